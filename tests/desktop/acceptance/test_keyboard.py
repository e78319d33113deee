"""UX.md 11, points 1 and 10: a whole review by keys alone; what a screen reader is told of each row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from checker.decisions import Answer
from checker.findings import Severity
from checker.sources import read_plan
from desktop.app import Desk
from desktop.dialogs.decline import DeclineDialog, reasons
from desktop.dialogs.export import ExportDialog
from tests.desktop.acceptance.real import ALT, CTRL, SHIFT, activate, everything, in_dialog, press, ready

MOUSE = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.Wheel}


class NoMouse(QObject):
    """Counts what a mouse does in the application."""

    clicks = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count."""
        self.clicks += event.type() in MOUSE
        return False


@pytest.fixture
def mouse(qapp: QApplication) -> Iterator[NoMouse]:
    watcher = NoMouse()
    qapp.installEventFilter(watcher)
    yield watcher
    qapp.removeEventFilter(watcher)


def walk(desk: Desk, qtbot: QtBot) -> list[str]:
    """Press F8 once for each finding, from the beginning of the text."""
    press(qtbot, Qt.Key.Key_Home, CTRL)
    met = []
    for _ in desk.session.findings:
        press(qtbot, Qt.Key.Key_F8)
        assert QApplication.focusWidget() is desk.window.editor
        row = desk.window.findings.list.currentIndex()
        assert desk.window.findings_model.key_of(row) == desk.session.current, "list and text show the same finding"
        met.append(desk.session.current)
    return met


def take_second(menu: QMenu, qtbot: QtBot) -> None:
    """Choose 不采纳 in the menu of answers."""
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    in_dialog(DeclineDialog, lambda dialog: qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return))
    qtbot.keyClick(menu, Qt.Key.Key_Return)


def answer_all(desk: Desk, qtbot: QtBot) -> None:
    """Answer every finding by another key in turn."""
    session, turn = desk.session, 0
    press(qtbot, Qt.Key.Key_Home, CTRL)
    while left := [f for f in session.findings if session.answer_of(f.key) is None]:
        if session.current not in {f.key for f in left}:
            press(qtbot, Qt.Key.Key_F8)
        turn += 1
        if turn % 5 == 0:
            press(qtbot, Qt.Key.Key_L, CTRL)
        elif turn % 7 == 0:
            press(qtbot, Qt.Key.Key_Delete, CTRL | SHIFT)
        elif turn % 4 == 0:
            in_dialog(QMenu, lambda menu: take_second(menu, qtbot))
            press(qtbot, Qt.Key.Key_Return, ALT)
            activate(desk, qtbot)
        elif turn % 3 == 0:
            in_dialog(DeclineDialog, lambda dialog: qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return))
            press(qtbot, Qt.Key.Key_Delete, CTRL)
            activate(desk, qtbot)
        else:
            press(qtbot, Qt.Key.Key_Return, CTRL)
        ready(qtbot, desk)
        assert turn <= 60, "every key answers one finding at least"


def test_a_review_by_keys_alone(worked: Desk, qtbot: QtBot, mouse: NoMouse, folder: Path, draft: Path) -> None:
    before = draft.read_bytes()
    everything(worked)
    activate(worked, qtbot)
    met = walk(worked, qtbot)
    assert sorted(met) == sorted(f.key for f in worked.session.findings) and len(met) >= 15
    places = [worked.session.spans(key)[0] for key in met]
    assert places == sorted(places), "F8 goes through the text from its beginning to its end"
    answer_all(worked, qtbot)
    given = {decision.answer for decision in worked.session.decisions}
    assert given == {Answer.ACCEPTED, Answer.DECLINED, Answer.LATER}

    def write(dialog: ExportDialog) -> None:
        dialog.folder.setText(str(folder))
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(dialog.written), timeout=20_000)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    in_dialog(ExportDialog, write)
    press(qtbot, Qt.Key.Key_S, CTRL | SHIFT)
    assert mouse.clicks == 0
    (copy,) = [path for path in folder.glob("*.docx") if "校核稿" in path.name]
    assert read_plan(copy).blocks and draft.read_bytes() == before


def spoken(desk: Desk) -> dict[str, str]:
    """Return by finding what the accessibility tree says of its row."""
    view, model = desk.window.findings.list, desk.window.findings_model
    tree = QAccessible.queryAccessibleInterface(view)
    assert tree is not None and tree.text(QAccessible.Text.Name) == "问题清单"
    said = [tree.child(i).text(QAccessible.Text.Name) for i in range(tree.childCount())]
    keys = [""]  # the header
    assert said[0] == "问题"
    for group in range(model.rowCount(QModelIndex())):
        above = model.index(group, 0)
        keys += [""] + [model.key_of(model.index(row, 0, above)) for row in range(model.rowCount(above))]
    assert len(keys) == len(said)
    return {key: words for key, words in zip(keys, said, strict=True) if key}


def test_every_row_says_severity_message_and_state(worked: Desk, qtbot: QtBot) -> None:
    everything(worked)
    session = worked.session
    first, second, third = (f.key for f in session.findings[:3])
    session.accept(first)
    session.decline([second], reasons()[0])
    session.postpone(third)
    states = {first: "采纳", second: f"不采纳：{reasons()[0]}"}
    said = spoken(worked)
    assert said.keys() == {f.key for f in session.findings}
    for finding in session.findings:
        words = said[finding.key]
        assert words.startswith(finding.severity.label + "，") and finding.message in words
        answer = session.answer_of(finding.key)
        assert words.endswith("，" + states.get(finding.key, answer.answer.label if answer else "未处理"))
    assert {f.severity for f in session.findings} == set(Severity)
