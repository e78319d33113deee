"""The whole program: start, sample, errors, crash report, settings, dialogs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path, PureWindowsPath

import pytest
from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from checker.errors import InputError, NotFound, UnknownFormat
from checker.sources import read_plan
from desktop import app, crash, work
from desktop.app import Desk, build
from desktop.dialogs.files import ENDINGS
from desktop.dialogs.keys import KeySheet
from desktop.panels.start import dropped_files
from desktop.settings import Settings
from tests.desktop import sample
from tests.desktop.conftest import settle

ROOT = Path(__file__).resolve().parent.parent.parent


def when_modal(deed: object) -> None:
    """Do something to the next modal dialog."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(5, act)
        else:
            deed(dialog)  # type: ignore[operator]

    QTimer.singleShot(0, act)


def test_the_sample_runs_with_the_real_checker(qtbot: QtBot, tmp_path: Path) -> None:
    desk = build(Settings(tmp_path / "desk.ini"))
    qtbot.addWidget(desk.window)
    desk.window.show()
    desk.handlers.open_sample()
    qtbot.waitUntil(lambda: len(desk.session.uppers) == 2 and desk.session.reading is not None, timeout=20000)
    settle(qtbot, desk)
    review = desk.session.review
    assert review is not None and desk.session.findings
    for finding in desk.session.shown_findings():
        marks = desk.window.editor.marks_of(finding.key)
        assert marks, finding
        if len(review.pieces(finding.places[0])) == 1:
            assert marks[0].text == review.quote(finding.places[0])
    assert any(f.rule == "XPL-01" for f in desk.session.findings)
    assert desk.window.comparison_model.rowCount()
    desk.close()


def test_run_opens_what_it_is_given(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(app, "Settings", lambda: Settings(tmp_path / "desk.ini"))
    monkeypatch.setattr(crash, "install", lambda: None)
    seen: list[str] = []

    def look() -> None:
        windows = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.windowTitle()]
        if not any("甲.txt" in w.windowTitle() for w in windows):
            QTimer.singleShot(20, look)
            return
        seen.extend(w.windowTitle() for w in windows)
        for window in windows:
            window.close()

    draft = tmp_path / "甲.txt"
    draft.write_text("某区规划\n一、目标\n到2025年投入强度达到2%。\n", "utf-8")
    QTimer.singleShot(20, look)
    assert app.run([draft]) == 0
    assert seen == ["甲.txt[*] — 规划校核"]


def test_a_missing_file_is_one_clear_message(desk: Desk, qtbot: QtBot) -> None:
    told: list[str] = []
    when_modal(lambda box: (told.append(box.text()), box.accept()))
    desk.session.failed.emit(str(NotFound("甲.docx")))
    assert told == ["找不到文件“甲.docx”。请核对路径和文件名。"]


def test_closing_says_that_unexported_work_is_kept(desk: Desk, qtbot: QtBot) -> None:
    desk.session.postpone(desk.session.findings[0].key)
    event = QCloseEvent()
    told: list[str] = []
    when_modal(lambda box: (told.append(box.text()), next(b for b in box.buttons() if b.text() == "取消").click()))
    desk.handlers.close_requested(event)
    assert not event.isAccepted() and "已自动保存，下次打开这份稿件时可以接着校核" in told[0]
    when_modal(lambda box: (box.checkBox().click(), next(b for b in box.buttons() if b.text() == "关闭").click()))
    desk.handlers.close_requested(event)
    assert event.isAccepted()
    again = QCloseEvent()
    desk.handlers.close_requested(again)  # asks no more
    assert again.isAccepted()


def test_crash_report_has_no_document_text() -> None:
    try:
        try:
            raise ValueError("机密的规划正文")
        except ValueError as inner:
            raise RuntimeError("又一段机密") from inner
    except RuntimeError:
        report = crash.report_of(*sys.exc_info())  # type: ignore[arg-type]
    assert "机密" not in report
    assert "ValueError" in report and "RuntimeError" in report and "test_app.py" in report


def test_crash_is_one_dialog_that_can_be_copied(qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    when_modal(lambda box: (box.findChildren(crash.QPlainTextEdit), box.reject()))
    crash.handle(KeyError, KeyError("x"), None)
    assert "KeyError" in capsys.readouterr().err


BROKEN_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop import app, launch
def broken(settings):
    raise RuntimeError("机密")
app.build = broken
application = app.application(["broken"])
def close():
    dialog = QApplication.activeModalWidget()
    dialog.reject() if dialog else QTimer.singleShot(10, close)
QTimer.singleShot(0, close)
if sys.argv[1:] == ["windowed"]:
    sys.stdout = sys.stderr = None
sys.exit(launch.main([]))
"""


@pytest.mark.parametrize("windowed", ["", "windowed"])
def test_a_start_that_breaks_is_told_and_its_report_kept(tmp_path: Path, windowed: str) -> None:
    """A program of Windows without a console has neither of the standard streams."""
    own = {"GUIHUA_JIAOHE_DATA": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", BROKEN_START, windowed]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **own}, capture_output=True, check=False, timeout=60)
    assert done.returncode == 1
    report = (tmp_path / "故障记录" / "上次故障.txt").read_text("utf-8")
    assert "RuntimeError" in report and "机密" not in report
    assert not list(tmp_path.rglob("*.claim")), "the next start is the one window"


def test_each_screen_has_its_own_scale(qapp: QApplication) -> None:
    policy = QGuiApplication.highDpiScaleFactorRoundingPolicy()
    assert policy is Qt.HighDpiScaleFactorRoundingPolicy.PassThrough


def test_files_of_a_share_are_dropped_like_others() -> None:
    data = QMimeData()
    data.setUrls([QUrl("file://filer/规划/稿.docx"), QUrl("https://filer/稿.docx")])
    (dropped,) = dropped_files(data)
    assert str(PureWindowsPath(dropped.as_posix())) == "\\\\filer\\规划\\稿.docx"


def test_settings_survive(tmp_path: Path) -> None:
    first = Settings(tmp_path / "a.ini")
    assert (first.theme, first.zoom, first.grouping, first.folder("draft")) == ("system", 100, "chapter", "")
    first.theme, first.zoom, first.author = "dark", 150, "李四"
    first.remember_folder("draft", tmp_path / "稿.docx")
    first.save()
    second = Settings(tmp_path / "a.ini")
    assert (second.theme, second.zoom, second.author, second.folder("draft")) == ("dark", 150, "李四", str(tmp_path))


def test_key_sheet_lists_every_key(qtbot: QtBot) -> None:
    sheet = KeySheet()
    qtbot.addWidget(sheet)
    words = [label.text() for label in sheet.findChildren(QLabel)]
    for key in ("F8", "Shift+F8", "Ctrl+Enter", "Ctrl+Delete", "F5", "Ctrl+Shift+O"):
        assert any(key in word for word in words), key


def test_copied_text_outlives_the_program() -> None:
    """What was cut stays on the clipboard after the interpreter ended, and its end is no crash."""
    code = (
        "import sys, tempfile\n"
        "from pathlib import Path\n"
        "from desktop.app import application, build\n"
        "from desktop.settings import Settings\n"
        "from tests.desktop import sample\n"
        "app = application(['copy'])\n"
        "desk = build(Settings(Path(tempfile.mkdtemp()) / 'desk.ini'), reader=sample.read_file, checker=sample.check)\n"
        "desk.window.editor.show_reading(sample.read_file(Path('稿.docx')))\n"
        "desk.window.editor.selectAll()\n"
        "desk.window.editor.copy()\n"
        "desk.close()\n"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8")


def test_a_long_draft_is_shown_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "长.txt"
    path.write_text("一、总体要求\n" + "全区科技创新能力稳步提升，创新生态持续优化。\n" * 3000, encoding="utf-8")
    bare = work.open_file(path)
    assert len(bare.plan.blocks) > 3000 and not bare.passages
    path.write_text("一、总体要求\n全区科技创新能力稳步提升。\n", encoding="utf-8")
    assert work.open_file(path).outline[0].title == "总体要求"


@pytest.mark.parametrize(("width", "height", "maximized"), [(1366, 720, True), (2560, 1400, False)])
def test_a_small_screen_is_used_whole(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, width: int, height: int, maximized: bool
) -> None:
    monkeypatch.setattr(QScreen, "availableSize", lambda screen: QSize(width, height))
    desk = build(Settings(tmp_path / "desk.ini"), reader=sample.read_file, checker=sample.check)
    qtbot.addWidget(desk.window)
    desk.window.appear()
    assert desk.window.isMaximized() == maximized
    desk.close()


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_kind_of_plan_that_the_dialog_offers_can_be_read(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"稿.{ending}"
    path.write_text("一、总体要求", "utf-8")
    try:
        read_plan(path)
    except UnknownFormat:
        pytest.fail(f"{ending} is no plan")
    except InputError:
        pass  # no true file of its kind, but a kind that is known


def test_dialogs_begin_where_the_draft_was_opened(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[str] = []
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", lambda parent, title, folder, kinds: (begun.append(folder) or [], "")
    )
    desk.handlers.open_files([tmp_path / "稿.docx"])
    desk.handlers.add_upper()
    assert begun == [str(tmp_path)]
