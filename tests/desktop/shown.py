"""What a window shows or says: every text of its widgets, actions, menus, headers and rows, with where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QTabBar, QTextEdit, QWidget

_GETTERS = (
    "windowTitle",
    "title",
    "text",
    "toolTip",
    "statusTip",
    "whatsThis",
    "placeholderText",
    "accessibleName",
    "accessibleDescription",
    "prefix",
    "suffix",
    "specialValueText",
)
_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


def shown(root: QWidget) -> Iterator[tuple[str, str]]:
    """Return every text below a window that is not empty, after the name of what shows it."""
    for thing in (root, *root.findChildren(QObject)):
        for text in _texts(thing):
            if text:
                yield f"{type(thing).__name__} {thing.objectName()}".strip(), text


def _texts(thing: QObject) -> Iterator[str]:
    if not isinstance(thing, QWidget | QAction):
        return
    for name in _GETTERS:
        getter = getattr(thing, name, None)
        if callable(getter):
            yield str(getter() or "")
    if isinstance(thing, QComboBox):
        yield from (thing.itemText(row) for row in range(thing.count()))
    if isinstance(thing, QTabBar):
        yield from (text for tab in range(thing.count()) for text in (thing.tabText(tab), thing.tabToolTip(tab)))
    if isinstance(thing, QTextEdit):
        yield thing.toPlainText()
    if isinstance(thing, QAbstractItemView) and not isinstance(thing, QHeaderView) and thing.model() is not None:
        yield from _of_model(thing.model())


def _of_model(model: QAbstractItemModel, above: QModelIndex | None = None) -> Iterator[str]:
    above = above or QModelIndex()
    for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(above)):
        if not above.isValid():
            yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(model.rowCount(above)):
            index = model.index(row, column, above)
            yield from (str(model.data(index, role) or "") for role in _ROLES)
            yield from _of_model(model, index)
