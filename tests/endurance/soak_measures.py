"""What grows or is left behind in a process: memory, threads, timers, objects, windows; and what it complains of."""

from __future__ import annotations

import ctypes
import gc
import logging
import sys
import threading
import traceback
import warnings
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QMessageLogContext, QObject, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

_OF_OFFSCREEN = "This plugin does not support"  # what no window can help


class Sample(NamedTuple):
    """One look at the process at rest, with the same draft in the window each time."""

    minute: float
    megabytes: float
    threads: int
    timers: int
    objects: int
    widgets: int
    windows: int
    records: int

    @classmethod
    def taken(cls, minute: float, window: QWidget) -> Sample:
        """Look, after all that can be freed was freed."""
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        trim()
        inside = window.findChildren(QObject)
        return cls(
            minute,
            resident(),
            len(list(Path("/proc/self/task").iterdir())),
            sum(isinstance(each, QTimer) and each.isActive() for each in inside),
            len(inside),
            len(QApplication.allWidgets()),
            len(QApplication.topLevelWidgets()),
            len(gc.get_objects()),
        )


def trim() -> None:
    """Give back to the system what the C library keeps for later."""
    libc = ctypes.CDLL(None)
    if hasattr(libc, "malloc_trim"):
        libc.malloc_trim(0)


def resident() -> float:
    """Return the megabytes that the process has in memory."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / (1 << 20)


class Complaints:
    """Listens to Qt, to Python's warnings, to logs, and for exceptions that reach nobody."""

    def __init__(self) -> None:
        self.heard: Counter[str] = Counter()

    def listen(self) -> None:
        """Begin; there is no end but the process's."""
        qInstallMessageHandler(self._of_qt)
        warnings.simplefilter("always")
        warnings.showwarning = lambda message, category, *rest, **more: self.note(f"{category.__name__}: {message}")
        handler = logging.Handler(logging.WARNING)
        handler.emit = lambda record: self.note(f"log: {record.getMessage()}")  # type: ignore[method-assign]
        logging.getLogger().addHandler(handler)
        sys.excepthook = self._uncaught
        threading.excepthook = lambda told: self._uncaught(
            told.exc_type, told.exc_value or RuntimeError(), told.exc_traceback
        )

    def note(self, words: str) -> None:
        """Count a complaint, and tell it the first time."""
        if not self.heard[words]:
            print(f"HEARD {words}", flush=True)
        self.heard[words] += 1

    def _of_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not message.startswith(_OF_OFFSCREEN):
            self.note(f"Qt: {message}")

    def _uncaught(self, kind: type[BaseException], error: BaseException, where: object) -> None:
        frames = traceback.extract_tb(error.__traceback__)
        place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
        self.note(f"{kind.__name__} at {place}: {error}")
        traceback.print_exception(error)
