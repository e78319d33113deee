"""The styles of the samples, on the type and page of GB/T 9704—2012."""

from __future__ import annotations

from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from checker.word.gongwen import (
    BIAOSONG,
    FANGSONG,
    HEITI,
    KAITI,
    TITLE_PITCH,
    centred,
    contents_style,
    drop_template_styles,
    paragraph_style,
    set_page,
)

RED = "C00000"


def apply_styles(document: DocumentObject) -> None:
    """Set page, body, headings, contents, table and note styles of a new document."""
    set_page(document.sections[0])
    drop_template_styles(document)
    document.settings.odd_and_even_pages_header_footer = True
    paragraph_style(document, "Normal", FANGSONG, 16)
    body = paragraph_style(document, "Body Text", FANGSONG, 16, indent=2)
    body.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    centred(paragraph_style(document, "Title", BIAOSONG, 22, pitch=TITLE_PITCH), after=29)
    centred(paragraph_style(document, "Subtitle", KAITI, 16), after=0)
    for level, font in ((1, HEITI), (2, KAITI), (3, FANGSONG)):
        heading = paragraph_style(document, f"Heading {level}", font, 16, indent=2)
        heading.paragraph_format.keep_with_next = True
    centred(paragraph_style(document, "Caption", HEITI, 14), after=0).paragraph_format.keep_with_next = True
    for level in (1, 2):
        contents_style(document, level)
    centred(paragraph_style(document, "目录标题", HEITI, 16), after=14)
    centred(paragraph_style(document, "公文标题", BIAOSONG, 22, pitch=TITLE_PITCH), after=29)
    mark = centred(paragraph_style(document, "公文标志", BIAOSONG, 42, pitch=Pt(60)), after=42)
    mark.font.color.rgb = RGBColor.from_string(RED)
    centred(paragraph_style(document, "发文字号", FANGSONG, 16), after=0)
    paragraph_style(document, "表格文字", FANGSONG, 12, pitch=Pt(18))
    note = paragraph_style(document, "footnote text", FANGSONG, 10.5, pitch=Pt(16))
    note.element.set(qn("w:styleId"), "FootnoteText")
