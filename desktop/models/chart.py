"""指标对照图 as a list: one row an indicator that may be compared, then those that may not, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from checker.reading.elements import Metric
from checker.reports.dumbbell import Chart, ChartRow, Series
from checker.review import Review
from desktop.language import tr

Index = QModelIndex | QPersistentModelIndex
ITEM_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(slots=True)
class Item:
    """A row of the list: lanes to draw, or none and a reason; and the targets that a click shows."""

    title: str
    sentence: str
    row: ChartRow | None
    reason: str
    draft: Metric | None
    upper: tuple[int, Metric] | None


class ChartModel(QAbstractListModel):
    """The rows of the chart; `series` says how each plan is drawn, `heading` what stands over the words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: list[Item] = []
        self.series: tuple[Series, ...] = ()
        self.heading = ""
        self.notes: tuple[str, ...] = ()

    def set_review(self, review: Review | None) -> None:
        """Show the alignment of a review."""
        self.beginResetModel()
        chart = _chart(review)
        self.series = chart.series if chart.rows else ()
        self.heading, self.notes = chart.heading, chart.notes
        self.items = _items(review, chart) if review is not None else []
        self.endResetModel()

    def row_of(self, passage: int, start: int, stop: int) -> int | None:
        """Return the row whose target of the draft is marked by a stretch of text."""
        for number, item in enumerate(self.items):
            metric = item.draft
            if metric and metric.passage == passage and metric.span.start < stop and start < metric.span.stop:
                return number
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the rows below."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows or says."""
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return item.sentence
        return item if role == ITEM_ROLE else None


def _chart(review: Review | None) -> Chart:
    if review is None:
        return Chart("", (), ())
    from checker.reports.alignment_chart import alignment_chart  # late: it costs the start of the window

    return alignment_chart(review)


def _items(review: Review, chart: Chart) -> list[Item]:
    from checker.reports.entries import entries
    from checker.reports.levels import Levels

    found, order = entries(review.pairs), Levels.of(review).order

    def item(index: int, title: str, sentence: str, row: ChartRow | None, reason: str) -> Item:
        entry = found[index]
        main = entry.main(order)
        upper = (main.plan, main.upper) if main is not None and main.upper is not None else None
        return Item(title, sentence, row, reason, entry.draft, upper)

    drawn = [item(row.index, row.title, row.sentence, row, row.note) for row in chart.rows]
    left = [
        item(one.index, one.name, tr("{0}：未绘入图，{1}。").format(one.name, one.reason), None, one.reason)
        for one in chart.skipped
    ]
    return drawn + left
