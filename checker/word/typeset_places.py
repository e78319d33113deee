"""Where the places of a draft stand in the Word document that was typeset from it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from checker.plan import BODY
from checker.reading.elements import Piece, Reading
from checker.text import Span
from checker.word.changes import Anchor


@dataclass(frozen=True, slots=True)
class SetPassage:
    """Where a passage stands in the copy: its paragraph, and which spans of its source are there, `base` on."""

    line: int
    kept: tuple[Span, ...]
    base: int = 0
    tab: int | None = None
    """The kept span before which the copy has a tab that the source has not."""
    part: str = BODY

    def offset(self, at: int) -> int:
        """Return the offset in the paragraph of a place of the source; what was left out is where it would stand."""
        index = bisect_right(self.kept, at, key=lambda span: span.start)
        whole = sum(span.stop - span.start for span in self.kept[: max(index - 1, 0)])
        if index == 0:
            return self.base
        added = self.tab is not None and index > self.tab
        return self.base + added + whole + min(at, self.kept[index - 1].stop) - self.kept[index - 1].start


@dataclass(frozen=True, slots=True)
class Typeset:
    """The copy's bytes, and where the blocks of the draft stand in it."""

    content: bytes
    passages: tuple[SetPassage, ...]
    _places: dict[tuple[str, int], list[tuple[Span, int, int]]]  # of a line: its range, passage, offset in the source

    def locate(self, pieces: Sequence[Piece]) -> Anchor | None:
        """Return where a place of the draft's file stands in the copy, whole where it runs over broken lines."""
        if not pieces:
            return None
        first, last = self._find(pieces[0], pieces[0].start), self._find(pieces[-1], pieces[-1].end)
        if first is None or last is None:
            return None
        start, end = first[0].offset(first[1]), last[0].offset(last[1])
        if last[0].part != first[0].part or last[0].line < first[0].line:
            return Anchor(first[0].line, start, start, first[0].part)
        if last[0].line > first[0].line:
            return Anchor(first[0].line, start, end, first[0].part, last[0].line)
        return Anchor(first[0].line, start, max(start, end), first[0].part)

    def change(self, pieces: Sequence[Piece]) -> Anchor | None:
        """Return where a place can be changed: None for what was left out of the copy."""
        anchor = self.locate(pieces)
        if anchor is None or anchor.last_line is not None or not all(self._printed(piece) for piece in pieces):
            return None
        return None if anchor.start == anchor.end and any(p.start < p.end for p in pieces) else anchor

    def _printed(self, piece: Piece) -> bool:
        found = self._find(piece, piece.start)
        return found is not None and bool(found[0].kept)

    def _find(self, piece: Piece, at: int) -> tuple[SetPassage, int] | None:
        """Return the passage that holds the place, and the place's offset in its source."""
        found = self._places.get((piece.part, piece.line), ())
        for span, passage, offset in found:
            if span.start <= at <= span.stop:
                return self.passages[passage], at - span.start + offset
        return None


def places_of(reading: Reading) -> dict[tuple[str, int], list[tuple[Span, int, int]]]:
    """Return, by part and line of the draft, its ranges with the passage of each and the offset in its source."""
    places: dict[tuple[str, int], list[tuple[Span, int, int]]] = {}
    for index, passage in enumerate(reading.passages):
        for stretch in passage.stretches:
            block = reading.plan.blocks[stretch.block]
            span = Span(stretch.block_start, stretch.block_start + stretch.length)
            places.setdefault((block.part, block.line), []).append((span, index, stretch.offset))
    return places
