"""The numbers that refer to footnotes and endnotes, small above the line where they stand; no part of the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QTextCursor

from desktop.editor.hover import Tip
from desktop.editor.look import BODY
from desktop.editor.marks import cursor_x
from desktop.language import tr

if TYPE_CHECKING:
    from checker.sources.drawn import NoteMark
    from desktop.editor.blocks import PlanDocument
    from desktop.editor.paper_view import Placed
    from desktop.theme import Theme

_SCALE = 0.66  # of the body's size
_REACH = 4.0  # pixels round a number that still count as on it


class NoteMarks:
    """The note marks of one document. They hold cursors, so they move with the text while it is edited."""

    def __init__(self, document: PlanDocument, marks: Sequence[tuple[int, NoteMark]]) -> None:
        self._document = document
        self._held: dict[int, list[tuple[QTextCursor, NoteMark]]] = {}
        self._drawn: list[tuple[QRectF, NoteMark]] = []
        for index, mark in marks:
            if mark.number and document.block(index).isValid():
                cursor = QTextCursor(document)
                cursor.setPosition(document.position(index, mark.offset))
                self._held.setdefault(index, []).append((cursor, mark))

    def paint(self, painter: QPainter, blocks: Placed, theme: Theme) -> None:
        """Draw the numbers of the blocks in view."""
        self._drawn.clear()
        look = self._document.look
        font = look.font(BODY, _SCALE, bold=True)
        metrics, body = QFontMetricsF(font), QFontMetricsF(look.font(BODY))
        painter.setFont(font)
        painter.setPen(theme.ink("accent"))
        for block, origin in blocks:
            for cursor, mark in self._held.get(block.userState(), ()):
                at = cursor.position() - block.position()
                if not 0 <= at < block.length():
                    continue
                line = block.layout().lineForTextPosition(at)
                if not line.isValid():
                    continue
                width = metrics.horizontalAdvance(mark.number)
                x = origin.x() + cursor_x(line, at) - width / 2
                base = origin.y() + line.y() + line.ascent() - body.ascent() * 0.7
                painter.drawText(QPointF(x, base), mark.number)
                rect = QRectF(x, base - metrics.ascent(), width, metrics.height())
                self._drawn.append((rect.adjusted(-_REACH, -_REACH, _REACH, _REACH), mark))

    def tip_at(self, point: QPoint) -> Tip | None:
        """Return what the note says whose number was last drawn at a point of the viewport."""
        for rect, mark in self._drawn:
            if rect.contains(QPointF(point)):
                word = tr("脚注 {0}") if mark.part == "footnotes" else tr("尾注 {0}")
                return Tip(message=mark.text, state=word.format(mark.number))
        return None


def note_numbers(document: PlanDocument, marks: Sequence[NoteMark]) -> dict[int, str]:
    """Return by plan block the numbers of the notes whose text it begins."""
    blocks = {(block.part, block.line): i for i, block in enumerate(document.reading.plan.blocks)}
    found: dict[int, str] = {}
    for mark in marks:
        if mark.number and mark.lines and (mark.part, mark.lines[0]) in blocks:
            found[blocks[mark.part, mark.lines[0]]] = f" {mark.number}"
    return found
