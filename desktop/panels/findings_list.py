"""The list of findings: how a row is drawn, and what Enter does."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QLabel, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from checker.findings import Severity
from desktop.language import tr
from desktop.models.findings import CHAPTER_ROLE, COUNT_ROLE, KEY_ROLE, SEVERITY_ROLE, STATE_ROLE
from desktop.panels import drawing
from desktop.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class FindingDelegate(QStyledItemDelegate):
    """Draws a finding in up to three lines: sign and word, the message, the chapter with its state."""

    def __init__(self, theme: Theme, view: QTreeView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._words: dict[str, float] = {}  # by font, the width of the longest word for a severity

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Make room for the message on up to two lines."""
        line = option.fontMetrics.height()
        if not index.data(KEY_ROLE):
            return QSize(0, int(line * 1.7))
        text = self._message_rect(option, index)
        return QSize(0, int(text.height() + line * 1.75))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a group heading or a finding."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(KEY_ROLE):
            self._paint_row(painter, option, index)
        else:
            self._paint_group(painter, option, index)
        painter.restore()

    def _paint_group(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.fillRect(option.rect, self._theme.ground("side"))
        font = QFont(drawing.scaled(option.font, 0.94))
        font.setBold(True)
        line = option.fontMetrics.height()
        edge = option.rect.right() - line * 0.6
        small = drawing.scaled(option.font, 0.86)
        count = str(index.data(COUNT_ROLE))
        edge = drawing.pill(
            painter, edge, option.rect.center().y() + 1, count, self._theme.tones("minor"), small
        ).left()
        painter.setFont(font)
        painter.setPen(self._theme.ink("soft"))
        room = option.rect.adjusted(10, 0, 0, 0)
        room.setRight(int(edge - 6))
        text = QFontMetrics(font).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._theme
        if option.state & QStyle.StateFlag.State_Selected:
            drawing.row_ground(painter, option, theme.ground("current"), theme.ground("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.ground("hover"))
        severity, state = str(index.data(SEVERITY_ROLE)), str(index.data(STATE_ROLE))
        tones = theme.tones("minor" if state else severity)
        line, top = option.fontMetrics.height(), option.rect.top() + option.fontMetrics.height() * 0.4
        size = line * 0.55
        drawing.sign(painter, QRectF(option.rect.left() + 12, top + line * 0.24, size, size), severity, tones.mark)
        small = drawing.scaled(option.font, 0.9)
        painter.setFont(small)
        painter.setPen(tones.text)
        at = QRectF(option.rect.left() + 12 + size + 5, top, line * 4, line)
        painter.drawText(at, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, tr(Severity(severity).label))
        painter.setFont(option.font)
        painter.setPen(theme.ink("muted" if state else "text"))
        text = self._message_rect(option, index)
        for number, words in enumerate(drawing.two_lines(str(index.data()), option.font, text.width())):
            base = text.top() + option.fontMetrics.ascent() + number * option.fontMetrics.lineSpacing()
            painter.drawText(QPointF(text.left(), base), words)
        self._paint_foot(painter, option, index, text, small)
        painter.setPen(theme.ground("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def _paint_foot(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, text: QRectF, small: QFont
    ) -> None:
        metrics = QFontMetrics(small)
        top = text.bottom() + option.fontMetrics.height() * 0.15
        edge = option.rect.right() - 8.0
        if state := str(index.data(STATE_ROLE)):
            shown = metrics.elidedText(state, Qt.TextElideMode.ElideRight, int(text.width() * 0.6))
            tones = self._theme.tones("upper" if state.startswith(tr("采纳")) else "minor")
            edge = drawing.pill(painter, edge, top + metrics.height() / 2, shown, tones, small).left() - 6
        painter.setFont(small)
        painter.setPen(self._theme.ink("muted"))
        room = QRectF(text.left(), top, edge - text.left(), metrics.height())
        chapter = metrics.elidedText(str(index.data(CHAPTER_ROLE)), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, chapter)

    def _message_rect(self, option: QStyleOptionViewItem, index: Index) -> QRectF:
        line = option.fontMetrics.height()
        left = 12 + line * 0.55 + 5 + max(line * 2.55, self._word_width(option.font) + line * 0.5)
        width = max(self._view.viewport().width() - left - 10, line * 6)
        lines = len(drawing.two_lines(str(index.data()), option.font, width))
        top = option.rect.top() + line * 0.4
        return QRectF(option.rect.left() + left, top, width, lines * option.fontMetrics.lineSpacing())

    def _word_width(self, font: QFont) -> float:
        """Return how wide the word beside the sign is at most; it differs between languages."""
        if font.key() not in self._words:
            metrics = QFontMetrics(drawing.scaled(font, 0.9))
            self._words[font.key()] = max(metrics.horizontalAdvance(tr(severity.label)) for severity in Severity)
        return self._words[font.key()]


class FindingsList(QTreeView):
    """The list. Enter jumps and keeps the focus, F4 or a double click jumps into the text."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.empty = QLabel(self.viewport())  # over the list, which keeps the focus when it runs empty
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setProperty("muted", True)
        self.empty.setContentsMargins(24, 24, 24, 24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn Enter into a jump; all else is Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the messages anew: row heights depend on the width."""
        super().resizeEvent(event)
        self.empty.setGeometry(self.viewport().rect())
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
