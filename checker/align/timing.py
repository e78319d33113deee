"""G4: targets of different years: the upper plan's path at the draft's year, and targets that stay behind.

An earlier target is laid beside the straight path from the upper plan's baseline to its target, for information only.
A later one that is still worse than the upper plan's earlier target lags behind it (XPL-02).
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from checker.align.values import ratio_of, rounded, stated, with_unit, written
from checker.align.verdicts import adds_up, better_upward
from checker.intervals import Interval
from checker.reading.elements import Measure, Metric
from checker.reading.indicators import Indicator


class Timing(NamedTuple):
    """What may be said of two targets of different years: a note for the table, and whether the draft lags."""

    note: str = ""
    lags: bool = False


def timing(
    draft: Metric, upper: Metric, years: tuple[int, int], base: Metric | None, indicator: Indicator | None
) -> Timing:
    """Return what two targets of the same kind and unit say across years (draft's, upper plan's).

    Sums are a part and a whole and say nothing; nor do growth rates, whose years do not lie on one path.
    """
    own, times = stated(draft), ratio_of(upper, draft)
    goal = stated(upper)
    if own is None or goal is None or times is None or adds_up(draft, indicator) or draft.measure is not Measure.LEVEL:
        return Timing()
    goal = goal.scaled(times)
    upward = better_upward(draft, indicator)
    if years[0] > years[1]:
        return _later(own, goal, years, upward)
    if goal.low is not None and upward is not None and (own.above(goal) if upward else own.below(goal)):
        return Timing(f"本规划{years[0]}年即优于上位规划{years[1]}年目标")
    return _earlier(own, draft, upper, years, base, times)


def _later(own: Interval, goal: Interval, years: tuple[int, int], upward: bool | None) -> Timing:
    behind = upward is not None and (own.below(goal) if upward else own.above(goal))
    if not behind:
        return Timing()
    return Timing(f"本规划{years[0]}年目标仍未达到上位规划{years[1]}年目标", lags=True)


def _earlier(
    own: Interval, draft: Metric, upper: Metric, years: tuple[int, int], base: Metric | None, times: Decimal
) -> Timing:
    if base is None or base.year is None or base.value is None or upper.value is None or base.unit != upper.unit:
        return Timing()
    if not base.year < years[0]:
        return Timing()
    passed, whole = years[0] - base.year, years[1] - base.year
    point = (base.value + (upper.value - base.value) * passed / whole) * times
    digits = max(draft.decimals, upper.decimals, 1)
    at = Interval.rounded(point, digits)
    side = "高于" if own.above(at) else "低于" if own.below(at) else "与"
    behind = "该进度" if side != "与" else "该进度相当"
    start = f"{base.year}年{with_unit(base)}至{years[1]}年{with_unit(upper)}"
    figure = written(Decimal(rounded(point, digits)))
    return Timing(f"上位规划由{start}，按直线推算{years[0]}年约{figure}{draft.unit or ''}，本规划{side}{behind}")
