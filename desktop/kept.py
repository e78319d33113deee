"""Something kept with a review beside its edits and answers: loaded when the review is known, saved by itself.

It stands in the user's data folder; what fails is told and tried again with the next change.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand

from checker.errors import PlanError
from checker.reviews import Entry, Reviews
from desktop import jobs
from desktop.safety.autosave import Autosave
from desktop.session import Session

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Keeping(Generic[T]):
    """How a kind of value is kept: `read` and `write` work in the background and raise PlanError.

    `empty` gives what a draft has before anything is done; `together` what was kept and what came in meanwhile.
    """

    empty: Callable[[], T]
    read: Callable[[Reviews, int], T]
    write: Callable[[Reviews, int, T], None]
    together: Callable[[T, T], T]


class Kept(QObject, Generic[T]):
    """A value of the session's draft. It is never changed in place: undo keeps what it was."""

    changed = Signal()

    def __init__(self, session: Session, keeping: Keeping[T]) -> None:
        super().__init__(session)
        self._session, self._keeping = session, keeping
        self._autosave: Autosave | None = None
        self.value: T = keeping.empty()
        self._saved: T = self.value
        self._review: int | None = None  # whose value was loaded
        self._looked: int | None = None  # that another window holds: shown, not kept
        self._job: jobs.Job | None = None
        session.draft_leaving.connect(self.secure)
        session.draft_opened.connect(self._forget)

    def join(self, autosave: Autosave) -> None:
        """Take what holds the review: the value is read when it is known which review it is."""
        self._autosave = autosave
        autosave.entered.connect(self._entered)
        autosave.saved.connect(self._entered)

    def change(self, after: T, name: str) -> None:
        """Make the value another, as a step that the menu names."""
        self._session.undo.push(_Put(self, after, name))

    def put(self, value: T) -> None:
        """Show and keep another value; for the undo stack."""
        self.value = value
        self.changed.emit()
        self._entered()
        self._save_soon()

    def secure(self) -> None:
        """Save now and wait for it; for leaving a draft and for closing."""
        if self._job is not None:
            self._job.join(6.0)
        if self._saved is self.value or self._review is None or self._autosave is None:
            return
        try:
            self._keeping.write(self._autosave.reviews, self._review, self.value)
        except PlanError as error:
            self._session.noted.emit(str(error))
        else:
            self._saved = self.value

    def _forget(self) -> None:
        self._review = self._looked = None
        self.value = self._saved = self._keeping.empty()
        self.changed.emit()

    def _entered(self, entry: object = None) -> None:
        """Read what is kept with the review, as soon as it is known which review that is."""
        autosave = self._autosave
        if autosave is None:
            return
        if autosave.review is not None:
            if autosave.review == self._review:
                return
            self._review = autosave.review
            if self._looked == self._review:  # shown already, while another window held it
                self._save_soon()
            else:
                self._load(self._review)
        elif self._session.undo.locked and isinstance(entry, Entry) and entry.earlier is not None:
            self._looked = entry.earlier.id
            self._load(self._looked)

    def _load(self, review: int) -> None:
        """Read what a review has in the background and show it, with what came in meanwhile."""
        assert self._autosave is not None
        reviews = self._autosave.reviews

        def take(kept: T) -> None:
            if review not in (self._review, self._looked):
                return
            self._saved = kept
            self.put(self._keeping.together(kept, self.value))

        jobs.run(self, lambda ticket: self._keeping.read(reviews, review), take, None, self._failed)

    def _save_soon(self) -> None:
        """Save in the background; what changes meanwhile is saved after it."""
        if self._job is not None or self._saved is self.value or self._review is None or self._autosave is None:
            return
        review, value, reviews = self._review, self.value, self._autosave.reviews

        def done(_: object) -> None:
            self._job = None
            if review == self._review:
                self._saved = value
            self._save_soon()

        def failed(error: Exception) -> None:
            self._job = None
            self._failed(error)

        self._job = jobs.run(self, lambda ticket: self._keeping.write(reviews, review, value), done, None, failed)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, PlanError):
            raise error
        self._session.failed.emit(str(error))


class _Put(QUndoCommand):
    """A value became another."""

    def __init__(self, kept: Kept[T], after: T, name: str) -> None:
        super().__init__(name)
        self._kept, self._before, self._after = kept, kept.value, after

    def redo(self) -> None:
        """Show and keep the value as it became."""
        self._kept.put(self._after)

    def undo(self) -> None:
        """Show and keep it as it was."""
        self._kept.put(self._before)
