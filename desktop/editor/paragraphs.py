"""The text of a plan's blocks in a text document: each block of the plan is one text block or, divided, several.

Every text block carries the index of its plan block as user state; -1 is a filler that Qt wants round tables and that
shows nothing. A break that the drafter typed begins another text block of the same plan block, so that it looks like
the paragraph that the export writes; a break of the file stays inside its text block. Either counts one in Qt's units
as in code points, so that offsets into a plan block hold whatever it is divided into.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from checker.reading.elements import Reading
from desktop.editor import positions
from desktop.places import BlockSpan

FILLER = -1


class PlanText(QTextDocument):
    """The document's text by plan blocks; the plan's own undo is the session's, never Qt's."""

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.setUndoRedoEnabled(False)
        self.reading = reading
        self._blocks: dict[int, QTextBlock] = {}
        self._count = 0

    def note_blocks(self) -> None:
        """Learn where the plan blocks stand; for when the document was built."""
        self._blocks.clear()
        block = self.begin()
        while block.isValid():
            if block.userState() != FILLER:
                self._blocks.setdefault(block.userState(), block)
            block = block.next()
        self._count = self.blockCount()

    def intact(self) -> bool:
        """Tell whether the text blocks are those that were built or divided since."""
        return self.blockCount() == self._count

    def block(self, index: int) -> QTextBlock:
        """Return the first text block of a plan block; invalid when the plan block is not shown."""
        return self._blocks.get(index, QTextBlock())

    def pieces(self, index: int) -> Iterator[QTextBlock]:
        """Yield the text blocks of a plan block."""
        block = self.block(index)
        while block.isValid() and block.userState() == index:
            yield block
            block = block.next()

    def text(self, index: int) -> str:
        """Return the text of a plan block as shown, its text blocks joined with line ends."""
        return "\n".join(piece.text() for piece in self.pieces(index))

    def indices(self) -> Iterator[int]:
        """Yield the plan blocks in the order in which they stand on the paper."""
        block, last = self.begin(), FILLER
        while block.isValid():
            if block.userState() not in (FILLER, last):
                last = block.userState()
                yield last
            block = block.next()

    def position(self, index: int, offset: int) -> int:
        """Return the document position of a place in a plan block, counted in code points."""
        return self.block(index).position() + positions.to_units(self.text(index), offset)

    def cursor(self, span: BlockSpan) -> QTextCursor:
        """Return a cursor that selects a stretch of a block; a null cursor when the block is not shown."""
        block = self.block(span.block)
        if not block.isValid():
            return QTextCursor()
        text = self.text(span.block)
        cursor = QTextCursor(self)
        cursor.setPosition(block.position() + positions.to_units(text, span.start))
        cursor.setPosition(block.position() + positions.to_units(text, span.stop), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def place(self, position: int) -> tuple[int, int]:
        """Return plan block and code point offset of a document position; fillers count as the block before."""
        block = self.findBlock(position)
        while block.isValid() and block.userState() == FILLER:
            block = block.previous()
            position = block.position() + block.length() - 1
        if not block.isValid():
            return (0, 0)
        index = block.userState()
        return (index, positions.to_points(self.text(index), position - self.block(index).position()))

    def joinable(self, first: int, second: int) -> bool:
        """Tell whether two plan blocks follow each other in the same text or cell of a word processor's file."""
        plan = self.reading.plan
        if not plan.is_word or second != first + 1:
            return False
        a, b = plan.blocks[first], plan.blocks[second]
        return (a.part, a.kind, a.cell) == (b.part, b.kind, b.cell)

    def set_text(self, index: int, text: str) -> None:
        """Change the text of a block, touching no more than differs, so that marks beside it stay."""
        if not self.block(index).isValid():
            return
        before, after = self.text(index), positions.divided(self.reading.plan.blocks[index].text, text)
        if before == after:
            return
        start, stop, new = positions.change(before, after)
        edit = QTextCursor(self)
        edit.beginEditBlock()
        at = self.position(index, start)
        self.remove(at, self.position(index, stop))
        self.insert(at, new)
        edit.endEditBlock()

    def insert(self, position: int, text: str) -> None:
        """Put text in at a document position; each line end divides the plan block there."""
        index = self.findBlock(position).userState()
        if index == FILLER or not text:
            return
        base, pieces = self.block(index).position(), sum(1 for _ in self.pieces(index))
        cursor = QTextCursor(self)
        cursor.setPosition(position)
        form = cursor.block().charFormat()
        cursor.beginEditBlock()
        for number, line in enumerate(text.split("\n")):
            if number:
                cursor.insertBlock()
            cursor.insertText(line, form)
        self._divide(index, base, pieces, pieces + text.count("\n"))
        cursor.endEditBlock()

    def remove(self, start: int, stop: int) -> None:
        """Take out what stands between two document positions of one plan block, its divisions too."""
        first, last = self.findBlock(start), self.findBlock(stop)
        index = first.userState()
        if start >= stop or index == FILLER:
            return
        base, pieces = self.block(index).position(), sum(1 for _ in self.pieces(index))
        ends = last.blockNumber() - first.blockNumber()
        cursor = QTextCursor(self)
        cursor.setPosition(start)
        cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        self._divide(index, base, pieces, pieces - ends)
        cursor.endEditBlock()

    def dress(self, block: QTextBlock) -> None:
        """Set a text block as its kind is set; for the document that knows the kinds."""

    def _divide(self, index: int, base: int, before: int, now: int) -> None:
        """Note that the plan block at document position `base` has come to be `now` text blocks."""
        if before == now:
            return
        self._count += now - before
        block = self._blocks[index] = self.findBlock(base)
        for _ in range(now):
            block.setUserState(index)
            self.dress(block)
            block = block.next()
