"""The steps of the one undo stack: typing, fixes and answers, each named as the menu shows it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from checker.decisions import Decision
from desktop.standing import backwards

if TYPE_CHECKING:
    from desktop.draft_text import DraftText
    from desktop.session import Session
    from desktop.standing import Origins, Standing

TYPING = 1
_BURST = 2.0  # seconds within which typing in one block is one step


class EditText(QUndoCommand):
    """The text of one block changed. Typing that follows closely in the same block joins it, unless it is `alone`."""

    def __init__(
        self, session: DraftText, block: int, before: str, after: str, name: str, *, typed: bool, alone: bool = False
    ) -> None:
        super().__init__(name)
        self._session, self.block, self.before, self.after = session, block, before, after
        self._joins = typed and not alone
        self._shown = typed  # the editor already shows what was typed
        self._when = time.monotonic()

    def id(self) -> int:
        """Let only typing join typing."""
        return TYPING if self._joins else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in typing that follows within the burst."""
        if not isinstance(other, EditText) or other.block != self.block or other.before != self.after:
            return False
        if other._when - self._when > _BURST or other.after.count("\n") != self.after.count("\n"):
            return False
        self.after, self._when = other.after, other._when
        return True

    def redo(self) -> None:
        """Set the text, in the editor too unless it came from there."""
        self._session.put_text(self.block, self.after, shown=self._shown)
        self._shown = False

    def undo(self) -> None:
        """Set the text as it was."""
        self._session.put_text(self.block, self.before, shown=False)


class Answers(QUndoCommand):
    """Findings answered, or their answers taken back (`after` None)."""

    def __init__(self, session: Session, keys: tuple[str, ...], after: dict[str, Decision | None], name: str) -> None:
        super().__init__(name)
        self._session, self._keys, self._after = session, keys, after
        self._before = {key: session.decisions.get(key) for key in keys}

    def redo(self) -> None:
        """Record the answers."""
        self._put(self._after)

    def undo(self) -> None:
        """Record what was answered before."""
        self._put(self._before)

    def _put(self, answers: dict[str, Decision | None]) -> None:
        for key in self._keys:
            self._session.put_decision(key, answers[key])


class Restructure(QUndoCommand):
    """The draft's structure changed: its blocks are others, and texts, marks and answers go along."""

    def __init__(self, session: DraftText, after: Standing, origins: Origins, name: str) -> None:
        super().__init__(name)
        self._session, self.before, self.after = session, session.standing(), after
        self._forth, self._back = origins, backwards(origins, len(self.before.plan.blocks))

    def redo(self) -> None:
        """Let the draft stand as it came to."""
        self._session.put_standing(self.after, self._forth)

    def undo(self) -> None:
        """Let the draft stand as it did."""
        self._session.put_standing(self.before, self._back)
