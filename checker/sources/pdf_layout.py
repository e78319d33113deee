"""What stands where on a page: ruled tables found from their lines, and text set into their cells.

Coordinates are points with the origin at the lower left, as PDF counts them. Nothing here knows a PDF library.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

NEAR = 3.0
"""Lines nearer than this are one: borders are drawn as thin boxes, or piece by piece for every cell."""
LEAST_RULE = 8.0
OPEN_SIDE = 10.0
MAX_RULES = 1_000
"""A page with more lines is a drawing."""
WIDE_GAP = 2.5
"""A gap of so many times the height of the characters parts columns."""
WORD_GAP = 0.15
SPACE = 0.6
COLUMN_GAP = "    "


class Glyph(NamedTuple):
    """One character and its box."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> tuple[float, float]:
        """Return the centre of the box."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2


class Rule(NamedTuple):
    """A drawn line along one axis: its place on the other axis, and from where to where it runs."""

    at: float
    start: float
    stop: float

    def covers(self, place: float) -> bool:
        """Tell whether the line passes this place."""
        return self.start - NEAR <= place <= self.stop + NEAR


@dataclass(slots=True)
class GridCell:
    """A cell, over as many rows and columns as no line parts, with its characters in the order they were drawn."""

    row: int
    column: int
    row_span: int
    column_span: int
    glyphs: list[Glyph] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the text of the cell; the ends of its lines are only layout."""
        return joined([text_of(line) for line in lines_of(self.glyphs)])


@dataclass(slots=True)
class Grid:
    """A ruled table: borders of its columns from left to right and of its rows from top to bottom."""

    xs: list[float]
    ys: list[float]
    cells: list[GridCell]
    _at: dict[tuple[int, int], GridCell]

    def cell(self, x: float, y: float) -> GridCell | None:
        """Return the cell around a point, None outside the table."""
        column = bisect_right(self.xs, x) - 1
        row = bisect_right([-border for border in self.ys], -y) - 1
        return self._at.get((row, column))

    def has_columns_of(self, other: Grid) -> bool:
        """Tell whether the columns stand where those of the other table do."""
        same = len(self.xs) == len(other.xs)
        return same and all(abs(a - b) <= 2 * NEAR for a, b in zip(self.xs, other.xs, strict=True))

    def repeated_rows(self, other: Grid) -> int:
        """Return how many rows the other table begins with that are this table's heading once more."""
        count = 0
        while count < min(len(self.ys), len(other.ys)) - 2 and self._shown(count) == other._shown(count):
            count += 1
        return count

    def row(self, number: int) -> list[GridCell]:
        """Return the cells that begin in a row, from left to right."""
        return [cell for cell in self.cells if cell.row == number]

    def _shown(self, number: int) -> list[tuple[int, int, str]]:
        return [(cell.column, cell.column_span, cell.text) for cell in self.row(number)]


def merged(rules: Iterable[Rule]) -> list[Rule]:
    """Return the lines with pieces of one and the same line joined."""
    out: list[Rule] = []
    for rule in sorted(rules):
        for at in range(len(out) - 1, -1, -1):
            other = out[at]
            if rule.at - other.at > NEAR:
                out.append(rule)
                break
            if rule.start <= other.stop + NEAR and other.start <= rule.stop + NEAR:
                out[at] = Rule(other.at, min(rule.start, other.start), max(rule.stop, other.stop))
                break
        else:
            out.append(rule)
    return out


def grids(across: Iterable[Rule], down: Iterable[Rule]) -> list[Grid]:
    """Return the tables with two columns and two rows at least that the lines `across` and `down` form."""
    rows = merged(rule for rule in across if rule.stop - rule.start >= LEAST_RULE)
    columns = merged(rule for rule in down if rule.stop - rule.start >= LEAST_RULE)
    if not rows or not columns or len(rows) + len(columns) > MAX_RULES:
        return []
    found = (_grid(*group) for group in _connected(rows, columns))
    return sorted((grid for grid in found if grid is not None), key=lambda grid: -grid.ys[0])


def _connected(rows: list[Rule], columns: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Return the lines in groups that meet each other."""
    groups: list[tuple[list[Rule], list[Rule]]] = []
    for column in columns:
        met = [row for row in rows if row.covers(column.at) and column.covers(row.at)]
        touching = [group for group in groups if any(row in group[0] for row in met)]
        for group in touching:
            groups.remove(group)
        across = {row for group in touching for row in group[0]} | set(met)
        groups.append((sorted(across), [rule for group in touching for rule in group[1]] + [column]))
    return groups


def _grid(rows: list[Rule], columns: list[Rule]) -> Grid | None:
    xs, ys = _places(columns), _places(rows)[::-1]
    if not xs or not ys:
        return None
    # Many tables have no line at their left and right: there the horizontal lines end.
    left, right = min(rule.start for rule in rows), max(rule.stop for rule in rows)
    xs = [left] * (xs[0] - left > OPEN_SIDE) + xs + [right] * (right - xs[-1] > OPEN_SIDE)
    if len(xs) < 3 or len(ys) < 3:
        return None
    cells = _cells(xs, ys, rows, columns)
    if len({cell.column for cell in cells}) < 2 or len({cell.row for cell in cells}) < 2:
        return None
    at = {
        (cell.row + down, cell.column + right_by): cell
        for cell in cells
        for down in range(cell.row_span)
        for right_by in range(cell.column_span)
    }
    return Grid(xs, ys, cells, at)


def _places(rules: list[Rule]) -> list[float]:
    """Return where lines stand, those nearly at one place as one."""
    out: list[float] = []
    for rule in sorted(rules):
        if not out or rule.at - out[-1] > NEAR:
            out.append(rule.at)
    return out


def _cells(xs: Sequence[float], ys: Sequence[float], rows: list[Rule], columns: list[Rule]) -> list[GridCell]:
    """Return the cells: fields of the grid with no line between them are one."""
    last_row, last_column = len(ys) - 2, len(xs) - 2
    taken: set[tuple[int, int]] = set()
    cells: list[GridCell] = []

    def parted(rules: list[Rule], border: float, place: float) -> bool:
        return any(abs(rule.at - border) <= NEAR and rule.covers(place) for rule in rules)

    for row in range(last_row + 1):
        for column in range(last_column + 1):
            if (row, column) in taken:
                continue
            right, bottom = column, row
            middle = (ys[row] + ys[row + 1]) / 2
            while right < last_column and not parted(columns, xs[right + 1], middle):
                right += 1
            while bottom < last_row and not any(
                parted(rows, ys[bottom + 1], (xs[c] + xs[c + 1]) / 2) for c in range(column, right + 1)
            ):
                bottom += 1
            taken.update((r, c) for r in range(row, bottom + 1) for c in range(column, right + 1))
            cells.append(GridCell(row, column, bottom - row + 1, right - column + 1))
    return cells


def lines_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Return the characters in lines from top to bottom, each from left to right."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (-g.middle[1], g.left)):
        if lines and _on_line(glyph, lines[-1]):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return [sorted(line, key=lambda g: g.left) for line in lines]


def _on_line(glyph: Glyph, line: list[Glyph]) -> bool:
    return line[0].middle[1] - glyph.middle[1] < max(line[0].top - line[0].bottom, glyph.top - glyph.bottom) / 2


def text_of(line: Sequence[Glyph]) -> str:
    """Return the text of a line; gaps become blanks where they part words or the columns of a table without lines."""
    out: list[str] = []
    for before, glyph in zip([None, *line], line, strict=False):
        if before is not None:
            out.append(_gap(before, glyph))
        out.append(glyph.text)
    return "".join(out).strip()


def _gap(before: Glyph, after: Glyph) -> str:
    """Return the blanks between two characters; the air Word sets between digits and Chinese characters is none."""
    width, height = after.left - before.right, max(after.top - after.bottom, 1)
    if width > WIDE_GAP * height:
        return COLUMN_GAP
    if width > SPACE * height:
        return " "
    words = before.text.isascii() and after.text.isascii() and before.text.isalnum() and after.text.isalnum()
    return " " if words and width > WORD_GAP * height else ""


def joined(lines: Iterable[str]) -> str:
    """Return lines of one paragraph as one; a blank stays between Latin words."""
    text = ""
    for line in lines:
        latin = text[-1:].isascii() and text[-1:].isalpha() and line[:1].isascii() and line[:1].isalpha()
        text += (" " if latin else "") + line
    return text
