"""A PDF with a text layer: paragraphs as far as the page shows them, ruled tables as tables, no page furniture.

`line` counts the blocks from 1.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from checker.errors import NoText
from checker.plan import Block, BlockKind, Cell, CellPlace, Table
from checker.sources.pdf_layout import Grid, GridCell, joined
from checker.sources.pdf_pages import Page, pages_of
from checker.sources.pdf_paragraphs import PrintedLine, paragraphs

MANY_UNKNOWN = 0.05

_NUMBER = re.compile(r"\d+|[ivxlcIVXLC]+(?=\W*$)")
_DASHES = r"[-—–―·\s]*"
_PAGE_NUMBER = re.compile(
    rf"{_DASHES}(?:第\s*)?\d{{1,4}}(?:\s*[/／]\s*\d{{1,4}})?(?:\s*页)?(?:[\s,，]*共\s*\d+\s*页)?{_DASHES}"
)


class PdfDocument:
    """The text of a PDF: `blocks`, `tables`, and `notes` on what was not read."""

    def __init__(self, data: bytes) -> None:
        pages = pages_of(data)
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self._open: Grid | None = None
        runs, grids_between = _flow(pages)
        for texts, found in zip(paragraphs(runs), [*grids_between, None], strict=True):
            if texts:
                self._open = None
            self.blocks += (Block(line, text) for line, text in enumerate(texts, len(self.blocks) + 1))
            if found is not None:
                self._add_table(*found)
        if not self.blocks:
            raise NoText
        self.notes = tuple(_notes(pages, self.blocks))

    def _add_table(self, grid: Grid, first_on_page: bool) -> None:
        """Add a table, or its rows to the one at the foot of the page before, of which it is the rest."""
        above = self._open if first_on_page else None
        goes_on = above is not None and grid.has_columns_of(above)
        before = self.tables.pop() if goes_on else Table(0, len(grid.xs) - 1, ())
        skip = above.repeated_rows(grid) if goes_on and above is not None else 0
        if goes_on and self._finish_row(before, grid.row(skip)):
            skip += 1
        move = before.rows - skip
        cells = [self._cell(cell, move) for cell in grid.cells if cell.row >= skip]
        self.tables.append(Table(move + len(grid.ys) - 1, before.columns, (*before.cells, *cells)))
        self._open = above if goes_on else grid

    def _finish_row(self, table: Table, row: list[GridCell]) -> bool:
        """Take in the rest of a row that the end of the page has cut: most of its cells were finished above."""
        rest = [cell for cell in row if cell.text]
        last = {cell.column: cell for cell in table.cells if cell.row + cell.row_span == table.rows}
        cut = [last[cell.column] for cell in rest if cell.column in last and last[cell.column].blocks]
        if not row or row[0].text or 2 * len(rest) >= len(row) or len(cut) < len(rest):
            return False
        for above, below in zip(cut, rest, strict=True):
            block = self.blocks[above.blocks[-1]]
            self.blocks[above.blocks[-1]] = replace(block, text=joined([block.text, below.text]))
        return True

    def _cell(self, cell: GridCell, move: int) -> Cell:
        """Return a cell of the last table, with its text as a block."""
        row, text = cell.row + move, cell.text
        indices = (len(self.blocks),) if text else ()
        if text:
            place = CellPlace(len(self.tables), row, cell.column)
            self.blocks.append(Block(len(self.blocks) + 1, text, kind=BlockKind.CELL, cell=place))
        return Cell(row, cell.column, cell.row_span, cell.column_span, indices)


def _flow(pages: list[Page]) -> tuple[list[list[PrintedLine]], list[tuple[Grid, bool]]]:
    """Return the lines before, between and after the tables, and the tables with whether they begin their page."""
    furniture = _furniture(pages)
    runs: list[list[PrintedLine]] = [[]]
    tables: list[tuple[Grid, bool]] = []
    for page in pages:
        first = True
        for piece in page.content:
            if isinstance(piece, Grid):
                tables.append((piece, first))
                runs.append([])
            elif page.edge(piece) and _kind_of(piece.text) in furniture:
                continue
            else:
                runs[-1].append(piece)
            first = False
    return runs, tables


def _kind_of(text: str) -> str:
    """Return the line without its numbers: the same on every page if it is furniture."""
    if _PAGE_NUMBER.fullmatch(text):
        return "#" if text.strip().isdigit() else "-#-"
    return "".join(_NUMBER.sub("#", text).split())


def _furniture(pages: list[Page]) -> set[str]:
    """Return the kinds of lines that are page numbers, or come back at the edge of most or of several pages."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_kind_of(p.text) for p in page.content if isinstance(p, PrintedLine) and page.edge(p)})
    least = max(2, min(len(pages) // 2, 4))
    return {"-#-"} | {kind for kind, count in counts.items() if count >= least}


def _notes(pages: list[Page], blocks: list[Block]) -> Iterator[str]:
    """Say in Chinese what the PDF shows but this reader does not read."""
    pictured = [str(number) for number, page in enumerate(pages, 1) if page.pictures]
    if pictured:
        yield f"第{'、'.join(pictured)}页含图片，图片里的文字（可能有表格、专栏）没有读取。"
    text = "".join(block.text for block in blocks)
    unknown = sum(ch == "\ufffd" or "\ue000" <= ch <= "\uf8ff" for ch in text)
    if unknown > MANY_UNKNOWN * len(text):
        yield "部分文字的字体没有编码信息，读出的文字可能有误。"
