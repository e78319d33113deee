"""Numbers that are parts of a whole or multiples, as words write them: 百分之五, 三分之一, 七成六, 一半, 翻一番."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from checker.reading.listed_number import AND, BETWEEN, NUMERALS, PERCENT, ListedNumber, compared, some
from checker.reading.listed_units import unit_at
from checker.reading.written_numbers import WrittenNumber, number_at
from checker.text import Span

_OF = r"[ \xa0]{0,3}分[ \xa0]{0,3}之[ \xa0]{0,3}"
_PERCENT_OF = re.compile(rf"(?P<parts>[百佰千仟万亿]+){_OF}(?P<sign>负?)")
_FRACTION_OF = re.compile(rf"{_OF}(?P<sign>负?)")
_STROKE = re.compile(r"(\d{1,2})/(\d{1,2})(?![\d/.A-Za-z])")
_AND_STROKE = re.compile(r" (\d{1,2})/(\d{1,2})(?![\d/.A-Za-z])")
TENTHS = re.compile(
    rf"[ \xa0]{{0,3}}(?P<word>成(?![立为功果效本员都长型品熟就渝交绩绵批因份像])|折(?![算射扣旧线叠磨页合腾返转]))"
    rf"(?:[ \xa0]{{0,3}}(?P<rest>半|[一二三四五六七八九](?![{NUMERALS}万亿\u4e00-\u9fff])))?"
)
_HALVES = re.compile(r"(?<=打)对折|半(?P<tenth>[成折])|(?<![一二三四五六七八九十])(?:一半|半数)(?!以[上下]学)")
_DOUBLING = re.compile(r"翻(?:了|近|约|上)?(?P<times>[一两二三四1-4])?番")


def percent_of(text: str, at: int) -> ListedNumber | None:
    """Read 百分之五, 千分之一, 百万分之三 as per cent; with 一 in front (一百分之五) they are fractions."""
    match = _PERCENT_OF.match(text, at)
    if match is None or text[at - 1 : at] in set(NUMERALS) | set("0123456789"):
        return None
    written = number_at(text, match.end())
    if written is None:
        if not text.startswith("百", match.end()):
            return None
        written = WrittenNumber(Span(match.end(), match.end() + 1), Decimal(100))  # 百分之百
    parts = number_at("一" + match["parts"], 0)
    if parts is None:
        return None
    factor = (-1 if match["sign"] else 1) * Decimal(100) / parts.value
    found = ListedNumber(
        Span(at, written.span.stop), written.span, written.value * factor, None, "%", some(written.some)
    )
    high = written.high * factor if written.high is not None else None
    between = BETWEEN.match(text, found.span.stop)
    other = (percent_of(text, between.end()) or _plain_percent(text, between.end(), factor)) if between else None
    if other is not None and other.value_max is None and other.value > found.value:
        span, number = Span(at, other.span.stop), Span(found.number.start, other.number.stop)
        return compared(text, replace(found, span=span, number=number, value_max=other.value))
    return compared(text, replace(found, value_max=high))


def _plain_percent(text: str, at: int, factor: Decimal) -> ListedNumber | None:
    """Read the other end of 百分之三至五, which leaves out its 百分之."""
    written = number_at(text, at)
    if written is None or unit_at(text, written.span.stop) or PERCENT.match(text, written.span.stop):
        return None
    return ListedNumber(written.span, written.span, written.value * factor, None, "%")


def literal(text: str, at: int) -> ListedNumber | None:
    """Read 一半, 半数, 半成, 打对折, 翻一番."""
    match = _HALVES.match(text, at)
    if match:
        span = Span(*match.span())
        value, unit = (Decimal(5 if match["tenth"] == "成" else 50), "%")
        if match["tenth"] is None and "折" not in match[0]:
            value, unit = Decimal("0.5"), ""
        return compared(text, ListedNumber(span, span, value, None, unit or None))
    match = _DOUBLING.match(text, at)
    if match is None:
        return None
    times = number_at(match["times"] or "一", 0)
    span = Span(*match.span())
    power = Decimal(2) ** times.value if times else Decimal(2)
    return compared(text, ListedNumber(span, span, power, None, "倍"))


def fraction(text: str, written: WrittenNumber) -> WrittenNumber | None:
    """Return the fraction that begins with `written`: 三分之一, 3又1000分之23, 1 4/3, 3/5."""
    whole, start = Decimal(0), written.span.start
    both = AND.match(text, written.span.stop)
    part = number_at(text, both.end()) if both else None
    if part is not None:
        whole, written = written.value, part
    of = _FRACTION_OF.match(text, written.span.stop)
    above = number_at(text, of.end()) if of else None
    if of and above and written.value:
        value = above.value / written.value * (-1 if of["sign"] else 1)
        return WrittenNumber(Span(start, above.span.stop), whole + value)
    stroke = _STROKE.match(text, written.span.start)
    if stroke is None and not whole:
        stroke = _AND_STROKE.match(text, written.span.stop)
        whole = written.value
    if stroke is None or int(stroke[2]) < 2:
        return None
    return WrittenNumber(Span(start, stroke.end()), whole + Decimal(stroke[1]) / Decimal(stroke[2]))


def tenths(text: str, written: WrittenNumber, number: Span, value: Decimal) -> ListedNumber | None:
    """Return 三成, 七成六, 9.5折, 三八折 as per cent; 十折 is none."""
    match = TENTHS.match(text, number.stop)
    if match is None or value > (10 if match["word"] == "成" else 99):
        return None
    if match["word"] == "折" and value == 10:
        return None
    rate = value if value > 10 else value * 10
    rate += 5 if match["rest"] == "半" else Decimal("0")
    if match["rest"] and match["rest"] != "半":
        rest = number_at(match["rest"], 0)
        rate += rest.value if rest else 0
    span = Span(number.start, match.end())
    return ListedNumber(span, number, rate, None, "%", some(written.some))
