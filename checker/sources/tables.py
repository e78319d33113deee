"""The tables of a Word part as grids: where each cell stands and how far it reaches."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from checker.plan import Cell, CellPlace, Table
from checker.sources.styles import integer
from checker.sources.wordml import Element, attribute, below, child, is_left_behind, tags, value

MAX_SPAN = 63
"""Word's limit of columns; a larger span is a broken file."""

_ROW, _CELL = tags("tr"), tags("tc")
_CLOSED = (*tags("tbl"), *tags("p"))


@dataclass(slots=True)
class _Merged:
    """A cell while its table is laid out: it grows by the cells merged into it from below."""

    row: int
    column: int
    column_span: int
    row_span: int = 1
    elements: list[Element] = field(default_factory=list)


@dataclass(slots=True)
class _Layout:
    rows: int = 0
    columns: int = 0
    cells: list[_Merged] = field(default_factory=list)


class Grid:
    """The places of all cells of a part."""

    def __init__(self) -> None:
        self._layouts: list[_Layout] = []
        self._places: dict[Element, CellPlace] = {}
        self._gone: set[Element] = set()

    def place(self, cell: Element | None) -> CellPlace | None:
        """Return where the `w:tc` stands, merged cells at their first; None for what is no cell."""
        return self._places.get(cell) if cell is not None else None

    def is_gone(self, cell: Element | None) -> bool:
        """Tell whether the cell is deleted with tracking, alone or with its row."""
        return cell in self._gone

    def tables(self, blocks: Mapping[Element, Sequence[int]]) -> Iterator[Table]:
        """Return the tables; `blocks` gives the indices of the blocks of every `w:tc`."""
        for layout in self._layouts:
            cells = (
                Cell(
                    c.row, c.column, c.row_span, c.column_span, tuple(i for e in c.elements for i in blocks.get(e, ()))
                )
                for c in layout.cells
            )
            yield Table(layout.rows, layout.columns, tuple(cells))

    def add(self, table: Element) -> None:
        """Lay out one `w:tbl`."""
        number = len(self._layouts)
        layout = _Layout()
        self._layouts.append(layout)
        above: dict[int, _Merged] = {}
        for row in _inside(table, _ROW):
            if _deleted(child(row, "trPr"), "del"):
                self._gone.update(_inside(row, _CELL))
                continue
            above = self._add_row(layout, row, above)
        if not layout.rows and self._gone.intersection(c for row in _inside(table, _ROW) for c in _inside(row, _CELL)):
            self._layouts.pop()  # a table that is deleted whole is none any more
            return
        for merged in layout.cells:
            for element in merged.elements:
                self._places[element] = CellPlace(number, merged.row, merged.column)

    def _add_row(self, layout: _Layout, row: Element, above: Mapping[int, _Merged]) -> dict[int, _Merged]:
        """Lay out a row; return its cells by column, for the row below."""
        column = _span(value(child(row, "trPr"), "gridBefore"), least=0)
        here: dict[int, _Merged] = {}
        last: _Merged | None = None
        for element in _inside(row, _CELL):
            properties = child(element, "tcPr")
            if _deleted(properties, "cellDel"):
                self._gone.add(element)
                continue
            span = _span(value(properties, "gridSpan"))
            upper = above.get(column)
            if last is not None and _merge(properties, "hMerge") == "continue":
                merged = last
                merged.column_span = max(merged.column_span, column + span - merged.column)  # the row above has said it
            elif upper is not None and _merge(properties, "vMerge") == "continue":
                merged = upper
                merged.row_span = layout.rows - merged.row + 1
            else:
                merged = _Merged(layout.rows, column, span)
                layout.cells.append(merged)
            merged.elements.append(element)
            here[merged.column if merged is last else column] = last = merged
            column += span
        layout.rows += 1
        layout.columns = max(layout.columns, column)
        return here


def grids(root: Element, copies: Collection[Element] = ()) -> Grid:
    """Return the laid-out tables of a part, but for those whose paragraphs are `copies` of others."""
    grid = Grid()
    for table in below(root, "tbl"):
        first = next(below(table, "p"), None)
        if first not in copies and not (first is not None and is_left_behind(first)):
            grid.add(table)
    return grid


def _inside(parent: Element, wanted: tuple[str, str]) -> Iterator[Element]:
    """Return the rows of a table or the cells of a row, also where content controls or custom XML wrap them."""
    for node in parent:
        if node.tag in wanted:
            yield node
        elif isinstance(node.tag, str) and node.tag not in _CLOSED:
            yield from _inside(node, wanted)


def _span(text: str | None, least: int = 1) -> int:
    return min(max(integer(text) or least, least), MAX_SPAN)


def _merge(properties: Element | None, name: str) -> str | None:
    """Return `restart`, `continue`, or None; the element without value means to continue."""
    found = child(properties, name) if properties is not None else None
    return (attribute(found) or "continue") if found is not None else None


def _deleted(properties: Element | None, name: str) -> bool:
    return properties is not None and child(properties, name) is not None
