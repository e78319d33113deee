"""The 衔接情况说明 as a Word document on the page of GB/T 9704—2012; placeholders are marked in yellow."""

from __future__ import annotations

import io
import re
from datetime import datetime
from html import escape
from typing import Any

from docx import Document
from docx.oxml.ns import nsdecls

from checker.reports.docx_table import add_table, append
from checker.reports.statement_text import Part, Statement
from checker.reports.tables import clean
from checker.word.gongwen import KAITI
from checker.word.page_roles import Role
from checker.word.title_lines import title_indent
from checker.word.typeset_styles import template

_TEXT_WIDTH = 15.6
"""Centimetres between the margins of the page."""
_APART = '<w:spacing w:before="120"/>'
"""Of the paragraph behind a table."""
_PLACEHOLDER = re.compile(r"(【请[^【】]*】)")
_NUMERALS = "一二三四五六七八九十"


def statement_bytes(statement: Statement, when: datetime) -> bytes:
    """Return the statement as the bytes of a .docx; `when` is its time of creation."""
    empty, ids = template()
    document = Document(io.BytesIO(empty))
    page = _Page(document, ids)
    page.line(Role.TITLE, statement.title, title_indent(statement.title))
    page.line(Role.BODY, statement.lead)
    for number, part in enumerate(statement.parts):
        page.part(_NUMERALS[number], part)
    for number, name in enumerate(statement.attachments, 1):
        role = Role.ANNEX_NOTE if number == 1 else Role.ANNEX_NOTE_MORE
        page.line(role, f"{'附件：' if number == 1 else ''}{number}．{name}")
    page.line(Role.BODY, "", "<w:keepNext/>")
    page.line(Role.SIGNATURE, statement.issuer, "<w:keepNext/>")
    page.line(Role.SIGNATURE, statement.date)
    _properties(document, statement, when)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class _Page:
    """Puts paragraphs of the template's styles at the end of a document."""

    def __init__(self, document: Any, ids: dict[str, str]) -> None:
        self._document, self._ids = document, ids

    def part(self, number: str, part: Part) -> None:
        """Write a section: its heading and its paragraphs."""
        self.line(Role.HEADING_1, f"{number}、{part.title}")
        for index, line in enumerate(part.lines):
            apart = _APART if index == 1 and part.table is not None else ""
            self.line(Role.BODY, line.text, apart, head=line.head)
            if index == 0 and part.table is not None:
                add_table(self._document, part.table, _TEXT_WIDTH)

    def line(self, role: Role, text: str, properties: str = "", *, head: str = "") -> None:
        """Write a paragraph; `properties` is what it has beside its style, `head` a heading that runs into it."""
        style = f'<w:pStyle w:val="{self._ids[role]}"/>'
        runs = _run(head, _KAITI) if head else ""
        runs += "".join(_run(piece, _YELLOW * bool(_PLACEHOLDER.fullmatch(piece))) for piece in _pieces(text))
        append(self._document, f"<w:p {nsdecls('w')}><w:pPr>{style}{properties}</w:pPr>{runs}</w:p>")


def _pieces(text: str) -> list[str]:
    """Return a text cut into what is written and what is still to be filled in."""
    return [piece for piece in _PLACEHOLDER.split(clean(text)) if piece]


def _run(text: str, look: str = "") -> str:
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


_YELLOW = '<w:highlight w:val="yellow"/>'
_KAITI = f'<w:rFonts w:ascii="{KAITI}" w:hAnsi="{KAITI}" w:eastAsia="{KAITI}" w:cs="{KAITI}"/>'


def _properties(document: Any, statement: Statement, when: datetime) -> None:
    properties = document.core_properties
    properties.title = clean(statement.title)[:255]
    properties.author = properties.last_modified_by = clean(statement.author)
    properties.comments = ""
    properties.created = properties.modified = when.replace(tzinfo=None, microsecond=0)
    properties.language = "zh-CN"
