"""A Word draft while structural steps are made in it: the tree of its body, our revisions, and its styles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from checker.errors import BrokenXml, StepRefused
from checker.sources.package import Package, parse_xml
from checker.sources.wordml import (
    Element,
    attribute,
    below,
    body_paragraphs,
    child,
    children,
    is_word,
    paragraph_text,
    text_box,
)
from checker.word.comments import cleaned
from checker.word.parts import Parts
from checker.word.resolution import MARKERS, accept
from checker.word.revisions import Stamp
from checker.word.splice import whole
from checker.word.structure.marks import GONE, NEW, Marks, mark_of
from checker.word.structure.notes import KINDS, Notes
from checker.word.structure.style_sheet import StyleSheet

_AUTHOR = 255
_AROUND = {
    "tc": "它在表格中",
    "txbxContent": "它在文本框中",
    "sdt": "它在内容控件中",
    "customXml": "它在自定义标记中",
    "ins": "它由他人以修订方式成段插入",
    "moveTo": "它由他人以修订方式成段移动",
}


class Draft:
    """The parts, the body and what was done to it so far. Lines are counted anew before each step."""

    def __init__(self, content: bytes, author: str, when: datetime) -> None:
        self.parts = Parts(Package(content))
        self.stamp = Stamp(" ".join(cleaned(author).split())[:_AUTHOR], when)
        self.root = parse_xml(self.parts.read(self.parts.main), self.parts.main)
        body = child(self.root, "body")
        if body is None:
            raise BrokenXml(detail=f"{self.parts.main}没有正文")
        self.body = body
        self.marks = Marks(self.root, self.stamp)
        self.sheet = StyleSheet(self.parts, self.root)
        self.notes = [Notes(self.parts, kind, self.stamp) for kind in KINDS]
        self.moved: dict[Element, Element] = {}
        """Of a paragraph moved here: the one that it was."""

        self._fields: list[tuple[Element, Element]] | None = None

    def paragraph(self, line: int) -> Element:
        """Return the paragraph of a line, which stands in the body itself; raises StepRefused."""
        paragraphs = body_paragraphs(self.root)
        if not 1 <= line <= len(paragraphs):
            raise StepRefused(detail=f"没有第{line}段")
        paragraph = paragraphs[line - 1]
        if paragraph.getparent() is not self.body:
            around = (why for e in paragraph.iterancestors() for local, why in _AROUND.items() if is_word(e, local))
            raise StepRefused(detail=next(around, "它不在正文的段落中"))
        if self.is_gone(paragraph):
            raise StepRefused(detail="它已经移走")
        if self.is_in_field(paragraph):
            raise StepRefused(detail="它在域（如目录）之中")
        return paragraph

    def stepped(self) -> None:
        """Take note that a step was made: what was found out about the body no longer holds."""
        self._fields = None

    def is_in_field(self, paragraph: Element) -> bool:
        """Tell whether a field reaches from another paragraph into this one, or from it into another."""
        place = self.body.index(paragraph)
        return self.splits_field(place) or self.splits_field(place + 1)

    def splits_field(self, place: int) -> bool:
        """Tell whether a field begins before a place in the body and ends behind it."""
        if self._fields is None:
            self._fields = list(_spans(self.body))
        at = self._numbers().get
        return any(at(begin, place) < place <= at(end, -1) for begin, end in self._fields)

    def _numbers(self) -> dict[Element, int]:
        return {e: n for n, e in enumerate(self.body)} if self._fields else {}

    def is_joined(self, block: Element) -> bool:
        """Tell whether others deleted the end of a paragraph whose words are left: it runs on into the next one."""
        mark = mark_of(block) if is_word(block, "p") else None
        gone = mark is not None and any(is_word(e, *GONE) and not self.marks.is_own(e) for e in mark)
        return gone and bool(paragraph_text(block))

    @property
    def end(self) -> int:
        """Return the place in the body behind its last paragraph or table, before its page setup."""
        return next((i for i, e in enumerate(self.body) if is_word(e, "sectPr")), len(self.body))

    @property
    def last(self) -> Element | None:
        """Return the last paragraph of the body, which Word cannot do without; None where a table ends it."""
        blocks = [e for e in self.body if is_word(e, "p", "tbl", "sdt")]
        return blocks[-1] if blocks and is_word(blocks[-1], "p") else None

    def is_new(self, block: Element) -> bool:
        """Tell whether we inserted a paragraph or table, or moved it here."""
        if is_word(block, "tbl"):
            return any(self.marks.has(child(row, "trPr"), ("ins",)) for row in children(block, "tr"))
        return self.marks.has(mark_of(block), NEW) and self.has_own_words(block)

    def is_gone(self, block: Element) -> bool:
        """Tell whether we moved a paragraph or table away."""
        if is_word(block, "tbl"):
            return any(self.marks.has(child(row, "trPr"), ("del",)) for row in children(block, "tr"))
        return self.marks.has(mark_of(block), GONE)

    def has_own_words(self, paragraph: Element) -> bool:
        """Tell whether all that a paragraph holds is ours: its end may be new while its words are not."""
        return all(self._is_in(run, NEW) for run in _runs(paragraph))

    def is_empty(self, paragraph: Element) -> bool:
        """Tell whether a paragraph holds nothing, or nothing but what we moved away."""
        return all(self._is_in(run, GONE) for run in _runs(paragraph))

    def _is_in(self, run: Element, kinds: tuple[str, ...]) -> bool:
        return any(is_word(e, *kinds) and self.marks.is_own(e) for e in run.iterancestors())

    def blocks(self, start: int = 0, stop: int | None = None) -> list[Element]:
        """Return the paragraphs, tables and the like of the body in a range that we did not move away."""
        inside = list(self.body)[start : self.end if stop is None else stop]
        found = (e for e in inside if isinstance(e.tag, str) and not is_word(e, *MARKERS))
        return [e for e in found if not (is_word(e, "p", "tbl") and self.is_gone(e))]

    def bytes(self, *, tracked: bool) -> bytes:
        """Return the package."""
        if not tracked:
            accept(self.root, self.marks.is_own)
        for notes in self.notes:
            notes.store(tracked=tracked)
        self.sheet.store()
        self.parts.put(self.parts.main, whole(self.root))
        return self.parts.bytes()


def _runs(paragraph: Element) -> Iterator[Element]:
    """Yield the runs of a paragraph that hold something."""
    return (run for run in below(paragraph, "r") if len(run) > (child(run, "rPr") is not None))


def _spans(body: Element) -> Iterator[tuple[Element, Element]]:
    """Yield of each field that begins and ends in different blocks of the body the two blocks."""
    begun: list[Element] = []
    for mark in below(body, "fldChar"):
        kind = attribute(mark, "fldCharType")
        if text_box(mark) is not None or kind == "separate":
            continue
        block = next((e for e in mark.iterancestors() if e.getparent() is body), body)
        if kind == "begin":
            begun.append(block)
        elif kind == "end" and begun and (first := begun.pop()) is not block:
            yield first, block
