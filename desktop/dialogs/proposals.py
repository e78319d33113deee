"""What a writing aid will change, to be read and chosen from before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
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

_CHECK = Qt.CheckState


class ProposalRow(NamedTuple):
    """One change as the table shows it: why, how the place reads before and after, and its chapter.

    `after` is None where only a person can say it; `sure` ones are chosen to begin with.
    """

    reason: str
    before: str
    after: str | None
    chapter: str
    sure: bool


class ProposalsDialog(QDialog):
    """A table with a box to tick for each change; Space ticks, Enter does what is ticked, Esc nothing."""

    def __init__(
        self, title: str, rows: Sequence[ProposalRow], notes: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._rows = rows
        self.told = QLabel(_told(rows, notes))
        self.told.setWordWrap(True)
        self.table = _table(rows)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("取消"))
        column = QVBoxLayout(self)
        for widget in (self.told, self.table, self.buttons):
            column.addWidget(widget)
        em = self.fontMetrics().horizontalAdvance("国")
        self.resize(em * 54, em * 28)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.table.itemChanged.connect(self._count)
        self._count()
        self.table.setCurrentCell(0, 0)
        self.table.setFocus()

    @property
    def chosen(self) -> list[int]:
        """The numbers of the ticked rows."""
        boxes = (self.table.item(number, 0) for number in range(len(self._rows)))
        return [n for n, box in enumerate(boxes) if box is not None and box.checkState() == _CHECK.Checked]

    def _count(self) -> None:
        ok, count = self.buttons.button(QDialogButtonBox.StandardButton.Ok), len(self.chosen)
        ok.setText(tr("改正文 {0} 处").format(count))
        ok.setEnabled(count > 0)


def _told(rows: Sequence[ProposalRow], notes: Sequence[str]) -> str:
    words = [tr("勾选的 {0} 处将作为一步改动，可以一次撤销（Ctrl+Z）。").format(sum(row.sure for row in rows))]
    if doubtful := sum(not row.sure and row.after is not None for row in rows):
        words.append(tr("有 {0} 处拿不准，没有勾选，请核对后自行勾选。").format(doubtful))
    if unsaid := sum(row.after is None for row in rows):
        words.append(tr("有 {0} 处无法判断改成什么，请在正文中核对。").format(unsaid))
    return "".join([*words, *notes])


def _table(rows: Sequence[ProposalRow]) -> QTableWidget:
    heads = (tr("说明"), tr("原文"), tr("改为"), tr("位置"))
    table = plain_table(tr("将要改动之处"), heads, len(rows))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    for number, row in enumerate(rows):
        after = tr("（请人工核对）") if row.after is None else row.after or tr("（删去）")
        for column, text in enumerate((row.reason, row.before, after, row.chapter)):
            item = QTableWidgetItem(text.replace("\n", " "))
            item.setToolTip(text)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            if not column:
                _make_box(item, row)
                spoken = tr("{0}：“{1}”改为“{2}”，{3}").format(row.reason, row.before, after, row.chapter)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            table.setItem(number, column, item)
    for column in range(1, len(heads)):
        table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    table.setColumnWidth(0, table.fontMetrics().horizontalAdvance("国" * 14))
    return table


def _make_box(item: QTableWidgetItem, row: ProposalRow) -> None:
    """Give a cell a box to tick, which stays empty where there is nothing to do."""
    if row.after is not None:
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(_CHECK.Checked if row.sure and row.after is not None else _CHECK.Unchecked)
