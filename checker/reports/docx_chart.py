"""A chart in a Word document: a table row an indicator, its lanes drawn with Word's shapes, its values as text."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import nsdecls

from checker.reports.chart_drawingml import NAMESPACES, drawing
from checker.reports.docx_table import append, cell_style, column_widths, head_row, paragraph, table_xml, tc, tr
from checker.reports.dumbbell import PITCH, Chart, ChartRow, picture, symbol
from checker.reports.tables import Align, Column
from checker.word.gongwen import FANGSONG, HEITI

COLUMNS = (Column("指标", 26), Column("基期 → 目标", 42), Column("数值", 32))
_MARGIN = 80
_DECLARED = " " + " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())


def add_chart(document: Any, chart: Chart, width: float) -> None:
    """Append a chart, as wide as `width` centimetres, to a python-docx document."""
    style = cell_style(document, "对照图文字", FANGSONG, 9, Align.LEFT)
    head = cell_style(document, "对照图标题", HEITI, 9, Align.CENTER)
    widths = column_widths(COLUMNS, width)
    number = 1 + len(document.element.body.findall(f".//{{{NAMESPACES['wp']}}}docPr"))
    append(document, _legend(chart, style, number))
    number += len(chart.series)
    rows = [head_row(["指标", "基期 → 目标", chart.heading], head, widths)]
    rows += [_row(row, chart, style, widths, number + at) for at, row in enumerate(chart.rows)]
    append(document, table_xml("".join(rows), widths, _MARGIN, _DECLARED))


def _legend(chart: Chart, style: str, number: int) -> str:
    """Return a line that shows the mark of each plan before its name."""
    runs = "".join(
        drawing(symbol(chart.series, at, 10), chart.series, number + at, f"{one.label}的标记")
        + f'<w:r><w:t xml:space="preserve"> {one.label}　　</w:t></w:r>'
        for at, one in enumerate(chart.series)
    )
    space = '<w:keepNext/><w:spacing w:before="60" w:after="60"/>'
    return f'<w:p {nsdecls("w")}{_DECLARED}><w:pPr><w:pStyle w:val="{style}"/>{space}</w:pPr>{runs}</w:p>'


def _row(row: ChartRow, chart: Chart, style: str, widths: list[int], number: int) -> str:
    room = (widths[1] - 2 * _MARGIN) / 20
    drawn = drawing(picture(row, chart.series, room), chart.series, number, row.sentence)
    name = f"{row.title}\n{row.note}" if row.note else row.title
    lanes = "".join(_exact(lane.text, style) for lane in row.lanes)
    return tr(tc(widths[0], paragraph(name, style)) + tc(widths[1], _drawn(drawn, style)) + tc(widths[2], lanes))


def _drawn(run: str, style: str) -> str:
    single = '<w:spacing w:line="240" w:lineRule="auto"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{single}</w:pPr>{run}</w:p>'


def _exact(text: str, style: str) -> str:
    """Return the words of a lane in a line as high as the lane, so that they stand beside it."""
    line = f'<w:spacing w:line="{round(PITCH * 20)}" w:lineRule="exact"/>'
    return paragraph(text, style).replace("</w:pPr>", f"{line}</w:pPr>", 1)
