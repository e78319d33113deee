"""A part of the document rewritten only where paragraphs were edited: all other bytes stay as they were.

The tree is edited as a whole; then each edited outermost paragraph is written anew over the bytes that it had.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from xml.parsers import expat

from lxml import etree

from checker.sources.wordml import Element, is_word, tags

_DECLARATION = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_NAMESPACE = re.compile(r' xmlns(?::([^\s=]+))?="([^"]*)"')
_REFERENCE = re.compile(r"&#x([0-9A-Fa-f]+);|&#([0-9]+);")
_SEPARATOR = " "
_PARAGRAPHS = {tag.removeprefix("{").replace("}", _SEPARATOR) for tag in tags("p")}
_MARKS = (*tags("commentRangeStart"), *tags("commentRangeEnd"))
_MARK_NAMES = {tag.removeprefix("{").replace("}", _SEPARATOR) for tag in _MARKS}


class Region:
    """An outermost paragraph (or a mark between paragraphs) of the tree and the bytes that it was read from."""

    def __init__(self, element: Element, start: int, stop: int) -> None:
        self.element, self.start, self.stop = element, start, stop
        self.removed = False


def regions(xml: bytes, root: Element) -> dict[Element, Region] | None:
    """Return the bytes of each outermost paragraph, and of each comment mark between paragraphs.

    None where the encoding does not allow to work on bytes.
    """
    if not is_utf8(xml):
        return None
    elements = [e for e in root.iter(*tags("p"), *_MARKS) if next(e.iterancestors(*tags("p")), None) is None]
    ranges = _ranges(xml)
    if len(elements) != len(ranges):
        return None
    return {e: Region(e, start, stop) for e, (start, stop) in zip(elements, ranges, strict=True)}


def outermost(paragraph: Element) -> Element:
    """Return the paragraph of the running text that the paragraph stands in: itself, or the one that holds its box."""
    out = paragraph
    for ancestor in paragraph.iterancestors(*tags("p")):
        out = ancestor
    return out


def spliced(xml: bytes, edited: Iterable[Region], added: Collection[Element]) -> bytes:
    """Return `xml` with the edited paragraphs, and those added directly before them, as the tree now has them."""
    out: list[bytes] = []
    at = 0
    for region in sorted(edited, key=lambda r: r.start):
        out.append(xml[at : region.start])
        if not region.removed:
            out += [serialised(e) for e in _with_added(region.element, added)]
        at = region.stop
    return b"".join([*out, xml[at:]])


def whole(root: Element) -> bytes:
    """Return the part written anew from its tree, in the encoding that it had."""
    tree = root.getroottree()
    encoding = tree.docinfo.encoding or "UTF-8"
    return etree.tostring(tree, xml_declaration=True, encoding=encoding, standalone=True)  # type: ignore[return-value]


def serialised(element: Element) -> bytes:
    """Return an element as UTF-8, without the namespace declarations that are in force where it stands."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    parent = element.getparent()
    known = {} if parent is None else parent.nsmap
    end = text.index(">")
    head = _NAMESPACE.sub(lambda m: "" if known.get(m[1]) == m[2] else m[0], _REFERENCE.sub(_character, text[:end]))
    return (head + text[end:]).encode("utf-8")


def _character(reference: re.Match[str]) -> str:
    """Return the character that libxml2 before 2.14 writes as a number in the attributes of what it wrote by itself."""
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    return reference[0] if number < 0x80 else chr(number)


def appended(xml: bytes, root: Element, elements: Iterable[Element]) -> bytes:
    """Return a flat part (comments, people) with new last children of its root, its other bytes as they were."""
    new = b"".join(serialised(e) for e in elements)
    close = xml.rfind(b"</")
    if not is_utf8(xml) or close < 0 or xml.rstrip().endswith(b"/>"):
        return whole(root)
    return xml[:close] + new + xml[close:]


def _with_added(element: Element, added: Collection[Element]) -> list[Element]:
    """Return the element, led by those of `added` that stand directly before it."""
    out = [element]
    before = element.getprevious()
    while before is not None and before in added:
        out.insert(0, before)
        before = before.getprevious()
    return out


def is_utf8(xml: bytes) -> bool:
    """Tell whether byte offsets in the part are offsets in UTF-8."""
    if xml[:2] in (b"\xff\xfe", b"\xfe\xff") or xml[:4].count(0):
        return False
    found = _DECLARATION.match(xml.removeprefix(b"\xef\xbb\xbf"))
    return found is None or found[1].lower() in (b"utf-8", b"utf8", b"us-ascii", b"ascii")


def _ranges(xml: bytes) -> list[tuple[int, int]]:
    """Return where each outermost paragraph, and comment mark between paragraphs, starts and stops, in bytes."""
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    out: list[tuple[int, int]] = []
    depth = start = 0

    def on_start(name: str, _: dict[str, str]) -> None:
        nonlocal depth, start
        if name in _PARAGRAPHS or name in _MARK_NAMES:
            if not depth:
                start = parser.CurrentByteIndex
            depth += 1

    def on_end(name: str) -> None:
        nonlocal depth
        if name in _PARAGRAPHS or name in _MARK_NAMES:
            depth -= 1
            if not depth:
                out.append((start, end_of(xml, start, parser.CurrentByteIndex)))

    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    parser.Parse(xml, True)
    return out


def end_of(xml: bytes, start: int, end: int) -> int:
    """Return the first byte behind the element; for an empty element expat's end is there already."""
    name = re.match(rb"<([^\s/>]+)", xml[start : start + 200])
    closing = b"</" + (name[1] if name else b"")
    return xml.index(b">", end) + 1 if xml.startswith(closing, end) else end


def holds_box(paragraph: Element) -> bool:
    """Tell whether other paragraphs stand inside the paragraph, in a text box."""
    return any(is_word(e, "p") for e in paragraph.iterdescendants(*tags("p")))
