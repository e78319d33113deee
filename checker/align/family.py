"""The draft and its siblings under one upper plan: what all of them set of one indicator, in one unit, side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce

from checker.align.baselines import baseline, levels
from checker.align.gates import same_kind
from checker.align.pairing import representative, targets
from checker.align.relation import Relation, area, directly_above, relation
from checker.align.values import factor, in_unit, stated
from checker.align.verdicts import adds_up
from checker.intervals import Interval
from checker.reading import divisions, regions
from checker.reading.elements import Metric, Reading
from checker.reading.indicators import catalogue

_WEIGHTS = ("gdp", "resident_population")
_STATED = re.compile(r"(?:下辖|管辖|共辖|现辖|辖有?|全市共?有?)\s?(\d+)\s?个(?:县|区|市)")


@dataclass(frozen=True, slots=True)
class Standing:
    """One area's target beside its siblings': `value` in the row's unit, `rank` from 1 (None where no side is better).

    `of_total` is its fraction of the sum of all that are here, None for what does not add up.
    """

    plan: int
    target: Metric
    base: Metric | None
    value: Interval
    rank: int | None = None
    of_total: Decimal | None = None


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """What the areas set of one indicator. `total` is the sum of what is stated, None for what does not add up.

    `upper` is the target of the area above, `upper_plan` its plan; `whole` tells that no area below it is missing.
    """

    indicator: str
    unit: str | None
    standings: tuple[Standing, ...]
    upper: Metric | None
    upper_plan: int | None
    upper_value: Interval | None
    total: Interval | None
    whole: bool


@dataclass(frozen=True, slots=True)
class Areas:
    """The draft (plan 0) and the siblings of other areas under the same upper plan.

    `left_out` names by plan why a sibling is not among them; `expected` is how many areas there are (None: nobody
    says), `whole` tells that all are here and nothing is carved out of them.
    """

    members: tuple[int, ...]
    left_out: dict[int, str]
    expected: int | None
    whole: bool


@dataclass(frozen=True, slots=True)
class Family:
    """The areas and what they set side by side.

    `weights` is each plan's fraction of the economy, else of the population, of all that are here, where all of them
    state it for one year; `weighed_by` says which and when.
    """

    areas: Areas
    rows: tuple[FamilyRow, ...]
    weights: dict[int, Decimal]
    weighed_by: str = ""


def areas(draft: Reading, uppers: Sequence[Reading], siblings: Sequence[Reading]) -> Areas:
    """Return which siblings stand beside the draft, and whether with it they make up the whole area above."""
    above = [upper for upper in uppers if _is_above(draft, upper)]
    members, left_out = _members(draft, above, dict(enumerate(siblings, 1 + len(uppers))))
    return Areas(tuple(members), left_out, *_completeness(draft, above, members))


def family(draft: Reading, uppers: Sequence[Reading], siblings: Sequence[Reading]) -> Family:
    """Return the comparison of the draft with its siblings, rows in the order of the upper plan's targets."""
    here = areas(draft, uppers, siblings)
    above = [(i, upper) for i, upper in enumerate(uppers, 1) if _is_above(draft, upper)]
    members = {plan: (draft, *uppers, *siblings)[plan] for plan in here.members}
    rows = tuple(_rows(members, above, here.whole)) if len(members) > 1 else ()
    return Family(here, rows, *_weights(members))


def _is_above(draft: Reading, upper: Reading) -> bool:
    profiles = draft.profile, upper.profile
    return relation(*profiles) is Relation.INSIDE and directly_above(*profiles)


def _members(
    draft: Reading, uppers: Sequence[Reading], siblings: dict[int, Reading]
) -> tuple[dict[int, Reading], dict[int, str]]:
    """Return draft and siblings by plan, one for each area, and why the others are not among them."""
    members, left_out = {0: draft}, dict[int, str]()
    for plan, sibling in siblings.items():
        names = {_area(member) for member in members.values()}
        if _area(sibling) is None or (uppers and not any(_is_above(sibling, upper) for upper in uppers)):
            left_out[plan] = "不能认定与本文件同属一个上级区域"
        elif _area(sibling) in names:
            left_out[plan] = "与本文件或另一份同级规划为同一区域"
        else:
            members[plan] = sibling
    return members, left_out


def _area(reading: Reading) -> str | None:
    parts = area(reading.profile)
    return parts[-1] if parts else None


def _completeness(draft: Reading, uppers: Sequence[Reading], members: dict[int, Reading]) -> tuple[int | None, bool]:
    """Return how many areas stand below the upper one, and whether all are here with nothing carved out of them."""
    own = divisions.own(draft.profile)
    above = regions.parent(own) if own else None
    here = {_area(member) for member in members.values()}
    carved = any(member.profile.excluded for member in members.values())
    if above is not None:
        names = divisions.names_below(above, draft.profile)
        return len(names), bool(names) and set(names) <= here and not carved
    said = {int(n) for upper in uppers for p in upper.passages for n in _STATED.findall(p.normal)}
    if len(said) != 1:
        return None, False
    return (count := said.pop()), count == len(here) and not carved


def _rows(members: dict[int, Reading], above: Sequence[tuple[int, Reading]], whole: bool) -> Iterator[FamilyRow]:
    goals = {plan: targets(reading) for plan, reading in members.items()}
    higher = {plan: targets(reading) for plan, reading in above}
    order = dict.fromkeys(id for found in (*higher.values(), *goals.values()) for id in found)
    for id in order:
        plans = [plan for plan in members if id in goals[plan]]
        upper = next(((plan, reading) for plan, reading in above if id in higher[plan]), None)
        if len(plans) < 2:
            continue
        if row := _row(id, {p: (members[p], goals[p][id]) for p in plans}, upper, higher, whole, len(members)):
            yield row


def _row(
    id: str,
    groups: dict[int, tuple[Reading, list[Metric]]],
    upper: tuple[int, Reading] | None,
    higher: dict[int, dict[str, list[Metric]]],
    whole: bool,
    size: int,
) -> FamilyRow | None:
    """Return the row of an indicator: those that state it for one year, kind and unit; None where fewer than two do."""
    theirs = representative(upper[1], higher[upper[0]][id]) if upper else None
    lead = theirs or representative(*next(iter(groups.values())))
    lead_end = upper[1].profile.period_end if upper else next(iter(groups.values()))[0].profile.period_end
    standings = list(_standings(groups, lead, lead.year or lead_end))
    if len(standings) < 2:
        return None
    additive = adds_up(lead, catalogue()[id])
    total = reduce(lambda one, other: one + other, (s.value for s in standings)) if additive else None
    return FamilyRow(
        id,
        lead.unit,
        tuple(_ranked(standings, catalogue()[id].direction, total)),
        theirs,
        upper[0] if upper else None,
        stated(theirs) if theirs else None,
        total,
        whole and len(standings) == size,
    )


def _standings(groups: dict[int, tuple[Reading, list[Metric]]], lead: Metric, year: int | None) -> Iterator[Standing]:
    for plan, (reading, group) in groups.items():
        target = representative(reading, group, lead)
        value = in_unit(stated(target), target.unit, lead.unit)
        if value is None or same_kind(target, lead) or (target.year or reading.profile.period_end) != year:
            continue
        yield Standing(plan, target, baseline(reading, target), value)


def _ranked(standings: Sequence[Standing], direction: str, total: Interval | None) -> Iterator[Standing]:
    """Yield the standings with rank and fraction; equal figures share a rank."""
    whole = total.low if total else None
    for one in standings:
        better = sum(_better(other.value, one.value, direction) for other in standings)
        fraction = one.value.low / whole if whole and one.value.low is not None else None
        rank = better + 1 if direction in ("higher", "lower") else None
        yield Standing(one.plan, one.target, one.base, one.value, rank, fraction)


def _better(one: Interval, other: Interval, direction: str) -> bool:
    return one.above(other) if direction == "higher" else one.below(other)


def _weights(members: dict[int, Reading]) -> tuple[dict[int, Decimal], str]:
    """Return each plan's fraction of what the areas here have of economy or people in the last year all state."""
    for id in _WEIGHTS:
        by_plan = {plan: _by_year(levels(reading, id)) for plan, reading in members.items()}
        common = set.intersection(*(set(years) for years in by_plan.values()))
        if len(members) > 1 and common:
            year = max(common)
            values = {plan: years[year] for plan, years in by_plan.items()}
            total = sum(values.values())
            name = {"gdp": "地区生产总值", "resident_population": "常住人口"}[id]
            return {plan: value / total for plan, value in values.items()}, f"{year}年{name}"
    return {}, ""


def _by_year(metrics: Iterable[Metric]) -> dict[int, Decimal]:
    """Return the first figure of each year in the unit of the catalogue."""
    out: dict[int, Decimal] = {}
    for metric in metrics:
        times = factor(metric.unit, catalogue()[metric.indicator or ""].unit) if metric.indicator else None
        if metric.year is not None and metric.value and times is not None:
            out.setdefault(metric.year, metric.value * times)
    return out
