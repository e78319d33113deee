"""Whose plan it is: the government, and those above it up to the nation, as far as they are certain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from checker.reading import regions
from checker.reading.elements import Profile
from checker.reading.folding import fold
from checker.reading.place_names import place_names
from checker.reading.words import either

_CORPS = "新疆生产建设兵团"  # of the rank of a province, in no table of divisions
_CORPS_NAME = re.compile(rf"(?:{_CORPS}|兵团)(?P<division>第[一二三四五六七八九十]{{1,3}}师(?:[一-鿿]{{2,5}}?市)?)?")
_PROVINCE_ENDINGS = ("省", "自治区", "特别行政区")
_RANKS = {"town": 0, "district": 1, "county": 1, "city": 2, "province": 3, "nation": 4}


class Government(NamedTuple):
    """One government: its level and the names of its area from the outermost known inward, none for the nation."""

    level: str
    path: tuple[str, ...]

    @property
    def name(self) -> str:
        """The area as plans name it: 清城区, 全国."""
        return self.path[-1] if self.path else regions.NATION

    @property
    def rank(self) -> int:
        """0 for a town, 4 for the nation."""
        return _RANKS[self.level]

    def is_same(self, other: Government) -> bool:
        """Tell whether two governments are one; a path may lack its outer names where the name is borne once."""
        if not self.path or not other.path or self.path[-1] != other.path[-1]:
            return self.path == other.path
        short, long = sorted((self.path, other.path), key=len)
        if long[-len(short) :] != short:
            return False
        return len(short) == len(long) or len(short) > 1 or _is_borne_once(short[0])


def _is_borne_once(name: str) -> bool:
    """Tell whether a name alone says which area it is: 高新区 and 朝阳区 do not."""
    return len({r.parent for r in regions.named(name)}) < 2 and not re.fullmatch(either("zone"), name)


NATION = Government("nation", ())


class Hierarchy(NamedTuple):
    """A plan's own government and those above it, nearest first; `complete`: none is missing between them."""

    own: Government
    above: tuple[Government, ...]
    complete: bool

    @property
    def all(self) -> tuple[Government, ...]:
        """The own government and those above it."""
        return (self.own, *self.above)


def government(profile: Profile) -> Government | None:
    """Return the government whose plan it is, None where the plan does not say."""
    return _government(profile.title, profile.region, profile.level, profile.parent_region)


@lru_cache(4096)
def _government(title: str | None, region: str | None, level: str | None, parent: str | None) -> Government | None:
    if title and (corps := corps_at(fold(title).normal)):
        return corps[0]
    if level == "nation" or region == regions.NATION:
        return NATION
    if not region:
        return None
    path = _path(region, parent)
    return Government(level if level in _RANKS and level != "nation" else _level(path), path)


def corps_at(text: str) -> tuple[Government, int] | None:
    """Return the corps of Xinjiang or its division that a title begins with, and where the name stops."""
    found = _CORPS_NAME.match(text)
    if found is None:
        return None
    division = found["division"]
    return Government("city", (_CORPS, division)) if division else Government("province", (_CORPS,)), found.end()


def _path(region: str, parent: str | None) -> tuple[str, ...]:
    """Return the names of an area from the outermost in, with those that the table of divisions knows above it."""
    known = regions.chain(region, 0)
    names = [mention.span.of(region) for mention in known]
    rest = region[known[-1].span.stop :] if known else region
    if found := place_names(rest):
        names += [name.name for name in found]
        rest = rest[found[-1].stop :]
    if rest:
        names.append(rest)
    if parent and parent != regions.NATION and parent not in names:
        names.insert(0, parent)
    return (*_outer(names), *names)


def _outer(names: Sequence[str]) -> tuple[str, ...]:
    """Return the names above the first one, where the table knows which division it is."""
    first = regions.named(names[0])
    if len(names) > 1 and (inner := regions.named(names[1])):
        first = tuple(r for r in first if any(regions.parent(i) == r for i in inner)) or first
    if len({region.parent for region in first}) != 1:
        return ()
    out: list[str] = []
    above = regions.parent(first[0])
    while above is not None:
        out.insert(0, above.name)
        above = regions.parent(above)
    return tuple(out)


def hierarchy(profile: Profile, others: Iterable[Government] = ()) -> Hierarchy | None:
    """Return the governments of a draft from its own up; what the draft leaves out, those of other plans may tell.

    Where they tell different things the gap stays, and the hierarchy is not complete.
    """
    own = government(profile)
    if own is None:
        return None
    if own == NATION:
        return Hierarchy(own, (), True)
    known = set(others)
    own = _reached(own, known)
    levels = {g.path: g.level for g in sorted(g for g in known if g.path == own.path[: len(g.path)])}
    above = [Government(levels.get(p := own.path[:i]) or _level(p), p) for i in range(len(own.path) - 1, 0, -1)]
    outermost = (own, *above)[-1]
    return Hierarchy(own, (*above, NATION), outermost.level == "province")


def _reached(own: Government, others: set[Government]) -> Government:
    """Return the government with the outer names that other plans give its outermost one, if they agree."""
    while longer := {g.path[: g.path.index(own.path[0]) + 1] for g in others if own.path[0] in g.path[1:]}:
        longest = max(longer, key=len)
        if not all(longest[-len(path) :] == path for path in longer):
            break
        own = own._replace(path=(*longest[:-1], *own.path))
    return own


def _level(path: Sequence[str]) -> str:
    """Return the level that a name tells, with the names above it."""
    name, above = path[-1], path[:-1]
    known = [r for r in regions.named(name) if not above or (up := regions.parent(r)) is None or up.name == above[-1]]
    if name == _CORPS or name.endswith(_PROVINCE_ENDINGS):
        return "province"
    if known:
        return known[0].level
    if name.endswith(("市", "州", "盟", "地区")):
        return "county" if above and _level(above) == "city" else "city"
    return "town" if name.endswith(("镇", "乡", "街道")) else "district"
