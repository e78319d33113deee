"""Arrangements that a plan makes for the territory of another government: told by what its sentences do, not its names.

The plan's own area, what lies below it and what lies above it is its own territory here: a plan may drive what is
below, and serves what is above.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from checker import resources
from checker.reading import name_forms, regions
from checker.reading.elements import PassageKind, Profile, Reading
from checker.reading.regions import Region
from checker.reading.words import either as reading_words
from checker.rules.area_names import area_names
from checker.rules.base import REMEMBERED, passages
from checker.rules.choice import Choice
from checker.rules.remembered import EachPassage
from checker.text import Span

_LOWEST = {"province": "省", "city": "省市", "district": "省市县区旗", "county": "省市县区旗"}
"""Endings of governments of the draft's rank and above, by the draft's level."""
_COMMON = re.compile(
    f"{reading_words('no_place_ending')}\\Z|^[各全我本该两多其他周县市区省级等在向将与和及]|[的和与及在、]"
)
_OBJECT = "[一-鿿A-Za-z0-9“]{2}"


class Arrangement(NamedTuple):
    """What is arranged for another government's territory, where, and whose it is."""

    span: Span
    whose: str


def may_arrange(draft: Reading, kinds: Iterable[PassageKind]) -> Iterator[int]:
    """Yield the passages that may hold arrangements: where the own area is known those that name another one."""
    profile, wanted = draft.profile, frozenset(kinds)
    if profile.level not in _LOWEST or not profile.short_region:
        return
    own = _own(profile.short_region, profile.region or "", profile.parent_region or "", profile.level)
    if own.region is None:
        yield from (i for i, _ in passages(draft, wanted))
    else:
        yield from (i for i, _ in _naming_others(own).over(draft, wanted))


@lru_cache(8)
def _naming_others(own: _Own) -> EachPassage[bool]:
    """Return what tells whether a paragraph names another area than the own one."""

    def rows(chosen: Choice) -> list[int]:
        starts = defaultdict[str, list[int]](list)
        for at, name in area_names().starting(chosen):
            starts[name].append(at)
        others = (at for name, found in starts.items() if own.is_other(name) for at in found)
        return sorted({*map(chosen.row_at, others), *chosen.holding(own.rare)})

    def one(text: str) -> Iterator[bool]:
        if any(own.is_other(name) for name, _ in area_names().overlapping(text)) or any(
            map(text.__contains__, own.rare)
        ):
            yield True

    return EachPassage(one, rows=rows)


def arrangements(text: str, profile: Profile) -> tuple[Arrangement, ...]:
    """Return the arrangements in a text that no word of cooperation makes legal; remembered by text."""
    if profile.level not in _LOWEST or not profile.short_region:
        return ()
    return _found(text, profile.short_region, profile.region or "", profile.parent_region or "", profile.level)


@lru_cache(REMEMBERED)
def _found(text: str, name: str, path: str, parent: str, level: str) -> tuple[Arrangement, ...]:
    own = _own(name, path, parent, level)
    found: dict[int, Arrangement] = {}
    for pattern in _patterns(_LOWEST[level]):
        stop = 0
        for match in pattern.finditer(text):
            act = Span(*match.span("act"))
            if act.start < stop or (match["short"] and match["short"] not in own.shorts):
                continue
            stop = act.stop
            if own.is_other(match["place"]) and not _is_legal(text, match):
                found.setdefault(act.start, Arrangement(act, match["place"]))
    return tuple(sorted(found.values()))


class _Own(NamedTuple):
    """What counts as the plan's own territory, and the short names of others that are sure to mean them."""

    names: frozenset[str]
    path: str
    shorts: frozenset[str]
    rare: tuple[str, ...]  # those that mean something else in other parts of the country
    region: Region | None
    level: str

    def is_other(self, name: str) -> bool:
        """Tell whether a name is another government's of the same rank or above, and surely a place."""
        if (
            name in self.names
            or name in self.path
            or name in _any("common").split("|")
            or any(name.endswith(mine) for mine in self.names if len(mine) > 2)
        ):
            return False
        if name in self.shorts:
            return True
        known = regions.named(name)
        if known:
            return self.level in ("district", "county") or any(r.level in ("province", "city") for r in known)
        likely = self.region is None and self.level in ("district", "county") and not _COMMON.search(name)
        return likely and name_forms.is_wholly_proper(name[:-1])


@lru_cache(8)
def _own(name: str, path: str, parent: str, level: str) -> _Own:
    """Return the own territory of an area by its name, its full path, its parent's name and its level."""
    named = regions.named(name)
    found = [r for r in named if regions.full_name(r).endswith(path)] or list(named)
    region = found[0] if len(found) == 1 else None
    above = list(_above(region)) if region else []
    below = regions.below(region) if region else ()
    mine = {name, name[:-1], parent, parent[:-1]}
    for one in (*above, *below, *(r for part in below for r in regions.below(part))):
        mine |= {one.name, one.short}
    siblings = regions.below(above[0]) if above and level in ("district", "county") else ()
    sure = frozenset(n for n in regions.certain_names() if len(n) == 2) - mine
    rare = frozenset(r.short for r in siblings if len(r.short) > 1) - mine
    return _Own(frozenset(mine), path, sure | rare, tuple(sorted(rare - sure)), region, level)


def _above(region: Region) -> Iterator[Region]:
    """Yield the areas above one, the nearest first."""
    while (up := regions.parent(region)) is not None:
        yield up
        region = up


@cache
def _patterns(endings: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of 带动某县发展某产业, 将其纳入某市……规划, 某县要……; any word may be a short name in them.

    What only looks like a place must not hide one behind it: the matches may overlap. The patterns are the same for
    all areas of a level, which their names would not be.
    """
    place = rf"(?P<place>[一-鿿]{{4,9}}?自治[县州旗]|[一-鿿]{{2,5}}?[{endings}]|(?P<short>[一-鿿]{{2,4}}?))"
    doing, drive = _any("doing"), _any("drive")
    driven = rf"(?:{drive}){place}(?:的)?(?:加快|大力|重点|积极)*(?:{doing}){_OBJECT}[^，。；、]{{0,20}}"
    taken = rf"[将把][^，。；]{{1,16}}?(?:{_any('into')})(?:到|进)?{place}[^，。；、]{{0,12}}(?:{_any('scheme')})"
    told = rf"(?:^|(?<=[。；，])){place}(?:人民政府|政府)?(?:{_any('order')})[^，。；]{{2,24}}"
    return tuple(re.compile(f"(?=(?P<act>{pattern}))") for pattern in (driven, taken, told))


def _is_legal(text: str, match: re.Match[str]) -> bool:
    """Tell whether the clause speaks of cooperation, or the sentence up to it of asking or carrying out."""
    act, place = match.start("act"), match.start("place")
    clause = max(text.rfind(mark, 0, act) for mark in "。；;！？，：") + 1
    sentence = max(text.rfind(mark, 0, act) for mark in "。；;！？") + 1
    within = f"(?!{_any('within')})"
    return (
        re.search(f"{within}(?:{_any('legal')})", text[clause : match.end("act")]) is not None
        or re.search(f"{within}(?:{_any('led')})", text[clause:place]) is not None
        or re.search(_any("asked"), text[sentence:place]) is not None
    )


@cache
def _any(kind: str) -> str:
    """Return the words of a kind as alternatives of a pattern, the longest first."""
    words = [row["word"] for row in resources.of_kind("territory_words.tsv", kind)]
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
