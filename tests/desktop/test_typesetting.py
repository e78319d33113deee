"""版面整理 from the window: how and where it is asked, what is written, and what is said afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from checker.reading import read
from checker.sources import read_plan
from checker.sources.package import Package
from desktop import jobs
from desktop.app import Desk
from tests.desktop.test_window import answer_dialog
from tests.word_builder import package, paragraph, text_box

LONG = "创新能力稳步提升，创新平台不断完善，创新主体持续壮大，创新环境显著优化，创新体系更加健全。"


@pytest.fixture
def draft(desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A Word draft opened in the window."""
    path = tmp_path / "稿.docx"
    box = paragraph(text_box(paragraph("框")))
    path.write_bytes(package(paragraph("澜川市科技创新规划"), paragraph("一、发展基础"), paragraph(LONG), box))
    monkeypatch.setattr(desk.session, "_opener", lambda p: read(read_plan(p)))
    desk.session.open_draft(path)
    qtbot.waitUntil(lambda: desk.session.original is not None and desk.session.original.path == path, timeout=20_000)
    qtbot.waitUntil(lambda: not desk.session.checking, timeout=20_000)
    yield path


def choose(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[str]:
    """Answer the file dialog; returns what it proposed."""
    proposed: list[str] = []

    def answer(parent: object, title: str, begin: str, kinds: str) -> tuple[str, str]:
        proposed.append(begin)
        return (str(path) if path else "", "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return proposed


def press(words: str) -> None:
    answer_dialog(QMessageBox, lambda box: next(b for b in box.buttons() if b.text() == words).click())


def finish(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: jobs.running() == 0, timeout=20_000)


@pytest.mark.parametrize(("words", "marked"), [("以格式修订标出", True), ("直接改好", False)])
def test_the_file_is_written_as_wanted_and_what_is_left_is_told(
    desk: Desk, qtbot: QtBot, draft: Path, monkeypatch: pytest.MonkeyPatch, words: str, marked: bool
) -> None:
    output, before = draft.with_name("整理.docx"), draft.read_bytes()
    proposed = choose(monkeypatch, output.with_suffix(""))
    press(words)
    desk.handlers.typeset()
    told: list[str] = []
    answer_dialog(QMessageBox, lambda box: told.append(box.text()) or box.accept())
    finish(qtbot)
    qtbot.waitUntil(lambda: bool(told))
    assert "文本框中的文字2段，没有改动" in told[0]
    assert "稿（版面整理 " in proposed[0]
    assert (b"pPrChange" in Package(output.read_bytes()).read("word/document.xml")) == marked
    assert draft.read_bytes() == before


def test_thinking_better_of_it_writes_nothing(
    desk: Desk, qtbot: QtBot, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, None)
    press("取消")
    desk.handlers.typeset()
    press("直接改好")
    desk.handlers.typeset()
    finish(qtbot)
    assert [p.name for p in draft.parent.iterdir() if p.suffix == ".docx"] == ["稿.docx"]


def test_the_draft_itself_is_refused_in_words(
    desk: Desk, qtbot: QtBot, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, draft)
    press("直接改好")
    desk.handlers.typeset()
    told: list[str] = []
    answer_dialog(QMessageBox, lambda box: told.append(box.text()) or box.accept())
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    finish(qtbot)
    assert "就是输入的规划文件" in told[0]
