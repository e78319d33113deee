"""What accepting several findings at once will change, before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.language import tr
from desktop.panels.plain_table import plain_table


class Change(NamedTuple):
    """One replacement: where it stands, what stands there and what will, and the problem that it settles."""

    chapter: str
    before: str
    after: str
    problem: str


class BatchDialog(QDialog):
    """A table of the changes; Enter does them all, Esc none."""

    def __init__(self, changes: Sequence[Change], left: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("全部采纳"))
        words = tr("将改正文 {0} 处，可以一次撤销（Ctrl+Z）。").format(len(changes))
        if left:
            words += tr("另外选中的 {0} 条没有可直接采用的改法，保持未处理。").format(left)
        told = QLabel(words)
        told.setWordWrap(True)
        self.table = _table(changes)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("改正文 {0} 处").format(len(changes)))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("取消"))
        column = QVBoxLayout(self)
        for widget in (told, self.table, self.buttons):
            column.addWidget(widget)
        em = self.fontMetrics().horizontalAdvance("国")
        self.resize(em * 52, em * 26)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setFocus()


def _table(changes: Sequence[Change]) -> QTableWidget:
    heads = (tr("问题"), tr("原文"), tr("改为"), tr("位置"))
    table = plain_table(tr("将要改动之处"), heads, len(changes))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    for row, change in enumerate(changes):
        cells = (change.problem, change.before, change.after or tr("（删去）"), change.chapter)
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text.replace("\n", " "))
            item.setToolTip(text)
            table.setItem(row, column, item)
    for column in (0, 1, 2):
        table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    table.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
    return table
