"""What all handlers have: the window, the session, the display, and the history of jumps."""

from __future__ import annotations

from desktop.display import Display
from desktop.editor.history import History
from desktop.main_window import MainWindow
from desktop.session import Session


class Base:
    """The deeds behind menus, keys and buttons."""

    def __init__(self, window: MainWindow, session: Session, display: Display) -> None:
        self._window, self._session, self._display = window, session, display
        self.history = History()
