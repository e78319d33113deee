"""How the area of the draft stands to the area of an upper plan."""

from __future__ import annotations

from enum import Enum, auto

from checker.reading.elements import Profile

LEVELS = ("town", "county", "district", "city", "province", "nation")
"""From the lowest to the highest; county and district are of one rank."""


class Relation(Enum):
    """SAME area, the draft's area INSIDE the upper plan's, APART, or UNKNOWN where a plan does not say."""

    SAME = auto()
    INSIDE = auto()
    APART = auto()
    UNKNOWN = auto()


def relation(draft: Profile, upper: Profile) -> Relation:
    """Return how the draft's area stands to the upper plan's."""
    if upper.level == "nation":
        return Relation.SAME if draft.level == "nation" else Relation.INSIDE
    if not draft.region or not upper.region or not draft.short_region or not upper.short_region:
        return Relation.UNKNOWN
    if draft.short_region == upper.short_region:
        return Relation.SAME
    if draft.region.startswith(upper.region) or upper.short_region in (draft.parent_region, *_path(draft)):
        return Relation.INSIDE
    return Relation.APART


def _path(profile: Profile) -> tuple[str, ...]:
    path = profile.parent_path
    return tuple(path[i:] for i in range(len(path))) + tuple(path[: i + 1] for i in range(len(path)))


def directly_above(draft: Profile, upper: Profile) -> bool:
    """Tell whether the upper plan is of the draft's own government or of the one right above it, or may be."""
    kind = relation(draft, upper)
    if kind in (Relation.SAME, Relation.UNKNOWN):
        return True
    return kind is Relation.INSIDE and _rank(upper) - _rank(draft) <= 1


def _rank(profile: Profile) -> int:
    return {"town": 0, "county": 1, "district": 1, "city": 2, "province": 3, "nation": 4}.get(profile.level or "", 2)
