"""The command palette by keys: by characters and by pinyin, chapters and rules, and what was run lately first."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.actions import ACTIONS
from desktop.app import Desk
from desktop.dialogs.keys import KeySheet, groups_of_keys
from desktop.dialogs.palette import Palette
from desktop.fuzzy import fit, initials
from desktop.models.palette import ENTRY_ROLE

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def _active(desk: Desk, qtbot: QtBot) -> None:
    desk.window.activateWindow()
    desk.window.editor.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.window.editor)


def ask(qtbot: QtBot, desk: Desk, do: Callable[[Palette], None]) -> None:
    """Open the palette by its key and do something there; it must have been closed after that."""
    met: list[Palette] = []

    def begin() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Palette)
        met.append(dialog)
        try:
            do(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    desk.window.activateWindow()
    desk.window.editor.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.window.editor)
    QTimer.singleShot(100, begin)
    qtbot.keyClick(desk.window.editor, Qt.Key.Key_K, CTRL)
    assert met


def listed(dialog: Palette) -> list[str]:
    return [dialog.model.index(row, 0).data(ENTRY_ROLE).id for row in range(dialog.model.rowCount())]


def test_it_lists_what_may_be_run_now_with_its_keys(desk: Desk, qtbot: QtBot) -> None:
    def look(dialog: Palette) -> None:
        QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        enabled = {spec.id for spec in ACTIONS if desk.window.actions_by_id[spec.id].isEnabled()}
        assert set(listed(dialog)) == enabled - {"palette"} and "undo" not in enabled
        said = dialog.model.index(listed(dialog).index("next"), 0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert said == "下一条，校核，F8"
        qtbot.keyClick(dialog.box, Qt.Key.Key_Escape)

    ask(qtbot, desk, look)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.window.editor)


@pytest.mark.parametrize(("typed", "first"), [("xyt", "next"), ("ztss", "theme_dark"), ("ghk", "library"), ("F8", "")])
def test_pinyin_initials_find_actions(desk: Desk, qtbot: QtBot, typed: str, first: str) -> None:
    def look(dialog: Palette) -> None:
        qtbot.keyClicks(dialog.box, typed)
        assert listed(dialog)[:1] == ([first] if first else [])
        assert dialog.none.isVisible() is not bool(first)

    ask(qtbot, desk, look)


def test_enter_runs_it_with_the_focus_back_and_it_stands_first_next_time(desk: Desk, qtbot: QtBot) -> None:
    def run(dialog: Palette) -> None:
        dialog.box.insert("下一条")
        qtbot.keyClick(dialog.box, Qt.Key.Key_Return)

    ask(qtbot, desk, run)
    qtbot.waitUntil(lambda: desk.session.current != "")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.window.editor)
    assert desk.settings.recent_commands == ["next"]

    def second(dialog: Palette) -> None:
        assert listed(dialog)[0] == "next"
        qtbot.keyClick(dialog.box, Qt.Key.Key_Down)
        assert dialog.list.currentIndex().row() == 1
        qtbot.keyClick(dialog.box, Qt.Key.Key_Up)
        qtbot.keyClick(dialog.box, Qt.Key.Key_Return)

    before = desk.session.current
    ask(qtbot, desk, second)
    qtbot.waitUntil(lambda: desk.session.current != before)


def test_chapters_and_rules(desk: Desk, qtbot: QtBot) -> None:
    def chapter(dialog: Palette) -> None:
        dialog.box.insert("@目标")
        assert [dialog.model.index(0, 0).data()] == ["二、主要目标"] and dialog.model.rowCount() == 1
        qtbot.keyClick(dialog.box, Qt.Key.Key_Return)

    ask(qtbot, desk, chapter)
    qtbot.waitUntil(lambda: desk.window.editor.caret[0] == 4)

    def rule(dialog: Palette) -> None:
        dialog.box.insert("#NUM-07")
        assert listed(dialog)[0] == "#NUM-07"
        dialog.box.setText("#")
        found = {f"#{finding.rule}" for finding in desk.session.findings}
        assert set(listed(dialog)[: len(found)]) == found
        dialog.box.setText("#NUM-07")
        qtbot.keyClick(dialog.box, Qt.Key.Key_Return)

    ask(qtbot, desk, rule)
    qtbot.waitUntil(lambda: desk.session.current.startswith("NUM-07"))


def test_the_key_sheet_has_every_action(desk: Desk, qtbot: QtBot) -> None:
    sheet = KeySheet(desk.window)
    words = [label.text() for label in sheet.findChildren(QLabel)]
    assert all(spec.text in words for spec in ACTIONS)
    lines = [line for _, lines in groups_of_keys() for line in lines]
    assert all(key for _, key in lines) and ("撤去取自规划库的上位规划", "菜单 Alt+U") in lines
    sheet.deleteLater()


def test_initials_of_pinyin() -> None:
    expected = {"规": "g", "划": "h", "校": "j", "重": "zc", "行": "xh", "纲": "g", "A": "", "，": "", "𬭚": ""}
    for letter, letters in expected.items():
        found = initials(letter)
        assert set(letters) <= set(found) and bool(found) is bool(letters), letter
    assert all(initials(letter) for spec in ACTIONS for letter in spec.text if "一" <= letter <= "鿿")


def test_neighbours_fit_better_than_scattered_letters() -> None:
    near, far = fit("上位", "上位规划"), fit("上位", "上一条位置")
    assert near and far and near.score > far.score and near.at == (0, 1)
    assert fit("位上", "上位规划") is None and fit("", "任何") is not None
