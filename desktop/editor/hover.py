"""The card that stands by marked words under the mouse: what was found there and the first way to mend it.

It is part of the window, takes no focus and no mouse, and goes with the next key, scroll or move away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.language import tr
from desktop.panels.drawing import sign
from desktop.theme import Theme

_SHOWN = 4  # findings on one card; more are counted
_REACH = 1.2  # lines the mouse may move before the card goes
_WIDTH = 30  # hanzi on a line


@dataclass(frozen=True, slots=True)
class Tip:
    """What the card says of one finding; `severity` names its tones, `fix` is the first way to mend it."""

    message: str
    severity: str = ""
    word: str = ""
    fix: str = ""
    hint: str = ""
    state: str = ""

    def edited(self) -> Tip:
        """Return the tip of a finding whose words were edited since it was found."""
        return replace(self, state=tr("已修改，待复核"), fix="", hint="")


class HoverCard(QFrame):
    """Shows tips in the theme's colours beside a place on the screen, inside the window."""

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner)
        self._theme, self._owner = theme, owner
        self.setObjectName("HoverCard")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._at = QPoint()
        self._column = QVBoxLayout(self)
        em = self.fontMetrics().horizontalAdvance("国")
        self._column.setContentsMargins(em * 3 // 4, em // 2, em * 3 // 4, em * 5 // 8)
        self._column.setSpacing(em * 5 // 8)
        self.hide()

    def show_tips(self, tips: Sequence[Tip], at: QPoint) -> None:
        """Show what is said of the place at a point of the screen; nothing where nothing is said."""
        self.leave()
        if not tips:
            return
        self._fill(tips)
        window = self._owner.window()
        self.setParent(window)  # above the panes; a window of its own could take the focus
        self.adjustSize()
        line = self.fontMetrics().height()
        spot = window.mapFromGlobal(at)
        left = max(min(spot.x() - line, window.width() - self.width() - line), 0)
        below = spot.y() + line * 3 // 2
        above = spot.y() - line - self.height()
        self.move(left, below if below + self.height() <= window.height() or above < 0 else above)
        self._at = at
        self.setAccessibleName("\n".join(said(tip) for tip in tips))
        self.show()
        self.raise_()

    def moved(self, at: QPoint) -> None:
        """Go when the mouse has left the place."""
        if self.isVisible() and (at - self._at).manhattanLength() > self.fontMetrics().height() * _REACH:
            self.leave()

    def leave(self) -> None:
        """Go."""
        if self.isVisible():
            self.hide()

    def _fill(self, tips: Sequence[Tip]) -> None:
        while item := self._column.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for tip in tips[:_SHOWN]:
            self._column.addWidget(self._row(tip))
        if len(tips) > _SHOWN:
            self._column.addWidget(self._label(tr("另有 {0} 条").format(len(tips) - _SHOWN), muted=True))

    def _row(self, tip: Tip) -> QWidget:
        row = QWidget(self)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.fontMetrics().height() // 5)
        if tip.word or tip.state:
            head = QHBoxLayout()
            head.setSpacing(self.fontMetrics().height() // 3)
            if tip.word:
                head.addWidget(_Sign(self._theme, tip.severity, row))
                word = self._label(tip.word)
                word.setStyleSheet(f"color: {self._theme.tones(tip.severity).text.name()}; font-weight: bold;")
                head.addWidget(word)
            head.addWidget(self._label(tip.state, muted=True))
            head.addStretch(1)
            column.addLayout(head)
        column.addWidget(self._label(tip.message, wide=True))
        if tip.fix:
            column.addWidget(self._label(tr("{0}　{1}").format(tip.fix, tip.hint).strip("　"), wide=True, muted=True))
        return row

    def _label(self, text: str, *, wide: bool = False, muted: bool = False) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("muted", muted)
        if wide:
            metrics = label.fontMetrics()
            most = metrics.horizontalAdvance("国") * _WIDTH
            label.setWordWrap(True)
            label.setFixedWidth(min(most, metrics.horizontalAdvance(text) + metrics.averageCharWidth()))
            label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        return label

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card's ground and its edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.ground("frame"))
        painter.setBrush(QColor(self._theme.ground("panel")))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


class _Sign(QWidget):
    """The shape of a severity, as in the list."""

    def __init__(self, theme: Theme, severity: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._severity = theme, severity
        side = self.fontMetrics().height() * 3 // 5
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shape."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        sign(painter, inside, self._severity, self._theme.tones(self._severity).mark)


def said(tip: Tip) -> str:
    """Return a tip as one sentence."""
    return tr("，").join(part for part in (tip.word, tip.state, tip.message, tip.fix) if part)
