"""The administrative divisions of China: names, short names, parents; current and abolished since 2005."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from checker import resources
from checker.text import Span

NATION = "全国"
_LONGEST = 15
_GENERIC = frozenset({"城区", "郊区", "矿区", "新城区", "城中区", "市中区"})
"""Names of real districts that are ordinary words, too: taken only right after the name above them."""
_TOWN = re.compile(r"[一-鿿]{1,5}?(?:镇|乡|街道)(?![村企])")


class Region(NamedTuple):
    """One division. `level` is province, city, district or county; `parent` a code, empty for provinces."""

    code: str
    name: str
    short: str
    parent: str
    level: str


class Mention(NamedTuple):
    """A name in a text and the divisions that bear it."""

    span: Span
    regions: tuple[Region, ...]


@cache
def _codes() -> dict[str, Region]:
    out: dict[str, Region] = {}
    for line in resources.text("regions.tsv").splitlines():
        if line[0] in "#c":
            continue
        code, name, short, parent, level, _ = line.split("\t")
        region = Region(code, name, short, parent, level)
        out.setdefault(code, region)
        if out[code] is not region:
            out[f"{code}/{name}"] = region
    return out


@cache
def _names() -> dict[str, tuple[Region, ...]]:
    return _grouped("name")


@cache
def _shorts() -> dict[str, tuple[Region, ...]]:
    return _grouped("short")


@cache
def _children() -> dict[str, tuple[Region, ...]]:
    return _grouped("parent")


def _grouped(field: str) -> dict[str, tuple[Region, ...]]:
    out: dict[str, tuple[Region, ...]] = {}
    for region in _codes().values():
        key = getattr(region, field)
        out[key] = (*out.get(key, ()), region)
    return out


def named(name: str) -> tuple[Region, ...]:
    """Return the divisions whose full name is `name`."""
    return _names().get(name, ())


def shortened(name: str) -> tuple[Region, ...]:
    """Return the divisions whose short name is `name` (清城 for 清城区)."""
    return _shorts().get(name, ())


@cache
def certain_names() -> tuple[str, ...]:
    """Return the names that mean a division wherever they stand: full ones, short ones of provinces and cities."""
    short = (r.short for r in _codes().values() if r.level in ("province", "city"))
    return tuple(name for name in dict.fromkeys([*_names(), *short]) if name not in _GENERIC and len(name) > 1)


def below(region: Region) -> tuple[Region, ...]:
    """Return the divisions right below one."""
    return _children().get(region.code, ())


def parent(region: Region) -> Region | None:
    """Return the division above, None for a province."""
    return _codes().get(region.parent)


def full_name(region: Region) -> str:
    """Return the name with all its parents: 广东省清远市清城区."""
    above = parent(region)
    return (full_name(above) if above else "") + region.name


@cache
def _beginnings() -> frozenset[str]:
    """Return the first two characters of all full names; none is shorter."""
    return frozenset(name[:2] for name in _names())


def at(text: str, start: int, *, short: bool = False) -> Mention | None:
    """Return the longest name that begins at `start`; short names only when asked for."""
    if not short and text[start : start + 2] not in _beginnings():
        return None
    for stop in range(min(len(text), start + _LONGEST), start + 1, -1):
        name = text[start:stop]
        found = named(name) or (shortened(name) if short else ())
        if found:
            return Mention(Span(start, stop), found)
    return None


def mentions(text: str, limit: int | None = None) -> Iterator[Mention]:
    """Yield the full names in `text`, longest first, left to right, up to position `limit`."""
    here = last = 0
    stop = len(text) if limit is None else min(limit, len(text))
    while here < stop:
        found = at(text, here)
        if found and (last == here > 0 or found.span.of(text) not in _GENERIC):
            yield found
            here = last = found.span.stop
        else:
            here += 1


def chain(text: str, start: int, *, short: bool = False) -> list[Mention]:
    """Return the names that follow one another from `start`: 广东省, 清远市, 清城区."""
    out: list[Mention] = []
    while (found := at(text, start, short=short and not out)) is not None:
        out.append(found)
        start = found.span.stop
    return out


def resolve(names: list[Mention], context: str = "") -> Region | None:
    """Return the division that a chain of names means: each below the one before it.

    Where a name is borne by several, the one whose parent stands before it, then the one whose parents
    `context` names most, is taken; with neither the name stays unresolved unless it is unique.
    """
    above: Region | None = None
    for mention in names:
        below = [r for r in mention.regions if above is None or _under(r, above)]
        if not below:
            break
        above = below[0] if len(below) == 1 else _likeliest(below, context)
        if above is None:
            return None
    return above


def town_after(text: str, start: int) -> str | None:
    """Return the township that stands right after a district's or county's name."""
    found = _TOWN.match(text, start)
    return found[0] if found else None


def _under(region: Region, above: Region) -> bool:
    while (up := parent(region)) is not None:
        if up == above:
            return True
        region = up
    return False


def _likeliest(regions: list[Region], context: str) -> Region | None:
    """Return the one whose parents the context names most; current divisions before abolished ones."""
    scored = [(sum(context.count(up.short) for up in _parents(r)), -i, r) for i, r in enumerate(regions)]
    best = max(scored)
    if best[0]:
        return best[2]
    provinces = [r for r in regions if r.level == "province"]
    current = provinces or [r for r in regions if r.name == regions[0].name]
    return current[0] if len({r.parent for r in current}) == 1 else None


def _parents(region: Region) -> Iterator[Region]:
    while (up := parent(region)) is not None:
        yield up
        region = up
