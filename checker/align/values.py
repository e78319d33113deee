"""What two metrics state, in one unit, and how figures are written in computations."""

from __future__ import annotations

from decimal import Decimal

from checker.intervals import Interval
from checker.reading.elements import Comparator, Metric
from checker.reading.units import unit_of

_TOLERANCE = Decimal("0.02")  # 左右, 约: as in `Metric.interval`


def stated(metric: Metric) -> Interval | None:
    """Return the figure as stated, without its rounding and without 以上 or 以下: a target is set, not measured.

    A range keeps both ends, 左右 its tolerance; None without a value.
    """
    if metric.value is None:
        return None
    low, high = metric.value, metric.value_max if metric.value_max is not None else metric.value
    slack = abs(high) * _TOLERANCE if metric.comparator is Comparator.APPROX else Decimal(0)
    return Interval(low - slack, high + slack)


def factor(unit: str | None, into: str | None) -> Decimal | None:
    """Return what a value in `unit` is multiplied by to be in `into` (万元 → 亿元: 0.0001), None if of another kind."""
    if unit == into:
        return Decimal(1)
    one, other = (unit_of(name) if name else None for name in (unit, into))
    if one is None or other is None or one.dimension != other.dimension:
        return None
    return one.factor / other.factor


def in_unit(interval: Interval | None, unit: str | None, into: str | None) -> Interval | None:
    """Return an interval of `unit` in the unit `into`; None when there is none or the units differ in kind."""
    times = factor(unit, into)
    return interval.scaled(times) if interval is not None and times is not None else None


def written(value: Decimal) -> str:
    """Return a value in plain digits without idle zeros: 1.50 → 1.5, 1E+2 → 100."""
    text = format(value.normalize(), "f")
    return "0" if text == "-0" else text


def rounded(value: Decimal, decimals: int) -> str:
    """Return a value with so many digits behind the point."""
    return format(round(value, decimals), "f")


def with_unit(metric: Metric) -> str:
    """Return the stated figure with comparator and unit as a card shows it: 不足1%, 100家以上, 1-2个."""
    if metric.value is None:
        return "未写明数值"
    figure = written(metric.value)
    if metric.value_max is not None:
        figure += f"-{written(metric.value_max)}"
    figure += metric.unit or ""
    shapes = {
        Comparator.GE: "{}以上",
        Comparator.GT: "超过{}",
        Comparator.LE: "不超过{}",
        Comparator.LT: "不足{}",
        Comparator.APPROX: "{}左右",
    }
    return shapes.get(metric.comparator, "{}").format(figure)
