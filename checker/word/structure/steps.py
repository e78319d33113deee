"""Steps that change how a draft is built, not what its sentences say: levels, tables, boxes, the order of chapters.

A line is `Block.line` of a paragraph of the body, counted in the tracked replay of the steps before (physical
paragraphs, those that are moved or deleted with tracking among them).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import msgspec

LEVELS = 5
"""Levels of headings that a paragraph can be given."""


class SetLevel(msgspec.Struct, frozen=True, tag=True):
    """Make a paragraph a heading of a level from 1 to 5, or body text where `level` is None."""

    line: int
    level: int | None


class InsertTable(msgspec.Struct, frozen=True, tag=True):
    """Insert a table behind a paragraph, below a caption where there is one; its first rows are repeated as header."""

    after: int
    rows: tuple[tuple[str, ...], ...]
    header_rows: int = 1
    caption: str = ""


class InsertBox(msgspec.Struct, frozen=True, tag=True):
    """Insert a box (专栏) behind a paragraph: a frame with a title and lines of text."""

    after: int
    title: str
    lines: tuple[str, ...]


class MoveChapter(msgspec.Struct, frozen=True, tag=True):
    """Move the lines from `first` up to `stop` before the line `before`; None is the end of the body."""

    first: int
    stop: int | None
    before: int | None


Step: TypeAlias = SetLevel | InsertTable | InsertBox | MoveChapter


def encoded(steps: Iterable[Step]) -> str:
    """Return steps as JSON."""
    return msgspec.json.encode(list(steps)).decode()


def decoded(text: str) -> tuple[Step, ...]:
    """Return the steps that `encoded` wrote; raises ValueError where the text holds anything else."""
    return msgspec.json.decode(text, type=tuple[Step, ...])
