"""The one place for threads: work on snapshots in the background, answers on the window's thread.

`run` starts a thread for one piece of work. The work gets a `Ticket`: it reports through it and asks it
whether it may go on. The answer comes back through a queued signal, so callbacks run in the window's
thread; a cancelled job calls back nothing but `on_end`. The work must not touch Qt.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal


class Cancelled(Exception):
    """The work was called off; raised inside the work by `Ticket.report`."""


class Ticket:
    """What a piece of work may do to the outside: report, and learn that it is called off."""

    def __init__(self, report: Callable[[str, int, int], None]) -> None:
        self._report = report
        self._stop = threading.Event()

    @property
    def cancelled(self) -> bool:
        """Tell whether the work was called off."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Call the work off; it ends at its next report."""
        self._stop.set()

    def report(self, step: str, done: int = 0, total: int = 0) -> None:
        """Tell how far the work is; raises Cancelled when it was called off."""
        if self.cancelled:
            raise Cancelled
        self._report(step, done, total)


class Job(QObject):
    """One piece of work under way. Keep nothing: it lives until it has answered."""

    _progressed = Signal(str, int, int)
    _done = Signal(object)
    _failed = Signal(object)
    _ended = Signal()

    def __init__(self, asker: QObject, work: Callable[[Ticket], Any]) -> None:
        super().__init__()  # no child of the asker: its thread may outlive a dialog that is closed
        asker.destroyed.connect(self.cancel)
        self.ticket = Ticket(self._progressed.emit)
        self._work = work
        self._thread = threading.Thread(target=self._run, name="desk-job", daemon=True)

    def start(self) -> None:
        """Begin."""
        _running.add(self)
        self._thread.start()

    def cancel(self) -> None:
        """Call the work off: no answer will come."""
        self.ticket.cancel()

    def join(self, seconds: float) -> bool:
        """Wait for the thread to end; tell whether it did."""
        if self._thread.ident is not None:
            self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            value = self._work(self.ticket)
        except Cancelled:
            pass
        except Exception as error:
            self._failed.emit(error)
        else:
            self._done.emit(value)
        finally:
            self._work = _nothing
            self._ended.emit()


_running: set[Job] = set()


def run(
    asker: QObject,
    work: Callable[[Ticket], Any],
    on_done: Callable[[Any], None],
    on_progress: Callable[[str, int, int], None] | None = None,
    on_error: Callable[[Exception], None] | None = None,
) -> Job:
    """Run `work` in the background; its value goes to `on_done`, an exception to `on_error`.

    Cancel with `Job.cancel`; after that nothing is called back, whatever the work still does. The work is called off
    when the asker, a window or the session, is deleted.
    """
    job = Job(asker, work)
    answers = _Answers(job, on_done, on_progress, on_error)
    job._progressed.connect(answers.progressed)
    job._done.connect(answers.done)
    job._failed.connect(answers.failed)
    job._ended.connect(answers.ended)
    job.start()
    return job


def stop_all(seconds: float = 5.0) -> bool:
    """Cancel every job and wait for its thread; tell whether all have ended. For the end of the program."""
    jobs = list(_running)
    for job in jobs:
        job.cancel()
    ended = [job.join(seconds) for job in jobs]
    _running.difference_update(jobs)
    return all(ended)


def running() -> int:
    """Count the jobs under way."""
    return len(_running)


class _Answers(QObject):
    """Lives in the window's thread, so that the job's signals arrive there queued."""

    def __init__(
        self,
        job: Job,
        on_done: Callable[[Any], None],
        on_progress: Callable[[str, int, int], None] | None,
        on_error: Callable[[Exception], None] | None,
    ) -> None:
        super().__init__(job)
        self._job = job
        self._on_done, self._on_progress, self._on_error = on_done, on_progress, on_error

    def progressed(self, step: str, done: int, total: int) -> None:
        if self._on_progress and not self._job.ticket.cancelled:
            self._on_progress(step, done, total)

    def done(self, value: object) -> None:
        if not self._job.ticket.cancelled:
            self._on_done(value)

    def failed(self, error: Exception) -> None:
        if self._job.ticket.cancelled:
            return
        if self._on_error is None:
            raise error
        self._on_error(error)

    def ended(self) -> None:
        _running.discard(self._job)
        self._job.deleteLater()


def _nothing(ticket: Ticket) -> None:
    """Stand in for work that is over, so that its snapshots can be freed."""
