"""Stretches that a text shares word for word with any of several plans, marks and titles aside.

Of the plans one short run of characters is kept for as many places as a short run has in a stretch of the length asked
for: so each such stretch holds one. A text is asked for short runs at every place and followed from there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

from checker.reading.elements import Passage, PassageKind, Reading
from checker.rules.alignment.once import OncePerReading
from checker.rules.base import REMEMBERED
from checker.rules.choice import choice
from checker.text import Span

_RUN = 8
_MOST = 16  # places of one short run that are followed
_BODY = frozenset({PassageKind.BODY})
_TITLE = re.compile("《[^》]*》")
_TITLE_IN_LINE = re.compile("《[^》\n]*》")
_MARKS = re.compile(r"[\W_]+")
_KEPT = re.compile(r"《[^》]*》|[^\W_]+")
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


class _Sample(NamedTuple):
    """Short runs of one plan, and the passages and plain texts that they stand in, each with its runs' offsets."""

    passages: tuple[tuple[int, Passage], ...]
    plain: list[str]
    offsets: list[range]
    runs: list[str]


class CommonRuns:
    """The stretches that texts share with some plans; what a text gives is remembered."""

    def __init__(self, plans: Sequence[Reading], length: int) -> None:
        self._samples = [_SAMPLES(plan, length) for plan in plans]
        self._length = length
        self._runs = [run for sample in self._samples for run in sample.runs]
        self._first = dict(zip(reversed(self._runs), range(len(self._runs) - 1, -1, -1), strict=True))
        self.shared = lru_cache(REMEMBERED)(self._shared)

    def _shared(self, source: str) -> tuple[Shared, ...]:
        """Return the stretches of a text, in order for each plan, none over another of the same plan."""
        text, runs, found = plain(source), self._first, list[Shared]()
        short = min(_RUN, self._length)
        hits = [at for at in range(len(text) - short + 1) if text[at : at + short] in runs]
        done: dict[int, int] = {}
        for at in hits:
            for number, row, there in self._places(text[at : at + short]):
                if at < done.get(number, 0):
                    continue
                sample = self._samples[number]
                left, right = _around(text, at, sample.plain[row], there, done.get(number, 0))
                if right - left >= self._length:
                    done[number] = right
                    passage, whole = sample.passages[row]
                    span = written(source, left, right)
                    found.append(Shared(span, right - left, number, passage, whole.normal, there - (at - left)))
        return tuple(found)

    def _places(self, run: str) -> Iterator[tuple[int, int, int]]:
        """Yield where a run stands: plan, row and offset, the first few of the places."""
        for number in (self._first[run], *self._again.get(run, ())[: _MOST - 1]):
            text = bisect_right(self._before, number) - 1  # the last with so many before it: those before have none
            plan, row = self._rows[text]
            yield plan, row, self._samples[plan].offsets[row][number - self._before[text]]

    @cached_property
    def _again(self) -> dict[str, list[int]]:
        """The numbers of runs that stood before; made for texts that share one, which most do not."""
        found: dict[str, list[int]] = {}
        for number, run in enumerate(self._runs):
            if self._first[run] != number:
                found.setdefault(run, []).append(number)
        return found

    @cached_property
    def _rows(self) -> list[tuple[int, int]]:
        """Plan and row of every text."""
        return [(plan, row) for plan, sample in enumerate(self._samples) for row in range(len(sample.plain))]

    @cached_property
    def _before(self) -> list[int]:
        """How many runs there are before every text."""
        return [0, *accumulate(len(every) for sample in self._samples for every in sample.offsets)]


def _sample(plan: Reading, length: int) -> _Sample:
    chosen = choice(plan, _BODY)
    texts = _plain_rows(chosen.texts)
    short = min(_RUN, length)
    offsets = [range(0, len(text) - short + 1, length - short + 1) for text in texts]
    runs = [text[at : at + short] for text, every in zip(texts, offsets, strict=True) for at in every]
    return _Sample(chosen.rows, texts, offsets, runs)


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


_SAMPLES = OncePerReading(_sample)
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


def _plain_rows(texts: Sequence[str]) -> list[str]:
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
