"""The stripe beside the scroll bar: every mark of the plan at its height, coloured by severity; a click goes there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from checker.findings import Severity
from desktop.editor.marks import Mark
from desktop.editor.plan_view import PlanView
from desktop.language import tr
from desktop.theme import Theme

_RANKS = {severity.value: severity.rank for severity in Severity}
_REACH = 5.0  # pixels round a tick that still count as on it


class Stripe(QWidget):
    """Ticks for a view's marks. It takes its marks from the view whenever it paints."""

    mark_clicked = Signal(str)

    def __init__(self, theme: Theme, view: PlanView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._view = theme, view
        self.tips: dict[str, str] = {}
        self.setFixedWidth(12)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("问题分布条"))
        theme.changed.connect(self.update)
        view.verticalScrollBar().rangeChanged.connect(self.update)

    def sizeHint(self) -> QSize:
        """Ask for no height of its own."""
        return QSize(12, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the ticks, the worse above the milder."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.ground("desk"))
        ordered = sorted(self._ticks(), key=lambda tick: -_rank(tick[1]))
        for y, mark in ordered:
            colour = self._theme.ink("accent") if mark.key == self._view.current_key else None
            painter.fillRect(QRectF(2, y - 1.5, 8, 3), colour or self._theme.tones(mark.tones).mark)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the nearest mark."""
        mark = self._near(event.position())
        if mark is not None:
            self.mark_clicked.emit(mark.key)

    def event(self, event: QEvent) -> bool:
        """Show the message of the tick under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            mark = self._near(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.tips.get(mark.key, "") if mark else "", self)
            return True
        return super().event(event)

    def _near(self, at: QPointF) -> Mark | None:
        ticks = [(abs(y - at.y()), mark) for y, mark in self._ticks()]
        distance, mark = min(ticks, key=lambda tick: tick[0], default=(1e9, None))
        return mark if distance <= _REACH else None

    def _ticks(self) -> list[tuple[float, Mark]]:
        document = self._view.document()
        whole = max(document.size().height(), 1.0)
        layout = document.documentLayout()
        seen: set[str] = set()
        ticks: list[tuple[float, Mark]] = []
        for mark in self._view.marks:
            if not mark.answered and mark.key not in seen:
                seen.add(mark.key)
                top = layout.blockBoundingRect(document.findBlock(mark.start)).center().y()
                ticks.append((4 + top / whole * (self.height() - 8), mark))
        return ticks


def _rank(mark: Mark) -> int:
    return _RANKS.get(mark.tones, 9)
