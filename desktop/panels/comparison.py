"""指标对照: the table, with a small chart of base → target in each row and the verdict as a pill."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from checker.reports.dumbbell import Mark, Picture, Series
from desktop.language import tr
from desktop.models.comparison import CHART_ROLE, TONES_ROLE, Chart, ComparisonModel
from desktop.panels import drawing
from desktop.panels.dumbbell import colour, paint
from desktop.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_NAMES = (8, 14)  # characters that the column of names has, at least and at most


class ChartDelegate(QStyledItemDelegate):
    """Draws a line from the base (ring) to the target, and each upper plan's target, in the marks of the 对照图."""

    def __init__(self, theme: Theme, view: QTableView, model: ComparisonModel) -> None:
        super().__init__(view)
        self._theme, self._model = theme, model
        self.width = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for room to tell the dots apart."""
        return QSize(max(option.fontMetrics.height() * 9, self.width), option.fontMetrics.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one chart."""
        super().paint(painter, option, index)
        chart = index.data(CHART_ROLE)
        if not isinstance(chart, Chart) or chart.empty or not chart.top:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(option.rect).adjusted(14, 0, -16, 0)
        middle, unit = room.center().y(), option.fontMetrics.height() * 0.3
        painter.setPen(QPen(self._theme.ground("line"), 1))
        painter.drawLine(QPointF(room.left(), middle), QPointF(room.right(), middle))

        def at(value: float) -> QPointF:
            return QPointF(room.left() + room.width() * max(value, 0.0) / chart.top, middle)

        series = self._model.series
        own = colour(series[0], self._theme)
        if chart.base is not None and chart.target is not None:
            painter.setPen(QPen(own, 3))
            painter.drawLine(at(chart.base), at(chart.target))
        for plan, value in chart.uppers:
            self._target(painter, at(value), unit, series[plan])
        if chart.base is not None:
            painter.setPen(QPen(own, 2))
            painter.setBrush(self._theme.ground("panel"))
            painter.drawEllipse(at(chart.base), unit * 0.85, unit * 0.85)
        if chart.target is not None:
            self._target(painter, at(chart.target), unit * 1.15, series[0])
        painter.restore()

    def _target(self, painter: QPainter, at: QPointF, unit: float, look: Series) -> None:
        mark = Mark(look.shape, at.x(), at.y(), unit, 0, look.filled)
        paint(painter, Picture(0, 0, (), (mark,)), (look,), self._theme, 0, 0)


class VerdictDelegate(QStyledItemDelegate):
    """Draws the verdict as a pill."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Make room for the pill."""
        metrics = option.fontMetrics
        return QSize(metrics.horizontalAdvance(str(index.data())) + metrics.height() * 2, metrics.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one verdict."""
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.ground("current"))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = drawing.scaled(option.font, 0.92)
        text = str(index.data())
        height = option.fontMetrics.height() + 2
        width = option.fontMetrics.horizontalAdvance(text) * 0.92 + height * 0.75
        right = option.rect.left() + 8 + width
        drawing.pill(
            painter, right, option.rect.center().y() + 1, text, self._theme.tones(index.data(TONES_ROLE)), font
        )
        painter.restore()


class ComparisonTable(QTableView):
    """The table; Enter or a click goes to the metric in the draft, or in the upper plan that has it alone."""

    line_chosen = Signal(int)

    def __init__(self, theme: Theme, model: ComparisonModel) -> None:
        super().__init__()
        self._theme = theme
        self.setModel(model)
        self.setAccessibleName(tr("指标对照"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(int(self.fontMetrics().height() * 1.75))
        self.horizontalHeader().setHighlightSections(False)
        self._plain = QStyledItemDelegate(self)
        self._chart = ChartDelegate(theme, self, model)
        self._verdict = VerdictDelegate(theme, self)
        model.modelReset.connect(self._columns)
        self.activated.connect(lambda index: self.line_chosen.emit(index.row()))
        self.clicked.connect(lambda index: self.line_chosen.emit(index.row()))
        self._columns()

    def _columns(self) -> None:
        model = self.model()
        if not isinstance(model, ComparisonModel):
            return
        for column in range(model.columnCount()):
            self.setItemDelegateForColumn(column, self._plain)
        self.setItemDelegateForColumn(model.chart_column, self._chart)
        self.setItemDelegateForColumn(model.chart_column + 1, self._verdict)
        header = self.horizontalHeader()
        for column in range(model.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        if model.columnCount():
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
            legend = str(model.headerData(model.chart_column, Qt.Orientation.Horizontal))
            self._chart.width = self.fontMetrics().horizontalAdvance(legend + "国")
            header.setSectionResizeMode(model.chart_column, QHeaderView.ResizeMode.ResizeToContents)
            header.setStretchLastSection(True)
            header.setMinimumSectionSize(self.fontMetrics().horizontalAdvance("国" * 3))
            self._share()

    def _share(self) -> None:
        """Let the names give way to the verdicts, which say what to do, where there is little room."""
        last, em = self.model().columnCount() - 1, self.fontMetrics().horizontalAdvance("国")
        if last > 0:
            others = sum(self.columnWidth(column) for column in range(1, last)) + self.sizeHintForColumn(last)
            self.setColumnWidth(0, min(max(self.viewport().width() - others, em * _NAMES[0]), em * _NAMES[1]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._share()
