"""Stretches that a text shares word for word with any of several plans, marks and titles aside.

Of the plans one short run of characters is kept for as many places as a short run has in a stretch of the length asked
for: so each such stretch holds one. A text's runs at every place are looked up among them and followed from there. A
run is kept as two numbers of four characters each: by the thousand they are looked up in no time.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate, chain, compress, count
from operator import itemgetter
from typing import NamedTuple

from checker import settings
from checker.align.prepared import Prepared
from checker.reading.elements import PassageKind, Reading
from checker.rules.alignment.once import OncePerReading
from checker.rules.base import REMEMBERED
from checker.rules.choice import choice
from checker.text import Span

_HALF = 4  # characters of a number
_RUN = 2 * _HALF
_MOST = 16  # places of one short run that are followed
_BODY = frozenset({PassageKind.BODY})
_TITLE = re.compile("《[^》]*》")
_TITLE_IN_LINE = re.compile("《[^》\n]*》")
_MARKS = re.compile(r"[\W_]+")
_KEPT = re.compile(r"《[^》]*》|[^\W_]+")
_RARE = re.compile("[\U00010000-\U0010ffff]")
_USUAL = "，、。“”.%（）"
_AHEAD = 64  # characters that are compared at once


class Shared(NamedTuple):
    """A stretch of a text, its length without marks, and where a plan has it: `plan` counts from 0.

    `whole` is the plan's passage, `start` where the stretch begins in it, marks aside.
    """

    span: Span
    length: int
    plan: int
    passage: int
    whole: str
    start: int

    @property
    def other(self) -> Span:
        """Where the stretch stands in the plan's passage."""
        return written(self.whole, self.start, self.start + self.length)


class Runs(NamedTuple):
    """The short runs of a plan for stretches of a length, in order: their halves as bytes of UTF-16.

    `passages` are those that have any, each with how many in `counts`; they stand `length - 7` characters apart.
    """

    length: int
    passages: list[int]
    counts: list[int]
    firsts: bytes
    seconds: bytes


class CommonRuns:
    """The stretches that texts share with some plans; what a text gives is remembered."""

    def __init__(self, plans: Sequence[Reading], length: int) -> None:
        self._plans, self._length = plans, length
        every = [_RUNS(plan, length) for plan in plans]
        self._firsts = array("Q", b"".join(runs.firsts for runs in every))
        self._seconds = array("Q", b"".join(runs.seconds for runs in every))
        self._beginnings = frozenset(self._firsts)
        self._rows = [(number, passage) for number, runs in enumerate(every) for passage in runs.passages]
        self._before = [0, *accumulate(chain.from_iterable(runs.counts for runs in every))]
        self._plain = lru_cache(REMEMBERED)(plain)
        self._known: dict[str, tuple[Shared, ...]] = {}

    def shared(self, source: str) -> tuple[Shared, ...]:
        """Return the stretches of a text, in order for each plan, none over another of the same plan."""
        return self.over([source])[0]

    def over(self, sources: Sequence[str]) -> list[tuple[Shared, ...]]:
        """Return the stretches of each of some texts."""
        unknown = list(dict.fromkeys(source for source in sources if source not in self._known))
        if len(self._known) + len(unknown) > REMEMBERED:
            self._known, unknown = {}, list(dict.fromkeys(sources))
        self._known.update(zip(unknown, self._found(unknown), strict=True) if unknown else ())
        return [self._known[source] for source in sources]

    def _found(self, sources: Sequence[str]) -> list[tuple[Shared, ...]]:
        """Return the stretches of new texts: all of them are looked through in one go."""
        texts = plain_rows(sources)
        starts = [0, *accumulate(len(text) + 1 for text in texts)]
        hits: list[list[tuple[int, list[int]]]] = [[] for _ in texts]
        for at, runs in self._hits("\n".join(texts)):
            row = bisect_right(starts, at) - 1
            hits[row].append((at - starts[row], runs))
        return [tuple(self._followed(*each)) if each[2] else () for each in zip(sources, texts, hits, strict=True)]

    def _hits(self, text: str) -> list[tuple[int, list[int]]]:
        """Return where runs of the plans stand in a text, in order, each with the numbers of the first few of them."""
        numbers = _numbers(text)
        begun = list(compress(count(), map(self._beginnings.__contains__, numbers)))
        wanted = {(numbers[at], numbers[at + _HALF]) for at in begun if at + _HALF < len(numbers)}
        beginnings = set(map(itemgetter(0), wanted))
        places: dict[tuple[int, int], list[int]] = {}
        for number in compress(count(), map(beginnings.__contains__, self._firsts)):
            run = self._firsts[number], self._seconds[number]
            if run in wanted:
                places.setdefault(run, []).append(number)
        asked = ((at, places.get((numbers[at], numbers[at + _HALF]))) for at in begun if at + _HALF < len(numbers))
        return [(at, found[:_MOST]) for at, found in asked if found]

    def _followed(self, source: str, text: str, hits: Iterable[tuple[int, list[int]]]) -> list[Shared]:
        """Return the stretches of one text, followed from where runs of the plans stand in it."""
        found: list[Shared] = []
        done: dict[int, int] = {}
        for at, runs in hits:
            for run in runs:
                row = bisect_right(self._before, run) - 1
                plan, passage = self._rows[row]
                if at < done.get(plan, 0):
                    continue
                there = (run - self._before[row]) * (self._length - _RUN + 1)
                whole = self._plans[plan].passages[passage].normal
                left, right = _around(text, at, self._plain(whole), there, done.get(plan, 0))
                if right - left >= self._length:
                    done[plan] = right
                    span = written(source, left, right)
                    found.append(Shared(span, right - left, plan, passage, whole, there - (at - left)))
        return found


def _numbers(text: str) -> array[int]:
    """Return four characters from every place on as one number; rare characters are all alike there."""
    units = _units(text)
    numbers = array("Q", bytes(8 * max(0, len(text) - _HALF + 1)))
    for shift in range(_HALF):
        part = units[2 * shift :]
        numbers[shift::_HALF] = array("Q", part[: len(part) // 8 * 8])
    return numbers


def _units(text: str) -> bytes:
    units = text.encode("utf-16-le", "surrogatepass")
    return units if len(units) == 2 * len(text) else _RARE.sub("\ufffd", text).encode("utf-16-le", "surrogatepass")


def _runs(plan: Reading, length: int) -> Runs:
    """Return the short runs of a plan for stretches of a length of `_RUN` characters at least."""
    chosen = choice(plan, _BODY)
    passages, counts, runs = list[int](), list[int](), list[str]()
    for (i, _), text in zip(chosen.rows, plain_rows(chosen.texts), strict=True):
        offsets = range(0, len(text) - _RUN + 1, length - _RUN + 1)
        if offsets:
            passages.append(i)
            counts.append(len(offsets))
            runs += [text[at : at + _RUN] for at in offsets]
    halves = ["".join(run[half : half + _HALF] for run in runs) for half in (0, _HALF)]
    return Runs(length, passages, counts, *map(_units, halves))


PREPARED = Prepared("runs", lambda plan: _runs(plan, settings.default().thresholds.copied_run), Runs)


def _prepared_runs(plan: Reading, length: int) -> Runs:
    kept = PREPARED(plan)
    return kept if kept.length == length else _runs(plan, length)


def _around(text: str, at: int, other: str, there: int, least: int) -> tuple[int, int]:
    """Return from where to where two texts are the same round two places, in the first and not before `least`."""
    back = min(at - least, there)
    before = _same(text[at - back : at][::-1], 0, other[there - back : there][::-1], 0)
    return at - before, at + _same(text, at, other, there)


def _same(text: str, at: int, other: str, there: int) -> int:
    """Return how many characters from two places on are the same in two texts."""
    same, ahead = 0, _AHEAD
    most = min(len(text) - at, len(other) - there)
    while same < most and ahead:
        ahead = min(ahead, most - same)
        if text[at + same : at + same + ahead] == other[there + same : there + same + ahead]:
            same += ahead
        else:
            ahead //= 2
    return same


_RUNS = OncePerReading(_prepared_runs)
_last: list[tuple[tuple[int, ...], int, tuple[Reading, ...], CommonRuns]] = []


def common_runs(plans: tuple[Reading, ...], length: int) -> CommonRuns:
    """Return the common runs of some plans, kept for the checks to come of drafts beside the same ones."""
    key = tuple(id(plan.passages) for plan in plans)
    for of, at_least, _, runs in _last:
        if of == key and at_least == length:
            return runs
    runs = CommonRuns(plans, length)
    _last[:] = [*_last[-3:], (key, length, plans, runs)]
    return runs


def plain(text: str) -> str:
    """Return a text without marks, blanks and titles in 《》."""
    return _MARKS.sub("", _TITLE.sub("", text) if "《" in text else text)


def plain_rows(texts: Sequence[str]) -> list[str]:
    """Return the plain texts of a whole plan: marks that all plans have are taken out of all its texts in one go."""
    joined = "\n".join(texts)
    if joined.count("\n") != len(texts) - 1:
        return [plain(text) for text in texts]
    joined = _TITLE_IN_LINE.sub("", joined) if "《" in joined else joined
    for mark in _USUAL:
        joined = joined.replace(mark, "")
    return [text if text.isalnum() else _MARKS.sub("", text) for text in joined.split("\n")]


@lru_cache(256)
def _offsets(text: str) -> list[int]:
    """Return where each character of the plain text stands in the text."""
    kept = (run.span() for run in _KEPT.finditer(text) if run[0][0] != "《")
    return [at for start, stop in kept for at in range(start, stop)]


def written(text: str, start: int, stop: int) -> Span:
    """Return where characters of the plain text stand in the text, from the first to the last of them."""
    offsets = _offsets(text)
    if stop > len(offsets):
        raise ValueError(f"no characters {start} to {stop} in a text of {len(offsets)}")
    return Span(offsets[start], offsets[stop - 1] + 1)
