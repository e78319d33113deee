"""A PDF with a text layer: paragraphs as far as the page shows them, ruled tables as tables, no page furniture.

`line` counts the blocks from 1.
"""

from __future__ import annotations

import importlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from ctypes import c_float, c_int, c_uint
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import pi
from statistics import median
from typing import Any

from checker.errors import BrokenPdf, Encrypted, NoText, NotYetFormat
from checker.plan import Block, BlockKind, Cell, CellPlace, Table
from checker.sources.pdf_layout import Glyph, Grid, GridCell, Rule, grids, joined, lines_of, text_of
from checker.sources.pdf_paragraphs import PrintedLine, paragraphs

MAX_PAGES = 3_000
MAX_OBJECTS = 20_000
MARGIN = 0.12
LEAST_MARGIN = 105.0
"""Furniture stands in this share of the page's height at its top and bottom, or in the margins of GB/T 9704 (37 mm)."""
PICTURE = 0.01
"""A picture smaller than this share of the page is an ornament."""
HYPHEN = "\x02"
"""What PDFium gives for a hyphen at the end of a line."""
THIN = 2.5
ANGLES_ASKED = 200
WHITE = 250
MANY_UNKNOWN = 0.05

_NUMBER = re.compile(r"\d+|[ivxlcIVXLC]+(?=\W*$)")
_DASHES = r"[-—–―·\s]*"
_PAGE_NUMBER = re.compile(
    rf"{_DASHES}(?:第\s*)?\d{{1,4}}(?:\s*[/／]\s*\d{{1,4}})?(?:\s*页)?(?:[\s,，]*共\s*\d+\s*页)?{_DASHES}"
)


@dataclass(slots=True)
class _Page:
    """What one page holds, in reading order; a table stands where it begins."""

    number: int
    height: float
    content: list[PrintedLine | Grid] = field(default_factory=list)
    pictures: int = 0

    def edge(self, line: PrintedLine) -> bool:
        """Tell whether the line stands where headers, footers and page numbers do."""
        margin = max(MARGIN * self.height, LEAST_MARGIN)
        return not margin < line.top < self.height - margin


class PdfDocument:
    """The text of a PDF: `blocks`, `tables`, and `notes` on what was not read."""

    def __init__(self, data: bytes) -> None:
        pages = _pages(data)
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


def _flow(pages: list[_Page]) -> tuple[list[list[PrintedLine]], list[tuple[Grid, bool]]]:
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


def _pages(data: bytes) -> list[_Page]:
    """Return the pages; raises Encrypted, BrokenPdf, or NotYetFormat where the PDF library is not installed."""
    try:
        library = importlib.import_module("pypdfium2")
    except ImportError as error:
        raise NotYetFormat(detail="PDF，缺少 pypdfium2") from error
    try:
        with closing(library.PdfDocument(data)) as document:
            if len(document) > MAX_PAGES:
                raise BrokenPdf(detail=f"多达{len(document)}页")
            return [_page(library.raw, document, number) for number in range(len(document))]
    except library.PdfiumError as error:
        raise (Encrypted if "password" in str(error).lower() else BrokenPdf)(detail="结构损坏") from error


def _page(raw: Any, document: Any, number: int) -> _Page:
    with closing(document[number]) as page, closing(page.get_textpage()) as text:
        turned = _Turn(_angle(raw, text), *_frame(page))
        across, down, pictures = _drawn(raw, page, turned)
        tables = grids(across, down)
        found = _Page(number, turned.seen_height, pictures=pictures)
        for line in _printed(raw, text, turned):
            _place(line, tables, found)
        return found


def _angle(raw: Any, text: Any) -> int:
    """Return by how many degrees most characters are turned: tables often stand sideways on their page."""
    step = max(text.count_chars() // ANGLES_ASKED, 1)
    angles = (raw.FPDFText_GetCharAngle(text, index) for index in range(0, text.count_chars(), step))
    quarters = Counter(-round(angle / (pi / 2)) % 4 for angle in angles if angle >= 0)
    return 90 * max(quarters, key=lambda quarter: quarters[quarter], default=0)


def _frame(page: Any) -> tuple[float, float, float, float]:
    """Return the lower left corner of a page, its width and its height."""
    left, bottom, right, top = page.get_mediabox()
    return left, bottom, right - left, top - bottom


@dataclass(frozen=True, slots=True)
class _Turn:
    """The way from a page's own coordinates to those in which its text stands upright."""

    degrees: int
    x: float
    y: float
    width: float
    height: float

    @property
    def seen_height(self) -> float:
        """Return the height of the page as it is read."""
        return self.width if self.degrees in (90, 270) else self.height

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Return a box as it is read."""
        left, right, bottom, top = left - self.x, right - self.x, bottom - self.y, top - self.y
        if self.degrees == 90:
            return bottom, self.width - right, top, self.width - left
        if self.degrees == 180:
            return self.width - right, self.height - top, self.width - left, self.height - bottom
        if self.degrees == 270:
            return self.height - top, left, self.height - bottom, right
        return left, bottom, right, top


def _place(line: list[Glyph], tables: list[Grid], page: _Page) -> None:
    """Give each character of a line to the table in which it stands, and what is left to the page."""
    free: list[Glyph] = []
    for glyph in line:
        for grid in tables:
            if (cell := grid.cell(*glyph.middle)) is not None:
                cell.glyphs.append(glyph)
                if grid not in page.content:
                    page.content.append(grid)
                break
        else:
            free.append(glyph)
    # A font that lacks the quotation marks has them drawn in another, after the rest of the line.
    for visual in lines_of(free):
        if text := text_of(visual):
            page.content.append(_line(text, visual, page.number))


def _line(text: str, glyphs: list[Glyph], page: int) -> PrintedLine:
    seen = [glyph for glyph in glyphs if not glyph.text.isspace()] or glyphs
    height = median(glyph.top - glyph.bottom for glyph in seen)
    return PrintedLine(text, seen[0].left, seen[-1].right, seen[0].top, max(height, 1), page)


def _printed(raw: Any, text: Any, turned: _Turn) -> Iterator[list[Glyph]]:
    """Return the characters of the page, line by line in the order of the file."""
    line: list[Glyph] = []
    for index in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, index)).replace(HYPHEN, "-")
        if character in "\r\n":
            if line:
                yield line
            line = []
        elif character >= " " and character not in "\ufffe\uffff" and raw.FPDFText_IsGenerated(text, index) != 1:
            line.append(Glyph(character, *turned.box(*text.get_charbox(index, loose=True))))
    if line:
        yield line


def _drawn(raw: Any, page: Any, turned: _Turn) -> tuple[list[Rule], list[Rule], int]:
    """Return the lines that are drawn across and down the page, and the number of its pictures."""
    across: list[Rule] = []
    down: list[Rule] = []
    pictures = 0
    area = page.get_width() * page.get_height()
    for count, item in enumerate(page.get_objects(max_depth=2)):
        if count > MAX_OBJECTS:
            return [], [], pictures
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = item.get_bounds()
            pictures += (right - left) * (top - bottom) > PICTURE * area
        elif item.type == raw.FPDF_PAGEOBJ_PATH:
            for box in _strokes(raw, item):
                left, bottom, right, top = turned.box(*box)
                if top - bottom <= THIN < right - left:
                    across.append(Rule((top + bottom) / 2, left, right))
                elif right - left <= THIN < top - bottom:
                    down.append(Rule((left + right) / 2, bottom, top))
    return across, down, pictures


def _strokes(raw: Any, path: Any) -> Iterator[tuple[float, float, float, float]]:
    """Return the boxes of the straight strokes of a path; a filled shape that is thin is a stroke, too."""
    stroked = _stroked(raw, path)
    if stroked is None:
        return
    for points in _outlines(raw, path):
        if stroked:
            yield from (_box(pair) for pair in pairwise(points))
        else:
            yield _box(points)


def _stroked(raw: Any, path: Any) -> bool | None:
    """Tell whether a path is stroked or only filled; None where it is not seen, like the clips Word writes."""
    fill, stroke = c_int(), c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    if not fill.value and not stroke.value:
        return None
    colour = [c_uint() for _ in range(4)]
    read = raw.FPDFPageObj_GetStrokeColor if stroke.value else raw.FPDFPageObj_GetFillColor
    if read(path, *colour) and (min(part.value for part in colour[:3]) >= WHITE or not colour[3].value):
        return None
    return bool(stroke.value)


def _outlines(raw: Any, path: Any) -> Iterator[list[tuple[float, float]]]:
    """Return the corners of each outline of a path, in the page's coordinates."""
    matrix = path.get_matrix()
    x, y = c_float(), c_float()
    points: list[tuple[float, float]] = []
    for index in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            if points:
                yield points
            points = []
        points.append(matrix.on_point(x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _box(points: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)


def _kind_of(text: str) -> str:
    """Return the line without its numbers: the same on every page if it is furniture."""
    if _PAGE_NUMBER.fullmatch(text):
        return "#" if text.strip().isdigit() else "-#-"
    return "".join(_NUMBER.sub("#", text).split())


def _furniture(pages: list[_Page]) -> set[str]:
    """Return the kinds of lines that are page numbers, or come back at the edge of most or of several pages."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_kind_of(p.text) for p in page.content if isinstance(p, PrintedLine) and page.edge(p)})
    least = max(2, min(len(pages) // 2, 4))
    return {"-#-"} | {kind for kind, count in counts.items() if count >= least}


def _notes(pages: list[_Page], blocks: list[Block]) -> Iterator[str]:
    """Say in Chinese what the PDF shows but this reader does not read."""
    pictured = [str(number) for number, page in enumerate(pages, 1) if page.pictures]
    if pictured:
        yield f"第{'、'.join(pictured)}页含图片，图片里的文字（可能有表格、专栏）没有读取。"
    text = "".join(block.text for block in blocks)
    unknown = sum(ch == "\ufffd" or "\ue000" <= ch <= "\uf8ff" for ch in text)
    if unknown > MANY_UNKNOWN * len(text):
        yield "部分文字的字体没有编码信息，读出的文字可能有误。"
