"""What stands below the list of the shelf: the paragraphs found, and profile and metrics of the chosen plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFormLayout,
    QHeaderView,
    QLabel,
    QListView,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QTabWidget,
    QWidget,
)

from desktop.editor.positions import to_units
from desktop.language import tr
from desktop.models.shelf_details import HIT_ROLE, MARKS_ROLE, PLACE_ROLE, HitsModel, MetricsModel
from desktop.panels import drawing
from desktop.theme import Theme

if TYPE_CHECKING:
    from checker.library import Hit, ShelfMetric

Index = QModelIndex | QPersistentModelIndex


class HitDelegate(QStyledItemDelegate):
    """Draws where a paragraph stands and, below, its words, those looked for set off."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Make room for a line and up to two of the paragraph."""
        return QSize(0, int(option.fontMetrics.height() * 3.9))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one paragraph."""
        theme, line = self._theme, option.fontMetrics.height()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            drawing.row_ground(painter, option, theme.ground("current"), theme.ground("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.ground("hover"))
        room = QRectF(option.rect).adjusted(12, line * 0.3, -10, -line * 0.3)
        small = drawing.scaled(option.font, 0.92)
        painter.setFont(small)
        painter.setPen(theme.ink("muted"))
        place = QFontMetrics(small).elidedText(
            str(index.data(PLACE_ROLE)), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(QRectF(room.left(), room.top(), room.width(), line), place)
        painter.setPen(theme.ink("text"))
        self._snippet(painter, option, index, QRectF(room.left(), room.top() + line * 1.15, room.width(), line * 2.2))
        painter.setPen(theme.ground("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def _snippet(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, room: QRectF) -> None:
        layout = QTextLayout(str(index.data()), option.font)
        options = QTextOption()
        options.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(options)
        text = layout.text()
        marks = [(to_units(text, start), to_units(text, stop)) for start, stop in index.data(MARKS_ROLE)]
        layout.setFormats([self._mark(start, stop) for start, stop in marks])
        layout.beginLayout()
        top = 0.0
        while top + option.fontMetrics.height() <= room.height() and (line := layout.createLine()).isValid():
            line.setLineWidth(room.width())
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        layout.draw(painter, room.topLeft())

    def _mark(self, start: int, stop: int) -> QTextLayout.FormatRange:
        found = QTextLayout.FormatRange()
        found.start, found.length = start, stop - start
        form = QTextCharFormat()
        form.setBackground(self._theme.tones("major").fill)
        form.setForeground(self._theme.ink("text"))
        found.format = form
        return found


class ShelfDetails(QTabWidget):
    """Three pages: 检索结果, 概况, 指标."""

    hit_opened = Signal(object)  # Hit

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self.hits_model, self.metrics_model = HitsModel(self), MetricsModel(self)
        self.hits = self._hits(theme)
        self.metrics = self._metrics()
        self._facts = QFormLayout()
        self.profile = self._profile()
        self.addTab(self.hits, tr("检索结果"))
        self.addTab(self.profile, tr("概况"))
        self.addTab(self.metrics, tr("指标"))
        self.hits.activated.connect(lambda index: self.hit_opened.emit(index.data(HIT_ROLE)))

    def show_hits(self, hits: Sequence[Hit], words: str) -> None:
        """Show what a search found; without words the page is empty."""
        self.hits_model.set_hits(hits)
        self.setTabText(0, tr("检索结果（{0}）").format(len(hits)) if words else tr("检索结果"))
        none = tr("库中没有“{0}”。").format(words) if words else tr("输入词句，检索库中规划的正文。")
        self._empty.setText(none)
        self._empty.setVisible(not hits)
        if hits:
            self.hits.setCurrentIndex(self.hits_model.index(0))
            self.hits.scrollToTop()
        if words:
            self.setCurrentIndex(0)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show what a plan says of itself."""
        while self._facts.rowCount():
            self._facts.removeRow(0)
        for name, value in facts:
            label, text = QLabel(name), QLabel(value)
            label.setProperty("muted", True)
            text.setWordWrap(True)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._facts.addRow(label, text)
        self.profile.setAccessibleDescription(tr("，").join(f"{name} {value}" for name, value in facts))

    def show_metrics(self, metrics: Sequence[ShelfMetric]) -> None:
        """Show the metrics of a plan."""
        self.metrics_model.set_metrics(metrics)
        self.setTabText(2, tr("指标（{0}）").format(len(metrics)) if metrics else tr("指标"))

    def _hits(self, theme: Theme) -> QListView:
        view = QListView()
        view.setAccessibleName(tr("检索结果"))
        view.setModel(self.hits_model)
        view.setItemDelegate(HitDelegate(theme, view))
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._empty = QLabel(tr("输入词句，检索库中规划的正文。"), view)
        self._empty.setProperty("muted", True)
        self._empty.setContentsMargins(14, 10, 14, 10)
        self._empty.setMinimumWidth(self.fontMetrics().horizontalAdvance("国" * 30))
        return view

    def _metrics(self) -> QTableView:
        view = QTableView()
        view.setAccessibleName(tr("指标"))
        view.setModel(self.metrics_model)
        plain_rows(view)
        header = view.horizontalHeader()
        for column in (1, 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column in (0, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        return view

    def _profile(self) -> QScrollArea:
        body = QWidget()
        body.setObjectName("Panel")
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        body.setLayout(self._facts)
        self._facts.setContentsMargins(14, 10, 14, 10)
        self._facts.setHorizontalSpacing(16)
        area = QScrollArea()
        area.setAccessibleName(tr("概况"))
        area.setWidgetResizable(True)
        area.setWidget(body)
        return area


def plain_rows(view: QTableView) -> None:
    """Set a table as this window shows them: whole rows, no grid, no editing, Tab leaves it."""
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(int(view.fontMetrics().height() * 1.75))
    view.horizontalHeader().setHighlightSections(False)
    view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
