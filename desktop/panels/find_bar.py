"""The find bar under the draft; a second row to replace."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.language import tr
from desktop.panels.elided import ElidedLabel
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
        self.told = ElidedLabel()
        self.told.setProperty("muted", True)
        self.back, self.on = _button("↑", tr("上一个（Shift+F3）")), _button("↓", tr("下一个（F3）"))
        self.shut = _button("✕", tr("关闭（Esc）"))
        self.one, self.every = QPushButton(tr("替换")), QPushButton(tr("全部替换"))
        self.options = self._options()
        self.second = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 5, 12, 5)
        column.setSpacing(5)
        column.addLayout(_row(self.box, self.told, self.back, self.on, self.options, self.shut))
        self.second.setLayout(_row(self.by, self.one, self.every))
        column.addWidget(self.second)
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
        self.second.setVisible(replacing)
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


def _row(*widgets: QWidget) -> QHBoxLayout:
    """Return widgets side by side, the first taking what room there is."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    for number, widget in enumerate(widgets):
        row.addWidget(widget, 0 if number else 1)
    return row


def _button(sign: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setText(sign)
    button.setToolTip(name)
    button.setAccessibleName(name.partition("（")[0])
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def _box(placeholder: str, name: str) -> QLineEdit:
    box = QLineEdit()
    box.setPlaceholderText(placeholder)
    box.setAccessibleName(name)
    box.setMinimumWidth(box.fontMetrics().horizontalAdvance("国" * 6))
    return box
