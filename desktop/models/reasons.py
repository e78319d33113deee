"""Why upper plans were taken from the shelf, and which it lacks: one row a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.language import later, tr

if TYPE_CHECKING:
    from checker.library.above import Above

Index = QModelIndex | QPersistentModelIndex
HEADS = (later("规划"), later("状况"), later("理由"))


class Reason(NamedTuple):
    """A plan, whether it was taken, and why it stands above the draft or how it is known to be lacking."""

    title: str
    state: str
    why: str


def reasons_of(above: Above) -> list[Reason]:
    """Return what is to be said of the plans above a draft: those taken, those not taken for a fault, the missing."""
    taken = [Reason(one.parent.plan.title, tr("已加入"), one.reason) for one in above.taken]
    faults = [Reason(note.partition("》")[0].rpartition("《")[2], tr("未能取出"), note) for note in above.untaken]
    return [*taken, *faults, *(Reason(one.title, tr("未入库"), one.why) for one in above.missing)]


class ReasonsModel(QAbstractTableModel):
    """The table of reasons."""

    def __init__(self, reasons: list[Reason], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reasons = reasons

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the plans."""
        return 0 if parent.isValid() else len(self._reasons)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the columns."""
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the head of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(HEADS[section]) if 0 <= section < len(HEADS) else None
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows or says."""
        if not index.isValid():
            return None
        reason = self._reasons[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return reason[index.column()]
        return tr("，").join(reason) if role == Qt.ItemDataRole.AccessibleTextRole else None
