"""What all handlers have: the window, the session, the display, and the history of jumps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.display import Display
from desktop.editor.history import History
from desktop.main_window import MainWindow
from desktop.session import Session

if TYPE_CHECKING:
    from desktop.facts_desk import FactsDesk
    from desktop.opinion_desk import OpinionDesk


class Base:
    """The deeds behind menus, keys and buttons."""

    opinions: OpinionDesk
    facts: FactsDesk

    def __init__(self, window: MainWindow, session: Session, display: Display) -> None:
        self._window, self._session, self._display = window, session, display
        self.history = History()
