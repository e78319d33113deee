"""From a file to a plan: the format is told by the extension and by what the file really holds."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from checker import files
from checker.collector import paused
from checker.errors import Encrypted, InputError, NotAZip, NoText, OldWord, TooLarge, UnknownFormat, WrongExtension
from checker.plan import Plan
from checker.sources import office, plain_text
from checker.sources.contents import Content, content_of
from checker.sources.docx import WordDocument
from checker.sources.html import HtmlDocument
from checker.sources.package import Package
from checker.sources.pdf import PdfDocument

Reader = Callable[[Path, bytes], Plan]

_WORD = frozenset({".docx", ".docm", ".dotx", ".dotm"})
_OLD = frozenset({".doc", ".dot", ".wps", ".wpt", ".rtf"})
_TEXT = frozenset({".txt", ".text", ".md", ".markdown"})
_PAGE = frozenset({".html", ".htm", ".shtml", ".xhtml"})

MAX_TEXT = 10 << 20
MAX_PAGE = 20 << 20
MAX_LINES = 300_000
MAX_CHARACTERS = 5_000_000
"""The longest plans have 300,000 characters: what is far beyond is no plan, and would only keep the machine busy."""
_HEAD = 2048


def read_plan(path: Path) -> Plan:
    """Return the plan in the file; raises an InputError that names the file and says what to do."""
    if path.suffix.lower() in _WORD:
        # What is no Word document need not be read whole to be refused.
        head = files.read_head(path, _HEAD)
        if head and content_of(head) is Content.OTHER:
            raise NotAZip(path)
    return plan_of(path, files.read_bytes(path, most=_most(path)))


def plan_of(path: Path, data: bytes) -> Plan:
    """Return the plan in `data`, the content that the file at `path` has or had; raises an InputError like it."""
    if len(data) > _most(path):
        raise TooLarge(path, detail=f"{len(data) >> 20} MB，上限 {_most(path) >> 20} MB")
    try:
        with paused():
            plan = _reader(path, data)(path, data)
    except InputError as error:
        raise error.at(path) from error.__cause__
    except MemoryError as error:
        raise TooLarge(path, detail="内存不够") from error
    _check_size(plan)
    if not any(block.text.strip() for block in plan.blocks):
        raise NoText(path)
    return plan


def _most(path: Path) -> int:
    """Return how many bytes a file of this extension may have."""
    extension = path.suffix.lower()
    return MAX_TEXT if extension in _TEXT else MAX_PAGE if extension in _PAGE else files.MAX_INPUT


def _check_size(plan: Plan) -> None:
    characters = sum(len(block.text) for block in plan.blocks)
    if characters > MAX_CHARACTERS:
        raise TooLarge(plan.path, detail=f"多达{characters // 10_000}万字")


def readable(path: Path) -> bool:
    """Tell by its extension whether a file may hold a plan."""
    return bool(_readers(path.suffix.lower()))


def _reader(path: Path, data: bytes) -> Reader:
    """Return what reads the file, or raise why nothing does."""
    readers = _readers(path.suffix.lower())
    content = content_of(data)
    if not readers:
        raise UnknownFormat(path)
    if content is Content.ENCRYPTED and Content.ZIP in readers:
        raise Encrypted(path)
    if content not in readers:
        raise WrongExtension(path, detail=content.value)
    return readers[content]


def _readers(extension: str) -> dict[Content, Reader]:
    """Return what files of this extension may hold, and what reads it."""
    if extension in _WORD:
        return {Content.ZIP: _read_docx, Content.OLD_WORD: _refuse_old, Content.OTHER: _read_docx}
    if extension in _OLD:
        return {
            Content.ZIP: _read_docx,
            Content.OLD_WORD: _read_office,
            Content.RTF: _read_office,
            Content.PAGE: _read_html,
            Content.OTHER: _read_docx,
        }
    if extension in _TEXT:
        return {Content.OTHER: _read_text, Content.PAGE: _read_text}
    if extension in _PAGE:
        return {Content.PAGE: _read_html, Content.OTHER: _read_html}
    if extension == ".odt":
        return {Content.ZIP: _read_office}
    return {Content.PDF: _read_pdf} if extension == ".pdf" else {}


def _refuse_old(path: Path, data: bytes) -> Plan:
    raise OldWord(path)


def _read_docx(path: Path, data: bytes) -> Plan:
    document = WordDocument(Package(data))
    blocks, tables = tuple(document.blocks), tuple(document.tables)
    return Plan(path, "docx", _digest(data), blocks, tables, document.notes, document.layout)


def _read_office(path: Path, data: bytes) -> Plan:
    """Read what LibreOffice makes of the file; lines count the paragraphs of that."""
    document = WordDocument(Package(office.to_docx(path, data)))
    kind = path.suffix.lower().lstrip(".")
    return Plan(path, kind, _digest(data), tuple(document.blocks), tuple(document.tables), document.notes)


def _read_text(path: Path, data: bytes) -> Plan:
    if (lines := data.count(b"\n")) > MAX_LINES:
        raise TooLarge(detail=f"多达{lines // 10_000}万行")
    text = plain_text.decode(data)
    damaged = text.count(plain_text.DAMAGED)
    notes = (f"文中有{damaged}处乱码，原字已无法辨认。",) if damaged else ()
    return Plan(path, "txt", _digest(data), tuple(plain_text.blocks(text)), notes=notes)


def _read_html(path: Path, data: bytes) -> Plan:
    page = HtmlDocument(data)
    return Plan(path, "html", _digest(data), tuple(page.blocks), page.tables, page.notes)


def _read_pdf(path: Path, data: bytes) -> Plan:
    document = PdfDocument(data)
    return Plan(path, "pdf", _digest(data), tuple(document.blocks), tuple(document.tables), document.notes)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
