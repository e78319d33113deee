"""The list of drafts last reviewed on the start page: Enter or a double click goes on with one."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLabel,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from checker.reviews.records import Recent
from desktop.language import tr
from desktop.models.recent import RECENT_ROLE, RecentModel, left_open, said, when
from desktop.panels import drawing
from desktop.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RecentDelegate(QStyledItemDelegate):
    """Draws a draft on two lines: name and time; folder and what is open. One whose file is gone is grey."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Make room for two lines."""
        return QSize(0, int(option.fontMetrics.height() * 2.9))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one draft."""
        theme, draft = self._theme, index.data(RECENT_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            drawing.row_ground(painter, option, theme.ground("current"), theme.ground("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.ground("hover"))
        line = option.fontMetrics.height()
        room = QRectF(option.rect).adjusted(14, line * 0.35, -14, -line * 0.35)
        upper = QRectF(room.left(), room.top(), room.width(), line)
        lower = QRectF(room.left(), room.bottom() - line, room.width(), line)
        self._head(painter, upper, option.font, draft)
        self._foot(painter, lower, drawing.scaled(option.font, 0.92), draft)
        painter.setPen(theme.ground("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def _head(self, painter: QPainter, room: QRectF, font: QFont, draft: Recent) -> None:
        """Draw name left and time right."""
        small, time = drawing.scaled(font, 0.92), when(draft.opened, datetime.now())
        theme = self._theme
        painter.setFont(small)
        painter.setPen(theme.ink("muted"))
        painter.drawText(room, _RIGHT, time)
        left = room.adjusted(0, 0, -QFontMetrics(small).horizontalAdvance(time) - 12, 0)
        painter.setFont(font)
        painter.setPen(theme.ink("text" if draft.exists else "muted"))
        name = QFontMetrics(font).elidedText(draft.path.name, Qt.TextElideMode.ElideMiddle, int(left.width()))
        painter.drawText(left, _LEFT, name)

    def _foot(self, painter: QPainter, room: QRectF, small: QFont, draft: Recent) -> None:
        """Draw the folder left and what is to be said right."""
        words = " · ".join(said(draft))
        metrics = QFontMetrics(small)
        painter.setFont(small)
        urgent = draft.exists and left_open(draft) > 0
        painter.setPen(self._theme.tones("major").text if urgent else self._theme.ink("muted"))
        painter.drawText(room, _RIGHT, words)
        left = room.adjusted(0, 0, -metrics.horizontalAdvance(words) - 12, 0)
        painter.setPen(self._theme.ink("muted"))
        folder = metrics.elidedText(str(draft.path.parent), Qt.TextElideMode.ElideMiddle, int(left.width()))
        painter.drawText(left, _LEFT, folder)


class RecentPanel(QWidget):
    """Hidden while there is no earlier review."""

    chosen = Signal(object)  # Recent
    relocate_requested = Signal(object)
    forget_requested = Signal(object)

    def __init__(self, theme: Theme, model: RecentModel) -> None:
        super().__init__()
        self.model = model
        self.list = QListView()
        self.list.setModel(model)
        self.list.setItemDelegate(RecentDelegate(theme, self.list))
        self.list.setAccessibleName(tr("最近校核的待审稿"))
        self.list.setMouseTracking(True)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        title = QLabel(tr("最近校核"))
        title.setProperty("muted", True)
        title.setBuddy(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(title)
        layout.addWidget(self.list, 1)
        self.list.activated.connect(self._choose)
        self.list.customContextMenuRequested.connect(self._menu)
        model.modelReset.connect(self._show)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a draft out of the list with Delete."""
        if event.key() == Qt.Key.Key_Delete and (draft := self._current()):
            self.forget_requested.emit(draft)
        else:
            super().keyPressEvent(event)

    def menu(self, draft: Recent) -> QMenu:
        """Return what can be done with a draft."""
        menu = QMenu(self)
        if draft.exists:
            menu.addAction(tr("继续校核"), lambda: self.chosen.emit(draft))
        menu.addAction(tr("重新定位…"), lambda: self.relocate_requested.emit(draft))
        menu.addAction(tr("移出列表"), lambda: self.forget_requested.emit(draft))
        return menu

    def _menu(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        if index.isValid():
            menu = self.menu(index.data(RECENT_ROLE))
            menu.exec(self.list.viewport().mapToGlobal(at))
            menu.deleteLater()

    def _choose(self, index: QModelIndex) -> None:
        draft = index.data(RECENT_ROLE)
        (self.chosen if draft.exists else self.relocate_requested).emit(draft)

    def _current(self) -> Recent | None:
        index = self.list.currentIndex()
        return index.data(RECENT_ROLE) if index.isValid() else None

    def _show(self) -> None:
        self.setVisible(bool(self.model.drafts))
        if self.model.drafts and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
