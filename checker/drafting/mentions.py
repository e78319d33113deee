"""Every place of a plan that states one metric: the same thing, area and year, whatever its words and unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.align.values import factor
from checker.findings import Certainty
from checker.reading.elements import Measure, Metric, MetricKind, PassageKind, Reading
from checker.reading.quantities import Quantity, find_quantities
from checker.text import Span

_AIMED = frozenset({MetricKind.TARGET, MetricKind.COMMITMENT})
_NAME = 3
"""Characters from which on a name tells a thing beside its number."""
_REACH = 16
"""Characters between a name and its number that are read as no metric."""
_YEAR = re.compile(r"(?<!\d)(20\d\d|19\d\d)(?!\d)")
_APART = re.compile("[，,。；;、！？]|增|减|提高|降|年均|每年|同比|累计|其中|占|比|与|和|及")
"""What says that a figure is of something else, or of another measure, than the name before it."""


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
    if one.indicator is None and _added(one) != _added(other):
        return False
    bases = {one.base_year, other.base_year} - {None}
    if len(bases) > 1 or (bases and one.base_year != other.base_year and one.measure is not Measure.INCREMENT):
        return False
    of = [(m.measure, m.per, m.region, m.scope) for m in (one, other)]
    return of[0] == of[1] and factor(one.unit, other.unit) is not None


def _added(metric: Metric) -> str:
    """Return what an increment is of: 新增床位 in a table is what prose says as 新增 and 床位."""
    return metric.name.removeprefix("新增") if metric.measure is Measure.INCREMENT else metric.name


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


def unread(reading: Reading, metric: Metric, stated: list[Stated]) -> Iterator[tuple[int, Quantity]]:
    """Yield the same figures that stand right beside the thing's name but are read as no metric, or one without a name.

    So in headings, contents, and where a note says 研发投入强度：2030年目标为2.6%.
    """
    names = {s.metric.name for s in stated if len(s.metric.name) >= _NAME}
    read: dict[int, list[Metric]] = {}
    for other in reading.metrics:
        read.setdefault(other.passage, []).append(other)
    for i, passage in enumerate(reading.passages):
        if passage.kind is PassageKind.FURNITURE or not any(name in passage.normal for name in names):
            continue
        for quantity in find_quantities(passage.normal):
            here = [m for m in read.get(i, ()) if m.span.overlaps(quantity.span)]
            fits = _same_figure(metric, quantity) and all(map(_nameless, here))
            if fits and _named(passage.normal, quantity.span, names, metric.year):
                yield i, quantity


def _nameless(metric: Metric) -> bool:
    """Tell whether a metric was read under a word that names nothing: 目标, 达到."""
    return metric.indicator is None and len(metric.name) < _NAME


def _same_figure(metric: Metric, quantity: Quantity) -> bool:
    return (quantity.value, quantity.value_max, quantity.unit) == (metric.value, metric.value_max, metric.unit)


def _named(text: str, span: Span, names: set[str], year: int | None) -> bool:
    """Tell whether a name stands beside a figure, nothing but the year and verbs of reaching between them."""
    if any(text.startswith(name, span.stop) for name in names):
        return _of_year(text[: span.start][-_REACH:], year)
    for name in names:
        at = text.rfind(name, 0, span.start)
        between = text[at + len(name) : span.start]
        if at >= 0 and len(between) <= _REACH and not _APART.search(between) and _of_year(between, year):
            return True
    return any(_labelled(text, span, name, year) for name in names)


def _labelled(text: str, span: Span, name: str, year: int | None) -> bool:
    """Tell whether a paragraph is about the thing (研发投入强度：……) and the figure of the metric's year."""
    years = [int(found[1]) for found in _YEAR.finditer(text, 0, span.start)]
    between = text[max(0, span.start - _REACH) : span.start]
    label = text.startswith(name) and text[len(name) : len(name) + 1] in ("：", ":")
    return label and bool(years) and years[-1] == year and not _APART.search(between[between.rfind("年") :])


def _of_year(text: str, year: int | None) -> bool:
    return all(int(found[1]) == year for found in _YEAR.finditer(text))
