"""A part with all revisions of one author rejected, written from the standard and from nothing of the code under test.

ECMA-376 Part 1, 17.13.5: what was inserted or moved here goes, with its rows and paragraph marks; what was deleted or
moved away is there again; formatting is what it was. A paragraph whose mark goes runs on into the next one.
"""

from __future__ import annotations

import copy
from typing import Any

from lxml import etree

from checker.sources.wordml import W_STRICT, W
from tests.word.corpus.views import attribute

_CHANGES = ("pPrChange", "rPrChange")
_KEPT = {"pPr": ("rPr", "sectPr", "pPrChange"), "rPr": ("ins", "del", "moveFrom", "moveTo", "rPrChange")}


def rejected(root: Any, author: str) -> Any:
    """Return a copy of the part with the revisions of an author rejected."""
    root = copy.deepcopy(root)
    for element in _all(root, "tr"):
        if any(_of(e, author) for e in element.iterfind("{*}trPr/{*}ins")):
            _take_out(element)
    for table in [t for t in _all(root, "tbl") if not any(True for _ in t.iter("{*}tr"))]:
        _take_out(table)
    for local in _CHANGES:
        for change in [e for e in _all(root, local) if _of(e, author)]:
            _restore(change, local.removesuffix("Change"))
    for element in [e for local in ("ins", "moveTo") for e in _all(root, local) if _of(e, author)]:
        if not _is_mark(element):
            _take_out(element)
    for element in [e for local in ("del", "moveFrom") for e in _all(root, local) if _of(e, author)]:
        for text in element.iter("{*}delText", "{*}delInstrText"):
            text.tag = text.tag.replace("}delText", "}t").replace("}delInstrText", "}instrText")
        if not _is_mark(element):
            for inner in list(element):
                element.addprevious(inner)
        _take_out(element)
    for element in [e for e in root.iter(etree.Element) if "RangeStart" in e.tag and _of(e, author)]:
        for end in list(root.iter("{*}moveFromRangeEnd", "{*}moveToRangeEnd")):
            if attribute(end, "id") == attribute(element, "id"):
                _take_out(end)
        _take_out(element)
    marks = [e for local in ("ins", "moveTo") for e in _all(root, local) if _of(e, author)]
    for element in marks[::-1]:
        _run_on(next(element.iterancestors("{*}p")), element)
    return root


def plain(root: Any) -> bytes:
    """Return what a part says, whatever its empty properties, cut runs and editing sessions are."""
    root = copy.deepcopy(root)
    for element in list(root.iter("{*}cantSplit")):
        if attribute(element, "val") == "off":
            _take_out(element)
    for element in list(root.iter("{*}rPr", "{*}pPr", "{*}trPr", "{*}proofErr")):
        if not len(element) and not element.attrib:
            _take_out(element)
    for element in list(root.iter("{*}pPr", "{*}hyperlink")):  # Word drops a link without words
        if not len(element):
            _take_out(element)
    for element in root.iter(etree.Element):
        for key in [k for k in element.attrib if "rsid" in k or k.endswith(("}space", "}paraId", "}textId"))]:
            del element.attrib[key]
        if not (element.text or "").strip() and not element.tag.endswith(("}t", "}instrText")):
            element.text = None
        element.tail = None
    for run in list(root.iter("{*}r")):
        _merge(run)
    return etree.tostring(root, method="c14n")


def _merge(run: Any) -> None:
    """Put what a run holds into the one before it, if that looks alike; text into text."""
    before = run.getprevious()
    if before is None or before.tag != run.tag or _looks(before) != _looks(run):
        return
    for element in [e for e in run if not e.tag.endswith("}rPr")]:
        last = before[-1] if len(before) else None
        if last is not None and last.tag == element.tag and element.tag.endswith("}t"):
            last.text = (last.text or "") + (element.text or "")
        else:
            before.append(element)
    _take_out(run)


def _looks(run: Any) -> bytes:
    properties = run.find("{*}rPr")
    return b"" if properties is None else etree.tostring(properties, method="c14n")


def _run_on(paragraph: Any, mark: Any) -> None:
    """Take a paragraph's mark away: its content goes into the next paragraph, which keeps its properties."""
    _take_out(mark)
    content = [e for e in paragraph if not e.tag.endswith("}pPr")]
    following = paragraph.getnext()
    while following is not None and following.tag.endswith(("bookmarkStart", "bookmarkEnd")):
        following = following.getnext()
    if following is not None and following.tag.endswith("}p"):
        at = 1 if len(following) and following[0].tag.endswith("}pPr") else 0
        following[at:at] = content
    else:
        assert not content, "text with nowhere to go"
    _take_out(paragraph)


def _restore(change: Any, kind: str) -> None:
    properties, before = change.getparent(), change[0]
    for element in [e for e in properties if etree.QName(e).localname not in _KEPT[kind]]:
        properties.remove(element)
    at = 0 if kind == "pPr" else len(properties)
    properties[at:at] = list(before)
    _take_out(change)


def _all(root: Any, local: str) -> list[Any]:
    return list(root.iter(f"{{{W}}}{local}", f"{{{W_STRICT}}}{local}"))


def _of(revision: Any, author: str) -> bool:
    return attribute(revision, "author") == author


def _is_mark(revision: Any) -> bool:
    return etree.QName(revision.getparent()).localname == "rPr"


def _take_out(element: Any) -> None:
    parent = element.getparent()
    if element.tail and element.tail.strip():
        raise AssertionError("text between elements")
    parent.remove(element)
