"""UX.md 11, point 6: a check of three hundred pages is called off at once, and the window goes on answering.

How soon is a benchmark: tests/benchmarks/bench_cancel.py.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop import jobs
from tests.desktop.acceptance.real import activate, closed, compose, new_desk, press, ready
from tests.long_plan import long_plan


def test_a_check_is_called_off(qtbot: QtBot, folder: Path) -> None:
    draft = folder / "长稿.txt"
    draft.write_text(long_plan(300), "utf-8")
    desk = new_desk(qtbot, folder / "data")
    session = desk.session
    try:
        with qtbot.waitSignals([session.draft_opened, session.check_started], timeout=60_000):
            desk.handlers.open_files([draft])
        activate(desk, qtbot)
        qtbot.waitSignal(session.progress_made, timeout=60_000).wait()
        assert session.checking and session.review is None
        press(qtbot, Qt.Key.Key_Escape)
        assert not session.checking and "取消" in desk.window.status.message.text()
        compose(desk.window.editor, "", "取消之后仍可输入")
        assert any("取消之后仍可输入" in text for text in session.texts.values())
        session.cancel()  # what typing would start again
        qtbot.waitUntil(lambda: not jobs.running(), timeout=60_000)
        assert session.review is None, "a check that was called off shows nothing"
        press(qtbot, Qt.Key.Key_F5)
        ready(qtbot, desk)
        assert session.findings
    finally:
        closed(desk)
