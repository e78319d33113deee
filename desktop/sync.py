"""The upper plan goes along while the draft is scrolled: by matched headings, from where both panes stand.

Scrolling within a chapter moves both by the same way; entering another chapter takes the upper plan to the heading
that goes with it. Whatever else moves either pane (a jump to a finding, the user's own wheel over the upper plan)
is taken as where both now stand, and so is switching on.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from desktop.chapters import chapters_of
from desktop.main_window import MainWindow
from desktop.panels.panes import PlanPane
from desktop.session import Session
from desktop.upper_display import UpperDisplay

_PAUSE = 15  # milliseconds: some wheel steps are followed at once


class Sync(QObject):
    """Follows the draft's scroll bar for the upper plan in front."""

    def __init__(self, window: MainWindow, session: Session, upper: UpperDisplay) -> None:
        super().__init__(window)
        self._window, self._session, self._upper = window, session, upper
        self._draft_at = 0
        self._chapter: int | None = None
        self._moving = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self._follow)
        window.editor.verticalScrollBar().valueChanged.connect(self._scrolled)

    def watch(self, pane: PlanPane) -> None:
        """Notice when an upper plan is scrolled for itself."""
        pane.view.verticalScrollBar().valueChanged.connect(self._upper_scrolled)

    def rest(self) -> None:
        """Take where both panes stand as where they belong together."""
        self._later.stop()
        self._draft_at = self._window.editor.verticalScrollBar().value()
        self._chapter = self._draft_chapter()

    def _scrolled(self) -> None:
        if self._window.settings.follow and self._window.upper.current is not None and not self._later.isActive():
            self._later.start()

    def _upper_scrolled(self) -> None:
        if not self._moving:
            self.rest()

    def _follow(self) -> None:
        """Bring the upper plan along."""
        pane = self._window.upper.current
        if pane is None or not pane.isVisible():
            return
        at, chapter = self._window.editor.verticalScrollBar().value(), self._draft_chapter()
        self._moving = True
        if chapter != self._chapter:
            self._upper.follow(chapter)
        else:
            bar = pane.view.verticalScrollBar()
            bar.setValue(bar.value() + at - self._draft_at)
        self._moving = False
        self._draft_at, self._chapter = at, chapter

    def _draft_chapter(self) -> int | None:
        reading = self._session.review.draft if self._session.review else self._session.reading
        if reading is None:
            return None
        return chapters_of(reading).at(self._window.draft.top_block())
