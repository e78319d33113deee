"""Things that an upper plan will have built, and what the draft writes almost alike: a slip, or words changed places.

Names of other fields (物流园, 养老服务平台) seldom are names that `checker.reading.names` is certain of; here the upper
plan's own verb (建设……) tells where a thing begins and ends, and its first characters where to look in the draft.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Set
from enum import Enum, auto
from itertools import compress, count
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from checker import resources
from checker.align.prepared import Prepared
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


class Rows(NamedTuple):
    """The long names of what a plan will build, in order: where each stands first, and how a thing begins.

    `leads` are the `quad`s that the names are looked for by, as bytes: of `object_of` what stands in front may be left
    away, so a name may have others than its own.
    """

    leads: bytes
    passages: list[int]
    starts: list[int]
    names: list[str]


class Things:
    """The long names of what a plan will build with where each stands first, asked for by how they begin."""

    def __init__(self, plan: Reading) -> None:
        self._rows = PREPARED(plan)
        self.leads = array("Q", self._rows.leads)

    def led(self, leads: Set[int]) -> dict[str, Place]:
        """Return the things that begin with one of some fours of characters (`quad`), in the order of the plan."""
        found: dict[str, Place] = {}
        for at in compress(count(), map(leads.__contains__, self.leads)):
            thing, start = self._rows.names[at], self._rows.starts[at]
            found[thing] = Place(0, self._rows.passages[at], Span(start, start + len(thing)))
        return found


def _rows(plan: Reading) -> Rows:
    """Return the long names of what a plan will build; of those that begin alike each once."""
    found: dict[tuple[int, str], tuple[int, int]] = {}
    for i, passage in passages(plan, (PassageKind.BODY, PassageKind.CELL)):
        parts = tuple(objects_begun(passage.normal, _SHORTEST))
        for part, bare in parts if parts and not is_told(plan, passage.section) else ():
            thing = object_of(part, _SHORTEST)
            at = passage.normal.find(thing)
            if thing and at >= 0:
                found.setdefault((quad(bare), thing), (i, at))
    leads = array("Q", [lead for lead, _ in found])
    places = list(found.values())
    return Rows(leads.tobytes(), [i for i, _ in places], [at for _, at in places], [thing for _, thing in found])


PREPARED = Prepared("things", _rows, Rows)
things = OncePerReading(Things)


class Near(NamedTuple):
    """A thing of an upper plan with its place there, and what the draft writes: where, the words, how they differ."""

    thing: str
    above: Place
    place: Place
    words: str
    how: Slip


def slips(draft: Reading, upper: Reading, begun: Set[int]) -> Iterator[Near]:
    """Yield the things of an upper plan that the draft writes almost alike; `begun`: what begins in it (`quad`)."""
    chosen = choice(draft, _SOUGHT)
    for thing, place in things(upper).led(begun).items():
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
