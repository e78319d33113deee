"""Indicator tables of Word files: rows and columns as they stand, merged cells spread over what they cover."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.plan import Plan, Table
from checker.reading import table_values
from checker.reading.elements import Passage
from checker.reading.metric_context import Context
from checker.reading.table_columns import Column, Role, column_of, squeezed
from checker.reading.table_rows import ATTRIBUTE, SUFFIX, YEAR_NOTE, Cell, Row
from checker.text import Span

_MOST_HEADER_ROWS = 4


@dataclass(frozen=True, slots=True)
class GridTable:
    """A table of the plan that holds indicators: its columns, its rows, and the passages of its cells."""

    columns: list[Column]
    rows: list[Row]
    passages: frozenset[int]


def find_grid_tables(plan: Plan, passages: Sequence[Passage], context: Context) -> Iterator[GridTable]:
    """Yield the indicator tables of a Word file, in order."""
    where = _passages_of_blocks(passages) if plan.tables else {}
    for table in plan.tables:
        found = _read(table, where, passages, context)
        if found is not None:
            yield found


def _passages_of_blocks(passages: Sequence[Passage]) -> dict[int, list[int]]:
    where: dict[int, list[int]] = {}
    for index, passage in enumerate(passages):
        for stretch in passage.stretches:
            where.setdefault(stretch.block, []).append(index)
    return where


def _read(table: Table, where: dict[int, list[int]], passages: Sequence[Passage], context: Context) -> GridTable | None:
    grid = _grid(table, where, passages)
    header = _header_rows(grid, context)
    if not header:
        return None
    columns = [_column(grid, header, at, context) for at in range(table.columns)]
    roles = {column.role for column in columns if column is not None}
    if not {Role.NAME, Role.VALUE} <= roles:
        return None
    values = [column for column in columns if column is not None and column.role is Role.VALUE]
    rows = [row for at in range(header, table.rows) if (row := _row(grid[at], columns)) is not None]
    taken = frozenset(cell.passage for line in grid for cells in line for cell in cells)
    return GridTable(values, rows, taken)


def _grid(table: Table, where: dict[int, list[int]], passages: Sequence[Passage]) -> list[list[tuple[Cell, ...]]]:
    """Return the cells by row and column as tuples of paragraphs; merged cells at every place they cover."""
    grid: list[list[tuple[Cell, ...]]] = [[() for _ in range(table.columns)] for _ in range(table.rows)]
    for cell in table.cells:
        content = tuple(
            Cell(passages[at].normal, at, Span(0, len(passages[at].normal)))
            for block in cell.blocks
            for at in where.get(block, [])
        )
        for row in range(cell.row, min(cell.row + cell.row_span, table.rows)):
            for column in range(cell.column, min(cell.column + cell.column_span, table.columns)):
                grid[row][column] = content
    return grid


def _text(cells: tuple[Cell, ...]) -> str:
    return squeezed("".join(cell.text for cell in cells))


def _header_rows(grid: list[list[tuple[Cell, ...]]], context: Context) -> int:
    """Return how many rows at the top are header; 0 when the table has none that names indicators."""
    for at, line in enumerate(grid[: _MOST_HEADER_ROWS + 1]):
        texts = [_text(cells) for cells in line if cells]
        figures = [t for t in texts if table_values.parse(t) is not None and not re.fullmatch(r"(?:19|20)\d{2}年?", t)]
        if at and (figures or any(ATTRIBUTE.match(t) for t in texts)):
            return at
        known = any(column_of(text, context) for text in texts)
        if not known and len(set(texts)) > 1:
            return at
        if not known and len(set(texts)) == 1 and _names_indicators(grid[:at], context):
            return at  # 一、就业: the first group, in one cell or over all columns
    return 0


def _names_indicators(lines: list[list[tuple[Cell, ...]]], context: Context) -> bool:
    """Tell whether rows above already hold the header of the labels."""
    columns = (column_of(_text(cells), context) for line in lines for cells in line)
    return any(column is not None and column.role is Role.NAME for column in columns)


def _column(grid: list[list[tuple[Cell, ...]]], rows: int, at: int, context: Context) -> Column | None:
    """Return the column that its header names, all of it or its lowest words (“十五五”目标 over 年均［累计］)."""
    words = _header(grid, rows, at)
    return column_of("".join(words), context, longest=60) or (column_of(words[-1], context) if words[1:] else None)


def _header(grid: list[list[tuple[Cell, ...]]], rows: int, column: int) -> list[str]:
    """Return the words over a column from top to bottom, merged cells once, titles over all columns left out."""
    words: list[str] = []
    for line in grid[:rows]:
        whole = len(line) > 1 and all(cells == line[0] for cells in line)
        text = _text(line[column])
        if text and not whole and (not words or words[-1] != text):
            words.append(text)
    return words


def _row(line: list[tuple[Cell, ...]], columns: Sequence[Column | None]) -> Row | None:
    """Return a row taken apart; None for group rows and notes that run over all columns."""
    if all(cells == line[0] for cells in line):
        return None
    row = Row([])
    for cells, column in zip(line, columns, strict=True):
        if column is None:
            continue
        if column.role is Role.NAME:
            row.label.extend(cell for cell in cells if cell not in row.label)
        elif column.role is Role.UNIT and cells:
            row.unit = [Cell("".join(cell.text for cell in cells), cells[0].passage, cells[0].span)]
        elif column.role is Role.ATTRIBUTE and cells:
            row.attribute = cells[0]
        elif column.role is Role.VALUE:
            _add_value(row, cells)
    return row if row.label else None


def _add_value(row: Row, cells: tuple[Cell, ...]) -> None:
    """Add a value cell: its first paragraph that is a number, the words after it that say 左右 or another year."""
    order = len(row.values)
    number = next((cell for cell in cells if table_values.is_value(cell.text)), None)
    row.values.append(number or (cells[0] if cells else None))
    for cell in cells:
        if SUFFIX.match(cell.text):
            row.suffixes[order] = cell.text.rstrip("∗*＊")
        year = re.search(r"\d{4}", cell.text) if YEAR_NOTE.match(cell.text) else None
        if year:
            row.years[order] = int(year[0])
