"""Many words found in one pass: the automaton that word-list rules share."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import partial

import ahocorasick_rs

from checker.findings import Place
from checker.reading.elements import PassageKind, Reading
from checker.rules.base import PROSE
from checker.rules.choice import Choice
from checker.rules.remembered import EachPassage
from checker.text import Span

Hit = tuple[str, Span]
Match = tuple[int, int, int]  # number of the word, start, stop
_QUICK, _FEW = ahocorasick_rs.Implementation.DFA, 5000  # characters up to which it is soon made
_CODE = "utf-16-le"
_RARE = re.compile("[\U00010000-\U0010ffff]")


class WordTable:
    """A set of words; `find` takes the longest where several begin at one place, `overlapping` takes all.

    Text is searched in the units of UTF-16: Chinese is shorter in them than in UTF-8, and all characters but rare
    ones are as long, so that places need no index of the whole text. `lasting`: it is used for more than one plan.
    """

    def __init__(self, words: Iterable[str], *, lasting: bool = True) -> None:
        self._search = search = _Search(words, lasting)
        self.words = search.words
        # They remember functions of the search, not of this table: a circle would keep both from being freed.
        self._remembered = EachPassage(search.apart, at_once=partial(search.by_rows, apart=True))
        self._every = EachPassage(search.overlapping, at_once=partial(search.by_rows, apart=False))

    def find(self, text: str) -> Iterator[Hit]:
        """Yield the words in `text` with their places, left to right, none over another; remembered by text."""
        return iter(self._remembered(text))

    def overlapping(self, text: str) -> Iterator[Hit]:
        """Yield all words in `text` with their places, also one inside another; remembered by text."""
        return iter(self._every(text))

    def starting(self, chosen: Choice) -> list[tuple[int, str]]:
        """Return where words begin in the joined texts of a choice, each with the word, in the order of their ends."""
        return [(start, self.words[index]) for index, start, _ in self._search.over(chosen)]

    def starts(self, text: str) -> list[int]:
        """Return where words begin in a text, in the order of their ends."""
        return [start for _, start, _ in self._search(text)]

    def rows(self, chosen: Choice) -> list[int]:
        """Return the numbers of the rows of a choice that hold a word of the table."""
        return sorted({chosen.row_at(start) for _, start, _ in self._search.over(chosen)})

    def places(self, reading: Reading, kinds: Iterable[PassageKind] = PROSE) -> Iterator[tuple[str, Place]]:
        """Yield the words in the passages of the draft with their places."""
        for i, (word, span) in self._remembered.over(reading, kinds):
            yield word, Place(0, i, span)

    def all_places(self, reading: Reading, kinds: Iterable[PassageKind] = PROSE) -> Iterator[tuple[str, Place]]:
        """Yield all words in the passages of the draft with their places, also one inside another."""
        for i, (word, span) in self._every.over(reading, kinds):
            yield word, Place(0, i, span)


class _Search:
    """The automaton of a set of words."""

    def __init__(self, words: Iterable[str], lasting: bool) -> None:
        self.words = tuple(dict.fromkeys(word for word in words if word))
        quick = _QUICK if lasting and sum(map(len, self.words)) <= _FEW else None
        coded = [word.encode(_CODE, "surrogatepass") for word in self.words]
        self._automaton = ahocorasick_rs.BytesAhoCorasick(coded, implementation=quick) if coded else None
        self._last: tuple[str, list[Match]] = "", []

    def __call__(self, text: str, units: bytes | None = None) -> list[Match]:
        """Return which words stand where, also one inside another, by their ends; `units`: the text in UTF-16."""
        if self._automaton is None:
            return []
        units = units or text.encode(_CODE, "surrogatepass")
        # a match at an odd byte is the end of one character and the beginning of the next
        hits = self._automaton.find_matches_as_indexes(units, overlapping=True)
        found = [(index, start >> 1, stop >> 1) for index, start, stop in hits if not start & 1]
        return found if len(units) == 2 * len(text) else _counted(found, text)

    def over(self, chosen: Choice) -> list[Match]:
        """Return which words stand where in the joined texts of a choice; rules that share the table look once."""
        text, matches = self._last
        if text is not chosen.joined:
            matches = self(chosen.joined, chosen.units)
            self._last = chosen.joined, matches
        return matches

    def apart(self, text: str) -> list[Hit]:
        """Return the longest words, none over another."""
        return [(self.words[index], Span(start, stop)) for index, start, stop in _apart(self(text))]

    def overlapping(self, text: str) -> list[Hit]:
        """Return all words."""
        return [(self.words[index], Span(start, stop)) for index, start, stop in self(text)]

    def by_rows(self, chosen: Choice, *, apart: bool) -> dict[int, tuple[Hit, ...]]:
        """Return the hits in all texts of a choice, found in one pass and split among the rows."""
        matches, found = self.over(chosen), dict[int, list[Hit]]()
        row = begins = ends = 0
        for index, start, stop in _apart(matches) if apart else matches:
            if not begins <= start < ends:
                row = chosen.row_at(start)
                begins, ends = chosen.starts[row], chosen.starts[row + 1]
                found.setdefault(row, [])
            found[row].append((self.words[index], Span(start - begins, stop - begins)))
        return {row: tuple(hits) for row, hits in found.items()}


def _apart(matches: list[Match]) -> Iterator[Match]:
    """Yield the longest of the matches that begin at one place, left to right, none over another."""
    last = 0
    for match in sorted(matches, key=lambda match: (match[1], -match[2])):
        if match[1] >= last:
            yield match
            last = match[2]


def _counted(matches: list[Match], text: str) -> list[Match]:
    """Return matches placed by units of UTF-16 with their places in characters; a rare character has two units."""
    rare = [n + match.start() for n, match in enumerate(_RARE.finditer(text))]
    return [(index, start - bisect_left(rare, start), stop - bisect_left(rare, stop)) for index, start, stop in matches]
