"""What a weighted target of the draft leaves for the rest of the upper area (domain brief, 1.5 and 1.6)."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from checker.align.pairs import Pair
from checker.align.relation import Relation, directly_above, relation
from checker.align.values import ratio_of, rounded, written
from checker.align.weights import Weight, rest, weight, weight_of
from checker.reading.elements import Comparator, Measure, Metric
from checker.rules.base import Context


class Burden(NamedTuple):
    """The draft's weight, its part of the upper area's total, what the others need, and what they have now.

    `needed` and `now` are in the draft's unit; `now` is None where a baseline is missing or only bounded.
    """

    weight: Weight
    part: Decimal
    needed: Decimal
    now: Decimal | None
    computation: str


def burden(context: Context, pair: Pair, draft: Metric, upper: Metric) -> Burden | None:
    """Return the burden of a pair of ratios, None where no weight is known or the ratio is no weighted mean."""
    by = weight_of(pair.indicator or "")
    reading = context.reading(pair.plan)
    profiles = (context.draft.profile, reading.profile)
    if by is None or relation(*profiles) is not Relation.INSIDE or not directly_above(*profiles):
        return None
    times = ratio_of(upper, draft)
    fraction = weight(context.draft, reading, by)
    if (
        fraction is None
        or times is None
        or draft.value is None
        or not upper.value
        or draft.measure is not Measure.LEVEL
    ):
        return None
    goal = upper.value * times
    needed = rest(goal, draft.value, fraction.value)
    part = fraction.value * draft.value / goal
    unit = draft.unit or ""
    w = written(fraction.value.quantize(Decimal("0.001")))
    computation = (
        f"按{fraction.name}{fraction.said}计，本规划目标占上级的{written(Decimal(rounded(part * 100, 0)))}%，"
        f"其余地区需达到({written(goal)}-{w}×{written(draft.value)})/(1-{w})="
        f"{written(Decimal(rounded(needed, 2)))}{unit}"
    )
    return Burden(fraction, part, needed, _now(pair, fraction, draft), computation)


def _now(pair: Pair, fraction: Weight, draft: Metric) -> Decimal | None:
    """Return what the others have at the start, where both plans give it exactly and of years not far apart."""
    own, other = pair.draft_base, pair.upper_base
    if own is None or other is None or own.value is None or other.value is None:
        return None
    bounds = {own.comparator, other.comparator} & {Comparator.LT, Comparator.LE, Comparator.GT, Comparator.GE}
    one, two = ratio_of(own, draft), ratio_of(other, draft)
    if bounds or one is None or two is None or abs((own.year or 0) - (other.year or 0)) > 1:
        return None
    return rest(other.value * two, own.value * one, fraction.value)
