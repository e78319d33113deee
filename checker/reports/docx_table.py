"""A report's table in a Word document: cells in paragraph styles, repeating header, rows that do not split.

The rows are written as XML at once: cell by cell through python-docx a list of 2,500 findings takes seconds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from checker.reports.tables import Align, Cell, Column, Mark, Row, Table, Tone, clean
from checker.word.gongwen import FANGSONG, HEITI, set_fonts

INK = {
    Tone.ERROR: "B00020",
    Tone.MAJOR: "A04A00",
    Tone.MINOR: "1F4E8C",
    Tone.INFO: "595959",
    Tone.GOOD: "1E6B36",
}
SHADE = {
    Tone.ERROR: "FBE9EB",
    Tone.MAJOR: "FDF0E2",
    Tone.MINOR: "E8F0FA",
    Tone.INFO: "F2F2F2",
    Tone.GOOD: "E7F4EA",
}
HEADER_SHADE = "E7E6E6"
_TWIPS = 566.93
"""Twips in a centimetre."""
_ALIGN = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}
_SIDES = {Align.LEFT: "", Align.CENTER: "居中", Align.RIGHT: "右齐"}


def add_table(document: Any, table: Table, width: float) -> None:
    """Append `table`, as wide as `width` centimetres, to a python-docx document."""
    widths = column_widths(table.columns, width)
    rows = "".join(_rows(table, CellStyles(document, table), widths))
    append(document, table_xml(rows, widths, 50 if table.dense else 80))


def column_widths(columns: Sequence[Column], width: float) -> list[int]:
    """Return the widths of columns in twips that share `width` centimetres."""
    share = width * _TWIPS / sum(column.width for column in columns)
    return [round(column.width * share) for column in columns]


def table_xml(rows: str, widths: Sequence[int], side_margin: int, declared: str = "") -> str:
    """Return a `w:tbl` round rows; `declared` are namespaces that the rows need besides w."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    margins = "".join(
        f'<w:{side} w:w="{twips}" w:type="dxa"/>'
        for side, twips in (("top", 40), ("left", side_margin), ("bottom", 40), ("right", side_margin))
    )
    properties = (
        f'<w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar><w:tblLook w:val="04A0"/>'
    )
    return f"<w:tbl {nsdecls('w')}{declared}><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def append(document: Any, xml: str) -> None:
    """Put a table or paragraph at the end of the document's body."""
    document.element.body.sectPr.addprevious(parse_xml(xml))


class CellStyles:
    """The paragraph styles of a table's cells, made once a document: the user can restyle a whole report."""

    def __init__(self, document: Any, table: Table) -> None:
        size, mark = (9, "（小）") if table.dense else (10.5, "")
        self.head = cell_style(document, f"表格标题{mark}", HEITI, size, Align.CENTER)
        self.group = cell_style(document, f"表格分组{mark}", HEITI, size, Align.LEFT)
        self.text = cell_style(document, f"表格文字{mark}", FANGSONG, size, Align.LEFT)
        sides = {align: f"表格文字{_SIDES[align]}{mark}" for align in Align}
        self.columns = [cell_style(document, sides[c.align], FANGSONG, size, c.align) for c in table.columns]


def cell_style(document: Any, name: str, font: str, size: float, align: Align) -> str:
    """Return the id of the paragraph style `name`, made when missing."""
    if name in document.styles:
        return str(document.styles[name].style_id)
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    set_fonts(style.element.get_or_add_rPr(), font)
    style.font.size = Pt(size)
    form = style.paragraph_format
    form.alignment = _ALIGN[align]
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.AT_LEAST, Pt(13)
    spacing = style.element.pPr.find(qn("w:spacing"))
    spacing.addprevious(parse_xml(f'<w:snapToGrid {nsdecls("w")} w:val="0"/>'))  # else a page of 22 lines spreads them
    return str(style.style_id)


def _rows(table: Table, styles: CellStyles, widths: Sequence[int]) -> Iterator[str]:
    """Yield header, group rows and rows in the order they are printed."""
    if table.header:
        yield head_row([column.title for column in table.columns], styles.head, widths)
    empty = True
    for group in table.groups:
        if group.rows and group.title:
            yield across(group.title, styles.group, widths, tone=group.tone, keep=True)
        for row in group.rows:
            empty = False
            yield _row(row, styles.columns, widths)
    if empty:
        yield across(table.empty, styles.text, widths)


def head_row(titles: Sequence[str], style: str, widths: Sequence[int]) -> str:
    """Return the row that is repeated on every page."""
    cells = (
        tc(width, paragraph(title, style, keep=True), shade=HEADER_SHADE)
        for title, width in zip(titles, widths, strict=True)
    )
    return tr("".join(cells), head=True)


def across(text: str, style: str, widths: Sequence[int], *, tone: Tone | None = None, keep: bool = False) -> str:
    """Return a row of one cell; `keep` holds it on one page with the row after it."""
    inside = paragraph(text, style, tone=tone, keep=keep)
    return tr(tc(sum(widths), inside, span=len(widths), shade=SHADE[tone] if tone else ""))


def _row(row: Row, styles: Sequence[str], widths: Sequence[int]) -> str:
    cells = zip(row, styles, widths, strict=True)
    return tr("".join(tc(width, _filled(cell, style)) for cell, style, width in cells))


def _filled(cell: Cell, style: str) -> str:
    if not cell.stretches:
        return paragraph(cell.text, style, tone=cell.tone)
    runs = "".join(f"<w:r>{_LOOKS[mark]}{_words(text)}</w:r>" for text, mark in cell.stretches)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


_LOOKS = {
    None: "",
    Mark.GONE: f'<w:rPr><w:strike/><w:color w:val="{INK[Tone.ERROR]}"/></w:rPr>',
    Mark.NEW: f'<w:rPr><w:color w:val="{INK[Tone.MINOR]}"/><w:u w:val="single"/></w:rPr>',
}


def tr(cells: str, *, head: bool = False) -> str:
    """Return a row that does not split; a `head` is repeated on every page."""
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{cells}</w:tr>"


def tc(width: int, inside: str, *, span: int = 1, shade: str = "") -> str:
    """Return a cell of `width` twips over `span` columns."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shaded = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    size = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    return f'<w:tc><w:tcPr>{size}{spanned}{shaded}<w:vAlign w:val="center"/></w:tcPr>{inside}</w:tc>'


def paragraph(text: str, style: str, *, tone: Tone | None = None, keep: bool = False) -> str:
    """Return a paragraph of a cell; line feeds become line breaks, `keep` holds it with the next one."""
    kept = "<w:keepNext/>" if keep else ""
    look = f'<w:rPr><w:b/><w:color w:val="{INK[tone]}"/></w:rPr>' if tone else ""
    run = f"<w:r>{look}{_words(clean(text))}</w:r>" if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}</w:pPr>{run}</w:p>'


def _words(text: str) -> str:
    pieces = (
        "<w:tab/>".join(
            f'<w:t xml:space="preserve">{escape(part, quote=False)}</w:t>' if part else "" for part in line.split("\t")
        )
        for line in text.split("\n")
    )
    return "<w:br/>".join(pieces)
