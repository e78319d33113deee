"""The outline: headings with counts; Enter or a click goes to the chapter, the box above filters."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from desktop.language import tr
from desktop.models.outline import COUNT_ROLE, SEVERITY_ROLE, OutlineModel
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
    """The tree; the whole row of the current chapter is lit, indent and all."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

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


class ChapterBox(QLineEdit):
    """The filter box; the arrow down goes into the tree."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the arrow down into a way out; all else is Qt's."""
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class OutlinePanel(QWidget):
    """Filter box and tree."""

    chapter_chosen = Signal(int)  # index into the reading's outline

    def __init__(self, theme: Theme, model: OutlineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = model
        self.box = ChapterBox()
        self.box.setPlaceholderText(tr("大纲：输入以筛选章节"))
        self.box.setAccessibleName(tr("筛选章节"))
        self.box.setClearButtonEnabled(True)
        self.tree = OutlineTree(theme)
        self.tree.setObjectName("OutlineView")
        self.tree.setAccessibleName(tr("大纲"))
        self.tree.setHeaderHidden(True)
        self.tree.setModel(model)
        self.tree.setItemDelegate(OutlineDelegate(theme, self.tree))
        self.tree.setIndentation(int(self.fontMetrics().height() * 0.85))
        self.tree.setMouseTracking(True)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(10, 8, 10, 6)
        top.addWidget(self.box)
        layout.addLayout(top)
        layout.addWidget(self.tree)
        model.modelReset.connect(self.tree.expandAll)
        self.tree.clicked.connect(self._choose)
        self.tree.activated.connect(self._choose)
        self.box.textChanged.connect(self._filter)
        self.box.returnPressed.connect(self._take_first)
        self.box.left.connect(self._enter)

    def show_section(self, section: int) -> None:
        """Light the chapter in which the caret stands."""
        index = self.model.index_of(section)
        if index.isValid() and index != self.tree.currentIndex():
            self.tree.setCurrentIndex(index)

    def _choose(self, index: QModelIndex) -> None:
        section = self.model.section_of(index)
        if section is not None:
            self.chapter_chosen.emit(section)

    def _filter(self, words: str) -> None:
        self._hide(QModelIndex(), words.casefold().split())

    def _hide(self, parent: QModelIndex, words: list[str]) -> bool:
        """Hide what has none of the words, neither itself nor below; tell whether anything is left."""
        left = False
        for row in range(self.model.rowCount(parent)):
            index = self.model.index(row, 0, parent)
            below = self._hide(index, words)
            keep = below or all(word in str(index.data()).casefold() for word in words)
            self.tree.setRowHidden(row, parent, not keep)
            left = left or keep
        return left

    def _enter(self) -> None:
        """Go into the tree, to the first chapter that the filter leaves if the current one is hidden."""
        index = self.tree.currentIndex()
        if not index.isValid() or self.tree.visualRect(index).isEmpty():
            index = self._first(QModelIndex(), self.box.text().casefold().split())
        if index.isValid():
            self.tree.setCurrentIndex(index)
        self.tree.setFocus()

    def _take_first(self) -> None:
        words = self.box.text().casefold().split()
        index = self._first(QModelIndex(), words)
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self._choose(index)

    def _first(self, parent: QModelIndex, words: list[str]) -> QModelIndex:
        for row in range(self.model.rowCount(parent)):
            index = self.model.index(row, 0, parent)
            if all(word in str(index.data()).casefold() for word in words):
                return index
            below = self._first(index, words)
            if below.isValid():
                return below
        return QModelIndex()
