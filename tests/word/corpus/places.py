"""Comments and changes at random visible places of a document, the same ones for the same seed."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable

from checker.plan import Block
from checker.word.changes import Anchor
from checker.word.edits import Edit

LONGEST = 12
TEXTS = ("125", "", "改后的文字", "new words", "三、甲乙丙丁", "1.5%")
COMMENT = "核对\n第二段：{}"


def edits(blocks: Iterable[Block], seed: str, comments: int = 3, changes: int = 3) -> list[Edit]:
    """Return comments and changes; changes do not overlap. None where nothing is visible."""
    chance = random.Random(seed)
    filled = [block for block in blocks if block.text.strip()]
    if not filled:
        return []
    out = [Edit(_anchor(filled, chance), comment=COMMENT.format(number)) for number in range(comments)]
    taken: list[Anchor] = []
    for _ in range(changes * 4):
        place = _anchor(filled, chance)
        if len(taken) < changes and not any(_touch(place, other) for other in taken):
            taken.append(place)
            out.append(Edit(place, text=chance.choice(TEXTS)))
    return out


def intended(blocks: Iterable[Block], done: Iterable[Edit]) -> dict[str, list[str]]:
    """Return the lines of each part, empty ones left out, as they read with the changes made."""
    changes: defaultdict[tuple[str, int], list[Edit]] = defaultdict(list)
    for edit in done:
        if edit.text is not None:
            changes[edit.anchor.part, edit.anchor.line].append(edit)
    out: defaultdict[str, list[str]] = defaultdict(list)
    for block in blocks:
        text = block.text
        for edit in sorted(changes[block.part, block.line], key=lambda e: e.anchor.start, reverse=True):
            text = text[: edit.anchor.start] + (edit.text or "") + text[edit.anchor.end :]
        out[block.part] += [line for line in text.split("\n") if line]
    return dict(out)


def quote(blocks: Iterable[Block], anchor: Anchor) -> str:
    """Return the characters at a place."""
    text = next(b.text for b in blocks if (b.part, b.line) == (anchor.part, anchor.line))
    return text[anchor.start : anchor.end]


def _anchor(filled: list[Block], chance: random.Random) -> Anchor:
    block = chance.choice(filled)
    visible = [at for at, character in enumerate(block.text) if not character.isspace()]
    start = chance.choice(visible)
    return Anchor(block.line, start, chance.randint(start + 1, min(len(block.text), start + LONGEST)), block.part)


def _touch(a: Anchor, b: Anchor) -> bool:
    """Tell whether two places share or border on a character: numbers and words are then changed as one."""
    return (a.part, a.line) == (b.part, b.line) and a.start <= b.end + LONGEST and b.start <= a.end + LONGEST
