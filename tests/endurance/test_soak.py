"""A few seconds of the soak; an hour of it: `python -m tests.endurance.soak`. And that it sees what gets lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("PySide6", reason="Qt is not installed")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from checker.cli.demo import sample_paths
from checker.decisions import Answer, Decision
from desktop.app import application
from desktop.session import Session
from tests.desktop import sample
from tests.endurance.soak_model import Model

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="measures /proc")
def test_some_steps_lose_nothing() -> None:
    """In a process of its own, where every message and thread is the soak's."""
    draft, above = sample_paths()
    command = [sys.executable, "-m", "tests.endurance.soak", "--minutes", "0.06", "--seed", "3"]
    done = subprocess.run(
        [*command, "--drafts", str(draft), "--uppers", *map(str, above)],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=False,
        timeout=110,
    )
    said = done.stdout.decode()
    assert done.returncode == 0, said + done.stderr.decode()[-2000:]
    assert "problems     0" in said and "left         nothing" in said


@pytest.fixture
def session() -> Session:
    """A session with a draft of some paragraphs, edited and answered once."""
    application(["tests"])
    made = Session(checker=sample.find_nothing)
    draft = Path("稿.docx")
    made.reading = sample.read_file(draft)
    made.original = made.reading.plan
    made.texts[2] = "改过的一段。"
    made.decisions.put(Decision("LNG-01-a", Answer.LATER))
    return made


def test_a_lost_answer_and_a_lost_edit_are_told_once(session: Session) -> None:
    told: list[str] = []
    model = Model(told.append)
    model.opened(Path("稿.docx"), session)
    assert len(told) == 1, "the window has what nobody did"
    session.decisions.take_back("LNG-01-a")
    model.compare(session, "later")
    assert len(told) == 2 and "LNG-01-a" in told[1]
    del session.texts[2]
    model.compare(session, "later")
    model.compare(session, "later")
    assert len(told) == 3 and "改过的一段" in told[2]


def test_a_draft_that_comes_back_without_its_answers_is_told(session: Session) -> None:
    told: list[str] = []
    model = Model(told.append)
    model.opened(Path("甲.docx"), session)
    told.clear()
    model.path = Path("乙.docx")
    session.decisions.take_back("LNG-01-a")
    model.opened(Path("甲.docx"), session)
    assert len(told) == 1 and "after reopening" in told[0]


def test_undo_must_lead_to_what_was_there(session: Session) -> None:
    told: list[str] = []
    model = Model(told.append)
    model.opened(Path("稿.docx"), session)
    told.clear()
    session.texts[2] = "改过的一段。又加一句。"
    model.typed(2, "改过的一段。又加一句。", session)
    session.texts[2] = "改过的一段。"
    model.undone(session)
    assert told == []
    session.texts[2] = "从没有过。"
    model.undone(session)
    assert len(told) == 1
