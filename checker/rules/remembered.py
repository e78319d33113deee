"""What each paragraph gives to rules of the whole text, remembered: after an edit one of them is looked at again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import compress, count
from operator import is_not
from typing import Generic, TypeVar

from checker.reading.elements import PassageKind, Reading
from checker.rules.base import PROSE, REMEMBERED, choice

T = TypeVar("T")


class EachPassage(Generic[T]):
    """A function of a paragraph's text alone, called for each paragraph of a plan and not twice for the same one."""

    def __init__(self, function: Callable[[str], Iterable[T]]) -> None:
        self._function = function
        self._of = lru_cache(REMEMBERED)(self._listed)
        self._last: dict[frozenset[PassageKind], tuple[tuple[str, ...], dict[int, tuple[T, ...]]]] = {}

    def __call__(self, text: str) -> tuple[T, ...]:
        """Return what one text gives."""
        return self._of(text)

    def over(self, reading: Reading, kinds: Iterable[PassageKind] = PROSE) -> Iterator[tuple[int, T]]:
        """Yield what the passages of the kinds give, in order, each with the passage's index."""
        wanted = frozenset(kinds)
        chosen = choice(reading, wanted)
        old, hits = self._last.get(wanted, ((), {}))
        changed: Iterable[int] = range(len(chosen.texts))
        if len(old) == len(chosen.texts):
            changed, hits = compress(count(), map(is_not, old, chosen.texts)), dict(hits)
        else:
            hits = {}
        for at in changed:
            hits.pop(at, None)
            if found := self._of(chosen.texts[at]):
                hits[at] = found
        self._last[wanted] = chosen.texts, hits
        for at in sorted(hits):
            index = chosen.rows[at][0]
            for item in hits[at]:
                yield index, item

    def _listed(self, text: str) -> tuple[T, ...]:
        return tuple(self._function(text))


class Remembered:
    """A regular expression for whole paragraphs, for rules that look through all of a plan."""

    def __init__(self, pattern: str | re.Pattern[str]) -> None:
        self._pattern = re.compile(pattern)
        self.finditer = EachPassage(self._pattern.finditer)
        self.search = lru_cache(REMEMBERED)(self._first)

    def over(self, reading: Reading, kinds: Iterable[PassageKind] = PROSE) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield the matches in the passages of the kinds, each with the passage's index."""
        return self.finditer.over(reading, kinds)

    def _first(self, text: str) -> re.Match[str] | None:
        return self._pattern.search(text)
