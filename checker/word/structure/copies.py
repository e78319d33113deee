"""Copies of paragraphs and tables for their new place: what a document has only once is left out or made anew."""

from __future__ import annotations

import copy

from checker.sources.wordml import Element, below, child, is_word, tags
from checker.word.resolution import unwrap
from checker.word.structure.draft import Draft
from checker.word.structure.drawings import renew_pictures
from checker.word.structure.marks import GONE, NEW

_NOT_COPIED = ("bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak", "pPrChange", "rPrChange")
_LEFT_OUT = tuple(tag for local in (*_NOT_COPIED, *GONE) for tag in tags(local))
_NAMED = (*tags("p"), *tags("tr"))
_IDS = tuple(f"{{http://schemas.microsoft.com/office/word/2010/wordml}}{key}" for key in ("paraId", "textId"))


def copied(draft: Draft, block: Element) -> Element:
    """Return a copy of a paragraph or table with ids of its own, without our revisions."""
    out = copy.deepcopy(block)
    out.tail = None
    for element in list(out.iter(*_LEFT_OUT)):
        _take_out(element)
    for tag in list(below(out, "smartTag")):  # what Word no longer makes, and would leave behind empty
        for element in list(below(tag, "smartTagPr")):
            _take_out(element)
        unwrap(tag)
    for properties in below(out, "pPr"):
        mark = child(properties, "rPr")
        for revision in [e for e in mark if is_word(e, *NEW)] if mark is not None else ():
            _take_out(revision)
    for element in out.iter(*_NAMED):
        for key in _IDS:
            element.attrib.pop(key, "")
    renew_pictures(draft.root, out)
    return out


def plain(properties: Element) -> Element:
    """Return a copy of a paragraph's properties without revisions."""
    out = copy.deepcopy(properties)
    for element in [e for local in ("pPrChange", "sectPr", *NEW, *GONE) for e in below(out, local)]:
        _take_out(element)
    return out


def _take_out(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
