"""Metrics that state something else in the new version: old value → new value, by name, year and place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence

from checker.drafting.versions.records import Comparison, MetricChange, Stretch
from checker.reading.elements import Metric
from checker.text import Span

_YEAR = re.compile(r"\d{4}|年")
Key = Callable[[Metric], Hashable]


def metric_changes(found: Comparison) -> tuple[MetricChange, ...]:
    """Return the metrics of changed passages that changed, came or went, in the new version's order."""
    old = _stated(found.old.metrics, [stretch for row in found.rows for stretch in row.old.stretches])
    new = _stated(found.new.metrics, [stretch for row in found.rows for stretch in row.new.stretches])
    both = Counter(map(_statement, old)) & Counter(map(_statement, new))
    old, new = _without(old, both.copy()), _without(new, both.copy())
    beside: dict[int, set[int]] = defaultdict(set)
    for i, j in found.passages:
        beside[j].add(i)
    changes: list[MetricChange] = []
    for key in _KEYS:
        old, new = _matched(old, new, key, beside, changes)
    dated = _dated_anew(found)
    changes = [change for change in changes if not _only_year(change) or change.shown.passage in dated]
    changes += (MetricChange(None, metric) for metric in new)
    changes.sort(key=lambda change: (change.new.passage, change.new.span) if change.new else (0, (0, 0)))
    return (*changes, *(MetricChange(metric, None) for metric in old))


def _only_year(change: MetricChange) -> bool:
    """Tell whether a change is one of the year alone: moved text may be read by the year of what stands before it."""
    one, other = change
    figures = [(m.name, m.value, m.value_max, m.unit, m.comparator, m.measure) for m in (one, other) if m is not None]
    return len(figures) == 2 and figures[0] == figures[1]


def _dated_anew(found: Comparison) -> set[int]:
    """Return the new passages in whose changed words a year stands."""
    return {
        stretch.passage
        for row in found.rows
        for stretch in row.new.stretches
        if stretch.changed and _YEAR.search(stretch.span.of(found.new.passages[stretch.passage].normal))
    }


def _stated(metrics: Sequence[Metric], told: Sequence[Stretch]) -> list[Metric]:
    """Return the metrics whose value stands in one of the stretches."""
    spans: dict[int, list[Span]] = defaultdict(list)
    for stretch in told:
        spans[stretch.passage].append(stretch.span)
    return [m for m in metrics if m.value is not None and any(_overlap(m.span, s) for s in spans[m.passage])]


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.stop and other.start < one.stop


def _what(metric: Metric) -> tuple[Hashable, ...]:
    return (metric.indicator or metric.name, metric.measure, metric.region, metric.part_of, metric.per)


def _statement(metric: Metric) -> Hashable:
    """Return all that a metric states."""
    figures = (metric.value, metric.value_max, metric.unit, metric.comparator, metric.decimals, metric.hedge)
    return (*_what(metric), metric.name, metric.year, metric.base_year, *figures)


def _without(metrics: Sequence[Metric], both: Counter[Hashable]) -> list[Metric]:
    out: list[Metric] = []
    for metric in metrics:
        if both[_statement(metric)] > 0:
            both[_statement(metric)] -= 1
        else:
            out.append(metric)
    return out


_KEYS: tuple[Key, ...] = (
    lambda metric: (*_what(metric), metric.name, metric.year, metric.kind),
    lambda metric: (*_what(metric), metric.year),
    lambda metric: (metric.indicator or metric.name, metric.year),
    lambda metric: (metric.name, metric.unit),
    lambda metric: (metric.unit, metric.value),
)
"""By what the two statements are one metric, the surest first: then the year, the name or the measure changed."""


def _matched(
    old: Sequence[Metric],
    new: Sequence[Metric],
    key: Key,
    beside: dict[int, set[int]],
    changes: list[MetricChange],
) -> tuple[list[Metric], list[Metric]]:
    """Add the metrics that are one by `key` in passages that hold one text; returns those left over."""
    taken: set[int] = set()
    left: list[Metric] = []
    for metric in new:
        near = beside[metric.passage]
        match = next(
            (n for n, o in enumerate(old) if n not in taken and o.passage in near and key(o) == key(metric)), None
        )
        if match is None:
            left.append(metric)
        else:
            taken.add(match)
            changes.append(MetricChange(old[match], metric))
    return [metric for n, metric in enumerate(old) if n not in taken], left
