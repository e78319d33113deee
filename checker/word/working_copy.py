"""The Word document that comments and changes are written into: the draft itself, or one made from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from checker.files import read_bytes
from checker.plan import Plan
from checker.reading.elements import Piece, Reading
from checker.sources import office
from checker.word.changes import Anchor
from checker.word.parts import MAIN_TYPES

Locate = Callable[[Sequence[Piece]], Anchor | None]
"""From the pieces of a place in the draft's file to where it stands in the document; None where it does not."""


@dataclass(frozen=True, slots=True)
class WorkingCopy:
    """`content` is the document, None for the draft's own file.

    `comment` gives where a comment on a place is set, `change` where the place as a whole can be changed.
    """

    content: bytes | None
    comment: Locate
    change: Locate


def all_pieces(pieces: Sequence[Piece]) -> Anchor | None:
    """Return a place whole, from its first piece to its last, which may stand in later paragraphs."""
    if not pieces:
        return None
    first, last = pieces[0], pieces[-1]
    if last.part != first.part or last.line <= first.line:
        return _anchor(first)
    return Anchor(first.line, first.start, last.end, first.part, last.line)


def only_piece(pieces: Sequence[Piece]) -> Anchor | None:
    """Return the one piece of a place, None where it runs over several paragraphs."""
    return _anchor(pieces[0]) if len(pieces) == 1 else None


def working_copy(reading: Reading, when: datetime) -> WorkingCopy:
    """Return what the draft's comments and changes are written into; raises InputError.

    A Word draft is taken as it is; an old Word or WPS document as LibreOffice converts it, as when it was read; any
    other is typeset as an official document made at `when`.
    """
    path, kind = reading.plan.path, reading.plan.format
    if kind == "docx":
        return WorkingCopy(None if path.suffix.lower() in MAIN_TYPES else read_bytes(path), all_pieces, only_piece)
    if reading.plan.is_word:
        return WorkingCopy(_converted(path, read_bytes(path)), all_pieces, only_piece)
    from checker.word.typeset import typeset

    copy = typeset(reading, when)
    return WorkingCopy(copy.content, copy.locate, copy.change)


def word_content(plan: Plan, data: bytes) -> bytes:
    """Return the .docx in which the lines of a word processor's draft count; `data` is the draft's file."""
    return data if plan.format == "docx" else _converted(plan.path, data)


@lru_cache(maxsize=1)
def _converted(path: Path, data: bytes) -> bytes:
    """Convert a document once for its annotated and its revised copy: it takes seconds."""
    return office.to_docx(path, data)


def _anchor(piece: Piece) -> Anchor:
    return Anchor(piece.line, piece.start, piece.end, piece.part)
