"""A part that is a list (comments, their threads and ids, people): entries added, changed and removed one by one.

What is not touched keeps its bytes, as in the document itself.
"""

from __future__ import annotations

from xml.parsers import expat

from lxml import etree

from checker.sources.package import parse_xml
from checker.sources.wordml import Element
from checker.word.parts import Parts
from checker.word.runs import name
from checker.word.splice import appended, end_of, is_utf8, serialised, whole


class FlatPart:
    """One of the parts, as a tree; `store` writes what became of it."""

    def __init__(self, name: str, xml: bytes) -> None:
        self.name = name
        self.root = parse_xml(xml, name)
        self._xml = xml
        self._entries = _elements(self.root)
        self._new: list[Element] = []
        self._changed: set[Element] = set()
        self._removed: set[Element] = set()

    @property
    def entries(self) -> list[Element]:
        """Return the entries as they are by now."""
        return _elements(self.root)

    def add(self, tag: str, **attributes: str) -> Element:
        """Add an entry; attributes in the namespace of its tag."""
        element = etree.SubElement(self.root, tag)
        for key, text in attributes.items():
            element.set(name(element, key), text)
        self._new.append(element)
        return element

    def touch(self, entry: Element) -> None:
        """Take note that an entry is no longer what it was."""
        if entry not in self._new:
            self._changed.add(entry)

    def remove(self, entry: Element) -> None:
        """Take an entry out."""
        self.root.remove(entry)
        if entry in self._new:
            self._new.remove(entry)
        else:
            self._removed.add(entry)

    def store(self, parts: Parts) -> None:
        """Put the part into the package, if anything became of it."""
        if not (self._new or self._changed or self._removed):
            return
        xml = self._xml
        if self._changed or self._removed:
            ranges = _ranges(xml)
            if ranges is None or len(ranges) != len(self._entries):
                parts.put(self.name, whole(self.root))
                return
            xml = self._respliced(ranges)
        parts.put(self.name, appended(xml, self.root, self._new) if self._new else xml)

    def _respliced(self, ranges: list[tuple[int, int]]) -> bytes:
        out: list[bytes] = []
        at = 0
        for entry, (start, stop) in zip(self._entries, ranges, strict=True):
            if entry in self._removed or entry in self._changed:
                out.append(self._xml[at:start])
                if entry in self._changed and entry not in self._removed:
                    out.append(serialised(entry))
                at = stop
        return b"".join([*out, self._xml[at:]])


def _elements(root: Element) -> list[Element]:
    return [e for e in root if isinstance(e.tag, str)]


def _ranges(xml: bytes) -> list[tuple[int, int]] | None:
    """Return the bytes of each entry, None where the encoding does not allow to work on bytes."""
    if not is_utf8(xml):
        return None
    parser = expat.ParserCreate()
    out: list[tuple[int, int]] = []
    depth = start = 0

    def on_start(_: str, __: dict[str, str]) -> None:
        nonlocal depth, start
        if depth == 1:
            start = parser.CurrentByteIndex
        depth += 1

    def on_end(_: str) -> None:
        nonlocal depth
        depth -= 1
        if depth == 1:
            out.append((start, end_of(xml, start, parser.CurrentByteIndex)))

    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    parser.Parse(xml, True)
    return out
