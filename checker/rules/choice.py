"""The passages of some kinds that rules go through, and which of them hold a word: found for all of them in one go."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate, compress

from checker.reading.elements import Passage, PassageKind, Reading

_KEPT = 32  # choices of passages


class Choice:
    """The passages of some kinds: `rows` with their index, `texts` alone; `of` is what they were chosen from."""

    def __init__(self, of: tuple[Passage, ...], rows: tuple[tuple[int, Passage], ...], texts: tuple[str, ...]) -> None:
        self.of, self.rows, self.texts = of, rows, texts
        self._holding: dict[str, tuple[int, ...]] = {}

    @cached_property
    def joined(self) -> str:
        """All texts, parted by line ends, which no word holds."""
        return "\n".join(self.texts)

    @cached_property
    def starts(self) -> list[int]:
        """Where each text begins in `joined`, and where one more would."""
        return [0, *accumulate(len(text) + 1 for text in self.texts)]

    def row_at(self, at: int) -> int:
        """Return the number of the row whose text stands at an offset of `joined`."""
        return bisect_right(self.starts, at) - 1

    def holding(self, words: Iterable[str]) -> list[int]:
        """Return the numbers of the rows whose text holds one of the words, in order."""
        rows = [self._rows_with(word) for word in words]
        return list(rows[0]) if len(rows) == 1 else sorted(set().union(*rows))

    def doubling(self, length: int) -> set[int]:
        """Return the numbers of the rows in which a stretch of so many characters stands twice in a row.

        Rows that only might are in it, too. All characters are compared with those behind them as one number: where
        it is zero they are the same.
        """
        size = 4 * length
        characters = int.from_bytes(self._codes, "little")
        changes = (characters ^ (characters >> (8 * size))).to_bytes(len(self._codes), "little")
        found, at = set[int](), changes.find(bytes(size))
        while 0 <= at < len(self._codes) - size:
            row, odd = self.row_at(at // 4), at % 4
            if not odd:
                found.add(row)
            at = changes.find(bytes(size), at + 4 - odd if odd else 4 * self.starts[row + 1])
        return found

    @cached_property
    def _codes(self) -> bytes:
        return self.joined.encode("utf-32-le", "surrogatepass")

    def _rows_with(self, word: str) -> tuple[int, ...]:
        if word not in self._holding:
            found, at = list[int](), self.joined.find(word)
            while at >= 0:
                found.append(self.row_at(at))
                at = self.joined.find(word, self.starts[found[-1] + 1])
            self._holding[word] = tuple(found)
        return self._holding[word]


_choices: dict[tuple[int, frozenset[PassageKind]], Choice] = {}
_last_columns: list[tuple[tuple[Passage, ...], tuple[PassageKind, ...], tuple[str, ...]]] = []


def _columns(passages: tuple[Passage, ...]) -> tuple[tuple[PassageKind, ...], tuple[str, ...]]:
    """Return kinds and texts of the passages, kept for the few readings that the rules of one check are given."""
    for of, kinds, texts in _last_columns:
        if of is passages:
            return kinds, texts
    kinds, texts = tuple(p.kind for p in passages), tuple(p.normal for p in passages)
    _last_columns[:] = [*_last_columns[-3:], (passages, kinds, texts)]
    return kinds, texts


def choice(reading: Reading, kinds: frozenset[PassageKind]) -> Choice:
    """Return the passages of the given kinds; all rules ask for the same few, so the choice is kept."""
    key = id(reading.passages), kinds
    kept = _choices.get(key)
    if kept is None or kept.of is not reading.passages:
        every, texts = _columns(reading.passages)
        wanted = [kind in kinds for kind in every]
        rows = tuple(compress(enumerate(reading.passages), wanted))
        kept = Choice(reading.passages, rows, tuple(compress(texts, wanted)))
        if len(_choices) >= _KEPT:
            _choices.clear()
        _choices[key] = kept
    return kept
