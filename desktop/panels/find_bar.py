"""The find bar under the draft."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from desktop.language import tr


class FindBar(QWidget):
    """Asks for a search; Enter goes on, Esc closes."""

    find_requested = Signal(str, bool)  # words, backwards
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.box = QLineEdit()
        self.box.setPlaceholderText(tr("在待审稿中查找"))
        self.box.setAccessibleName(tr("查找"))
        self.told = QLabel()
        self.told.setProperty("muted", True)
        back, on, close = QPushButton(tr("上一个")), QPushButton(tr("下一个")), QPushButton(tr("关闭"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 12, 5)
        for widget in (self.box, back, on, self.told, close):
            row.addWidget(widget, 1 if widget is self.box else 0)
        self.box.returnPressed.connect(lambda: self.find_requested.emit(self.box.text(), False))
        back.clicked.connect(lambda: self.find_requested.emit(self.box.text(), True))
        on.clicked.connect(lambda: self.find_requested.emit(self.box.text(), False))
        close.clicked.connect(self.leave)
        self.hide()

    def open(self, words: str) -> None:
        """Show, with the selected words to look for."""
        if words:
            self.box.setText(words)
        self.told.clear()
        self.show()
        self.box.setFocus()
        self.box.selectAll()

    def leave(self) -> None:
        """Hide and give the focus back."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
