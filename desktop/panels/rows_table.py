"""A table of rows: sorted by a click on a heading, Enter or a click leads to the place, the last cell to others."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desktop.language import tr
from desktop.models.rows import TONES_ROLE, Row, RowsModel
from desktop.panels import drawing
from desktop.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_LEAST = 0.6
"""The part of the width that its columns ask for from which on a table shows all of them at once."""


class PillDelegate(QStyledItemDelegate):
    """Draws a conclusion as a pill in its tones."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one conclusion."""
        tones, text = str(index.data(TONES_ROLE) or ""), str(index.data() or "")
        if not tones or not text:
            super().paint(painter, option, index)
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.ground("current"))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = drawing.scaled(option.font, 0.92)
        height = option.fontMetrics.height() + 2
        text = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, option.rect.width() - height)
        right = option.rect.left() + 4 + option.fontMetrics.horizontalAdvance(text) * 0.92 + height * 0.75
        drawing.pill(painter, right, option.rect.center().y() + 1, text, self._theme.tones(tones), font)
        painter.restore()


class RowsTable(QTableView):
    """The table over a `RowsModel`; it keeps the current row when the rows are made anew."""

    row_chosen = Signal(object)  # Row
    others_chosen = Signal(object)  # Row whose last cell was clicked
    taken_back = Signal()
    menu_requested = Signal(object)  # QPoint on the screen

    def __init__(self, theme: Theme, model: RowsModel, name: str, empty: str) -> None:
        super().__init__()
        self.rows, self._name = model, ""
        self.empty = QLabel(empty, self.viewport())
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setProperty("muted", True)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)  # thousands of rows are not measured
        self.verticalHeader().setDefaultSectionSize(int(self.fontMetrics().height() * 1.75))
        self.setItemDelegateForColumn(len(model.columns) - 1, PillDelegate(theme, self))
        self._head()
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self.clicked.connect(self._go)
        self._restore()

    def current_row(self) -> Row | None:
        """Return the row under the cursor."""
        number = self.currentIndex().row()
        return self.rows.rows[number] if 0 <= number < len(self.rows.rows) else None

    def selected_rows(self) -> list[Row]:
        """Return the selected rows in the order shown."""
        numbers = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self.rows.rows[number] for number in numbers]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn Delete into taking back what is selected, where the table can; Enter leads to the place."""
        if event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.taken_back.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if (row := self.current_row()) is not None:
                self.row_chosen.emit(row)
        elif (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        ):
            if (row := self.current_row()) is not None and row.others:
                self.others_chosen.emit(row)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what can be done with the rows."""
        self.menu_requested.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words of an empty table in its middle."""
        super().resizeEvent(event)
        self.empty.setGeometry(self.viewport().rect())
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _go(self, index: QModelIndex) -> None:
        row = self.rows.rows[index.row()]
        last = index.column() == len(self.rows.columns) - 1
        (self.others_chosen if last and row.others else self.row_chosen).emit(row)

    def _head(self) -> None:
        header, em = self.horizontalHeader(), self.fontMetrics().horizontalAdvance("国")
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(em * 2)
        header.setSectionsClickable(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._fit()

    def _fit(self) -> None:
        """Divide the width among the columns by what each needs; where that is too little, let them be scrolled."""
        em = self.fontMetrics().horizontalAdvance("国")
        whole = sum(column.width + 1 for column in self.rows.columns) * em
        room = self.viewport().width()
        fits = room >= whole * _LEAST
        scale = room / whole if fits else _LEAST
        for number, column in enumerate(self.rows.columns[: -1 if fits else None]):
            head = self.fontMetrics().horizontalAdvance(tr(column.title)) + em
            self.setColumnWidth(number, max(int(em * (column.width + 1) * scale), head))
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded)

    def _remember(self) -> None:
        row = self.current_row()
        self._name = row.name if row is not None else ""
        self._at = self.verticalScrollBar().value()

    def _restore(self) -> None:
        self.empty.setVisible(not self.rows.rows)
        at = self.rows.position(self._name) if self._name else None
        if at is not None:
            self.setCurrentIndex(self.rows.index(at, 0))
            self.verticalScrollBar().setValue(self._at)
