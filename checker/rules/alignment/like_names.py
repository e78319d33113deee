"""Which name of an upper plan a name of the draft probably means, told by their words and the company they keep."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence, Set
from functools import cache
from itertools import compress
from typing import NamedTuple

from checker import resources
from checker.align.prepared import Prepared
from checker.reading import name_forms
from checker.reading.elements import Name, NameKind, PassageKind, Reading
from checker.rules.alignment.once import OncePerReading
from checker.rules.choice import choice, quad
from checker.rules.language.name_clusters import broken, same

_LEAST_CORE = {NameKind.PLATFORM: 2, NameKind.PROGRAMME: 4}
"""Characters that a name must have besides place, head word and words that any name may have."""
_PLACE = 2  # characters in front that two forms of a name share: its place
_HEAD = 2  # characters at the end
_LEAST_BROKEN = 8  # characters of a name that lost one: fewer may be another name
SOUGHT = frozenset({PassageKind.BODY, PassageKind.HEADING, PassageKind.CELL})
_DIVISIONS = "省市区县"
_MARKS = re.compile("[-—–－“”]")


def mentions(reading: Reading) -> dict[str, list[Name]]:
    """Return the platforms and programmes of a plan by what they stand for, with their mentions in order."""
    found: dict[str, list[Name]] = {}
    for name in reading.names:
        if name.kind in _LEAST_CORE:
            found.setdefault(_in_full(name.entity), []).append(name)
    return found


def _in_full(entity: str) -> str:
    """Return the full name of a platform for one that everyone calls by a short one; dashes do not matter."""
    bare = _MARKS.sub("", entity)
    return _aliases().get(bare, bare)


@cache
def _aliases() -> dict[str, str]:
    rows = resources.rows("platform_aliases.tsv")
    return {_MARKS.sub("", row["alias"]): _MARKS.sub("", row["full"]) for row in rows}


class UpperNames(NamedTuple):
    """The platforms and programmes of an upper plan: mentions by what they stand for, and these by their ends."""

    mentions: dict[str, list[Name]]
    by_ends: dict[tuple[NameKind, str, str], list[str]]


def _indexed(plan: Reading) -> UpperNames:
    found = mentions(plan)
    by_ends: dict[tuple[NameKind, str, str], list[str]] = {}
    for entity, names in found.items():
        by_ends.setdefault(_ends(entity, names[0].kind), []).append(entity)
    return UpperNames(found, by_ends)


def _ends(entity: str, kind: NameKind) -> tuple[NameKind, str, str]:
    """Return what two names that mean one thing share: kind, place in front, and the end of the head word."""
    return kind, entity[:_PLACE], entity[-_HEAD:]


upper_names = OncePerReading(_indexed)


def counterpart(entity: str, kind: NameKind, upper: UpperNames) -> str | None:
    """Return the one name of the upper plan that is this one but for words put in or left away; None where unsure.

    The place in front must be the same: a name without it is a short form, one with another place another thing.
    """
    near = [other for other in upper.by_ends.get(_ends(entity, kind), ()) if _means(entity, other, kind)]
    return near[0] if len(near) == 1 else None


def _means(one: str, other: str, kind: NameKind) -> bool:
    """Tell whether two names of one place differ by words that say nothing of the thing, and have a core."""
    if not same(one, other):
        return False
    said_more = _without(one, _empty()) != _without(other, _empty())
    return not said_more and len(core(min(one, other, key=len))) >= _LEAST_CORE[kind]


def core(name: str) -> str:
    """Return what is left of a name without its place, its head word, and words that any name may have."""
    while name and (place := _place(name)):
        name = name[place:]
    name = name.lstrip(_DIVISIONS)
    head = next((head for head in _heads() if name.endswith(head)), "")
    return _without(name.removesuffix(head), (*_fillers(), *_listed("level")))


def _place(name: str) -> int:
    """Return how many characters of a place a name begins with."""
    return max((p.span.stop for p in name_forms.gazetteer(None).find(name) if p.span.start == 0), default=0)


def _without(name: str, words: Iterable[str]) -> str:
    for word in words:
        name = name.replace(word, "")
    return name


@cache
def _heads() -> tuple[str, ...]:
    return tuple(sorted(name_forms.heads(), key=len, reverse=True))


@cache
def _fillers() -> tuple[str, ...]:
    return tuple(row["word"] for row in resources.rows("name_fillers.tsv"))


@cache
def _empty() -> tuple[str, ...]:
    """Return the fillers that say nothing of what a platform is for."""
    return tuple(word for word in _fillers() if word not in _listed("subject"))


@cache
def _listed(kind: str) -> tuple[str, ...]:
    return tuple(row["word"] for row in resources.rows("like_name_words.tsv") if row["kind"] == kind)


class Lost(NamedTuple):
    """The forms that the names of a plan's platforms take when one character behind the place is lost.

    A name of `names` with the characters at `cuts` left away, one at a time; `leads` are the names' `quad`s as bytes.
    """

    leads: bytes
    names: list[str]
    cuts: list[list[int]]


def _lost(plan: Reading) -> Lost:
    platforms = [name for name in plan.names if name.kind is NameKind.PLATFORM]
    cuts: dict[str, list[int]] = {}
    for form, right in broken(platforms).items():
        if len(form) >= _LEAST_BROKEN and form[: 2 * _PLACE] == right[: 2 * _PLACE]:
            at = next((i for i, (a, b) in enumerate(zip(form, right, strict=False)) if a != b), len(form))
            cuts.setdefault(right, []).append(at)
    leads = array("Q", map(quad, cuts))
    return Lost(leads.tobytes(), list(cuts), list(cuts.values()))


PREPARED = Prepared("lost", _lost, Lost)
_LOST = OncePerReading(PREPARED)


def losing(upper: Reading) -> array[int]:
    """Return the `quad`s that the names which may lose a character begin with."""
    return array("Q", _LOST(upper).leads)


def lost_in(draft: Reading, upper: Reading, begun: Set[int]) -> dict[str, str]:
    """Return what stands in a draft and is a long name of an upper plan's platform but for a character behind the
    place that is lost, and the names; of names alone whose `quad` is among those begun in the draft."""
    text, lost = choice(draft, SOUGHT).joined, _LOST(upper)
    rows = compress(zip(lost.names, lost.cuts, strict=True), map(begun.__contains__, losing(upper)))
    found = ((right[:at] + right[at + 1 :], right) for right, cuts in rows for at in cuts)
    return {form: right for form, right in found if form in text and same_head(form, right)}


def same_head(one: str, other: str) -> bool:
    """Tell whether two names end on the same longest head word."""
    head = next((head for head in _heads() if other.endswith(head)), "")
    return bool(head) and one.endswith(head)


def told_apart(reading: Reading, one: Sequence[Name], other: Sequence[Name]) -> bool:
    """Tell whether a sentence of the plan names both, as two things."""
    places = {(name.passage, reading.sentence(name.passage, name.span)) for name in one}
    return any((name.passage, reading.sentence(name.passage, name.span)) in places for name in other)
