"""Comments written, brought up to date, marked as resolved or taken out, each part of them as Word keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from lxml import etree

from checker.sources.wordml import Element, below, children
from checker.word.anchors import Marks
from checker.word.comment_parts import (
    W14,
    W15,
    W16CEX,
    W16CID,
    CommentParts,
    entry,
    last_paragraph_id,
)
from checker.word.earlier_comments import EarlierComment
from checker.word.field_ends import FieldEnds
from checker.word.parts import Parts, is_strict
from checker.word.revisions import Stamp
from checker.word.runs import name, number, run_of

MOST_RANGES = 32_767
"""Word opens no file with more comment ranges (MS-OI29500, 2.1.315 a)."""

_INITIALS = 9  # the schema allows no more
_BIGGEST = 2**30  # larger ids are somebody's odd ones: counted on from there they would leave what Word reads
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_TEXT_ID = "77777777"  # what Word writes for any text


class CommentWriter:
    """Writes the comments of a document. `document` is the root of the main part."""

    def __init__(self, parts: Parts, document: Element, stamp: Stamp) -> None:
        self.parts = CommentParts(parts, is_strict(document))
        self._stamp = stamp
        self._ids = self._unused(document)
        self._ranges = sum(1 for _ in below(document, "commentRangeStart"))
        self._free: Iterator[str] | None = None
        self._fields = FieldEnds(document)

    @property
    def full(self) -> bool:
        """Tell whether one comment more would make the document unreadable for Word."""
        return self._ranges >= MOST_RANGES

    def add(self, text: str) -> Marks:
        """Write a comment; return the marks that put it into the document."""
        part = self.parts.prepare()
        self._ranges += 1
        identifier = next(self._ids)
        comment = part.add(
            name(part.root, "comment"),
            id=identifier,
            author=self._stamp.author,
            date=self._stamp.local,
            initials=initials(self._stamp.author),
        )
        self._write(comment, text)
        if self.parts.threaded:
            self._thread(comment)
        self._person()
        return self.marks(identifier)

    def marks(self, identifier: str) -> Marks:
        """Return the marks of a comment."""
        return Marks(identifier, self.parts.styles.get("annotation reference"), self._fields)

    def rewrite(self, earlier: EarlierComment, text: str) -> None:
        """Give an earlier comment another text and the time of now; its thread stays."""
        comment = earlier.element
        identifier = last_paragraph_id(comment)
        for element in list(comment):
            comment.remove(element)
        self._write(comment, text)
        if identifier is not None:
            comment[-1].set(f"{{{W14}}}paraId", identifier)
            comment[-1].set(f"{{{W14}}}textId", _TEXT_ID)
        comment.set(name(comment, "date"), self._stamp.local)
        assert self.parts.comments is not None
        self.parts.comments.touch(comment)
        lasting = entry(self.parts.ids, f"{{{W16CID}}}paraId", identifier)
        durable = lasting.get(f"{{{W16CID}}}durableId") if lasting is not None else None
        time = entry(self.parts.extensible, f"{{{W16CEX}}}durableId", durable)
        if time is not None and self.parts.extensible is not None:
            time.set(f"{{{W16CEX}}}dateUtc", self._stamp.utc)
            self.parts.extensible.touch(time)

    def resolve(self, earlier: EarlierComment) -> bool:
        """Mark a thread as resolved; False where the document cannot say so."""
        part = self.parts.extended
        if part is None or not self.parts.threaded:
            return False
        for comment in earlier.thread:
            identifier = last_paragraph_id(comment.element)
            if identifier is None:
                continue
            found = entry(part, f"{{{W15}}}paraId", identifier)
            if found is None:
                part.add(f"{{{W15}}}commentEx", paraId=identifier, done="1")
            elif found.get(f"{{{W15}}}done") != "1":
                found.set(f"{{{W15}}}done", "1")
                part.touch(found)
        return last_paragraph_id(earlier.element) is not None

    def remove(self, earlier: EarlierComment) -> None:
        """Take a comment out of every part; its marks in the document are not touched here."""
        identifier = last_paragraph_id(earlier.element)
        lasting = entry(self.parts.ids, f"{{{W16CID}}}paraId", identifier)
        durable = lasting.get(f"{{{W16CID}}}durableId") if lasting is not None else None
        for part, key, wanted in (
            (self.parts.extended, f"{{{W15}}}paraId", identifier),
            (self.parts.ids, f"{{{W16CID}}}paraId", identifier),
            (self.parts.extensible, f"{{{W16CEX}}}durableId", durable),
        ):
            found = entry(part, key, wanted)
            if part is not None and found is not None:
                part.remove(found)
        assert self.parts.comments is not None
        self.parts.comments.remove(earlier.element)

    def store(self) -> None:
        """Put the parts into the package."""
        self.parts.store()

    def _write(self, comment: Element, text: str) -> None:
        for index, line in enumerate(cleaned(text).split("\n")):
            self._paragraph(comment, line, leads=index == 0)

    def _paragraph(self, comment: Element, text: str, *, leads: bool) -> None:
        paragraph = etree.SubElement(comment, name(comment, "p"))
        styles = self.parts.styles
        if style := styles.get("annotation text"):
            properties = etree.SubElement(paragraph, name(comment, "pPr"))
            etree.SubElement(properties, name(comment, "pStyle")).set(name(comment, "val"), style)
        if leads:
            sign = etree.SubElement(paragraph, name(comment, "r"))
            if style := styles.get("annotation reference"):
                properties = etree.SubElement(sign, name(comment, "rPr"))
                etree.SubElement(properties, name(comment, "rStyle")).set(name(comment, "val"), style)
            etree.SubElement(sign, name(comment, "annotationRef"))
        if text:
            paragraph.append(run_of(comment, None, text))

    def _thread(self, comment: Element) -> None:
        """Give the comment its place among threads, its lasting id and its true time, where the document has them."""
        self._free = self._free or self.parts.free_ids()
        paragraph, lasting = next(self._free), next(self._free)
        comment[-1].set(f"{{{W14}}}paraId", paragraph)
        comment[-1].set(f"{{{W14}}}textId", _TEXT_ID)
        if self.parts.extended:
            self.parts.extended.add(f"{{{W15}}}commentEx", paraId=paragraph, done="0")
        if self.parts.ids:
            self.parts.ids.add(f"{{{W16CID}}}commentId", paraId=paragraph, durableId=lasting)
        if self.parts.ids and self.parts.extensible:
            self.parts.extensible.add(f"{{{W16CEX}}}commentExtensible", durableId=lasting, dateUtc=self._stamp.utc)

    def _person(self) -> None:
        """Name the author among the people of the document, once."""
        people = self.parts.people
        if people is None or any(e.get(f"{{{W15}}}author") == self._stamp.author for e in people.entries):
            return
        person = people.add(f"{{{W15}}}person", author=self._stamp.author)
        presence = etree.SubElement(person, f"{{{W15}}}presenceInfo")
        presence.set(f"{{{W15}}}providerId", "None")
        presence.set(f"{{{W15}}}userId", self._stamp.author)

    def _unused(self, document: Element) -> Iterator[str]:
        """Return ids that no comment and no mark has."""
        found = [number(e) for mark in _MARKS for e in below(document, mark)]
        if self.parts.comments is not None:
            found += [number(e) for e in children(self.parts.comments.root, "comment")]
        taken = {n for n in found if n is not None}
        first = max((n for n in taken if n < _BIGGEST), default=-1) + 1
        return (str(n) for n in count(max(first, 0)) if n not in taken)


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
