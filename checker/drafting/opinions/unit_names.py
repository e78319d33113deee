"""Which names are of one unit: 临溪区财政局, 区财政局 and 财政局; 区科技局 and 区科学技术局."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from checker.reading import name_forms

_RANKS = "省市县区旗镇乡"


def one_name_each(names: Sequence[str], region: str | None = None) -> dict[str, str]:
    """Return for each name the one its unit is called by: the most common, of several the longest.

    `region` is the area of the draft's government (临溪区), by which its own bureaus are called 区….
    """
    groups: dict[str, Counter[str]] = {}
    for name in names:
        groups.setdefault(_core(name, region), Counter())[name] += 1
    called: dict[str, str] = {}
    for group in groups.values():
        best = max(group, key=lambda name: (group[name], len(name)))
        called |= dict.fromkeys(group, best)
    return called


def _core(name: str, region: str | None) -> str:
    """Return what all names of a unit share: the rank of its area, and the full name of its kind of body."""
    area, rest = "", "".join(name.split())
    if region:
        for own in (region, region[:-1]):
            if len(own) > 1 and rest.startswith(own) and len(rest) > len(own) + 1:
                area, rest = region[-1], rest.removeprefix(own)
                rest = rest.removeprefix(region[-1]) if rest[:1] == region[-1] else rest
                break
    if not area and rest[:1] in _RANKS and len(rest) > 2:
        area, rest = rest[0], rest[1:]
    if region and not area:
        area = region[-1] if is_local(rest) else ""
    return area + _full(rest)


def _full(rest: str) -> str:
    """Return the full name of a kind of local body: 发改局 is 发展和改革局."""
    return next((body.full for body in name_forms.bodies().get(rest, ()) if body.local), rest)


def is_local(rest: str) -> bool:
    """Tell whether a name without an area is that of a local government's body: 财政局."""
    return any(body.local for body in name_forms.bodies().get(rest, ()))
