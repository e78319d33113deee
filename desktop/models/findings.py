"""The findings as a list under group headings; every row knows its whole text before Qt asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt

from checker.decisions import Decision
from checker.findings import Finding
from checker.review import Review
from desktop.filter import Grouping, Order
from desktop.ignored import rule_of
from desktop.language import later, tr
from desktop.models.grouping import grouped
from desktop.models.tree import Index, TreeModel, TreeNode

KEY_ROLE = Qt.ItemDataRole.UserRole + 1
SEVERITY_ROLE = Qt.ItemDataRole.UserRole + 2
CHAPTER_ROLE = Qt.ItemDataRole.UserRole + 3
STATE_ROLE = Qt.ItemDataRole.UserRole + 4
COUNT_ROLE = Qt.ItemDataRole.UserRole + 5

STALE = later("已修改，待复核")


@dataclass(slots=True)
class Row:
    """What one finding shows in the list."""

    key: str
    severity: str
    word: str
    message: str
    chapter: str
    group: str
    state: str = ""

    @property
    def spoken(self) -> str:
        """The row as one sentence, for a screen reader."""
        return tr("，").join(
            part for part in (self.word, self.chapter, self.message, self.state or tr("未处理")) if part
        )


class Node(TreeNode):
    """A group (without row) or a finding."""

    __slots__ = ("row", "title")

    def __init__(self, parent: Node | None, row: Row | None = None, title: str = "") -> None:
        super().__init__(parent)
        self.row, self.title = row, title


class FindingsModel(TreeModel):
    """Two levels, or one when not grouped. `set_rows` builds anew, `set_state` changes one row in place."""

    _root: Node
    head = later("问题")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = Node(None)
        self._by_key: dict[str, Node] = {}

    def set_rows(self, rows: Sequence[Row], *, grouped: bool) -> None:
        """Show these rows in this order, under their groups in order of first appearance."""
        self.beginResetModel()
        self._root, self._by_key = Node(None), {}
        groups: dict[str, Node] = {}
        for row in rows:
            above = self._root
            if grouped:
                above = groups.get(row.group) or groups.setdefault(row.group, Node(self._root, title=row.group))
            self._by_key[row.key] = Node(above, row)
        self.endResetModel()

    def set_state(self, key: str, state: str) -> None:
        """Change the state that a row shows."""
        node = self._by_key.get(key)
        if node and node.row and node.row.state != state:
            node.row.state = state
            index = self._index(node)
            self.dataChanged.emit(index, index)

    def shown_keys(self) -> list[str]:
        """Return the keys in the order shown."""
        return list(self._walk(self._root))

    def index_of(self, key: str) -> QModelIndex:
        """Return where a finding stands; an invalid index when it is not shown."""
        node = self._by_key.get(key)
        return self._index(node) if node else QModelIndex()

    def key_of(self, index: Index) -> str:
        """Return the finding of an index; empty for a group."""
        node = self._node(index)
        return node.row.key if node.row else ""

    def _walk(self, node: Node) -> list[str]:
        own = [node.row.key] if node.row else []
        return own + [key for child in node.children for key in self._walk(child)]

    def _node(self, index: Index) -> Node:
        node = super()._node(index)
        assert isinstance(node, Node)
        return node

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell what may be selected."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._node(index).row is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows or says."""
        if not index.isValid():
            return None
        node = self._node(index)
        return _row_data(node.row, role) if node.row else _group_data(node, role)


def _row_data(row: Row, role: int) -> Any:
    return {
        Qt.ItemDataRole.DisplayRole: row.message,
        Qt.ItemDataRole.ToolTipRole: tr("{0}：{1}").format(row.word, row.message),
        Qt.ItemDataRole.AccessibleTextRole: row.spoken,
        KEY_ROLE: row.key,
        SEVERITY_ROLE: row.severity,
        CHAPTER_ROLE: row.chapter,
        STATE_ROLE: row.state,
    }.get(role)


def _group_data(node: Node, role: int) -> Any:
    count = len(node.children)
    return {
        Qt.ItemDataRole.DisplayRole: node.title,
        Qt.ItemDataRole.AccessibleTextRole: tr("{0}，{1} 条").format(node.title, count),
        COUNT_ROLE: count,
    }.get(role)


def rows_of(
    review: Review,
    findings: Sequence[Finding],
    grouping: Grouping,
    state: Callable[[Finding], str],
    order: Order = Order.TEXT,
) -> list[Row]:
    """Return the rows of some findings of a review, those of one group together."""
    return [
        Row(
            f.key,
            f.severity.value,
            tr(f.severity.label),
            f.message,
            review.chapter(f.places[0]),
            group,
            state(f),
        )
        for f, group in grouped(review, findings, grouping, order)
    ]


def state_word(decision: Decision | None, stale: bool) -> str:
    """Return the state of a finding as the row shows it; empty while it is open."""
    if decision is not None and rule_of(decision.key):
        return tr("已忽略规则")
    if decision is not None:
        said = tr(decision.answer.label)
        return tr("{0}：{1}").format(said, decision.reason) if decision.reason else said
    return tr(STALE) if stale else ""
