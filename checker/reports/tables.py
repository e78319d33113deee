"""The one model of every report: a title, notes and tables. The writers turn it into docx, xlsx and html."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from checker.reports.dumbbell import Chart

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return `text` without the characters that XML cannot hold; line ends become a plain line feed."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


class Align(StrEnum):
    """How the cells of a column stand."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Tone(StrEnum):
    """What a cell's or group's colour says: the four severities, and 一致."""

    ERROR = "error"
    MAJOR = "major"
    MINOR = "minor"
    INFO = "info"
    GOOD = "good"


class Mark(StrEnum):
    """How a stretch of a cell's words is set off: struck through, or underlined."""

    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell (line feeds are kept) and its tone.

    `stretches` cut the text where some of it is set off; empty where none is.
    """

    text: str = ""
    tone: Tone | None = None
    stretches: tuple[tuple[str, Mark | None], ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean(self.text))

    @classmethod
    def marked(cls, stretches: Iterable[tuple[str, Mark | None]]) -> Cell:
        """Return a cell of words of which some are set off."""
        kept = tuple((clean(text), mark) for text, mark in stretches if clean(text))
        return cls("".join(text for text, _ in kept), stretches=kept if any(mark for _, mark in kept) else ())


@dataclass(frozen=True, slots=True)
class Column:
    """A column's header, its width relative to the others, and how its cells stand.

    Equal neighbours in a `merged` column become one cell on a page; in a workbook they stay, for the filter, and in
    Word, where a tall merged cell would tear the rows beside it apart. In a workbook the cells of a `figures` column
    that show one number are numbers, with what stands round the number as their format.
    """

    title: str
    width: float
    align: Align = Align.LEFT
    merged: bool = False
    figures: bool = False


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together; without a title no group row is printed."""

    rows: tuple[Row, ...]
    title: str = ""
    tone: Tone | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and groups of rows; `empty` is said where there is no row at all.

    A `filtered` table is the report's main one: in a workbook it gets a sheet of its own, named `name`.
    A `dense` table has so many columns that it is set in smaller type. One that is `workbook_only` would fill page
    after page of a document.
    """

    name: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    empty: str = "无"
    filtered: bool = False
    header: bool = True
    dense: bool = False
    workbook_only: bool = False

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows()):
            raise ValueError(f"a row of {self.name} does not fit its columns")

    @classmethod
    def of(
        cls, name: str, columns: tuple[Column, ...], rows: tuple[Row, ...], *, empty: str = "无", header: bool = True
    ) -> Table:
        """Return a small table without groups."""
        return cls(name, columns, (Group(rows),), empty=empty, header=header)

    def spans(self, group: Group) -> list[list[int]]:
        """Return for each cell of a group how many rows it covers: 1, more at the top of merged ones, 0 below."""
        spans = [[1] * len(self.columns) for _ in group.rows]
        for column in (i for i, c in enumerate(self.columns) if c.merged):
            top = 0
            for row in range(1, len(group.rows)):
                if group.rows[row][column] == group.rows[top][column]:
                    spans[top][column] += 1
                    spans[row][column] = 0
                else:
                    top = row
        return spans

    def rows(self) -> Iterator[Row]:
        """Yield every row of every group."""
        return (row for group in self.groups for row in group.rows)


@dataclass(frozen=True, slots=True)
class Notes:
    """A heading and the lines under it."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. `subtitles` stand under the title, `footnotes` at the end; a chart without rows is left out."""

    title: str
    subtitles: tuple[str, ...]
    parts: tuple[Table | Notes | Chart, ...]
    footnotes: tuple[str, ...] = ()
    author: str = ""
    landscape: bool = True

    def printed(self) -> Iterator[Table | Notes | Chart]:
        """Yield the parts of a document or page."""
        for part in self.parts:
            if not (isinstance(part, Chart) and not part.rows) and not (isinstance(part, Table) and part.workbook_only):
                yield part


def cells(texts: Iterable[str]) -> Row:
    """Return a row of cells without tone."""
    return tuple(Cell(text) for text in texts)
