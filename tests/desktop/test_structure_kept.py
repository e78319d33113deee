"""Changes of structure with the review: kept, found again when the draft is opened, killed windows recovered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from checker.reviews import Reviews
from checker.word.structure import InsertTable, MoveChapter, SetLevel
from desktop.app import Desk
from tests.desktop import sample
from tests.desktop.conftest import settle
from tests.desktop.drafts import LINES, done, opened, shown, texts, written

EXPECTED = [*LINES[:7], "三、保障措施", "加强组织领导。", "表1　表", "甲", "乙", *LINES[7:9]]


def work_on(desk: Desk, qtbot: QtBot) -> None:
    """Move a chapter, put a table in, set a level, and edit what was moved and what was put in."""
    none = lambda origins: None  # noqa: E731
    desk.handlers.restructure("移动章节：三、保障措施", [MoveChapter(10, None, 8)], none)
    done(qtbot, desk, 1)
    desk.handlers.restructure("插入表格：表1", [InsertTable(9, (("甲",), ("待",)), 1, "表1　表")], none)
    done(qtbot, desk, 2)
    desk.handlers.restructure("二级标题", [SetLevel(3, 2)], none)
    done(qtbot, desk, 3)
    desk.session.type_text(8, "加强组织领导。")
    desk.session.type_text(11, "乙")
    settle(qtbot, desk)
    assert texts(desk) == EXPECTED


def test_the_next_opening_takes_everything_up(qtbot: QtBot, tmp_path: Path) -> None:
    draft = written(tmp_path / "草案.docx")
    before = draft.read_bytes()
    with opened(qtbot, draft) as desk:
        work_on(desk, qtbot)
        assert desk.autosave.secure()
    assert draft.read_bytes() == before
    with opened(qtbot, draft) as again:
        qtbot.waitUntil(lambda: len(again.session.structure) == 3)
        settle(qtbot, again)
        assert texts(again) == shown(again) == EXPECTED
        assert [one.name for one in again.session.structure] == ["移动章节：三、保障措施", "插入表格：表1", "二级标题"]
        assert again.session.original is not None and again.session.original.blocks[2].level == 2
        assert not again.session.undo.canUndo()
        again.handlers.restructure("正文段落", [SetLevel(3, None)], lambda origins: None)
        done(qtbot, again, 4)
        again.session.undo.undo()
        assert texts(again) == EXPECTED


def test_after_a_kill_it_is_offered_and_recovered(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = written(tmp_path / "草案.docx")
    with opened(qtbot, draft) as desk:
        work_on(desk, qtbot)
        desk.autosave.save_soon()
        qtbot.waitUntil(lambda: desk.autosave.secured)
        review = desk.autosave.review
        monkeypatch.setattr(desk.autosave, "leave", lambda: None)  # it is killed: nothing is released
    store = Reviews(tmp_path)
    store._database.write(
        lambda db: db.execute("UPDATE review SET process = 99999999, window = 'gone' WHERE id = ?", (review,))
    )
    store.close()
    asked: list[str] = []

    def restore() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, restore)
            return
        asked.append(box.text())
        qtbot.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton)

    QTimer.singleShot(20, restore)
    with opened(qtbot, draft) as again:
        qtbot.waitUntil(lambda: len(again.session.structure) == 3)
        settle(qtbot, again)
        assert "5 处改动" in asked[0]
        assert texts(again) == shown(again) == EXPECTED


def test_what_cannot_be_made_again_is_left_for_later_and_told(qtbot: QtBot, tmp_path: Path) -> None:
    draft = written(tmp_path / "草案.docx")
    with opened(qtbot, draft) as desk:
        work_on(desk, qtbot)
        review = desk.autosave.review
        assert desk.autosave.secure()
    store = Reviews(tmp_path)
    store._database.write(
        lambda db: db.execute('UPDATE restructuring SET data = \'[{"type":"Later"}]\' WHERE place = 1')
    )
    store.close()
    told: list[str] = []
    with opened(qtbot, draft, told=told) as again:
        assert any("没有套用，仍然保留" in words for words in told)
        assert texts(again) == LINES
        assert again.autosave.review != review
        assert again.autosave.secure()
        kept = again.autosave.reviews.get(review or 0)
        assert kept is not None and kept.state.changes == 5


def test_answers_are_kept_with_it(qtbot: QtBot, tmp_path: Path) -> None:
    draft = written(tmp_path / "草案.docx", [*LINES[:10], "研发投入强度达到2%，突变。"])
    with opened(qtbot, draft, checker=sample.check) as desk:
        key = next(f.key for f in desk.session.findings if "突变" in f.message)
        desk.session.decline([key], "口径不同")
        desk.handlers.restructure("移", [MoveChapter(10, None, 8)], lambda origins: None)
        done(qtbot, desk, 1)
        assert desk.autosave.secure()
    with opened(qtbot, draft, checker=sample.check) as again:
        qtbot.waitUntil(lambda: len(again.session.structure) == 1)
        settle(qtbot, again)
        answer = again.session.answer_of(key)
        assert answer is not None and answer.reason == "口径不同"
        assert again.session.spans(key)[0].block == 8
