"""What a mention stands for: the normal form that full names, short names and level words share."""

from __future__ import annotations

import re
from functools import lru_cache

from checker.reading import regions
from checker.reading.name_forms import Body, Place
from checker.reading.regions import Region
from checker.reading.titles import bare

_YEARS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_HAN_YEAR = re.compile("[二][〇○零一二三四五六七八九]{3}")
_MARKS = re.compile(r"[\s“”‘’、，·]+")
LEVELS = {
    "自治区": ("province",),
    "省": ("province",),
    "市": ("province", "city"),
    "州": ("city",),
    "区": ("district",),
    "县": ("county",),
    "旗": ("county",),
}
"""Words that stand for the division of these levels, named so, that the plan belongs to; longest first."""


class Surroundings:
    """The divisions a plan belongs to, for 省, 市, 区 and 县 without a name."""

    def __init__(self, region: str | None) -> None:
        names = regions.chain(region, 0) if region else []
        self.own = regions.resolve(names)
        self._above: list[Region] = []
        here = self.own
        while here is not None:
            self._above.append(here)
            here = regions.parent(here)

    def division(self, word: str) -> Region | None:
        """Return what 省, 市, 区 or 县 means here; None where the plan leaves it open.

        A county-level city's 市 may be itself or the city above: open.
        """
        if word == "市" and self.own is not None and self.own.level == "county" and self.own.name.endswith("市"):
            return None
        return next((r for r in self._above if r.level in LEVELS[word] and r.name.endswith(word)), None)


@lru_cache(16)
def surroundings(region: str | None) -> Surroundings:
    """Return what surrounds a plan for `region`, a full name as the profile gives it."""
    return Surroundings(region)


def organisation(body: Body, region: str | None) -> str:
    """Return the full name of a body: 清远市科学技术局, 中共清远市委员会."""
    name = (region or "") + body.full
    return f"中共{name}" if body.local and body.full.startswith("委") else name


def anchored(place: Place, written: str, inside: str, full_head: str) -> str:
    """Return the normal form of a name after a place, its head word in full.

    清远高新区 and 清远市高新区 are one park, told by the short name; where more than the head follows the division
    is kept as written, an area (中科院) given in full.
    """
    if place.region is None:
        return place.name + plain(inside) + full_head
    return (written if inside else place.region.short) + plain(inside) + full_head


def plain(text: str) -> str:
    """Return a name without quotes, commas and blanks."""
    return _MARKS.sub("", text)


def title(text: str) -> str:
    """Return what spellings of one title share; years stay, in Arabic numerals."""
    return bare(_HAN_YEAR.sub(lambda m: m[0].translate(_YEARS), text))
