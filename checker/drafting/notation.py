"""A new value in the notation of the old one: digits, commas, Chinese numerals, decimals, 万 and 亿, 翻番 stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import NamedTuple

from checker.align.values import written
from checker.numerals import ARABIC, HAN, value_of
from checker.reading.elements import Comparator, Metric, Reading
from checker.text import Span

_ARABIC = re.compile(ARABIC)
_HAN = re.compile(HAN)
_DOUBLING = re.compile(r"翻(?:了|近|约|上)?(?P<times>[一二两三四1-4])?番")
_TIMES = {Decimal(2): "一", Decimal(4): "两", Decimal(8): "三", Decimal(16): "四"}
_WIDE = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
_DIGITS = "零一二三四五六七八九"
_STEPS = ("", "十", "百", "千")
_ROUNDINGS = {
    Comparator.GE: ROUND_FLOOR,
    Comparator.GT: ROUND_FLOOR,
    Comparator.LE: ROUND_CEILING,
    Comparator.LT: ROUND_CEILING,
}


class Figure(NamedTuple):
    """Where the digits of a metric stand in its passage, without comparison words and unit."""

    span: Span
    text: str


def figure_of(reading: Reading, metric: Metric) -> Figure | None:
    """Return the digits of a metric; both ends and what stands between them of a range. None where there are none."""
    text = reading.passages[metric.passage].normal
    if found := _DOUBLING.search(text, metric.span.start, metric.span.stop):
        return Figure(Span(*found.span()), found[0])
    if metric.value is None:
        return None
    low = token_of(text, metric.span, abs(metric.value))
    if low is None or metric.value_max is None:
        return None if low is None else Figure(low, low.of(text))
    high = token_of(text, Span(low.stop, metric.span.stop), abs(metric.value_max))
    return None if high is None else Figure(Span(low.start, high.stop), Span(low.start, high.stop).of(text))


def token_of(text: str, span: Span, value: Decimal) -> Span | None:
    """Return where the numeral of this value stands inside a span, None where there is none."""
    return next((token for token in _tokens(text, span) if value_in(token.of(text)) == value), None)


def _tokens(text: str, span: Span) -> Iterator[Span]:
    for found in _ARABIC.finditer(text, span.start, span.stop):
        yield Span(*found.span())
    for found in _HAN.finditer(text, span.start, span.stop):
        yield Span(*found.span())
        if len(found[0]) > 1 and found[0][-1] in "万亿":  # 五千万元 counts 5000 of the unit 万元
            yield Span(found.start(), found.end() - 1)


def value_in(text: str | None) -> Decimal | None:
    """Return the value of digits or Chinese numerals, None for anything else."""
    try:
        return value_of(text) if text else None
    except ValueError:
        return None


def rewritten(reading: Reading, metric: Metric, value: Decimal, value_max: Decimal | None = None) -> str | None:
    """Return the digits of a metric for a new value in its own unit, all digits told that the value has.

    None where the notation can't say it: 翻番 for what is no power of two, a fall that became a rise, one value for
    a range.
    """
    figure = figure_of(reading, metric)
    if figure is None or (metric.value is not None and (metric.value < 0) != (value < 0)):
        return None
    if "番" in figure.text:
        times = _TIMES.get(value)
        return f"翻{times}番" if times else None
    if metric.value_max is None or metric.value is None:
        return _in_notation(reading, metric, figure.span, abs(value)) if value_max is None else None
    if value_max is None:
        return None
    text = reading.passages[metric.passage].normal
    low, high = token_of(text, figure.span, abs(metric.value)), None
    if low is not None:
        high = token_of(text, Span(low.stop, figure.span.stop), abs(metric.value_max))
    if low is None or high is None:
        return None
    ends = [_in_notation(reading, metric, end, abs(v)) for end, v in ((low, value), (high, value_max))]
    return None if None in ends else f"{ends[0]}{text[low.stop : high.start]}{ends[1]}"


def _in_notation(reading: Reading, metric: Metric, span: Span, value: Decimal) -> str | None:
    return in_notation(span.of(reading.passages[metric.passage].normal), value, reading.written(metric.passage, span))


def in_notation(old: str, value: Decimal, source: str) -> str | None:
    """Return a value as the numeral `old` is written, in full width where its `source` is; None if it can't be."""
    if not _ARABIC.fullmatch(old):
        return han(value, two="两" if "两" in old else "二")
    decimals = max(_decimals(old), _decimals(written(value)))
    text = f"{value:,.{decimals}f}" if "," in old else f"{value:.{decimals}f}"
    return text.translate(_WIDE) if any("０" <= c <= "９" for c in source) else text


def _decimals(text: str) -> int:
    return len(text.partition(".")[2])


def rounded_like(metric: Metric, value: Decimal) -> Decimal:
    """Return a computed value with as many decimals as the metric has; a bound (30%以上) is rounded to stay true.

    Multiples have one more: 2.3倍 is not 2倍.
    """
    unit = Decimal(1).scaleb(-max(metric.decimals, int(metric.unit == "倍")))
    return value.quantize(unit, rounding=_ROUNDINGS.get(metric.comparator, ROUND_HALF_UP))


def han(value: Decimal, *, two: str = "二") -> str | None:
    """Return a value below 10^12 in Chinese numerals: 1250.5 → 一千二百五十点五; None for larger ones.

    `two` is how a 2 in front of 百, 千, 万 and 亿 is written.
    """
    whole, decimals = int(value), written(value).partition(".")[2]
    if value < 0 or whole >= 10**12:
        return None
    groups = [(whole // 10**8, "亿"), (whole // 10**4 % 10**4, "万"), (whole % 10**4, "")]
    out = ""
    for number, unit in groups:
        if not number:
            out += "零" if out and unit == "万" and whole % 10**4 else ""
            continue
        gap = bool(out) and number < 1000 and not out.endswith("零")
        out += ("零" if gap else "") + _under_myriad(number, two, first=not out) + unit
        if two != "二" and number == 2 and unit:
            out = f"{out[:-2]}{two}{unit}"
    out = out or "零"
    return out + ("点" + "".join(_DIGITS[int(d)] for d in decimals) if decimals else "")


def _under_myriad(number: int, two: str, *, first: bool) -> str:
    """Return a number from 1 to 9999; 十 and not 一十 where it comes first."""
    out, zero = "", False
    for step in (3, 2, 1, 0):
        digit = number // 10**step % 10
        if digit:
            name = two if digit == 2 and step > 1 else _DIGITS[digit]
            out += ("零" if zero and out else "") + name + _STEPS[step]
        zero = not digit
    return out[1:] if first and out.startswith("一十") else out
