"""Text as the rules read it, with the way back to the text as the author wrote it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of characters, counted in Python code points."""

    start: int
    stop: int

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.stop and other.start < self.stop

    def shifted(self, by: int) -> Span:
        """Return the same range `by` characters further on."""
        return Span(self.start + by, self.stop + by)

    def of(self, text: str) -> str:
        """Return the slice of `text` that the span covers."""
        return text[self.start : self.stop]


class Piece(NamedTuple):
    """A stretch of normal text and the source it replaces; equal lengths map one to one."""

    normal: Span
    source: Span

    @property
    def one_to_one(self) -> bool:
        """Tell whether each character of the stretch has its own source character."""
        return self.normal.stop - self.normal.start == self.source.stop - self.source.start


def piece(normal: int, normal_stop: int, source: int, source_stop: int) -> Piece:
    """Return a piece from four positions; made as a tuple is, for texts have some thousands."""
    new = tuple.__new__
    return new(Piece, (new(Span, (normal, normal_stop)), new(Span, (source, source_stop))))


@lru_cache(4096)
def _whole(length: int) -> tuple[Piece, ...]:
    """Return the one piece of a text mapped onto itself, shared by all texts of one length."""
    return (piece(0, length, 0, length),) if length else ()


@dataclass(frozen=True, slots=True)
class MappedText:
    """Normal text, the source it was made from, and the pieces that join the two.

    The pieces touch and cover both texts; a map that does not is refused when it is built,
    so that a wrong mark is a failed construction and never a wrong place in the user's file.
    """

    source: str
    normal: str
    pieces: tuple[Piece, ...]

    def __post_init__(self) -> None:
        normal_at = source_at = 0
        for piece in self.pieces:
            normal, source = piece
            if normal[0] != normal_at or source[0] != source_at:
                raise ValueError(f"pieces do not touch at {piece}")
            normal_at, source_at = normal[1], source[1]
        if (normal_at, source_at) != (len(self.normal), len(self.source)):
            raise ValueError("pieces do not cover the text")

    @classmethod
    def identity(cls, source: str) -> MappedText:
        """Return a map of `source` onto itself."""
        return cls(source, source, _whole(len(source)))

    @classmethod
    def same_length(cls, source: str, normal: str) -> MappedText:
        """Return a map of `source` onto a text whose characters are each one of its own."""
        return cls(source, normal, _whole(len(source)))

    def replaced(self, edits: Iterable[tuple[Span, str]]) -> MappedText:
        """Return the map after `edits` of the normal text: sorted, not overlapping."""
        normal: list[str] = []
        cuts: list[tuple[Span, str]] = []
        at = 0
        for span, text in edits:
            if span.start < at:
                raise ValueError(f"edits overlap or are not sorted at {span}")
            if at < span.start:
                cuts.extend(self._cut(Span(at, span.start)))
            cuts.append((self.to_source(span), text))
            at = span.stop
        if at < len(self.normal):
            cuts.extend(self._cut(Span(at, len(self.normal))))
        pieces: list[Piece] = []
        here = source_at = 0
        for source, text in cuts:
            source = Span(max(source.start, source_at), max(source.stop, source_at))
            normal.append(text)
            if source_at < source.start:  # cut out before: kept apart, or what follows were one to one no more
                pieces.append(Piece(Span(here, here), Span(source_at, source.start)))
            pieces.append(Piece(Span(here, here + len(text)), source))
            here, source_at = here + len(text), source.stop
        if source_at < len(self.source):
            pieces.append(Piece(Span(here, here), Span(source_at, len(self.source))))
        return MappedText(self.source, "".join(normal), tuple(pieces))

    def substituted(self, pattern: re.Pattern[str], by: str | Callable[[re.Match[str]], str]) -> MappedText:
        """Return the map after `pattern.sub(by, normal)`; returns itself when nothing matches."""
        edits = [
            (Span(*m.span()), m.expand(by) if isinstance(by, str) else by(m)) for m in pattern.finditer(self.normal)
        ]
        return self.replaced(edits) if edits else self

    def translated(self, table: dict[int, str]) -> MappedText:
        """Return the map after a one-to-one character translation (widths, radicals, traditional)."""
        normal = self.normal.translate(table)
        if len(normal) != len(self.normal):
            raise ValueError("the table does not keep the length")
        return MappedText(self.source, normal, self.pieces)

    def _cut(self, span: Span) -> list[tuple[Span, str]]:
        """Return source span and normal text of every piece of `span`."""
        out: list[tuple[Span, str]] = []
        index = bisect_right(self.pieces, span.start, key=lambda p: p.normal.start) - 1
        for piece in self.pieces[max(index, 0) :]:
            start, stop = max(span.start, piece.normal.start), min(span.stop, piece.normal.stop)
            if piece.normal.start >= span.stop:
                break
            if start >= stop and piece.normal.start != piece.normal.stop:
                continue
            if piece.one_to_one:
                move = piece.source.start - piece.normal.start
                out.append((Span(start + move, stop + move), self.normal[start:stop]))
            else:
                out.append((piece.source, self.normal[start:stop]))
        return out

    def to_source(self, span: Span) -> Span:
        """Return the smallest source span that holds everything `span` was made from."""
        if not self.pieces:
            return Span(0, 0)
        start = self._start(span.start)
        return Span(start, max(start, self._stop(span.stop))) if span.stop > span.start else Span(start, start)

    def to_normal(self, span: Span) -> Span:
        """Return the normal span that was made from `span` of the source (the way in)."""
        start = stop = None
        first = bisect_right(self.pieces, span.start, key=lambda p: p.source.stop)
        for piece in islice(self.pieces, first, None):
            if piece.source.start >= span.stop:
                break
            if piece.source.stop <= span.start:
                continue
            if piece.one_to_one:
                move = piece.normal.start - piece.source.start
                low = max(span.start, piece.source.start) + move
                high = min(span.stop, piece.source.stop) + move
            else:
                low, high = piece.normal
            start = low if start is None else start
            stop = high
        return Span(start, stop) if start is not None and stop is not None else Span(0, 0)

    def _start(self, position: int) -> int:
        piece = self.pieces[max(bisect_right(self.pieces, position, key=lambda p: p.normal.start) - 1, 0)]
        if piece.one_to_one:
            return piece.source.start + position - piece.normal.start
        return piece.source.start

    def _stop(self, position: int) -> int:
        index = bisect_right(self.pieces, position - 1, key=lambda p: p.normal.start) - 1
        piece = self.pieces[max(index, 0)]
        if piece.one_to_one:
            return piece.source.start + position - piece.normal.start
        return piece.source.stop
