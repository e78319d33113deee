"""Structural steps replayed over the bytes of a Word draft, as tracked changes; and where each block came from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from checker.collector import paused
from checker.word.structure.draft import Draft
from checker.word.structure.insertions import insert_box, insert_table
from checker.word.structure.levels import set_level
from checker.word.structure.moves import move
from checker.word.structure.ranges import name_moves
from checker.word.structure.steps import InsertBox, InsertTable, SetLevel, Step


@paused()
def replayed(content: bytes, steps: Sequence[Step], *, author: str, when: datetime, tracked: bool = True) -> bytes:
    """Return the draft with the steps made in it, one after the other.

    With `tracked` they are Word's tracked changes: rejected, they give the draft, accepted, the new structure; without,
    they are accepted already, and other people's revisions stay as they are. Raises StepRefused or ChapterFixed where a
    step cannot be made, and InputError for what is no sound Word document; nothing is changed then.
    """
    if not steps:
        return content
    draft = Draft(content, author, when)
    for step in steps:
        _make(draft, step)
        draft.stepped()
    if tracked:
        name_moves(draft)
    return draft.bytes(tracked=tracked)


def _make(draft: Draft, step: Step) -> None:
    if isinstance(step, SetLevel):
        set_level(draft, step)
    elif isinstance(step, InsertTable):
        insert_table(draft, step)
    elif isinstance(step, InsertBox):
        insert_box(draft, step)
    else:
        move(draft, step)
