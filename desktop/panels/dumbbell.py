"""Paints the lanes of a chart row in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from checker.reports.dumbbell import ChartRow, Mark, Picture, Series, Shape, corners, picture, symbol
from desktop.language import tr
from desktop.theme import Theme


def paint(painter: QPainter, drawn: Picture, series: tuple[Series, ...], theme: Theme, left: float, top: float) -> None:
    """Draw a picture with its corner at (left, top), in device-independent pixels."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(left, top)
    for stroke in drawn.strokes:
        ink = theme.ground("line") if stroke.series is None else colour(series[stroke.series], theme)
        pen = QPen(ink, stroke.width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(stroke.x1, stroke.y1), QPointF(stroke.x2, stroke.y2))
    for mark in drawn.marks:
        _mark(painter, mark, series, theme)
    painter.restore()


def colour(series: Series, theme: Theme) -> QColor:
    """Return the colour of a plan on the ground of the theme."""
    return QColor(series.dark if theme.dark else series.light)


def _mark(painter: QPainter, mark: Mark, series: tuple[Series, ...], theme: Theme) -> None:
    ink = colour(series[mark.series], theme)
    painter.setPen(QPen(ink, 1.3))
    painter.setBrush(ink if mark.filled else theme.ground("panel"))
    if mark.shape is Shape.CIRCLE:
        painter.drawEllipse(QPointF(mark.x, mark.y), mark.radius, mark.radius)
    else:
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners(mark)]))


class Strip(QWidget):
    """The lanes of one pair of targets with their words, for the card of a finding; a screen reader says it whole."""

    def __init__(self, theme: Theme, row: ChartRow, series: tuple[Series, ...]) -> None:
        super().__init__()
        self._theme, self._row, self._series = theme, row, series
        self.setAccessibleName(row.sentence)
        self.setToolTip(row.sentence)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for a line of text a lane."""
        return QSize(self.fontMetrics().height() * 12, round(self._pitch * len(self._row.lanes)) + 2)

    @property
    def _pitch(self) -> float:
        return self.fontMetrics().height() * 1.15

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw lanes and words."""
        painter = QPainter(self)
        words = max(self.fontMetrics().horizontalAdvance(lane.text) for lane in self._row.lanes) + 20
        room = max(self.width() - words, self.width() * 0.4)
        paint(painter, picture(self._row, self._series, room, self._pitch), self._series, self._theme, 0, 0)
        for number, lane in enumerate(self._row.lanes):
            painter.setPen(self._theme.ink("soft"))
            place = QRectF(room + 8, self._pitch * number, self.width() - room - 8, self._pitch)
            text = self.fontMetrics().elidedText(lane.text, Qt.TextElideMode.ElideRight, int(place.width()))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


class Legend(QWidget):
    """The mark of each plan before its name, in as many lines as they need."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._series: tuple[Series, ...] = ()

    def show_series(self, series: tuple[Series, ...]) -> None:
        """Show these plans."""
        self._series = series
        self.setAccessibleName(tr("图例：") + tr("、").join(tr(one.label) for one in series))
        self.setVisible(bool(series))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        return QSize(self.fontMetrics().height() * 10, round(self.fontMetrics().height() * 1.7))

    def minimumSizeHint(self) -> QSize:
        """Ask for one line, however narrow."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw marks and names."""
        painter = QPainter(self)
        size, at = self.fontMetrics().height() * 1.0, 12.0
        for number, one in enumerate(self._series):
            paint(
                painter, symbol(self._series, number, size), self._series, self._theme, at, (self.height() - size) / 2
            )
            painter.setPen(self._theme.ink("text"))
            width = self.fontMetrics().horizontalAdvance(tr(one.label))
            place = QRectF(at + size + 4, 0, width + 2, self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, tr(one.label))
            at += size + width + 24
        painter.setPen(self._theme.ink("muted"))
        note = tr("空心小圆为基期，带箭头的为“以上”或“以内”；各指标用自己的刻度，越往右数值越大")
        place = QRectF(at + 8, 0, self.width() - at - 12, self.height())
        shown = self.fontMetrics().elidedText(note, Qt.TextElideMode.ElideRight, max(int(place.width()), 0))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
