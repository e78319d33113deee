"""A plan's table as a Word table: merged cells, a header row that repeats, columns as wide as their text needs."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from docx.oxml.ns import nsdecls

from checker.plan import Cell, Table
from checker.word.typeset_styles import TABLE_CENTRED, TABLE_HEAD, TABLE_SIZES, TABLE_TEXT

WIDTH = 8844
"""156 mm in twentieths of a point: the width of the text."""
_WIDEST = 24  # characters: a longer cell is broken into lines
_LEAST = 2
_ONE_LINE = 5  # characters of a header that is not broken: 2025年, 责任单位
_LATIN = 0.55  # the width of a Latin letter or digit, in Chinese characters
_MARGIN = 80  # of a cell at each side, in twentieths of a point
_SHORT = 10  # characters of a cell that is centred
_ENDINGS = ((5, ""), (8, "（小）"))
_NUMBER = re.compile(r"[\d.,，%％‰+\-—–/<>≥≤～~年]+\Z")
_FEW = 5  # columns: with more, a column of names would be left as narrow as one of numbers
_A_YEAR = 3.5  # characters: 2030年, 预期性
_MOST_COLUMNS = 63  # Word's limit


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with the passages of its cells; a place that no cell covers is None."""

    rows: tuple[tuple[Cell | None, ...], ...]
    contents: Mapping[tuple[int, int], Sequence[int]]

    @classmethod
    def of(cls, table: Table, passages: Mapping[int, Sequence[int]]) -> Grid:
        """Lay the cells out, the first come at each place; `passages` are those of each block."""
        rows: list[list[Cell | None]] = [[None] * table.columns for _ in range(table.rows)]
        contents: dict[tuple[int, int], Sequence[int]] = {}
        for cell in table.cells:
            if cell.row >= table.rows or cell.column >= table.columns or rows[cell.row][cell.column] is not None:
                continue
            contents[cell.row, cell.column] = [i for block in cell.blocks for i in passages.get(block, ())]
            for row in rows[cell.row : cell.row + cell.row_span]:
                for column in range(cell.column, min(cell.column + cell.column_span, table.columns)):
                    row[column] = row[column] or cell
        if table.columns > _MOST_COLUMNS:
            return cls((), {})
        return cls(tuple(map(tuple, rows)), contents)

    @property
    def passages(self) -> frozenset[int]:
        """The passages that stand in the table."""
        return frozenset(index for found in self.contents.values() for index in found)

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return len(self.rows[0]) if self.rows else 0

    @property
    def header_rows(self) -> int:
        """How many rows the cells of the first row reach over."""
        return max((cell.row_span for cell in self.rows[0] if cell is not None), default=1)

    def stretches(self, row: int) -> Iterator[tuple[Cell | None, int, int]]:
        """Yield the cells of a row from left to right, each with its first column and width."""
        places = self.rows[row]
        at = 0
        while at < len(places):
            stop = at + 1
            while stop < len(places) and places[at] is not None and places[stop] is places[at]:
                stop += 1
            yield places[at], at, stop - at
            at = stop


def table_xml(grid: Grid, ids: Mapping[str, str], text: Callable[[int], str], runs: Callable[[int | None], str]) -> str:
    """Return the `w:tbl`; `text` gives a passage's text, `runs` its runs, called once a paragraph in their order."""
    ending = next((ending for most, ending in _ENDINGS if grid.columns <= most), "（密）")
    widths = _widths(grid, text, TABLE_SIZES[ending][0])
    header = grid.header_rows if grid.header_rows < len(grid.rows) else 0
    wordy = _wordy(grid, text, header)
    rows = []
    for number in range(len(grid.rows)):
        cells = []
        for cell, column, width in grid.stretches(number):
            content = grid.contents.get((cell.row, cell.column), ()) if cell and cell.row == number else ()
            kind = TABLE_HEAD if number < header else TABLE_TEXT if column in wordy else TABLE_CENTRED
            names = [_style(text(i), kind) + ending for i in content] or [TABLE_TEXT + ending]
            paragraphs = "".join(
                f'<w:p><w:pPr><w:pStyle w:val="{ids[name]}"/></w:pPr>{runs(index)}</w:p>'
                for name, index in zip(names, content or (None,), strict=True)
            )
            cells.append(_cell(cell, number, sum(widths[column : column + width]), width, paragraphs))
        rows.append(_row("".join(cells), header=number < header))
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f"<w:tbl {nsdecls('w')}><w:tblPr>"
        f'<w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{_MARGIN}" w:type="dxa"/>'
        f'<w:right w:w="{_MARGIN}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _cell(cell: Cell | None, row: int, width: int, span: int, paragraphs: str) -> str:
    merge = ""
    if cell is not None and cell.row_span > 1:
        merge = '<w:vMerge w:val="restart"/>' if cell.row == row else "<w:vMerge/>"
    wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{wide}{merge}<w:vAlign w:val="center"/>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs}</w:tc>"


def _row(cells: str, *, header: bool) -> str:
    repeat = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{cells}</w:tr>"


def _wordy(grid: Grid, text: Callable[[int], str], header: int) -> set[int]:
    """Return the columns of words that run over lines: all their cells begin at the left, the short ones too."""
    found = set()
    for number in range(header, len(grid.rows)):
        for cell, column, width in grid.stretches(number):
            if cell is not None and width == 1 and cell.row == number:
                content = grid.contents.get((cell.row, cell.column), ())
                if any(len(text(i)) > _SHORT and not _NUMBER.match(text(i)) for i in content):
                    found.add(column)
    return found


def _style(text: str, kind: str) -> str:
    """Return the style of a cell's paragraph in a column of a kind; figures are centred, long words are not."""
    if kind == TABLE_HEAD:
        return TABLE_HEAD
    if _NUMBER.match(text):
        return TABLE_CENTRED
    return TABLE_TEXT if len(text) > _SHORT else kind


def _widths(grid: Grid, text: Callable[[int], str], size: float) -> list[int]:
    """Share the width of the page among the columns: each what its longest cell needs, the widest give way.

    Where that is too much, a long header may take two lines before any other cell has to.
    """
    wide = _needed(grid, text, size, header_lines=1)
    if sum(wide) > WIDTH:
        wide = _needed(grid, text, size, header_lines=2)
    if sum(wide) > WIDTH and grid.columns > _FEW:
        wide = _in_lines(wide, size * 20)
    while sum(wide) > WIDTH and max(wide) > WIDTH / grid.columns:
        cap = max(wide) - max(size * 20, 1)
        wide = [min(width, cap) for width in wide]
    total = sum(wide)
    return [int(WIDTH * width / total) for width in wide]


def _in_lines(needs: Sequence[float], character: float) -> list[float]:
    """Share the page among many columns: what is wider than a limit is broken into lines.

    The limit is the highest by which the longest cell takes the fewest lines. A year keeps its one line.
    """
    inner = [need - 2 * _MARGIN for need in needs]
    least = _A_YEAR * character
    best: list[float] = []
    fewest = math.inf
    limit = max(inner)
    while limit >= least:
        wide = [_broken(one, limit, least, character) for one in inner]
        if sum(wide) <= WIDTH:
            _share_rest(inner, wide, character)
            lines = math.ceil(max(map(_fullness, inner, wide)) - 0.05)
            if lines < fewest:
                best, fewest = wide, lines
        limit -= character / 2
    return best or [_broken(one, least, least, character) for one in inner]


def _share_rest(inner: Sequence[float], wide: list[float], character: float) -> None:
    """Give what is left over of the page to where the lines are fullest."""
    while sum(wide) + character / 2 <= WIDTH:
        at = max(range(len(wide)), key=lambda column: _fullness(inner[column], wide[column]))
        if _fullness(inner[at], wide[at]) <= 1:
            return
        wide[at] += character / 2


def _fullness(need: float, width: float) -> float:
    """Return how many lines of a column its longest cell fills."""
    return need / (width - 2 * _MARGIN)


def _broken(need: float, limit: float, least: float, character: float) -> float:
    """Return how wide a column is whose longest cell takes as many lines as the limit asks for."""
    lines = math.ceil(need / limit)
    spare = character / 2 if lines > 1 else 0  # lines end early
    return min(need, max(need / lines + spare, least)) + 2 * _MARGIN


def _needed(grid: Grid, text: Callable[[int], str], size: float, *, header_lines: int) -> list[float]:
    """Return what the longest cell of each column needs, those of the header in so many lines."""
    needs: list[float] = [_LEAST] * grid.columns
    for number in range(len(grid.rows)):
        lines = header_lines if number < grid.header_rows else 1
        for cell, column, width in grid.stretches(number):
            if cell is not None and width == 1 and cell.row == number:
                contents = grid.contents.get((cell.row, cell.column), ())
                longest = max((_length(text(i)) for i in contents), default=0)
                broken = max(longest / lines, min(longest, _ONE_LINE))
                needs[column] = max(needs[column], min(math.ceil(broken), _WIDEST))
    return [need * size * 20 + 2 * _MARGIN for need in needs]


def _length(text: str) -> float:
    """Return how wide a text is in Chinese characters."""
    return math.fsum(_LATIN if character < "\x80" else 1 for character in text)
