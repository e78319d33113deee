"""The pages of 新建规划: template, what the plan is, upper plans with their indicators, what else may be filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.language import tr
from desktop.new_plan import ABOUT, Offer, Places, UpperPlan, divided_place

if TYPE_CHECKING:
    from checker.drafting.templates import Field, OfferedIndicator

_REGION, _ABOVE, _FIELD = "地区", "上级地区", "领域"
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_FIXED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class TemplatePage(QWidget):
    """The templates, and beside them what the chosen one is for and which headings its draft has."""

    chosen = Signal()
    folder_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._offers: Sequence[Offer] = ()
        self.list = QListWidget()
        self.list.setAccessibleName(tr("模板"))
        self.list.setSpacing(2)
        self.help = QLabel()
        self.help.setWordWrap(True)
        self.outline = QTextBrowser()
        self.outline.setAccessibleName(tr("模板的大纲"))
        self.folder = QPushButton(tr("打开模板文件夹"))
        self.folder.setToolTip(tr("本单位的模板：写有占位符的 .docx 放进这个文件夹，再打开本窗口即列出"))
        left, right, row = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(self)
        left.addWidget(self.list, 1)
        left.addWidget(self.folder)
        for widget in (self.help, QLabel(tr("大纲")), self.outline):
            right.addWidget(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(left, 2)
        row.addLayout(right, 3)
        self.list.currentRowChanged.connect(self._show)
        self.list.itemDoubleClicked.connect(lambda item: self.chosen.emit())
        self.folder.clicked.connect(self.folder_wanted)

    @property
    def offer(self) -> Offer | None:
        """The chosen template."""
        number = self.list.currentRow()
        return self._offers[number] if 0 <= number < len(self._offers) else None

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """List the templates."""
        self._offers = offers
        self.list.clear()
        for offer in offers:
            own = tr("（本单位）") if offer.template.is_own else ""
            self.list.addItem(QListWidgetItem(f"{offer.template.name}{own}"))
        self.list.setCurrentRow(0)

    def _show(self, number: int) -> None:
        offer = self.offer
        self.help.setText(offer.template.help if offer else "")
        self.outline.setPlainText("\n".join(offer.outline) if offer else "")


class AboutPage(QScrollArea):
    """What the plan is: area, field, period, stage, and how it is set out."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.edits: dict[str, QLineEdit | QComboBox] = {}
        self._template = ""
        self._places: Places | None = None

    def show_fields(self, template: str, fields: Iterable[Field]) -> None:
        """Ask for the fields of a template; what was filled in for another stays where it has the same field."""
        if template == self._template:
            return
        before, self._template = self.values(), template
        inner = QWidget()
        form = QFormLayout(inner)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.edits = {}
        wanted = [field for field in fields if field.group in ABOUT and not field.computed]
        for group in ABOUT:
            for field in (one for one in wanted if one.group == group):
                edit = self.edits[field.key] = _edit(field, before.get(field.key, ""))
                form.addRow(field.name, edit)
        self.setWidget(inner)
        self._suggest()

    def suggest(self, places: Places) -> None:
        """Suggest areas and fields of government while one types."""
        self._places = places
        self._suggest()

    def values(self) -> dict[str, str]:
        """Return what is filled in, by key."""
        return {key: text for key, edit in self.edits.items() if (text := _text(edit))}

    def _suggest(self) -> None:
        if self._places is None:
            return
        for key, words in ((_REGION, self._places.regions), (_FIELD, self._places.fields)):
            edit = self.edits.get(key)
            if isinstance(edit, QLineEdit):
                completer = QCompleter(words, edit)
                completer.setFilterMode(Qt.MatchFlag.MatchContains)
                completer.setMaxVisibleItems(10)
                edit.setCompleter(completer)
                if key == _REGION:
                    completer.activated.connect(self._take_place, Qt.ConnectionType.QueuedConnection)

    def _take_place(self, suggested: str) -> None:
        """Take an area that was suggested, and the one above it."""
        for key, text in zip((_REGION, _ABOVE), divided_place(suggested), strict=True):
            edit = self.edits.get(key)
            if isinstance(edit, QLineEdit):
                edit.setText(text)


def _edit(field: Field, text: str) -> QLineEdit | QComboBox:
    edit: QLineEdit | QComboBox
    if field.choices:
        edit = QComboBox()
        edit.addItems(list(field.choices))
        edit.setCurrentText(text or field.default)
    else:
        edit = QLineEdit(text)
        edit.setPlaceholderText(field.help)
    edit.setToolTip(field.help)
    edit.setAccessibleName(field.name)
    edit.setAccessibleDescription(field.help)
    return edit


def _text(edit: QLineEdit | QComboBox) -> str:
    return edit.currentText() if isinstance(edit, QComboBox) else edit.text().strip()


class UppersPage(QWidget):
    """The upper plans that the draft is made under, and which of their indicators it takes up."""

    changed = Signal()  # other upper plans are ticked
    files_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._uppers: list[UpperPlan] = []
        self._offered: Sequence[OfferedIndicator] = ()
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("上位规划"))
        self.list.setSpacing(2)
        self.add = QPushButton(tr("添加文件…"))
        self.indicators = _grid((tr("列入指标表"), tr("上位规划的目标")), tr("上位规划的指标"))
        row = QHBoxLayout()
        row.addWidget(self.told, 1)
        row.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.list, 2)
        column.addWidget(QLabel(tr("勾选列入指标表的指标：上位规划的目标列为对照，本级目标待填")))
        column.addWidget(self.indicators, 3)
        self.list.itemChanged.connect(lambda item: self.changed.emit())
        self.add.clicked.connect(self.files_wanted)

    @property
    def uppers(self) -> list[UpperPlan]:
        """The upper plans that are ticked."""
        return [one for n, one in enumerate(self._uppers) if self.list.item(n).checkState() == _CHECKED]

    @property
    def wanted(self) -> str:
        """The ticked indicators as the field takes them; empty where there are none to choose from."""
        return "、".join(
            one.name
            for n, one in enumerate(self._offered)
            if (box := self.indicators.item(n, 0)) is not None and box.checkState() == _CHECKED
        )

    def add_uppers(self, uppers: Iterable[UpperPlan]) -> None:
        """List upper plans, ticked; those at hand already are not listed twice."""
        here = {one.reading.plan.sha256 for one in self._uppers}
        self.list.blockSignals(True)
        for one in uppers:
            if one.reading.plan.sha256 not in here:
                here.add(one.reading.plan.sha256)
                self._uppers.append(one)
                item = QListWidgetItem(tr("{0}（{1}）").format(one.title, one.reason))
                item.setFlags(_FIXED | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(_CHECKED)
                self.list.addItem(item)
        self.list.blockSignals(False)
        self.changed.emit()

    def show_indicators(self, offered: Sequence[OfferedIndicator]) -> None:
        """List what the upper plans offer, ticked what is due; what was ticked otherwise stays so."""
        states = {
            one.name: box.checkState()
            for n, one in enumerate(self._offered)
            if (box := self.indicators.item(n, 0)) is not None
        }
        self._offered = offered
        self.indicators.setRowCount(len(offered))
        for number, one in enumerate(offered):
            box = QTableWidgetItem(one.name)
            box.setFlags(_FIXED | Qt.ItemFlag.ItemIsUserCheckable)
            box.setCheckState(states.get(one.name, _CHECKED if one.is_due else _UNCHECKED))
            stated = QTableWidgetItem("；".join(one.upper.values()))
            stated.setFlags(_FIXED)
            self.indicators.setItem(number, 0, box)
            self.indicators.setItem(number, 1, stated)


class OthersPage(QWidget):
    """What else the draft asks for, each in a row: what it is, what is to stand there, and the help."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[str] = []
        self._values: dict[str, str] = {}
        told = QLabel(tr("以下都可以不填：没有填的在稿中保留占位符并标黄，打开后按 Ctrl+Shift+空格 逐处填写。"))
        told.setWordWrap(True)
        self.table = _grid((tr("项目"), tr("填写内容"), tr("说明")), tr("其他待填项"), _FillTable())
        self.table.setShowGrid(True)
        self.table.setWordWrap(False)
        for part, width in enumerate((12, 22)):
            self.table.horizontalHeader().setSectionResizeMode(part, QHeaderView.ResizeMode.Interactive)
            self.table.setColumnWidth(part, width * self.fontMetrics().horizontalAdvance("国"))
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(told)
        column.addWidget(self.table, 1)
        self.table.itemChanged.connect(self._keep)

    def show_fields(self, fields: Sequence[Field]) -> None:
        """List what is still asked for; what was filled in stays."""
        self.table.blockSignals(True)
        self._keys = [field.key for field in fields]
        self.table.setRowCount(len(fields))
        for number, field in enumerate(fields):
            texts = (field.name, self._values.get(field.key, ""), field.help)
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(field.help)
                if column != 1:
                    item.setFlags(_FIXED)
                self.table.setItem(number, column, item)
        self.table.blockSignals(False)
        if fields:
            self.table.setCurrentCell(0, 1)

    def values(self) -> Mapping[str, str]:
        """Return what is filled in, by key."""
        return {key: text for key, text in self._values.items() if text and key in self._keys}

    def _keep(self, item: QTableWidgetItem) -> None:
        if item.column() == 1:
            self._values[self._keys[item.row()]] = item.text().strip()


class _FillTable(QTableWidget):
    """Enter goes on to the next row, whether a cell is being written in or not."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.state() != QAbstractItemView.State.EditingState:  # else the cell is closed, which goes on
            self._go_on()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._go_on()

    def _go_on(self) -> None:
        if self.currentRow() + 1 < self.rowCount():
            self.setCurrentCell(self.currentRow() + 1, 1)


def _grid(heads: Sequence[str], name: str, table: QTableWidget | None = None) -> QTableWidget:
    table = table or QTableWidget()
    table.setColumnCount(len(heads))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(list(heads))
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setStretchLastSection(True)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    return table
