"""The plans of the shelf as a table, and what the list lets through: a filter by words and by what a search found."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from desktop.language import later, tr
from desktop.shelf_work import ShelfList

if TYPE_CHECKING:
    from checker.library import ShelfPlan

Index = QModelIndex | QPersistentModelIndex

ID_ROLE = Qt.ItemDataRole.UserRole + 1
OLD_ROLE = Qt.ItemDataRole.UserRole + 2
SORT_ROLE = Qt.ItemDataRole.UserRole + 3

HEADS = (later("题名"), later("地区"), later("级别"), later("规划期"), later("状态"), later("指标"))
LEVELS = {
    "nation": later("国家"),
    "province": later("省"),
    "city": later("市"),
    "district": later("区"),
    "county": later("县"),
    "town": later("镇"),
}
_RANKS = list(LEVELS)


class ShelfModel(QAbstractTableModel):
    """One row a plan, in the order of adding."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plans: tuple[ShelfPlan, ...] = ()
        self._metrics: dict[int, int] = {}

    def set_listing(self, listing: ShelfList | None) -> None:
        """Show the plans of a shelf; None for a shelf that can't be read."""
        self.beginResetModel()
        self.plans = listing.plans if listing else ()
        self._metrics = listing.metrics if listing else {}
        self.endResetModel()

    def plan(self, id: int) -> ShelfPlan | None:
        """Return the plan with this id."""
        return next((plan for plan in self.plans if plan.known.id == id), None)

    def row_of(self, id: int) -> int:
        """Return the row of a plan; -1 for none."""
        return next((row for row, plan in enumerate(self.plans) if plan.known.id == id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the plans."""
        return 0 if parent.isValid() else len(self.plans)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the columns."""
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the head of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(HEADS[section]) if 0 <= section < len(HEADS) else None
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows or says; the row as one sentence stands in every cell."""
        if not index.isValid():
            return None
        plan = self.plans[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells(plan)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{plan.known.title}\n{self._note(plan)}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(plan)
        if role == SORT_ROLE:
            return self._order(plan)[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == len(HEADS) - 1:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return {ID_ROLE: plan.known.id, OLD_ROLE: plan.known.superseded_by is not None}.get(role)

    def _cells(self, plan: ShelfPlan) -> tuple[str, ...]:
        profile = plan.known.profile
        state = tr("{0}，已有新版").format(plan.state) if plan.known.superseded_by else plan.state
        count = str(self._metrics.get(plan.known.id, 0))
        return plan.known.title, profile.region or "", level_word(profile.level), plan.period, state, count

    def _order(self, plan: ShelfPlan) -> tuple[Any, ...]:
        cells = self._cells(plan)
        level = plan.known.profile.level
        rank = _RANKS.index(level) if level in _RANKS else len(_RANKS)
        return cells[0], cells[1], rank, cells[3], cells[4], self._metrics.get(plan.known.id, 0)

    def _note(self, plan: ShelfPlan) -> str:
        newer = self.plan(plan.known.superseded_by) if plan.known.superseded_by else None
        return tr("新版本：{0}（{1}）").format(newer.known.title, newer.state) if newer else ""

    def _spoken(self, plan: ShelfPlan) -> str:
        title, region, level, years, state, count = self._cells(plan)
        parts = (title, region, level, years, state, tr("{0} 项指标").format(count))
        return tr("，").join(part for part in parts if part)


class ShelfFilter(QSortFilterProxyModel):
    """Lets through the plans whose title, region, level or state has all words, and those that a search found."""

    def __init__(self, model: ShelfModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._found: frozenset[int] = frozenset()
        self.setSourceModel(model)
        self.setSortRole(SORT_ROLE)

    def look_for(self, words: str, found: Collection[int] = ()) -> None:
        """Take other words, and the plans in whose text they were found."""
        self._words = tuple(words.casefold().split())
        self._found = frozenset(found)
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Tell whether a plan is listed."""
        model = self.sourceModel()
        cells = "　".join(str(model.index(row, column).data()) for column in range(len(HEADS) - 1)).casefold()
        return all(word in cells for word in self._words) or model.index(row, 0).data(ID_ROLE) in self._found


def level_word(level: str | None) -> str:
    """Return the word for a level of profiles."""
    return tr(LEVELS[level]) if level in LEVELS else ""
