"""The draft's targets beside those of an upper plan, one row each."""

from __future__ import annotations

from checker.align.pairs import Pair
from checker.reading.elements import Reading
from checker.thresholds import Thresholds


def pair(draft: Reading, upper: Reading, plan: int, thresholds: Thresholds) -> tuple[Pair, ...]:
    """Return the comparison of the draft with the upper plan that is `plan` among the review's readings."""
    return ()
