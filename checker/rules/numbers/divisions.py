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
    year = (profile.issued or "")[:4]
    return _counts(area.code, int(year) if year.isdigit() else 9999) or None


@cache
def _counts(code: str, year: int) -> int:
    gone = [_ABOLISHED.search(source) for source in _sources().get(code, ())]
    return sum(end is None or int(end[1]) >= year for end in gone)


@cache
def _sources() -> dict[str, list[str]]:
    """Return by the code of an area what the table says of the divisions right below it, dates of their end too."""
    out: dict[str, list[str]] = {}
    for line in resources.text("regions.tsv").splitlines():
        if line[0] not in "#c":
            *_, parent, _, source = line.split("\t")
            out.setdefault(parent, []).append(source)
    return out
