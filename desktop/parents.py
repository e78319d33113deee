"""Upper plans by themselves: when a draft is opened, what the shelf has above it is taken in the background."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from checker.errors import PlanError
from checker.reading.elements import Reading
from desktop import jobs
from desktop.session import Session
from desktop.settings import Settings
from desktop.shelf_work import ShelfWork

if TYPE_CHECKING:
    from checker.align.known_plans import KnownPlan
    from checker.library.above import Above, Taken


class Parents(QObject):
    """Watches the session; what was taken for one draft goes when another is opened.

    A draft to which the user gave upper plans is left alone, and so is every draft where the setting says so.
    """

    found = Signal()  # `above` tells what
    failed = Signal(str)  # one sentence what happened, one what to do
    withdrawn = Signal()

    def __init__(self, session: Session, shelf: ShelfWork, settings: Settings) -> None:
        super().__init__(session)
        self._session, self._shelf, self._settings = session, shelf, settings
        self.above: Above | None = None
        self.taken: tuple[Taken, ...] = ()
        self.asked = False  # by the user, who is told then of nothing found as well
        self._waiting = False
        self._job: jobs.Job | None = None
        session.draft_opened.connect(self._draft_opened)
        session.review_changed.connect(self._review_changed)
        session.upper_removed.connect(self._upper_removed)

    def look_up(self, *, asked: bool = False) -> None:
        """Look for upper plans of the draft as it was last read; for one not yet read, as soon as it is."""
        self._stop()
        self.asked = asked
        draft = self._draft()
        self._waiting = draft is None
        if draft is not None:
            work = partial(self._shelf.above, draft, tuple(self._session.uppers))
            done = partial(self._done, draft.plan.sha256)
            self._job = jobs.run(self, work, done, None, self._failed)

    def withdraw(self) -> None:
        """Take back the upper plans that were taken from the shelf."""
        self._stop()
        taken = {id(one.reading) for one in self.taken}
        self.above = None
        self._session.known = ()
        for number in reversed(range(len(self._session.uppers))):
            if id(self._session.uppers[number]) in taken:
                self._session.remove_upper(number)
        self.withdrawn.emit()

    def _draft(self) -> Reading | None:
        """Return the draft as read, None where only its text is known so far."""
        session = self._session
        if session.review is not None:
            return session.review.draft
        return session.reading if session.reading and session.reading.passages else None

    def _draft_opened(self) -> None:
        if self.taken or self._session.known:
            self.withdraw()
        self._stop()
        self.above = None
        if not self._settings.shelf_uppers:
            return
        if self._session.uppers_given:
            self._learn()
        else:
            self.look_up()

    def _learn(self) -> None:
        """Let the check know the shelf's plans, and take none of them: what the draft cites and lacks can be told."""
        assert self._session.original is not None
        done = partial(self._learnt, self._session.original.sha256)
        self._job = jobs.run(self, self._shelf.known, done, None, self._failed)

    def _learnt(self, draft: str, known: tuple[KnownPlan, ...]) -> None:
        session = self._session
        self._job = None
        if known and session.original is not None and session.original.sha256 == draft:
            session.known = known
            session.check()

    def _upper_removed(self) -> None:
        here = {id(reading) for reading in self._session.uppers}
        self.taken = tuple(one for one in self.taken if id(one.reading) in here)

    def _review_changed(self) -> None:
        if self._waiting and self._session.review is not None:
            self.look_up(asked=self.asked)

    def _done(self, draft: str, answer: tuple[tuple[KnownPlan, ...], Above | None]) -> None:
        session = self._session
        self._job = None
        if session.original is None or session.original.sha256 != draft:
            return
        session.known, self.above = answer
        if self.above is None:
            self.found.emit()
            return
        here = {reading.plan.sha256 for reading in session.uppers}
        fresh = tuple(one for one in self.above.taken if one.reading.plan.sha256 not in here)
        self.taken = (*self.taken, *fresh)
        if fresh:
            session.take_uppers([one.reading for one in fresh])
            self._upper_removed()  # a file under the same path may stand in the place of one
        self.found.emit()

    def _failed(self, error: Exception) -> None:
        self._job = None
        if not isinstance(error, PlanError):
            raise error
        self.failed.emit(str(error))

    def _stop(self) -> None:
        self._waiting = False
        if self._job is not None:
            self._job.cancel()
            self._job = None
