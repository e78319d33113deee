"""The vocabulary of names: bodies of party and state with their dates, head words, areas, words round a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import NamedTuple

import ahocorasick_rs

from checker import resources
from checker.reading import regions
from checker.reading.elements import NameKind
from checker.text import Span

_HAN = re.compile("[一-鿿]")
_COMMON = "common_words.txt"


class Body(NamedTuple):
    """A body of party or state. `local`: named after a region or 省/市/区/县; dates YYYY or YYYY-MM, None when open."""

    full: str
    local: bool
    valid_from: str | None
    valid_to: str | None
    successor: str | None


class Head(NamedTuple):
    """A word that ends names. `full` is what it is short for; see the table's header for `use`."""

    word: str
    kind: NameKind
    use: frozenset[str]
    full: str


class Hit(NamedTuple):
    """A body or a head word found in a text."""

    span: Span
    bodies: tuple[Body, ...]
    head: Head | None


class Place(NamedTuple):
    """A place by which a name begins: the division, where it is one, and the name it is known by in full."""

    span: Span
    name: str
    region: regions.Region | None


@cache
def bodies() -> dict[str, tuple[Body, ...]]:
    """Return the bodies by every form of their name; one form may be a local and a national body's."""
    out: dict[str, tuple[Body, ...]] = {}
    for row in resources.rows("government_bodies.tsv"):
        body = Body(
            row["full"], row["level"] == "local", row["from"] or None, row["to"] or None, row["successor"] or None
        )
        for form in dict.fromkeys([body.full, *row["forms"].split("|")]):
            if form:
                out[form] = (*out.get(form, ()), body)
    return out


@cache
def heads() -> dict[str, Head]:
    """Return the head words."""
    return {
        row["word"]: Head(row["word"], NameKind(row["kind"]), frozenset(row["use"].split()), row["full"] or row["word"])
        for row in resources.rows("name_heads.tsv")
    }


@cache
def _words() -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for row in resources.rows("name_words.tsv"):
        out.setdefault(row["side"], set()).add(row["word"])
    return {side: frozenset(listed) for side, listed in out.items()}


def words(side: str) -> frozenset[str]:
    """Return the words of one side of the table: left, right, inside, stranger, nohead, verb …."""
    return _words()[side]


@cache
def strangers() -> frozenset[str]:
    """Return the words of two and more characters that no name holds inside."""
    return frozenset(word for word in (words("left") - words("inside")) | words("stranger") if len(word) > 1)


@cache
def _common() -> frozenset[str]:
    return frozenset(
        word for line in resources.text(_COMMON).splitlines() if not line.startswith("#") for word in line.split()
    )


@cache
def national_bodies() -> frozenset[str]:
    """Return the forms of names that a body has which is no local one."""
    return frozenset(form for form, named in bodies().items() if not all(body.local for body in named))


@cache
def _patterns() -> tuple[list[tuple[tuple[Body, ...], Head | None]], ahocorasick_rs.AhoCorasick]:
    """Return what each form of a name stands for, and what finds the forms in a text."""
    forms = sorted({*bodies(), *heads()})
    automaton = ahocorasick_rs.AhoCorasick(forms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return [(bodies().get(form, ()), heads().get(form)) for form in forms], automaton


def hits(text: str, ends: Callable[[str, int], bool]) -> list[Hit]:
    """Return the bodies and head words of a text after which `ends` lets a name end, longest first, left to right."""
    found, automaton = _patterns()
    return [
        Hit(Span(start, stop), *found[i])
        for i, start, stop in automaton.find_matches_as_indexes(text)
        if ends(text, stop)
    ]


Places = dict[str, tuple[str, regions.Region | None]]
"""Names in the text → the name in full, and the division where it is one."""


class Gazetteer:
    """The places that a plan may name: divisions in full; provinces, cities and its own neighbours in short, too."""

    def __init__(self, region: regions.Region | None) -> None:
        self._near = _neighbours(region)
        self._known = _known_places() | self._near
        self._matchers = [_known_matcher(), *([_Matcher(self._near)] if self._near else [])]

    def knows(self, name: str) -> bool:
        """Tell whether a name is a place's."""
        return name in self._known

    def find(self, text: str, offset: int = 0) -> list[Place]:
        """Return the places in a text, adjoining divisions (广东省清远市) as one; spans moved by `offset`."""
        spans = [span for matcher in self._matchers for span in matcher.find(text)]
        if len(spans) > 1:
            spans.sort(key=lambda s: (s.start, -s.stop))
        out: list[Place] = []
        at = 0
        for span in spans:
            if span.start < at:
                continue
            at = span.stop
            name, region = self._known[span.of(text)]
            place = Place(span.shifted(offset), name, region)
            if out and out[-1].region and region and out[-1].span.stop == place.span.start:
                place = place._replace(span=Span(out.pop().span.start, place.span.stop))
            out.append(place)
        return out


class _Matcher:
    """Finds names in a text, the longest ones first, in one pass."""

    def __init__(self, names: Iterable[str]) -> None:
        self._automaton = ahocorasick_rs.AhoCorasick(list(names), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[Span]:
        return [Span(start, stop) for _, start, stop in self._automaton.find_matches_as_indexes(text)]


@cache
def _known_matcher() -> _Matcher:
    return _Matcher(_known_places())


@lru_cache(16)
def gazetteer(region: regions.Region | None) -> Gazetteer:
    """Return the gazetteer of a plan for `region`."""
    return Gazetteer(region)


@cache
def _known_places() -> Places:
    out: Places = {}
    for name in regions.certain_names():
        found = regions.named(name) or tuple(r for r in regions.shortened(name) if r.level in ("province", "city"))
        out[name] = (name, found[0] if len({(r.name, r.parent) for r in found}) == 1 else None)
    out.update((row["word"], (row["full"] or row["word"], None)) for row in resources.rows("name_areas.tsv"))
    return out


def _neighbours(region: regions.Region | None) -> Places:
    """Return the counties of the plan's own city by short names."""
    if region is None or region.level == "province":
        return {}
    city = region if region.level == "city" else regions.parent(region)
    near = regions.below(city) if city else ()
    return {r.short: (r.name, r) for r in near if len(r.short) > 1 and r.short not in _common()}


@cache
def _ordinary() -> frozenset[str]:
    return _common() | words("generic") | words("ordinary")


def is_generic(nucleus: str) -> bool:
    """Tell whether a stretch holds nothing but words that name a class: 重点, 工程技术, 国家级."""
    return not _rest(nucleus, words("generic"), 1)


def is_ordinary(nucleus: str) -> bool:
    """Tell whether a stretch is one common word: 中心, 乡镇."""
    return nucleus in _ordinary()


def is_proper(nucleus: str) -> bool:
    """Tell whether two characters or more in a row belong to no common word: 榕江, 西湖, 天安智谷."""
    return any(len(_HAN.findall(run)) >= 2 for run in _rest(nucleus, _ordinary(), 2))


def is_wholly_proper(nucleus: str) -> bool:
    """Tell whether no part of a stretch is a common word: 复旦."""
    return _rest(nucleus, _ordinary(), 2) == [nucleus]


def _rest(text: str, known: frozenset[str], shortest: int) -> list[str]:
    """Return the runs of a text that no known word covers, longest words first from the left."""
    runs, run, at = [], "", 0
    while at < len(text):
        length = 5
        while length >= shortest and text[at : at + length] not in known:
            length -= 1
        if length >= shortest:
            runs.append(run)
            run, at = "", at + length
        else:
            run, at = run + text[at], at + 1
    return [run for run in [*runs, run] if run]
