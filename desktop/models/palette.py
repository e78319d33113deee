"""What the command palette lists: entries that fit what is typed, the best first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.fuzzy import fit
from desktop.language import tr

Index = QModelIndex | QPersistentModelIndex

ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
AT_ROLE = Qt.ItemDataRole.UserRole + 2
_RECENT = 1.5  # what having been used lately adds to a fit


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be done: its words, what stands beside them, its keys, the deed, and what it is put before."""

    id: str
    text: str
    detail: str
    keys: str
    run: Callable[[], object]
    first: bool = False


class PaletteModel(QAbstractListModel):
    """The entries that fit."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[Entry, tuple[int, ...]]] = []

    def show_entries(self, entries: Iterable[Entry], query: str, recent: list[str]) -> None:
        """List what fits `query`; without one all, those used lately first."""
        found = [(entry, place) for entry in entries if (place := fit(query, entry.text)) is not None]
        lately = {id: len(recent) - at for at, id in enumerate(recent)}
        bonus = _RECENT if query.strip() else 1.0
        found.sort(key=lambda row: -(row[1].score + (bonus if row[0].id in lately else 0.0)))
        found.sort(key=lambda row: not row[0].first)
        if not query.strip():
            found.sort(key=lambda row: -lately.get(row[0].id, 0))
        self.beginResetModel()
        self._rows = [(entry, place.at) for entry, place in found]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the entries."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows or says."""
        if not index.isValid():
            return None
        entry, at = self._rows[index.row()]
        return {
            Qt.ItemDataRole.DisplayRole: entry.text,
            Qt.ItemDataRole.AccessibleTextRole: tr("，").join(p for p in (entry.text, entry.detail, entry.keys) if p),
            ENTRY_ROLE: entry,
            AT_ROLE: at,
        }.get(role)
