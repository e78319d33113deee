"""The outline: headings with counts; Enter or a click goes to the chapter, the box above filters."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.language import tr
from desktop.models.outline import OutlineModel
from desktop.panels.outline_tree import OutlineDelegate, OutlineTree
from desktop.theme import Theme


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
        self.tree.setDragEnabled(not words.strip())  # what is hidden could not be seen to be passed
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
