"""Run by itself: the program as `main.py` starts it, which tells what becomes of its window.

`python -m tests.desktop.started FOLDER ARGUMENTS…` prints a line of JSON whenever the window shows something else.
Files in FOLDER tell it what to do: `close` closes the window in order, `minimise` makes it small, `dismiss` closes a
dialog that the program has opened.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop import launch
from desktop.app import application
from desktop.main_window import MainWindow
from tests.desktop.pilot import Pilot

EVERY = 20  # milliseconds


class Watcher:
    """Looks at the window again and again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._told = ""
        self._fronts = 0
        QApplication.alert = self._alerted  # type: ignore[assignment, method-assign]
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(EVERY)

    def _alerted(self, *arguments: object) -> None:
        """Count how often the window came to the front: that is the last thing done for it."""
        self._fronts += 1

    def _look(self) -> None:
        window = Pilot().window
        if window is None:
            return
        original = Pilot().session.original
        seen = {
            "draft": str(original.path) if original else "",
            "dialog": QApplication.activeModalWidget() is not None,
            "fronts": self._fronts,
            "minimised": window.isMinimized(),
            "settled": original is not None and Pilot().settled(),
            "said": window.status.message.text(),
        }
        told = json.dumps(seen, ensure_ascii=False)
        if told != self._told:
            self._told = told
            sys.stdout.write(f"{told}\n")
            sys.stdout.flush()
        self._follow(window)

    def _follow(self, window: MainWindow) -> None:
        if (self._folder / "close").exists():
            self._timer.stop()
            QApplication.quit()
        elif (self._folder / "minimise").exists():
            (self._folder / "minimise").unlink()
            window.showMinimized()
        elif (self._folder / "dismiss").exists():
            (self._folder / "dismiss").unlink()
            QApplication.activeModalWidget().close()


if __name__ == "__main__":
    application(["started"])
    watcher = Watcher(Path(sys.argv[1]))
    sys.exit(launch.main(sys.argv[2:]))
