"""The figure a target starts from: the latest one reached of the same indicator in the same plan."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from checker.align.gates import own_number
from checker.align.values import ratio_of
from checker.reading.elements import Measure, Metric, MetricKind, PassageKind, Profile, Reading
from checker.reading.indicators import catalogue

_KEPT = re.compile(r"(?:保持|稳定|维持|巩固)(?:在)?\Z")
_HEAD = re.compile("每[一二两百千万十]*(?:名|个|位)?(?:常住|户籍)?(?:人口?|户)|人均|户均")
_SHARE = re.compile("(?:所?占)?(?:比例|比重|比)$")
_SHARE_BEHIND = re.compile(r"[，,、（(]?(?:所?占|比[重例])[^，。；\d]{0,12}\d+(?:\.\d+)?%")
_SHORTEST_END = 4  # characters of a name that are the end of another
_SAID = 0.6
"""Part of the rest of a name that stands in the words before a figure which leaves it out."""


def baseline(reading: Reading, target: Metric) -> Metric | None:
    """Return the base-year figure of a target, else the latest reached before its year, else None."""
    found = [m for m in _levels_of(reading, target) if ratio_of(m, target) is not None and m.per is None]
    if not found:
        return None
    if target.base_year is not None and (exact := [m for m in found if m.year == target.base_year]):
        return exact[0]
    before = [m for m in found if m.year is None or target.year is None or m.year < target.year]
    return max(before, key=lambda m: (m.part_of is None, m.year or 0, -m.passage, -m.span.start), default=None)


def levels(reading: Reading, indicator: str | None) -> Iterable[Metric]:
    """Return the plan's own figures reached of an indicator."""
    return _reached(reading).by_indicator.get(indicator, ()) if indicator is not None else ()


def indicator_of(metric: Metric, profile: Profile) -> str | None:
    """Return the indicator of a figure, be its name known only less 全市 or 全省 where that is the plan's own area."""
    if metric.indicator is not None or profile.region is None:
        return metric.indicator
    area = f"全{profile.region[-1]}"
    return catalogue().match(metric.name.replace(area, ""), metric.unit) if area in metric.name else None


@dataclass(slots=True)
class _Reached:
    """The sizes that a plan's own area has reached, by indicator and, where there is none, by name."""

    by_indicator: dict[str, list[Metric]] = field(default_factory=dict)
    by_name: dict[str, list[Metric]] = field(default_factory=dict)


_last_reached: list[tuple[tuple[Metric, ...], Profile, _Reached]] = []


def _reached(reading: Reading) -> _Reached:
    """Return the sizes reached in a plan, kept for the plans of one check."""
    for metrics, profile, kept in _last_reached:
        if metrics is reading.metrics and profile is reading.profile:
            return kept
    kept = _Reached()
    for m in reading.metrics:
        sized = m.kind is MetricKind.ACTUAL and m.measure is Measure.LEVEL and m.value is not None
        if sized and own_number(m, reading.profile):
            if known := indicator_of(m, reading.profile):
                kept.by_indicator.setdefault(known, []).append(m)
            if m.indicator is None:
                kept.by_name.setdefault(m.name, []).append(m)
    _last_reached[:] = [*_last_reached[-15:], (reading.metrics, reading.profile, kept)]
    return kept


def _levels_of(reading: Reading, target: Metric) -> Iterable[Metric]:
    """Return the levels of the target's indicator, else those of its very name."""
    known = indicator_of(target, reading.profile)
    return levels(reading, known) if known is not None else _reached(reading).by_name.get(target.name, ())


def is_kept(reading: Reading, target: Metric) -> bool:
    """Tell whether a target is reached already: 保持在51%以上 says its baseline, too."""
    text = reading.passages[target.passage].normal
    return _KEPT.search(text[max(0, target.span.start - 3) : target.span.start]) is not None


def said_in_short(reading: Reading, target: Metric) -> bool:
    """Tell whether a figure reached stands under the end of the target's name, its beginning said just before.

    农村卫生厕所普及率93%，生活污水治理率52% is the baseline of 农村生活污水治理率, though nothing proves it; so is
    设施面积3.9万平方米，每万人762平方米 that of 每万人设施面积.
    """
    return any(
        m.kind is MetricKind.ACTUAL
        and m.measure is target.measure
        and m.unit == target.unit
        and len(m.name) < len(target.name)
        and (rest := _left_out(m.name, target.name))
        and _is_said_before(reading, m, rest)
        for m in reading.metrics
    )


def _left_out(short: str, whole: str) -> str | None:
    """Return what a name leaves out of a longer one: its beginning, or what is counted behind 每万人."""
    if len(short) >= _SHORTEST_END and whole.endswith(short):
        return whole.removesuffix(short)
    return whole.removeprefix(short) if _HEAD.fullmatch(short) and whole.startswith(short) else None


def _is_said_before(reading: Reading, metric: Metric, words: str) -> bool:
    """Tell whether most of some words stand before a figure, in its paragraph or the headings above; a cell is free.

    The head of a row stands in another cell than its name.
    """
    passage = reading.passages[metric.passage]
    if passage.kind is PassageKind.CELL:
        return True
    above = "".join(heading.title for heading in reading.section_path(passage.section))
    text = f"{above}\n{passage.normal[: metric.span.start]}"
    pairs = [one + two for one, two in pairwise(words)] or [words]
    return sum(pair in text for pair in pairs) >= _SAID * len(pairs)


def said_as_part(reading: Reading, target: Metric) -> bool:
    """Tell whether a share reached stands behind the count of its part: 护理型床位1200张，占40% for 护理型床位占比."""
    part = _SHARE.sub("", target.name)
    if target.unit != "%" or part == target.name:
        return False
    return any(
        m.kind is MetricKind.ACTUAL
        and m.unit != "%"
        and len(m.name) >= _SHORTEST_END
        and part.endswith(m.name)
        and _SHARE_BEHIND.match(reading.passages[m.passage].normal, m.span.stop)
        for m in reading.metrics
    )


def years_between(reading: Reading, base: Metric, target: Metric) -> int | None:
    """Return the years from base to target; a base without year stands for the year before the period."""
    start = base.year
    if start is None and reading.profile.period_start is not None:
        start = reading.profile.period_start - 1
    stop = target.year or reading.profile.period_end
    return stop - start if start is not None and stop is not None and stop > start else None
