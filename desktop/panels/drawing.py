"""What several delegates draw: pills, severity signs, and text that is cut at the edge."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPolygonF, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyleOptionViewItem

from checker.findings import Severity
from desktop.theme import Tones


def pill(painter: QPainter, right: float, middle: float, text: str, tones: Tones, font: QFont) -> QRectF:
    """Draw a rounded label that ends at `right`; returns where it is."""
    metrics = QFontMetricsF(font)
    height = metrics.height() + 2
    width = max(metrics.horizontalAdvance(text) + height * 0.75, height * 1.3)
    rect = QRectF(right - width, middle - height / 2, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tones.pill)
    painter.drawRoundedRect(rect, height / 2, height / 2)
    painter.setPen(tones.text)
    painter.setFont(font)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    return rect


def sign(painter: QPainter, rect: QRectF, severity: str, colour: QColor) -> None:
    """Draw the shape of a severity: disc 错误, triangle 须说明, diamond 一般, ring 提示."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if severity == Severity.ERROR:
        painter.drawEllipse(rect)
    elif severity == Severity.MAJOR:
        painter.drawPolygon(QPolygonF([rect.bottomLeft(), rect.bottomRight(), QPointF(rect.center().x(), rect.top())]))
    elif severity == Severity.MINOR:
        middle = rect.center()
        ends = [QPointF(middle.x(), rect.top()), QPointF(rect.right(), middle.y())]
        ends += [QPointF(middle.x(), rect.bottom()), QPointF(rect.left(), middle.y())]
        painter.drawPolygon(QPolygonF(ends))
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(colour)
        painter.drawEllipse(rect.adjusted(0.5, 0.5, -0.5, -0.5))


def scaled(font: QFont, factor: float) -> QFont:
    """Return the font at another size."""
    other = QFont(font)
    other.setPointSizeF(font.pointSizeF() * factor)
    return other


def two_lines(text: str, font: QFont, width: float) -> list[str]:
    """Return the text on at most two lines of a width, the second cut with … where there is more."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    first, second = layout.createLine(), None
    if first.isValid():
        first.setLineWidth(width)
        second = layout.createLine()
    layout.endLayout()
    if second is None or not second.isValid():
        return [text]
    raw = text.encode("utf-16-le")
    cut = first.textLength() * 2
    head, rest = raw[:cut].decode("utf-16-le"), raw[cut:].decode("utf-16-le")
    return [head, QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)]


def row_ground(painter: QPainter, option: QStyleOptionViewItem, current: QColor, accent: QColor) -> None:
    """Draw the ground of a current row: a soft fill and an accent bar at its left edge."""
    painter.fillRect(option.rect, current)
    painter.fillRect(QRectF(option.rect.left(), option.rect.top(), 3, option.rect.height()), accent)
