"""Tables of web pages: which hold data and which only lay the page out, and where their cells stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.plan import Cell, CellPlace, Table
from checker.sources.styles import integer
from checker.sources.wordml import Element

MAX_SPAN = 200
MAX_COVERED = 100_000
"""Places that the spans of a table cover at most; beyond that a cell is taken for one place."""
LONGEST_CELL = 1500
"""A cell longer than this holds a page, not a datum."""


def is_data(table: Element) -> bool:
    """Tell whether the table has rows and columns of short cells and no table inside."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    widths = [sum(1 for _ in row.iterchildren("td", "th")) for row in table.iter("tr")]
    if len(widths) < 2 or max(widths, default=0) < 2:
        return False
    return all(len("".join(map(str, cell.itertext())).strip()) <= LONGEST_CELL for cell in table.iter("td", "th"))


@dataclass(slots=True)
class HtmlTable:
    """One data table, laid out as HTML says: a cell takes the next free place and reaches over its spans."""

    element: Element
    number: int
    _cells: dict[Element, Cell] = field(default_factory=dict)
    _blocks: dict[Element, list[int]] = field(default_factory=dict)
    _rows: int = 0
    _columns: int = 0

    def __post_init__(self) -> None:
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(self.element.iter("tr")):
            column = 0
            for cell in row.iterchildren("td", "th"):
                while (number, column) in taken:
                    column += 1
                height, width = _span(cell.get("rowspan")), _span(cell.get("colspan"))
                if len(taken) > MAX_COVERED:
                    height = width = 1
                taken.update((number + down, column + right) for down in range(height) for right in range(width))
                self._cells[cell] = Cell(number, column, height, width, ())
                column += width
                self._columns = max(self._columns, column)
            self._rows = number + 1

    def holds(self, cell: Element) -> bool:
        """Tell whether the element is a cell of this table."""
        return cell in self._cells

    def place(self, cell: Element) -> CellPlace:
        """Return where the cell stands."""
        found = self._cells[cell]
        return CellPlace(self.number, found.row, found.column)

    def add(self, cell: Element, block: int) -> None:
        """Note that the block of this index stands in the cell."""
        self._blocks.setdefault(cell, []).append(block)

    def plan_table(self, shift: int) -> Table:
        """Return the table with the indices of its blocks moved by `shift`."""
        cells = (
            Cell(
                cell.row,
                cell.column,
                min(cell.row_span, self._rows - cell.row),
                cell.column_span,
                tuple(index + shift for index in self._blocks.get(element, ())),
            )
            for element, cell in self._cells.items()
        )
        return Table(self._rows, self._columns, tuple(cells))


def _span(text: str | None) -> int:
    return min(max(integer((text or "").strip()) or 1, 1), MAX_SPAN)
