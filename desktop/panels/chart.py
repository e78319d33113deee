"""指标对照图: a list of dumbbells; arrows walk through it, Enter or a click goes to both places."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListView,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from checker.reports.dumbbell import ChartRow, picture
from desktop.language import later, tr
from desktop.models.chart import ITEM_ROLE, ChartModel, Item
from desktop.panels import drawing
from desktop.panels.dumbbell import Legend, paint
from desktop.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_NAME, _LANES = 0.27, 0.45
"""Parts of the width that the name and the lanes take; the words have the rest."""
EMPTY = later("没有可以画在一起的指标。加入上位规划并校核后，可比的指标在这里按基期到目标画出。")


class RowDelegate(QStyledItemDelegate):
    """Draws a row: the indicator, its lanes, and the words beside each lane."""

    def __init__(self, theme: Theme, view: QListView, model: ChartModel) -> None:
        super().__init__(view)
        self._theme, self._view, self._model = theme, view, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for a line of text a lane, two where the name may need them."""
        item: Item = index.data(ITEM_ROLE)
        metrics = option.fontMetrics
        lines = len(item.row.lanes) if item.row is not None else 1
        return QSize(metrics.height() * 20, round(max(_pitch(metrics) * lines, metrics.height() * 2) + 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        item: Item = index.data(ITEM_ROLE)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            drawing.row_ground(painter, option, self._theme.ground("current"), self._theme.ground("accent"))
        painter.setPen(QPen(self._theme.ground("line"), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        room = QRectF(option.rect).adjusted(12, 2, -8, -3)
        self._name(painter, option, item, room)
        if item.row is not None:
            self._lanes(painter, option, item.row, room)
        else:
            self._reason(painter, option, item, room)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.ink("accent"), 1.5))
            painter.drawRect(QRectF(option.rect).adjusted(1, 1, -2, -2))
        painter.restore()

    def _name(self, painter: QPainter, option: QStyleOptionViewItem, item: Item, room: QRectF) -> None:
        painter.setPen(self._theme.ink("text"))
        width, high = room.width() * _NAME - 10, option.fontMetrics.height()
        lines = drawing.two_lines(item.title, option.font, width)
        top = room.center().y() - high * len(lines) / 2
        for number, line in enumerate(lines):
            place = QRectF(room.left(), top + high * number, width, high)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)

    def _lanes(self, painter: QPainter, option: QStyleOptionViewItem, row: ChartRow, room: QRectF) -> None:
        pitch = _pitch(option.fontMetrics)
        drawn = picture(row, self._model.series, room.width() * _LANES, pitch)
        left, top = room.left() + room.width() * _NAME, room.center().y() - drawn.height / 2
        paint(painter, drawn, self._model.series, self._theme, left, top)
        left += drawn.width + 10
        for number, lane in enumerate(row.lanes):
            text = f"{lane.text}　{row.note}" if row.note and number == 0 else lane.text
            place = QRectF(left, top + pitch * number, room.right() - left, pitch)
            painter.setPen(self._theme.ink("text" if number == 0 else "soft"))
            _elided(painter, option, place, text)

    def _reason(self, painter: QPainter, option: QStyleOptionViewItem, item: Item, room: QRectF) -> None:
        painter.setPen(self._theme.ink("muted"))
        _elided(painter, option, room.adjusted(room.width() * _NAME, 0, 0, 0), tr("未绘入：{0}").format(item.reason))


def _pitch(metrics: QFontMetrics) -> float:
    return metrics.height() * 1.1


def _elided(painter: QPainter, option: QStyleOptionViewItem, place: QRectF, text: str) -> None:
    shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, int(place.width()))
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class ChartPanel(QWidget):
    """The list below its legend; where there is nothing to draw it says so."""

    row_chosen = Signal(int)

    def __init__(self, theme: Theme, model: ChartModel) -> None:
        super().__init__()
        self.setObjectName("Panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = model
        self.legend = Legend(theme)
        self.list = QListView()
        self.list.setModel(model)
        self.list.setAccessibleName(tr("指标对照图"))
        self.list.setItemDelegate(RowDelegate(theme, self.list, model))
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.empty = QLabel(tr(EMPTY))
        self.empty.setWordWrap(True)
        self.empty.setMargin(14)
        self.empty.setProperty("muted", True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.legend)
        layout.addLayout(self._pages, 1)
        self.setFocusProxy(self.list)
        model.modelReset.connect(self._show)
        self.list.activated.connect(lambda index: self.row_chosen.emit(index.row()))
        self.list.clicked.connect(lambda index: self.row_chosen.emit(index.row()))
        self._show()

    def light(self, row: int | None) -> None:
        """Make a row the current one and bring it into view."""
        if row is not None:
            self.list.setCurrentIndex(self._model.index(row))

    def _show(self) -> None:
        self.legend.show_series(self._model.series)
        self._pages.setCurrentWidget(self.list if self._model.items else self.empty)
