"""The places that a new value is carried to, each with a tick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.language import later, tr

if TYPE_CHECKING:
    from desktop.carrying import Line

Index = QModelIndex | QPersistentModelIndex
HEADS = (later("位置"), later("原文"), later("改为"), later("把握"), later("依据"))


class MentionsModel(QAbstractTableModel):
    """Rows of places; the first cell holds the tick, which a place that must be written by hand has not."""

    ticks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []
        self._ticked: set[int] = set()

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other places, those ticked that are sure."""
        self.beginResetModel()
        self.lines = list(lines)
        self._ticked = {number for number, line in enumerate(lines) if line.proposed}
        self.endResetModel()
        self.ticks_changed.emit()

    @property
    def chosen(self) -> list[Line]:
        """The ticked places, in order of the text."""
        return [self.lines[number] for number in sorted(self._ticked)]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the rows below."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the columns."""
        return 0 if parent.isValid() else len(HEADS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the first cell be ticked, where the place can be changed."""
        flags = super().flags(index)
        if index.isValid() and index.column() == 0 and self.lines[index.row()].possible:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's heading."""
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(HEADS):
            if role == Qt.ItemDataRole.DisplayRole:
                return tr(HEADS[section])
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows or says; the first cell says the whole row."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        cells = (line.place, line.before, line.after, line.certainty, line.reason)
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0 and line.possible:
            return Qt.CheckState.Checked if index.row() in self._ticked else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index.row()) if index.column() == 0 else cells[index.column()]
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Set or take a tick."""
        if role != Qt.ItemDataRole.CheckStateRole or not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        on = Qt.CheckState(value) == Qt.CheckState.Checked
        (self._ticked.add if on else self._ticked.discard)(index.row())
        self.dataChanged.emit(index, index, [role])
        self.ticks_changed.emit()
        return True

    def _spoken(self, row: int) -> str:
        line = self.lines[row]
        state = tr("已勾选") if row in self._ticked else tr("未勾选")
        return tr("，").join((state if line.possible else tr("不能勾选"), line.spoken))
