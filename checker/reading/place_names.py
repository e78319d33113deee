"""Places that the table of divisions does not know, told by the ending of their names: new, renamed or invented ones.

A name counts only where something bears it out: a second level behind it (某市某区), a body that signs with it, or the
text that repeats it; 城市, 园区, 示范区 and their like end the same way and are no names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from checker.reading.words import either

_LEVELS = {"省": "province", "自治区": "province", "市": "city", "自治州": "city", "地区": "city", "盟": "city"}
_LEVELS |= {"区": "district", "县": "county", "自治县": "county", "旗": "county", "自治旗": "county"}
_LEVELS |= {"镇": "town", "乡": "town", "街道": "town"}
_RANKS = {"province": 0, "city": 1, "district": 2, "county": 2, "town": 3}
_ENDING = "自治[区州县旗]|地区|街道|[省市区县旗盟]|镇(?![村企域])|乡(?![镇村])"
_NAME = re.compile(rf"(?!委|人民|政府)[一-鿿]{{2,8}}?(?:{_ENDING})(?![一-鿿]?级)")
_NO_NAME = re.compile(rf"{either('no_place_ending')}\Z|{either('no_place_within')}")
_SHORT_NAME = re.compile(rf"(?!{either('no_place_beginning')})[一-鿿]{either('place_ending_too')}\Z")
"""A character before such an ending makes a name below a higher one: 某市枫林区; 北部林区, 主城区 are none."""
_REPEATED = 3
_BARE = 2  # characters of a place's name with its kind that say too little without it
_TITLE = re.compile("《[一-鿿]{4,20}")
_CITED = re.compile(r"《([一-鿿]{2,8}?(?:省|自治区|市|自治州))")


class PlaceName(NamedTuple):
    """A name, the level that its ending tells, and where it stops in the text."""

    name: str
    level: str
    stop: int


def place_names(text: str, start: int = 0, above: str | None = None) -> list[PlaceName]:
    """Return the names that follow one another from `start`, each of a lower level: 某省, 某市, 某区."""
    out: list[PlaceName] = []
    rank = _RANKS[above] if above else -1
    while (match := _NAME.match(text, start)) is not None:
        name = match[0]
        level = next(_LEVELS[end] for end in sorted(_LEVELS, key=len, reverse=True) if name.endswith(end))
        if level == "city" and rank == 1:
            level = "county"  # a city below a city is of the rank of a county
        if _RANKS[level] <= rank or len(name) < 3 or (_NO_NAME.search(name) and not _is_short(name, rank)):
            break
        out.append(PlaceName(name, level, match.end()))
        rank, start = _RANKS[level], match.end()
    return out


def _is_short(name: str, rank: int) -> bool:
    """Tell whether a word that ends like a kind of region is the name of a district below a place of `rank`."""
    return rank >= 0 and _SHORT_NAME.match(name) is not None


def borne_out(names: Sequence[PlaceName], bodies: Sequence[str], texts: Sequence[str]) -> bool:
    """Tell whether the last of `names` is a place: named under another, by a body that signs, or again and again."""
    if not names:
        return False
    last = names[-1].name
    branch = f"{last[:-1]}分局"  # a county's bureau of environment or land is a branch of the city's
    if len(names) > 1 or any(last in body or (len(last) > _BARE and branch in body) for body in bodies):
        return True
    spoken_of = (last, f"全{last[-1]}", f"我{last[-1]}")  # 全市 and 我市 mean the place of the title
    return sum(text.count(word) for text in texts for word in spoken_of) >= _REPEATED


def with_parents(names: Sequence[PlaceName], bodies: Sequence[str], texts: Sequence[str]) -> list[PlaceName]:
    """Return `names` with the places above them that a signing body or a cited title gives: 某市某区人民政府."""
    openings = [*bodies, *(match[0][1:] for text in texts for match in _TITLE.finditer(text))]
    for opening in openings:
        chain = place_names(opening)
        for stop in range(len(names) + 1, len(chain) + 1):
            if [n.name for n in chain[stop - len(names) : stop]] == [n.name for n in names]:
                return chain[:stop]
    return list(names)


def place_above(name: PlaceName, texts: Sequence[str]) -> str | None:
    """Return the nearest place above `name` that a cited title begins with, the first of several; None without one."""
    above: PlaceName | None = None
    for text in texts:
        for match in _CITED.finditer(text):
            found = place_names(match[1])
            if len(found) != 1 or _RANKS[found[0].level] >= _RANKS[name.level] or found[0].name == name.name:
                continue
            if above is None or _RANKS[found[0].level] > _RANKS[above.level]:
                above = found[0]
    return above.name if above else None
