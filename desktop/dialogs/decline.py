"""Why a finding is not accepted: a short list, or own words. The reason goes into the exported list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from checker import resources
from desktop.language import tr


def reasons() -> list[str]:
    """Return the usual reasons."""
    return [row["reason"] for row in resources.rows("decline_reasons.tsv")]


class DeclineDialog(QDialog):
    """Enter takes the lit reason; typing own words takes those instead."""

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("不采纳的理由"))
        told = QLabel(tr("不采纳：{0}\n只忽略这一处，同类的其他问题照常列出。请选择理由，或自己填写：").format(what))
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        self.list = _ReasonList()
        self.list.setAccessibleName(tr("理由"))
        for number, reason in enumerate(reasons(), 1):
            item = QListWidgetItem(f"{number}　{reason}")
            item.setData(Qt.ItemDataRole.UserRole, reason)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("其他理由"))
        self.words.setAccessibleName(tr("其他理由"))
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("不采纳并下一条"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("取消"))
        layout = QVBoxLayout(self)
        for widget in (told, self.list, self.words, self.buttons):
            layout.addWidget(widget)
        self.resize(self.fontMetrics().horizontalAdvance("国" * 30), self.sizeHint().height())
        self.list.setFocus()  # the buttons come first in the focus chain
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.list.itemActivated.connect(self.accept)

    @property
    def reason(self) -> str:
        """What the user gave: own words before the lit reason."""
        item = self.list.currentItem()
        return self.words.text().strip() or (str(item.data(Qt.ItemDataRole.UserRole)) if item else "")


class _ReasonList(QListWidget):
    """Digits choose a reason."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text.isdecimal() and 1 <= int(text) <= self.count():
            self.setCurrentRow(int(text) - 1)
        else:
            super().keyPressEvent(event)
