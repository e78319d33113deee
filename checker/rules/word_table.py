"""Many words found in one pass: the automaton that word-list rules share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import ahocorasick_rs

from checker.findings import Place
from checker.reading.elements import PassageKind, Reading
from checker.rules.base import PROSE, passages
from checker.text import Span


class WordTable:
    """A set of words, the longest taken where several begin at one place."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(dict.fromkeys(word for word in words if word))
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(self.words), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )

    def find(self, text: str) -> Iterator[tuple[str, Span]]:
        """Yield the words in `text` with their places, left to right, none over another."""
        if self.words:
            for index, start, stop in self._automaton.find_matches_as_indexes(text):
                yield self.words[index], Span(start, stop)

    def places(self, reading: Reading, kinds: Iterable[PassageKind] = PROSE) -> Iterator[tuple[str, Place]]:
        """Yield the words in the passages of the draft with their places."""
        for i, passage in passages(reading, kinds):
            for word, span in self.find(passage.normal):
                yield word, Place(0, i, span)
