"""What a plan sets itself: each target once, with the places that say it again.

One target is one thing of one year in one kind of figure: the indicator of the catalogue (else the name, with its level
words and qualifiers), the target year, and whether the figure is a stock, a flow, a multiple or a rate. The same said
again in prose or in the table of indicators is a repetition, be its value another (NUM-01 reports that).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checker.align.baselines import baseline, indicator_of
from checker.align.gates import is_of_one_house, kind_of, looks_back, own_number
from checker.align.likeness import core
from checker.align.prepared import Prepared
from checker.reading.elements import Metric, MetricKind, Reading
from checker.reading.units import unit_of

GOAL_WORDS = ("目标", "指标")
"""What a heading says over a plan's goals."""


_NAME = 5
"""Characters of a name that, with the figure, tell that two are one."""


@dataclass(frozen=True, slots=True)
class Target:
    """One target: the statement that stands for it, and the others that say the same.

    `indicator` is the catalogue's id, None where it has none; `thing` is the id or what the name comes down to.
    `year` is the year stated or the end of the period. `in_goals`: some statement stands among the plan's goals.
    """

    metric: Metric
    repeats: tuple[Metric, ...]
    thing: str
    indicator: str | None
    year: int | None
    in_goals: bool
    base: Metric | None

    @property
    def statements(self) -> tuple[Metric, ...]:
        """All places that state the target."""
        return (self.metric, *self.repeats)


def targets(reading: Reading) -> dict[str, list[Metric]]:
    """Return the plan's own targets with a value by indicator, in order of the text."""
    found: dict[str, list[Metric]] = {}
    for metric in _stated(reading):
        if metric.indicator:
            found.setdefault(metric.indicator, []).append(metric)
    return found


def _stated(reading: Reading) -> list[Metric]:
    """Return every statement of an own target with a value; what was reached and other areas' goals are none (G6)."""
    return [
        metric
        for metric in reading.metrics
        if metric.kind is MetricKind.TARGET
        and metric.value is not None
        and own_number(metric, reading.profile)
        and not looks_back(reading, metric)
    ]


def in_goals(reading: Reading, metric: Metric) -> bool:
    """Tell whether a metric stands in the plan's goals: a section named 目标 or 指标, or an indicator table."""
    if metric.attribute is not None:
        return True
    return any(word in heading.title for heading in reading.section_path(metric.section) for word in GOAL_WORDS)


class Row(NamedTuple):
    """A target by the numbers of its metrics: as `PREPARED` keeps it."""

    metric: int
    repeats: list[int]
    thing: str
    indicator: str | None
    year: int | None
    in_goals: bool
    base: int | None


@dataclass(slots=True)
class _Known:
    """The targets of a reading that was asked for; `houses` only where they had to be compared."""

    reading: Reading
    targets: tuple[Target, ...]
    houses: tuple[int, ...] | None = None


_last: list[_Known] = []


def _houses(reading: Reading) -> tuple[int, ...]:
    """Return which metrics are of one house: what targets depend on of the text beside the metrics."""
    return tuple(i for i, metric in enumerate(reading.metrics) if is_of_one_house(reading, metric))


def all_targets(reading: Reading) -> tuple[Target, ...]:
    """Return every target of the plan once, in order of the text; kept for the plans that checks lay side by side."""
    houses: tuple[int, ...] | None = None
    for known in _last:
        of = known.reading
        same = of.metrics is reading.metrics and of.outline is reading.outline
        if not same or not (of.profile is reading.profile or of.profile == reading.profile):
            continue
        if of.passages is reading.passages:
            return known.targets
        known.houses = _houses(of) if known.houses is None else known.houses
        houses = _houses(reading) if houses is None else houses
        if known.houses == houses:
            return known.targets
    rows = PREPARED.kept(reading)
    targets = tuple(_grouped(reading) if rows is None else (_of_row(reading.metrics, row) for row in rows))
    _last[:] = [*_last[-15:], _Known(reading, targets, houses)]
    return targets


def _rows(reading: Reading) -> list[Row]:
    numbers = {id(metric): number for number, metric in enumerate(reading.metrics)}
    return [
        Row(
            numbers[id(target.metric)],
            [numbers[id(metric)] for metric in target.repeats],
            target.thing,
            target.indicator,
            target.year,
            target.in_goals,
            None if target.base is None else numbers[id(target.base)],
        )
        for target in _grouped(reading)
    ]


def _of_row(metrics: Sequence[Metric], row: Row) -> Target:
    base = None if row.base is None else metrics[row.base]
    repeats = tuple([metrics[number] for number in row.repeats])
    return Target(metrics[row.metric], repeats, row.thing, row.indicator, row.year, row.in_goals, base)


PREPARED = Prepared("targets", _rows, list[Row])


def _grouped(reading: Reading) -> list[Target]:
    groups: dict[tuple[object, ...], list[Metric]] = {}
    for metric in _stated(reading):
        groups.setdefault(_key(reading, metric), []).append(metric)
    return [_target(reading, str(key[0]), group) for key, group in _joined(groups).items()]


def _joined(groups: dict[tuple[object, ...], list[Metric]]) -> dict[tuple[object, ...], list[Metric]]:
    """Return the groups with what the text says of a row of the table, value and all, under another name."""
    tabled = [key for key, group in groups.items() if any(metric.attribute for metric in group)]
    out = dict(groups)
    for key, group in groups.items():
        if key in tabled or group[0].indicator is not None:
            continue
        same = [other for other in tabled if other[1:] == key[1:] and _says(group[0], groups[other][0])]
        if len(same) == 1:
            out[same[0]] = sorted([*out[same[0]], *out.pop(key)], key=lambda m: (m.passage, m.span))
    return out


def _says(text: Metric, row: Metric) -> bool:
    """Tell whether a figure of the text is that of a row of the table, under a name that holds the row's."""
    if text.value != row.value or text.unit != row.unit:
        return False
    one, other = core(text.name), core(row.name)
    return min(len(one), len(other)) >= _NAME and (one in other or other in one)


def _key(reading: Reading, metric: Metric) -> tuple[object, ...]:
    known = indicator_of(metric, reading.profile)
    thing = f"{metric.passage}·{metric.name}" if is_of_one_house(reading, metric) else known or core(metric.name)
    unit = unit_of(metric.unit) if metric.unit else None
    dimension = unit.dimension if unit else metric.unit
    return (thing, metric.year or reading.profile.period_end, kind_of(metric, known), metric.per, dimension)


def _target(reading: Reading, thing: str, group: list[Metric]) -> Target:
    """Return the target of statements: the first among the goals stands for them; an attribute may stand in another."""
    lead = max(group, key=lambda m: (in_goals(reading, m), m.part_of is None))
    return Target(
        lead,
        tuple(metric for metric in group if metric is not lead),
        thing,
        None if is_of_one_house(reading, lead) else indicator_of(lead, reading.profile),
        lead.year or reading.profile.period_end,
        any(in_goals(reading, metric) for metric in group),
        baseline(reading, lead),
    )
