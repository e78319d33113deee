"""The tree of the outline: how its rows are drawn, and how a chapter is dragged among those beside it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QCursor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from desktop.models.outline import CHAPTER, COUNT_ROLE, SEVERITY_ROLE, OutlineModel
from desktop.panels import drawing
from desktop.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class OutlineDelegate(QStyledItemDelegate):
    """Draws a heading and, at the right edge, its count in the tones of the worst finding."""

    def __init__(self, theme: Theme, view: QTreeView) -> None:
        super().__init__(view)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give rows air."""
        return QSize(0, int(option.fontMetrics.height() * 1.65))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one heading."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_MouseOver and not option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.ground("hover"))
        edge = option.rect.right() - option.fontMetrics.height() * 0.6
        count, severity = index.data(COUNT_ROLE), index.data(SEVERITY_ROLE)
        if count:
            tones = self._theme.tones(severity if severity in ("error", "major") else "minor")
            font = drawing.scaled(option.font, 0.86)
            edge = drawing.pill(painter, edge, option.rect.center().y() + 1, str(count), tones, font).left()
        deep = index.parent().isValid()
        painter.setFont(option.font)
        painter.setPen(self._theme.ink("soft" if deep else "text"))
        left = option.rect.left() + 4
        room = QRect(left, option.rect.top(), int(edge - left - 4), option.rect.height())
        text = option.fontMetrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()


class OutlineTree(QTreeView):
    """The tree; the whole row of the current chapter is lit, indent and all.

    A chapter that is dragged goes to the nearest gap between those beside it: wherever the mouse is, it cannot miss.
    """

    moved = Signal(int, int)
    """A chapter and the one it was dropped before, -1 behind the last, as indices into the outline."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._gap: int | None = None  # among the chapters beside the dragged one
        self._dragging = False
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(False)  # Qt's own marks places where a chapter cannot go

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Light the current row up to the left edge."""
        chosen = self.selectionModel() is not None and self.selectionModel().isSelected(index)
        if chosen:
            room = QRect(0, option.rect.top(), self.viewport().width(), option.rect.height())
            painter.fillRect(room, self._theme.ground("current"))
        super().drawRow(painter, option, index)
        if chosen:
            painter.fillRect(0, option.rect.top(), 3, option.rect.height(), self._theme.ground("accent"))

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw no branches: the indent says enough and the tree stands open."""

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Let the lit chapter hang on the mouse until it is let go."""
        index = self.currentIndex()
        if len(self._beside()) < 2:
            return
        rect = self.visualRect(index)
        drag = QDrag(self)
        drag.setMimeData(self._model.mimeData([index]))
        drag.setPixmap(self.viewport().grab(rect))
        drag.setHotSpot(self.viewport().mapFromGlobal(QCursor.pos()) - rect.topLeft())
        self._dragging = True
        drag.exec(Qt.DropAction.MoveAction)
        self._dragging = False
        self._show_gap(None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a chapter of this outline; leave files to the window."""
        if self._dragging and event.mimeData().hasFormat(CHAPTER):
            super().dragEnterEvent(event)
            event.accept()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show the gap where the chapter would go; scroll near the edges."""
        super().dragMoveEvent(event)
        self._show_gap(self._gap_at(event.position().toPoint()))
        event.setDropAction(Qt.DropAction.MoveAction)
        event.setAccepted(self._gap is not None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show no gap any more."""
        super().dragLeaveEvent(event)
        self._show_gap(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Say where the chapter was dropped; the outline itself follows the text."""
        gap = self._gap_at(event.position().toPoint())
        dragged, beside = self.currentIndex(), self._beside()
        self._show_gap(None)
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        event.setDropAction(Qt.DropAction.IgnoreAction)  # nothing is taken out of the model
        event.accept()
        if gap is not None:
            sections = [self._model.section_of(index) for index in (dragged, *beside[gap : gap + 1])]
            self.moved.emit(sections[0], sections[1] if len(sections) > 1 else -1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, and over them the gap."""
        super().paintEvent(event)
        if self._gap is None or not (beside := self._beside()):
            return
        y, left = self._tops(beside)[self._gap], self.visualRect(beside[0]).left()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.ink("accent"), 2))
        painter.setBrush(self._theme.ground("side"))
        radius = self.fontMetrics().height() // 4
        painter.drawLine(left + 2 * radius, y, self.viewport().width() - radius, y)
        painter.drawEllipse(QPoint(left + radius, y), radius, radius)

    @property
    def _model(self) -> OutlineModel:
        model = self.model()
        assert isinstance(model, OutlineModel)
        return model

    def _beside(self) -> list[QModelIndex]:
        """Return the chapters among which the dragged one can go."""
        return self._model.beside(self.currentIndex())

    def _show_gap(self, gap: int | None) -> None:
        if gap != self._gap:
            self._gap = gap
            self.viewport().update()

    def _gap_at(self, point: QPoint) -> int | None:
        """Return the gap nearest to the mouse; None where the chapter would stay where it is."""
        beside = self._beside()
        if len(beside) < 2:
            return None
        tops = self._tops(beside)
        gap = min(range(len(tops)), key=lambda number: abs(tops[number] - point.y()))
        at = beside.index(self.currentIndex())
        return gap if gap not in (at, at + 1) else None

    def _tops(self, beside: list[QModelIndex]) -> list[int]:
        """Return where the gaps are: above each chapter, and below all that stands under the last."""
        last = beside[-1]
        while self.isExpanded(last) and (rows := self._model.rowCount(last)):
            last = self._model.index(rows - 1, 0, last)
        return [*(self.visualRect(index).top() for index in beside), self.visualRect(last).bottom() + 1]
