"""Which cross-plan findings speak of which pair of metrics."""

from __future__ import annotations

from checker.align.pairs import Pair
from checker.findings import Certainty, Finding
from checker.reading.elements import Metric
from checker.review import Review


def cross_plan_findings(review: Review) -> list[Finding]:
    """Return the findings about alignment that are more than hints."""
    return [f for f in review.findings if f.rule.startswith("XPL") and f.certainty is not Certainty.HINT]


def is_about(finding: Finding, pair: Pair) -> bool:
    """Tell whether a finding is about the two metrics of a pair, by the words it marks."""
    if pair.upper is None or not _marks(finding, pair.plan, pair.upper):
        return False
    return pair.draft is None or _marks(finding, 0, pair.draft)


def _marks(finding: Finding, plan: int, metric: Metric) -> bool:
    return any(
        place.plan == plan and place.passage == metric.passage and place.span.overlaps(metric.span)
        for place in finding.places
    )
