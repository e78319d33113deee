"""Figures of two units side by side: 1200000万元 = 120亿元, for the card and for what hovering says."""

from __future__ import annotations

from checker.align.pairs import Pair
from checker.align.values import factor, with_unit, written
from checker.findings import Finding, Place
from checker.reading.elements import Metric
from checker.review import Review
from desktop.language import tr

_PLACES = 6  # places of a finding whose figures are looked at


def converted(metric: Metric, unit: str | None) -> str:
    """Return what a figure is in another unit of its kind, empty where it stands in that unit or cannot be brought."""
    times = factor(metric.unit, unit)
    if metric.unit == unit or metric.value is None or times is None or times == 1:
        return ""
    ends = (metric.value, metric.value_max)
    figures = "—".join(written(end * times) for end in ends if end is not None)
    return f"{with_unit(metric)} = {figures}{unit}"


def of_finding(review: Review, finding: Finding) -> str:
    """Return the figures of a finding in the unit of its first one, each once; empty where there is nothing to say."""
    metrics = [metric for place in finding.places[:_PLACES] for metric in _at(review, place)]
    if not metrics:
        return ""
    return tr("；").join(dict.fromkeys(told for metric in metrics[1:] if (told := converted(metric, metrics[0].unit))))


def of_pair(review: Review, pair: Pair) -> str:
    """Return what hovering over either figure of a comparison says: both figures, the conversion, the verdict."""
    sides = [
        tr("{0}：{1}").format(review.title(plan) if plan else tr("本规划"), with_unit(metric))
        for plan, metric in ((0, pair.draft), (pair.plan, pair.upper))
        if metric is not None
    ]
    told = converted(pair.upper, pair.draft.unit) if pair.draft and pair.upper else ""
    return "\n".join(part for part in (*sides, told, tr(pair.verdict.label), pair.note) if part)


def _at(review: Review, place: Place) -> list[Metric]:
    """Return the figures that a place marks."""
    here = (m for m in review.readings[place.plan].metrics if m.passage == place.passage)
    return [metric for metric in here if metric.span.overlaps(place.span)]
