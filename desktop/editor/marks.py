"""Marks under the found words: a light fill and a line by severity, drawn on exactly the found characters.

Marks hold cursors, so they move with the text while it is edited, until the next check sets new ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QTextBlock, QTextCursor, QTextLine

from checker.findings import Severity
from desktop.theme import Theme

UPPER = "upper"


@dataclass(slots=True)
class Mark:
    """One stretch of marked text: whose it is (a finding's key), in which tones, and where."""

    key: str
    tones: str
    cursor: QTextCursor
    answered: bool = False
    words: str = ""  # what was marked when it was set
    resting: bool = False  # not drawn yet: the caret is on the word, which is still being typed

    def __post_init__(self) -> None:
        self.words = self.cursor.selectedText()

    @property
    def start(self) -> int:
        """First document position."""
        return self.cursor.selectionStart()

    @property
    def stop(self) -> int:
        """Document position behind the last character."""
        return self.cursor.selectionEnd()

    @property
    def text(self) -> str:
        """The marked characters as shown."""
        return self.cursor.selectedText()

    @property
    def edited(self) -> bool:
        """Tell whether the marked words were edited since the mark was set: 已修改，待复核."""
        return self.text != self.words

    def holds(self, position: int) -> bool:
        """Tell whether a document position lies on the mark."""
        return self.start <= position < max(self.stop, self.start + 1)


def line_rects(block: QTextBlock, start: int, stop: int, origin: QPointF) -> Iterator[QRectF]:
    """Yield the rectangle of a stretch on each of its lines; `origin` is where the block's layout stands."""
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        low, high = max(start, line.textStart()), min(stop, line.textStart() + line.textLength())
        if low > high or (low == high and start != stop):
            continue
        left, right = cursor_x(line, low), cursor_x(line, high)
        top = origin.y() + line.y() + line.ascent()
        ascent, descent = _extent(block)
        width = max(right - left, 3.0)
        yield QRectF(origin.x() + left, top - ascent, width, ascent + descent)


def cursor_x(line: QTextLine, position: int) -> float:
    """Return where a position stands on its line; PySide gives it with the position it was moved to."""
    at: Any = line.cursorToX(position)
    return float(at[0] if isinstance(at, tuple) else at)


def _extent(block: QTextBlock) -> tuple[float, float]:
    """Return how far the fill reaches above and below the base line, from the font and not from the line height."""
    metrics = QFontMetricsF(block.charFormat().font())
    return metrics.ascent() * 0.95, metrics.descent() + 1.5


def paint_fill(painter: QPainter, rect: QRectF, mark: Mark, theme: Theme) -> None:
    """Draw what lies behind the text of a mark."""
    if not mark.answered and not mark.edited:
        painter.fillRect(rect, theme.tones(mark.tones).fill)


def paint_hit(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """Draw what lies behind a place of the words looked for."""
    glow = QColor(theme.ink("accent"))
    glow.setAlphaF(0.16)
    painter.fillRect(rect, glow)


def paint_line(painter: QPainter, rect: QRectF, mark: Mark, theme: Theme) -> None:
    """Draw the line under a mark: wave 错误, bar 须说明, dots 一般, thin dashes 提示; thin and plain once answered.

    Where the words were edited since, the line is grey and dashed until the next check.
    """
    if mark.edited and not mark.answered:
        _straight(painter, rect.left(), rect.right(), rect.bottom(), QPen(theme.ink("muted"), 1, Qt.PenStyle.DashLine))
        return
    colour = theme.tones(mark.tones).mark
    bottom = rect.bottom()
    if mark.answered:
        _straight(painter, rect.left(), rect.right(), bottom, QPen(colour, 1))
    elif mark.tones == Severity.ERROR:
        _wave(painter, rect.left(), rect.right(), bottom, colour)
    elif mark.tones in (Severity.MAJOR, UPPER):
        _straight(painter, rect.left(), rect.right(), bottom, QPen(colour, 2))
    elif mark.tones == Severity.MINOR:
        pen = QPen(colour, 2, Qt.PenStyle.DotLine)
        _straight(painter, rect.left(), rect.right(), bottom, pen)
    else:
        _straight(painter, rect.left(), rect.right(), bottom, QPen(colour, 1, Qt.PenStyle.DashLine))


def paint_frame(painter: QPainter, rect: QRectF, theme: Theme, strength: float) -> None:
    """Draw the frame of the current finding; `strength` 1 is the flash at its start, 0 the lasting outline."""
    if strength > 0:
        glow = QColor(theme.ink("accent"))
        glow.setAlphaF(0.28 * strength)
        painter.fillRect(rect.adjusted(-2, -1, 2, 2), glow)
    painter.setPen(QPen(theme.ink("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(-1.5, -1, 1.5, 2.5))


def paint_companion(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """Draw the thin frame of a further place of the current finding."""
    painter.setPen(QPen(theme.ink("accent"), 1, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(-1.5, -1, 1.5, 2.5))


def _straight(painter: QPainter, left: float, right: float, y: float, pen: QPen) -> None:
    painter.setPen(pen)
    painter.drawLine(QPointF(left, y), QPointF(right, y))


def _wave(painter: QPainter, left: float, right: float, y: float, colour: QColor) -> None:
    path = QPainterPath(QPointF(left, y))
    x, up = left, True
    while x < right:
        step = min(3.0, right - x)
        path.quadTo(QPointF(x + step / 2, y - 2.2 if up else y + 2.2), QPointF(x + step, y))
        x, up = x + step, not up
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.4))
    painter.drawPath(path)
