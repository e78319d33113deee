"""The styles of a typeset copy, on the page of GB/T 9704—2012."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from checker.word.gongwen import (
    BODY_SIZE,
    FANGSONG,
    HEITI,
    TITLE_PITCH,
    centred,
    contents_style,
    drop_template_styles,
    number_pages,
    paragraph_style,
    role_style,
    set_page,
)
from checker.word.layout import layout
from checker.word.page_roles import HEADINGS, Role

_TITLES = (Role.TITLE, Role.ANNEX_TITLE)
_PLAIN = (
    Role.SUBTITLE,
    Role.DOCUMENT_NUMBER,
    Role.ADDRESSEE,
    Role.BODY,
    Role.ANNEX_NOTE,
    Role.ANNEX_NOTE_MORE,
    Role.SIGNATURE,
    Role.ANNEX,
    Role.CONTENTS_TITLE,
    Role.CAPTION,
    Role.NOTE,
)
TABLE_SIZES = {"": (12.0, 18.0), "（小）": (10.5, 15.0), "（密）": (9.0, 12.5)}
"""What a table style's name ends in → size and line pitch in points."""
TABLE_HEAD, TABLE_TEXT, TABLE_CENTRED = "表格标题", "表格文字", "表格文字居中"


@cache
def template() -> tuple[bytes, dict[str, str]]:
    """Return an empty document with page and styles, and the styles' ids by name."""
    document = Document()
    ids = apply_styles(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue(), ids


def apply_styles(document: Any) -> dict[str, str]:
    """Set page, page numbers and styles of a new document; returns the styles' ids by name."""
    set_page(document.sections[0])
    drop_template_styles(document)
    document.settings.odd_and_even_pages_header_footer = layout().number.mirrored
    number_pages(document.sections[0])
    _speak_chinese(document)
    paragraph_style(document, "Normal", FANGSONG, BODY_SIZE)
    styles = [*_titles(document), *_headings(document), *_tables(document)]
    styles += [role_style(document, role) for role in _PLAIN]
    styles += [contents_style(document, level) for level in (1, 2, 3)]
    return {str(style.name): str(style.style_id) for style in styles}


def _titles(document: Any) -> list[Any]:
    # Pandoc takes paragraphs in `Title` itself at the very start out of the text: they get a style based on it.
    size = layout().roles[Role.TITLE].size
    paragraph_style(document, "Title", layout().font(Role.TITLE), size, pitch=TITLE_PITCH)
    return [role_style(document, role, base="Title" if role is Role.TITLE else "Normal") for role in _TITLES]


def _headings(document: Any) -> list[Any]:
    return [role_style(document, role) for role in HEADINGS[1:]]


def _tables(document: Any) -> list[Any]:
    styles = []
    for ending, (size, pitch) in TABLE_SIZES.items():
        head = centred(paragraph_style(document, TABLE_HEAD + ending, HEITI, size, pitch=Pt(pitch)), after=0)
        text = paragraph_style(document, TABLE_TEXT + ending, FANGSONG, size, pitch=Pt(pitch))
        middle = centred(paragraph_style(document, TABLE_CENTRED + ending, FANGSONG, size, pitch=Pt(pitch)), after=0)
        styles += [head, text, middle]
    return styles


def _speak_chinese(document: Any) -> None:
    """Make Chinese the language of the document: else Word takes its quotation marks for Latin ones."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
