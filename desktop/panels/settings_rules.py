"""The page of rules: a tree with ticks, a search through codes and pages, and the page of the chosen rule."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from desktop.language import tr
from desktop.models.rules import RULE_ROLE, RulesFilter, RulesModel
from desktop.rule_book import RuleBook, RuleEntry


class RulesPage(QWidget):
    """Ticks are taken at once."""

    switched = Signal(object)  # frozenset of the rules that are off

    def __init__(self) -> None:
        super().__init__()
        self.model = RulesModel(self)
        self.rows = RulesFilter(self.model, self)
        self._default: frozenset[str] = frozenset()
        self.box = QLineEdit()
        self.box.setPlaceholderText(tr("查找规则：编号、名称或说明中的词"))
        self.box.setAccessibleName(tr("查找规则"))
        self.box.setClearButtonEnabled(True)
        self.tree = QTreeView()
        self.tree.setAccessibleName(tr("规则"))
        self.tree.setObjectName("RulesTree")
        self.tree.setHeaderHidden(True)
        self.tree.setModel(self.rows)
        self.tree.setUniformRowHeights(True)
        self.told = QLabel()
        self.told.setProperty("muted", True)
        self.page = QPlainTextEdit()
        self.page.setReadOnly(True)
        self.page.setTabChangesFocus(True)
        self.page.setAccessibleName(tr("规则说明"))
        self.page.setPlaceholderText(tr("选中一条规则，这里说明它查什么、为什么、怎么改。"))
        self.restore = QPushButton(tr("恢复默认"))
        self.restore.setAutoDefault(False)
        self._lay_out()
        self.box.textChanged.connect(self._filter)
        self.tree.selectionModel().currentChanged.connect(self._show_page)
        self.model.switched.connect(self._tell)
        self.model.switched.connect(lambda: self.switched.emit(self.model.off))
        self.restore.clicked.connect(lambda: self.model.set_off(self._default))

    def show_book(self, book: RuleBook) -> None:
        """Show the rules of a settings file."""
        self._default = book.off_below
        self.model.set_book(book)
        self._filter(self.box.text())
        self._tell()

    def select(self, code: str) -> None:
        """Go to a rule."""
        for row in range(self.rows.rowCount()):
            group = self.rows.index(row, 0)
            for child in range(self.rows.rowCount(group)):
                index = self.rows.index(child, 0, group)
                rule = index.data(RULE_ROLE)
                if isinstance(rule, RuleEntry) and rule.code == code:
                    self.tree.setExpanded(group, True)
                    self.tree.setCurrentIndex(index)
                    self.tree.setFocus()

    def _filter(self, words: str) -> None:
        self.rows.look_for(words)
        if words.strip():
            self.tree.expandAll()
        self._tell()

    def _tell(self) -> None:
        off = len(self.model.off)
        parts = [tr("停用 {0} 条").format(off) if off else tr("全部启用")]
        if self.box.text().strip():
            shown = sum(self.rows.rowCount(self.rows.index(row, 0)) for row in range(self.rows.rowCount()))
            parts.append(tr("显示 {0} 条，已按“{1}”筛选").format(shown, self.box.text().strip()))
        self.told.setText(tr("，").join(parts))
        self.restore.setEnabled(self.model.off != self._default)

    def _show_page(self, index: QModelIndex) -> None:
        rule = index.data(RULE_ROLE) if index.isValid() else None
        self.page.setPlainText(rule.page if isinstance(rule, RuleEntry) else "")

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.tree)
        split.addWidget(self.page)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        below = QHBoxLayout()
        below.addWidget(self.told, 1)
        below.addWidget(self.restore)
        layout = QVBoxLayout(self)
        layout.addWidget(self.box)
        layout.addWidget(split, 1)
        layout.addLayout(below)
