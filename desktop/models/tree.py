"""A tree of nodes as Qt asks for it: indices, parents, counts. What nodes hold and say is the models' own."""

from __future__ import annotations

from typing import Any, Self

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.language import tr

Index = QModelIndex | QPersistentModelIndex


class TreeNode:
    """A node with what stands below it; `position` is its row under its parent."""

    __slots__ = ("children", "parent", "position")

    def __init__(self, parent: Self | None) -> None:
        self.parent = parent
        self.children: list[Self] = []
        self.position = len(parent.children) if parent else 0
        if parent:
            parent.children.append(self)


class TreeModel(QAbstractItemModel):
    """One column of nodes below `_root`, which subclasses set and which is not shown itself.

    `head` names the column: a screen reader reads it, also where the view shows no header.
    """

    _root: TreeNode
    head = ""

    def _node(self, index: Index) -> TreeNode:
        node = index.internalPointer() if index.isValid() else self._root
        assert isinstance(node, TreeNode)
        return node

    def _index(self, node: TreeNode) -> QModelIndex:
        return self.createIndex(node.position, 0, node)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Return the index of a row."""
        children = self._node(parent).children
        if column == 0 and 0 <= row < len(children):
            return self._index(children[row])
        return QModelIndex()

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """Return the index above."""
        above = self._node(index).parent
        return QModelIndex() if above is None or above is self._root else self._index(above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the rows below."""
        return len(self._node(parent).children) if parent.column() <= 0 else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the columns."""
        return 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name of the column."""
        if section == 0 and orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(self.head)
        return None
