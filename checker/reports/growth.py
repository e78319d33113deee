"""The yearly growth that leads from a baseline to a target, as a table shows it."""

from __future__ import annotations

from decimal import Decimal

from checker.reading.elements import Comparator, Measure, Metric

_AT_LEAST_BASE = {Comparator.LT: "＞", Comparator.LE: "≥"}
_AT_MOST_BASE = {Comparator.GT: "＜", Comparator.GE: "≤"}
_TARGET = {Comparator.GT: "＞", Comparator.GE: "≥", Comparator.LT: "＜", Comparator.LE: "≤"}
_UP, _DOWN = {"＞", "≥"}, {"＜", "≤"}


def yearly_growth(base: Metric | None, target: Metric | None) -> str | None:
    """Return the compound growth per year: 15.7%, ＞14.9% from a baseline below the value, 约6.1% with 左右.

    None where it says nothing: other units, no years, a baseline of zero, a range, or bounds that point both ways.
    """
    if base is None or target is None or base.unit != target.unit:
        return None
    start, end = _level(base), _level(target)
    if start is None or end is None or base.year is None or target.year is None or target.year <= base.year:
        return None
    rate = ((end / start) ** (Decimal(1) / (target.year - base.year)) - 1) * 100
    bound = _bound(base.comparator, target.comparator)
    return None if bound is None else f"{bound}{rate:.1f}%"


def _level(metric: Metric) -> Decimal | None:
    """Return the positive size that a metric states, None for a range, a growth or an increment."""
    if metric.measure is not Measure.LEVEL or metric.value is None or metric.value <= 0:
        return None
    return metric.value if metric.value_max in (None, metric.value) else None


def _bound(base: Comparator, target: Comparator) -> str | None:
    """Return the sign before the rate, empty for an exact one, None when the bounds point both ways."""
    signs = {(_AT_LEAST_BASE | _AT_MOST_BASE).get(base, ""), _TARGET.get(target, "")} - {""}
    if signs <= _UP or signs <= _DOWN:
        strict = next((sign for sign in ("＞", "＜") if sign in signs), None)
        about = "约" if Comparator.APPROX in (base, target) else ""
        return strict or next(iter(signs), about)
    return None
