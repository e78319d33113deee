"""What the shelf says of one plan and of a search: its metrics as a table, the paragraphs found as a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.language import later, tr
from desktop.models.shelf import level_word

if TYPE_CHECKING:
    from checker.library import Hit, ShelfMetric, ShelfPlan

Index = QModelIndex | QPersistentModelIndex

HIT_ROLE = Qt.ItemDataRole.UserRole + 1
PLACE_ROLE = Qt.ItemDataRole.UserRole + 2
MARKS_ROLE = Qt.ItemDataRole.UserRole + 3


class HitsModel(QAbstractListModel):
    """The paragraphs that a search found, the best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hits: tuple[Hit, ...] = ()

    def set_hits(self, hits: Sequence[Hit]) -> None:
        """Show other paragraphs."""
        self.beginResetModel()
        self.hits = tuple(hits)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the paragraphs."""
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows or says."""
        if not index.isValid():
            return None
        hit = self.hits[index.row()]
        place = f"{hit.plan.title}　{hit.path}".strip("　")
        spoken = tr("，").join(part for part in (hit.plan.title, hit.path, hit.snippet) if part)
        return {
            Qt.ItemDataRole.DisplayRole: hit.snippet,
            Qt.ItemDataRole.ToolTipRole: place,
            Qt.ItemDataRole.AccessibleTextRole: spoken,
            HIT_ROLE: hit,
            PLACE_ROLE: place,
            MARKS_ROLE: hit.marks,
        }.get(role)


class MetricsModel(QAbstractTableModel):
    """The metrics of one plan in the order of its text."""

    HEADS = (later("指标"), later("年份"), later("原文"), later("行"))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.metrics: tuple[ShelfMetric, ...] = ()

    def set_metrics(self, metrics: Sequence[ShelfMetric]) -> None:
        """Show the metrics of another plan."""
        self.beginResetModel()
        self.metrics = tuple(metrics)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the metrics."""
        return 0 if parent.isValid() else len(self.metrics)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the columns."""
        return 0 if parent.isValid() else len(self.HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the head of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(self.HEADS[section]) if 0 <= section < len(self.HEADS) else None
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows or says."""
        if not index.isValid():
            return None
        metric = self.metrics[index.row()]
        cells = (metric.name, str(metric.year or ""), metric.quote, str(metric.line))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("，").join(part for part in cells[:3] if part)
        return None


def facts(plan: ShelfPlan, newer: ShelfPlan | None) -> list[tuple[str, str]]:
    """Return what a plan says of itself, each with its name; what it does not say is left out."""
    profile = plan.known.profile
    told = [
        (tr("题名"), plan.known.title),
        (tr("地区"), profile.region),
        (tr("级别"), level_word(profile.level)),
        (tr("规划期"), plan.period),
        (tr("状态"), plan.state),
        (tr("发文机关"), profile.issuer),
        (tr("文号"), profile.doc_number),
        (tr("印发日期"), profile.issued),
        (tr("字数"), f"{plan.characters:,}"),
        (tr("新版本"), tr("{0}（{1}）").format(newer.known.title, newer.state) if newer else None),
        (tr("来源"), str(plan.path)),
        (tr("入库时间"), plan.added_here),
    ]
    return [(name, value) for name, value in told if value]
