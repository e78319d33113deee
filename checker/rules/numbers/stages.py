"""Stages of a target: the same indicator stated for several years of the plan, by section."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from checker import resources
from checker.align.gates import looks_back, own_number
from checker.reading import metric_cues
from checker.reading.elements import Measure, Metric, MetricKind, Reading

_FLOW = re.compile("新增|每年|年度|当年|累计|年均")


_WORK = re.compile("完成(?!率)|改造|整治|修复|培训(?!基地|中心|机构|学校)")
_OVER_YEARS = re.compile(r"\d{4}年?(?:[—－-]{1,2}|[至到~～])\d{4}年")
_BREAKS = "，,；;。：:"


def is_work(reading: Reading, metric: Metric) -> bool:
    """Tell whether a size is what is done in a time (完成整治45个, 2021—2023年…), not what there will be."""
    text = reading.passages[metric.passage].normal
    start = 1 + max(text.rfind(mark, 0, metric.span.start) for mark in _BREAKS)
    said = text[start : metric.span.start]
    return _OVER_YEARS.search(said) is not None or (metric.unit != "%" and _WORK.search(said) is not None)


@cache
def _yearly_work() -> re.Pattern[str]:
    return re.compile("|".join(_of_year(row) for row in resources.rows("yearly_work.tsv")))


def _of_year(row: dict[str, str]) -> str:
    return f"(?:{row['pattern']})(?!.*(?:{row['stock']})(?:总数|数量|数|规模)?$)" if row["stock"] else row["pattern"]


_EVENTS = ("场", "次")
_YEAR = re.compile(r"(?:19|20)\d{2}年")


def is_yearly(reading: Reading, metric: Metric) -> bool:
    """Tell whether a size is one year's work or money, or a year's part of a total (共6亿元，其中2026年2亿元…)."""
    unknown = metric.indicator is None and metric.unit != "%"
    if unknown and ((metric.unit or "")[-1:] in _EVENTS or _yearly_work().search(metric.name)):
        return True
    sentence = reading.sentence(metric.passage, metric.span)
    text = reading.passages[metric.passage].normal
    parts = text.rfind("其中", sentence.start, metric.span.start)
    return parts >= 0 and _YEAR.search(text, parts, metric.span.start) is not None


_last_series: list[tuple[Reading, list[list[Metric]]]] = []


def series(reading: Reading) -> list[list[Metric]]:
    """Return the targets of one indicator in one section, in order of year, where they speak of two years or more.

    Kept for the reading that several rules of one check ask of.
    """
    for of, kept in _last_series:
        if of is reading:
            return kept
    kept = list(_series(reading))
    _last_series[:] = [(reading, kept)]
    return kept


def _series(reading: Reading) -> Iterator[list[Metric]]:
    groups: dict[tuple[object, ...], list[Metric]] = defaultdict(list)
    for metric in reading.metrics:
        if metric.kind is not MetricKind.TARGET or metric.measure is not Measure.LEVEL or metric.per is not None:
            continue
        dated = metric.year is not None and metric.value is not None and not _FLOW.search(metric.name)
        own = own_number(metric, reading.profile) and not looks_back(reading, metric)
        if dated and own and not is_work(reading, metric) and not is_yearly(reading, metric):
            key = metric.indicator or metric.name
            groups[key, metric.section, metric.unit, metric.scope].append(metric)
    for group in groups.values():
        if len({metric.year for metric in group}) > 1 and not _are_of_several(group):
            yield sorted(group, key=lambda m: (m.year or 0, m.passage, m.span))


def _are_of_several(group: list[Metric]) -> bool:
    """Tell whether figures may be of several things under one name: 产值 of one industry, then 产值 of the next.

    A name that the catalogue does not know says so by being that of a statistic alone, or by two figures of a year in
    one paragraph with another year's between them; a goal said again with the stages on its way is one thing's.
    """
    if group[0].indicator is not None:
        return False
    if group[0].name in metric_cues.words("generic"):
        return True
    seen: dict[tuple[int | None, int], int] = {}
    said = sorted(group, key=lambda m: (m.passage, m.span))
    for i, metric in enumerate(said):
        key = (metric.year, metric.passage)
        first = seen.setdefault(key, i)
        if first < i and said[first].value != metric.value and _begins_anew(said[first : i + 1]):
            return True
    return False


def _begins_anew(said: list[Metric]) -> bool:
    """Tell whether the stages between two figures of a year come from a later year back to it.

    420 by 2028, 560 by 2030, 310 by 2028 do, and two figures with none between; 40 by 2030, then 30 by 2028 and 45 by
    2030 are a goal and its stages.
    """
    return len(said) == 2 or any((m.year or 0) > (said[0].year or 0) for m in said)


def end_clashes(reading: Reading) -> Iterator[tuple[Metric, Metric]]:
    """Yield overall goal and last stage of one section that are of one year and can't both hold."""
    for group in series(reading):
        last = [metric for metric in group if metric.year == group[-1].year]
        for goal, stage in pairwise(last):
            if goal.interval and stage.interval and not goal.interval.meets(stage.interval):
                yield goal, stage
