"""Type and page numbers of official documents (GB/T 9704—2012), for documents made with python-docx."""

from __future__ import annotations

import tomllib
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from checker import resources

LAYOUT = tomllib.loads(resources.template("report_layout.toml").read_text("utf-8"))
"""Fonts and pages of reports, in millimetres; an office may change the file."""

FANGSONG, HEITI, KAITI, SONGTI, BIAOSONG = (
    LAYOUT["fonts"][use] for use in ("body", "heading", "subheading", "page_number", "title")
)
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
