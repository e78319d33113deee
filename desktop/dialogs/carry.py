"""改指标值: an indicator, its new value, every place that follows, and which of them are to be changed."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QTableView,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from checker.reading.elements import Metric, Reading
from desktop import jobs
from desktop.carrying import Line, NewValue, counted, lines_of, named, offered, parsed, told
from desktop.language import tr
from desktop.models.mentions import MentionsModel

_PAUSE = 200  # milliseconds after the last key


class CarryDialog(QDialog):
    """Looks for the places in the background while the value is typed; Enter changes what is ticked."""

    def __init__(self, reading: Reading, metric: Metric | None, worker: QObject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("改指标值"))
        self._reading, self._worker = reading, worker
        self._metrics = offered(reading)
        self._job: jobs.Job | None = None
        self.new: NewValue | None = None
        self.model = MentionsModel(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._look)
        self._fields(metric)
        self._lay_out()
        self.finished.connect(self._stop)
        self.box.currentIndexChanged.connect(self._turn)
        self.value.textChanged.connect(self._typed)
        self.model.ticks_changed.connect(self._count)
        self.table.selectionModel().currentRowChanged.connect(self._preview)
        self._turn()
        (self.value if metric is not None else self.box).setFocus()

    @property
    def metric(self) -> Metric | None:
        """The indicator that is chosen."""
        number = self.box.currentIndex()
        return self._metrics[number] if number >= 0 else None

    @property
    def chosen(self) -> list[Line]:
        """The places to change."""
        return self.model.chosen

    @property
    def deed(self) -> str:
        """The name of the step: 改指标：高新技术企业 100家→120家."""
        assert self.metric is not None and self.new is not None
        words = self.metric.name, told(self.metric), told(self.metric, self.new)
        return tr("改指标：{0} {1}→{2}").format(*words)

    def _fields(self, metric: Metric | None) -> None:
        self.box = QComboBox()
        self.box.setAccessibleName(tr("指标"))
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(30)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box.addItems([named(self._reading, one) for one in self._metrics])
        self.box.completer().setFilterMode(Qt.MatchFlag.MatchContains)
        self.box.completer().setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        at = next((i for i, one in enumerate(self._metrics) if one is metric), -1)
        self.box.setCurrentIndex(at)
        self.now = QLabel()
        self.value = QLineEdit()
        self.value.setAccessibleName(tr("新值"))
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.table = _Table()
        self.table.setModel(self.model)
        self.page = QTextBrowser()
        self.page.setAccessibleName(tr("改动预览"))
        self.page.setMaximumHeight(self.fontMetrics().height() * 5)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(tr("指标"), self.box)
        values = QHBoxLayout()
        values.addWidget(self.now)
        values.addWidget(QLabel("→"))
        values.addWidget(self.value, 1)
        form.addRow(tr("现值 → 新值"), values)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("取消"))
        self.go = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.go.setProperty("primary", True)
        self.go.style().unpolish(self.go)
        self.go.style().polish(self.go)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.told)
        column.addWidget(self.table, 1)
        column.addWidget(self.page)
        column.addWidget(self.buttons)
        em = self.fontMetrics().horizontalAdvance("国")
        self.resize(em * 62, em * 34)

    def _turn(self) -> None:
        """Show the indicator that was chosen."""
        metric = self.metric
        self.now.setText(told(metric) if metric else tr("（未选指标）"))
        self.value.setPlaceholderText(tr("如 {0}").format(told(metric)) if metric else "")
        self._typed()

    def _typed(self) -> None:
        """Look for the places when the keys rest."""
        self._stop()
        self.new = None
        self.model.set_lines([])
        self._pause.start()

    def _look(self) -> None:
        metric, text = self.metric, self.value.text()
        if metric is None or not text.strip():
            self.told.setText(tr("选定指标并填写新值后，列出稿中每一处说到它的地方和由它推算的数。"))
            return
        self.new = parsed(metric, text)
        if self.new is None:
            unit = metric.unit or tr("无单位")
            self.told.setText(tr("看不懂“{0}”。请填写数值，单位可以省略（{1}）。").format(text.strip(), unit))
            return
        self.told.setText(tr("正在查找…"))
        reading, new = self._reading, self.new
        self._job = jobs.run(self._worker, lambda ticket: lines_of(reading, metric, new), self._take)

    def _take(self, lines: list[Line]) -> None:
        self._job = None
        self.model.set_lines(lines)
        self.told.setText(counted(lines))
        if lines:
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _stop(self) -> None:
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _count(self) -> None:
        count = len(self.model.chosen)
        self.go.setText(tr("采纳（改 {0} 处）").format(count))
        self.go.setEnabled(bool(count))
        self._preview(self.table.currentIndex())

    def _preview(self, index: QModelIndex) -> None:
        if not index.isValid() or index.row() >= len(self.model.lines):
            self.page.clear()
            return
        line = self.model.lines[index.row()]
        mention = line.mention
        old, new = f"<s>{escape(mention.old)}</s>", f"<b><u>{escape(mention.new or '')}</u></b>"
        words = f"…{escape(mention.before)}{old} {new}{escape(mention.after)}…"
        self.page.setHtml(f"<p>{words}</p><p>{escape(line.place)}。{escape(line.why)}。</p>")


class _Table(QTableView):
    """Space ticks the row, whatever its cell; Enter is the dialog's."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("将要改动之处"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)

    def setModel(self, model: MentionsModel) -> None:  # type: ignore[override]
        """Show a model, the words wide and the certainty narrow."""
        super().setModel(model)
        em = self.fontMetrics().horizontalAdvance("国")
        header = self.horizontalHeader()
        for column in range(model.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 11), (2, 9), (3, 6)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(column, em * width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex().siblingAtColumn(0)
        if event.key() == Qt.Key.Key_Space and index.isValid():
            state = index.data(Qt.ItemDataRole.CheckStateRole)
            if state is not None:
                on = Qt.CheckState(state) == Qt.CheckState.Checked
                turned = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
                self.model().setData(index, turned, Qt.ItemDataRole.CheckStateRole)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)
