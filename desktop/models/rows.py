"""A table of plain rows that are made elsewhere, in the background: filtered and sorted here, in an instant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from checker.findings import Place
from desktop.language import tr

Index = QModelIndex | QPersistentModelIndex
TONES_ROLE = Qt.ItemDataRole.UserRole + 1
Key = tuple[int, float, str]
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading (marked for translation), its width in hanzi, and whether its cells stand right."""

    title: str
    width: int
    right: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """What a row shows, in which order it sorts, and where it leads."""

    name: str  # stays the same when the rows are made anew
    cells: tuple[str, ...]
    keys: tuple[Key, ...]
    places: tuple[Place, ...] = ()
    others: tuple[Place, ...] = ()  # further places that the last column leads to, one after the other
    tones: str = ""  # of the last column
    spoken: str = ""


def text_key(text: str) -> Key:
    """Return how a text sorts: empty ones last."""
    return (0 if text else 1, 0.0, text)


def number_key(value: float | None) -> Key:
    """Return how a number sorts: none last."""
    return (1, 0.0, "") if value is None else (0, float(value), "")


class RowsModel(QAbstractTableModel):
    """The rows that hold the words, in the order chosen; the order in which they came until one is chosen."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._all: Sequence[Row] = ()
        self._texts: list[str] = []
        self.rows: list[Row] = []
        self.words = ""
        self._sorted: tuple[int, bool] | None = None

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, in the order and with the filter that stand."""
        self._all = rows
        self._texts = ["\t".join(row.cells).casefold() for row in rows]
        self._show()

    def set_words(self, words: str) -> None:
        """Show only rows that hold every one of the words."""
        self.words = words
        self._show()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; below zero the rows stand in the order in which they came."""
        self._sorted = (column, order == Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self._show()

    @property
    def total(self) -> int:
        """How many rows there are without the filter."""
        return len(self._all)

    def position(self, name: str) -> int | None:
        """Return where a row is shown; None for nowhere."""
        return next((number for number, row in enumerate(self.rows) if row.name == name), None)

    def _show(self) -> None:
        words = self.words.casefold().split()
        self.beginResetModel()
        self.rows = [row for row, text in zip(self._all, self._texts, strict=True) if all(w in text for w in words)]
        if self._sorted is not None:
            column, backwards = self._sorted
            self.rows.sort(key=lambda row: row.keys[column], reverse=backwards)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the rows below."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's heading."""
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return tr(self.columns[section].title)
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if self.columns[section].right else _LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows or says; the first cell says the whole row."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[column].replace("\n", " ")
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.cells[column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[column].right else _LEFT
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken if column == 0 else row.cells[column]
        return row.tones if role == TONES_ROLE else None
