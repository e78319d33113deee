"""Stretches that a text shares word for word with any of several plans, marks and titles aside.

Of the plans one short run of characters is kept for as many places as a short run has in a stretch of the length asked
for: so each such stretch holds one. A text is asked for short runs at every place and followed from there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from checker.reading.elements import PassageKind, Reading
from checker.rules.alignment.once import OncePerReading
from checker.rules.base import REMEMBERED
from checker.text import Span

_RUN = 8
_MOST = 16  # places of one short run that are followed
_TITLE = re.compile("《[^》]*》")
_MARKS = re.compile(r"[\W_]+")
_KEPT = re.compile(r"《[^》]*》|[^\W_]+")


class Shared(NamedTuple):
    """A stretch of a text, its length without marks, and where a plan has it: `plan` counts from 0."""

    span: Span
    length: int
    plan: int
    passage: int
    other: Span


class _Sample(NamedTuple):
    """Short runs of one plan, each with passage and place, and the plain texts that they stand in."""

    runs: list[tuple[str, int, int]]
    plain: dict[int, str]
    texts: dict[int, str]


class CommonRuns:
    """The stretches that texts share with some plans; what a text gives is remembered."""

    def __init__(self, plans: Sequence[Reading], length: int) -> None:
        self._samples = [_SAMPLES(plan, length) for plan in plans]
        self._length = length
        self._index: dict[str, list[tuple[int, int, int]]] = {}
        for number, sample in enumerate(self._samples):
            for run, passage, at in sample.runs:
                self._index.setdefault(run, []).append((number, passage, at))
        self.shared = lru_cache(REMEMBERED)(self._shared)

    def _shared(self, source: str) -> tuple[Shared, ...]:
        """Return the stretches of a text, in order for each plan, none over another of the same plan."""
        text, index, found = plain(source), self._index, list[Shared]()
        short = min(_RUN, self._length)
        hits = [at for at in range(len(text) - short + 1) if text[at : at + short] in index]
        done: dict[int, int] = {}
        for at in hits:
            for number, passage, there in index[text[at : at + short]][:_MOST]:
                if at < done.get(number, 0):
                    continue
                other = self._samples[number].plain[passage]
                left, right = _around(text, at, other, there, done.get(number, 0))
                if right - left >= self._length:
                    done[number] = right
                    start = there - (at - left)
                    where = written(self._samples[number].texts[passage], start, start + right - left)
                    found.append(Shared(written(source, left, right), right - left, number, passage, where))
        return tuple(found)


def _around(text: str, at: int, other: str, there: int, least: int) -> tuple[int, int]:
    """Return from where to where two texts are the same round two places, in the first and not before `least`."""
    left, before = at, there
    while left > least and before > 0 and text[left - 1] == other[before - 1]:
        left, before = left - 1, before - 1
    right, behind = at, there
    while right < len(text) and behind < len(other) and text[right] == other[behind]:
        right, behind = right + 1, behind + 1
    return left, right


def _sample(plan: Reading, length: int) -> _Sample:
    texts = {i: passage.normal for i, passage in enumerate(plan.passages) if passage.kind is PassageKind.BODY}
    texts_plain = dict(zip(texts, map(plain, texts.values()), strict=True))
    short = min(_RUN, length)
    step = length - short + 1
    runs = [
        (text[at : at + short], i, at)
        for i, text in texts_plain.items()
        for at in range(0, len(text) - short + 1, step)
    ]
    return _Sample(runs, texts_plain, texts)


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


def written(text: str, start: int, stop: int) -> Span:
    """Return where characters of the plain text stand in the text, from the first to the last of them."""
    first, passed = None, 0
    for run in _KEPT.finditer(text):
        if run[0][0] == "《":
            continue
        behind = passed + len(run[0])
        if first is None and behind > start:
            first = run.start() + start - passed
        if first is not None and behind >= stop:
            return Span(first, run.start() + stop - passed)
        passed = behind
    raise ValueError(f"no characters {start} to {stop} in a text of {passed}")
