"""Under which heading a finding stands in the list: its chapter, its rule, its indicator, its upper plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.findings import Finding
from checker.reading.elements import Metric
from checker.review import Review
from desktop.filter import Grouping, Order
from desktop.language import later, tr

OUTSIDE = later("（章节之外）")
NO_INDICATOR = later("（不涉及指标）")
NO_UPPER = later("（只涉及本规划）")


def grouped(
    review: Review, findings: Sequence[Finding], grouping: Grouping, order: Order = Order.TEXT
) -> list[tuple[Finding, str]]:
    """Return the findings with their group's heading, those of one group together.

    Groups stand in order of their first finding in the text, those that only say what is lacking at the end; within
    a group `order` holds.
    """
    name = _namer(review, grouping)
    rows = [(finding, name(finding)) for finding in findings]
    first: dict[str, int] = {}
    for number, (_, group) in enumerate(rows):
        first.setdefault(group, number)
    for group in (tr(NO_INDICATOR), tr(NO_UPPER)):
        if group in first:
            first[group] = len(rows)
    worst_first = order is Order.SEVERITY
    return sorted(rows, key=lambda row: (first[row[1]], row[0].severity.rank if worst_first else 0))


def _namer(review: Review, grouping: Grouping) -> Callable[[Finding], str]:
    if grouping is Grouping.RULE:
        return lambda finding: tr(finding.name)
    if grouping is Grouping.UPPER:
        return lambda finding: _upper(review, finding)
    if grouping is Grouping.INDICATOR:
        return _indicators(review)
    if grouping is Grouping.CHAPTER:
        return lambda finding: _chapter(review, finding)
    return lambda finding: ""


def _chapter(review: Review, finding: Finding) -> str:
    place = finding.places[0]
    reading = review.readings[place.plan]
    path = reading.section_path(reading.passages[place.passage].section)
    return f"{path[0].number or ''}{path[0].title}" if path else tr(OUTSIDE)


def _upper(review: Review, finding: Finding) -> str:
    plan = next((place.plan for place in finding.places if place.plan), None)
    return review.title(plan) if plan is not None else tr(NO_UPPER)


def _indicators(review: Review) -> Callable[[Finding], str]:
    """Return what names a finding's indicator: the first one whose figure or name its marks touch."""
    by_passage: dict[tuple[int, int], list[Metric]] = {}
    names: dict[str, str] = {}
    for plan, reading in enumerate(review.readings):
        for metric in reading.metrics:
            names.setdefault(metric.indicator or metric.name, metric.name)
            for passage in {metric.passage, metric.passage if metric.name_passage is None else metric.name_passage}:
                by_passage.setdefault((plan, passage), []).append(metric)

    def name(finding: Finding) -> str:
        for place in finding.places:
            for metric in by_passage.get((place.plan, place.passage), ()):
                spans = [metric.span] if metric.passage == place.passage else []
                if metric.name_span is not None and metric.name_passage in (None, place.passage):
                    spans.append(metric.name_span)
                if any(place.span.overlaps(span) for span in spans):
                    return names[metric.indicator or metric.name]
        return tr(NO_INDICATOR)

    return name
