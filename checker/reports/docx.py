"""A report as a Word document: type after GB/T 9704—2012, header rows that repeat, rows that do not split."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Mm, Pt, RGBColor

from checker.reports.docx_chart import add_chart
from checker.reports.docx_table import add_table
from checker.reports.dumbbell import Chart
from checker.reports.tables import Notes, Report, clean
from checker.word.gongwen import (
    BIAOSONG,
    FANGSONG,
    HEITI,
    KAITI,
    LAYOUT,
    add_page_number,
    drop_template_styles,
    set_fonts,
)


def docx_bytes(report: Report, when: datetime) -> bytes:
    """Return the report as the bytes of a .docx; `when` is its time of creation."""
    document = Document()
    drop_template_styles(document)
    width = _page(document, report.landscape)
    _styles(document)
    _line(document, report.title, BIAOSONG, 22, WD_ALIGN_PARAGRAPH.CENTER, after=6)
    for text in report.subtitles:
        _line(document, text, KAITI, 14, WD_ALIGN_PARAGRAPH.CENTER, after=4)
    for part in report.printed():
        if part.name == report.title:
            document.paragraphs[-1].paragraph_format.space_after = Pt(10)
        else:
            _heading(document, part.name)
        if isinstance(part, Notes):
            for text in part.lines:
                _line(document, text, FANGSONG, 12, indent=24)
        elif isinstance(part, Chart):
            add_chart(document, part, width)
            for index, text in enumerate(part.lines):
                _line(document, text, FANGSONG, 10.5, before=6 if index == 0 else 0)
        else:
            add_table(document, part, width)
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
    layout: dict[str, Any] = LAYOUT["page"]["landscape" if landscape else "portrait"]
    top, bottom, left, right = layout["margins"]
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.footer_distance = Mm(layout["footer"])
    add_page_number(section.footer.paragraphs[0])
    return float((297 if landscape else 210) - left - right) / 10


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
    run = paragraph.add_run(clean(text))
    set_fonts(run._r.get_or_add_rPr(), font)
    run.font.size = Pt(size)


def _properties(document: Any, report: Report, when: datetime) -> None:
    properties = document.core_properties
    properties.title = clean(report.title)
    properties.author = properties.last_modified_by = clean(report.author)
    properties.comments = ""
    properties.created = properties.modified = when.replace(tzinfo=None, microsecond=0)
    properties.language = "zh-CN"
