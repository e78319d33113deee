"""The widget over the draft that counts what is open by severity; a click opens the findings."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QStyleOption

from checker.findings import Severity
from desktop.language import tr
from desktop.panels import drawing
from desktop.theme import Theme


class CountsWidget(QAbstractButton):
    """Sign and number of each severity, a tick when nothing is open; it says itself as a sentence."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._counts: Mapping[Severity, int] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)
        self.show_counts(None)

    def show_counts(self, counts: Mapping[Severity, int] | None) -> None:
        """Show how many findings of each severity are open; None before the first check."""
        self._counts = counts
        said = tr("尚未检查")
        if counts is not None:
            open_ones = [f"{tr(s.label)} {counts[s]}" for s in Severity if counts.get(s)]
            said = tr("未处理：{0}").format(tr("，").join(open_ones)) if open_ones else tr("没有未处理的问题")
        self.setAccessibleName(tr("{0}。打开问题清单").format(said))
        self.setToolTip(tr("{0}。点击打开问题清单（Ctrl+4）").format(said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for room for what is shown."""
        line = self.fontMetrics().height()
        return QSize(int(sum(self._widths()) + line * 0.5), line + 4)

    def minimumSizeHint(self) -> QSize:
        """Bear being narrow: the mildest are left out first."""
        line = self.fontMetrics().height()
        return QSize(int(sum(self._widths()[:1]) + line * 0.5), line + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the signs with their numbers, and the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        option = QStyleOption()
        option.initFrom(self)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(self.rect(), self._theme.ground("hover"))
        if self.hasFocus():
            painter.setPen(QPen(self._theme.ink("accent"), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        line, left = self.fontMetrics().height(), self.fontMetrics().height() * 0.25
        for (severity, text), width in zip(self._parts(), self._widths(), strict=True):
            if left + width - line * 0.45 > self.width() + 1:
                return
            size = line * 0.5
            tones = self._theme.tones(severity)
            if severity in list(Severity):
                at = QRectF(left + line * 0.15, (self.height() - size) / 2, size, size)
                drawing.sign(painter, at, severity, tones.mark)
            painter.setPen(tones.text)
            room = QRectF(left + self._sign_room(severity), 0, width, self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
            left += width

    def _parts(self) -> list[tuple[str, str]]:
        if self._counts is None:
            return []
        found = [(s.value, str(self._counts[s])) for s in Severity if self._counts.get(s)]
        return found or [("upper", "✓")]

    def _widths(self) -> list[float]:
        metrics = self.fontMetrics()
        gap = metrics.height() * 0.45
        return [self._sign_room(tones) + metrics.horizontalAdvance(text) + gap for tones, text in self._parts()]

    def _sign_room(self, tones: str) -> float:
        return self.fontMetrics().height() * 0.85 if tones in list(Severity) else 0.0
