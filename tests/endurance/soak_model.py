"""What must be true of a desk: every draft's answers and edits, kept beside the window by what was done to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from desktop.session import Session

DEEPEST = 400


class State(NamedTuple):
    """The answers by finding, and the texts that differ from the file by paragraph."""

    answers: dict[str, str]
    texts: dict[int, str]


def state_of(session: Session) -> State:
    """Return what the window has."""
    assert session.original is not None
    blocks = session.original.blocks
    texts = {block: text for block, text in session.texts.items() if text != blocks[block].text}
    return State({decision.key: decision.answer.value for decision in session.decisions}, texts)


class Model:
    """Beside the window: `differs` tells what is other in it than it must be."""

    def __init__(self, trouble: Callable[[str], None]) -> None:
        self._trouble = trouble
        self._drafts: dict[Path, State] = {}
        self._history: list[State] = []
        self.path = Path()
        self.compared = self.reopened = 0

    @property
    def state(self) -> State:
        """What the draft in the window must have."""
        return self._drafts.setdefault(self.path, State({}, {}))

    @state.setter
    def state(self, state: State) -> None:
        self._drafts[self.path] = state

    def opened(self, path: Path, session: Session) -> None:
        """Another draft is in the window, or the same one anew: all that was done to it must be there."""
        self.path = path
        self._history.clear()
        self.reopened += bool(self.state.answers or self.state.texts)
        self.compare(session, f"after reopening {path.name}")

    def answered(self, key: str, answer: str, session: Session) -> None:
        """A finding was answered (`answer` empty: the answer was taken back); its fix may have changed the text."""
        self._note()
        answers = {k: v for k, v in self.state.answers.items() if k != key}
        if answer:
            answers[key] = answer
        # What a fix writes is the window's business; which paragraphs it leaves alone is not.
        texts = state_of(session).texts if answer == "accepted" else self.state.texts
        self.state = State(answers, texts)
        self.compare(session, f"after {answer or 'taking back'} {key}")

    def typed(self, block: int, text: str, session: Session) -> None:
        """A paragraph must have this text now."""
        self._note()
        assert session.original is not None
        texts = {**self.state.texts, block: text}
        if text == session.original.blocks[block].text:
            del texts[block]
        self.state = self.state._replace(texts=texts)
        self.compare(session, f"after typing into paragraph {block}")

    def undone(self, session: Session) -> None:
        """A step was taken back: what is there now must have been there before."""
        now = state_of(session)
        if now not in self._history:
            step = session.undo.redoText()
            self._trouble(f"undo of “{step}” leads to a state that never was: {_differences(self.state, now)}")
        self.state = now

    def redone(self, session: Session, before: State) -> None:
        """A step that was taken back was done again."""
        self.state = before
        self.compare(session, "after undo and redo")

    def compare(self, session: Session, when: str) -> None:
        """Tell what the window has otherwise; it is taken as it is then, so that one loss is told once."""
        self.compared += 1
        now = state_of(session)
        if now != self.state:
            self._trouble(f"{when}: {_differences(self.state, now)}")
            self.state = now

    def _note(self) -> None:
        self._history.append(self.state)
        del self._history[:-DEEPEST]


def _differences(wanted: State, found: State) -> str:
    answers = {k: (wanted.answers.get(k), found.answers.get(k)) for k in wanted.answers | found.answers}
    texts = {k: (wanted.texts.get(k), found.texts.get(k)) for k in wanted.texts | found.texts}
    return f"{ {k: v for k, v in (answers | texts).items() if v[0] != v[1]} }"[:600]
