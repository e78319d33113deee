"""The draft's file changed, renamed over, touched, deleted and put back by another program."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from checker.plan import Plan
from desktop.safety import watching
from desktop.safety.watching import DraftWatch
from tests.desktop.conftest import settle
from tests.desktop.safety import PART, desk_on, read, write_draft
from tests.desktop.test_autosave import type_at


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait less long than for Word."""
    monkeypatch.setattr(watching, "CALM", 30)
    monkeypatch.setattr(watching, "AGAIN", 60)


def replaced(path: Path, text: str) -> None:
    """Save as Word does: another file, renamed over the old one."""
    other = path.with_name("~WRD0001.tmp")
    other.write_text(text, "utf-8")
    other.replace(path)


def test_it_survives_that_word_replaces_the_file(qtbot: QtBot, tmp_path: Path) -> None:
    draft = write_draft(tmp_path)
    with desk_on(qtbot, tmp_path, draft) as desk:
        bar = desk.handlers._bar
        desk.session.decline([PART], "口径不同")
        type_at(qtbot, desk, 1, "new")
        qtbot.waitUntil(lambda: desk.watch._file is not None)
        for turn in range(2):
            replaced(draft, f"第 {turn} 次修改\n新型机构12家，其中省级15家。")
            qtbot.waitUntil(lambda: "待审稿已在别处修改" in bar.text.text() and bar.isVisible())
            bar.put_away()
            qtbot.waitUntil(lambda: str(draft) in desk.watch._watcher.files())
        replaced(draft, draft.read_text("utf-8") + "\n再改。")
        qtbot.waitUntil(lambda: bar.isVisible())
        assert "本窗口的 1 处改动不能套用到新稿，另行保留" in bar.text.text()
        with qtbot.waitSignal(desk.autosave.entered):
            bar.buttons[0].click()
        settle(qtbot, desk)
        assert desk.session.text(0) == "第 1 次修改" and desk.session.answer_of(PART) is not None
        assert not desk.session.texts and len(desk.autosave.reviews.left()) == 1


def test_going_on_with_the_old_text_is_not_asked_twice(qtbot: QtBot, tmp_path: Path) -> None:
    draft = write_draft(tmp_path)
    with desk_on(qtbot, tmp_path, draft) as desk:
        bar = desk.handlers._bar
        qtbot.waitUntil(lambda: desk.watch._file is not None)
        draft.write_text("别的", "utf-8")
        qtbot.waitUntil(bar.isVisible)
        bar.buttons[1].click()
        told: list[object] = []
        desk.watch.changed.connect(lambda: told.append(1))
        desk.watch.look_soon()
        os.utime(draft, (1, 1))
        qtbot.wait(200)
        assert not bar.isVisible() and not told and desk.session.text(0).startswith("溪口区")


class Told:
    """What a watch tells, in order."""

    def __init__(self, watch: DraftWatch) -> None:
        self.words: list[str] = []
        for name in ("changed", "gone", "restored", "in_use"):
            getattr(watch, name).connect(lambda name=name: self.words.append(name))


def watched(qtbot: QtBot, path: Path) -> tuple[DraftWatch, Told, Plan]:
    from PySide6.QtCore import QObject

    parent = QObject()
    watch = DraftWatch(parent)
    watch.parent_ = parent
    told = Told(watch)
    plan = read(path).plan
    watch.watch(plan)
    qtbot.waitUntil(lambda: watch._file is not None)
    return watch, told, plan


def test_a_file_that_was_only_touched_is_the_same(qtbot: QtBot, tmp_path: Path) -> None:
    draft = write_draft(tmp_path)
    watch, told, _ = watched(qtbot, draft)
    os.utime(draft, (1_000_000, 1_000_000))
    watch.look_soon()
    qtbot.waitUntil(lambda: watch._file.changed == 1_000_000.0)
    assert told.words == []
    watch.watch(None)


def test_a_deleted_file_is_told_and_one_put_back_too(qtbot: QtBot, tmp_path: Path) -> None:
    draft = write_draft(tmp_path)
    content = draft.read_bytes()
    watch, told, _ = watched(qtbot, draft)
    draft.unlink()
    qtbot.waitUntil(lambda: told.words == ["gone"])
    draft.write_bytes(content)
    qtbot.waitUntil(lambda: told.words == ["gone", "restored"])
    watch.watch(None)


def test_a_file_that_is_away_while_it_is_saved_is_not_called_deleted(qtbot: QtBot, tmp_path: Path) -> None:
    draft = write_draft(tmp_path)
    content = draft.read_bytes()
    watch, told, _ = watched(qtbot, draft)
    draft.unlink()
    qtbot.waitUntil(lambda: watch._doubted)
    draft.write_bytes(content)
    qtbot.waitUntil(lambda: not watch._doubted)
    qtbot.wait(150)
    assert told.words == []
    watch.watch(None)


def test_a_change_between_reading_and_watching_is_noticed(qtbot: QtBot, tmp_path: Path) -> None:
    draft = write_draft(tmp_path)
    plan = read(draft).plan
    draft.write_text("读后即改", "utf-8")
    from PySide6.QtCore import QObject

    parent = QObject()
    watch = DraftWatch(parent)
    told = Told(watch)
    watch.watch(plan)
    qtbot.waitUntil(lambda: told.words == ["changed"])
    watch.watch(None)


def test_a_draft_open_in_word_is_said_once(qtbot: QtBot, tmp_path: Path) -> None:
    draft = write_draft(tmp_path, name="征求意见稿全文.txt")
    lock = tmp_path / "~$求意见稿全文.txt"
    lock.write_bytes(b"\x06user")
    with desk_on(qtbot, tmp_path, draft) as desk:
        qtbot.waitUntil(lambda: "正在 Word 或 WPS 中打开" in desk.handlers._bar.text.text())
        desk.handlers._bar.put_away()
        desk.watch.look_soon()
        qtbot.wait(150)
        assert not desk.handlers._bar.isVisible()


def test_a_draft_that_is_no_file_is_not_watched(qtbot: QtBot, tmp_path: Path) -> None:
    from PySide6.QtCore import QObject

    from desktop import jobs
    from tests.desktop import sample

    parent = QObject()
    watch = DraftWatch(parent)
    told = Told(watch)
    watch.watch(sample.read_file(tmp_path / "没有.docx").plan)
    qtbot.waitUntil(lambda: jobs.running() == 0)
    watch.look_soon()
    qtbot.wait(80)
    assert told.words == [] and watch._file is None
