"""One part of the document with its paragraphs as they were read, and what is done to them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence

from checker.plan import BODY
from checker.sources.package import parse_xml
from checker.sources.wordml import (
    MC,
    Element,
    Paragraph,
    below,
    paragraph_text,
    part_paragraphs,
    tags,
    text_box,
)
from checker.word.changes import Mode, Refused
from checker.word.difference import Change
from checker.word.editable import Place, check, place_of
from checker.word.parts import Parts
from checker.word.revisions import Reviser, Stamp
from checker.word.runs import Line, RevisionIds
from checker.word.splice import outermost, regions, spliced, whole
from checker.word.verify import Expected

_BREAK = "\0"
_NOTES = ("footnotes", "endnotes")
_MARGINS = ("header", "footer")


class Story:
    """The body, the notes or a header: lines by number, changes, and the part's new bytes."""

    def __init__(self, part: str, xml: bytes, stamp: Stamp, mode: Mode) -> None:
        self.part, self.mode = part, mode
        self.root = parse_xml(xml, part)
        self.comments: list[str] = []
        self._xml = xml
        self._paragraphs = part_paragraphs(self.root)
        self._numbers = {p.element: n for n, p in enumerate(self._paragraphs, 1)}
        self._regions = regions(xml, self.root)
        self._ids = RevisionIds(self.root)
        self._reviser = Reviser(self.root, self._ids, stamp, mode)
        self._lines: dict[int, Line] = {}
        self._changes: dict[int, list[tuple[Change, Place]]] = {}
        self._touched: set[Element] = set()
        self._original: dict[int, str] = {}

    def line(self, number: int) -> Line:
        """Return a line, raises Refused where there is none; the same object each time."""
        if not 1 <= number <= len(self._paragraphs):
            raise Refused(f"没有第{number}段")
        if number not in self._lines:
            self._lines[number] = Line(self._paragraphs[number - 1], self._ids)
        return self._lines[number]

    def ranged(self, number: int, start: int, end: int) -> Line:
        """Return a line that has the given range; raises Refused where it has not."""
        line = self.line(number)
        if not 0 <= start <= end <= len(line.text):
            raise Refused(f"第{number}段没有第{start}至{end}字")
        return line

    def first(self) -> tuple[int, Line]:
        """Return the first line outside text boxes, with its number, if possible one with text; raises Refused."""
        outside = [n for n, p in enumerate(self._paragraphs, 1) if outermost(p.element) is p.element]
        if not outside:
            raise Refused("正文没有可以加批注的段落")
        number = next((n for n in outside if self._paragraphs[n - 1].text.strip()), outside[0])
        return number, self.line(number)

    def copies(self, number: int) -> list[int]:
        """Return the numbers of the lines that store the same text of a text box, in order; mostly just the line."""
        element = self.line(number).element
        choice = next(element.iterancestors(f"{{{MC}}}AlternateContent"), None)
        if choice is None or text_box(element) is None:
            return [number]
        branches = [list(below(branch, "p")) for branch in choice.iterchildren(f"{{{MC}}}*")]
        place = next(b.index(element) for b in branches if element in b)
        twins = [b[place] for b in branches if place < len(b)]
        text = self.line(number).text
        return [n for n in (self._numbers[t] for t in twins) if self.line(n).text == text]

    def check(self, number: int, changes: Iterable[Change]) -> None:
        """Raise Refused where one of the changes cannot be made."""
        for copy in self.copies(number):
            for change in changes:
                check(self.line(copy), change)

    def plan(self, number: int, changes: Iterable[Change]) -> None:
        """Take note of changes that `check` let pass; to be made by `revise`; in each line from left to right."""
        for copy in self.copies(number):
            line, planned = self.line(copy), self._changes.setdefault(copy, [])
            for change in changes:
                if planned and planned[-1][0][:2] == (change.start, change.start) == (change.start, change.stop):
                    change = Change(change.start, change.stop, planned.pop()[0].text + change.text)
                inserts = change.start == change.stop
                planned.append((change, place_of(line, change.start) if inserts else Place.END))

    @property
    def paragraphs(self) -> Sequence[Paragraph]:
        """Return the paragraphs as they were read; line n has the index n - 1."""
        return self._paragraphs

    def touch(self, element: Element) -> None:
        """Take note that a paragraph, or what holds it, is no longer what it was."""
        self._touched.add(outermost(element))

    def remove_mark(self, mark: Element) -> None:
        """Take a mark of a comment out: of its paragraph, or where it stands between paragraphs."""
        paragraph = next(mark.iterancestors(*tags("p")), None)
        self._touched.add(mark if paragraph is None else outermost(paragraph))
        if paragraph is None and self._regions is not None:
            self._regions[mark].removed = True
        parent = mark.getparent()
        if parent is not None:
            parent.remove(mark)

    def revise(self) -> None:
        """Make the planned changes, each line from right to left."""
        for number, changes in self._changes.items():
            line = self.line(number)
            if changes:
                self.touch(line.element)
                self._original[number] = paragraph_text(line.element)
            for change, place in sorted(changes, reverse=True, key=_position):
                self._reviser.apply(line, change, place)
        self._reviser.finish()

    def store(self, parts: Parts) -> None:
        """Put the part into the package if anything in it was touched."""
        if not self._touched:
            return
        if self._regions is None:
            parts.put(self.part, whole(self.root))
        else:
            edited = [self._regions[element] for element in self._touched]
            parts.put(self.part, spliced(self._xml, edited, self._reviser.added))

    def expected(self) -> Expected:
        """Return what the part must say once it is written."""
        accepted: list[str] = []
        for number, paragraph in enumerate(self._paragraphs, 1):
            accepted += _changed(paragraph.text, [change for change, _ in self._changes.get(number, ())])
        rejected = self._original if self.mode is Mode.TRACKED else {}
        own, comments = frozenset(self._reviser.own), tuple(self.comments)
        return Expected(tuple(accepted), len(self._paragraphs), rejected, own, comments)


def part_of(parts: Parts, part: str) -> str:
    """Return the name in the package of a part as `Block.part` calls it; raises Refused where there is none."""
    if part == BODY:
        return parts.main
    for relation in parts.package.relationships(parts.main):
        if relation.target is None:
            continue
        stem = posixpath.splitext(posixpath.basename(relation.target))[0]
        if part == (relation.kind if relation.kind in _NOTES else stem) and relation.kind in (*_NOTES, *_MARGINS):
            return relation.target
    raise Refused(f"文档中没有“{part}”部分")


def _position(planned: tuple[Change, Place]) -> tuple[int, int]:
    """Return where a change begins and ends, for sorting."""
    return planned[0].start, planned[0].stop


def _changed(text: str, changes: Sequence[Change]) -> list[str]:
    """Return the paragraphs that a text becomes."""
    for change in sorted(changes, reverse=True):
        text = text[: change.start] + change.text.replace("\n", _BREAK) + text[change.stop :]
    return text.split(_BREAK)
