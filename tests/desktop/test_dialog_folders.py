"""Where file dialogs begin, and what tables say while there is nothing in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from checker.library.above import Above
from desktop.app import Desk, build
from desktop.dialogs import files
from desktop.dialogs.parents import ParentsDialog
from desktop.settings import Settings


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Where the dialogs were told to begin."""
    begun: list[str] = []

    def answer(parent: QWidget, title: str, begin: str, *_: object) -> tuple[str, str]:
        begun.append(begin)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return begun


def test_a_dialog_begins_in_a_folder_that_is_there(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, parent = Settings(tmp_path / "desk.ini"), QWidget()
    qtbot.addWidget(parent)
    there, gone = tmp_path / "稿件", tmp_path / "移动盘"
    there.mkdir()
    gone.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda where: str(tmp_path / "没有的文档"))
    files.ask_draft(parent, settings)
    settings.remember_folder("draft", there / "甲.docx")
    settings.remember_folder("facts", gone / "乙.toml")
    settings.remember_folder("export", gone / "丙.docx")
    gone.rmdir()
    files.ask_draft(parent, settings)
    files.ask_facts(parent, settings)
    files.ask_output(parent, settings, there, "丁.docx")
    assert asked == [str(Path.home()), str(there), str(there), str(there / "丁.docx")]


def test_without_a_plan_above_the_draft_it_is_said_what_to_do(qtbot: QtBot) -> None:
    dialog = ParentsDialog(Above((), (), (), False))
    qtbot.addWidget(dialog)
    dialog.show()
    assert "没有找到本稿的上位规划" in dialog.empty.text() and dialog.empty.isVisible()
    assert not dialog.table.isVisible()


def test_before_the_first_check_nothing_is_said_to_be_missing(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    assert desk.window.tabs.register.empty.text() == "没有读到带数值的指标。"
    fresh = build(Settings(tmp_path / "另.ini"))
    qtbot.addWidget(fresh.window)
    assert fresh.window.tabs.register.empty.text().startswith("校核后在这里列出")
    fresh.close()


def test_the_window_has_the_programs_icon(qapp: QApplication) -> None:
    assert not qapp.windowIcon().pixmap(64).isNull()
