"""The styles of a typeset copy, on the page of GB/T 9704—2012."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from checker.word.gongwen import (
    BIAOSONG,
    BODY_SIZE,
    FANGSONG,
    HEITI,
    KAITI,
    TITLE_PITCH,
    TITLE_SIZE,
    centred,
    contents_style,
    drop_template_styles,
    number_pages,
    paragraph_style,
    set_page,
)
from checker.word.page_roles import HEADINGS, Role

_HEADING_FONTS = (HEITI, KAITI, FANGSONG, FANGSONG)
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
    document.settings.odd_and_even_pages_header_footer = True
    number_pages(document.sections[0])
    _speak_chinese(document)
    paragraph_style(document, "Normal", FANGSONG, BODY_SIZE)
    styles = [*_body(document), *_front(document), *_headings(document), *_tables(document)]
    styles += [contents_style(document, level) for level in (1, 2, 3)]
    return {str(style.name): str(style.style_id) for style in styles}


def _body(document: Any) -> list[Any]:
    body = paragraph_style(document, Role.BODY, FANGSONG, BODY_SIZE, indent=2)
    note = paragraph_style(document, Role.NOTE, FANGSONG, 10.5, pitch=Pt(16))
    annex = paragraph_style(document, Role.ANNEX, HEITI, BODY_SIZE)
    for style in (body, note):
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    caption = centred(paragraph_style(document, Role.CAPTION, HEITI, 14), after=0)
    caption.paragraph_format.keep_with_next = True
    return [body, note, annex, caption]


def _front(document: Any) -> list[Any]:
    # Pandoc takes paragraphs in `Title` itself at the very start out of the text: they get a style based on it.
    paragraph_style(document, "Title", BIAOSONG, TITLE_SIZE, pitch=TITLE_PITCH)
    style = paragraph_style(document, Role.TITLE, BIAOSONG, TITLE_SIZE, pitch=TITLE_PITCH, base="Title")
    title = centred(style, after=29)
    title.paragraph_format.space_before = Pt(29)
    subtitle = centred(paragraph_style(document, Role.SUBTITLE, KAITI, BODY_SIZE), after=0)
    number = centred(paragraph_style(document, Role.DOCUMENT_NUMBER, FANGSONG, BODY_SIZE), after=29)
    contents = centred(paragraph_style(document, Role.CONTENTS_TITLE, HEITI, BODY_SIZE), after=14)
    signature = paragraph_style(document, Role.SIGNATURE, FANGSONG, BODY_SIZE)
    signature.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    signature.paragraph_format.right_indent = Pt(4 * BODY_SIZE)
    addressee = paragraph_style(document, Role.ADDRESSEE, FANGSONG, BODY_SIZE)
    return [title, subtitle, number, contents, signature, addressee]


def _headings(document: Any) -> list[Any]:
    styles = []
    for role, font in zip(HEADINGS[1:], _HEADING_FONTS, strict=True):
        style = paragraph_style(document, role, font, BODY_SIZE, indent=2)
        style.paragraph_format.keep_with_next = True
        styles.append(style)
    return styles


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
