"""The findings: counts that switch severities, a filter, the list, and the card of the current finding."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from checker.findings import Severity
from desktop.filter import Filter, Grouping, Order, Scope
from desktop.language import tr
from desktop.models.findings import FindingsModel, Row
from desktop.panels.batch import BatchBar
from desktop.panels.card import Card
from desktop.panels.findings_list import FindingDelegate, FindingsList
from desktop.theme import Theme


class FindingsPanel(QWidget):
    """Everything about findings; it shows what the session holds and asks for what the user wants."""

    filter_changed = Signal(object)  # Filter
    finding_chosen = Signal(str)

    def __init__(self, theme: Theme, model: FindingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = model
        self._filter = Filter()
        self._quiet = False
        self.chips = {severity: self._chip(severity) for severity in Severity}
        self.grouping = self._combo([(g.label, g) for g in Grouping], tr("分组方式"))
        self.order = self._combo([(o.label, o) for o in Order], tr("排列顺序"))
        self.scope = self._combo([(s.label, s) for s in Scope], tr("按处理状态筛选"))
        self.box = QLineEdit()
        self.box.setPlaceholderText(tr("筛选：输入文字"))
        self.box.setAccessibleName(tr("筛选问题"))
        self.box.setClearButtonEnabled(True)
        self.told = QLabel()
        self.told.setProperty("muted", True)
        self.told.setWordWrap(True)
        self.list = self._list(theme)
        self.empty = self.list.empty
        self.batch = BatchBar()
        self.card = Card(theme)
        self._lay_out()
        self.box.textChanged.connect(self._tell)
        self.grouping.currentIndexChanged.connect(self._tell)
        self.order.currentIndexChanged.connect(self._tell)
        self.scope.currentIndexChanged.connect(self._tell)
        self.list.selectionModel().currentChanged.connect(self._chosen)

    def show_filter(self, new: Filter) -> None:
        """Show a filter in the controls, without telling of it."""
        self._quiet = True
        self._filter = new
        for severity, chip in self.chips.items():
            chip.setChecked(severity in new.severities)
        self.grouping.setCurrentIndex(self.grouping.findData(new.grouping))
        self.order.setCurrentIndex(self.order.findData(new.order))
        self.scope.setCurrentIndex(self.scope.findData(new.scope))
        if self.box.text() != new.words:
            self.box.setText(new.words)
        self._quiet = False

    def show_counts(self, counts: dict[Severity, int]) -> None:
        """Show how many findings of each severity are open."""
        for severity, chip in self.chips.items():
            chip.setText(f"{tr(severity.label)} {counts.get(severity, 0)}")
            chip.setAccessibleName(tr("{0}，{1} 条未处理").format(tr(severity.label), counts.get(severity, 0)))

    def show_told(self, told: str, empty: str) -> None:
        """Show what the filter hides, and in an empty list why it is empty."""
        self.told.setText(told)
        self.empty.setText(empty)
        self.empty.setVisible(bool(empty))

    def show_rows(self, rows: Sequence[Row], *, grouped: bool, current: str) -> None:
        """Show other rows; what is selected stays so, and the current row stays where it is on the screen."""
        bar = self.list.verticalScrollBar()
        chosen, at, top = self.selected_keys(), bar.value(), self._top(current)
        in_sight = top is not None and -1 < top < self.list.viewport().height()
        self.model.set_rows(rows, grouped=grouped)
        self.list.scheduleDelayedItemsLayout()
        self.select(current)
        if len(chosen) > 1:
            self._select_also(chosen)
        bar.setValue(at)
        now = self._top(current)
        if in_sight and top is not None and now is not None:
            bar.setValue(bar.value() + now - top)

    def _top(self, key: str) -> int | None:
        """Return where a row stands, counted from the viewport's upper edge; None when it is not listed."""
        index = self.model.index_of(key)
        return self.list.visualRect(index).top() if index.isValid() else None

    def _select_also(self, keys: Sequence[str]) -> None:
        self._quiet = True
        for key in keys:
            index = self.model.index_of(key)
            if index.isValid():
                self.list.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
        self._quiet = False

    def select(self, key: str) -> None:
        """Light the current finding in the list."""
        index = self.model.index_of(key)
        self._quiet = True
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(index, flags)
            self.list.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        else:
            self.list.selectionModel().clear()
        self._quiet = False

    def selected_keys(self) -> list[str]:
        """Return the selected findings."""
        keys = [self.model.key_of(index) for index in self.list.selectionModel().selectedIndexes()]
        return [key for key in keys if key]

    def _chosen(self, index: QModelIndex) -> None:
        key = self.model.key_of(index) if index.isValid() else ""
        if key and not self._quiet:
            self.finding_chosen.emit(key)

    def _tell(self) -> None:
        if not self._quiet:
            chosen = frozenset(s for s, chip in self.chips.items() if chip.isChecked())
            scope, grouping = Scope(self.scope.currentData()), Grouping(self.grouping.currentData())
            self._filter = Filter(chosen, scope, self.box.text(), grouping, Order(self.order.currentData()))
            self.filter_changed.emit(self._filter)

    def _chip(self, severity: Severity) -> QPushButton:
        chip = QPushButton(f"{tr(severity.label)} 0")
        chip.setCheckable(True)
        chip.setProperty("chip", True)
        chip.setToolTip(tr("显示或隐藏“{0}”").format(tr(severity.label)))
        chip.toggled.connect(self._tell)
        return chip

    def _combo(self, choices: list[tuple[str, object]], name: str) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(name)
        combo.setToolTip(name)
        combo.setMinimumContentsLength(4)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for label, value in choices:
            combo.addItem(label, value)
        return combo

    def _list(self, theme: Theme) -> FindingsList:
        view = FindingsList()
        view.setAccessibleName(tr("问题清单"))
        view.setHeaderHidden(True)
        view.setRootIsDecorated(False)
        view.setIndentation(0)
        view.setMouseTracking(True)
        view.setModel(self.model)
        view.setItemDelegate(FindingDelegate(theme, view))
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setItemsExpandable(False)
        self.model.modelReset.connect(view.expandAll)
        return view

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(6)
        for chip in self.chips.values():
            chips.addWidget(chip)
        chips.addStretch()
        boxes = QHBoxLayout()
        boxes.setSpacing(6)
        for box in (self.grouping, self.order, self.scope):
            boxes.addWidget(box, 1)
        top = QVBoxLayout()
        top.setContentsMargins(12, 8, 12, 6)
        top.setSpacing(6)
        top.addLayout(chips)
        words = QHBoxLayout()
        words.setSpacing(8)
        words.addWidget(self.box, 2)
        words.addWidget(self.told, 3)
        top.addLayout(boxes)
        top.addLayout(words)
        above = QWidget()
        layout = QVBoxLayout(above)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.batch)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(above)
        self.splitter.addWidget(self.card)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([500, 500])
        self.list.setMinimumHeight(self.fontMetrics().height() * 5)  # a finding and its group, however low the window
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)
