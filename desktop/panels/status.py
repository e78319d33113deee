"""The status bar: message, progress with a way to stop it, and what was looked at."""

from __future__ import annotations

import time

from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar, QToolButton, QWidget

from desktop.language import tr
from desktop.panels.elided import ElidedLabel

_MOMENT = 0.1  # seconds


class StatusBar(QStatusBar):
    """Left the message and the progress, right the counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.message = ElidedLabel()
        self.message.setAccessibleName(tr("状态"))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(self.fontMetrics().horizontalAdvance("国" * 10))
        self.stop = QPushButton(tr("取消（Esc）"))
        self.stop.setFlat(True)
        self.fields = QToolButton()
        self.fields.setAutoRaise(True)
        self.fields.setToolTip(tr("转到下一处待填（Ctrl+Shift+空格）"))
        self.counts = ElidedLabel()
        self.zoom = QLabel()
        self.saved = QLabel()
        self.saved.setAccessibleName(tr("自动保存"))
        self.addWidget(self.message, 1)
        self.addWidget(self.bar)
        self.addWidget(self.stop)
        self.addPermanentWidget(self.fields)
        self.addPermanentWidget(self.counts)
        self.addPermanentWidget(self.zoom)
        self.addPermanentWidget(self.saved)
        self.saved.hide()
        self.fields.hide()
        self._shown = 0.0
        self.at_rest()

    def say(self, text: str) -> None:
        """Show a message until the next."""
        self.message.setText(text)

    def show_saved(self, text: str) -> None:
        """Show when the review was last saved, or that it was not; nothing for an empty text."""
        self.saved.setText(text)
        self.saved.setVisible(bool(text))

    def show_fields(self, count: int) -> None:
        """Show how many places are to be filled in; nothing for none."""
        self.fields.setText(tr("待填 {0}").format(count))
        self.fields.setVisible(count > 0)

    def progress(self, step: str, done: int, total: int) -> None:
        """Show a step of the work under way; steps that follow within a moment are passed over, or keys would wait."""
        now = time.monotonic()
        if self.bar.isVisible() and now - self._shown < _MOMENT:
            return
        self._shown = now
        self.message.setText(tr("{0}（{1}/{2}）").format(step, done, total) if total else f"{step}…")
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.show()
        self.stop.show()

    def at_rest(self) -> None:
        """Hide the progress."""
        self.bar.hide()
        self.stop.hide()

    def show_counts(self, paragraphs: int, characters: int, metrics: int, uppers: int) -> None:
        """Show what was looked at."""
        self.counts.setText(
            tr("段落 {0:,}　字数 {1:,}　指标 {2:,}　上位规划 {3} 份").format(paragraphs, characters, metrics, uppers)
        )

    def show_zoom(self, percent: int, theme: str) -> None:
        """Show the size of the text and the theme."""
        self.zoom.setText(f"{percent}%　{theme}")
