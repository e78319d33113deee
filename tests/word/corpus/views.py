"""The text of a part with revisions accepted or rejected, read from the markup alone: a second opinion on the reader.

What ECMA-376 Part 1, 17.13.5, says of revisions, and nothing of the code under test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

Undone = Callable[[Any], bool]
"""Tells whether a revision is rejected; all others are accepted."""

_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": "☆"}
_ENTER, _LEAVE = ("ins", "moveTo"), ("del", "moveFrom")
_TEXT = ("t", "delText")


def everything(_: Any) -> bool:
    """Reject every revision."""
    return True


def nothing(_: Any) -> bool:
    """Accept every revision."""
    return False


def of_author(author: str) -> Undone:
    """Reject the revisions of one author."""
    return lambda revision: attribute(revision, "author") == author


def texts(root: Any, undone: Undone) -> list[str]:
    """Return the paragraphs of a part in document order; text boxes' paragraphs follow the one that holds them."""
    out: list[str] = []
    carried = ""
    for paragraph in root.iter("{*}p"):
        if not _is_word(paragraph):
            continue
        text = carried + "".join(_characters(paragraph, undone))
        carried = ""
        if _mark_is_gone(paragraph, undone):
            carried = text
        else:
            out.append(text)
    return [*out, carried] if carried else out


def _characters(parent: Any, undone: Undone) -> Iterator[str]:
    for node in parent:
        if not isinstance(node.tag, str):
            continue
        local = etree.QName(node).localname
        if not _is_word(node):
            yield from _characters(node, undone)
        elif local in _TEXT:
            yield (node.text or "") + "".join(inner.tail or "" for inner in node)
        elif local in _CHARACTERS:
            yield _CHARACTERS[local]
        elif local in ("p", "pPr", "rPr", "txbxContent") or _is_gone(node, local, undone):
            continue
        else:
            yield from _characters(node, undone)


def _is_gone(node: Any, local: str, undone: Undone) -> bool:
    return (local in _ENTER and undone(node)) or (local in _LEAVE and not undone(node))


def _mark_is_gone(paragraph: Any, undone: Undone) -> bool:
    marks = paragraph.iterfind("{*}pPr/{*}rPr/*")
    return any(_is_gone(m, etree.QName(m).localname, undone) for m in marks if isinstance(m.tag, str))


def attribute(element: Any, name: str) -> str | None:
    return next((value for key, value in element.attrib.items() if etree.QName(key).localname == name), None)


def _is_word(element: Any) -> bool:
    return "wordprocessingml" in (etree.QName(element).namespace or "")
