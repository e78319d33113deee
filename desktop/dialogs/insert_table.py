"""插入表格: its kind, size and caption, and the table as it will stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from checker.drafting.writing.table_frames import OPEN, Rows, TableFrame, plain_rows
from desktop.language import tr

_MOST_ROWS, _MOST_COLUMNS = 200, 30
_SHOWN = 6  # rows of the preview


class TableDialog(QDialog):
    """A table of one's own size, or one of the usual ones with its columns; `known` fills names in these."""

    def __init__(
        self, frames: Sequence[TableFrame], known: Mapping[str, str], number: int, parent: QWidget | None = None
    ) -> None:
        """`number` is that of the next caption."""
        super().__init__(parent)
        self.setWindowTitle(tr("插入表格"))
        self._frames, self._known, self._number = frames, known, number
        told = QLabel(tr("表格插在光标所在段落之后，待填的格子标为{0}。").format(OPEN))
        told.setWordWrap(True)
        self.choice, self.title = QComboBox(), QLineEdit()
        self.choice.addItems([tr("空白表格"), *(frame.name for frame in frames)])
        self.row_count, self.column_count = QSpinBox(), QSpinBox()
        self.row_count.setRange(1, _MOST_ROWS)
        self.column_count.setRange(1, _MOST_COLUMNS)
        self.row_count.setValue(4)
        self.column_count.setValue(4)
        self.head = QCheckBox(tr("首行为表头，跨页时重复"))
        self.head.setChecked(True)
        self.title.setPlaceholderText(tr("可以不填"))
        self.preview = _preview()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("插入"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("取消"))
        self._lay_out(told)
        self.choice.currentIndexChanged.connect(self._turn)
        for signal in (self.row_count.valueChanged, self.column_count.valueChanged, self.head.toggled):
            signal.connect(self._show)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._turn()
        self.choice.setFocus()

    def _lay_out(self, told: QLabel) -> None:
        form = self._form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        lines: tuple[tuple[str, QWidget], ...] = (
            (tr("种类"), self.choice),
            (tr("表题"), self.title),
            (tr("行数（不含表头）"), self.row_count),
            (tr("列数"), self.column_count),
        )
        for label, field in lines:
            field.setAccessibleName(label)
            form.addRow(label, field)
        form.addRow(self.head)
        column = QVBoxLayout(self)
        column.addWidget(told)
        column.addLayout(form)
        column.addWidget(self.preview)
        column.addWidget(self.buttons)
        em = self.fontMetrics().horizontalAdvance("国")
        self.resize(em * 44, em * 30)

    @property
    def _frame(self) -> TableFrame | None:
        at = self.choice.currentIndex()
        return self._frames[at - 1] if at > 0 else None

    @property
    def kind(self) -> str:
        """What the table is called."""
        return self.choice.currentText()

    @property
    def rows(self) -> Rows:
        """The cells' texts, row by row."""
        frame, count = self._frame, self.row_count.value()
        if frame is not None:
            return frame.filled(count, self._known)
        return plain_rows(count, self.column_count.value(), head=self.head.isChecked())

    @property
    def header_rows(self) -> int:
        """How many rows are the head."""
        return int(self.head.isChecked())

    @property
    def caption(self) -> str:
        """The words above the table; empty for none."""
        return self.title.text().strip()

    def _turn(self) -> None:
        """Propose what is usual for the kind."""
        frame = self._frame
        for own in (self.column_count, self.head):  # the usual tables have their columns and a head
            self._form.setRowVisible(own, frame is None)
        if frame is not None:
            self.head.setChecked(True)
            self.row_count.setValue(frame.rows)
            self.column_count.setValue(len(frame.columns))
        self.title.setText(f"表{self._number}　{frame.caption if frame is not None else OPEN}")
        self._show()

    def _show(self) -> None:
        rows = self.rows
        self.preview.setRowCount(min(len(rows), _SHOWN))
        self.preview.setColumnCount(len(rows[0]))
        for at, row in enumerate(rows[:_SHOWN]):
            for column, text in enumerate(row):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                font = item.font()
                font.setBold(at < self.header_rows)
                item.setFont(font)
                self.preview.setItem(at, column, item)


def _preview() -> QTableWidget:
    """Return the table that shows the beginning of what will be put in; it takes no keys."""
    table = QTableWidget()
    table.setAccessibleName(tr("表格预览"))
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.horizontalHeader().hide()
    table.verticalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    return table
