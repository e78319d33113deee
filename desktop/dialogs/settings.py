"""设置: the desk's own choices, the rules and the limits. What is changed is taken at once, and kept as data."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from desktop.language import tr
from desktop.panels.settings_general import GeneralPage
from desktop.panels.settings_limits import LimitsPage
from desktop.panels.settings_rules import RulesPage
from desktop.rule_book import RuleBook
from desktop.rule_settings import RuleSettings
from desktop.settings import Settings


class SettingsDialog(QDialog):
    """Three pages. The rules and limits are those of the office, or of the open draft alone."""

    def __init__(
        self, settings: Settings, rules: RuleSettings, draft: Path | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("设置"))
        self._rules, self._draft = rules, draft
        self.general, self.rules, self.limits = GeneralPage(settings), RulesPage(), LimitsPage()
        self.reach = QComboBox()
        self.reach.setAccessibleName(tr("规则和界限用于"))
        self.reach.addItem(tr("本单位的全部待审稿"))
        if draft is not None:
            self.reach.addItem(tr("只用于“{0}”").format(draft.name))
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._wanted = ""
        self._lay_out()
        self._connect()
        self._open()

    def show_rule(self, code: str) -> None:
        """Show the page of rules at one of them."""
        self._wanted = code
        self.tabs.setCurrentIndex(1)
        self.rules.select(code)

    def done(self, result: int) -> None:
        """Write what is still to be written."""
        self._rules.write()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press a button that has the focus; in a box it completes what was typed and closes nothing."""
        button = self.focusWidget()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(button, QPushButton):
            button.click()

    def _connect(self) -> None:
        self.reach.currentIndexChanged.connect(self._open)
        self.rules.switched.connect(self._rules.switch)
        self.limits.changed.connect(self._rules.limit)
        self._rules.read.connect(self._show)
        self._rules.written.connect(self._written)
        self._rules.failed.connect(self._failed)
        self.tabs.currentChanged.connect(lambda: self._show_reach())

    def _open(self) -> None:
        """Read the settings of the office, or of the draft."""
        for page in (self.rules, self.limits):
            page.setEnabled(False)
        self.told.setText(tr("正在读取…"))
        self._rules.open(self._draft if self.reach.currentIndex() == 1 else None)

    def _show(self, book: RuleBook) -> None:
        self.rules.show_book(book)
        self.limits.show_book(book)
        for page in (self.rules, self.limits):
            page.setEnabled(True)
        self.told.setText(tr("改动随即保存到 {0}，并重新校核。").format(book.path))
        if self._wanted:
            self.rules.select(self._wanted)
            self._wanted = ""

    def _written(self, book: RuleBook) -> None:
        self.told.setText(tr("已保存到 {0}").format(book.path))

    def _failed(self, message: str) -> None:
        self.told.setText(message)

    def _show_reach(self) -> None:
        shown = self.tabs.currentIndex() > 0
        for widget in (self.reach, self._reach_word, self.told):
            widget.setVisible(shown)

    def _lay_out(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.general, tr("通用"))
        self.tabs.addTab(self.rules, tr("规则"))
        self.tabs.addTab(self.limits, tr("界限"))
        self._reach_word = QLabel(tr("规则和界限用于"))
        self._reach_word.setBuddy(self.reach)
        self.reach.setMinimumContentsLength(16)
        self.reach.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        close = QPushButton(tr("关闭"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        reach = QHBoxLayout()
        reach.addWidget(self._reach_word)
        reach.addWidget(self.reach, 1)
        row = QHBoxLayout()
        row.addWidget(self.told, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.addWidget(self.tabs, 1)
        layout.addLayout(reach)
        layout.addLayout(row)
        self._show_reach()
        em = self.fontMetrics().horizontalAdvance("国")
        room = self.screen().availableSize() - QSize(em, em * 3)
        self.resize(QSize(em * 58, em * 52).boundedTo(room))
