"""The drafts last reviewed, newest first, for the start page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from checker.findings import Severity
from checker.reviews.records import Recent
from desktop.language import tr

Index = QModelIndex | QPersistentModelIndex
RECENT_ROLE = Qt.ItemDataRole.UserRole + 1


class RecentModel(QAbstractListModel):
    """One row a draft."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.drafts: tuple[Recent, ...] = ()

    def set_drafts(self, drafts: Sequence[Recent]) -> None:
        """Show other drafts."""
        self.beginResetModel()
        self.drafts = tuple(drafts)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the drafts."""
        return 0 if parent.isValid() else len(self.drafts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return file name, whole sentence, path or the record."""
        if not index.isValid():
            return None
        draft = self.drafts[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return draft.path.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("，").join((draft.path.name, *said(draft), when(draft.opened, datetime.now())))
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(draft.path)
        return draft if role == RECENT_ROLE else None


def said(draft: Recent) -> list[str]:
    """Return what is to be said of a draft: whether its file is gone, what is open, what stands in no copy."""
    parts = [] if draft.exists else [tr("文件已不在原处")]
    if draft.open is None:
        parts.append(tr("尚未校核"))
    elif left := left_open(draft):
        parts.append(tr("待处理 {0} 条").format(left))
    else:
        parts.append(tr("已全部处理"))
    if draft.unexported:
        parts.append(tr("有改动未导出"))
    return parts


def left_open(draft: Recent) -> int:
    """Return how many findings are open, as the list shows them at first: without 提示."""
    return sum(count for severity, count in (draft.open or {}).items() if severity is not Severity.INFO)


def when(stamp: str, now: datetime) -> str:
    """Return an ISO time as people say it: 今天 10:32, 昨天 10:32, 11月3日, 2025年11月3日."""
    try:
        time = datetime.fromisoformat(stamp)
    except ValueError:
        return ""
    time = time.astimezone().replace(tzinfo=None) if time.tzinfo else time
    days = (now.date() - time.date()).days
    if days in (0, 1):
        return (tr("今天 {0}") if days == 0 else tr("昨天 {0}")).format(time.strftime("%H:%M"))
    if time.year == now.year:
        return tr("{0}月{1}日").format(time.month, time.day)
    return tr("{0}年{1}月{2}日").format(time.year, time.month, time.day)
