"""插入责任分工: who leads and who supports, ticked from the bodies that the draft names, others written in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.language import tr
from desktop.panels.plain_table import plain_table

_BETWEEN = re.compile(r"[、，,；;\s]+")
_LEAD, _SUPPORT = 1, 2


class DutiesDialog(QDialog):
    """Space ticks the cell under the cursor; a body leads or supports, never both. Below stands the note."""

    def __init__(
        self,
        bodies: Sequence[str],
        note_of: Callable[[Sequence[str], Sequence[str]], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("插入责任分工"))
        self._bodies, self._note_of = bodies, note_of
        told = (
            QLabel(tr("下列是本稿提到的单位，勾选牵头单位和配合单位；表中没有的写在下面。"))
            if bodies
            else QLabel(tr("本稿还没有提到单位，请在下面填写。"))
        )
        told.setWordWrap(True)
        self.box = QLineEdit()
        self.box.setPlaceholderText(tr("筛选单位"))
        self.box.setAccessibleName(tr("筛选单位"))
        self.box.setClearButtonEnabled(True)
        self.table = _table(bodies)
        self.leads, self.supports = QLineEdit(), QLineEdit()
        for line, name in ((self.leads, tr("其他牵头单位")), (self.supports, tr("其他配合单位"))):
            line.setPlaceholderText(tr("多个单位用顿号分开"))
            line.setAccessibleName(name)
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setAccessibleName(tr("将要插入的文字"))
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("插入"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("取消"))
        form = QFormLayout()
        form.addRow(tr("其他牵头单位"), self.leads)
        form.addRow(tr("其他配合单位"), self.supports)
        form.addRow(tr("插入"), self.note)
        column = QVBoxLayout(self)
        for widget in (told, self.box, self.table):
            column.addWidget(widget)
        column.addLayout(form)
        column.addWidget(self.buttons)
        self.box.textChanged.connect(self._filter)
        self.table.itemChanged.connect(self._ticked)
        self.leads.textChanged.connect(self._show)
        self.supports.textChanged.connect(self._show)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._show()
        self.box.setVisible(bool(bodies))
        self.table.setVisible(bool(bodies))
        em = self.fontMetrics().horizontalAdvance("国")
        self.resize(em * 40, em * 30 if bodies else self.minimumSizeHint().height())
        (self.table if bodies else self.leads).setFocus()

    @property
    def text(self) -> str:
        """The note as it will stand."""
        return self._note_of(self._named(_LEAD, self.leads), self._named(_SUPPORT, self.supports))

    def _named(self, column: int, others: QLineEdit) -> list[str]:
        ticked = [
            body
            for row, body in enumerate(self._bodies)
            if (box := self.table.item(row, column)) is not None and box.checkState() == Qt.CheckState.Checked
        ]
        written = [name for name in _BETWEEN.split(others.text().strip()) if name]
        return list(dict.fromkeys([*ticked, *written]))

    def _ticked(self, item: QTableWidgetItem) -> None:
        """Let a body do one thing alone."""
        if item.column() and item.checkState() == Qt.CheckState.Checked:
            other = self.table.item(item.row(), _LEAD + _SUPPORT - item.column())
            if other is not None:
                other.setCheckState(Qt.CheckState.Unchecked)
        self._show()

    def _filter(self, words: str) -> None:
        for row, body in enumerate(self._bodies):
            self.table.setRowHidden(row, words.strip() not in body)

    def _show(self) -> None:
        self.note.setText(self.text)


def _table(bodies: Sequence[str]) -> QTableWidget:
    heads = (tr("单位"), tr("牵头"), tr("配合"))
    table = plain_table(tr("本稿提到的单位"), heads, len(bodies))
    for row, body in enumerate(bodies):
        name = QTableWidgetItem(body)
        name.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        table.setItem(row, 0, name)
        for column, head in ((_LEAD, heads[1]), (_SUPPORT, heads[2])):
            box = QTableWidgetItem()
            box.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            box.setCheckState(Qt.CheckState.Unchecked)
            box.setData(Qt.ItemDataRole.AccessibleTextRole, tr("{0}，{1}").format(body, head))
            table.setItem(row, column, box)
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for column in (_LEAD, _SUPPORT):
        table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    if bodies:
        table.setCurrentCell(0, _LEAD)
    return table
