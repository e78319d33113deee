"""Every place of a plan that states one metric: the same thing, area and year, whatever its words and unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.align.values import factor
from checker.findings import Certainty
from checker.reading.elements import Metric, MetricKind, PassageKind, Reading
from checker.reading.quantities import Quantity, find_quantities
from checker.text import Span

_AIMED = frozenset({MetricKind.TARGET, MetricKind.COMMITMENT})
_NAME = 3
"""Characters from which on a name tells a thing beside its number."""
_REACH = 16
"""Characters between a name and its number in a heading or a line of contents."""
_YEAR = re.compile(r"(?<!\d)(20\d\d|19\d\d)(?!\d)")
_CLAUSE = re.compile(r"[^，,。；;：:！？]+")
_TITLES = frozenset({PassageKind.HEADING, PassageKind.TOC})


class Stated(NamedTuple):
    """A metric that states the same, how sure that is, and why, in Chinese."""

    metric: Metric
    certainty: Certainty
    reason: str


def mentions_of(reading: Reading, metric: Metric) -> list[Stated]:
    """Return the metrics that state the same as `metric`, itself first; a different figure makes it likely only."""
    out = [Stated(metric, Certainty.SURE, "所改指标")]
    for other in reading.metrics:
        if other is not metric and _same_thing(metric, other) and (found := _judged(reading, metric, other)):
            out.append(found)
    return out


def _same_thing(one: Metric, other: Metric) -> bool:
    """Tell whether two metrics measure the same of the same: by the catalogue's indicator, else by their very name."""
    if (one.indicator or other.indicator) and one.indicator != other.indicator:
        return False
    if one.indicator is None and one.name != other.name:
        return False
    of = [(m.measure, m.per, m.region, m.scope, m.base_year) for m in (one, other)]
    return of[0] == of[1] and factor(one.unit, other.unit) is not None


def _judged(reading: Reading, metric: Metric, other: Metric) -> Stated | None:
    if metric.value is None or other.value is None:
        return None
    times = factor(metric.unit, other.unit)
    same_value = times is not None and _ends(metric, times) == _ends(other, 1)
    years = {metric.year, other.year}
    if len(years) > 1 and (None not in years or not same_value):
        return None
    same_kind = metric.kind is other.kind or {metric.kind, other.kind} <= _AIMED
    if not same_kind and not same_value:
        return None
    if not same_value:
        if other.indicator is None or metric.name != other.name or _one_sentence(reading, metric, other):
            return None  # 确保…力争…: two goals beside each other; a part under the whole's indicator; a list of places
        return Stated(other, Certainty.LIKELY, "同一指标、同一年份，现有数值不同，请核实")
    if len(years) > 1:
        return Stated(other, Certainty.LIKELY, "指标和数值相同，其中一处没有写明年份")
    if not same_kind:
        return Stated(other, Certainty.LIKELY, "指标、年份和数值相同，一处为目标、一处为现状")
    if metric.part_of != other.part_of and metric.name != other.name:
        return Stated(other, Certainty.LIKELY, "指标、年份和数值相同，所属总量写法不同")
    return Stated(other, Certainty.SURE, "同一指标、同一年份、同一数值")


def _ends(metric: Metric, times: object) -> tuple[object, ...]:
    return tuple(None if end is None else end * times for end in (metric.value, metric.value_max))  # type: ignore[operator]


def _one_sentence(reading: Reading, one: Metric, other: Metric) -> bool:
    return one.passage == other.passage and reading.sentence(one.passage, one.span) == reading.sentence(
        other.passage, other.span
    )


def in_titles(reading: Reading, metric: Metric, stated: list[Stated]) -> Iterator[tuple[int, Quantity]]:
    """Yield the headings and lines of contents that name the thing beside the same figure and are read as no metric."""
    names = {s.metric.name for s in stated if len(s.metric.name) >= _NAME}
    taken = [(m.passage, m.span) for m in reading.metrics]
    for i, passage in enumerate(reading.passages):
        if passage.kind not in _TITLES or not any(name in passage.normal for name in names):
            continue
        for quantity in find_quantities(passage.normal):
            free = not any(p == i and span.overlaps(quantity.span) for p, span in taken)
            if free and _same_figure(metric, quantity) and _named(passage.normal, quantity.span, names, metric.year):
                yield i, quantity


def _same_figure(metric: Metric, quantity: Quantity) -> bool:
    return (quantity.value, quantity.value_max, quantity.unit) == (metric.value, metric.value_max, metric.unit)


def _named(text: str, span: Span, names: set[str], year: int | None) -> bool:
    """Tell whether a name stands beside a figure in its clause, and no other year does."""
    clause = next(m for m in _CLAUSE.finditer(text) if m.start() <= span.start < m.end())
    if any(int(found[1]) != year for found in _YEAR.finditer(clause[0])):
        return False
    before, after = text[clause.start() : span.start], text[span.stop : clause.end()]
    return any(name in before[-_REACH - len(name) :] or after.startswith(name) for name in names)
