"""From the session to what is kept of it, and back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from checker.errors import PlanError, StepRefused
from checker.plan import Plan
from checker.reviews import Entry, State, StructureEdit, TextEdit
from desktop.session import Session
from desktop.standing import Restructuring, Standing, stood


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
        structure_of(session),
    )


def structure_of(session: Session) -> tuple[StructureEdit, ...]:
    """Return the changes of structure of the review under way as they are kept."""
    return kept_of(session.structure)


def kept_of(structure: Sequence[Restructuring]) -> tuple[StructureEdit, ...]:
    """Return changes of structure as they are kept."""
    if not structure:
        return ()
    from checker.word.structure import encoded

    return tuple(StructureEdit(encoded(one.steps), one.name, one.when) for one in structure)


def made_ready(plan: Plan, entry: Entry) -> Standing | None:
    """Return the draft with the structure of its earlier review, None where it had none or cannot be made so.

    For the background: the window then has only to show it.
    """
    earlier = entry.earlier
    if earlier is None or not earlier.state.structure or earlier.file.sha256 != plan.sha256:
        return None
    try:
        return stood_of(plan, earlier.state.structure)
    except PlanError:
        return None  # what takes it up tries again, and tells why not


def stood_of(plan: Plan, kept: Sequence[StructureEdit]) -> Standing:
    """Return the draft as its file has it with kept changes of structure made in it, read; raises PlanError."""
    from checker import reading
    from checker.word.structure import decoded

    try:
        structure = tuple(Restructuring(decoded(one.data), one.name, one.made) for one in kept)
    except ValueError as error:
        raise StepRefused(plan.path, detail="保存的结构调整读不出来") from error
    standing = stood(plan, structure)
    standing.reading = reading.read(standing.plan)
    return standing


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
