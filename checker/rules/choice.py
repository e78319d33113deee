"""The passages of some kinds that rules go through, and which of them hold a word: found for all of them in one go."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate

from checker.reading.elements import Passage, PassageKind, Reading

_QUAD = 8  # bytes of four characters in UTF-16
_EDITED = 8  # texts that one edit changes
_KEPT = 32  # choices of passages


def quad(word: str) -> int:
    """Return the first four characters of a word as one number: thousands of them are made and compared in no time."""
    return int.from_bytes(word[:4].encode("utf-16-le", "surrogatepass")[:_QUAD], sys.byteorder)


def pairs(text: str) -> tuple[memoryview, memoryview]:
    """Return all pairs of characters of a text as numbers: those that begin at even places, and those at odd ones.

    In units of UTF-16, of which rare characters have two.
    """
    units = text.encode("utf-16-le", "surrogatepass")
    return _by_fours(units), _by_fours(units[2:])


def _by_fours(units: bytes) -> memoryview:
    return memoryview(units[: len(units) & ~3]).cast("I")


def _begun(quads: frozenset[int], text: str) -> frozenset[int]:
    """Return those of some quads that begin anywhere in a text."""
    units = text.encode("utf-16-le", "surrogatepass")
    parts = (memoryview(units[shift : len(units) - (len(units) - shift) % _QUAD]) for shift in range(0, _QUAD, 2))
    return frozenset().union(*(quads.intersection(part.cast("Q")) for part in parts))


_last_begun: list[tuple[tuple[str, ...], frozenset[int], frozenset[int]]] = []


class Lines:
    """Texts of a plan, with their numbers among all of it, and what is known of them: shared by all choices of them."""

    def __init__(self, texts: tuple[str, ...], numbers: tuple[int, ...]) -> None:
        self.texts, self.numbers = texts, numbers
        self.holding: dict[str, tuple[int, ...]] = {}
        self.doubles: dict[int, tuple[int, ...]] = {}

    @cached_property
    def joined(self) -> str:
        """All texts, parted by line ends."""
        return "\n".join(self.texts)

    @cached_property
    def starts(self) -> list[int]:
        """Where each text begins in `joined`, and where one more would."""
        return [0, *accumulate([len(text) + 1 for text in self.texts])]

    @cached_property
    def units(self) -> bytes:
        """`joined` in UTF-16."""
        return self.joined.encode("utf-16-le", "surrogatepass")

    @cached_property
    def codes(self) -> tuple[int, int]:
        """All characters as one number, and how many bytes each of them takes."""
        codes, width = self.units, 2
        if len(codes) > width * len(self.joined):  # rare characters beyond the basic plane
            codes, width = self.joined.encode("utf-32-le", "surrogatepass"), 4
        return int.from_bytes(codes, "little"), width


class Choice:
    """The passages of some kinds: `rows` with their index, `texts` alone; `of` is what they were chosen from."""

    def __init__(self, of: tuple[Passage, ...], rows: tuple[tuple[int, Passage], ...], lines: Lines) -> None:
        self.of, self.rows, self.texts, self._lines = of, rows, lines.texts, lines

    @property
    def joined(self) -> str:
        """All texts, parted by line ends, which no word holds."""
        return self._lines.joined

    @property
    def starts(self) -> list[int]:
        """Where each text begins in `joined`, and where one more would."""
        return self._lines.starts

    @property
    def units(self) -> bytes:
        """`joined` in UTF-16."""
        return self._lines.units

    def row_at(self, at: int) -> int:
        """Return the number of the row whose text stands at an offset of `joined`."""
        return bisect_right(self.starts, at) - 1

    def holding(self, words: Iterable[str]) -> list[int]:
        """Return the numbers of the rows whose text holds one of the words, in order."""
        rows = [self._rows_with(word) for word in words]
        return list(rows[0]) if len(rows) == 1 else sorted(set().union(*rows))

    def matching(self, pattern: re.Pattern[str]) -> list[int]:
        """Return the numbers of the rows in which a pattern is found that matches no line end, in order."""
        rows, match = list[int](), pattern.search(self.joined)
        while match:
            rows.append(self.row_at(match.start()))
            match = pattern.search(self.joined, self.starts[rows[-1] + 1])
        return rows

    def asked(self, needs: Iterable[str] | re.Pattern[str]) -> list[int]:
        """Return the numbers of the rows that hold one of some words, or a pattern."""
        return self.matching(needs) if isinstance(needs, re.Pattern) else self.holding(needs)

    def doubles(self, length: int) -> tuple[int, ...]:
        """Return the offsets in `joined` at which a stretch of so many characters stands twice in a row.

        All characters are compared with those behind them as one number: where it is zero they are the same.
        """
        known = self._lines.doubles
        if length not in known:
            codes, width = self._lines.codes
            size, whole = width * length, width * len(self.joined)
            changes = (codes ^ (codes >> (8 * size))).to_bytes(whole, "little")
            found, at = list[int](), changes.find(bytes(size))
            while 0 <= at < whole - size:
                if not at % width:
                    found.append(at // width)
                at = changes.find(bytes(size), at + width - at % width)
            known[length] = tuple(found)
        return known[length]

    def begun(self, quads: frozenset[int]) -> frozenset[int]:
        """Return those of some words' `quad`s that begin here: a word whose own is not among them stands nowhere.

        After an edit those of what stood there before may be among them.
        """
        if not quads:
            return quads
        known, fresh = frozenset[int](), [self.joined]
        for old, asked, kept in _last_begun:
            edited = [text for text, was in zip(self.texts, old, strict=False) if text is not was]
            if len(old) == len(self.texts) and len(edited) <= _EDITED and asked == quads:
                known, fresh = kept, edited
        known = known.union(*(_begun(quads, text) for text in fresh))
        _last_begun[:] = [(self.texts, quads, known)]
        return known

    def places(self, word: str) -> Iterator[tuple[int, int]]:
        """Yield where a word stands, also one inside another: passage and offset, in order."""
        at = self.joined.find(word)
        while at >= 0:
            row = self.row_at(at)
            yield self.rows[row][0], at - self.starts[row]
            at = self.joined.find(word, at + 1)

    def _rows_with(self, word: str) -> tuple[int, ...]:
        known = self._lines.holding
        if word not in known:
            found, at = list[int](), self.joined.find(word)
            while at >= 0:
                found.append(self.row_at(at))
                at = self.joined.find(word, self.starts[found[-1] + 1])
            known[word] = tuple(found)
        return known[word]


class Column:
    """The texts of all passages of a plan with their kinds: the same for all readings that one check hands to rules."""

    def __init__(self, kinds: tuple[PassageKind, ...], texts: tuple[str, ...]) -> None:
        self.kinds, self.texts = kinds, texts
        self._lines: dict[frozenset[PassageKind], Lines] = {}

    def lines(self, kinds: frozenset[PassageKind]) -> Lines:
        """Return the texts of the passages of some kinds."""
        if kinds not in self._lines:
            numbers = tuple([number for number, kind in enumerate(self.kinds) if kind in kinds])
            self._lines[kinds] = Lines(tuple([self.texts[number] for number in numbers]), numbers)
        return self._lines[kinds]


_choices: dict[tuple[int, frozenset[PassageKind]], Choice] = {}
_last_columns: list[tuple[tuple[Passage, ...], Column]] = []


def _column(passages: tuple[Passage, ...]) -> Column:
    """Return the column of the passages, kept for the few readings that the rules of one check are given."""
    for of, kept in _last_columns:
        if of is passages:
            return kept
    kinds, texts = tuple([p.kind for p in passages]), tuple([p.normal for p in passages])
    same = (kept for _, kept in _last_columns if kept.texts == texts and kept.kinds == kinds)
    column = next(same, None) or Column(kinds, texts)
    _last_columns[:] = [*_last_columns[-3:], (passages, column)]
    return column


def choice(reading: Reading, kinds: frozenset[PassageKind]) -> Choice:
    """Return the passages of the given kinds; all rules ask for the same few, so the choice is kept."""
    key = id(reading.passages), kinds
    kept = _choices.get(key)
    if kept is None or kept.of is not reading.passages:
        lines = _column(reading.passages).lines(kinds)
        rows = tuple([(number, reading.passages[number]) for number in lines.numbers])
        kept = Choice(reading.passages, rows, lines)
        if len(_choices) >= _KEPT:
            _choices.clear()
        _choices[key] = kept
    return kept
