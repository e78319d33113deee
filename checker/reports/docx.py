"""A report as a Word document: type after GB/T 9704—2012, header rows that repeat, rows that do not split."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.simpletypes import ST_Merge
from docx.shared import Cm, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from checker.reports.gongwen import (
    BIAOSONG,
    FANGSONG,
    HEITI,
    KAITI,
    add_page_number,
    drop_template_styles,
    set_fonts,
)
from checker.reports.tables import Align, Cell, Column, Group, Notes, Report, Row, Table, Tone, clean

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
_ALIGN = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}


def docx_bytes(report: Report, when: datetime) -> bytes:
    """Return the report as the bytes of a .docx; `when` is its time of creation."""
    document = Document()
    drop_template_styles(document)
    width = _page(document, report.landscape)
    _styles(document)
    _line(document, report.title, BIAOSONG, 22, WD_ALIGN_PARAGRAPH.CENTER, after=6)
    for text in report.subtitles:
        _line(document, text, KAITI, 14, WD_ALIGN_PARAGRAPH.CENTER, after=4)
    for part in report.parts:
        if part.name == report.title:
            document.paragraphs[-1].paragraph_format.space_after = Pt(10)
        else:
            _heading(document, part.name)
        if isinstance(part, Notes):
            for text in part.lines:
                _line(document, text, FANGSONG, 12, indent=24)
        else:
            _table(document, part, width)
    for index, text in enumerate(report.footnotes):
        _line(document, text, FANGSONG, 10.5, before=6 if index == 0 else 0)
    _properties(document, report, when)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _page(document: Any, landscape: bool) -> float:
    """Set A4 with its margins and page number; returns the width of the text in centimetres."""
    section = document.sections[0]
    long, short = Mm(297), Mm(210)
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    top, bottom, left, right = (25, 22, 20, 20) if landscape else (37, 35, 28, 26)
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.footer_distance = Mm(15 if landscape else 25)
    add_page_number(section.footer.paragraphs[0])
    return ((297 if landscape else 210) - left - right) / 10


def _styles(document: Any) -> None:
    set_fonts(document.styles["Normal"].element.get_or_add_rPr(), FANGSONG)
    document.styles["Normal"].font.size = Pt(12)
    heading = document.styles["Heading 1"]
    set_fonts(heading.element.get_or_add_rPr(), HEITI)
    heading.font.size, heading.font.bold, heading.font.color.rgb = Pt(14), False, RGBColor(0, 0, 0)
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(12), Pt(4)


def _heading(document: Any, text: str) -> None:
    document.add_paragraph(clean(text), style="Heading 1")


def _line(
    document: Any,
    text: str,
    font: str,
    size: float,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT,
    *,
    before: float = 0,
    after: float = 0,
    indent: float = 0,
) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = align
    form = paragraph.paragraph_format
    form.space_before, form.space_after, form.first_line_indent = Pt(before), Pt(after), Pt(indent)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.AT_LEAST, Pt(size * 1.5)
    _run(paragraph, clean(text), font, size)


def _run(paragraph: Any, text: str, font: str, size: float, *, bold: bool = False, ink: str | None = None) -> None:
    """Append a run; line feeds in `text` become line breaks."""
    run = paragraph.add_run(text)
    set_fonts(run._r.get_or_add_rPr(), font)
    run.font.size = Pt(size)
    run.font.bold = bold or None
    if ink:
        run.font.color.rgb = RGBColor.from_string(ink)


def _table(document: Any, table: Table, width: float) -> None:
    lines = list(_lines(table))
    grid = document.add_table(len(lines), len(table.columns), style="Table Grid")
    grid.alignment, grid.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    share = width / sum(column.width for column in table.columns)
    widths = [Cm(column.width * share) for column in table.columns]
    size = 9 if table.dense else 10.5
    _table_properties(grid, widths, 50 if table.dense else 80)
    for element, line in zip(grid._tbl.tr_lst, lines, strict=True):
        if isinstance(line, Group):
            _group_row(element, line, grid, size)
        else:
            _row(element, line, table.columns, grid, size, head=line is _HEAD)
        for tc, width in zip(element.tc_lst, widths, strict=False):
            tc.width = width if len(element.tc_lst) == len(widths) else sum(widths)
    _merge(table, [tr for tr, line in zip(grid._tbl.tr_lst, lines, strict=True) if isinstance(line, tuple)])
    _keep_head(grid, table)


_HEAD: Row = (Cell("head"),)
"""Stands for the header row among a table's lines."""


def _lines(table: Table) -> Any:
    """Yield header, group rows and rows in the order they are printed."""
    if table.header:
        yield _HEAD
    empty = True
    for group in table.groups:
        if group.rows and group.title:
            yield group
        for row in group.rows:
            empty = False
            yield row
    if empty:
        yield Group((), table.empty)


def _table_properties(grid: Any, widths: Sequence[Any], side_margin: int) -> None:
    for column, width in zip(grid._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = width
    margins = "".join(
        f'<w:{side} w:w="{twips}" w:type="dxa"/>'
        for side, twips in (("top", 40), ("left", side_margin), ("bottom", 40), ("right", side_margin))
    )
    grid._tbl.tblPr.find(qn("w:tblLook")).addprevious(
        parse_xml(f"<w:tblCellMar {nsdecls('w')}>{margins}</w:tblCellMar>")
    )


def _row(element: Any, row: Row, columns: Sequence[Column], grid: Any, size: float, *, head: bool) -> None:
    _row_properties(element, head=head)
    texts = [Cell(column.title) for column in columns] if head else row
    for tc, column, cell in zip(element.tc_lst, columns, texts, strict=True):
        _vertical_centre(tc)
        paragraph = _cell_paragraph(tc, grid, Align.CENTER if head else column.align)
        if head:
            _shade(tc, HEADER_SHADE)
            _run(paragraph, cell.text, HEITI, size)
        else:
            _run(paragraph, cell.text, FANGSONG, size, bold=cell.tone is not None, ink=cell.tone and INK[cell.tone])


def _group_row(element: Any, group: Group, grid: Any, size: float) -> None:
    """Write a title across the whole row."""
    _row_properties(element)
    first, *rest = element.tc_lst
    for tc in rest:
        element.remove(tc)
    if rest:
        first.grid_span = len(rest) + 1
    paragraph = _cell_paragraph(first, grid, Align.LEFT)
    paragraph.paragraph_format.keep_with_next = bool(group.rows)
    _run(paragraph, clean(group.title), HEITI if group.rows else FANGSONG, size, ink=group.tone and INK[group.tone])
    if group.tone:
        _shade(first, SHADE[group.tone])


def _row_properties(element: Any, *, head: bool = False) -> None:
    properties = element.get_or_add_trPr()
    properties.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    if head:
        properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def _cell_paragraph(tc: Any, grid: Any, align: Align) -> Any:
    paragraph = Paragraph(tc.p_lst[0], grid)
    paragraph.alignment = _ALIGN[align]
    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.AT_LEAST, Pt(13)
    return paragraph


def _vertical_centre(tc: Any) -> None:
    tc.get_or_add_tcPr().vAlign_val = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def _shade(tc: Any, colour: str) -> None:
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>')
    properties = tc.get_or_add_tcPr()
    align = properties.find(qn("w:vAlign"))
    if align is None:
        properties.append(shade)
    else:
        align.addprevious(shade)


def _merge(table: Table, elements: Sequence[Any]) -> None:
    """Join equal neighbours of merged columns, their text at the top; `elements` are the rows, the header first."""
    body = elements[1:] if table.header else elements
    spans = [row for group in table.groups for row in table.spans(group)]
    for element, row in zip(body, spans, strict=True):
        for tc, column, span in zip(element.tc_lst, table.columns, row, strict=True):
            if column.merged and span != 1:
                tc.vMerge = ST_Merge.RESTART if span else ST_Merge.CONTINUE
                tc.get_or_add_tcPr().vAlign_val = WD_CELL_VERTICAL_ALIGNMENT.TOP
            if not span:
                tc.p_lst[0].clear_content()


def _keep_head(grid: Any, table: Table) -> None:
    """Keep the header row and the first row after it on one page."""
    if table.header:
        for tc in grid._tbl.tr_lst[0].tc_lst:
            tc.p_lst[0].get_or_add_pPr().get_or_add_keepNext()


def _properties(document: Any, report: Report, when: datetime) -> None:
    properties = document.core_properties
    properties.title = clean(report.title)
    properties.author = properties.last_modified_by = clean(report.author)
    properties.comments = ""
    properties.created = properties.modified = when.replace(tzinfo=None, microsecond=0)
    properties.language = "zh-CN"
