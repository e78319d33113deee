"""The chapters of a draft that can stand elsewhere, and where; free of Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.plan import BODY, Block
from checker.reading.elements import Reading
from desktop.chapters import chapters_of
from desktop.models.outline import heading_text
from desktop.standing import can_be_restructured

_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter or section: its heading, the line it begins in, the line behind it, and under which other it stands.

    `section` is its index in the reading's outline, `block` its heading's block in the plan.
    """

    title: str
    first: int
    stop: int | None
    parent: int | None
    level: int
    section: int
    block: int


@dataclass(frozen=True, slots=True)
class Move:
    """A chapter that is to stand before a line, None for the end of the draft."""

    chapter: Chapter
    before: int | None


def chapters_in(reading: Reading) -> list[Chapter]:
    """Return the chapters and sections of a draft that begin with a paragraph of their own, in order."""
    chapters, blocks = chapters_of(reading), reading.plan.blocks
    out: list[Chapter] = []
    end = _end(blocks)
    places = [chapters.heading_block(number) for number in range(len(reading.outline))]
    for number, heading in enumerate(reading.outline):
        block = blocks[places[number]]
        if heading.run_in or not 0 < heading.level <= _DEEPEST or block.part != BODY or block.cell is not None:
            continue
        following = (n for n in range(number + 1, len(places)) if reading.outline[n].level <= heading.level)
        stop = next((blocks[places[n]].line for n in following), end)
        title = heading_text(heading)
        out.append(Chapter(title, block.line, stop, heading.parent, heading.level, number, places[number]))
    return out


def movable(reading: Reading) -> frozenset[int]:
    """Return the headings whose chapters can stand elsewhere, as indices into the outline."""
    if not can_be_restructured(reading.plan):
        return frozenset()
    return frozenset(chapter.section for chapter in chapters_in(reading))


def _end(blocks: Sequence[Block]) -> int | None:
    """Return the line of the empty paragraph that ends a draft, which stays there; None where there is none."""
    body = [block for block in blocks if block.part == BODY]
    last = body[-1] if body else None
    return last.line if last is not None and last.cell is None and not last.text else None


def beside(chapters: Sequence[Chapter], chapter: Chapter) -> list[Chapter]:
    """Return the chapters among which one may stand: of its level, under the same heading."""
    return [one for one in chapters if (one.parent, one.level) == (chapter.parent, chapter.level)]


def moved_by(chapters: Sequence[Chapter], chapter: Chapter, step: int) -> Move | None:
    """Return a chapter one place up (-1) or down (1); None where it is the first or the last."""
    alike = beside(chapters, chapter)
    at = alike.index(chapter)
    if not 0 <= at + step < len(alike):
        return None
    return Move(chapter, alike[at - 1].first if step < 0 else alike[at + 1].stop)


def moved_before(chapters: Sequence[Chapter], section: int, other: int | None) -> Move | None:
    """Return a chapter before another beside it, or behind the last of them; None where it cannot stand there."""
    chapter = next((one for one in chapters if one.section == section), None)
    if chapter is None:
        return None
    alike = beside(chapters, chapter)
    if other is None:
        return Move(chapter, alike[-1].stop) if alike[-1] is not chapter else None
    target = next((one for one in alike if one.section == other), None)
    return Move(chapter, target.first) if target is not None and target is not chapter else None


def holding(chapters: Sequence[Chapter], block: int) -> Chapter | None:
    """Return the innermost chapter in which a block stands."""
    return max((one for one in chapters if one.block <= block), key=lambda one: one.block, default=None)
