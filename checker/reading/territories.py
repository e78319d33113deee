"""The territories that a plan speaks of: its own, those above, and others, in full, in short, or as 全市."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import NamedTuple

from checker.reading import name_forms, regions
from checker.reading.elements import Profile
from checker.text import Span

NATION = "全国"
_PART = re.compile("[一-鿿]{2,9}?(?:自治区|自治州|地区|省|市|州|盟|区|县|旗)")
_TITLE = re.compile(f"《?(?:{_PART.pattern})+")
_ENDING = re.compile("(?:自治区|自治州|地区|省|市|州|盟|区|县|旗)\\Z")
_POINTING = "全我本"
_NATION = ("全国", "我国", "国家")
_NOT_POINTING = "(?!域)(?!别)"


class Territory(NamedTuple):
    """A mention of a territory; `key` is one for all its names: the short name of a division."""

    span: Span
    key: str


class Territories:
    """Finds territories in the text of one plan. `own` is the key of its own, `names` the ways it is called.

    `chain`: its names from the outermost in; `above`: those of the plans above, the nearest last.
    """

    def __init__(self, chain: tuple[str, ...], above: Iterable[tuple[str, ...]] = ()) -> None:
        self.own = key_of(chain[-1]) if chain else None
        self._keys: dict[str, str] = dict.fromkeys(_NATION, NATION)
        for names in (*above, chain):  # the innermost last: 全市 in a county-level city is the city itself
            for name in names:
                self._call(name)
        self.names = tuple(word for word, key in self._keys.items() if key == self.own)

    def _call(self, name: str) -> None:
        key = key_of(name)
        self._keys |= {word: key for word in (name, key) if len(word) > 1}
        if name[-1] in "省市区县州旗" and len(name) > 2:
            self._keys |= {before + name[-1]: key for before in _POINTING}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """What finds the near territories; of most upper plans the own name alone is asked for."""
        words = sorted(self._keys, key=len, reverse=True)
        named = (re.escape(word) + (_NOT_POINTING if word[0] in _POINTING else "") for word in words)
        return re.compile("|".join(named))

    def find(self, text: str) -> list[Territory]:
        """Return the territories named in a text, left to right."""
        near = [Territory(Span(*m.span()), self._keys[m[0]]) for m in self._pattern.finditer(text)]
        far = [
            Territory(p.span, p.region.short if p.region else p.name)
            for p in name_forms.gazetteer(None).find(text)
            if not any(p.span.overlaps(own.span) for own in near)
        ]
        return sorted(near + far)


def key_of(name: str) -> str:
    """Return the short name of a division, by the table where it is there."""
    known = regions.named(name)
    if known:
        return known[0].short
    short = _ENDING.sub("", name)
    return short if len(short) > 1 else name


def _names(profile: Profile) -> tuple[str, ...]:
    """Return the names of a plan's territory from the outermost in, by the title where the profile has no region."""
    if profile.level == "nation":
        return (NATION,)
    if not profile.short_region:
        titled = _TITLE.match(profile.title or "")
        return tuple(_PART.findall(titled[0])) if titled else ()
    return (*_PART.findall(profile.parent_path), profile.short_region)


def territories(profile: Profile, above: Iterable[Profile] = ()) -> Territories:
    """Return what finds the territories in a plan with this profile, below plans with these."""
    return _known(_names(profile), tuple(map(_names, above)))


_known = lru_cache(64)(Territories)
