"""The parts that hold comments: created as Word creates them, or extended without touching what others wrote.

A document without comments gets all five parts (the text, its thread, ids, true time, person). One that has comments
gets new ones only in the parts it has: threads beside flat comments would be taken for damage.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from lxml import etree

from checker.sources.package import parse_xml
from checker.sources.wordml import MC, R_STRICT, W_STRICT, Element, R, W, attribute, below, children, value
from checker.word.anchors import Marks
from checker.word.parts import Parts, is_strict
from checker.word.revisions import Stamp
from checker.word.runs import name, number, run_of
from checker.word.splice import appended

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
W16CID = "http://schemas.microsoft.com/office/word/2016/wordml/cid"
W16CEX = "http://schemas.microsoft.com/office/word/2018/wordml/cex"

MOST_RANGES = 32_767
"""Word opens no file with more comment ranges (MS-OI29500, 2.1.315 a)."""

_OFFICE = "http://schemas.microsoft.com/office/"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_INITIALS = 9  # the schema allows no more
_FIRST_ID, _ID_LIMIT = 0x10000001, 0x80000000
_NAMESPACES = {"w14": W14, "w15": W15, "w16cid": W16CID, "w16cex": W16CEX}


@dataclass(frozen=True, slots=True)
class _Kind:
    """One of the parts: its name and relationship, and its root element."""

    stem: str
    relation: str
    root: str


_COMMENTS = _Kind("comments", "", "w:comments")
_EXTENDED = _Kind("commentsExtended", f"{_OFFICE}2011/relationships/commentsExtended", "w15:commentsEx")
_IDS = _Kind("commentsIds", f"{_OFFICE}2016/09/relationships/commentsIds", "w16cid:commentsIds")
_EXTENSIBLE = _Kind(
    "commentsExtensible", f"{_OFFICE}2018/08/relationships/commentsExtensible", "w16cex:commentsExtensible"
)
_PEOPLE = _Kind("people", f"{_OFFICE}2011/relationships/people", "w15:people")


class _Part:
    """One of the parts with the elements to be added to it."""

    def __init__(self, name: str, xml: bytes) -> None:
        self.name, self.xml = name, xml
        self.root = parse_xml(xml, name)
        self.new: list[Element] = []

    def add(self, tag: str, **attributes: str) -> Element:
        """Add an element below the root; attributes in the namespace of its tag."""
        element = etree.SubElement(self.root, tag)
        for key, text in attributes.items():
            element.set(name(element, key), text)
        self.new.append(element)
        return element

    def store(self, parts: Parts) -> None:
        """Write the part, if anything was added."""
        if self.new:
            parts.put(self.name, appended(self.xml, self.root, self.new))


class CommentWriter:
    """Adds comments to a document. `document` is the root of the main part."""

    def __init__(self, parts: Parts, document: Element, stamp: Stamp) -> None:
        self._parts, self._stamp = parts, stamp
        self._strict = is_strict(document)
        self._styles = _styles(parts)
        self._comments = self._existing(_COMMENTS)
        fresh = self._comments is None or _could_be_fresh(self._comments.root)
        self._others = {kind: self._existing(kind) or (self._created(kind) if fresh else None) for kind in _THREADS}
        self._comments = self._comments or self._created(_COMMENTS)
        self._threaded = any(self._others[kind] for kind in _THREADS[:3])
        if W14 not in self._comments.root.nsmap.values():
            self._threaded = False  # ids of paragraphs cannot be declared there without rewriting what others wrote
        self._next = count(self._highest(document) + 1)
        self._ranges = sum(1 for _ in below(document, "commentRangeStart"))
        self._free = self._free_ids() if self._threaded else iter(())

    @property
    def full(self) -> bool:
        """Tell whether one comment more would make the document unreadable for Word."""
        return self._ranges >= MOST_RANGES

    def add(self, text: str) -> Marks:
        """Write a comment; return the marks that put it into the document."""
        assert self._comments is not None
        self._ranges += 1
        identifier = str(next(self._next))
        comment = self._comments.add(
            name(self._comments.root, "comment"),
            id=identifier,
            author=self._stamp.author,
            date=self._stamp.local,
            initials=initials(self._stamp.author),
        )
        for index, line in enumerate(cleaned(text).split("\n")):
            self._paragraph(comment, line, leads=index == 0)
        if self._threaded:
            self._thread(comment)
        return Marks(identifier, self._styles.get("annotation reference"))

    def store(self) -> None:
        """Put the parts into the package."""
        self._person()
        for part in (self._comments, *self._others.values()):
            if part is not None:
                part.store(self._parts)

    def _paragraph(self, comment: Element, text: str, *, leads: bool) -> None:
        paragraph = etree.SubElement(comment, name(comment, "p"))
        if style := self._styles.get("annotation text"):
            properties = etree.SubElement(paragraph, name(comment, "pPr"))
            etree.SubElement(properties, name(comment, "pStyle")).set(name(comment, "val"), style)
        if leads:
            sign = etree.SubElement(paragraph, name(comment, "r"))
            if style := self._styles.get("annotation reference"):
                properties = etree.SubElement(sign, name(comment, "rPr"))
                etree.SubElement(properties, name(comment, "rStyle")).set(name(comment, "val"), style)
            etree.SubElement(sign, name(comment, "annotationRef"))
        if text:
            paragraph.append(run_of(comment, None, text))

    def _thread(self, comment: Element) -> None:
        """Give the comment its place among threads, its lasting id and its true time, where the document has them."""
        last = comment[-1]
        paragraph, lasting = f"{next(self._free):08X}", f"{next(self._free):08X}"
        last.set(f"{{{W14}}}paraId", paragraph)
        last.set(f"{{{W14}}}textId", "77777777")
        extended, ids, extensible, _ = (self._others[kind] for kind in _THREADS)
        if extended:
            extended.add(f"{{{W15}}}commentEx", paraId=paragraph, done="0")
        if ids:
            ids.add(f"{{{W16CID}}}commentId", paraId=paragraph, durableId=lasting)
        if ids and extensible:
            extensible.add(f"{{{W16CEX}}}commentExtensible", durableId=lasting, dateUtc=self._stamp.utc)

    def _person(self) -> None:
        """Name the author among the people of the document, once."""
        people = self._others[_PEOPLE]
        if people is None or any(e.get(f"{{{W15}}}author") == self._stamp.author for e in people.root):
            return
        person = people.add(f"{{{W15}}}person", author=self._stamp.author)
        presence = etree.SubElement(person, f"{{{W15}}}presenceInfo")
        presence.set(f"{{{W15}}}providerId", "None")
        presence.set(f"{{{W15}}}userId", self._stamp.author)

    def _existing(self, kind: _Kind) -> _Part | None:
        found = self._parts.related(kind.stem)
        return _Part(found, self._parts.read(found)) if found else None

    def _created(self, kind: _Kind) -> _Part:
        relation = kind.relation or f"{R_STRICT if self._strict else R}/{kind.stem}"
        found = self._parts.add(kind.stem, relation, f"{_TYPE}{kind.stem}+xml", _root(kind.root, self._strict))
        return _Part(found, self._parts.read(found))

    def _highest(self, document: Element) -> int:
        """Return the highest id of a comment or of its marks, -1 where there is none."""
        marks = ("commentRangeStart", "commentRangeEnd", "commentReference")
        found = [number(e) for mark in marks for e in below(document, mark)]
        assert self._comments is not None
        found += [number(e) for e in children(self._comments.root, "comment")]
        return max((n for n in found if n is not None), default=-1)

    def _free_ids(self) -> Iterator[int]:
        """Return ids that no paragraph or comment has; Word re-keys those from 0x80000000 and loses threads."""
        taken = self._parts.paragraph_ids()
        return (n for n in range(_FIRST_ID, _ID_LIMIT) if n not in taken)


_THREADS = (_EXTENDED, _IDS, _EXTENSIBLE, _PEOPLE)


def _could_be_fresh(root: Element) -> bool:
    """Tell whether a comments part is empty and ready for paragraph ids."""
    return not any(isinstance(e.tag, str) for e in root) and W14 in root.nsmap.values()


def initials(author: str) -> str:
    """Return what Word shows before a comment's number: the first letters of Latin words, else the first character."""
    words = author.split()
    if not words:
        return ""
    return "".join(w[0].upper() for w in words)[:_INITIALS] if author.isascii() else words[0][0]


def cleaned(text: str) -> str:
    """Return a text with plain line feeds and without the control characters that XML cannot hold."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in unified if c in "\n\t" or storable(c))


def storable(character: str) -> bool:
    """Tell whether XML can hold the character."""
    return character >= " " and not "\ud800" <= character <= "\udfff" and character not in "\ufffe\uffff"


def _root(tag: str, strict: bool) -> bytes:
    """Return an empty root element with the namespaces that the part may need, all of them ignorable."""
    spaces = {"w": W_STRICT if strict else W, "mc": MC, **_NAMESPACES}
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in spaces.items())
    return f'<{tag} {declared} mc:Ignorable="{" ".join(_NAMESPACES)}"></{tag}>'.encode()


def _styles(parts: Parts) -> dict[str, str]:
    """Return the ids of the two comment styles by their names, which are English in every language of Word."""
    found = parts.related("styles")
    if found is None:
        return {}
    root = parse_xml(parts.read(found), found)
    names = {(value(s, "name") or "").lower(): attribute(s, "styleId") for s in children(root, "style")}
    return {key: style for key in ("annotation text", "annotation reference") if (style := names.get(key))}
