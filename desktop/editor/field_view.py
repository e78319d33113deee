"""What is to be filled in ({地区}, 【数值】) shown as fields, and the way from one to the next.

Tab goes on to the next field while one is being filled in: as long as the caret stays in the paragraph of the last.
Elsewhere Tab does what it does without fields.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextCursor
from PySide6.QtWidgets import QWidget

from checker.drafting.writing.open_fields import open_fields
from checker.plan import BlockKind
from desktop.editor import marks as drawing
from desktop.editor import positions
from desktop.editor.paper_view import Placed
from desktop.editor.paragraphs import FILLER
from desktop.editor.typing import TypingView
from desktop.theme import Theme

_RADIUS = 3.0  # pixels of a field's corners
_KEEP = QTextCursor.MoveMode.KeepAnchor


class FieldView(TypingView):
    """A plan that can be typed in, its fields set off."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._filling = FILLER  # the plan block whose fields are being filled in
        super().__init__(theme, parent)

    def fields(self) -> Iterator[tuple[int, int]]:
        """Yield where each field begins and ends in the document, in order."""
        block = self.document().begin() if self.plan_document is not None else self.document().end()
        while block.isValid():
            text = block.text()
            for span in open_fields(text) if self._may_hold(block) else ():
                at = block.position()
                yield at + positions.to_units(text, span.start), at + positions.to_units(text, span.stop)
            block = block.next()

    def go_to_field(self, step: int) -> bool:
        """Select the next field (1) or the one before (-1), round the end; tell whether there is one."""
        found = list(self.fields())
        if not found:
            return False
        cursor = self.textCursor()
        start, stop = cursor.selectionStart(), cursor.selectionEnd()
        on_it = (start, stop) in found
        if step > 0:
            start_at = stop if on_it or not cursor.hasSelection() else start
            chosen = next((field for field in found if field[0] >= start_at), found[0])
        else:
            chosen = next((field for field in reversed(found) if field[1] <= start), found[-1])
        self._select_field(chosen)
        return True

    def select_field_between(self, first: int, last: int) -> None:
        """Select the first place to be filled in within some plan blocks."""
        document = self.plan_document
        if document is not None:
            found = next((f for f in self.fields() if first <= document.place(f[0])[0] <= last), None)
            if found is not None:
                self._select_field(found)

    def insert_text(self, text: str, deed: str) -> None:
        """Put text in place of the selection or at the caret, as one step of this name; its first field is selected."""
        document = self.plan_document
        if document is None or self.isReadOnly():
            return
        self.end_composing()
        start = self.textCursor().selectionStart()
        self._put(text, deed)
        stop = self.textCursor().position()
        first = next((field for field in self.fields() if start <= field[0] and field[1] <= stop), None)
        if first is not None:
            self._select_field(first)
        self.setFocus()

    def focusNextPrevChild(self, on: bool) -> bool:
        """Go on to the next field while they are being filled in."""
        if self._is_filling() and self.go_to_field(1 if on else -1):
            return True
        return super().focusNextPrevChild(on)

    def _may_hold(self, block: QTextBlock) -> bool:
        """Tell whether a text block may hold fields: contents that Word makes follow the headings by themselves."""
        index = block.userState()
        document = self.plan_document
        return index != FILLER and document is not None and document.reading.plan.blocks[index].kind != BlockKind.TOC

    def _is_filling(self) -> bool:
        document = self.plan_document
        return document is not None and self._filling == document.place(self.textCursor().position())[0]

    def _select_field(self, field: tuple[int, int]) -> None:
        assert self.plan_document is not None
        cursor = QTextCursor(self.plan_document)
        cursor.setPosition(field[0])
        cursor.setPosition(field[1], _KEEP)
        self.setTextCursor(cursor)
        self._filling = self.plan_document.place(field[0])[0]
        self.reveal(field[0])

    def _paint_behind(self, painter: QPainter, blocks: Placed) -> None:
        fill, line = QColor(self._theme.ink("accent")), QColor(self._theme.ink("accent"))
        fill.setAlphaF(0.1)
        line.setAlphaF(0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(line, 1, Qt.PenStyle.SolidLine))
        painter.setBrush(fill)
        for block, origin in blocks:
            text = block.text()
            for span in open_fields(text) if self._may_hold(block) else ():
                ends = positions.to_units(text, span.start), positions.to_units(text, span.stop)
                for rect in drawing.line_rects(block, *ends, origin):
                    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, 1), _RADIUS, _RADIUS)
        painter.restore()
        super()._paint_behind(painter, blocks)
