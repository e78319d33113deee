"""Notes that go with a moved chapter: a note has one mark, so the moved mark gets a note of its own, tracked like it.

In the part of the notes the old note is deleted and the new one, at its end, inserted.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable

from checker.errors import ChapterUntracked
from checker.sources.package import parse_xml
from checker.sources.wordml import Element, below, children
from checker.word.parts import Parts
from checker.word.resolution import accept, revisions
from checker.word.revisions import Stamp
from checker.word.runs import name, number
from checker.word.splice import whole
from checker.word.structure.marks import Marks

KINDS = ("footnote", "endnote")


class Notes:
    """The footnotes or endnotes of a draft; read when first asked for."""

    def __init__(self, parts: Parts, kind: str, stamp: Stamp) -> None:
        self._parts, self._kind, self._stamp = parts, kind, stamp
        self._part = parts.related(f"{kind}s")
        self._root: Element | None = None
        self._marks: Marks | None = None
        self._left: list[Element] = []

    def check(self, blocks: Iterable[Element]) -> None:
        """Raise ChapterUntracked where a note of the blocks cannot be copied."""
        for reference in self._references(blocks):
            note = self._note(reference)
            if note is None:
                raise ChapterUntracked(detail="其中有脚注或尾注没有注文")
            if any(not self._own.is_own(revision) for revision in revisions(note)):
                raise ChapterUntracked(detail="其中的脚注或尾注有尚未处理的修订")

    def renew(self, blocks: Iterable[Element]) -> None:
        """Give the references in copied blocks notes of their own, in the order of the part."""
        pairs = ((self._note(reference), reference) for reference in self._references(blocks))
        found = [(note, reference) for note, reference in pairs if note is not None]
        if self._root is None:
            return
        order = {note: n for n, note in enumerate(self._root)}
        for note, reference in sorted(found, key=lambda pair: order[pair[0]]):
            new = copy.deepcopy(note)
            free = max((n for e in children(self._root, self._kind) if (n := number(e)) is not None), default=0) + 1
            for element in (new, reference):
                element.set(name(element, "id"), str(free))
            for element, kind in ((note, "del"), (new, "ins")):
                for paragraph in below(element, "p"):
                    self._own.wrap(paragraph, kind)
                    self._own.mark_paragraph(paragraph, kind)
            self._root.append(new)
            self._left.append(note)

    def store(self, *, tracked: bool) -> None:
        """Put the part into the package if notes were copied."""
        if not self._left or self._root is None or self._part is None:
            return
        if not tracked:
            for note in self._left:
                self._root.remove(note)
            accept(self._root, self._own.is_own)
        self._parts.put(self._part, whole(self._root))

    @property
    def _own(self) -> Marks:
        assert self._marks is not None
        return self._marks

    def _references(self, blocks: Iterable[Element]) -> list[Element]:
        return [reference for block in blocks for reference in below(block, f"{self._kind}Reference")]

    def _note(self, reference: Element) -> Element | None:
        """Return the note of a reference."""
        if self._root is None and self._part is not None:
            self._root = parse_xml(self._parts.read(self._part), self._part)
            self._marks = Marks(self._root, self._stamp)
        wanted = number(reference)
        notes = children(self._root, self._kind) if self._root is not None else ()
        return next((note for note in notes if number(note) == wanted), None)
