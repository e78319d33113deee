"""Structural steps drawn by chance for a plan, as a drafter may make them in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from random import Random
from typing import NamedTuple

from checker.errors import ChapterFixed, StepRefused
from checker.plan import BODY, Block, BlockKind, Plan
from checker.sources import plan_of
from checker.word.structure import InsertBox, InsertTable, MoveChapter, SetLevel, Step, replayed

AUTHOR, WHEN = "起草人", datetime(2026, 11, 26, 9, 30)


class Made(NamedTuple):
    """Steps that could be made on a draft, its plans before and after each, and why others could not."""

    steps: tuple[Step, ...]
    plans: tuple[Plan, ...]
    tracked: bytes
    refused: tuple[str, ...]


def made(name: str, content: bytes, random: Random, count: int) -> Made:
    """Draw steps and make them, one after another; those that are refused are left out."""
    path = Path(name).with_suffix(".docx")
    steps: list[Step] = []
    plans, refused, tracked = [plan_of(path, content)], [], content
    for _ in range(count):
        step = drawn(plans[-1], random)
        try:
            tracked = replayed(content, [*steps, step], author=AUTHOR, when=WHEN)
        except (StepRefused, ChapterFixed) as error:
            refused.append(str(error))
            continue
        steps.append(step)
        plans.append(plan_of(path, tracked))
    return Made(tuple(steps), tuple(plans), tracked, tuple(refused))


def drawn(plan: Plan, random: Random) -> Step:
    """Return a step at places of the plan, mostly such as can be made."""
    lines = [
        b.line for b in plan.blocks if b.part == BODY and (b.kind is BlockKind.PARAGRAPH or random.random() < 0.03)
    ]
    line = random.choice(lines)
    kind = random.randrange(5)
    if kind == 0:
        return SetLevel(line, random.choice((None, 1, 2, 3, 4, 5)))
    if kind == 1:
        rows = tuple(tuple(f"第{r}行{c}" for c in range(random.randint(1, 4))) for r in range(random.randint(1, 4)))
        return InsertTable(line, rows, random.randint(0, 2), random.choice(("", "表1　主要指标")))
    if kind == 2:
        return InsertBox(line, "专栏1　重大工程", ("建设创新平台。",) * random.randint(0, 3))
    ends = sorted(random.sample(range(len(lines) + 1), 2)) if len(lines) > 1 else [0, 1]
    if random.random() < 0.7:
        ends[1] = min(ends[1], ends[0] + random.randint(1, 8))
    places: list[int | None] = [*lines, None]
    first = places[ends[0]]
    assert first is not None
    return MoveChapter(first, places[ends[1]], random.choice(places))


def shown(plan: Plan) -> Iterator[tuple[object, ...]]:
    """Yield what a plan's blocks are, but for where they stand in the file."""
    for block in plan.blocks:
        yield _shown(block)


def _shown(block: Block) -> tuple[object, ...]:
    return block.text, block.part, block.kind, block.level, block.number, block.style, block.cell
