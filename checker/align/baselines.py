"""The figure a target starts from: the latest one reached of the same indicator in the same plan."""

from __future__ import annotations

from collections.abc import Iterable

from checker.align.gates import own_number
from checker.align.values import factor
from checker.reading.elements import Measure, Metric, MetricKind, Profile, Reading
from checker.reading.indicators import catalogue


def baseline(reading: Reading, target: Metric) -> Metric | None:
    """Return the base-year figure of a target, else the latest reached before its year, else None."""
    found = [m for m in _levels_of(reading, target) if factor(m.unit, target.unit) is not None and m.per is None]
    if target.base_year is not None and (exact := [m for m in found if m.year == target.base_year]):
        return exact[0]
    before = [m for m in found if m.year is None or target.year is None or m.year < target.year]
    return max(before, key=lambda m: (m.part_of is None, m.year or 0, -m.passage, -m.span.start), default=None)


def levels(reading: Reading, indicator: str | None) -> Iterable[Metric]:
    """Yield the plan's own figures reached of an indicator."""
    return (
        m
        for m in _reached(reading.metrics)
        if indicator is not None
        and (m.indicator == indicator or indicator == _without_area(m, reading.profile))
        and own_number(m, reading.profile)
    )


_last_reached: list[tuple[tuple[Metric, ...], tuple[Metric, ...]]] = []


def _reached(metrics: tuple[Metric, ...]) -> tuple[Metric, ...]:
    """Return the sizes reached among the metrics of a plan, kept for the plans of one check."""
    for of, kept in _last_reached:
        if of is metrics:
            return kept
    kept = tuple(
        m for m in metrics if m.kind is MetricKind.ACTUAL and m.measure is Measure.LEVEL and m.value is not None
    )
    _last_reached[:] = [*_last_reached[-7:], (metrics, kept)]
    return kept


def _levels_of(reading: Reading, target: Metric) -> Iterable[Metric]:
    """Return the levels of the target's indicator, else those of its very name."""
    if target.indicator is not None:
        return levels(reading, target.indicator)
    return (
        m
        for m in _reached(reading.metrics)
        if m.name == target.name and m.indicator is None and own_number(m, reading.profile)
    )


def _without_area(metric: Metric, profile: Profile) -> str | None:
    """Return the indicator of a figure known by its name less 全市 or 全省 where that is the plan's own area."""
    if metric.indicator is not None or profile.region is None:
        return None
    area = f"全{profile.region[-1]}"
    return catalogue().match(metric.name.replace(area, ""), metric.unit) if area in metric.name else None


def years_between(reading: Reading, base: Metric, target: Metric) -> int | None:
    """Return the years from base to target; a base without year stands for the year before the period."""
    start = base.year
    if start is None and reading.profile.period_start is not None:
        start = reading.profile.period_start - 1
    stop = target.year or reading.profile.period_end
    return stop - start if start is not None and stop is not None and stop > start else None
