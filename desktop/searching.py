"""Words looked for in the blocks of a plan, free of Qt: where they stand, and what comes next from a place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from desktop.places import BlockSpan

_HALF = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: 0x20}
_REMEMBERED = 8192  # paragraphs
Place = tuple[int, int]  # plan block, offset in code points


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for: the words, whether capitals count, whether full and half width are one."""

    words: str
    case: bool = False
    widths_alike: bool = True

    def places(self, text: str) -> list[tuple[int, int]]:
        """Return start and stop of each place of the words in a text, left to right, none overlapping another."""
        text, words = (_folded(t, self.case, self.widths_alike) for t in (text, self.words))
        found: list[tuple[int, int]] = []
        at = text.find(words) if words else -1
        while at >= 0:
            found.append((at, at + len(words)))
            at = text.find(words, at + len(words))
        return found


@lru_cache(_REMEMBERED)
def _folded(text: str, case: bool, widths_alike: bool) -> str:
    """Return a text as it is compared, character for character."""
    if widths_alike:
        text = text.translate(_HALF)
    if not case:
        low = text.lower()
        text = low if len(low) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return text


class Hits:
    """The places of the words in a plan, in the order of the paper."""

    def __init__(self, search: Search, texts: Iterable[tuple[int, str]], within: tuple[Place, Place] | None = None):
        """Look through blocks in their order on the paper; `within` are two places between which alone to look."""
        self.search = search
        self.all: list[BlockSpan] = []
        self._ranks: dict[int, int] = {}
        ordered = list(texts)
        for rank, (block, _) in enumerate(ordered):
            self._ranks[block] = rank
        low, high = (self._key(place) for place in within) if within else ((-1, 0), (len(ordered), 0))
        for block, text in ordered:
            for start, stop in search.places(text):
                if low <= self._key((block, start)) and self._key((block, stop)) <= high:
                    self.all.append(BlockSpan(block, start, stop))
        self._keys = [self._key((hit.block, hit.start)) for hit in self.all]

    def number(self, start: Place, stop: Place) -> int:
        """Return which hit stands exactly between two places; -1 for none."""
        at = bisect_left(self._keys, self._key(start))
        exact = at < len(self.all) and self.all[at] == BlockSpan(start[0], start[1], stop[1]) and start[0] == stop[0]
        return at if exact else -1

    def after(self, place: Place) -> BlockSpan | None:
        """Return the first hit that begins at a place or behind it, round the end; None when there is none."""
        at = bisect_left(self._keys, self._key(place))
        return self.all[at % len(self.all)] if self.all else None

    def before(self, place: Place) -> BlockSpan | None:
        """Return the last hit that begins before a place, round the beginning; None when there is none."""
        at = bisect_right(self._keys, self._key(place)) - 1
        if at >= 0 and self._keys[at] == self._key(place):
            at -= 1
        return self.all[at] if self.all else None

    def _key(self, place: Place) -> tuple[int, int]:
        return (self._ranks.get(place[0], -1), place[1])


def replaced(text: str, spans: Iterable[BlockSpan], by: str) -> str:
    """Return a block's text with other words at some of its places."""
    parts: list[str] = []
    at = 0
    for span in sorted(spans):
        parts += [text[at : span.start], by]
        at = span.stop
    return "".join([*parts, text[at:]])
