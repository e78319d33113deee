"""Crashes: what is saved before the dialog, what is found after a hard one, and what goes to technical support."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from checker.reviews import Reviews
from desktop import crash
from desktop.safety import feedback
from desktop.safety.faults import Faults, without_folders
from tests.desktop.safety import FIRST, desk_on, in_dialog, write_draft
from tests.desktop.test_autosave import type_at

ROOT = Path(__file__).resolve().parents[2]


def test_the_review_is_saved_before_the_dialog(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with desk_on(qtbot, tmp_path, write_draft(tmp_path)) as desk:
        type_at(qtbot, desk, 1, "new")
        crash.save_with(desk.autosave.secure)
        seen: list[str] = []

        def look(dialog: crash.CrashDialog) -> None:
            store = Reviews(tmp_path)
            (recent,) = store.recent()
            store.close()
            seen.extend([str(recent.answered.edits), dialog.findChildren(crash.QLabel)[0].text()])
            dialog.reject()

        in_dialog(crash.CrashDialog, look)
        try:
            crash.handle(KeyError, KeyError("x"), None)
        finally:
            crash.save_with(None)
        assert seen[0] == "1" and "已经保存" in seen[1] and "KeyError" in capsys.readouterr().err


def test_a_save_that_breaks_does_not_hide_the_first_error(qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    def broken() -> bool:
        raise ZeroDivisionError

    seen: list[str] = []
    in_dialog(
        crash.CrashDialog,
        lambda d: (
            seen.extend([d.findChildren(crash.QLabel)[0].text(), d.findChild(QPlainTextEdit).toPlainText()]),
            d.reject(),
        ),
    )
    crash.save_with(broken)
    try:
        crash.handle(KeyError, KeyError("x"), None)
    finally:
        crash.save_with(None)
    assert "没能保存" in seen[0] and "KeyError" in seen[1] and "ZeroDivisionError" not in seen[1]
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_a_report_names_no_folder() -> None:
    try:
        raise ValueError
    except ValueError:
        report = crash.report_of(*sys.exc_info())  # type: ignore[arg-type]
    assert "desktop/test_faults.py" in report and str(ROOT) not in report
    trace = 'File "/home/张三/desktop/session.py", line 3 in check\nFile "C:\\Users\\李四\\desktop\\jobs.py", line 1'
    assert without_folders(trace) == 'File "…/desktop/session.py", line 3 in check\nFile "…/desktop\\jobs.py", line 1'


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize(
    ("end", "left"), [("os.abort()", True), ("os.kill(os.getpid(), 9)", False), ("faults.end()", False)]
)
def test_a_hard_crash_is_found_at_the_next_start(tmp_path: Path, end: str, left: bool) -> None:
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom desktop.safety.faults import Faults\n"
        f"faults = Faults(Path(sys.argv[1]))\nfaults.begin('规划校核 0.1')\n{end}\n"
    )
    subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
    )
    faults = Faults(tmp_path)
    report = faults.left()
    assert bool(report) == left
    if left:
        assert report.startswith("规划校核 0.1\n\nFatal Python error: Aborted")
        assert faults.last() == report
    assert faults.left() == "" and not list(faults.folder.glob("*.log"))


def test_the_file_of_a_running_window_is_left_alone(tmp_path: Path) -> None:
    faults = Faults(tmp_path)
    before = sys.modules["faulthandler"].is_enabled()
    faults.begin("规划校核")
    try:
        assert Faults(tmp_path).left() == "" and len(list(faults.folder.glob("*.log"))) == 1
    finally:
        faults.end()
        if before:
            sys.modules["faulthandler"].enable()
    assert not list(faults.folder.glob("*.log"))


def test_the_report_is_shown_once(qtbot: QtBot, tmp_path: Path) -> None:
    with desk_on(qtbot, tmp_path, write_draft(tmp_path)) as desk:
        faults = Faults(tmp_path)
        faults.folder.mkdir()
        (faults.folder / "99999999.log").write_text(
            "别处\n标记\n规划校核 0.1\n\nFatal Python error: Aborted\n", "utf-8"
        )
        host = faults.folder / "99999998.log"
        from checker.reviews.processes import this_window

        host.write_text(f"{this_window('w').host}\n标记\n规划校核 0.1\n\nFatal Python error: Aborted\n", "utf-8")
        seen: list[str] = []
        in_dialog(crash.CrashDialog, lambda d: (seen.append(d.findChild(QPlainTextEdit).toPlainText()), d.reject()))
        desk.handlers.join_faults(faults)
        assert "Fatal Python error" in seen[0]
        desk.handlers.join_faults(faults)
        assert QApplication.activeModalWidget() is None


def test_feedback_holds_no_word_of_the_document_and_no_name(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "机密项目"
    folder.mkdir()
    output = tmp_path / "反馈.zip"
    with desk_on(qtbot, tmp_path, write_draft(folder, name="绝密草案.txt")) as desk:
        desk.settings.remember_folder("export", folder / "x")
        desk.settings.author = "王五"
        desk.settings.theme = "dark"
        desk.session.decline([FIRST], "理由很私密")
        desk.handlers.write_feedback(output)
        qtbot.waitUntil(lambda: "已写出“反馈.zip”" in desk.window.status.message.text(), timeout=15_000)
    with zipfile.ZipFile(output) as archive:
        assert archive.namelist() == list(feedback.NAMES)
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    whole = "\n".join(texts.values())
    for private in ("机密", "绝密", "王五", "私密", "溪口", "研发投入", str(tmp_path)):
        assert private not in whole, private
    assert "规划校核 " in texts["版本.txt"] and "Python" in texts["版本.txt"]
    assert " ms　" in texts["用时.txt"] and "待审稿：txt，" in texts["用时.txt"]
    assert "look/theme = dark" in texts["设置.txt"]


def test_feedback_that_cannot_be_written_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    with desk_on(qtbot, tmp_path, write_draft(tmp_path)) as desk:
        told: list[str] = []
        desk.session.failed.disconnect()
        desk.session.failed.connect(told.append)
        desk.handlers.write_feedback(tmp_path / "没有" / "反馈.zip")
        qtbot.waitUntil(lambda: bool(told), timeout=15_000)
        assert "文件夹不存在" in told[0]
