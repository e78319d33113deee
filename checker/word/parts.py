"""The package of a draft with parts changed and added, and the directory entries that new parts need."""

from __future__ import annotations

import posixpath
import re
from itertools import count
from urllib.parse import unquote

from lxml import etree

from checker.sources.package import Package, parse_xml
from checker.sources.wordml import W_STRICT, Element
from checker.word.archive import rewrite
from checker.word.splice import appended, whole

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_WORD, _MACRO = "application/vnd.openxmlformats-officedocument.wordprocessingml.", "application/vnd.ms-word."
MAIN_TYPES = {
    ".docx": f"{_WORD}document.main+xml",
    ".dotx": f"{_WORD}template.main+xml",
    ".docm": f"{_MACRO}document.macroEnabled.main+xml",
    ".dotm": f"{_MACRO}template.macroEnabledTemplate.main+xml",
}
MACRO_SUFFIXES = (".docm", ".dotm")
"""Of files that may hold macros; Word opens none of them under another suffix."""

_TYPES_PART = "[Content_Types].xml"
_BLANK_RELATIONSHIPS = f'<Relationships xmlns="{_RELATIONSHIPS}"></Relationships>'.encode()
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARAGRAPH_ID = re.compile(rb'(?:paraId|durableId)\s*=\s*["\']([0-9A-Fa-f]{1,8})["\']')


class Parts:
    """Reads parts of a package, takes new content for them, and gives the whole package anew."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.main = package.main
        self._changed: dict[str, bytes] = {}
        self._known: dict[str, bytes] = {}

    @property
    def changed(self) -> frozenset[str]:
        """Return the names of the parts that are replaced or added."""
        return frozenset(self._changed)

    def read(self, name: str) -> bytes:
        """Return the content of a part as it is by now."""
        if name in self._changed:
            return self._changed[name]
        if name not in self._known:
            self._known[name] = self.package.read(name)
        return self._known[name]

    def put(self, name: str, data: bytes) -> None:
        """Set the content of a part."""
        self._changed[name] = data

    def related(self, kind: str) -> str | None:
        """Return the name of the part to which the main part has a relationship of this kind, or None."""
        return next(iter(self.package.related(self.main, kind)), None)

    def add(self, stem: str, relation: str, content_type: str, root: bytes) -> str:
        """Add a part beside the main part, with its relationship and content type; return its name.

        Where a relationship leads to such a part already, which is only missing, the part is put there: a document has
        one of a kind.
        """
        folder = posixpath.dirname(self.main)
        part = self._promised(relation)
        if part is None:
            names = (f"{stem}{n or ''}.xml" for n in count())
            target = next(n for n in names if not self._has(posixpath.join(folder, n)))
            part = posixpath.join(folder, target)
            self._relate(target, relation)
        self.put(part, _DECLARATION + root)
        self._declare_type(part, content_type)
        return part

    def retype(self, suffix: str) -> bool:
        """Declare the main part as what a file of this suffix holds; False where only macros tell them apart.

        Word opens no file whose suffix and declared type differ.
        """
        old, new = self.package.content_type(self.main), MAIN_TYPES[suffix]
        if ("macroEnabled" in old) != ("macroEnabled" in new):
            return False
        name = self.package.find(_TYPES_PART)
        if name is not None and old and old != new:
            data = self.read(name)
            for sign in ('"', "'"):
                data = data.replace(f"{sign}{old}{sign}".encode(), f"{sign}{new}{sign}".encode())
            self.put(name, data)
        return True

    def bytes(self) -> bytes:
        """Return the package, unchanged parts byte for byte."""
        return rewrite(self.package.data, self._changed) if self._changed else self.package.data

    def paragraph_ids(self) -> set[int]:
        """Return the ids of paragraphs and comments in all parts, as Word's newer parts use them."""
        found = (m for n in self.package.names if n.endswith(".xml") for m in _PARAGRAPH_ID.findall(self.read(n)))
        return {int(m, 16) for m in found}

    def _has(self, name: str) -> bool:
        return name in self._changed or self.package.find(name) is not None

    def _promised(self, relation: str) -> str | None:
        """Return the name of the part that a relationship of this kind leads to, though it is not there, or None."""
        name, folder = self._relationships(), posixpath.dirname(self.main)
        for element in parse_xml(self.read(name), name) if self._has(name) else ():
            if element.get("Type") != relation or element.get("TargetMode") == "External":
                continue
            part = posixpath.normpath(posixpath.join("/" + folder, unquote(element.get("Target") or ""))).lstrip("/")
            if part.endswith(".xml") and not self._has(part):
                return part
        return None

    def _relationships(self) -> str:
        """Return the name of the part that holds the main part's relationships."""
        folder, name = posixpath.split(self.main)
        part = posixpath.join(folder, "_rels", f"{name}.rels")
        return self.package.find(part) or part

    def _relate(self, target: str, relation: str) -> None:
        """Add a relationship of the main part."""
        part = self._relationships()
        xml = self.read(part) if self._has(part) else _DECLARATION + _BLANK_RELATIONSHIPS
        root = parse_xml(xml, part)
        taken = {e.get("Id") for e in root if isinstance(e.tag, str)}
        new = etree.SubElement(root, f"{{{_RELATIONSHIPS}}}Relationship")
        new.set("Id", next(i for i in (f"rId{n}" for n in count(len(taken) + 1)) if i not in taken))
        new.set("Type", relation)
        new.set("Target", target)
        self.put(part, appended(xml, root, [new]))

    def _declare_type(self, part: str, content_type: str) -> None:
        """Add the content type of a part."""
        name = self.package.find(_TYPES_PART) or _TYPES_PART
        xml = self.read(name)
        root = parse_xml(xml, name)
        known = [e for e in root if isinstance(e.tag, str) and (e.get("PartName") or "").lower() == f"/{part}".lower()]
        if known:  # left behind by a program that took the part away
            if known[0].get("ContentType") != content_type:
                known[0].set("ContentType", content_type)
                self.put(name, whole(root))
            return
        new = [etree.SubElement(root, f"{{{_CONTENT_TYPES}}}Override")]
        new[0].set("PartName", "/" + part)
        new[0].set("ContentType", content_type)
        if not any((e.get("Extension") or "").lower() == "rels" for e in root if isinstance(e.tag, str)):
            default = etree.SubElement(root, f"{{{_CONTENT_TYPES}}}Default")
            default.set("Extension", "rels")
            default.set("ContentType", _RELATIONSHIPS_TYPE)
            new.append(default)
        self.put(name, appended(xml, root, new))


def is_strict(root: Element) -> bool:
    """Tell whether a part is written in the Strict variant of the format."""
    return etree.QName(root).namespace == W_STRICT
