"""Many words found in one pass: the automaton that word-list rules share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

import ahocorasick_rs

from checker.findings import Place
from checker.reading.elements import PassageKind, Reading
from checker.rules.base import PROSE
from checker.rules.choice import Choice
from checker.rules.remembered import EachPassage
from checker.text import Span

Hit = tuple[str, Span]
_QUICK, _FEW = ahocorasick_rs.Implementation.DFA, 1000  # characters up to which it is soon made
_LONGEST = ahocorasick_rs.MatchKind.LeftmostLongest


class WordTable:
    """A set of words; `find` takes the longest where several begin at one place, `overlapping` takes all."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(dict.fromkeys(word for word in words if word))
        quick = _QUICK if sum(map(len, self.words)) <= _FEW else None
        words = list(self.words)
        self._longest = ahocorasick_rs.AhoCorasick(words, _LONGEST, implementation=quick) if words else None
        self._remembered = EachPassage(self._found, at_once=partial(_by_rows, self._found))
        self._every = EachPassage(self._overlapping, at_once=partial(_by_rows, self._overlapping))
        self._all = ahocorasick_rs.AhoCorasick(words, implementation=quick) if words else None

    def find(self, text: str) -> Iterator[tuple[str, Span]]:
        """Yield the words in `text` with their places, left to right, none over another; remembered by text."""
        return iter(self._remembered(text))

    def _found(self, text: str) -> tuple[Hit, ...]:
        hits = self._longest.find_matches_as_indexes(text) if self._longest is not None else ()
        return tuple((self.words[index], Span(start, stop)) for index, start, stop in hits)

    def overlapping(self, text: str) -> Iterator[tuple[str, Span]]:
        """Yield all words in `text` with their places, also one inside another; remembered by text."""
        return iter(self._every(text))

    def _overlapping(self, text: str) -> tuple[Hit, ...]:
        hits = self._all.find_matches_as_indexes(text, overlapping=True) if self._all is not None else ()
        return tuple((self.words[index], Span(start, stop)) for index, start, stop in hits)

    def rows(self, chosen: Choice) -> list[int]:
        """Return the numbers of the rows of a choice that hold a word of the table."""
        return sorted({chosen.row_at(span.start) for _, span in self._overlapping(chosen.joined)})

    def places(self, reading: Reading, kinds: Iterable[PassageKind] = PROSE) -> Iterator[tuple[str, Place]]:
        """Yield the words in the passages of the draft with their places."""
        for i, (word, span) in self._remembered.over(reading, kinds):
            yield word, Place(0, i, span)

    def all_places(self, reading: Reading, kinds: Iterable[PassageKind] = PROSE) -> Iterator[tuple[str, Place]]:
        """Yield all words in the passages of the draft with their places, also one inside another."""
        for i, (word, span) in self._every.over(reading, kinds):
            yield word, Place(0, i, span)


def _by_rows(find: Callable[[str], Iterable[Hit]], chosen: Choice) -> dict[int, tuple[Hit, ...]]:
    """Return the hits in all texts of a choice, found in one pass and split among the rows."""
    found: dict[int, list[Hit]] = {}
    for word, span in find(chosen.joined):
        row = chosen.row_at(span.start)
        found.setdefault(row, []).append((word, span.shifted(-chosen.starts[row])))
    return {row: tuple(hits) for row, hits in found.items()}
