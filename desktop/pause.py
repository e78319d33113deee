"""How long the keys rest before the text is checked again: about as long as the last check took, within bounds."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer

SHORT, LONG = 110, 600  # milliseconds; below the first a quick typist would start a check with every key


class Pause(QTimer):
    """Runs out when the keys have rested. Short for a draft that is checked at once, long for one that takes long."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.setInterval(LONG // 2)
        self._began = 0.0

    def check_began(self) -> None:
        """Note that a check begins; the pause is over."""
        self.stop()
        self._began = time.perf_counter()

    def check_ended(self) -> None:
        """Note that the check has ended, and be as long from now on as it took."""
        took = (time.perf_counter() - self._began) * 1000
        self.setInterval(round(min(max(took / 2, SHORT), LONG)))
