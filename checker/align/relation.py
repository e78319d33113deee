"""How the area of the draft stands to the area of an upper plan."""

from __future__ import annotations

import re
from enum import Enum, auto

from checker.reading.elements import Profile

_RANKS = {"town": 0, "county": 1, "district": 1, "city": 2, "province": 3, "nation": 4}
_SUFFIXES = {"省": 3, "市": 2, "州": 2, "盟": 2}
_TITLE = re.compile(
    r"(?P<province>[一-鿿]{2,6}?省)?(?P<city>[一-鿿]{2,6}?[市州盟])?(?P<district>[一-鿿]{1,6}?[区县旗])?"
)


class Relation(Enum):
    """SAME area, the draft's area INSIDE the upper plan's, APART, or UNKNOWN where a plan does not say."""

    SAME = auto()
    INSIDE = auto()
    APART = auto()
    UNKNOWN = auto()


def area(profile: Profile) -> tuple[str, ...]:
    """Return the area from the outermost part in (广东省, 清远市, 清城区), by the title where the region is unknown."""
    text = profile.region or profile.title or ""
    found = _TITLE.match(text)
    parts = tuple(filter(None, found.groups())) if found else ()
    if profile.region:
        path = profile.parent_path
        return (*(part for part in parts if part in path), profile.short_region or profile.region)
    return parts


def rank(profile: Profile) -> int | None:
    """Return the rank of a plan's government, 0 for a town and 4 for the nation; None where it can't be told."""
    if profile.level:
        return _RANKS.get(profile.level)
    parts = area(profile)
    return _SUFFIXES.get(parts[-1][-1], 1) if parts else None


def relation(draft: Profile, upper: Profile) -> Relation:
    """Return how the draft's area stands to the upper plan's."""
    if upper.level == "nation":
        return Relation.SAME if draft.level == "nation" else Relation.INSIDE
    if draft.level == "nation" and upper.region:
        return Relation.APART  # no area holds the nation
    own, other = area(draft), area(upper)
    if not own or not other:
        return Relation.UNKNOWN
    if own[-1] == other[-1]:
        return Relation.SAME
    if other[-1] in (*own, draft.parent_region) or (draft.region and upper.region and other[-1] in draft.parent_path):
        return Relation.INSIDE
    ranks = rank(draft), rank(upper)
    if draft.level and upper.level and ranks[0] is not None and ranks[1] is not None and ranks[0] >= ranks[1]:
        return Relation.APART  # two areas of one rank, or the upper one within the draft's
    known = draft.region and upper.region and _reaches(own, other[-1])
    return Relation.APART if known else Relation.UNKNOWN


def _reaches(path: tuple[str, ...], area_name: str) -> bool:
    """Tell whether an area's path names its government of that rank: a city without its province may be in any."""
    wanted = _SUFFIXES.get(area_name[-1], 1)
    return any(_SUFFIXES.get(part[-1], 1) >= wanted for part in path)


def directly_above(draft: Profile, upper: Profile) -> bool:
    """Tell whether the upper plan is of the draft's own government or of the one right above it, or may be."""
    own, other = rank(draft), rank(upper)
    return own is None or other is None or other - own <= 1
