"""The tabs below the plans: comparison, chart, register, alignment, changes, opinions; one filter box in the corner."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QTabWidget, QWidget

from checker.opinions import Opinions
from desktop import alignment, changes, register
from desktop.language import tr
from desktop.models.rows import RowsModel
from desktop.panels.chart import ChartPanel
from desktop.panels.comparison import ComparisonTable
from desktop.panels.opinions import OpinionsPanel
from desktop.panels.rows_table import RowsTable
from desktop.theme import Theme

_WIDE = 48  # characters of width from which on the tabs tell how many rows they have


class Below(QTabWidget):
    """The tabs. What the last three show is made by `tables`, in the background."""

    revert_requested = Signal()

    def __init__(self, theme: Theme, comparison: ComparisonTable, chart: ChartPanel) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self.comparison, self.chart = comparison, chart
        self.register = self._table(theme, register.COLUMNS, tr("指标登记"), "")
        self.alignment = self._table(
            theme, alignment.COLUMNS, tr("衔接情况"), tr("没有可列的衔接事项。加入上位规划并校核后列在这里。")
        )
        self.changes = self._table(theme, changes.COLUMNS, tr("修改记录"), tr("还没有改动和处理意见。"))
        self.changes.taken_back.connect(self.revert_requested)
        self.register.setToolTip(tr("Enter 转到该处，Shift+Enter 转到同一指标的另一处"))
        self.tables = (self.register, self.alignment, self.changes)
        self.addTab(comparison, tr("指标对照"))
        self.addTab(chart, tr("对照图"))
        for table in self.tables:
            self.addTab(table, table.accessibleName())
        self.opinions = OpinionsPanel(theme)
        self.addTab(self.opinions, self.opinions.accessibleName())
        self._corner()
        self.currentChanged.connect(self._turn)
        self._turn()

    @property
    def table(self) -> RowsTable | None:
        """The table of rows in front; None where another tab is."""
        widget = self.opinions.table if self.currentWidget() is self.opinions else self.currentWidget()
        return widget if isinstance(widget, RowsTable) else None

    @property
    def inner(self) -> QWidget:
        """What takes the focus in the tab in front."""
        inner = {self.chart: self.chart.list, self.opinions: self.opinions.table}
        return inner.get(self.currentWidget(), self.currentWidget())  # type: ignore[arg-type]

    def show_counts(self) -> None:
        """Show on the tabs how many rows each has, and what a filter leaves of them."""
        for table in (*self.tables, self.opinions.table):
            shown, total = len(table.rows.rows), table.rows.total
            total = total if self._wide else 0  # where there is little room the names are told, not how many
            count = f"{shown} / {total}" if table.rows.words.strip() else f"{total}"
            name = table.accessibleName()
            tab = self.opinions if table is self.opinions.table else table
            self.setTabText(self.indexOf(tab), tr("{0}（{1}）").format(name, count) if total else name)

    def show_opinions(self, opinions: Opinions) -> None:
        """Show what units said as it stands now."""
        self.opinions.show_opinions(opinions)
        self.show_counts()

    @property
    def _wide(self) -> bool:
        return self.width() > self.fontMetrics().horizontalAdvance("国") * _WIDE

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give way to the tabs where there is little room."""
        super().resizeEvent(event)
        em = self.fontMetrics().horizontalAdvance("国")
        for box in (self.plan, self.box):
            box.setMaximumWidth(em * (14 if self._wide else 6))
        self.show_counts()

    def show_plans(self, titles: list[str]) -> None:
        """Offer the register of the draft and of each upper plan; the choice stays where it can."""
        chosen = min(self.plan.currentIndex(), len(titles) - 1)
        if [self.plan.itemText(i) for i in range(self.plan.count())] != titles:
            self.plan.blockSignals(True)
            self.plan.clear()
            self.plan.addItems(titles)
            self.plan.setCurrentIndex(max(chosen, 0))
            self.plan.blockSignals(False)
        self._turn()

    def _table(self, theme: Theme, columns: object, name: str, empty: str) -> RowsTable:
        model = RowsModel(columns, self)  # type: ignore[arg-type]
        return RowsTable(theme, model, name, empty)

    def _corner(self) -> None:
        self.plan = QComboBox()
        self.plan.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.plan.setMinimumContentsLength(8)
        self.plan.setAccessibleName(tr("登记哪份规划的指标"))
        self.plan.setToolTip(tr("登记哪份规划的指标"))
        self.revert = QPushButton(tr("恢复所选"))
        self.revert.setToolTip(tr("还原所选的改动，取消所选的处理意见和忽略的规则（Delete）"))
        self.revert.clicked.connect(self.revert_requested)
        self.box = QLineEdit()
        self.box.setClearButtonEnabled(True)
        self.box.setPlaceholderText(tr("筛选"))
        self.box.setAccessibleName(tr("筛选表中的行"))
        self.box.textChanged.connect(self._filter)
        corner = QWidget()
        row = QHBoxLayout(corner)
        row.setContentsMargins(4, 2, 10, 2)
        row.setSpacing(6)
        for widget in (self.plan, self.revert, self.box):
            row.addWidget(widget)
        self.setCornerWidget(corner, Qt.Corner.TopRightCorner)

    def _filter(self, words: str) -> None:
        if self.table is not None:
            self.table.rows.set_words(words)
            self.show_counts()

    def _turn(self) -> None:
        """Show in the corner what belongs to the tab in front."""
        table = self.table
        self.plan.setVisible(table is self.register and self.plan.count() > 1)
        self.revert.setVisible(table is self.changes)
        self.box.setVisible(table is not None)
        words = table.rows.words if table is not None else ""
        if self.box.text() != words:
            self.box.setText(words)
