"""What an upper plan assigns to the draft's own area: 其中某区不超过1.95亿立方米, a row of a table of 各县（市、区）.

An assigned value is the area's to meet, unlike the average or the total of the whole (domain brief, 1.5).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from checker.align.gates import kind_of
from checker.align.likeness import core
from checker.align.targets import Target, all_targets
from checker.align.values import ratio_of, stated
from checker.align.verdicts import better_upward, known
from checker.plan import Table
from checker.reading import table_values
from checker.reading.elements import Comparator, Metric, MetricKind, Profile, Reading
from checker.reading.indicators import catalogue
from checker.reading.tasks import forms, is_told
from checker.reading.units import normal_name, unit_of
from checker.text import Span

_AREAS = re.compile(
    r"^(?:各)?(?:县|区|市|地区|行政区|县区|区县|县市区|县[（(].*[）)]|市[（(].*[）)]|区[（(].*[）)])(?:名称|别)?$"
)
_UNIT = re.compile(r"[（(]([^（）()]+)[）)]$")
_UP, _DOWN = (Comparator.GE, Comparator.GT), (Comparator.LE, Comparator.LT)


class Assigned(NamedTuple):
    """A target of the draft beside the value assigned to its area, and the upper plan's own target of the thing."""

    own: Target
    value: Metric
    whole: Target | None

    @property
    def is_binding(self) -> bool:
        """Tell whether the upper plan makes the indicator binding."""
        said = (self.value, *(self.whole.statements if self.whole else ()))
        return any(metric.attribute == "约束性" for metric in said)

    @property
    def is_missed(self) -> bool:
        """Tell whether the draft's target is surely on the worse side of what is assigned."""
        one, other, times = stated(self.own.metric), stated(self.value), ratio_of(self.value, self.own.metric)
        upward = self._upward()
        if one is None or other is None or times is None or upward is None:
            return False
        other = other.scaled(times)
        return one.below(other) if upward else one.above(other)

    def _upward(self) -> bool | None:
        for metric in (self.value, *(self.whole.statements if self.whole else ())):
            if metric.comparator in (*_UP, *_DOWN):
                return metric.comparator in _UP
        return better_upward(self.own.metric, known(self.own.indicator))


def assigned(draft: Reading, upper: Reading) -> Iterator[Assigned]:
    """Yield the draft's targets for which the upper plan assigns a value to the draft's area, each once."""
    wholes = {target.thing: target for target in reversed(all_targets(upper))}
    told: set[int] = set()
    for thing, metric in assigned_values(upper, draft.profile):
        for own in all_targets(draft):
            if own.thing == thing and id(own) not in told and _beside(draft, upper, own, metric):
                told.add(id(own))
                yield Assigned(own, metric, wholes.get(thing))


def assigned_values(upper: Reading, profile: Profile) -> Iterator[tuple[str, Metric]]:
    """Yield what an upper plan assigns to the area of a profile, each value with the thing that it is of."""
    wholes = {target.thing: target for target in reversed(all_targets(upper))}
    yield from _said(upper, profile)
    yield from _tabled(upper, profile, wholes)


def _beside(draft: Reading, upper: Reading, own: Target, value: Metric) -> bool:
    """Tell whether two figures are of one kind, year and unit."""
    years = (own.metric.year or draft.profile.period_end, value.year or upper.profile.period_end)
    kinds = (kind_of(own.metric, own.indicator), kind_of(value, own.indicator))
    alike = kinds[0] == kinds[1] and own.metric.per == value.per
    return alike and years[0] == years[1] and ratio_of(value, own.metric) is not None


def _said(upper: Reading, profile: Profile) -> Iterator[tuple[str, Metric]]:
    """Yield what the text assigns to the area, with the thing."""
    names = forms(profile) if profile.short_region else ()
    for metric in upper.metrics:
        if metric.kind is not MetricKind.TARGET or metric.value is None or is_told(upper, metric.section):
            continue
        name = next((n for n in names if metric.name.startswith(n)), None)
        if name is None and metric.region != profile.short_region:
            continue
        bare = metric.name.removeprefix(name or "") or metric.part_of or ""
        if bare:
            yield catalogue().match(bare, metric.unit) or core(bare), metric


def _tabled(upper: Reading, profile: Profile, wholes: dict[str, Target]) -> Iterator[tuple[str, Metric]]:
    """Yield what tables with a row for each area assign to it, of things that are targets of the upper plan."""
    if not upper.plan.tables or not profile.short_region:
        return
    where = {s.block: i for i, p in enumerate(upper.passages) for s in p.stretches}
    for table in upper.plan.tables:
        cells = _cells(table, where)
        if not _AREAS.match(_text(upper, cells.get((0, 0)))):
            continue
        for (row, column), passage in cells.items():
            if row == 0 or column == 0 or _text(upper, cells.get((row, 0))) not in forms(profile):
                continue
            found = _of_cell(upper, _text(upper, cells.get((0, column))), passage, wholes)
            if found:
                yield found


def _cells(table: Table, where: dict[int, int]) -> dict[tuple[int, int], int]:
    """Return the passage of each cell by row and column."""
    return {(c.row, c.column): where[c.blocks[0]] for c in table.cells if c.blocks and c.blocks[0] in where}


def _text(upper: Reading, passage: int | None) -> str:
    return "" if passage is None else "".join(upper.passages[passage].normal.split())


def _of_cell(upper: Reading, header: str, passage: int, wholes: dict[str, Target]) -> tuple[str, Metric] | None:
    """Return thing and value of a cell under the header of a target (粮食播种面积（万亩）), None under any other."""
    unit = _UNIT.search(header)
    name = header[: unit.start()] if unit else header
    called = normal_name(unit[1]) if unit and unit_of(normal_name(unit[1])) else None
    thing = catalogue().match(name, called) or core(name)
    value = table_values.parse(upper.passages[passage].normal)
    whole = wholes.get(thing)
    if value is None or whole is None:
        return None
    metric = replace(
        whole.metric,
        name=name,
        value=value.value,
        value_max=value.value_max,
        unit=value.unit or called or whole.metric.unit,
        comparator=value.comparator,
        decimals=value.decimals,
        passage=passage,
        span=Span(0, len(upper.passages[passage].normal)),
        name_span=None,
        name_passage=None,
        section=upper.passages[passage].section,
    )
    return thing, metric
