"""The styles of a draft: found by name, and those of official documents added where the draft has none of that name.

A style that the draft has is never changed. An added one is based on no other, so that it looks the same whatever the
draft's own default style says.
"""

from __future__ import annotations

import copy
import io
import re
import zipfile
from functools import cache, cached_property
from itertools import count

from lxml import etree

from checker.sources.package import parse_xml
from checker.sources.styles import Styles, integer, outline_level
from checker.sources.wordml import W_STRICT, Element, W, attribute, child, children, value
from checker.word.parts import Parts, is_strict
from checker.word.runs import made, name
from checker.word.splice import appended
from checker.word.typeset_styles import template

_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)
_ALSO = {"caption": ("题注", "題注")}
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
_RELATION_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/styles"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"
_BOX, TABLE_TEXT = "专栏文字", "表格文字"
_TEMPLATE_LEVELS = 4
_TWO_CHARACTERS = 20  # twips, of a type of one half-point
_LEFT_OUT = ("basedOn", "link", "next", "rsid", "locked", "semiHidden", "unhideWhenUsed")


class StyleSheet:
    """The paragraph styles of one draft; what is added is stored by `store`."""

    def __init__(self, parts: Parts, like: Element) -> None:
        self._parts, self._like = parts, like
        self._part = parts.related("styles")
        self._root = parse_xml(parts.read(self._part), self._part) if self._part is not None else None
        self._added: list[Element] = []

    @cached_property
    def styles(self) -> Styles:
        """The styles as the reader knows them, those that were added among them."""
        if self._root is not None or not self._added:
            return Styles(self._root)
        root = made(self._like, "styles")
        root.extend(copy.deepcopy(self._added))
        return Styles(root)

    def level(self, paragraph: Element) -> int | None:
        """Return the outline level of a paragraph as the reader tells it."""
        properties = child(paragraph, "pPr")
        stored = integer(value(properties, "outlineLvl"))
        return self.styles.level(value(properties, "pStyle")) if stored is None else outline_level(stored)

    def is_contents(self, paragraph: Element) -> bool:
        """Tell whether a paragraph is set as an entry of a table of contents."""
        return self.styles.is_toc(value(child(paragraph, "pPr"), "pStyle"))

    def heading(self, level: int) -> str:
        """Return the id of the style of headings of a level."""
        for called, style in self._by_name().items():
            match = _HEADING.fullmatch(called)
            if match is not None and int(match[1]) == level:
                return style
        return self._add(f"heading {min(level, _TEMPLATE_LEVELS)}", f"heading {level}", level)

    def named(self, called: str) -> str:
        """Return the id of the style of a name."""
        known = self._by_name()
        found = next((known[n] for n in (called, *_ALSO.get(called, ())) if n in known), None)
        return found if found is not None else self._add(called, called)

    def box_text(self) -> str:
        """Return the id of the style of the lines of a box: the type of tables, set as text."""
        known = self._by_name()
        if _BOX in known:
            return known[_BOX]
        identifier = self._add(TABLE_TEXT, _BOX)
        properties = child(self._added[-1], "pPr")
        assert properties is not None
        indent, side = child(properties, "ind"), child(properties, "jc")
        if side is None:
            side = made(properties, "jc")
            properties.append(side)
        side.set(name(side, "val"), "both")
        if indent is not None:
            indent.set(name(indent, "firstLineChars"), "200")
            size = integer(value(child(self._added[-1], "rPr"), "sz")) or 24
            indent.set(name(indent, "firstLine"), str(size * _TWO_CHARACTERS))
        return identifier

    def store(self) -> None:
        """Put the part into the package if styles were added."""
        if not self._added:
            return
        if self._part is None or self._root is None:
            root = made(self._like, "styles")
            root.extend(self._added)
            relation = _RELATION_STRICT if is_strict(self._like) else _RELATION
            self._parts.add("styles", relation, _TYPE, etree.tostring(root))
        else:
            self._parts.put(self._part, appended(self._parts.read(self._part), self._root, self._added))
            self._store_twin()

    def _store_twin(self) -> None:
        """Add the styles to the copy for later programs that Word 2010 kept, too."""
        twin = self._parts.related("stylesWithEffects")
        if twin is None:
            return
        xml = self._parts.read(twin)
        root = parse_xml(xml, twin)
        copies = [copy.deepcopy(style) for style in self._added]
        root.extend(copies)
        self._parts.put(twin, appended(xml, root, copies))

    def _by_name(self) -> dict[str, str]:
        """Return the ids of the paragraph styles by their names in lower case."""
        out: dict[str, str] = {}
        for style in (*(children(self._root, "style") if self._root is not None else ()), *self._added):
            identifier = attribute(style, "styleId")
            if identifier is not None and attribute(style, "type") in (None, "paragraph"):
                out.setdefault((value(style, "name") or "").split(",")[0].strip().lower(), identifier)
        return out

    def _add(self, source: str, called: str, level: int | None = None) -> str:
        """Add a style of official documents under a name; return its id."""
        style = in_namespace(copy.deepcopy(_official()[source.lower()]), self._like)
        taken = {attribute(s, "styleId") for s in (self._root if self._root is not None else ())}
        taken |= {attribute(s, "styleId") for s in self._added}
        wanted = f"Heading{level}" if level is not None else attribute(style, "styleId") or called
        wanted = called if called == _BOX else wanted
        identifier = next(i for i in (f"{wanted}{n or ''}" for n in count()) if i not in taken)
        style.set(name(style, "styleId"), identifier)
        _set(style, "name", called)
        if level is not None:
            _set(child(style, "pPr"), "outlineLvl", str(level - 1))
        self._added.append(style)
        if self._root is not None:
            self._root.append(style)
        self.__dict__.pop("styles", None)
        return identifier


def _set(parent: Element | None, local: str, text: str) -> None:
    if parent is None:
        return
    found = child(parent, local)
    if found is None:
        found = made(parent, local)
        parent.append(found)
    found.set(name(found, "val"), text)


@cache
def _official() -> dict[str, Element]:
    """Return the styles that a typeset copy has, by name in lower case, based on no other."""
    content, _ = template()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("word/styles.xml"))
    out: dict[str, Element] = {}
    for style in children(root, "style"):
        for element in [e for local in _LEFT_OUT for e in children(style, local)]:
            style.remove(element)
        properties = child(style, "pPr")
        indent = child(properties, "ind") if properties is not None else None
        if indent is not None and attribute(indent, "firstLineChars") is None:
            indent.set(name(indent, "firstLineChars"), "0")
        out[(value(style, "name") or "").lower()] = style
    return out


def in_namespace(element: Element, like: Element) -> Element:
    """Return an element of the transitional namespace, turned into the strict one where another element is of that."""
    if etree.QName(like).namespace == W_STRICT:
        for inner in element.iter():
            if isinstance(inner.tag, str) and etree.QName(inner).namespace == W:
                inner.tag = f"{{{W_STRICT}}}{etree.QName(inner).localname}"
                for key in [str(k) for k in inner.attrib if str(k).startswith(f"{{{W}}}")]:
                    inner.set(key.replace(W, W_STRICT), inner.attrib.pop(key))
    return element
