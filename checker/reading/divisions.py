"""How many divisions an area has at the date of a plan, from the table of divisions."""

from __future__ import annotations

import re
from functools import cache

from checker import resources
from checker.reading import regions
from checker.reading.elements import Profile
from checker.reading.regions import Region

_ABOLISHED = re.compile(r"to (\d{4})")


def own(profile: Profile) -> Region | None:
    """Return the division that a plan is of, None where its name is borne by several."""
    found = [region for region in regions.named(profile.short_region or "") if region.level == profile.level]
    exact = [region for region in found if regions.full_name(region) == profile.region]
    fitting = exact or found
    return fitting[0] if len(fitting) == 1 else None


def below(area: Region, profile: Profile) -> int | None:
    """Return how many divisions stand right below an area, those abolished since the plan's year counted in.

    Rather more than too few; None where the table has none.
    """
    return len(names_below(area, profile)) or None


def names_below(area: Region, profile: Profile) -> tuple[str, ...]:
    """Return the names of the divisions right below an area, those abolished since the plan's year among them."""
    year = (profile.issued or "")[:4]
    return _standing(area.code, int(year) if year.isdigit() else 9999)


@cache
def _standing(code: str, year: int) -> tuple[str, ...]:
    rows = ((name, _ABOLISHED.search(source)) for name, source in _rows().get(code, ()))
    return tuple(name for name, end in rows if end is None or int(end[1]) >= year)


@cache
def _rows() -> dict[str, list[tuple[str, str]]]:
    """Return by the code of an area the names right below it, each with its source, which tells when it ended."""
    out: dict[str, list[tuple[str, str]]] = {}
    for line in resources.text("regions.tsv").splitlines():
        if line[0] not in "#c":
            _, name, _, parent, _, source = line.split("\t")
            out.setdefault(parent, []).append((name, source))
    return out
