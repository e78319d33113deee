"""A Word draft while structural steps are made in it: the tree of its body, our revisions, and its styles."""

from __future__ import annotations

from datetime import datetime

from checker.errors import StepRefused
from checker.sources.package import Package, parse_xml
from checker.sources.wordml import Element, atoms, body_paragraphs, child, children, is_word, paragraph_text
from checker.word.comments import cleaned
from checker.word.parts import Parts
from checker.word.resolution import MARKERS, accept
from checker.word.revisions import Stamp
from checker.word.splice import whole
from checker.word.structure.marks import GONE, NEW, Marks, mark_of
from checker.word.structure.style_sheet import StyleSheet

_AUTHOR = 255
_AROUND = {
    "tc": "它在表格中",
    "txbxContent": "它在文本框中",
    "sdt": "它在内容控件中",
    "customXml": "它在自定义标记中",
}


class Draft:
    """The parts, the body and what was done to it so far. Lines are counted anew before each step."""

    def __init__(self, content: bytes, author: str, when: datetime) -> None:
        self.parts = Parts(Package(content))
        self.stamp = Stamp(" ".join(cleaned(author).split())[:_AUTHOR], when)
        self.root = parse_xml(self.parts.read(self.parts.main), self.parts.main)
        self.body = next(e for e in self.root.iterchildren() if is_word(e, "body"))
        self.marks = Marks(self.root, self.stamp)
        self.sheet = StyleSheet(self.parts, self.root)
        self.moved: dict[Element, Element] = {}
        """Of a paragraph moved here: the one that it was."""

    def paragraph(self, line: int) -> Element:
        """Return the paragraph of a line, which stands in the body itself; raises StepRefused."""
        paragraphs = body_paragraphs(self.root)
        if not 1 <= line <= len(paragraphs):
            raise StepRefused(detail=f"没有第{line}段")
        paragraph = paragraphs[line - 1]
        if paragraph.getparent() is not self.body:
            around = (
                reason for e in paragraph.iterancestors() for local, reason in _AROUND.items() if is_word(e, local)
            )
            raise StepRefused(detail=next(around, "它不在正文的段落中"))
        if self.is_gone(paragraph):
            raise StepRefused(detail="这一段已经移走或删去")
        if self.in_field(paragraph):
            raise StepRefused(detail="它在目录等域之中")
        return paragraph

    def in_field(self, paragraph: Element) -> bool:
        """Tell whether a field that began in another paragraph reaches into this one."""
        return False

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
        return self.marks.has(mark_of(block), NEW) and self._has_own_text(block)

    def is_gone(self, block: Element) -> bool:
        """Tell whether we moved a paragraph or table away."""
        if is_word(block, "tbl"):
            return any(self.marks.has(child(row, "trPr"), ("del",)) for row in children(block, "tr"))
        return self.marks.has(mark_of(block), GONE)

    def _has_own_text(self, paragraph: Element) -> bool:
        """Tell whether no text of a paragraph but ours is there: the end of one may be new while its words are not."""
        return all(
            any(is_word(e, *NEW) and self.marks.is_own(e) for e in atom.run.iterancestors())
            for atom in atoms(paragraph)
        )

    def visible(self, start: int, stop: int) -> list[Element]:
        """Return the blocks of the body in a range that we did not move away."""
        blocks = (e for e in list(self.body)[start:stop] if isinstance(e.tag, str) and not is_word(e, *MARKERS))
        return [e for e in blocks if not (is_word(e, "p", "tbl") and self.is_gone(e))]

    def bytes(self, *, tracked: bool) -> bytes:
        """Return the package."""
        if not tracked:
            accept(self.root, self.marks.is_own)
        self.sheet.store()
        self.parts.put(self.parts.main, whole(self.root))
        return self.parts.bytes()


def text(paragraph: Element) -> str:
    """Return what a paragraph says."""
    return paragraph_text(paragraph)
