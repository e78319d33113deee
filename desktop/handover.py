"""Takes what later starts of the program hand over to this window, and brings it to the front.

The system's watcher tells of a request at once; where it tells nothing, as on some network drives, a slow timer does.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.instance import Instance, Request
from desktop.language import tr
from desktop.main_window import MainWindow

EVERY = 2_000  # milliseconds
_AGAIN = 200  # while a dialog is open

Open = Callable[[Sequence[Path]], None]


class HandOver(QObject):
    """Opens the files of one request after the other, from `begin` on; while a dialog is open they wait for its end."""

    def __init__(self, instance: Instance, window: MainWindow, open_drafts: Open) -> None:
        super().__init__(window)
        self._instance, self._window, self._open = instance, window, open_drafts
        self._waiting: deque[Request] = deque()
        self._begun = False
        self._watcher = QFileSystemWatcher([str(instance.folder)], self)
        self._watcher.directoryChanged.connect(self._look)
        self._slow, self._again = QTimer(self), QTimer(self)
        self._slow.timeout.connect(self._look)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._next)
        self._slow.start(EVERY)
        self._again.start(0)  # what came while the window was built, once the loop runs

    def begin(self) -> None:
        """Open files from now on: the window has opened those of its own start, which must not come on top."""
        self._begun = True

    def end(self) -> None:
        """Take no more; later starts open a window of their own."""
        self._slow.stop()
        self._again.stop()
        if folders := self._watcher.directories():
            self._watcher.removePaths(folders)

    def _look(self) -> None:
        """Take what is there, and come to the front at once."""
        for request in self._instance.requests():
            self._waiting.append(request)
            modal = QApplication.activeModalWidget()
            to_front(modal or self._window, request.token)
            if modal is not None and request.drafts:
                self._window.status.say(tr("关闭对话框后打开“{0}”").format(request.drafts[0].name))
        if self._waiting:
            self._again.start(0)

    def _next(self) -> None:
        """Open the next one, unless something else must be answered first."""
        if not self._waiting:
            self._look()
        elif not self._begun or QApplication.activeModalWidget() is not None:
            self._again.start(_AGAIN)
        elif drafts := self._waiting.popleft().drafts:
            self._open(drafts)
        if self._waiting and not self._again.isActive():
            self._again.start(_AGAIN)


def to_front(window: QWidget, token: str = "") -> None:
    """Bring a window before those of other programs, as far as the system lets it; else its task bar entry tells."""
    if token:
        os.environ["XDG_ACTIVATION_TOKEN"] = token  # Qt takes it from there
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)
