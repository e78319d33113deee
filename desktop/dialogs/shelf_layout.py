"""Where things stand in the dialog of the shelf: box, list, details, buttons, and the lines that tell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
)

from desktop.language import tr
from desktop.models.shelf import OLD_ROLE, Index, ShelfFilter
from desktop.panels.elided import ElidedLabel
from desktop.panels.shelf_details import ShelfDetails, plain_rows
from desktop.theme import Theme


class _Greyed(QStyledItemDelegate):
    """Draws superseded plans in the muted ink."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if index.data(OLD_ROLE):
            palette = option.palette  # type: ignore[attr-defined]
            for role in (palette.ColorRole.Text, palette.ColorRole.HighlightedText):
                palette.setColor(role, self._theme.ink("muted"))
            option.palette = palette  # type: ignore[attr-defined]


class ShelfTable(QTableView):
    """The plans; a text over the list says why it is empty."""

    def __init__(self, theme: Theme, rows: ShelfFilter) -> None:
        super().__init__()
        self.setModel(rows)
        self.setAccessibleName(tr("库中规划"))
        plain_rows(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setItemDelegate(_Greyed(theme, self))
        self.setSortingEnabled(True)
        self.sortByColumn(2, Qt.SortOrder.AscendingOrder)
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        for column in range(1, rows.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.empty = QLabel(self.viewport())
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setProperty("muted", True)
        self.empty.setContentsMargins(24, 12, 24, 12)
        self.empty.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the text over the list."""
        super().resizeEvent(event)
        self.empty.setGeometry(self.viewport().rect())


class ShelfLayout:
    """The parts of the dialog, laid out in `dialog`."""

    def __init__(self, dialog: QDialog, theme: Theme, rows: ShelfFilter) -> None:
        self.box = QLineEdit()
        self.box.setPlaceholderText(tr("检索：输入题名、地区或正文词句，多个词用空格隔开"))
        self.box.setAccessibleName(tr("检索规划库"))
        self.box.setClearButtonEnabled(True)
        self.table = ShelfTable(theme, rows)
        self.details = ShelfDetails(theme)
        self.told = ElidedLabel()
        self.told.setProperty("muted", True)
        self.told.setAccessibleName(tr("规划库状态"))
        self.trouble, self.notes = self._line(), self._line()
        self.notes.setProperty("muted", True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        em = dialog.fontMetrics().horizontalAdvance("国")
        self.bar.setFixedWidth(em * 10)
        self._buttons()
        self._lay_out(dialog)
        room = dialog.screen().availableSize() - QSize(em, em * 3)  # the frame round a window takes some
        dialog.resize(QSize(em * 62, em * 46).boundedTo(room))
        self.hide_progress()
        self.show_trouble("", renewable=False)
        self.show_notes(())

    def tell(self, text: str) -> None:
        """Show a line until the next."""
        self.told.setText(text)

    def show_empty(self, text: str) -> None:
        """Say over the list why it is empty."""
        self.table.empty.setText(text)
        self.table.empty.setVisible(bool(text))

    def show_trouble(self, text: str, *, renewable: bool) -> None:
        """Show what went wrong and what to do; `renewable` offers to put a damaged shelf aside."""
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))
        self.renew.setVisible(renewable)

    def show_notes(self, notes: Sequence[str]) -> None:
        """Show what is to be said of single files."""
        more = [tr("……另有 {0} 份").format(len(notes) - 4)] if len(notes) > 4 else []
        self.notes.setText("\n".join([*notes[:4], *more]))
        self.notes.setToolTip("\n".join(notes) if more else "")
        self.notes.setVisible(bool(notes))

    def show_progress(self, step: str, done: int, total: int) -> None:
        """Show how far adding is."""
        self.tell(tr("{0}（{1}/{2}）").format(step, done + 1, total) if total else step)
        self.show_notes(())
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.show()
        self.stop.show()

    def hide_progress(self) -> None:
        """Show that nothing is under way."""
        self.bar.hide()
        self.stop.hide()

    def _line(self) -> QLabel:
        label = QLabel()
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _buttons(self) -> None:
        self.take = QPushButton(tr("作为上位规划加入"))
        self.take.setProperty("primary", True)
        self.add_files = QPushButton(tr("添加文件…"))
        self.add_folder = QPushButton(tr("添加文件夹…"))
        self.remove = QPushButton(tr("移除…"))
        self.refresh = QPushButton(tr("重新读取"))
        self.refresh.setToolTip(tr("升级程序后，把旧版程序读取的规划按新版重新读取"))
        self.stop = QPushButton(tr("停止（Esc）"))
        self.renew = QPushButton(tr("另建新库（旧库改名保留）"))
        self.close = QPushButton(tr("关闭"))
        for button in vars(self).values():
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)

    def _lay_out(self, dialog: QDialog) -> None:
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(self.details)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        state = QHBoxLayout()
        state.addWidget(self.told, 1)
        state.addWidget(self.bar)
        state.addWidget(self.stop)
        trouble = QHBoxLayout()
        trouble.addWidget(self.trouble, 1)
        trouble.addWidget(self.renew)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.take, self.add_files, self.add_folder, self.remove, self.refresh):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.close)
        layout = QVBoxLayout(dialog)
        layout.setSpacing(8)
        layout.addWidget(self.box)
        layout.addLayout(trouble)
        layout.addWidget(split, 1)
        layout.addLayout(state)
        layout.addWidget(self.notes)
        layout.addLayout(row)
