"""What the values of two comparable metrics say of each other (domain brief, 1.5)."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from checker.align.pairs import Verdict
from checker.align.relation import Relation
from checker.align.values import factor, in_unit, rounded, stated
from checker.reading.elements import Measure, Metric
from checker.reading.indicators import Indicator

RATES = frozenset({Measure.GROWTH, Measure.YOY, Measure.CAGR, Measure.MULTIPLE})


class Outcome(NamedTuple):
    """A verdict, the draft's value minus the upper one in the draft's unit where they may be compared, and a note."""

    verdict: Verdict
    difference: Decimal | None
    note: str = ""


def outcome(draft: Metric, upper: Metric, indicator: Indicator, area: Relation) -> Outcome:
    """Return what the stated values say; both must have passed the gates.

    Sizes that add up over areas (companies, 亿元) are a part and its whole when the draft's area lies inside the upper
    plan's: a smaller part is no lower target, a larger one can't be.
    """
    own, other = stated(draft), in_unit(stated(upper), upper.unit, draft.unit)
    if own is None or other is None or own.low is None or other.low is None or other.high is None:
        return Outcome(Verdict.NOT_COMPARABLE, None, "没有可比的数值")
    difference = (draft.value or own.low) - (upper.value or other.low) * (factor(upper.unit, draft.unit) or 1)
    if own.meets(other):
        return Outcome(Verdict.EQUAL, difference)
    higher = own.above(other)
    if adds_up(draft, indicator) and area is not Relation.SAME:
        if higher:
            return Outcome(Verdict.PART_EXCEEDS_WHOLE, difference)
        return Outcome(Verdict.NOT_COMPARABLE, None, f"部分与总体，占上位目标的{share(own.low, other.high)}")
    return Outcome(Verdict.HIGHER if higher else Verdict.LOWER, difference)


def adds_up(metric: Metric, indicator: Indicator) -> bool:
    """Tell whether the upper area's value is the sum of its parts'."""
    return indicator.aggregates == "sum" and metric.measure not in RATES and metric.measure is not Measure.RANK


def share(part: Decimal, whole: Decimal) -> str:
    """Return a part of a whole in percent with one digit, without idle zero."""
    return f"{rounded(part / whole * 100, 1).removesuffix('.0')}%" if whole else "—"
