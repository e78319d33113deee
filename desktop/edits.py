"""The drafter's edits as changes of the file's paragraphs, free of Qt, and the way back from edited places.

The window keeps a block for every paragraph of the file. One that was emptied is deleted in the copy; one whose text
now stands at the end of the one before was joined with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from checker.plan import Block, Plan
from checker.reading.elements import Piece
from checker.word.changes import Anchor, Replacement
from checker.word.difference import Change, smallest


def replacements(original: Plan, edited: Plan) -> list[Replacement]:
    """Return the drafter's edits as changes of the original file's paragraphs.

    In a word processor's file a paragraph that was emptied is deleted, and joined with the one before where its text
    was put there. Elsewhere a line stays a line.
    """
    out: list[Replacement] = []
    pairs = list(zip(original.blocks, edited.blocks, strict=True))
    at = 0
    while at < len(pairs):
        stop = _stretch(pairs, at) if original.is_word else at
        joined = _joined(pairs, at, stop) if stop > at else None
        if joined is not None:
            out.append(joined)
            at = stop
        else:
            out += one_by_one([pairs[at]])
            at += 1
    return out


def one_by_one(pairs: Iterable[tuple[Block, Block]]) -> list[Replacement]:
    """Return the changes from blocks as they were to what they are now, each block by itself."""
    return [
        Replacement(Anchor(block.line, change.start, change.stop, block.part), change.text)
        for block, now in pairs
        if block.text != now.text
        for change in _changes(block.text, now.text)
    ]


def _stretch(pairs: Sequence[tuple[Block, Block]], at: int) -> int:
    """Return where a stretch of emptied paragraphs ends that begins at a block, or behind it where that was changed."""
    stop = at if _emptied(*pairs[at]) else at + 1
    if stop > at and pairs[at][0].text == pairs[at][1].text:
        return at
    while stop < len(pairs) and _emptied(*pairs[stop]) and (stop == at or _beside(pairs[stop - 1][0], pairs[stop][0])):
        stop += 1
    return stop if _emptied(*pairs[stop - 1]) else at


def _joined(pairs: Sequence[tuple[Block, Block]], at: int, stop: int) -> Replacement | None:
    """Return the change of blocks of which some were emptied; None where there is no paragraph beside them to keep."""
    first, last = pairs[at][0], pairs[stop - 1][0]
    text = "\n".join(now.text for block, now in pairs[at:stop] if not _emptied(block, now))
    if not _emptied(*pairs[at]):
        return Replacement(Anchor(first.line, 0, len(last.text), first.part, last.line), text)
    if at and _beside(pairs[at - 1][0], first) and pairs[at - 1][1].text:
        before = pairs[at - 1][0]
        return Replacement(Anchor(before.line, len(before.text), len(last.text), first.part, last.line), "")
    if stop < len(pairs) and _beside(last, pairs[stop][0]) and pairs[stop][1].text:
        return Replacement(Anchor(first.line, 0, 0, first.part, pairs[stop][0].line), "")
    return None


def _emptied(block: Block, now: Block) -> bool:
    return bool(block.text) and not now.text


def _beside(a: Block, b: Block) -> bool:
    """Tell whether two blocks that follow each other may be paragraphs of one text or one cell."""
    return (a.part, a.kind, a.cell) == (b.part, b.kind, b.cell)


def way_back(original: Plan, edited: Plan) -> Callable[[Sequence[Piece]], list[Piece]]:
    """Return the way from places of the edited text to the original; what stands in an edit covers the edit."""
    changes = {
        (block.line, block.part): _changes(block.text, now.text)
        for block, now in zip(original.blocks, edited.blocks, strict=True)
        if block.text != now.text
    }
    return lambda pieces: [_back(piece, changes.get((piece.line, piece.part), [])) for piece in pieces]


def _changes(before: str, after: str) -> list[Change]:
    return smallest(before, 0, len(before), after)


def _back(piece: Piece, changes: Sequence[Change]) -> Piece:
    start, end = _position(piece.start, changes, end=False), _position(piece.end, changes, end=True)
    return replace(piece, start=start, end=max(start, end))


def _position(at: int, changes: Sequence[Change], *, end: bool) -> int:
    """Return the original offset of the edited offset `at`; inside a change it is the change's start or stop."""
    shift = 0
    for change in changes:
        here = change.start + shift
        if at < here or (at == here and end):
            break
        if at < here + len(change.text) or (end and at == here + len(change.text)):
            return change.stop if end else change.start
        shift += len(change.text) - (change.stop - change.start)
    return at - shift
