"""What each paragraph gives to rules of the whole text, remembered: after an edit one of them is looked at again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import _lru_cache_wrapper, lru_cache
from itertools import compress, count
from operator import is_not
from typing import Any, Generic, TypeVar
from weakref import WeakSet

from checker.reading.elements import PassageKind, Reading
from checker.rules.base import PROSE, REMEMBERED
from checker.rules.choice import Choice, choice

T = TypeVar("T")
Needs = Sequence[str] | re.Pattern[str]
"""Words, or a pattern, without one of which a paragraph gives nothing; nothing needed where empty."""
_every: WeakSet[_lru_cache_wrapper[Any]] = WeakSet()


class EachPassage(Generic[T]):
    """A function of a paragraph's text alone, called for each paragraph of a plan and not twice for the same one.

    `needs`: words of which a paragraph holds at least one where the function gives anything, or a quick pattern that
    is found in it and matches no line end; the others are not asked.
    `rows`: the same for all paragraphs of a choice in one go, more exactly: the rows that may give anything.
    `at_once`: what all paragraphs of a choice give, by their rows, in one go.
    """

    def __init__(
        self,
        function: Callable[[str], Iterable[T]],
        needs: Needs = (),
        rows: Callable[[Choice], Iterable[int]] | None = None,
        at_once: Callable[[Choice], dict[int, tuple[T, ...]]] | None = None,
    ) -> None:
        self._needs, self._rows, self._at_once = needs, rows, at_once
        # Of the function alone: a cache round a method of its own object would keep the object from being freed.
        self._of = lru_cache(REMEMBERED)(lambda text: tuple(function(text)))
        _every.add(self._of)
        self._last: dict[frozenset[PassageKind], tuple[tuple[str, ...], dict[int, tuple[T, ...]]]] = {}

    def __call__(self, text: str) -> tuple[T, ...]:
        """Return what one text gives."""
        return self._asked(text)

    def over(self, reading: Reading, kinds: Iterable[PassageKind] = PROSE) -> Iterator[tuple[int, T]]:
        """Yield what the passages of the kinds give, in order, each with the passage's index."""
        wanted = frozenset(kinds)
        chosen = choice(reading, wanted)
        old, hits = self._last.get(wanted, ((), {}))
        if len(old) == len(chosen.texts):
            hits = dict(hits)
            for at in compress(count(), map(is_not, old, chosen.texts)):
                hits.pop(at, None)
                if found := self._asked(chosen.texts[at]):
                    hits[at] = found
        else:
            hits = self._fresh(chosen)
        self._last[wanted] = chosen.texts, hits
        for at in sorted(hits):
            index = chosen.rows[at][0]
            for item in hits[at]:
                yield index, item

    def _fresh(self, chosen: Choice) -> dict[int, tuple[T, ...]]:
        """Return what the paragraphs give, by their rows, where no row's is known."""
        if self._at_once:
            return self._at_once(chosen)
        rows: Iterable[int] = range(len(chosen.texts))
        if self._rows or self._needs:
            rows = self._rows(chosen) if self._rows else chosen.asked(self._needs)
        return {at: found for at in rows if (found := self._of(chosen.texts[at]))}

    def _asked(self, text: str) -> tuple[T, ...]:
        return self._of(text) if _meets(text, self._needs) else ()


class Remembered:
    """A regular expression for whole paragraphs, for rules that look through all of a plan.

    `needs`: words of which every match holds at least one, or a quick pattern that every match holds a match of;
    paragraphs without them are not searched.
    """

    def __init__(self, pattern: str | re.Pattern[str], needs: Needs = ()) -> None:
        known = re.compile(pattern)
        self.finditer = EachPassage(known.finditer, needs)
        self.search = lru_cache(REMEMBERED)(lambda text: known.search(text) if _meets(text, needs) else None)
        _every.add(self.search)

    def over(self, reading: Reading, kinds: Iterable[PassageKind] = PROSE) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield the matches in the passages of the kinds, each with the passage's index."""
        return self.finditer.over(reading, kinds)


def forget() -> None:
    """Forget what single texts gave; what the last plan's paragraphs gave stays."""
    for each in list(_every):
        each.cache_clear()


def _meets(text: str, needs: Needs) -> bool:
    """Tell whether a text holds one of the words, or the pattern; where nothing is needed any text will do."""
    if isinstance(needs, re.Pattern):
        return needs.search(text) is not None
    return not needs or any(word in text for word in needs)
