"""What a file really holds, told by its first bytes; the value is what a user calls it."""

from __future__ import annotations

from enum import StrEnum

from checker.sources.package import OLE_MAGIC

_HEAD = 1024
_PAGE_BEGINNINGS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<meta", b"<title")


class Content(StrEnum):
    """Kinds of content that change how a file is read or refused."""

    ZIP = "压缩包或 Word 文档"
    ENCRYPTED = "加密文档"
    OLD_WORD = "旧版 Word 文档"
    OLD_OFFICE = "旧版 Excel、PowerPoint 等文件"
    PDF = "PDF 文件"
    RTF = "RTF 文档"
    PAGE = "网页"
    PICTURE = "图片"
    OTHER = "其他文件"


_MAGIC = (
    (b"PK\x03\x04", Content.ZIP),
    (b"%PDF-", Content.PDF),
    (b"{\\rtf", Content.RTF),
    (b"\x89PNG", Content.PICTURE),
    (b"\xff\xd8\xff", Content.PICTURE),
    (b"GIF8", Content.PICTURE),
    (b"II*\0", Content.PICTURE),
    (b"MM\0*", Content.PICTURE),
)


def content_of(data: bytes) -> Content:
    """Return what the file holds; OTHER may be text in any encoding."""
    if data.startswith(OLE_MAGIC):
        return _old(data)
    for magic, content in _MAGIC:
        if data.startswith(magic):
            return content
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith(_PAGE_BEGINNINGS):
        return Content.PAGE
    # PDF readers allow some rubbish in front.
    return Content.PDF if b"%PDF-" in data[:_HEAD] else Content.OTHER


def _old(data: bytes) -> Content:
    """Return which of the old Office formats this is: its directory names the streams."""
    for stream, content in (("EncryptedPackage", Content.ENCRYPTED), ("WordDocument", Content.OLD_WORD)):
        if stream.encode("utf-16-le") in data:
            return content
    return Content.OLD_OFFICE
