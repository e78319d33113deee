"""Where a finding stands in the blocks of a plan: what the editor marks and what F8 walks along."""

from __future__ import annotations

from typing import NamedTuple

from checker.findings import Place
from checker.reading.elements import Reading
from checker.text import Span


class BlockSpan(NamedTuple):
    """A stretch of one block's text, in code points as the author wrote it; blocks count as in the plan."""

    block: int
    start: int
    stop: int


def block_spans(reading: Reading, passage: int, span: Span) -> tuple[BlockSpan, ...]:
    """Return where `span` of a passage's cleaned text stands, one stretch a block, first stretch first."""
    text = reading.passages[passage]
    source = text.text.to_source(span)
    out: list[BlockSpan] = []
    for stretch in text.stretches:
        start, stop = max(source.start, stretch.offset), min(source.stop, stretch.offset + stretch.length)
        if start > stop or (start == stop and source.start != source.stop):
            continue
        move = stretch.block_start - stretch.offset
        out.append(BlockSpan(stretch.block, start + move, stop + move))
        if source.start == source.stop:
            break
    return tuple(out)


def spans_of(readings: tuple[Reading, ...], place: Place) -> tuple[BlockSpan, ...]:
    """Return where a place of a review stands in the blocks of its plan."""
    return block_spans(readings[place.plan], place.passage, place.span)


def first_block(reading: Reading, passage: int) -> int:
    """Return the block in which a passage begins."""
    stretches = reading.passages[passage].stretches
    return stretches[0].block if stretches else 0
