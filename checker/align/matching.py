"""Which target of the draft stands beside which of the upper plan: each at most once (G1).

Targets are matched by the catalogue's id; where neither plan's name is in the catalogue, by the name itself. Of several
figures of one indicator those of one kind and one year come first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from checker.align.fields import is_overall, same_field
from checker.align.gates import kind_of
from checker.align.likeness import core, differ_in_threshold, is_telling
from checker.align.targets import Target
from checker.align.values import ratio_of
from checker.reading.elements import Profile
from checker.reading.indicators import Catalogue

_FALL = re.compile("(?:减排量|下降|降低|减少)$")


class Match(NamedTuple):
    """A draft's target and the upper one beside it, each by its place in its plan's list.

    `definition`: of a like thing that is defined otherwise, and why. `leads`: the likest of its indicator's figures.
    """

    draft: int
    upper: int
    definition: str = ""
    leads: bool = True


def matches(
    draft: Sequence[Target],
    upper: Sequence[Target],
    profiles: tuple[Profile, Profile],
    known: Catalogue,
    is_known: Callable[[Target], bool],
) -> list[Match]:
    """Return the matches: those of one thing first, then those of other definitions among what is left.

    `is_known` tells of an upper target that no other definition of it is to be looked for.
    """
    found = list(_same_things(draft, upper, profiles))
    free_own = [i for i in range(len(draft)) if i not in {match.draft for match in found}]
    lacking = [j for j in range(len(upper)) if j not in {match.upper for match in found}]
    free_other = [j for j in lacking if not is_known(upper[j])] if free_own else []
    return [*found, *_other_definitions(draft, upper, free_own, free_other, known)]


def _same_things(
    draft: Sequence[Target], upper: Sequence[Target], profiles: tuple[Profile, Profile]
) -> Iterator[Match]:
    by_thing: dict[str, list[int]] = {}
    for i, target in enumerate(draft):
        by_thing.setdefault(target.thing, []).append(i)
    called = dict.fromkeys(by_thing)
    for target in draft:
        called |= {name: target.thing for name in _names(target) if name not in called}
    others: dict[str, list[int]] = {}
    for j, target in enumerate(upper):
        name = next((name for name in (target.thing, *_names(target)) if name in called), None)
        if name is not None:
            others.setdefault(called[name] or name, []).append(j)
    related = same_field(*profiles)
    named = is_overall(profiles[1]) or related
    for thing, theirs in others.items():
        goals = related and draft[by_thing[thing][0]].in_goals and upper[theirs[0]].in_goals
        if draft[by_thing[thing][0]].indicator is None and not (named and is_telling(thing, goals)):
            continue
        yield from _best(draft, upper, by_thing[thing], theirs)


def _names(target: Target) -> tuple[str, ...]:
    """Return what else a target without catalogue id is called in its own plan: in prose, where the table shortens."""
    if target.indicator is not None or not target.repeats or "·" in target.thing:
        return ()
    return tuple(dict.fromkeys(core(metric.name) for metric in target.statements))


def _best(
    draft: Sequence[Target], upper: Sequence[Target], own: Iterable[int], other: Iterable[int]
) -> Iterator[Match]:
    """Yield pairs of one thing, the likest first; ties in the order of the texts."""
    order = sorted((-nearness(draft[i], upper[j]), j, i) for i in own for j in other)
    used_own: set[int] = set()
    used_other: set[int] = set()
    for _, j, i in order:
        if i in used_own or j in used_other:
            continue
        if (draft[i].indicator and not used_own) or _alike(draft[i], upper[j]):
            yield Match(i, j, leads=not used_own)
            used_own.add(i)
            used_other.add(j)


def nearness(one: Target, other: Target) -> int:
    """Return how well two targets of one thing can stand side by side: kind, then year, then place in the plan."""
    kinds = [kind_of(t.metric, t.indicator) for t in (one, other)]
    same_kind = kinds[0] == kinds[1] and one.metric.per == other.metric.per
    same_unit = ratio_of(one.metric, other.metric) is not None
    return 16 * same_kind + 8 * (one.year == other.year) + 4 * same_unit + 2 * one.in_goals + other.in_goals


def _alike(one: Target, other: Target) -> bool:
    """Tell whether two targets are of one kind and unit: asked of names, which prove less than an id, and of what is
    left of an indicator whose likest figures stand side by side already."""
    kinds = [kind_of(t.metric, t.indicator) for t in (one, other)]
    return kinds[0] == kinds[1] and ratio_of(one.metric, other.metric) is not None


def _other_definitions(
    draft: Sequence[Target], upper: Sequence[Target], own: list[int], other: list[int], known: Catalogue
) -> Iterator[Match]:
    """Yield targets easily confused with an upper one that the draft lacks, neither having a partner of its own."""
    theirs = {target.indicator for target in upper}
    free = [i for i in own if draft[i].indicator is None or draft[i].indicator not in theirs]
    taken: set[int] = set()
    for j in other:
        near = known.neighbours.get(upper[j].indicator or "", frozenset())
        for i in free:
            if i in taken or (draft[i].indicator not in near if near else draft[i].indicator is not None):
                continue
            if reason := _confusable(draft[i], upper[j], known):
                taken.add(i)
                yield Match(i, j, reason)
                break


def _confusable(one: Target, other: Target, known: Catalogue) -> str:
    """Return what sets two like things apart, empty where they are not easily confused.

    Counted things (companies, laboratories) of other kinds are other things, not other definitions of one.
    """
    if one.indicator is None or other.indicator is None:
        nameless = one.indicator is other.indicator and one.year == other.year
        other_bound = nameless and differ_in_threshold(one.metric.name, other.metric.name)
        return "门槛不同" if other_bound and _alike(one, other) else ""
    if _FALL.search(known[one.indicator].name) and _FALL.search(known[other.indicator].name):
        return known.difference(one.indicator, other.indicator) or ""  # tons of one are another's percent
    dimension = known[other.indicator].dimension
    kinds = [kind_of(target.metric, target.indicator) for target in (one, other)]
    if dimension == "count" or kinds[0] != kinds[1] or one.metric.per != other.metric.per:
        return ""
    if known[one.indicator].dimension != dimension:
        return ""
    return known.difference(one.indicator, other.indicator) or "指标口径不同"
