"""A report's table in a Word document: cells in paragraph styles, repeating header, rows that do not split."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.simpletypes import ST_Merge
from docx.shared import Cm, Pt

from checker.reports.tables import Align, Cell, Column, Group, Row, Table, Tone, clean
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
_ALIGN = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}


def add_table(document: Any, table: Table, width: float) -> None:
    """Append `table`, as wide as `width` centimetres, to a python-docx document."""
    lines = list(_lines(table))
    grid = document.add_table(len(lines), len(table.columns), style="Table Grid")
    grid.alignment, grid.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    share = width / sum(column.width for column in table.columns)
    widths = [Cm(column.width * share) for column in table.columns]
    styles = _CellStyles(document, table)
    _table_properties(grid, widths, 50 if table.dense else 80)
    elements = grid._tbl.tr_lst
    for element, line in zip(elements, lines, strict=True):
        if isinstance(line, Group):
            _group_row(element, line, styles)
        elif line is _HEAD:
            _head_row(element, table.columns, styles)
        else:
            _row(element, line, styles)
        cells = element.tc_lst
        for tc, width in zip(cells, widths, strict=False):
            tc.width = width if len(cells) == len(widths) else sum(widths)
    _merge(table, [tr for tr, line in zip(elements, lines, strict=True) if isinstance(line, tuple)])
    if table.header:
        _keep_with_next(elements[0])


class _CellStyles:
    """The paragraph styles of a table's cells, made once a document: the user can restyle a whole report."""

    def __init__(self, document: Any, table: Table) -> None:
        size, mark = (9, "（小）") if table.dense else (10.5, "")
        self.head = _cell_style(document, f"表格标题{mark}", HEITI, size, Align.CENTER)
        self.group = _cell_style(document, f"表格分组{mark}", HEITI, size, Align.LEFT)
        self.text = _cell_style(document, f"表格文字{mark}", FANGSONG, size, Align.LEFT)
        sides = {align: f"表格文字{_SIDES[align]}{mark}" for align in Align}
        self.columns = [_cell_style(document, sides[c.align], FANGSONG, size, c.align) for c in table.columns]


_SIDES = {Align.LEFT: "", Align.CENTER: "居中", Align.RIGHT: "右齐"}


def _cell_style(document: Any, name: str, font: str, size: float, align: Align) -> str:
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
    return str(style.style_id)


_HEAD: Row = (Cell("head"),)
"""Stands for the header row among a table's lines."""


def _lines(table: Table) -> Iterator[Group | Row]:
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


def _row(element: Any, row: Row, styles: _CellStyles) -> None:
    _row_properties(element)
    for tc, style, cell in zip(element.tc_lst, styles.columns, row, strict=True):
        _vertical_centre(tc)
        _fill(tc, cell.text, style, cell.tone)


def _head_row(element: Any, columns: Sequence[Column], styles: _CellStyles) -> None:
    _row_properties(element, head=True)
    for tc, column in zip(element.tc_lst, columns, strict=True):
        _vertical_centre(tc)
        _shade(tc, HEADER_SHADE)
        _fill(tc, clean(column.title), styles.head)


def _group_row(element: Any, group: Group, styles: _CellStyles) -> None:
    """Write a title across the whole row."""
    _row_properties(element)
    first, *rest = element.tc_lst
    for tc in rest:
        element.remove(tc)
    if rest:
        first.grid_span = len(rest) + 1
    _fill(first, clean(group.title), styles.group if group.rows else styles.text, group.tone)
    if group.rows:
        _keep_with_next(element)
    if group.tone:
        _shade(first, SHADE[group.tone])


def _fill(tc: Any, text: str, style: str, tone: Tone | None = None) -> None:
    """Write the text of a cell; line feeds become line breaks."""
    paragraph = tc.p_lst[0]
    paragraph.style = style
    if not text:
        return
    run = paragraph.add_r()
    run.text = text
    if tone:
        properties = run.get_or_add_rPr()
        properties.append(parse_xml(f"<w:b {nsdecls('w')}/>"))
        properties.append(parse_xml(f'<w:color {nsdecls("w")} w:val="{INK[tone]}"/>'))


def _row_properties(element: Any, *, head: bool = False) -> None:
    properties = element.get_or_add_trPr()
    properties.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    if head:
        properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


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


def _keep_with_next(element: Any) -> None:
    """Keep a row on one page with the row after it."""
    for tc in element.tc_lst:
        tc.p_lst[0].get_or_add_pPr().get_or_add_keepNext()
