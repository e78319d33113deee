"""The pages of a PDF as PDFium gives them: printed lines and ruled tables, in reading order and upright."""

from __future__ import annotations

import importlib
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from math import pi
from statistics import median
from typing import Any

from checker.errors import BrokenPdf, Encrypted, NotYetFormat
from checker.sources.pdf_drawing import Turn, drawn
from checker.sources.pdf_forms import drawn_too_often
from checker.sources.pdf_layout import Glyph, Grid, grids, lines_of, text_of
from checker.sources.pdf_paragraphs import PrintedLine

MAX_PAGES = 3_000
MAX_POINTS = 100_000
"""Of a page's sides: PDFium asks for memory in proportion; the format itself allows 14,400."""
MAX_INFLATED = 32 << 20
_SAMPLE = 64 << 10
_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY = 400
MARGIN = 0.12
LEAST_MARGIN = 105.0
"""Furniture stands in this share of the page's height at its top and bottom, or in the margins of GB/T 9704 (37 mm)."""
HYPHEN = "\x02"
"""What PDFium gives for a hyphen at the end of a line."""
ANGLES_ASKED = 200


@dataclass(slots=True)
class Page:
    """What one page holds, in reading order; a table stands where it begins."""

    number: int
    height: float
    content: list[PrintedLine | Grid] = field(default_factory=list)
    pictures: int = 0

    def edge(self, line: PrintedLine) -> bool:
        """Tell whether the line stands where headers, footers and page numbers do."""
        margin = max(MARGIN * self.height, LEAST_MARGIN)
        return not margin < line.top < self.height - margin


def pages_of(data: bytes) -> list[Page]:
    """Return the pages; raises Encrypted, BrokenPdf, or NotYetFormat where the PDF library is not installed."""
    try:
        library = importlib.import_module("pypdfium2")
    except ImportError as error:
        raise NotYetFormat(detail="PDF，缺少 pypdfium2") from error
    if _is_bomb(data):
        raise BrokenPdf(detail="内容的压缩比异常")
    if drawn_too_often(data):
        raise BrokenPdf(detail="图形无限嵌套")
    try:
        with closing(library.PdfDocument(data)) as document:
            if len(document) > MAX_PAGES:
                raise BrokenPdf(detail=f"多达{len(document)}页")
            return [_page(library.raw, document, number) for number in range(len(document))]
    except library.PdfiumError as error:
        raise (Encrypted if "password" in str(error).lower() else BrokenPdf)(detail="结构损坏") from error


def _is_bomb(data: bytes) -> bool:
    """Tell whether the beginning of a stream becomes hundreds of times larger: PDFium takes whatever memory it needs.

    Pictures are not asked: they may well be one white area, and are not unpacked for their page's text.
    """
    for found in _STREAM.finditer(data):
        start = found.end()
        head = data[max(found.start() - _DICTIONARY, 0) : found.start()]
        head = head[head.rfind(b" obj") + 1 :]
        if b"FlateDecode" not in head or b"/Image" in head:
            continue
        unpacker = zlib.decompressobj()
        try:
            unpacked = unpacker.decompress(data[start : start + _SAMPLE], MAX_INFLATED)
        except zlib.error:
            continue
        if len(unpacked) >= MAX_INFLATED:
            return True
    return False


def _page(raw: Any, document: Any, number: int) -> Page:
    with closing(document[number]) as page:
        if max(map(abs, page.get_mediabox())) > MAX_POINTS:
            raise BrokenPdf(detail=f"第{number + 1}页的尺寸异常")
        with closing(page.get_textpage()) as text:
            return _read(raw, page, text, number)


def _read(raw: Any, page: Any, text: Any, number: int) -> Page:
    turned = Turn(_angle(raw, text), *_frame(page))
    across, down, pictures = drawn(raw, page.raw, turned)
    tables = grids(across, down)
    found = Page(number, turned.seen_height, pictures=pictures)
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


def _place(line: list[Glyph], tables: list[Grid], page: Page) -> None:
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


def _printed(raw: Any, text: Any, turned: Turn) -> Iterator[list[Glyph]]:
    """Return the characters of the page, line by line in the order of the file."""
    handle, rectangle = text.raw, raw.FS_RECTF()
    line: list[Glyph] = []
    for index in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(handle, index)).replace(HYPHEN, "-")
        if character in "\r\n":
            if line:
                yield line
            line = []
        elif character < " " or character in "\ufffe\uffff" or _made_up(raw, handle, index, character):
            continue
        elif raw.FPDFText_GetLooseCharBox(handle, index, rectangle):
            box = turned.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
            line.append(Glyph(character, *box))
    if line:
        yield line


def _made_up(raw: Any, handle: Any, index: int, character: str) -> bool:
    """Tell whether PDFium put a blank in because of a gap; gaps are judged here by what stands around them."""
    return character == " " and raw.FPDFText_IsGenerated(handle, index) == 1
