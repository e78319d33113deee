"""What the values of two comparable metrics say of each other (domain brief, 1.5)."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from checker import resources
from checker.align.pairs import Verdict
from checker.align.relation import Relation
from checker.align.values import MEAN, per_heads, ratio_of, rounded, stated
from checker.intervals import Interval
from checker.reading.elements import Comparator, Measure, Metric
from checker.reading.indicators import Indicator, catalogue
from checker.reading.units import unit_of

_NO_SIZES = frozenset({"temperature", "voltage", "sound", "score", "bandwidth"})
_NO_SUM = re.compile(f"{MEAN.pattern}|率|比重|密度|浓度|指数|系数|强度|寿命|年限|倍差|时间|间隔|距离|半径")
RATES = frozenset({Measure.GROWTH, Measure.YOY, Measure.CAGR, Measure.MULTIPLE})


class Outcome(NamedTuple):
    """A verdict, the draft's value minus the upper one in the draft's unit where they may be compared, and a note.

    `better` tells whether the draft's side is the better one, None where they are equal or neither side is.
    """

    verdict: Verdict
    difference: Decimal | None
    note: str = ""
    better: bool | None = None


def outcome(
    draft: Metric,
    upper: Metric,
    indicator: Indicator | None,
    area: Relation,
    bases: tuple[Metric | None, Metric | None] = (None, None),
) -> Outcome:
    """Return what the stated values say; both must have passed the gates. `bases` are the two baselines, if any.

    Sizes that add up over areas (companies, 亿元) are a part and its whole when the draft's area lies inside the upper
    plan's: a smaller part is no lower target, a larger one can't be. What falls (−17%) is compared by how far it falls.
    """
    own, other = stated(draft), stated(upper)
    times = ratio_of(upper, draft)
    if own is None or other is None or times is None:
        return Outcome(Verdict.NOT_COMPARABLE, None, "没有可比的数值")
    other = other.scaled(times)
    falls = is_fall(draft, indicator) and is_fall(upper, indicator)
    if falls:
        own, other = _size(own), _size(other)
    difference = (draft.value or Decimal(0)) - (upper.value or Decimal(0)) * times
    if falls:
        difference = abs(draft.value or Decimal(0)) - abs((upper.value or Decimal(0)) * times)
    if own.meets(other):
        return Outcome(Verdict.EQUAL, difference)
    higher = own.above(other)
    if adds_up(draft, indicator) and area is not Relation.SAME:
        if higher:
            return Outcome(Verdict.PART_EXCEEDS_WHOLE, difference)
        return Outcome(Verdict.NOT_COMPARABLE, None, f"部分与总体，占上位目标的{_portion(own, other)}")
    upward = better_upward(draft, indicator, falls)
    if indicator is None and draft.measure is Measure.LEVEL:
        upward = wanted_upward((draft, upper), bases)
    if draft.measure is Measure.INCREMENT and draft.unit in ("%", "百分点"):
        upward = None  # points gained say nothing of the level they lead to
    verdict = Verdict.HIGHER if higher else Verdict.LOWER
    return Outcome(verdict, difference, _bound_note(upper, higher), None if upward is None else upward is higher)


def _portion(own: Interval, other: Interval) -> str:
    return share(own.low, other.high) if own.low is not None and other.high is not None else "—"


def _size(interval: Interval) -> Interval:
    """Return how far a fall goes: 17 for −17 and for 17."""
    return -interval if interval.high is not None and interval.high <= 0 else interval


def is_fall(metric: Metric, indicator: Indicator | None) -> bool:
    """Tell whether a figure says how far something falls: 下降17%, or a value of 单位GDP能耗降低."""
    if indicator is not None and indicator.name.endswith(("降低", "下降", "减少")):
        return True
    return metric.measure in RATES and metric.value is not None and metric.value < 0


def better_upward(metric: Metric, indicator: Indicator | None, falls: bool = False) -> bool | None:
    """Tell whether the larger of two values is the better one; None where the catalogue does not say."""
    if metric.measure is Measure.RANK:
        return False
    if indicator is None or indicator.direction not in ("higher", "lower"):
        return None
    if falls and not indicator.name.endswith(("降低", "下降", "减少")):
        return indicator.direction == "lower"  # of pollution, the larger fall is the better one
    return indicator.direction == "higher"


def tells_harm(name: str) -> bool:
    """Tell whether a name that the catalogue does not know is of what should fall: 死亡人数, 到达时间."""
    return _harm().search(name) is not None


@cache
def _harm() -> re.Pattern[str]:
    return re.compile("|".join(row["pattern"] for row in resources.rows("harm_words.tsv")))


_FALL = re.compile(r"(?:下降|降低|减少|压减|削减)(?:率|幅度|比例)?$")


def wanted_upward(targets: tuple[Metric, Metric], bases: tuple[Metric | None, Metric | None]) -> bool | None:
    """Tell from the plans themselves whether the larger of two values is the better one; None where they do not show.

    For what the catalogue does not know: 不低于 bounds what should be high and 不超过 what should be low; without a
    bound, both plans must move the figure the same way from their baselines, and its name must not speak of harm.
    """
    bounds = {target.comparator in (Comparator.GE, Comparator.GT) for target in targets if target.comparator in _BOUNDS}
    if bounds:
        return bounds.pop() if len(bounds) == 1 else None
    if _FALL.search(targets[0].name):
        return True
    moves = {_moves(*pair) for pair in zip(targets, bases, strict=True)} - {0}
    if len(moves) != 1 or None in moves:
        return None
    up = moves == {1}
    return None if up and tells_harm(targets[0].name) else up


_BOUNDS = (Comparator.GE, Comparator.GT, Comparator.LE, Comparator.LT)


def _moves(target: Metric, base: Metric | None) -> int | None:
    """Return 1 where a target lies above its baseline, -1 below, 0 where they are equal; None without a baseline."""
    times = ratio_of(base, target) if base is not None else None
    if base is None or base.value is None or target.value is None or times is None:
        return None
    start = base.value * times
    return (target.value > start) - (target.value < start)


def _bound_note(upper: Metric, higher: bool) -> str:
    """Return what a bound of the upper plan means for a value on its open side: 1.6% meets 1.5%以上."""
    inside = (higher and upper.comparator in (Comparator.GE, Comparator.GT)) or (
        not higher and upper.comparator in (Comparator.LE, Comparator.LT)
    )
    return "在上位规划所定界限之内" if inside else ""


def adds_up(metric: Metric, indicator: Indicator | None) -> bool:
    """Tell whether the upper area's value is the sum of its parts'; what the catalogue does not know, by its unit."""
    if metric.measure in RATES or metric.measure is Measure.RANK:
        return False
    if indicator is None:
        return _is_size(metric.unit) and per_heads(metric) is None and not _NO_SUM.search(metric.name)
    return indicator.aggregates == "sum"


def _is_size(unit: str | None) -> bool:
    """Tell whether a unit is one of sizes that can be added: no ratio, time, temperature or composite."""
    known_unit = unit_of(unit) if unit else None
    if known_unit is None or "/" in known_unit.name:
        return False
    return known_unit.use in ("count", "measure", "rare") and known_unit.dimension not in _NO_SIZES


def known(indicator: str | None) -> Indicator | None:
    """Return the row of the catalogue, None for what it does not know."""
    return catalogue()[indicator] if indicator is not None and indicator in catalogue() else None


def share(part: Decimal, whole: Decimal) -> str:
    """Return a part of a whole in percent with one digit, without idle zero."""
    return f"{rounded(part / whole * 100, 1).removesuffix('.0')}%" if whole else "—"
