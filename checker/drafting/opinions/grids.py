"""The tables of any paper as grids of text, each with what stands above it, whatever format the paper has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from checker.plan import Block, BlockKind, Plan
from checker.sources.workbook import Merge, Sheet

MOST_ROWS = 20_000


@dataclass(slots=True)
class Grid:
    """A table: text by (row, column), a merged cell at each of its places; `above` are the lines before it.

    `origin` gives for a place of a merged cell its first one. `label` names the table in the paper; `first` is the
    number of its first row as the paper's reader counts.
    """

    label: str
    above: tuple[str, ...]
    cells: dict[tuple[int, int], str]
    rows: int
    columns: int
    origin: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    first: int = 1

    def text(self, row: int, column: int) -> str:
        """Return the text at a place, empty where there is none."""
        return self.cells.get((row, column), "")

    def own(self, row: int) -> list[tuple[int, str]]:
        """Return the columns of a row with their text, each merged cell once, empty ones left out."""
        found: list[tuple[int, str]] = []
        seen: set[tuple[int, int]] = set()
        for column in range(self.columns):
            origin = self.origin.get((row, column), (row, column))
            text = self.text(row, column)
            if text.strip() and origin not in seen:
                found.append((column, text))
            seen.add(origin)
        return found

    def begins(self, row: int, column: int) -> bool:
        """Tell whether a place is the first of its cell, and no later row of a merged one."""
        return self.origin.get((row, column), (row, column))[0] == row


def grids_of_plan(plan: Plan) -> list[Grid]:
    """Return the tables of a paper in order; a table within a cell is text of that cell too."""
    nested = _nested(plan)
    found = []
    for number, table in enumerate(plan.tables):
        grid = Grid(f"表{number + 1}", _above(plan, number), {}, table.rows, table.columns)
        for cell in table.cells:
            inner = [index for index in cell.blocks if plan.blocks[index].cell is not None]
            inner += [i for i in nested.get((number, cell.row, cell.column), ()) if i not in inner]
            _fill(grid, (cell.row, cell.column), _texts(plan, sorted(inner)), cell.row_span, cell.column_span)
        found.append(grid)
    return found


def grids_of_sheet(sheet: Sheet) -> list[Grid]:
    """Return a sheet as one grid, its merged ranges filled, with nothing above it."""
    rows = min(max((row for row, _ in sheet.cells), default=-1) + 1, MOST_ROWS)
    columns = max((column for _, column in sheet.cells), default=-1) + 1
    grid = Grid(f"“{sheet.name}”", (sheet.name,), dict(sheet.cells), rows, columns)
    for merge in sheet.merged:
        _merge(grid, merge)
    return [grid] if rows else []


def free_lines(plan: Plan) -> list[str]:
    """Return the lines of a paper outside its tables, with their automatic numbers, empty ones left out."""
    outside = (b for b in plan.blocks if b.cell is None and b.kind not in (BlockKind.HEADER, BlockKind.TOC))
    return [line for block in outside if (line := _line(block)).strip()]


def _merge(grid: Grid, merge: Merge) -> None:
    top, left, bottom, right = merge
    text = grid.cells.get((top, left), "")
    for row in range(top, min(bottom + 1, grid.rows)):
        for column in range(left, min(right + 1, grid.columns)):
            grid.cells[row, column], grid.origin[row, column] = text, (top, left)


def _fill(grid: Grid, place: tuple[int, int], text: str, down: int, across: int) -> None:
    for row in range(place[0], place[0] + down):
        for column in range(place[1], place[1] + across):
            grid.cells[row, column] = text
            grid.origin[row, column] = place


def _texts(plan: Plan, blocks: list[int]) -> str:
    """Return the lines of a cell; a row of a table within it is one line."""
    lines: list[str] = []
    last: tuple[int, int] | None = None
    for index in blocks:
        block = plan.blocks[index]
        at = block.cell[:2] if block.cell is not None else None
        if lines and last is not None and at == last and plan.blocks[blocks[0]].cell[:1] != at[:1]:  # type: ignore[index]
            lines[-1] += f"｜{_line(block)}"
        else:
            lines.append(_line(block))
        last = at
    return "\n".join(line for line in lines if line.strip())


def _line(block: Block) -> str:
    return f"{block.number or ''}{block.text}"


def _nested(plan: Plan) -> dict[tuple[int, int, int], list[int]]:
    """Return for each cell that holds a table that table's blocks; Word has a paragraph behind every one."""
    last: dict[int, int] = {}
    first: dict[int, int] = {}
    for index, block in enumerate(plan.blocks):
        if block.cell is not None:
            first.setdefault(block.cell.table, index)
            last[block.cell.table] = index
    found: dict[tuple[int, int, int], list[int]] = {}
    for table, stop in last.items():
        behind = plan.blocks[stop + 1].cell if stop + 1 < len(plan.blocks) else None
        if behind is not None and behind.table < table:
            inside = [i for i in range(first[table], stop + 1) if plan.blocks[i].cell is not None]
            found.setdefault((behind.table, behind.row, behind.column), []).extend(inside)
    return found


def _above(plan: Plan, number: int) -> tuple[str, ...]:
    """Return the lines between a table and the one before it, the nearest last."""
    start = next((i for i, block in enumerate(plan.blocks) if block.cell and block.cell.table == number), 0)
    return tuple(reversed(list(_before(plan, start))))


def _before(plan: Plan, start: int) -> Iterator[str]:
    for block in reversed(plan.blocks[:start]):
        if block.cell is not None:
            return
        if block.text.strip() and block.kind is not BlockKind.HEADER:
            yield _line(block)
