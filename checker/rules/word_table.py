"""Many words found in one pass: the automaton that word-list rules share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import ahocorasick_rs

from checker.findings import Place
from checker.reading.elements import PassageKind, Reading
from checker.rules.base import PROSE
from checker.rules.remembered import EachPassage
from checker.text import Span

_LONGEST = ahocorasick_rs.MatchKind.LeftmostLongest


class WordTable:
    """A set of words; `find` takes the longest where several begin at one place, `overlapping` takes all."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(dict.fromkeys(word for word in words if word))
        self._longest = ahocorasick_rs.AhoCorasick(list(self.words), matchkind=_LONGEST) if self.words else None
        self._remembered = EachPassage(self._found)
        self._all = ahocorasick_rs.AhoCorasick(list(self.words)) if self.words else None

    def find(self, text: str) -> Iterator[tuple[str, Span]]:
        """Yield the words in `text` with their places, left to right, none over another; remembered by text."""
        return iter(self._remembered(text))

    def _found(self, text: str) -> tuple[tuple[str, Span], ...]:
        hits = self._longest.find_matches_as_indexes(text) if self._longest is not None else ()
        return tuple((self.words[index], Span(start, stop)) for index, start, stop in hits)

    def overlapping(self, text: str) -> Iterator[tuple[str, Span]]:
        """Yield all words in `text` with their places, also one inside another."""
        if self._all is not None:
            for index, start, stop in self._all.find_matches_as_indexes(text, overlapping=True):
                yield self.words[index], Span(start, stop)

    def places(self, reading: Reading, kinds: Iterable[PassageKind] = PROSE) -> Iterator[tuple[str, Place]]:
        """Yield the words in the passages of the draft with their places."""
        for i, (word, span) in self._remembered.over(reading, kinds):
            yield word, Place(0, i, span)
