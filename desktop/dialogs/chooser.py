"""A text to be put in at the caret, chosen from a list: a filter box, the list, and the text as it will stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.language import tr
from desktop.models.rows import Column, Row, RowsModel
from desktop.panels.shelf_details import plain_rows


class Group(NamedTuple):
    """Rows under one name, with the text that each puts in by the row's name."""

    name: str
    rows: Sequence[Row]
    texts: Mapping[str, str]


class ChooserDialog(QDialog):
    """Typing filters, up and down choose, Enter puts in; a box above turns to another group."""

    def __init__(
        self,
        title: str,
        columns: Sequence[Column],
        groups: Sequence[Group],
        source: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._groups = groups
        self.model = RowsModel(columns, self)
        self.box, self.source = QLineEdit(), QComboBox()
        self.box.setPlaceholderText(tr("筛选"))
        self.box.setAccessibleName(tr("筛选"))
        self.box.setClearButtonEnabled(True)
        self.source.setAccessibleName(source)
        self.source.addItems([group.name for group in groups])
        self.table = QTableView()
        self.table.setAccessibleName(title)
        self.table.setModel(self.model)
        plain_rows(self.table)
        self._head(columns)
        self.preview = QTextBrowser()
        self.preview.setAccessibleName(tr("将要插入的文字"))
        self.preview.setMaximumHeight(self.fontMetrics().lineSpacing() * 5)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("插入"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("取消"))
        self._lay_out(source)
        self._connect()
        self._turn()
        self.box.setFocus()

    @property
    def text(self) -> str:
        """What is to be put in; empty where nothing is chosen."""
        number = self.table.currentIndex().row()
        if not 0 <= number < len(self.model.rows):
            return ""
        return self._groups[self.source.currentIndex()].texts[self.model.rows[number].name]

    def _head(self, columns: Sequence[Column]) -> None:
        em = self.fontMetrics().horizontalAdvance("国")
        header = self.table.horizontalHeader()
        header.setStretchLastSection(True)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for number, column in enumerate(columns[:-1]):
            self.table.setColumnWidth(number, em * (column.width + 1))

    def _lay_out(self, source: str) -> None:
        row = QHBoxLayout()
        row.addWidget(self.box, 2)
        row.addWidget(QLabel(source))
        row.addWidget(self.source, 3)
        layout = QVBoxLayout(self)
        layout.addLayout(row)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.preview)
        layout.addWidget(self.buttons)
        em = self.fontMetrics().horizontalAdvance("国")
        self.source.setMinimumContentsLength(8)
        self.source.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.resize(em * 56, em * 32)

    def _connect(self) -> None:
        self.box.textChanged.connect(self._filter)
        self.box.installEventFilter(self)
        self.source.currentIndexChanged.connect(self._turn)
        self.table.doubleClicked.connect(self.accept)
        self.table.selectionModel().currentRowChanged.connect(self._show)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let up and down in the filter box walk along the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and self.model.rows:
                number = min(max(self.table.currentIndex().row() + step, 0), len(self.model.rows) - 1)
                self.table.setCurrentIndex(self.model.index(number, 0))
                return True
        return super().eventFilter(watched, event)

    def _turn(self) -> None:
        if self._groups:
            self.model.set_rows(self._groups[self.source.currentIndex()].rows)
        self._first()

    def _filter(self, words: str) -> None:
        self.model.set_words(words)
        self._first()

    def _first(self) -> None:
        if self.model.rows:
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._show()

    def _show(self) -> None:
        text = self.text
        none = tr("没有可选的内容") if not self.model.total else tr("没有符合筛选的内容")
        self.preview.setPlainText(text or none)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(text))
