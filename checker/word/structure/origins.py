"""Where each block of a plan came from when a structural step was made: what was typed there goes along with it."""

from __future__ import annotations

from bisect import bisect_left

from checker.plan import BODY, BlockKind, Plan
from checker.word.structure.steps import MoveChapter, SetLevel, Step


def came_from(before: Plan, after: Plan, step: Step) -> tuple[int | None, ...]:
    """Return, for each block of `after`, its block of `before`; None for a new one.

    `before` and `after` are the plans read from the replays without and with `step`, both tracked or both not.
    """
    body = sum(block.part == BODY for block in before.blocks)
    new_body = sum(block.part == BODY for block in after.blocks)
    if isinstance(step, SetLevel):
        order: list[int | None] = list(range(body))
    elif isinstance(step, MoveChapter):
        order = _moved(before, body, new_body, step)
    else:
        order = _inserted(before, body, new_body, step.after)
    return (*order, *_beside(before, after, body))


def _moved(before: Plan, body: int, new_body: int, step: MoveChapter) -> list[int | None]:
    first, stop, target = (_index(before, line, body) for line in (step.first, step.stop, step.before))
    if first <= target <= stop:
        return list(range(body))
    if stop == body and new_body == body:
        stop -= 1  # the empty paragraph that ends the document stays
    blocks: list[int | None] = list(range(body))
    chapter, rest = blocks[first:stop], [*blocks[:first], *blocks[stop:]]
    at = target if target < first else target - len(chapter)
    return [*rest[:at], *chapter, *rest[at:], *([None] * (new_body - body))]


def _inserted(before: Plan, body: int, new_body: int, after: int) -> list[int | None]:
    at = _index(before, after, body) + 1
    while at < body and before.blocks[at].kind is BlockKind.BOX:
        at += 1
    return [*range(at), *([None] * (new_body - body)), *range(at, body)]


def _index(plan: Plan, line: int | None, body: int) -> int:
    """Return the index of the block of a line of the body, the number of its blocks for None."""
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
