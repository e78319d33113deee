"""Things that an upper plan will have built, and what the draft writes almost alike: a slip, or words changed places.

Names of other fields (物流园, 养老服务平台) seldom are names that `checker.reading.names` is certain of; here the upper
plan's own verb (建设……) tells where a thing begins and ends, and its first characters where to look in the draft.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from checker import resources
from checker.findings import Place
from checker.reading.elements import PassageKind, Reading
from checker.reading.tasks import is_told, object_of, objects_begun
from checker.rules.alignment.once import OncePerReading
from checker.rules.base import passages
from checker.rules.choice import choice, quad
from checker.text import Span

_SOUGHT = frozenset({PassageKind.BODY, PassageKind.HEADING, PassageKind.CELL})
_SHORTEST = 8  # characters of a thing: shorter ones are alike by chance
_LEAD = 4  # characters that the two begin with
_SAME = 6  # characters in front that two things share of which one has another word
_LONG = 10
_TELLING = frozenset("省市区县镇乡村级第一二三四五六七八九十0123456789东西南北中大小新老上下前后左右男女ABCDEFG期段")
"""Characters that make another thing."""


class Slip(Enum):
    """How two forms differ: words changed places, one character too few or too many, or another word."""

    MOVED = auto()
    LOST = auto()
    OTHER = auto()


class Things:
    """The long names of what a plan will build with where each stands first, asked for by how they begin."""

    def __init__(self, plan: Reading) -> None:
        self._plan = plan
        self._parts: dict[int, list[tuple[int, int, str]]] = {}
        self._led: dict[int, dict[str, tuple[int, Place]]] = {}
        number = 0
        for i, passage in passages(plan, (PassageKind.BODY, PassageKind.CELL)):
            for part, bare in objects_begun(passage.normal, _SHORTEST):
                number += 1
                self._parts.setdefault(quad(bare), []).append((number, i, part))

    def led(self, leads: set[int]) -> dict[str, Place]:
        """Return the things that begin with one of some fours of characters (`quad`), in the order of the plan."""
        found = [item for lead in leads.intersection(self._parts) for item in self._with(lead).items()]
        return {thing: place for thing, (_, place) in sorted(found, key=lambda item: item[1][0])}

    def _with(self, lead: int) -> dict[str, tuple[int, Place]]:
        """Return the things that begin so, each with its number in the order of the plan."""
        if lead not in self._led:
            found = self._led[lead] = {}
            for number, i, part in self._parts[lead]:
                passage = self._plan.passages[i]
                thing = "" if is_told(self._plan, passage.section) else object_of(part, _SHORTEST)
                at = passage.normal.find(thing)
                if thing and at >= 0 and thing not in found:
                    found[thing] = number, Place(0, i, Span(at, at + len(thing)))
        return self._led[lead]


things = OncePerReading(Things)


class Near(NamedTuple):
    """A thing of an upper plan with its place there, and what the draft writes: where, the words, how they differ."""

    thing: str
    above: Place
    place: Place
    words: str
    how: Slip


def slips(draft: Reading, upper: Reading) -> Iterator[Near]:
    """Yield the things of an upper plan that the draft writes almost alike."""
    chosen = choice(draft, _SOUGHT)
    for thing, place in things(upper).led(chosen.quads).items():
        for i, at in chosen.places(thing[:_LEAD]):
            text = draft.passages[i].normal
            for length in (len(thing), len(thing) - 1, len(thing) + 1):
                words = text[at : at + length]
                if len(words) == length and (how := slip(words, thing)):
                    yield Near(thing, place, Place(0, i, Span(at, at + length)), words, how)
                    break


def slip(words: str, thing: str) -> Slip | None:
    """Return how words differ from a thing that they may well mean; None where they are it, or something else."""
    if words == thing or words[-1] != thing[-1]:
        return None
    start = next(i for i, (a, b) in enumerate(zip(words, thing, strict=False)) if a != b)
    if len(words) == len(thing):
        if sorted(words) == sorted(thing):
            return Slip.MOVED
        stop = next(i for i in range(1, len(words)) if words[-i - 1] != thing[-i - 1])
        changed = words[start : len(words) - stop], thing[start : len(thing) - stop]
        return Slip.OTHER if start >= _SAME and len(thing) >= _LONG and _is_like(*changed) else None
    if Levenshtein.distance(words, thing) != 1:
        return None
    long, short = (words, thing) if len(words) > len(thing) else (thing, words)
    extra = next((long[i] for i in range(len(long)) if long[:i] + long[i + 1 :] == short), "")
    return Slip.LOST if extra and extra not in _TELLING else None


def _is_like(one: str, other: str) -> bool:
    """Tell whether a word in the place of another may still name the thing: one character, or words any name has."""
    if len(one) == 1:
        return one not in _TELLING and other not in _TELLING
    fillers = {row["word"] for row in resources.rows("name_fillers.tsv")}
    return one in fillers and other in fillers
