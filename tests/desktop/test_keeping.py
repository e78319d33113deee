"""From the session to what is kept and back: whatever was edited and answered comes back the same, and only once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.decisions import Answer, Decision
from checker.reviews import DraftFile, Reviews, TextEdit
from desktop.commands import Answers, EditText
from desktop.safety.keeping import resume, state_of
from desktop.session import Session
from tests.desktop import sample

BLOCKS = len(sample.DRAFT)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), st.integers(0, BLOCKS - 1), WORDS),
        st.tuples(st.just("answer"), st.sampled_from(["a", "b", "c"]), st.sampled_from(Answer)),
        st.tuples(st.just("undo"), st.none(), st.none()),
        st.tuples(st.just("redo"), st.none(), st.none()),
    ),
    max_size=25,
)


def new_session() -> Session:
    """Return a session with the sample draft, without the check that opening begins."""
    session = Session(reader=sample.read_file, checker=sample.check)
    session.reading = sample.read(sample.plan(Path("稿.docx"), sample.DRAFT))
    session.original = session.reading.plan
    return session


def do(session: Session, step: tuple[str, object, object]) -> None:
    """Do one of the steps as the window does."""
    deed, what, how = step
    if deed == "edit":
        session.undo.push(EditText(session, what, session.text(what), how, "输入", typed=False))
    elif deed == "answer":
        decision = Decision(what, how, "理由" if how is Answer.DECLINED else "", "李工", "2026-11-26T10:32:00")
        session.undo.push(Answers(session, (what,), {what: decision}, "答复"))
    elif deed == "undo":
        session.undo.undo()
    else:
        session.undo.redo()


def end(*sessions: Session) -> None:
    """Take sessions apart in the order that Qt needs: steps left to the garbage collector can end the process."""
    for session in sessions:
        session.cancel()
        session.undo.clear()
        session.deleteLater()


@pytest.mark.usefixtures("qapp")
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_what_was_done_comes_back(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, object, object]]
) -> None:
    session, folder = new_session(), tmp_path_factory.mktemp("kept")
    for step in steps:
        do(session, step)
    store, file = Reviews(folder), DraftFile(folder / "稿.docx", session.original.sha256)
    review = store.enter(file).id
    assert review is not None
    store.save(review, file, state_of(session))
    kept = store.get(review)
    store.close()
    assert kept is not None and kept.state == state_of(session)
    again = new_session()
    assert resume(again, kept.state, edits=True) == []
    assert again.texts == session.texts and list(again.decisions) == list(session.decisions)
    assert again.undo.isClean() == session.undo.isClean() and not again.undo.canUndo()
    assert state_of(again) == kept.state
    end(session, again)


@pytest.mark.usefixtures("qapp")
def test_edits_of_blocks_that_say_something_else_are_left_out_and_told() -> None:
    session = new_session()
    session.put_text(2, "当场所改", shown=True)
    kept = state_of(session)
    fits = TextEdit(1, sample.DRAFT[1], "改")
    strange = (TextEdit(0, "另一个题目", "改"), TextEdit(99, "没有这一段", "改"))
    fresh = new_session()
    fresh.put_text(2, "新的改动", shown=True)
    from dataclasses import replace

    assert tuple(resume(fresh, replace(kept, edits=(fits, *kept.edits, *strange)), edits=True)) == strange
    assert fresh.texts == {1: "改", 2: "新的改动"}  # what was done since it was opened stands
    end(session, fresh)
