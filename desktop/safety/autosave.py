"""Keeps edits and answers in the user's data folder, in the background, without being asked.

An answer is saved at once: when the next one is given, the last is on disk. Typing is saved two seconds after the last
key and every half minute in between. What fails is told once and tried again. The draft's file is never written.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from checker.errors import PlanError, ReviewTaken, StepRefused
from checker.plan import Plan
from checker.reviews import Arrival, DraftFile, Entry, Reviews, Saved, State, StructureEdit
from checker.reviews.records import Fate
from desktop import jobs
from desktop.language import tr
from desktop.safety.keeping import (
    kept_of,
    made_ready,
    missing_uppers,
    resume,
    state_of,
    stood_of,
    structure_of,
)
from desktop.session import Session
from desktop.standing import Standing

AFTER_TYPING = 2_000  # milliseconds after the last key
AT_MOST = 30_000  # while the keys go on
RETRY = 30_000  # after a save that failed
_HAND_OVER = 0.1  # seconds that an answer waits for the save of the one before; a save takes some milliseconds


class Autosave(QObject):
    """Watches a session and keeps it. `entered` tells what opening a draft met with, see `Arrival`."""

    entered = Signal(object)  # Entry
    saved = Signal(str)  # the time, 10:32
    failed = Signal(str)  # once until a save succeeds
    recovered = Signal()  # a save succeeded after all
    taken_over = Signal(bool)  # by another window; whether something was kept apart for that

    def __init__(self, session: Session, reviews: Reviews) -> None:
        super().__init__(session)
        self._session, self.reviews = session, reviews
        self.review: int | None = None
        self.file: DraftFile | None = None
        self._job: jobs.Job | None = None
        self._turn = 0  # of the last job; what an earlier one answers is out of date
        self._on_disk: State | None = None
        self._answered = self._again = self._troubled = self._resuming = False
        self._wanted: int | None = None  # the review that the next draft is to be taken up with
        self._answer = ""  # what the user said already of the window that holds it
        self._ready: Standing | None = None  # the draft with the changes of structure that were kept
        self._typing = self._timer(AFTER_TYPING)
        self._longest = self._timer(AT_MOST)
        self._retry = self._timer(RETRY)
        session.draft_leaving.connect(self.leave)
        session.draft_opened.connect(self._enter)
        session.text_changed.connect(self._note_edit)
        session.decision_changed.connect(self._note_answer)
        session.undo.indexChanged.connect(self._step_done)
        session.review_changed.connect(self._note_edit)
        session.upper_added.connect(self._note_edit)

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(self.save_soon)
        return timer

    def set_pace(self, seconds: int) -> None:
        """Save after so many seconds at the latest while the keys go on."""
        self._longest.setInterval(seconds * 1000)

    @property
    def secured(self) -> bool:
        """Tell whether everything the user did is on disk."""
        if self.file is None or self._session.undo.locked:
            return True
        state = state_of(self._session)
        if self.review is None:  # not looked up yet, or the user has not said what is to become of the earlier one
            return not (state.changes or state.decisions)
        return self._on_disk == state

    def secure(self) -> bool:
        """Save now and wait for it; tells whether everything the user did is on disk. For closing and for crashes."""
        self._stop_timers()
        if self._job is not None:
            self._job.join(6.0)
            self._job = None
        self._turn += 1
        if self.secured:
            return True
        assert self.file is not None
        state = state_of(self._session)
        try:
            if self.review is None:
                self.review = self._keep_apart(state)
            else:
                self.reviews.save(self.review, self.file, state)
        except ReviewTaken:
            return self._secure_apart(state)
        except PlanError as error:
            self._save_failed(error)
            return False
        self._written(self._turn, state)
        return True

    def leave(self) -> None:
        """Save, and hold the review no longer."""
        self.secure()
        review, self.review, self.file, self._on_disk = self.review, None, None, None
        self._job = None
        if review is not None and not self._session.undo.locked:
            try:
                self.reviews.release(review)
            except PlanError as error:
                self._save_failed(error)

    def save_soon(self) -> None:
        """Save in the background, if there is anything new; a save under way is followed by another."""
        self._stop_timers()
        if self.file is None:
            return
        if self._job is not None and not self._job.join(0):
            self._again = True
        elif self.review is None:
            if self._troubled:
                self._enter()
        elif not self.secured:
            state = state_of(self._session)
            self._on_disk = None  # nobody knows until the answer comes
            self._start(partial(self._save, self.review, self.file, state), self._written, state)

    def _start(self, work: Callable[[jobs.Ticket], Any], done: Callable[[int, Any, Any], None], about: object) -> None:
        """Do something in the background; `done` gets its turn, `about` and the answer."""
        self._turn += 1
        turn = self._turn

        def failed(error: Exception) -> None:
            if turn == self._turn:
                self._save_failed(error)

        self._job = jobs.run(self, work, partial(done, turn, about), None, failed)

    def _save(self, review: int, file: DraftFile, state: State, ticket: jobs.Ticket) -> None:
        self.reviews.save(review, file, state)

    def _note_edit(self) -> None:
        if not self._resuming:
            self._typing.start()
            if not self._longest.isActive():
                self._longest.start()

    def _note_answer(self) -> None:
        self._answered = not self._resuming

    def _step_done(self) -> None:
        """Save an answer at once, whole with all that belongs to its step; wait for the one before, if need be."""
        if self._answered:
            self._answered = False
            if self._job is not None:
                self._job.join(_HAND_OVER)
            self.save_soon()

    def _written(self, turn: int, state: State, _: object = None) -> None:
        if turn != self._turn:
            return
        self._job, self._on_disk = None, state
        if self._troubled:
            self._troubled = False
            self.recovered.emit()
        if state.changes or state.decisions:
            self.saved.emit(datetime.now().strftime("%H:%M"))
        if self._again:
            self._again = False
            self.save_soon()

    def _save_failed(self, error: Exception) -> None:
        self._job, self._again = None, False
        if isinstance(error, ReviewTaken):
            self._secure_apart(state_of(self._session))
            return
        if not isinstance(error, PlanError):
            raise error
        self._retry.start()
        if not self._troubled:
            self._troubled = True
            self.failed.emit(str(error))

    def _keep_apart(self, state: State) -> int:
        """Keep the state as a review of its own, to be asked for; returns its number."""
        assert self.file is not None
        review = self.reviews.begin(self.file, state.title, fate=Fate.POSTPONED)
        self.reviews.save(review, self.file, state)
        return review

    def _secure_apart(self, state: State) -> bool:
        """Another window holds the review: keep what is not saved yet as a review of its own, and only look on."""
        fresh = self._on_disk is None or self._on_disk != state
        self._session.undo.locked = True
        try:
            if fresh:
                self.reviews.release(self._keep_apart(state))
        except PlanError as error:
            self._session.undo.locked = False
            self._save_failed(error)
            return False
        self.review = None
        self.taken_over.emit(fresh)
        return True

    def _stop_timers(self) -> None:
        self._typing.stop()
        self._longest.stop()
        self._retry.stop()

    def _enter(self) -> None:
        """Look the draft up in the background."""
        session = self._session
        assert session.original is not None and session.reading is not None
        plan = session.original
        session.undo.locked = False
        self._on_disk = None
        title = session.reading.profile.title or plan.path.stem
        wanted, self._wanted = self._wanted, None

        def look_up(ticket: jobs.Ticket) -> tuple[DraftFile, Entry, Standing | None]:
            file = DraftFile.of(plan.path, plan.sha256)
            kept = self.reviews.get(wanted) if wanted is not None else None
            if kept is not None and kept.file.sha256 == file.sha256:
                entry = Entry(Arrival.RESUMED, kept.id, self.reviews.claim(kept.id, file))
            else:
                entry = self.reviews.enter(file, title)
            return file, entry, made_ready(plan, entry)

        self.file = DraftFile(plan.path.absolute(), plan.sha256)
        self._start(look_up, self._entered, plan)

    def _entered(self, turn: int, plan: Plan, answer: tuple[DraftFile, Entry, Standing | None]) -> None:
        file, entry, self._ready = answer
        if turn != self._turn or self._session.opened is not plan:
            if entry.id is not None:
                self.reviews.release(entry.id)
            return
        self._job = None
        self.file, self.review = file, entry.id
        if entry.earlier is not None and entry.id is not None:
            self.take_up(entry.earlier.state, edits=entry.arrival is Arrival.RESUMED)
        self.entered.emit(entry)
        self._note_edit()

    def want(self, review: int) -> None:
        """Take the next draft up with a certain review, if it is of its text."""
        self._wanted = review

    def holder(self, path: Path) -> Saved | None:
        """Return the review of a draft that another window holds, None where none does; raises ReviewsError."""
        found = self.reviews.find(DraftFile(path.absolute(), ""))
        return found.saved if found is not None and found.saved.alive else None

    def give_answer(self, answer: str) -> None:
        """Remember what the user said of the window that holds the draft now being opened."""
        self._answer = answer

    def take_answer(self) -> str:
        """Return that answer once."""
        answer, self._answer = self._answer, ""
        return answer

    def look_on(self, earlier: Saved) -> None:
        """Show what another window has, and keep nothing."""
        self.take_up(earlier.state, edits=True)
        self._session.undo.locked = True
        self._stop_timers()

    def uppers_of(self, earlier: Saved) -> list[Path]:
        """Return the kept upper plans that the session has not got and that are still there."""
        return [path for path in missing_uppers(self._session, earlier.state.uppers) if path.exists()]

    def take_up(self, state: State, *, edits: bool) -> None:
        """Put a kept state into the session."""
        self._resuming = True
        whole = not edits or self._take_up_structure(state.structure)
        strange = resume(self._session, state, edits=edits and whole)
        self._resuming = False
        if strange:
            self._session.noted.emit(tr("有 {0} 处改动对不上现在的段落，没有套用。").format(len(strange)))

    def _take_up_structure(self, kept: tuple[StructureEdit, ...]) -> bool:
        """Let the draft stand as it was kept; tells whether it does. If not, what was kept is left for later."""
        session = self._session
        if kept == structure_of(session):
            return True
        try:
            if session.undo.count():  # what the user did since the draft was opened stands
                raise StepRefused(detail=tr("打开后已有新的改动"))
            assert session.original is not None
            standing = self._ready if self._ready is not None and kept_of(self._ready.structure) == kept else None
            standing = standing or stood_of(session.original, kept)
        except PlanError as error:
            session.noted.emit(tr("上次的结构调整和改动没有套用，仍然保留。{0}").format(error))
            self._leave_for_later()
            return False
        session.put_standing(standing, range(len(standing.plan.blocks)))
        return True

    def _leave_for_later(self) -> None:
        """Put off the review that is held, and begin another with its answers."""
        assert self.file is not None
        if self.review is not None:
            earlier, self.review = self.review, None
            self.reviews.postpone(earlier)
            self.review = self.reviews.begin(self.file, state_of(self._session).title, like=earlier)

    def claim(self, review: int) -> None:
        """Take a review over, from a window that left it or that still has it, with its edits; raises ReviewsError."""
        assert self.file is not None
        claimed = self.reviews.claim(review, self.file)
        self._session.undo.locked = False
        if claimed is not None:
            self.review = claimed.id
            self.take_up(claimed.state, edits=True)
        self._note_edit()

    def begin(self, *, like: int | None = None) -> None:
        """Begin a review of the draft anew, with the answers of another if told so; raises ReviewsError."""
        assert self.file is not None
        self.review = self.reviews.begin(self.file, state_of(self._session).title, like=like)
        if like is not None and (carried := self.reviews.get(self.review)) is not None:
            self.take_up(carried.state, edits=False)
        self._note_edit()
