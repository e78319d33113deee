"""The rules by group, each with a tick; a group's tick stands for all of its rules."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QSortFilterProxyModel, Qt, Signal

from desktop.language import later, tr
from desktop.models.tree import Index, TreeModel, TreeNode
from desktop.rule_book import RuleBook, RuleEntry

RULE_ROLE = Qt.ItemDataRole.UserRole + 1
WORDS_ROLE = Qt.ItemDataRole.UserRole + 2

GROUPS = {
    "XPL": later("与上位规划的衔接"),
    "NUM": later("指标与数字"),
    "STR": later("结构与序号"),
    "LNG": later("文字与表述"),
    "FMT": later("标点与格式"),
}
"""What the groups of rules are called; the most telling first."""


class Node(TreeNode):
    """A group (without rule) or a rule."""

    __slots__ = ("code", "on", "rule")

    def __init__(self, parent: Node | None, code: str = "", rule: RuleEntry | None = None) -> None:
        super().__init__(parent)
        self.code, self.rule, self.on = code, rule, True


class RulesModel(TreeModel):
    """Two levels with ticks; `switched` tells that the user has set some."""

    switched = Signal()

    _root: Node

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = Node(None)

    def set_book(self, book: RuleBook | None) -> None:
        """Show the rules of a book."""
        self.beginResetModel()
        self._root = Node(None)
        rules = book.rules if book else ()
        groups = dict.fromkeys([group for group in GROUPS if any(rule.group == group for rule in rules)])
        groups |= dict.fromkeys(rule.group for rule in rules)
        for group in groups:
            above = Node(self._root, group)
            for rule in rules:
                if rule.group == group:
                    Node(above, rule.code, rule).on = book is not None and rule.code not in book.off
        self.endResetModel()

    @property
    def off(self) -> frozenset[str]:
        """The rules without a tick."""
        return frozenset(rule.code for rule in self._rules() if not rule.on)

    def set_off(self, off: frozenset[str]) -> None:
        """Take the ticks of exactly these rules away."""
        changed = [node for node in self._rules() if node.on == (node.code in off)]
        for node in changed:
            node.on = node.code not in off
        self._tell(changed)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Set or take away a tick; of a group, those of all its rules."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        node, on = self._node(index), Qt.CheckState(value) is Qt.CheckState.Checked
        changed = [one for one in ([node] if node.rule else node.children) if one.on != on]
        for one in changed:
            one.on = on
        self._tell(changed)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell what may be done with a row."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows or says."""
        if not index.isValid():
            return None
        node = self._node(index)
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._state(node)
        return self._of_rule(node, node.rule, role) if node.rule else self._of_group(node, role)

    def _of_rule(self, node: Node, rule: RuleEntry, role: int) -> Any:
        state = tr("启用") if node.on else tr("停用")
        return {
            Qt.ItemDataRole.DisplayRole: f"{rule.code}　{rule.name}",
            Qt.ItemDataRole.AccessibleTextRole: tr("，").join((rule.name, tr(rule.severity), state)),
            RULE_ROLE: rule,
            WORDS_ROLE: f"{rule.code} {rule.name} {rule.page}".casefold(),
        }.get(role)

    def _of_group(self, node: Node, role: int) -> Any:
        on = sum(child.on for child in node.children)
        name = tr(GROUPS[node.code]) if node.code in GROUPS else node.code
        shown = tr("{0}（启用 {1} / {2}）").format(name, on, len(node.children))
        return {Qt.ItemDataRole.DisplayRole: shown, Qt.ItemDataRole.AccessibleTextRole: shown}.get(role)

    def _state(self, node: Node) -> Qt.CheckState:
        on = {child.on for child in node.children} or {node.on}
        if len(on) > 1:
            return Qt.CheckState.PartiallyChecked
        return Qt.CheckState.Checked if on == {True} else Qt.CheckState.Unchecked

    def _tell(self, changed: list[Node]) -> None:
        for node in changed:
            index = self._index(node)
            self.dataChanged.emit(index, index)
        for group in dict.fromkeys(node.parent for node in changed):
            if group is not None:
                self.dataChanged.emit(self._index(group), self._index(group))
        if changed:
            self.switched.emit()

    def _rules(self) -> list[Node]:
        return [rule for group in self._root.children for rule in group.children]

    def _node(self, index: Index) -> Node:
        node = super()._node(index)
        assert isinstance(node, Node)
        return node


class RulesFilter(QSortFilterProxyModel):
    """Lets through the rules whose code or page has all words, and their groups."""

    def __init__(self, model: RulesModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self.setRecursiveFilteringEnabled(True)
        self.setSourceModel(model)

    def look_for(self, words: str) -> None:
        """Take other words."""
        self._words = tuple(words.casefold().split())
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Tell whether a row is shown; groups stay with a rule that does."""
        words = self.sourceModel().index(row, 0, QModelIndex(parent)).data(WORDS_ROLE)
        return words is not None and all(word in words for word in self._words)
