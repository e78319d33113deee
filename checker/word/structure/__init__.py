"""Structural steps of authoring on a Word draft: levels of headings, tables, boxes, the order of chapters."""

from checker.word.structure.origins import came_from
from checker.word.structure.replaying import replayed
from checker.word.structure.steps import (
    InsertBox,
    InsertTable,
    MoveChapter,
    SetLevel,
    Step,
    decoded,
    encoded,
)

__all__ = ["InsertBox", "InsertTable", "MoveChapter", "SetLevel", "Step", "came_from", "decoded", "encoded", "replayed"]
