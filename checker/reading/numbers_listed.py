"""Every number of a text with what it counts, metric or not: the listing behind `read --quantities`.

It is wider than `quantities`, which looks for figures of plans: bare numbers, ordinals, fractions, money of every
country, negative numbers and powers are listed as well. Left out are numerals that count nothing: words (四川, 统一),
addresses, times of day, document numbers, names in 《》, list numbers and slogans (1+1+9).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from checker import resources
from checker.numerals import DIGITS
from checker.reading.listed_number import AND, BETWEEN, HAN_DIGITS, NUMERALS, PERCENT, ListedNumber, compared, some
from checker.reading.listed_shares import TENTHS, fraction, literal, percent_of, tenths
from checker.reading.listed_units import half_behind, minor_at, unit_at, unit_before
from checker.reading.written_numbers import ZEROS, WrittenNumber, number_at
from checker.text import MappedText, Span

_START = re.compile(rf"[\d{NUMERALS}万亿半打翻对]|\.\d")
_SOUND_ALIKE = frozenset("肆伍陆拾佰仟")
"""Capital numerals that are words of their own: alone they count only between marks or before a unit, as 零 does."""

_SKIPPED = re.compile(
    r"https?:\S+|www\.\S+|《[^》]*》|[A-Za-z_][A-Za-z_]*-?\d[\w.%-]*|(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)"
    r"|(?<!\d)(?:0\d{2,3}-\d{7,8}|400-\d{3,4}-\d{3,4}|1[3-9]\d{9})(?!\d)"
    r"|(?<!\d)\d+(?:\+[\dA-Za-z]+)+|[〔\[（]\d{4}[〕\]）]\s?\d+号|(?<!\d)\d{4}-\d{1,2}-\d{1,2}(?!\d)"
)
_LIST_NUMBER = re.compile(
    rf"\A(?:（\s?(?:\d{{1,2}}|[{NUMERALS}]{{1,3}})\s?）|(?:\d{{1,2}}|[{NUMERALS}]{{1,3}})[、．.](?!\d)(?=\S)"
    rf"|\d{{1,2}}[）)]|第[{NUMERALS}]+[章节篇编])"
)
_ITEM = re.compile(r"(?:\A|(?<=[。；：，、]))[一二三四五六七八九十]{1,2}[是要](?=[\u4e00-\u9fff])")
_QUOTED = re.compile(r"“[^”]{1,24}”|‘[^’]{1,16}’")
_DOTTED = re.compile(r"\d+(?:\.\d+){2,}|\.{2,}\d+")

_MINUS = re.compile(r"(?:(?<![肩担背抱辜胜自])负|零下|(?:\A|(?<=[ (（\[:：,，、。;；=为至达是长降升减跌]))-)\s?\Z")
_WIDE_COMMA = re.compile(r"(?<=\d)，(?=\d{3}(?!\d))")
_WORD_LENGTH = 4


@cache
def _words() -> frozenset[str]:
    return frozenset(row["word"] for row in resources.rows("numeral_words.tsv"))


def find_numbers(text: str) -> list[ListedNumber]:
    """Return every number of cleaned text in order, none overlapping another."""
    return list(_numbers(text))


def with_wide_commas(text: MappedText) -> str:
    """Return the cleaned text with a comma between full-width digits as a thousands mark: １，２００ is one number."""
    normal = text.normal
    for match in _WIDE_COMMA.finditer(normal):
        before = text.to_source(Span(match.start() - 1, match.start())).of(text.source)
        if not before.isascii():
            normal = f"{normal[: match.start()]},{normal[match.end() :]}"
    return normal


def _numbers(text: str) -> Iterator[ListedNumber]:
    skipped = _left_out(text)
    dotted = [m.span() for m in _DOTTED.finditer(text)]
    at = last = 0
    while (start := _START.search(text, at)) is not None:
        at = start.start()
        if (stop := _inside(skipped, at)) is not None:
            at = stop
            continue
        found = _read(text, at, last, whole_only=_inside(dotted, at) is not None)
        if found is None:
            at = _end_of_run(text, at)
            continue
        if isinstance(found, int):
            at = found
            continue
        yield found
        at = last = found.span.stop


def _left_out(text: str) -> list[tuple[int, int]]:
    """Return where numerals count nothing: addresses, titles, list numbers, quoted names that are no bare number."""
    found = [m.span() for pattern in (_SKIPPED, _LIST_NUMBER, _ITEM) for m in pattern.finditer(text)]
    for match in _QUOTED.finditer(text):
        inner = text[match.start() + 1 : match.end() - 1]
        if not _is_number(inner):
            found.append(match.span())
    return sorted(found)


def _is_number(text: str) -> bool:
    found = next(iter(_numbers(text)), None) if "“" not in text and "‘" not in text else None
    return found is not None and found.span.start == 0 and found.span.stop >= len(text) - 2


def _inside(spans: list[tuple[int, int]], at: int) -> int | None:
    return next((stop for start, stop in spans if start <= at < stop), None)


def _end_of_run(text: str, at: int) -> int:
    """Return where to look further: past the digits of a figure that is part of a name (5G), else one character on."""
    match = re.compile(r"\d+(?:\.\d+)?[A-Za-z]*").match(text, at)
    return match.end() if match else at + 1


def _read(text: str, at: int, last: int, whole_only: bool) -> ListedNumber | int | None:
    """Return the number at `at`, behind one that ends at `last`; an integer is where to look on; None for none."""
    for read in (percent_of, literal):
        if (special := read(text, at)) is not None:
            return special
    if text[at] in "万亿打翻对半" and not (text[at] == "半" and text[at + 1 : at + 2] == "百"):
        return _half_unit(text, at) if text[at] == "半" else None
    written = _half_hundred(text, at) or number_at(text, at, whole_only)
    if written is None:
        return None
    number = fraction(text, written) or written
    return _with_unit(text, number, _sign_start(text, at), last)


def _half_hundred(text: str, at: int) -> WrittenNumber | None:
    if not text.startswith("半百", at):
        return None
    return WrittenNumber(Span(at, at + 2), Decimal(50), han=True)


def _sign_start(text: str, at: int) -> int:
    """Return where the number begins with its sign."""
    match = _MINUS.search(text, max(0, at - 3), at)
    return match.start() if match else at


def _half_unit(text: str, at: int) -> ListedNumber | None:
    """Read 半 before a unit (半吨, 半小时) where it is no word (半导体)."""
    unit = unit_at(text, at + 1)
    if unit is None or text[at - 1 : at] in set("一两大小多过各") or _word_stop(text, Span(at, at + 1), unit.span.stop):
        return None
    number = Span(at, at + 1)
    return compared(text, ListedNumber(Span(at, unit.span.stop), number, Decimal("0.5"), None, unit.name))


def _with_unit(text: str, written: WrittenNumber, start: int, last: int) -> ListedNumber | int | None:
    """Return `written` with per cent, tenths, a range's other end or its unit; None or where to go on for no number."""
    sign = -1 if start < written.span.start else 1
    number = Span(start, written.span.stop)
    value, high = sign * written.value, written.high
    rate = tenths(text, written, number, value)
    if rate is not None or TENTHS.match(text, number.stop):
        return compared(text, rate) if rate else None
    percent = PERCENT.match(text, number.stop)
    if percent:
        found = ListedNumber(Span(start, percent.end()), number, value, high, "%", some(written.some))
        return compared(text, _range(text, found, written) or found)
    if text[number.start - 1 : number.start] == "第" and number.start > 0:
        return _ordinal(text, number, value)
    unit = unit_at(text, written.stop)
    if unit is not None and number.of(text) == unit.name:
        return unit.span.stop  # 两两
    word = _word_stop(text, number, unit.span.stop if unit else number.stop) if written.han else None
    if word is not None:
        return word
    if unit is not None and high is None and (pair := _pair(number.of(text))):
        value, high = pair
    bare = ListedNumber(Span(start, written.stop), number, value, high, None, some(written.some))
    found = _measured(text, bare, last)
    other = _range(text, found, written)
    if other is None and unit is None and not _stands_alone(text, written, number):
        return number.stop
    return compared(text, other or found)


def _pair(figure: str) -> tuple[Decimal, Decimal] | None:
    """Return the two digits that stand for a range before a unit: 七八个, 一两天, 三五年."""
    if len(figure) != 2 or any(c not in HAN_DIGITS or c in ZEROS for c in figure):
        return None
    low, high = (Decimal(DIGITS[c]) for c in figure)
    return (low, high) if low < high <= low + 2 else None


def _ordinal(text: str, number: Span, value: Decimal) -> ListedNumber | int:
    """Return 第三 as a number without unit; a word that goes on (第三方) counts nothing."""
    span = Span(number.start - 1, number.stop)
    word = _word_stop(text, span, span.stop)
    return word if word is not None else ListedNumber(span, number, value, None, None)


def _measured(text: str, found: ListedNumber, last: int) -> ListedNumber:
    """Return `found` with the unit behind or before it, halves and smaller coins added."""
    unit = unit_at(text, found.span.stop)
    before = unit_before(text, found.number.start, unit)
    if before and before[1] < last:
        before = None
    start = before[1] if before else found.number.start
    name = unit.name if unit else None
    stop = unit.span.stop if unit else found.span.stop
    value = found.value
    if unit is not None and half_behind(text, unit):
        value, stop = value + Decimal("0.5"), stop + 1
    elif unit is not None and (unit.kind == "currency" or unit.name in ("元", "角")):
        value, stop = _coins(text, value, stop, unit.name)
    if before:
        name = before[0] if name in (None, "度", "°") else name
    return replace(found, span=Span(start, stop), value=value, unit=name)


def _coins(text: str, value: Decimal, at: int, major: str) -> tuple[Decimal, int]:
    """Return `value` with the smaller coins behind it: 50元6角三分, 两美元又三美分."""
    while True:
        joined = AND.match(text, at)
        written = number_at(text, joined.end() if joined else at)
        coin = minor_at(text, written.span.stop, major) if written else None
        if written is None or coin is None or written.value >= 100:
            return value, at
        value, at = value + written.value * coin[0], coin[1]


def _range(text: str, low: ListedNumber, written: WrittenNumber) -> ListedNumber | None:
    """Return the range that `low` begins (20-100个, 10%-15%, 5k-20k), None where no larger number follows."""
    between = BETWEEN.match(text, low.span.stop)
    if between is None or low.value_max is not None:
        return None
    other = number_at(text, between.end())
    if other is None:
        return None
    bare = ListedNumber(Span(other.span.start, other.stop), other.span, other.value, None, None, some(other.some))
    high = _measured(text, bare, other.span.start)
    percent = PERCENT.match(text, other.span.stop)
    if percent:
        high = replace(high, span=Span(other.span.start, percent.end()), unit="%")
    if low.unit not in (None, high.unit):
        return None
    value = low.value
    if low.unit is None and not other.han and not written.han and written.scale == 1 and other.scale > 1:
        value *= other.scale  # 1-2万家
    if high.value <= value:
        return None
    span = Span(low.span.start, high.span.stop)
    return replace(high, span=span, number=Span(low.number.start, other.span.stop), value=value, value_max=high.value)


def _stands_alone(text: str, written: WrittenNumber, number: Span) -> bool:
    """Tell whether a number without unit is one: no part of a name with letters, no pair of digits like 九九."""
    after = text[number.stop : number.stop + 1]
    if not written.han:
        return not (after.isascii() and after.isalpha())
    figure = number.of(text).removeprefix("负")
    between_marks = not _is_han(text[number.start - 1 : number.start]) and not _is_han(after)
    if len(figure) > 1 and all(c in HAN_DIGITS for c in figure):
        twice = figure[0] == figure[1] and len(figure) == 2
        return not twice and (between_marks or any(c in ZEROS for c in figure))
    return between_marks or (figure not in _SOUND_ALIKE and figure not in ZEROS)


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _word_stop(text: str, number: Span, unit_stop: int) -> int | None:
    """Return where the word ends that holds a short numeral (四川, 统一), None when it is no such word."""
    if number.stop - number.start > _WORD_LENGTH - 1:
        return None
    words = _words()
    for start in range(max(0, number.start - _WORD_LENGTH + 1), number.start + 1):
        for stop in range(min(len(text), start + _WORD_LENGTH), number.stop - 1, -1):
            inside = start == number.start and stop == number.stop
            if (
                not inside
                and text[start:stop].replace("壹", "一") in words
                and (stop >= unit_stop or start < number.start)
            ):
                return stop
    return None
