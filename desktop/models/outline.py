"""The draft's headings as a tree, each with the number of open findings below it and the worst of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QObject, Qt

from checker.findings import Finding, Severity
from checker.reading.elements import Heading, Reading
from desktop.language import later, tr
from desktop.models.tree import Index, TreeModel, TreeNode

COUNT_ROLE = Qt.ItemDataRole.UserRole + 1
SEVERITY_ROLE = Qt.ItemDataRole.UserRole + 2
CHAPTER = "application/x-plan-chapter"
HEADING_ROLE = Qt.ItemDataRole.UserRole + 3


class Node(TreeNode):
    """One heading in the tree."""

    __slots__ = ("count", "heading", "index", "text", "worst")

    def __init__(self, heading: Heading | None, index: int, parent: Node | None) -> None:
        super().__init__(parent)
        self.heading, self.index = heading, index
        self.count = 0
        self.worst: Severity | None = None
        self.text = heading_text(heading) if heading else ""

    def add(self, severity: Severity) -> None:
        """Count a finding here and in all headings above."""
        self.count += 1
        if self.worst is None or severity.rank < self.worst.rank:
            self.worst = severity
        if self.parent:
            self.parent.add(severity)


class OutlineModel(TreeModel):
    """The tree; `set_reading` builds it anew, `set_findings` only changes the counts."""

    _root: Node
    head = later("章节")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = Node(None, -1, None)
        self._nodes: dict[int, Node] = {}
        self._shape: tuple[tuple[int, str], ...] = ()
        self.movable: frozenset[int] = frozenset()  # headings whose chapter can be dragged, as index into the outline

    def set_reading(self, reading: Reading | None) -> bool:
        """Show a reading's outline; returns False, and keeps the tree, when no heading has changed."""
        outline = reading.outline if reading else ()
        shape = tuple((h.level, heading_text(h)) for h in outline)
        if shape == self._shape:
            return False
        self.beginResetModel()
        self._shape = shape
        self._root = Node(None, -1, None)
        self._nodes = {}
        for index, heading in enumerate(outline):
            if heading.level > 0:
                parent = self._nodes.get(-1 if heading.parent is None else heading.parent, self._root)
                self._nodes[index] = Node(heading, index, parent)
        self.endResetModel()
        return True

    def set_findings(self, sections: Iterable[tuple[Finding, int | None]]) -> None:
        """Count open findings by the heading they stand under."""
        nodes = self._nodes.values()
        before = [(node.count, node.worst) for node in nodes]
        for node in (self._root, *nodes):
            node.count, node.worst = 0, None
        for finding, section in sections:
            self._nodes.get(-1 if section is None else section, self._root).add(finding.severity)
        for node, had in zip(nodes, before, strict=True):
            if (node.count, node.worst) != had:
                index = self._index(node)
                self.dataChanged.emit(index, index)

    def index_of(self, section: int) -> QModelIndex:
        """Return the model index of a heading of the reading's outline."""
        node = self._nodes.get(section)
        return self._index(node) if node else QModelIndex()

    def section_of(self, index: Index) -> int | None:
        """Return the heading of a model index, as index into the outline."""
        return self._node(index).index if index.isValid() else None

    def beside(self, index: Index) -> list[QModelIndex]:
        """Return the headings among which one can be dragged, itself included; empty where it stays."""
        node = self._node(index) if index.isValid() else None
        if node is None or node.index not in self.movable or node.parent is None or node.heading is None:
            return []
        level = node.heading.level
        alike = (one for one in node.parent.children if one.heading and one.heading.level == level)
        return [self._index(one) for one in alike if one.index in self.movable]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the chapters be dragged that can stand elsewhere."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if len(self.beside(index)) > 1 else flags

    def supportedDropActions(self) -> Qt.DropAction:
        """Move, never copy."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """What is dragged is a chapter of this outline."""
        return [CHAPTER]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        """Return the heading that is dragged, by its index into the outline."""
        data = QMimeData()
        data.setData(CHAPTER, QByteArray(str(self.section_of(indexes[0])).encode()))
        return data

    def _node(self, index: Index) -> Node:
        node = super()._node(index)
        assert isinstance(node, Node)
        return node

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows or says."""
        if not index.isValid():
            return None
        node = self._node(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return node.text
        if role == COUNT_ROLE:
            return node.count
        if role == SEVERITY_ROLE:
            return node.worst.value if node.worst else ""
        if role == HEADING_ROLE:
            return node.index
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if node.worst is None:
                return node.text
            return tr("{0}，{1} 条未处理，最重的是{2}").format(node.text, node.count, tr(node.worst.label))
        return None


def heading_text(heading: Heading) -> str:
    """Return number and title as the outline shows them."""
    number = heading.number or ""
    gap = " " if number and number[-1:].isalnum() else ""
    return f"{number}{gap}{heading.title}".strip()
