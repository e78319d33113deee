"""A plan as its file gives it: blocks of text, each knowing where it came from. Immutable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

BODY = "body"


class BlockKind(StrEnum):
    """What a block is in its file, before anything is understood."""

    PARAGRAPH = "paragraph"
    CELL = "cell"
    TOC = "toc"
    BOX = "box"
    FOOTNOTE = "footnote"
    HEADER = "header"


class CellPlace(NamedTuple):
    """Where in a table a block stands: zero-based, merged cells at their first row and column."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph (.docx) or one line (.txt) as the author sees it.

    `line` and `part` count as CONTRACT's JSON does; `text` has insertions in and deletions out.
    `level` is the outline level that the style gives (0 title, 1.. headings), `number` the automatic
    number label, which is no part of the text. `style` is the style's name, not its id.
    """

    line: int
    text: str
    part: str = BODY
    kind: BlockKind = BlockKind.PARAGRAPH
    style: str | None = None
    level: int | None = None
    number: str | None = None
    cell: CellPlace | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its place, how many rows and columns it covers, and the indices of its blocks in the plan."""

    row: int
    column: int
    row_span: int
    column_span: int
    blocks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the plan; `cells` in reading order, merged cells once."""

    rows: int
    columns: int
    cells: tuple[Cell, ...]


class PageNumber(NamedTuple):
    """How pages are numbered: at the foot or the head, with dashes on both sides, and the size in points."""

    at_foot: bool
    dashed: bool
    size: float | None


class Setting(NamedTuple):
    """How one paragraph of the body is set: its line, Chinese font, size and exact line pitch in points."""

    line: int
    font: str | None
    size: float | None
    pitch: float | None


@dataclass(frozen=True, slots=True)
class PageLayout:
    """The page of a word processor's file: paper and margins in millimetres; None where the file does not say."""

    width: float | None
    height: float | None
    landscape: bool
    top: float | None
    bottom: float | None
    left: float | None
    right: float | None
    page_number: PageNumber | None
    settings: tuple[Setting, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The file as blocks in reading order; `notes` say in Chinese what could not be read.

    `format` is `docx`, `txt`, `html`, `pdf`, or the extension of what LibreOffice converted (`doc`, `wps` …).
    """

    path: Path
    format: str
    sha256: str
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    layout: PageLayout | None = None  # of .docx alone

    @property
    def is_word(self) -> bool:
        """Tell whether the blocks are a word processor's paragraphs, whole and with styles, of whatever format."""
        return self.format not in ("txt", "html", "pdf")

    @property
    def characters(self) -> int:
        """Count the characters as Word's 字数 does: without white space, body and notes, headers left out."""
        return sum(len("".join(block.text.split())) for block in self.blocks if block.kind != BlockKind.HEADER)

    def with_texts(self, texts: Mapping[int, str]) -> Plan:
        """Return the plan with the text of some blocks (by index) replaced, all else untouched."""
        blocks = tuple(
            replace(block, text=texts[i]) if i in texts and texts[i] != block.text else block
            for i, block in enumerate(self.blocks)
        )
        return replace(self, blocks=blocks)
