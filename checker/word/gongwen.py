"""Page, type, styles and page numbers of official documents (GB/T 9704—2012), for documents made with python-docx."""

from __future__ import annotations

import tomllib
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor, Twips

from checker import resources
from checker.word.layout import Layout, layout
from checker.word.page_roles import Role

LAYOUT = tomllib.loads(resources.template("report_layout.toml").read_text("utf-8"))
"""Pages of reports, in millimetres; an office may change the file."""

FANGSONG, HEITI, KAITI, BIAOSONG = (layout().fonts[use] for use in ("body", "heading", "subheading", "title"))
BODY_SIZE = layout().roles[Role.BODY].size
"""3号, in points."""
TITLE_SIZE = layout().roles[Role.TITLE].size
"""2号, in points."""
PITCH = Twips(layout().pitch)
"""22 lines in 225 mm."""
TITLE_PITCH = Twips(layout().line(Role.TITLE))
KEPT_TABLE_STYLES = ("Normal Table", "Table Grid")
_SCRIPTS = ("ascii", "hAnsi", "eastAsia", "cs")
_CONTENTS = (Role.CONTENTS_1, Role.CONTENTS_2, Role.CONTENTS_3)
_SIDES = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def set_fonts(properties: Any, font: str) -> None:
    """Set one font for Han and Latin text in a `w:rPr`, so that quotation marks keep their full width.

    An office whose layout has a Latin font of its own gets it, with the hint that keeps quotation marks Chinese.
    """
    fonts = properties.get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for key, name in font_names(font).items():
        fonts.set(qn(f"w:{key}"), name)


def font_names(font: str) -> dict[str, str]:
    """Return the attributes of a `w:rFonts` for a Chinese font."""
    latin = layout().latin
    names = dict.fromkeys(_SCRIPTS, latin or font) | {"eastAsia": font}
    return {"hint": "eastAsia", **names} if latin else names


def add_page_number(paragraph: Any) -> None:
    """Append “— 1 —” in 4号宋体, the number as a field."""
    number = layout().number
    fonts = "".join(f' w:{key}="{number.font}"' for key in _SCRIPTS)
    sign = f"{number.sign} " if number.sign else ""
    pieces = (
        f'<w:t xml:space="preserve">{sign}</w:t>',
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
        f'<w:t xml:space="preserve">{sign[::-1]}</w:t>',
    )
    for inside in pieces:
        size = f'<w:sz w:val="{round(number.size * 2)}"/><w:szCs w:val="{round(number.size * 2)}"/>'
        xml = f"<w:r {nsdecls('w')}><w:rPr><w:rFonts{fonts}/>{size}</w:rPr>{inside}</w:r>"
        paragraph._p.append(parse_xml(xml))


def drop_template_styles(document: Any) -> None:
    """Remove what python-docx's own template brings along: a hundred table styles and their Word 2010 copy."""
    for style in [s for s in document.styles if s.type is WD_STYLE_TYPE.TABLE and s.name not in KEPT_TABLE_STYLES]:
        style.delete()
    relations = document.part.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/stylesWithEffects")]:
        del relations[key]


def set_page(section: Any) -> None:
    """A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, 22 lines of 28 characters, unless the office has another page."""
    page = layout()
    section.page_width, section.page_height = Twips(page.width), Twips(page.height)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = map(Twips, page.margins)
    section.header_distance, section.footer_distance = Twips(page.header), Twips(page.footer)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    for key, value in grid_of(page).items():
        grid.set(qn(f"w:{key}"), value)


def grid_of(page: Layout) -> dict[str, str]:
    """Return the attributes of the grid of lines and characters, `w:docGrid`."""
    characters = {"charSpace": str(page.character_space)} if page.grid != "lines" else {}
    return {"type": page.grid, "linePitch": str(page.pitch), **characters}


def number_pages(section: Any) -> None:
    """Number the section from 1: “— 1 —” in 4号宋体, right on odd pages, left on even ones."""
    section._sectPr.find(qn("w:pgMar")).addnext(parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>'))
    number = layout().number
    sides = ((section.footer, WD_ALIGN_PARAGRAPH.RIGHT), (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT))
    for footer, side in sides:
        paragraph = footer.paragraphs[0]
        paragraph.alignment = side if number.mirrored else WD_ALIGN_PARAGRAPH.CENTER
        if number.mirrored:
            edge = "right_indent" if side == WD_ALIGN_PARAGRAPH.RIGHT else "left_indent"
            setattr(paragraph.paragraph_format, edge, Pt(number.side * number.size))
        add_page_number(paragraph)


def paragraph_style(
    document: Any, name: str, font: str, size: float, *, indent: float = 0, pitch: Any = PITCH, base: str = "Normal"
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
        style.element.pPr.ind.set(qn("w:firstLineChars"), str(round(indent * 100)))
    return style


def centred(style: Any, *, after: float) -> Any:
    """Centre a style, with `after` points below; returns it."""
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    style.paragraph_format.space_after = Pt(after)
    return style


def role_style(document: Any, role: Role, *, base: str = "Normal") -> Any:
    """Return the paragraph style of a role, set as the office's layout says."""
    own = layout().roles[role]
    style = paragraph_style(
        document,
        role,
        layout().font(role),
        own.size,
        indent=own.indent,
        pitch=Twips(layout().line(role)),
        base=base,
    )
    style.font.bold = own.bold
    form = style.paragraph_format
    form.alignment = _SIDES[own.align]
    form.space_before, form.space_after = Pt(own.before), Pt(own.after)
    if own.left:
        form.left_indent = Pt(own.left * own.size)
    if own.right:
        form.right_indent = Pt(own.right * own.size)
    if own.keep_next:
        form.keep_with_next = True
    return style


def contents_style(document: Any, level: int) -> Any:
    """Return the style of a level of the table of contents: dots up to the page number at the right."""
    style = role_style(document, _CONTENTS[level - 1])
    style.element.set(qn("w:styleId"), f"TOC{level}")
    style.paragraph_format.tab_stops.add_tab_stop(Twips(layout().core[0]), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    return style


def _set_type(style: Any, font: str, size: float) -> None:
    properties = style.element.get_or_add_rPr()
    set_fonts(properties, font)
    style.font.size = Pt(size)
    style.font.bold = style.font.italic = False
    for spacing in properties.findall(qn("w:spacing")):
        properties.remove(spacing)
    if size == BODY_SIZE and (tightening := layout().tightening):
        # 28 characters in 156 mm: 16 pt each would be a little too wide.
        properties.find(qn("w:sz")).addprevious(parse_xml(f'<w:spacing {nsdecls("w")} w:val="{tightening}"/>'))
    style.font.color.rgb = RGBColor(0, 0, 0)
