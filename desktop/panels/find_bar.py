"""The find bar under the draft; a second row to replace."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QMenu, QPushButton, QToolButton, QWidget

from desktop.language import tr
from desktop.searching import Search


class FindBar(QWidget):
    """Asks for searches and replacements. Enter goes on, Shift+Enter back, Esc closes."""

    search_changed = Signal()
    find_requested = Signal(bool)  # backwards
    replace_requested = Signal()
    replace_all_requested = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.box = _box(tr("在待审稿中查找"), tr("查找"))
        self.by = _box(tr("替换为"), tr("替换为"))
        self.told = QLabel()
        self.told.setProperty("muted", True)
        self.told.setMinimumWidth(self.fontMetrics().horizontalAdvance("000/000"))
        self.told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.back, self.on, self.shut = QPushButton(tr("上一个")), QPushButton(tr("下一个")), QPushButton(tr("关闭"))
        self.one, self.every = QPushButton(tr("替换")), QPushButton(tr("全部替换"))
        self.options = self._options()
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 5, 12, 5)
        grid.setVerticalSpacing(5)
        for column, widget in enumerate((self.box, self.told, self.back, self.on, self.options, self.shut)):
            grid.addWidget(widget, 0, column)
        grid.addWidget(self.by, 1, 0)
        grid.addWidget(self.one, 1, 2)
        grid.addWidget(self.every, 1, 3)
        grid.setColumnStretch(0, 1)
        self._connect()
        self.hide()

    def _options(self) -> QToolButton:
        menu = QMenu(self)
        self.case, self.widths = QAction(tr("区分大小写"), menu), QAction(tr("全角半角不分"), menu)
        self.inside = QAction(tr("只在选中的文字里"), menu)
        for action in (self.case, self.widths, self.inside):
            action.setCheckable(True)
            menu.addAction(action)
            action.toggled.connect(self.search_changed)
        self.widths.setChecked(True)
        button = QToolButton()
        button.setText(tr("选项 ▾"))
        button.setAccessibleName(tr("查找选项"))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _connect(self) -> None:
        self.box.textChanged.connect(self.search_changed)
        self.back.clicked.connect(lambda: self.find_requested.emit(True))
        self.on.clicked.connect(lambda: self.find_requested.emit(False))
        self.one.clicked.connect(self.replace_requested)
        self.every.clicked.connect(self.replace_all_requested)
        self.shut.clicked.connect(self.leave)

    @property
    def search(self) -> Search:
        """What is to be looked for."""
        return Search(self.box.text(), self.case.isChecked(), self.widths.isChecked())

    def open(self, words: str, *, replacing: bool = False) -> None:
        """Show, with the selected words to look for; with the second row to replace them."""
        if words and "\u2029" not in words:
            self.box.setText(words)
        for widget in (self.by, self.one, self.every):
            widget.setVisible(replacing)
        self.told.clear()
        self.show()
        first = self.by if replacing and words else self.box
        first.setFocus()
        first.selectAll()
        self.search_changed.emit()

    def leave(self) -> None:
        """Hide and give the focus back."""
        self.hide()
        self.inside.setChecked(False)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.by.hasFocus():
            self.replace_requested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.box.hasFocus():
            self.find_requested.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)


def _box(placeholder: str, name: str) -> QLineEdit:
    box = QLineEdit()
    box.setPlaceholderText(placeholder)
    box.setAccessibleName(name)
    return box
