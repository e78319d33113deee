"""Where each block of a plan came from when a structural step was made: what was typed there goes along with it."""

from __future__ import annotations

from bisect import bisect_left

from checker.plan import BODY, Block, BlockKind, Plan
from checker.word.structure.steps import InsertBox, InsertTable, MoveChapter, SetLevel, Step


def came_from(before: Plan, after: Plan, step: Step) -> tuple[int | None, ...]:
    """Return, for each block of `after`, its block of `before`; None for a new one.

    `before` and `after` are the plans read from the tracked replays without and with `step`.
    """
    body = _body(before)
    new = _body(after) - body
    if isinstance(step, SetLevel):
        order: list[int | None] = list(range(body))
    elif isinstance(step, MoveChapter):
        order = _moved(before, new, step)
    else:
        order = _inserted(before, after, new, step)
    return (*order, *_beside(before, after, body))


def _moved(before: Plan, new: int, step: MoveChapter) -> list[int | None]:
    body = _body(before)
    first, stop, target = (_index(before, line) for line in (step.first, step.stop, step.before))
    if first <= target <= stop or first >= stop:
        return list(range(body))
    if stop == body and not new and before.blocks[body - 1].kind is not BlockKind.CELL:
        stop -= 1  # the empty paragraph that ends the document stays
    blocks: list[int | None] = list(range(body))
    chapter, rest = blocks[first:stop], [*blocks[:first], *blocks[stop:]]
    at = target if target < first else target - len(chapter)
    return [*rest[:at], *chapter, *rest[at:], *([None] * new)]


def _inserted(before: Plan, after: Plan, new: int, step: InsertTable | InsertBox) -> list[int | None]:
    """Return where the blocks of the body came from, `new` of which were inserted together.

    They stand behind all that the paragraph before them holds in text boxes: from there on lines count further.
    """
    body = _body(before)
    further = after.blocks[body + new - 1].line - before.blocks[body - 1].line
    at, least = body, _index(before, step.after) + 1
    while at > least and _is_further(before.blocks[at - 1], after.blocks[at - 1 + new], further):
        at -= 1
    return [*range(at), *([None] * new), *range(at, body)]


def _is_further(before: Block, after: Block, lines: int) -> bool:
    return (before.line + lines, before.text, before.kind) == (after.line, after.text, after.kind)


def _body(plan: Plan) -> int:
    """Return how many blocks the body has; they come first."""
    return sum(block.part == BODY for block in plan.blocks)


def _index(plan: Plan, line: int | None) -> int:
    """Return the index of the block of a line of the body, the number of its blocks for None."""
    body = _body(plan)
    return body if line is None else bisect_left(range(body), line, key=lambda i: plan.blocks[i].line)


def _beside(before: Plan, after: Plan, body: int) -> list[int | None]:
    """Return where the blocks of notes, headers and footers came from."""
    known = {(block.part, block.line): index for index, block in enumerate(before.blocks) if index >= body}
    out = [known.pop((block.part, block.line), None) for block in after.blocks if block.part != BODY]
    # Notes that went with a chapter stand at the end of their part now, in the order in which they stood.
    places = [i for i, found in enumerate(out) if found is None]
    for place, index in zip(places, sorted(known.values()), strict=False):
        out[place] = index
    return out
