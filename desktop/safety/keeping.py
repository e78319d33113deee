"""From the session to what is kept of it, and back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from checker.reviews import State, TextEdit
from desktop.session import Session


def state_of(session: Session) -> State:
    """Return what is to be kept of the review under way; a snapshot that later edits do not touch."""
    original, reading = session.original, session.reading
    assert original is not None and reading is not None
    read = session.review.draft if session.review else reading
    open_ones = Counter(f.severity for f in session.findings if session.answer_of(f.key) is None)
    return State(
        read.profile.title or original.path.stem,
        tuple(upper.plan.path.absolute() for upper in session.uppers),
        tuple(TextEdit(at, original.blocks[at].text, text) for at, text in sorted(session.texts.items())),
        tuple(session.decisions),
        open_ones if session.review else None,
        not session.undo.isClean(),
    )


def resume(session: Session, state: State, *, edits: bool) -> list[TextEdit]:
    """Put kept answers, and edits if they belong to this very text, into the session, as if they had always been there.

    Returns the edits whose block says something else by now, which were left out: another version of the program may
    read a file into other blocks. What the user did since the draft was opened stands.
    """
    assert session.original is not None
    for decision in state.decisions:
        if session.decisions.get(decision.key) is None:
            session.put_decision(decision.key, decision)
    if not edits:
        return []
    blocks, strange = session.original.blocks, []
    for edit in state.edits:
        if edit.block >= len(blocks) or blocks[edit.block].text != edit.before:
            strange.append(edit)
        elif edit.block not in session.texts:
            session.put_text(edit.block, edit.after, shown=False)
    if state.unexported:
        session.undo.resetClean()
    return strange


def missing_uppers(session: Session, paths: Sequence[Path]) -> list[Path]:
    """Return those of the kept upper plans that the session has not got."""
    known = {upper.plan.path.absolute() for upper in session.uppers}
    return [path for path in paths if path not in known]
