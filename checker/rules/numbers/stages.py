"""Stages of a target: the same indicator stated for several years of the plan, by section."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from checker.align.gates import looks_back, own_number
from checker.reading.elements import Measure, Metric, MetricKind, Reading

_FLOW = re.compile("新增|每年|年度|当年|累计|年均")


def series(reading: Reading) -> Iterator[list[Metric]]:
    """Yield the targets of one indicator in one section, in order of year, where they speak of two years or more."""
    groups: dict[tuple[object, ...], list[Metric]] = defaultdict(list)
    for metric in reading.metrics:
        if metric.kind is not MetricKind.TARGET or metric.measure is not Measure.LEVEL or metric.per is not None:
            continue
        dated = metric.year is not None and metric.value is not None and not _FLOW.search(metric.name)
        if dated and own_number(metric, reading.profile) and not looks_back(reading, metric):
            key = metric.indicator or metric.name
            groups[key, metric.section, metric.unit, metric.scope].append(metric)
    for group in groups.values():
        if len({metric.year for metric in group}) > 1:
            yield sorted(group, key=lambda m: (m.year or 0, m.passage, m.span))


def end_clashes(reading: Reading) -> Iterator[tuple[Metric, Metric]]:
    """Yield overall goal and last stage of one section that are of one year and can't both hold."""
    for group in series(reading):
        last = [metric for metric in group if metric.year == group[-1].year]
        for goal, stage in pairwise(last):
            if goal.interval and stage.interval and not goal.interval.meets(stage.interval):
                yield goal, stage
