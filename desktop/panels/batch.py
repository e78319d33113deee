"""What is offered for several selected findings at once; it names what it will do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.language import tr
from desktop.panels.flow import Flow


class BatchBar(QWidget):
    """How many are selected, and two buttons; hidden while fewer than two are."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("BatchBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.accept_button = QPushButton()
        self.accept_button.setProperty("primary", True)
        self.decline_button = QPushButton(tr("全部不采纳…"))
        self.decline_button.setToolTip(tr("为选中的问题选一个理由，只及这几处（Ctrl+Delete）"))
        buttons = Flow()
        buttons.addWidget(self.accept_button)
        buttons.addWidget(self.decline_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 7, 12, 8)
        column.setSpacing(6)
        column.addWidget(self.told)
        column.addLayout(buttons)
        self.hide()

    def show_selection(self, selected: int, safe: int) -> None:
        """Show what could be done with so many findings, `safe` of which have a fix that may be trusted."""
        self.setVisible(selected > 1)
        self.told.setText(tr("已选 {0} 条，其中 {1} 条可直接改正文").format(selected, safe))
        self.accept_button.setText(tr("全部采纳：改正文 {0} 处…").format(safe))
        self.accept_button.setEnabled(safe > 0)
        self.accept_button.setToolTip(
            tr("先看改动，再一次改好，可以一次撤销（Ctrl+Enter）")
            if safe
            else tr("选中的问题要逐条处理，没有可直接采用的改法")
        )
