"""The document with its formatting changed, read once more: the same text, and rejected the same document."""

from __future__ import annotations

from collections.abc import Collection

from lxml import etree

from checker.errors import WriteFailed
from checker.sources.package import parse_xml
from checker.sources.wordml import Element, below, part_paragraphs
from checker.word.changes import Mode
from checker.word.formatting import normalised, reject_formatting


def verify_formatting(before: bytes, after: bytes, part: str, own: Collection[str], mode: Mode) -> None:
    """Raise PlanError unless the part says the same, and is the same but for its formatting."""
    old, new = parse_xml(before, part), parse_xml(after, part)
    if [p.text for p in part_paragraphs(old)] != [p.text for p in part_paragraphs(new)]:
        raise WriteFailed(detail="版面整理后的文字与原稿不符")
    if mode is Mode.TRACKED:
        reject_formatting(new, own)
        same = _canonical(normalised(old)) == _canonical(normalised(new))
    else:
        same = _canonical(_bare(old)) == _canonical(_bare(new))
    if not same:
        raise WriteFailed(detail="版面整理后除格式外还有改动")


def _bare(root: Element) -> Element:
    """Take all formatting out of the tree."""
    for kind in ("pPr", "rPr", "sectPr"):
        for element in list(below(root, kind)):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
    return root


def _canonical(root: Element) -> bytes:
    return etree.tostring(root, method="c14n")
