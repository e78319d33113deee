"""查看理由: why each upper plan was taken from the shelf, and which are cited but lacking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QLabel, QPushButton, QTableView, QVBoxLayout, QWidget

from desktop.language import tr
from desktop.models.reasons import ReasonsModel, reasons_of
from desktop.panels.shelf_details import plain_rows

if TYPE_CHECKING:
    from checker.library.above import Above


class ParentsDialog(QDialog):
    """The table of plans and reasons, and the way to the shelf."""

    shelf_wanted = Signal()

    def __init__(self, above: Above, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("上位规划的选取理由"))
        told = QLabel(
            tr("按待审稿的地区、层级、领域、规划期和编制依据，从规划库中选取。未入库的，可添加到规划库后再查找。")
        )
        told.setWordWrap(True)
        reasons = reasons_of(above)
        self.empty = QLabel(
            tr("规划库中没有找到本稿的上位规划。可把上位规划添加到规划库后再查找，或用“加入上位规划”直接打开文件。")
        )
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setProperty("muted", True)
        self.empty.setVisible(not reasons)
        self.table = QTableView()
        self.table.setVisible(bool(reasons))
        self.table.setAccessibleName(tr("上位规划的选取理由"))
        self.table.setModel(ReasonsModel(reasons, self))
        plain_rows(self.table)
        self.table.setWordWrap(True)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.to_shelf, close = QPushButton(tr("打开规划库")), QPushButton(tr("关闭"))
        close.setDefault(True)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.to_shelf)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addWidget(told)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.empty, 1)
        layout.addLayout(row)
        em = self.fontMetrics().horizontalAdvance("国")
        self.resize(em * 52, em * 26)
        self.to_shelf.clicked.connect(self._to_shelf)
        close.clicked.connect(self.reject)

    def _to_shelf(self) -> None:
        self.accept()
        self.shelf_wanted.emit()
