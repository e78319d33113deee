"""The type and page of the samples, after GB/T 9704—2012."""

from __future__ import annotations

from docx.document import Document as DocumentObject
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Cm, Pt, RGBColor, Twips
from docx.styles.style import ParagraphStyle

from checker.reports.gongwen import (
    BIAOSONG,
    FANGSONG,
    HEITI,
    KAITI,
    add_page_number,
    drop_template_styles,
    set_fonts,
)

RED = "C00000"
PITCH = Twips(579)  # 22 lines in 225 mm


def apply_styles(document: DocumentObject) -> None:
    """Set page, body, headings, contents, table and note styles of a new document."""
    set_page(document.sections[0])
    drop_template_styles(document)
    document.settings.odd_and_even_pages_header_footer = True
    _style(document, "Normal", FANGSONG, 16)
    _style(document, "Body Text", FANGSONG, 16, indent=2).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _centred(_style(document, "Title", BIAOSONG, 22, pitch=Pt(35)), after=29)
    _centred(_style(document, "Subtitle", KAITI, 16), after=0)
    for level, font in ((1, HEITI), (2, KAITI), (3, FANGSONG)):
        heading = _style(document, f"Heading {level}", font, 16, indent=2)
        heading.paragraph_format.keep_with_next = True
    _centred(_style(document, "Caption", HEITI, 14), after=0).paragraph_format.keep_with_next = True
    for level in (1, 2):
        _contents(document, level)
    _centred(_style(document, "目录标题", HEITI, 16), after=14)
    _centred(_style(document, "公文标题", BIAOSONG, 22, pitch=Pt(35)), after=29)
    mark = _centred(_style(document, "公文标志", BIAOSONG, 42, pitch=Pt(60)), after=42)
    mark.font.color.rgb = RGBColor.from_string(RED)
    _centred(_style(document, "发文字号", FANGSONG, 16), after=0)
    _style(document, "表格文字", FANGSONG, 12, pitch=Pt(18))
    note = _style(document, "footnote text", FANGSONG, 10.5, pitch=Pt(16))
    note.element.set(qn("w:styleId"), "FootnoteText")


def set_page(section: Section) -> None:
    """A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, 22 lines of 28 characters."""
    section.page_width, section.page_height = Twips(11906), Twips(16838)
    section.top_margin, section.bottom_margin = Twips(2098), Twips(1985)
    section.left_margin, section.right_margin = Twips(1588), Twips(1474)
    section.footer_distance = Cm(2.5)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    for key, value in (("type", "lines"), ("linePitch", "579")):
        grid.set(qn(f"w:{key}"), value)


def _set_type(style: ParagraphStyle, font: str, size: float) -> None:
    properties = style.element.get_or_add_rPr()
    set_fonts(properties, font)
    style.font.size = Pt(size)
    style.font.bold = style.font.italic = False
    for spacing in properties.findall(qn("w:spacing")):
        properties.remove(spacing)
    if size == 16:
        # 28 characters in 156 mm: 16 pt each would be a little too wide.
        properties.find(qn("w:sz")).addprevious(parse_xml(f'<w:spacing {nsdecls("w")} w:val="-5"/>'))
    style.font.color.rgb = RGBColor(0, 0, 0)


def page_number(section: Section) -> None:
    """Number the section from 1: “— 1 —” in 4号宋体, right on odd pages, left on even ones."""
    section._sectPr.find(qn("w:pgMar")).addnext(parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>'))
    sides = ((section.footer, WD_ALIGN_PARAGRAPH.RIGHT), (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT))
    for footer, side in sides:
        paragraph = footer.paragraphs[0]
        paragraph.alignment = side
        add_page_number(paragraph)


def _style(
    document: DocumentObject, name: str, font: str, size: float, *, indent: int = 0, pitch: Pt | Twips = PITCH
) -> ParagraphStyle:
    """Return the paragraph style `name`, made when missing; `indent` in characters of its size."""
    if name in document.styles:
        style = document.styles[name]
    else:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name.isascii())
        style.base_style = document.styles["Normal"]
    borders = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:
        style.element.pPr.remove(borders)
    _set_type(style, font, size)
    form = style.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, pitch
    form.space_before = form.space_after = Pt(0)
    form.first_line_indent = Pt(size * indent)
    if pitch != PITCH:
        style.element.pPr.find(qn("w:spacing")).addprevious(parse_xml(f'<w:snapToGrid {nsdecls("w")} w:val="0"/>'))
    if indent:
        style.element.pPr.ind.set(qn("w:firstLineChars"), str(indent * 100))
    return style


def _centred(style: ParagraphStyle, *, after: float) -> ParagraphStyle:
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    style.paragraph_format.space_after = Pt(after)
    return style


def _contents(document: DocumentObject, level: int) -> None:
    style = _style(document, f"toc {level}", HEITI if level == 1 else FANGSONG, 14, pitch=Pt(25))
    style.element.set(qn("w:styleId"), f"TOC{level}")
    style.paragraph_format.left_indent = Pt(28 * (level - 1))
    style.paragraph_format.tab_stops.add_tab_stop(Cm(15.6), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
