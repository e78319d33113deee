"""A label for one line that may be narrower than its text."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel


class ElidedLabel(QLabel):
    """A label that ends in … where it does not fit, and says itself whole in its tool tip."""

    def minimumSizeHint(self) -> QSize:
        """Bear being narrow."""
        return QSize(self.fontMetrics().horizontalAdvance("国" * 3), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip(self.text() if text != self.text() else "")
        style, role = self.style(), self.foregroundRole()
        style.drawItemText(painter, room, int(self.alignment()), self.palette(), True, text, role)
