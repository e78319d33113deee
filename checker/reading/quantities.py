"""Numbers with their unit and comparison word, found in cleaned text; names with digits left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from checker import numerals
from checker.numerals import AFTER, ARABIC, BEFORE, COMPARATOR_OF, DASH, PREFIXES, SCALE, SUFFIXES, value_of
from checker.reading import units
from checker.reading.elements import Comparator
from checker.reading.metric_cues import choice, ending
from checker.text import Span


class Form(StrEnum):
    """How a quantity is written."""

    NUMBER = "number"
    HAN = "han"
    DOUBLING = "doubling"
    PERCENT = "percent"
    FRACTION = "fraction"
    RANK = "rank"
    BARE = "bare"
    MANY = "many"


class Quantity(NamedTuple):
    """A written size: `span` holds comparison word, number and unit, `number` the digits alone.

    `use` is that of the unit's table (count, measure, ratio, time, rare); `unit` None for bare numbers.
    """

    span: Span
    number: Span
    value: Decimal
    value_max: Decimal | None
    unit: str | None
    comparator: Comparator
    decimals: int
    form: Form
    use: str


_Kind = tuple[
    Callable[[str], object] | None,
    Callable[[str], Iterator[re.Match[str]]],
    Callable[[str, re.Match[str]], Quantity | None],
]
HAN_DIGITS = "零〇一二两三四五六七八九十百千万亿"
_HAN = rf"[{HAN_DIGITS}]{{1,40}}(?:点[零〇一二三四五六七八九]+)?"
"""Chinese numerals; no number is longer, and a long row of them would be looked at again from each of its places."""
_REMEMBERED = 16384  # paragraphs: reading and several rules ask for the same, and again after an edit
_GUARDED = r"[\dA-Za-z.+＋/×]"
_GUARD = rf"(?<!{_GUARDED})"


@cache
def _number() -> re.Pattern[str]:
    low = rf"(?:{_GUARD}(?P<low>{ARABIC})|(?<!\d)(?P<han>{_HAN}))"
    high = rf"(?:\s?(?P<percent>[%％])?\s?{DASH}\s?(?P<high>{ARABIC}|{_HAN}))?"
    return re.compile(
        rf"{low}(?P<scale_low>{SCALE})?{high}\s?(?P<some>余|多(?!式))?\s?(?P<scale>{SCALE})?(?P<some_scaled>余|多)?"
        rf"\s?(?P<unit>{units.pattern()})"
    )


@cache
def _numeral() -> re.Pattern[str]:
    """Return what finds where a number with its unit may begin: a numeral with what may stand behind it.

    A run of digits is looked at as a whole, at most so many of them that a long row is passed over but once.
    """
    behind = HAN_DIGITS + re.escape("-—–~～－至到%％余多" + "".join(sorted(units.beginnings()))) + r"\s"
    return re.compile(
        rf"[\d{HAN_DIGITS}](?:(?<!\d)(?<!\d.)(?=[点{behind}])"
        rf"|(?<=\d)(?<!{_GUARDED}.)[\d,.]{{0,24}}+(?=[\d,.{behind}]))"
    )


_PERCENT = re.compile(rf"百分之(?P<low>{_HAN}|{ARABIC})(?:{DASH}(?:百分之)?(?P<high>{_HAN}|{ARABIC}))?")
_FRACTION = re.compile(
    rf"(?P<parts>{_HAN})分之(?P<part>{_HAN})(?!的一)|(?P<half>一半|半数)|(?P<past>过半)(?=$|[，,。；;、）])"
    r"|(?P<tenths>[一二三四五六七八九两])成(?P<hundredths>[一二三四五六七八九半])?(?=以上|左右|多|$|[，,。；;、])"
)
_TENTHS = re.compile("成(?<=[一二三四五六七八九两].)")
_SIGN = re.compile(rf"[\d{HAN_DIGITS}半翻]")
"""What every quantity holds one of."""
_RANK_SIGN = re.compile(
    r"[第前名位](?:(?<=[\d\s].)|(?=\s?(?:\d+|[一二三四五六七八九十百]+)\s?(?:[名位强，,。；;、）)]|$)))"
)
"""What every rank holds: what is sought first is one character, so that other texts are passed over quickly."""
_DOUBLING = re.compile(r"翻(?:了|近|约|上)?(?P<times>[一二两三四1-4])?番")
_RANK = re.compile(
    r"(?:第\s?(?P<nth>\d+|[一二三四五六七八九十]+)\s?(?:名|位|(?=[，,。；;、）)]|$))"
    r"|(?P<place>\d+)\s?(?:名|位)"
    r"|前(?P<top>\d+|[一二三四五六七八九十百]+)(?P<kind>名|位|强|(?=[，,。；;、）)]|$)))"
)


@cache
def _bare() -> re.Pattern[str]:
    """Numbers without unit: after a verb, at the start of a change, or right behind the name of an index."""
    stop = r"(?:[，,。；;、）)]|$)"
    return re.compile(
        rf"(?:(?:达到|达|至|到|为|在|超过|突破|不低于|不高于|不超过|高于|低于|约|近)\s?(?P<to>{ARABIC})"
        rf"(?=\s?(?:左右|以上|以下|以内)?{stop}|\s?[:：∶]\s?1(?![\d.]))"
        rf"|(?:缩小|提高|下降|上升|增加|减少|降低|提升)了?(?P<by>{ARABIC})(?=\s?(?:左右|以上)?{stop})"
        rf"|{_GUARD}(?P<of>{ARABIC})(?=\s?(?:左右|以上|以下|以内)?{stop})"
        rf"|(?:从|由)(?:(?:19|20)\d{{2}}年的?)?(?P<since>{ARABIC})(?=(?:\s?[:：∶]\s?1)?(?:提|增|升|降|下|上|缩|跃|扩|减)))"
    )


@cache
def _many() -> re.Pattern[str]:
    """Numbers in 万 or 亿 that leave the unit out (用户数达到600万); only with names of people or money."""
    return re.compile(
        rf"{_GUARD}(?P<low>{ARABIC})(?:\s?{DASH}\s?(?P<high>{ARABIC}))?\s?(?P<some>余|多)?\s?"
        rf"(?P<scale>万亿|千万|百万|十万|亿|万)(?P<more>余|多)?{_no_unit()}"
    )


def _no_unit() -> str:
    return (
        r"(?=\s?(?:左右|以上|以下|以内)?(?:[，,。；;、）)]|$)"
        rf"|的?[\u4e00-\u9fff]{{0,6}}?(?:{choice('people', 'sum')}))"
    )


@cache
def _many_end() -> re.Pattern[str]:
    """What every number in 万 or 亿 without unit ends with."""
    return re.compile(f"[万亿](?:余|多)?{_no_unit()}")


_BARE_END = re.compile(r"\d\s?(?:[，,。；;、）)左以:：∶提增升降下上缩跃扩减]|$)")
"""What stands behind every number without unit: most numbers have a unit or 年 there."""
RANKING = re.compile(
    r"(?:位居|位列|位次|列|居|排名|排在|排|名列|跃居|跃升|升至|升到|跻身|进入|稳居|保持|第\d+位\S{0,4}至)[^，,。；;]{0,14}$"
)
_RISING = re.compile(r"(?:跃升|上升|提升|攀升|升|前移|下降|滑落)?(?:至|到)(?:全\S)?第")
_BEFORE = re.compile(rf"(?:{BEFORE})\s?$")
_COMPARATORS = {word: Comparator(name) for word, name in COMPARATOR_OF.items()}
_BEFORE_ENDS = frozenset(word[-1] for words in PREFIXES.values() for word in words)
_AFTER_BEGINS = frozenset(word[0] for words in SUFFIXES.values() for word in words)
_AFTER = re.compile(rf"\s?(?:{AFTER})")
_NOT_BEFORE = re.compile(r"(?:[节集简制公条预]约|[附最邻靠临远相亲新]近)\s?$")
_QUOTED = re.compile(r"《[^》]*》|“[^”]{1,24}”|‘[^’]{1,16}’")


def find_quantities(text: str) -> list[Quantity]:
    """Return every number with a unit in `text`, in order, not overlapping; names in 《》 and short quotes left out."""
    return [*_quantities(text)]


@lru_cache(_REMEMBERED)
def _quantities(text: str) -> tuple[Quantity, ...]:
    found = _candidates(text) if _SIGN.search(text) else []
    if not found:
        return ()
    quoted = [m.span() for m in _QUOTED.finditer(text)]
    found = [q for q in found if not any(a < q.number.stop and q.number.start < b for a, b in quoted)]
    found.sort(key=lambda q: (q.number.start, -q.span.stop))
    out: list[Quantity] = []
    for quantity in found:
        if not out or quantity.number.start >= out[-1].span.stop:
            out.append(quantity)
    return tuple(out)


@cache
def _kinds() -> tuple[_Kind, ...]:
    """Return the kinds of quantities: what a text must hold, how they are found, and what a match says."""
    return (
        (_RANK_SIGN.search, _RANK.finditer, _from_rank),
        (lambda text: "翻" in text, _DOUBLING.finditer, _from_doubling),
        (lambda text: "百分之" in text, _PERCENT.finditer, _from_percent),
        (_may_hold_fraction, _FRACTION.finditer, _from_fraction),
        (_BARE_END.search, _bare().finditer, _from_bare),
        (None, _numbers, _from_number),
        (_many_end().search, _many().finditer, _from_many),
    )


def _candidates(text: str) -> list[Quantity]:
    found: list[Quantity] = []
    for may_hold, matches, quantity_of in _kinds():
        if may_hold is not None and not may_hold(text):
            continue  # most paragraphs have no sign of most kinds
        for match in matches(text):
            try:
                quantity = quantity_of(text, match)
            except ValueError:
                continue  # numerals that have no one value (百分之二三十, 三四十) are no quantity
            if quantity is not None:
                found.append(quantity)
    return found


def _may_hold_fraction(text: str) -> bool:
    return "分之" in text or "半" in text or ("成" in text and _TENTHS.search(text) is not None)


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of the number pattern; it is tried where a numeral stands alone, which is much quicker."""
    match_at, next_numeral, at = _number().match, _numeral().search, 0
    while numeral := next_numeral(text, at):
        at = numeral.start()
        if match := match_at(text, at):
            yield match
            at = match.end()
        else:
            at += 1


def _is_rank(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 24) : match.start()]
    return RANKING.search(before) is not None or _RISING.match(text, match.end()) is not None


def _from_rank(text: str, match: re.Match[str]) -> Quantity | None:
    topmost = match["kind"] and re.match(r"[，,。；;、）)]|$", text[match.end() : match.end() + 1])
    if not topmost and not _is_rank(text, match):
        return None
    written = match["nth"] or match["place"] or match["top"]
    comparator = Comparator.LE if match["top"] else Comparator.EQ
    span = Span(*match.span())
    return Quantity(span, span, value_of(written), None, "位", comparator, 0, Form.RANK, "ratio")


def _from_doubling(text: str, match: re.Match[str]) -> Quantity:
    value = Decimal(2) ** value_of(match["times"] or "一")
    span, comparator = _with_words(text, Span(*match.span()), "ratio")
    return Quantity(span, Span(*match.span()), value, None, "倍", comparator, 0, Form.DOUBLING, "ratio")


def _from_percent(text: str, match: re.Match[str]) -> Quantity:
    high = value_of(match["high"]) if match["high"] else None
    span, comparator = _with_words(text, Span(*match.span()), "ratio")
    return Quantity(
        span, Span(*match.span()), value_of(match["low"]), high, "%", comparator,
        numerals.decimals_of(match[0]), Form.PERCENT, "ratio",
    )  # fmt: skip


def _from_fraction(text: str, match: re.Match[str]) -> Quantity:
    unit: str | None = None
    if match["half"] or match["past"]:
        value = numerals.HALF
    elif match["tenths"]:
        rest = {None: Decimal(0), "半": numerals.HALF}.get(match["hundredths"])
        value, unit = value_of(match["tenths"]), "成"
        value += value_of(match["hundredths"]) / 10 if rest is None else rest
    else:
        value = value_of(match["part"]) / (value_of(match["parts"]) or 1)
    span, comparator = _with_words(text, Span(*match.span()), "ratio")
    comparator = Comparator.GT if match["past"] else comparator
    return Quantity(span, Span(*match.span()), value, None, unit, comparator, 0, Form.FRACTION, "ratio")


def _from_bare(text: str, match: re.Match[str]) -> Quantity | None:
    number = Span(*match.span(match.lastgroup or "to"))
    written = number.of(text)
    if match["of"] and not ending("score").search(text, max(0, match.start() - 6), match.start()):
        return None
    span, comparator = _with_words(text, number, "ratio")
    return Quantity(
        span, number, value_of(written), None, None, comparator, numerals.decimals_of(written), Form.BARE, "ratio"
    )


def _from_many(text: str, match: re.Match[str]) -> Quantity:
    high = value_of(match["high"]) if match["high"] else None
    span, comparator = _with_words(text, Span(*match.span()), "count")
    if comparator is Comparator.EQ and (match["some"] or match["more"]):
        comparator = Comparator.GT
    decimals = numerals.decimals_of(match["high"] or match["low"])
    return Quantity(
        span,
        Span(*match.span()),
        value_of(match["low"]),
        high,
        match["scale"],
        comparator,
        decimals,
        Form.MANY,
        "count",
    )


def _from_number(text: str, match: re.Match[str]) -> Quantity | None:
    """Return the quantity of a match of the number pattern; None when its digits are no number."""
    low, han, scale_low, _, high, some, scale, some_scaled, written = match.groups()
    low, scale = low or han, scale or ""
    if han and low[-1] in "万亿" and len(low) > 1 and not scale:
        low, scale = low[:-1], low[-1]
    elif han and low in ("万", "亿") and not scale:
        low, scale = "一", low
    if high and high[-1] in "万亿" and len(high) > 1 and not scale:
        high, scale = high[:-1], high[-1]
    try:
        value, value_max = value_of(low), value_of(high) if high else None
        if scale_low:
            if high and not scale:
                return None
            if not high:
                scale = scale_low + scale
    except ValueError:
        return None
    if value_max is not None and value_max <= value:
        return None
    unit, use = _unit(written)
    number = Span(*match.span())
    span, comparator = _with_words(text, number, use)
    if comparator is Comparator.EQ and (some or some_scaled):
        comparator = Comparator.GT
    return Quantity(
        span,
        number,
        value,
        value_max,
        scale + unit,
        comparator,
        numerals.decimals_of(high or low),
        Form.HAN if han else Form.NUMBER,
        use,
    )


@lru_cache(1024)
def _unit(written: str) -> tuple[str, str]:
    """Return a unit's name and how prose uses it."""
    name = units.normal_name(written)
    known = units.unit_of(name) or units.unit_of(name.split("/")[0])
    return name, known.use if known else "measure"


def _with_words(text: str, span: Span, use: str) -> tuple[Span, Comparator]:
    """Return `span` widened by the comparison words around it, and what they state; the word behind wins."""
    head, behind = text[max(0, span.start - 6) : span.start], text[span.stop : span.stop + 1]
    before = after = None
    if head and (head[-1] in _BEFORE_ENDS or head[-1].isspace()):  # as seldom
        before = None if _NOT_BEFORE.search(head) else _BEFORE.search(head)
    if behind and (behind in _AFTER_BEGINS or behind.isspace()):
        after = _AFTER.match(text, span.stop)
    if after and after[0].strip() == "内" and use != "time":
        after = None
    if after and (
        after[0].strip() in ("起", "许", "有余", "前后") or text.startswith(("简称", "统称", "述"), after.end())
    ):
        after = None
    if before and before[0].strip() == "突破" and use == "count" and "\u4e00" <= behind <= "\u9fff":
        before = None  # 突破百项技术: a verb with its object, no comparison
    word = after[0].strip() if after else before[0].strip() if before else None
    start = span.start - len(before[0]) if before else span.start
    stop = after.end() if after else span.stop
    return Span(start, stop), _COMPARATORS[word] if word else Comparator.EQ
