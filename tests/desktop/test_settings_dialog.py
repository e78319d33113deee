"""The settings by keys: taken at once, kept as data, the user's own lines in the file left alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checker import settings as settings_files
from desktop.app import Desk
from desktop.dialogs.settings import SettingsDialog
from desktop.models.rules import RULE_ROLE
from desktop.settings import Settings

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def office(desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The office's settings file of a test."""
    monkeypatch.setenv("GUIHUA_JIAOHE_DATA", str(tmp_path / "data"))
    desk.window.activateWindow()
    desk.window.editor.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.window.editor)
    return settings_files.office_file()


def ask(qtbot: QtBot, desk: Desk, do: Callable[[SettingsDialog], None]) -> None:
    """Open the settings by their key, do something there, and close them."""
    met: list[SettingsDialog] = []

    def begin() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SettingsDialog)
        met.append(dialog)
        try:
            qtbot.waitUntil(dialog.rules.isEnabled, timeout=20000)
            do(dialog)
        finally:
            dialog.reject()

    desk.window.activateWindow()
    desk.window.editor.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.window.editor)
    QTimer.singleShot(100, begin)
    qtbot.keyClick(desk.window.editor, Qt.Key.Key_Comma, CTRL)
    assert met


def size_of(desk: Desk) -> float:
    """The width of a character of the draft's body as it is set."""
    assert desk.window.editor.plan_document is not None
    return desk.window.editor.plan_document.look.em


def test_general_choices_are_taken_and_remembered(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    def change(dialog: SettingsDialog) -> None:
        page = dialog.general
        page.author.setFocus()
        page.author.selectAll()
        page.author.insert("张三")
        qtbot.keyClick(page.author, Qt.Key.Key_Tab)
        page.theme.setFocus()
        qtbot.keyClick(page.theme, Qt.Key.Key_End)
        page.size.setFocus()
        page.size.selectAll()
        qtbot.keyClicks(page.size, "16")
        qtbot.keyClick(page.size, Qt.Key.Key_Return)
        for box in (page.from_shelf, page.tell_kept, page.several):
            qtbot.keyClick(box, Qt.Key.Key_Space)
        page.language.setFocus()
        qtbot.keyClick(page.language, Qt.Key.Key_End)
        page.seconds.setFocus()
        qtbot.keyClick(page.seconds, Qt.Key.Key_Up)

    before = size_of(desk)
    ask(qtbot, desk, change)
    assert desk.window.theme.dark and desk.session.who == "张三"
    assert size_of(desk) > before
    kept = Settings(tmp_path / "desk.ini")
    assert (kept.author, kept.theme, kept.paper_size, kept.language) == ("张三", "dark", 16, "en")
    assert (kept.shelf_uppers, kept.tell_kept, kept.several_windows, kept.autosave_seconds) == (False, False, True, 31)

    def back(dialog: SettingsDialog) -> None:
        qtbot.keyClick(dialog.general.restore, Qt.Key.Key_Space)

    ask(qtbot, desk, back)
    kept = Settings(tmp_path / "desk.ini")
    assert (kept.theme, kept.paper_size, kept.shelf_uppers, kept.author) == ("system", 12.5, True, "张三")
    assert size_of(desk) == before


def test_a_rule_is_switched_off_and_the_draft_checked_anew(desk: Desk, qtbot: QtBot, office: Path) -> None:
    office.parent.mkdir(parents=True)
    office.write_text("# 处里定的\n[规则]\n停用 = FMT-03\n", "utf-8")
    started: list[bool] = []
    desk.session.check_started.connect(lambda: started.append(True))

    def switch(dialog: SettingsDialog) -> None:
        dialog.tabs.setCurrentIndex(1)
        page = dialog.rules
        QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        QAbstractItemModelTester(page.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
        assert page.model.off == {"FMT-03"}
        qtbot.keyClicks(page.box, "num-04")
        assert page.rows.rowCount() == 1 and "显示 1 条" in page.told.text()
        index = page.rows.index(0, 0, page.rows.index(0, 0))
        assert index.data(RULE_ROLE).code == "NUM-04"
        page.tree.setFocus()
        page.tree.setCurrentIndex(index)
        assert "为什么：" in page.page.toPlainText()
        qtbot.keyClick(page.tree, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: "已保存" in dialog.told.text(), timeout=20000)
        said = str(page.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole))
        assert said.startswith("指标与数字（启用 32")

    ask(qtbot, desk, switch)
    assert started
    text = office.read_text("utf-8-sig")
    assert text.startswith("# 处里定的\n") and set(settings_files.load().off(["NUM-04", "FMT-03", "LNG-03"])) == {
        "NUM-04",
        "FMT-03",
    }

    def group(dialog: SettingsDialog) -> None:
        dialog.tabs.setCurrentIndex(1)
        page = dialog.rules
        page.tree.setFocus()
        page.tree.setCurrentIndex(page.rows.index(page.rows.rowCount() - 1, 0))
        qtbot.keyClick(page.tree, Qt.Key.Key_Space)  # from partly on to on
        qtbot.keyClick(page.tree, Qt.Key.Key_Space)

    ask(qtbot, desk, group)
    qtbot.waitUntil(lambda: "FMT" in office.read_text("utf-8-sig").replace("FMT-03", ""), timeout=20000)
    assert not settings_files.load().uses("FMT-99")

    def default(dialog: SettingsDialog) -> None:
        dialog.tabs.setCurrentIndex(1)
        qtbot.keyClick(dialog.rules.restore, Qt.Key.Key_Space)
        assert dialog.rules.model.off == frozenset()

    ask(qtbot, desk, default)
    qtbot.waitUntil(lambda: settings_files.load().off(["NUM-04", "FMT-03"]) == (), timeout=20000)
    assert office.read_text("utf-8-sig").startswith("# 处里定的\n")


def test_limits_with_unit_default_and_meaning_for_this_draft_alone(
    desk: Desk, qtbot: QtBot, office: Path, tmp_path: Path
) -> None:
    from dataclasses import replace

    assert desk.session.original is not None
    desk.session.original = replace(desk.session.original, path=tmp_path / "稿.docx")

    def change(dialog: SettingsDialog) -> None:
        dialog.tabs.setCurrentIndex(2)
        dialog.reach.setFocus()
        qtbot.keyClick(dialog.reach, Qt.Key.Key_Down)
        qtbot.waitUntil(dialog.limits.isEnabled, timeout=20000)
        box = dialog.limits.boxes["年均增速误差"]
        assert box.accessibleName() == "年均增速误差　个百分点" and "NUM-04" in box.accessibleDescription()
        assert dialog.limits._defaults["年均增速误差"].text() == "默认 0.05"
        box.setFocus()
        box.selectAll()
        qtbot.keyClicks(box, "0.2")
        qtbot.keyClick(box, Qt.Key.Key_Return)
        assert dialog.limits._defaults["年均增速误差"].text() == "默认 0.05，已改"
        qtbot.waitUntil(lambda: "已保存" in dialog.told.text(), timeout=20000)
        assert dialog.isVisible()  # Enter in a box completes the number and closes nothing

    ask(qtbot, desk, change)
    own = tmp_path / "稿.校核设置.ini"
    assert own.read_text("utf-8-sig") == "[界限]\n年均增速误差 = 0.2\n" and not office.exists()


def test_a_file_with_a_fault_is_told_and_left(desk: Desk, qtbot: QtBot, office: Path) -> None:
    office.parent.mkdir(parents=True)
    office.write_text("[规则]\n停用 FMT\n", "utf-8")

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SettingsDialog)
        dialog.tabs.setCurrentIndex(1)
        qtbot.waitUntil(lambda: "写法不对" in dialog.told.text(), timeout=20000)
        assert not dialog.rules.isEnabled() and dialog.general.isEnabled()
        dialog.reject()

    QTimer.singleShot(100, look)
    desk.window.actions_by_id["settings"].trigger()
    assert office.read_text("utf-8") == "[规则]\n停用 FMT\n"
