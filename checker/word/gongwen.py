"""Page, type, styles and page numbers of official documents (GB/T 9704—2012), for documents made with python-docx."""

from __future__ import annotations

import tomllib
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor, Twips

from checker import resources

LAYOUT = tomllib.loads(resources.template("report_layout.toml").read_text("utf-8"))
"""Fonts and pages of reports, in millimetres; an office may change the file."""

FANGSONG, HEITI, KAITI, SONGTI, BIAOSONG = (
    LAYOUT["fonts"][use] for use in ("body", "heading", "subheading", "page_number", "title")
)
BODY_SIZE = 16
"""3号, in points."""
TITLE_SIZE = 22
"""2号, in points."""
PITCH = Twips(579)
"""22 lines in 225 mm."""
TITLE_PITCH = Pt(35)
KEPT_TABLE_STYLES = ("Normal Table", "Table Grid")
_SCRIPTS = ("ascii", "hAnsi", "eastAsia", "cs")


def set_fonts(properties: Any, font: str) -> None:
    """Set one font for Han and Latin text in a `w:rPr`, so that quotation marks keep their full width."""
    fonts = properties.get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for key in _SCRIPTS:
        fonts.set(qn(f"w:{key}"), font)


def add_page_number(paragraph: Any) -> None:
    """Append “— 1 —” in 4号宋体, the number as a field."""
    fonts = "".join(f' w:{key}="{SONGTI}"' for key in _SCRIPTS)
    pieces = (
        '<w:t xml:space="preserve">— </w:t>',
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
        '<w:t xml:space="preserve"> —</w:t>',
    )
    for inside in pieces:
        xml = f'<w:r {nsdecls("w")}><w:rPr><w:rFonts{fonts}/><w:sz w:val="28"/></w:rPr>{inside}</w:r>'
        paragraph._p.append(parse_xml(xml))


def drop_template_styles(document: Any) -> None:
    """Remove what python-docx's own template brings along: a hundred table styles and their Word 2010 copy."""
    for style in [s for s in document.styles if s.type is WD_STYLE_TYPE.TABLE and s.name not in KEPT_TABLE_STYLES]:
        style.delete()
    relations = document.part.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/stylesWithEffects")]:
        del relations[key]


def set_page(section: Any) -> None:
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


def number_pages(section: Any) -> None:
    """Number the section from 1: “— 1 —” in 4号宋体, right on odd pages, left on even ones."""
    section._sectPr.find(qn("w:pgMar")).addnext(parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>'))
    sides = ((section.footer, WD_ALIGN_PARAGRAPH.RIGHT), (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT))
    for footer, side in sides:
        paragraph = footer.paragraphs[0]
        paragraph.alignment = side
        add_page_number(paragraph)


def paragraph_style(
    document: Any, name: str, font: str, size: float, *, indent: int = 0, pitch: Any = PITCH, base: str = "Normal"
) -> Any:
    """Return the paragraph style `name`, made when missing; `indent` in characters of its size."""
    if name in document.styles:
        style = document.styles[name]
    else:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name.isascii())
        style.base_style = document.styles[base]
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


def centred(style: Any, *, after: float) -> Any:
    """Centre a style, with `after` points below; returns it."""
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    style.paragraph_format.space_after = Pt(after)
    return style


def contents_style(document: Any, level: int) -> Any:
    """Return the style of a level of the table of contents: dots up to the page number at the right."""
    style = paragraph_style(document, f"toc {level}", HEITI if level == 1 else FANGSONG, 14, pitch=Pt(25))
    style.element.set(qn("w:styleId"), f"TOC{level}")
    style.paragraph_format.left_indent = Pt(28 * (level - 1))
    style.paragraph_format.tab_stops.add_tab_stop(Cm(15.6), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    return style


def _set_type(style: Any, font: str, size: float) -> None:
    properties = style.element.get_or_add_rPr()
    set_fonts(properties, font)
    style.font.size = Pt(size)
    style.font.bold = style.font.italic = False
    for spacing in properties.findall(qn("w:spacing")):
        properties.remove(spacing)
    if size == BODY_SIZE:
        # 28 characters in 156 mm: 16 pt each would be a little too wide.
        properties.find(qn("w:sz")).addprevious(parse_xml(f'<w:spacing {nsdecls("w")} w:val="-5"/>'))
    style.font.color.rgb = RGBColor(0, 0, 0)
