"""Changes the draft's structure: worked out in the background, then done as one step of undo.

The window stays usable meanwhile. What is typed while a change is worked out is in it: it is worked out again.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from checker.errors import PlanError
from desktop import jobs
from desktop.commands import Restructure
from desktop.draft_text import now
from desktop.language import tr
from desktop.session import Session
from desktop.standing import Origins, Restructuring, Standing, followed, restructured

if TYPE_CHECKING:
    from checker.word.structure import Step

_MOST = 20  # deeds that wait: a key that is held down is to end soon after it is let go
_KEPT = 4  # steps of undo that keep their readings and reviews; one of a long plan takes some ten megabytes


@dataclass(frozen=True, slots=True)
class Wish:
    """A change that is wanted, and what is to be called when it is done or cannot be."""

    fresh: Restructuring
    done: Callable[[Origins], None]
    refused: Callable[[str], None]


Waiting = Callable[[Origins], None]
"""What waits for a change, told where each block came from meanwhile."""


class StructureDesk(QObject):
    """One change at a time; what is asked for meanwhile may wait for it."""

    unchanged = Signal()  # what was asked for is so already
    carried = Signal(object)  # Origins: what counts by blocks is to follow, within the same step of undo

    def __init__(self, session: Session, settle: Callable[[], None]) -> None:
        """`settle` ends what is being composed in the editor, before its blocks become others."""
        super().__init__(session)
        self._session, self._settle = session, settle
        self._job: jobs.Job | None = None
        self._done: deque[Restructure] = deque()
        self._waiting: deque[Waiting] = deque()
        session.draft_leaving.connect(self.cancel)

    @property
    def busy(self) -> bool:
        """Tell whether a change is being worked out."""
        return self._job is not None

    def cancel(self) -> None:
        """Call a change off that is being worked out."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._done.clear()
        self._waiting.clear()

    def then(self, deed: Waiting) -> None:
        """Do something after the change that is being worked out, so that keys struck in a row are not lost."""
        if len(self._waiting) < _MOST:
            self._waiting.append(deed)

    def _go_on(self, origins: Origins) -> None:
        """Do what waited for a change, now that it is made, up to what is a change again."""
        waiting, self._waiting = self._waiting, deque()
        while waiting and not self.busy:
            waiting.popleft()(origins)
        self._waiting = deque(partial(_after, origins, later) for later in waiting)

    def change(
        self,
        name: str,
        steps: Sequence[Step],
        done: Callable[[Origins], None],
        refused: Callable[[str], None],
    ) -> None:
        """Do steps on the draft as one change of this name; `refused` is told in Chinese why it cannot be done."""
        session = self._session
        if session.undo.locked:
            session.undo.refused.emit()
        elif self.busy:
            refused(tr("上一项结构调整还没有完成，请稍候再试。"))
        elif session.reading is not None:
            self._work_out(Wish(Restructuring(tuple(steps), name, now()), done, refused))

    def _work_out(self, wish: Wish) -> None:
        session = self._session
        before, revision, structure = session.standing(), session.revision, session.structure

        def take(outcome: tuple[Standing, Origins]) -> None:
            self._settle()
            self._job = None
            if session.structure is not structure:
                self._waiting.clear()
                wish.refused(tr("其间撤销或重做过结构调整，没有改动。请再试一次。"))
            elif session.revision != revision:
                self._work_out(wish)
            elif outcome[0].plan.blocks == before.plan.blocks:
                self.unchanged.emit()
                self._go_on(outcome[1])
            else:
                self._push(wish, *outcome)
                self._go_on(outcome[1])

        def failed(error: Exception) -> None:
            self._job = None
            if not isinstance(error, PlanError):
                raise error
            self._waiting.clear()
            wish.refused(str(error))

        self._job = jobs.run(
            self,
            lambda ticket: restructured(before, wish.fresh, ticket),
            take,
            session.progress_made.emit,
            failed,
        )

    def _push(self, wish: Wish, after: Standing, origins: Origins) -> None:
        undo, name = self._session.undo, wish.fresh.name
        command = Restructure(self._session, after, origins, name)
        undo.beginMacro(name)
        undo.push(command)
        self.carried.emit(origins)
        undo.endMacro()
        self._done.append(command)
        while len(self._done) > _KEPT:
            old = self._done.popleft()
            old.before.spare()
            old.after.spare()
        wish.done(origins)


def _after(before: Origins, deed: Waiting, origins: Origins) -> None:
    """Do what waited for two changes, one after the other."""
    deed(followed(before, origins))
