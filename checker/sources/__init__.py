"""From a file to a plan: the format is told by the extension and by what the file really holds."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from checker import files
from checker.errors import InputError, NoText, NotYetFormat, UnknownFormat, WrongExtension
from checker.plan import Plan
from checker.sources import plain_text
from checker.sources.docx import WordDocument
from checker.sources.html import HtmlDocument
from checker.sources.package import OLE_MAGIC, Package

WORD = frozenset({".docx", ".docm", ".dotx", ".dotm"})
TEXT = frozenset({".txt", ".md", ".markdown", ".text"})
PAGES = frozenset({".html", ".htm", ".shtml", ".xhtml"})
LATER = {".pdf": "PDF", ".doc": "旧版 Word", ".wps": "WPS 文字"}

_MAGIC = (
    (b"PK\x03\x04", "压缩包或 Word 文档"),
    (OLE_MAGIC, "旧版 Office 文档"),
    (b"%PDF-", "PDF 文件"),
    (b"{\\rtf", "RTF 文档"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
)


def read_plan(path: Path) -> Plan:
    """Return the plan in the file; raises an InputError that names the file and says what to do."""
    data = files.read_bytes(path)
    try:
        plan = _reader(path, data)(path, data)
    except InputError as error:
        raise error.at(path) from error.__cause__
    if not any(block.text.strip() for block in plan.blocks):
        raise NoText(path)
    return plan


def _reader(path: Path, data: bytes) -> Callable[[Path, bytes], Plan]:
    """Return what reads the file, or raise why nothing does."""
    extension = path.suffix.lower()
    found = next((label for magic, label in _MAGIC if data.startswith(magic)), None)
    if extension in WORD:
        if found in ("PDF 文件", "RTF 文档", "图片"):
            raise WrongExtension(path, detail=found)
        return _read_docx
    if extension in TEXT or extension in PAGES:
        if found is not None:
            raise WrongExtension(path, detail=found)
        return _read_text if extension in TEXT else _read_html
    if extension in LATER:
        raise NotYetFormat(path, detail=LATER[extension])
    raise UnknownFormat(path)


def _read_docx(path: Path, data: bytes) -> Plan:
    document = WordDocument(Package(data))
    return Plan(path, "docx", _digest(data), tuple(document.blocks), tuple(document.tables), document.notes)


def _read_text(path: Path, data: bytes) -> Plan:
    text = plain_text.decode(data)
    damaged = text.count(plain_text.DAMAGED)
    notes = (f"文中有{damaged}处乱码，原字已无法辨认。",) if damaged else ()
    return Plan(path, "txt", _digest(data), tuple(plain_text.blocks(text)), notes=notes)


def _read_html(path: Path, data: bytes) -> Plan:
    page = HtmlDocument(data)
    return Plan(path, "html", _digest(data), tuple(page.blocks), page.tables, page.notes)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
