"""Edits and answers are kept without being asked, and found again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checker.decisions import Answer
from checker.errors import ReviewsFull, ReviewsReadOnly
from checker.findings import Severity
from checker.reviews import Reviews, Saved
from checker.reviews.database import FILE
from desktop import jobs
from desktop.app import Desk
from desktop.exporting import Product
from tests.desktop.conftest import settle
from tests.desktop.safety import FIRST, PART, desk_on, done, new_desk, open_in, press, write_draft


def kept(data: Path) -> Saved:
    """Return the one review that stands in the store, read by another program."""
    store = Reviews(data)
    (recent,) = store.recent()
    saved = store.get(recent.id)
    store.close()
    assert saved is not None
    return saved


def type_at(qtbot: QtBot, desk: Desk, block: int, words: str) -> None:
    desk.window.editor.put_caret(block, 0)
    qtbot.keyClicks(desk.window.editor, words)


def test_an_answer_is_on_disk_when_the_next_one_is_given(qtbot: QtBot, tmp_path: Path) -> None:
    with desk_on(qtbot, tmp_path, write_draft(tmp_path)) as desk:
        desk.session.select(FIRST)
        for number in range(3):
            qtbot.keyClick(desk.window.editor, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
            assert len(kept(tmp_path).state.decisions) >= number
        qtbot.waitUntil(lambda: len(kept(tmp_path).state.decisions) == 3)
        decision = kept(tmp_path).state.decisions[0]
        assert (decision.key, decision.answer, decision.who) == (FIRST, Answer.LATER, desk.settings.author)
        assert decision.when[:4].isdigit() and decision.about == "百分号重复：百分号重复：“百分之35%”"
        qtbot.waitUntil(lambda: desk.window.status.saved.isVisible())
        assert desk.window.status.saved.text().startswith("已自动保存 ")


def test_undo_and_redo_of_answers_are_kept_too(qtbot: QtBot, tmp_path: Path) -> None:
    with desk_on(qtbot, tmp_path, write_draft(tmp_path)) as desk:
        desk.session.decline([FIRST, PART], "口径不同")
        qtbot.waitUntil(lambda: len(kept(tmp_path).state.decisions) == 2)
        desk.session.undo.undo()
        qtbot.waitUntil(lambda: not kept(tmp_path).state.decisions)
        desk.session.undo.redo()
        qtbot.waitUntil(lambda: [d.reason for d in kept(tmp_path).state.decisions] == ["口径不同"] * 2)


def test_typing_is_kept_after_a_pause_and_meanwhile(qtbot: QtBot, tmp_path: Path) -> None:
    with desk_on(qtbot, tmp_path, write_draft(tmp_path)) as desk:
        desk.autosave._typing.setInterval(50)
        type_at(qtbot, desk, 3, "ab")
        qtbot.waitUntil(lambda: [e.after[:2] for e in kept(tmp_path).state.edits] == ["ab"])
        desk.autosave._typing.setInterval(60_000)  # keys that never rest
        desk.autosave._longest.setInterval(50)
        type_at(qtbot, desk, 4, "cd")
        qtbot.waitUntil(lambda: len(kept(tmp_path).state.edits) == 2)
        (edit, _) = kept(tmp_path).state.edits
        assert edit.before == desk.session.original.blocks[3].text and edit.after == "ab" + edit.before


def test_what_was_done_is_there_again_on_the_next_day(qtbot: QtBot, tmp_path: Path) -> None:
    draft = write_draft(tmp_path)
    content = draft.read_bytes()
    with desk_on(qtbot, tmp_path, draft) as desk:
        desk.session.decline([PART], "口径不同")
        desk.session.select(FIRST)
        desk.session.accept(FIRST)
        type_at(qtbot, desk, 1, "new")
        texts, decisions = dict(desk.session.texts), list(desk.session.decisions)
    assert kept(tmp_path).state.unexported
    said: list[str] = []
    with desk_on(qtbot, tmp_path, draft, said) as desk:
        assert "接着上次校核：2 处改动、2 条答复" in said
        assert desk.session.texts == texts and list(desk.session.decisions) == decisions
        assert desk.window.editor.plan_document.block(1).text().startswith("new")
        assert not desk.session.undo.isClean() and not desk.session.undo.canUndo()
        answer = desk.session.answer_of(PART)
        assert answer is not None and answer.reason == "口径不同"
        desk.window.editor.put_caret(0, 0)
        qtbot.keyClick(desk.window.editor, Qt.Key.Key_A)
        desk.session.undo.undo()
        assert desk.session.texts == texts  # undo goes back to where the day began
    assert draft.read_bytes() == content


def test_answers_survive_paragraphs_inserted_above_and_reopening(qtbot: QtBot, tmp_path: Path) -> None:
    draft = write_draft(tmp_path)
    with desk_on(qtbot, tmp_path, draft) as desk:
        desk.session.decline([PART], "口径不同")
        given = desk.session.answer_of(PART)
        desk.window.editor.put_caret(2, 0)
        for _ in range(3):
            qtbot.keyClicks(desk.window.editor, "new")
            qtbot.keyClick(desk.window.editor, Qt.Key.Key_Return)
        settle(qtbot, desk)
        assert desk.session.answer_of(PART) == given
    with desk_on(qtbot, tmp_path, draft) as desk:
        assert desk.session.answer_of(PART) == given and desk.session.finding(PART) is not None
        desk.handlers.show_declined()
        assert [f.key for f in desk.session.shown_findings()] == [PART]
        desk.session.restore([PART])
        assert desk.session.answer_of(PART) is None
        qtbot.waitUntil(lambda: not kept(tmp_path).state.decisions)


def test_an_exported_copy_is_known_again(qtbot: QtBot, tmp_path: Path) -> None:
    draft, copy = write_draft(tmp_path), tmp_path / "稿（清稿）.docx"
    with desk_on(qtbot, tmp_path, draft) as desk:
        desk.session.decline([PART], "口径不同")
        from desktop import exporting  # late, as the window does

        session = desk.session
        order = exporting.Order(
            {Product.CLEAN: copy}, session.original, session.review, session.decisions, "张三", _now()
        )
        assert exporting.export(order, lambda *_: None) == []
        session.undo.setClean()
        desk.handlers.note_exported([copy])
        qtbot.waitUntil(lambda: jobs.running() == 0)
        assert not kept(tmp_path).state.unexported
    with desk_on(qtbot, tmp_path, copy) as desk:
        answer = desk.session.answer_of(PART)
        assert answer is not None and answer.reason == "口径不同"
        assert desk.session.finding(PART) is not None and not desk.session.texts


def _now() -> object:
    from datetime import datetime

    return datetime(2026, 11, 26, 10, 32)


def test_a_draft_changed_meanwhile_keeps_answers_and_says_what_became_of_the_edits(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with desk_on(qtbot, tmp_path, write_draft(tmp_path)) as desk:
        desk.session.decline([PART], "口径不同")
        type_at(qtbot, desk, 1, "new")
    with desk_on(qtbot, tmp_path, write_draft(tmp_path, "新加一段。")) as desk:
        assert desk.session.answer_of(PART) is not None and not desk.session.texts
        assert "上次没有导出的 1 处改动没有套用，仍然保留" in desk.handlers._bar.text.text()


def test_ctrl_s_says_where_it_was_saved(qtbot: QtBot, tmp_path: Path) -> None:
    with desk_on(qtbot, tmp_path, write_draft(tmp_path)) as desk:
        type_at(qtbot, desk, 1, "new")
        qtbot.keyClick(desk.window.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        assert len(kept(tmp_path).state.edits) == 1
        assert FILE in desk.window.status.message.text() and "已保存 " in desk.window.status.saved.text()
        assert (tmp_path / "稿.txt").read_text("utf-8").startswith("溪口区")


def test_closing_keeps_everything(qtbot: QtBot, tmp_path: Path) -> None:
    desk = new_desk(qtbot, tmp_path)
    open_in(qtbot, desk, write_draft(tmp_path))
    desk.settings.tell_kept = False
    type_at(qtbot, desk, 1, "new")
    event = QCloseEvent()
    desk.handlers.close_requested(event)
    assert event.isAccepted()
    desk.close()
    saved = kept(tmp_path)
    assert len(saved.state.edits) == 1 and saved.owner is None and saved.state.unexported


def test_opening_another_draft_keeps_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = write_draft(tmp_path), write_draft(tmp_path, "另一份。", "另一份.txt")
    with desk_on(qtbot, tmp_path, first) as desk:
        type_at(qtbot, desk, 1, "new")
        open_in(qtbot, desk, second)  # nothing is asked
        assert not desk.session.texts
        open_in(qtbot, desk, first)
        assert len(desk.session.texts) == 1


def test_counts_and_upper_plans_stand_in_the_list_of_recent_drafts(qtbot: QtBot, tmp_path: Path) -> None:
    upper = tmp_path / "溪城市规划.txt"
    shutil.copy(write_draft(tmp_path), upper)
    upper.write_text("溪城市科技创新“十四五”规划\n一、发展目标\n研发投入强度达到1.5%。", "utf-8")
    draft = write_draft(tmp_path)
    with desk_on(qtbot, tmp_path, draft) as desk:
        desk.session.add_uppers([upper])
        qtbot.waitUntil(lambda: len(desk.session.uppers) == 1)
        settle(qtbot, desk)
        desk.session.decline([PART], "口径不同")
        counts = {f.severity for f in desk.session.findings}
    store = Reviews(tmp_path)
    (recent,) = store.recent()
    store.close()
    assert recent.open is not None and set(recent.open) == counts - {Severity.ERROR} and recent.uppers == (upper,)
    with desk_on(qtbot, tmp_path, draft) as desk:
        qtbot.waitUntil(lambda: len(desk.session.uppers) == 1)


def test_a_save_that_fails_is_told_once_and_tried_again(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk_on(qtbot, tmp_path, write_draft(tmp_path)) as desk:
        told: list[str] = []
        desk.autosave.failed.connect(told.append)
        desk.autosave._retry.setInterval(40)
        with monkeypatch.context() as patch:

            def full(*_: object) -> None:
                raise ReviewsFull

            patch.setattr(desk.autosave.reviews, "save", full)
            desk.session.postpone(FIRST)
            qtbot.waitUntil(lambda: told == [str(ReviewsFull())])
            assert "磁盘空间不足" in desk.handlers._bar.text.text() and desk.handlers._bar.isVisible()
            assert desk.window.status.saved.text() == "未能自动保存"
            qtbot.wait(150)  # several tries
            event = QCloseEvent()
            seen: list[str] = []
            press("取消", seen=seen)
            desk.handlers.close_requested(event)
            assert not event.isAccepted() and "没能自动保存" in seen[0]
        qtbot.waitUntil(lambda: len(kept(tmp_path).state.decisions) == 1)
        assert len(told) == 1 and not desk.handlers._bar.isVisible()


def test_a_folder_that_takes_nothing_does_not_stop_the_work(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    desk = new_desk(qtbot, data)
    told: list[str] = []
    desk.autosave.failed.connect(told.append)
    qtbot.waitUntil(lambda: jobs.running() == 0)
    desk.autosave.reviews._database.file = data / "desk.ini" / FILE  # a folder that can't be made
    (data / "desk.ini").touch()
    desk.handlers.open_files([write_draft(tmp_path)])
    qtbot.waitUntil(lambda: told == [str(ReviewsReadOnly(detail=f"“{data / 'desk.ini'}”"))])
    settle(qtbot, desk)
    desk.session.postpone(FIRST)
    assert desk.session.answer_of(FIRST) is not None
    desk.autosave.reviews._database.file = data / FILE
    desk.autosave.save_soon()
    qtbot.waitUntil(lambda: desk.autosave.review is not None)
    desk.autosave.save_soon()
    qtbot.waitUntil(lambda: len(kept(data).state.decisions) == 1)
    done(desk)


def test_nothing_is_saved_while_composing_is_seen_as_typing(qtbot: QtBot, tmp_path: Path) -> None:
    with desk_on(qtbot, tmp_path, write_draft(tmp_path)) as desk:
        from PySide6.QtGui import QInputMethodEvent

        event = QInputMethodEvent("xin", [])
        QApplication.sendEvent(desk.window.editor, event)
        desk.autosave.secure()
        assert kept(tmp_path).state.edits == ()
        done_ = QInputMethodEvent()
        done_.setCommitString("新")
        QApplication.sendEvent(desk.window.editor, done_)
        desk.autosave.secure()
        assert [edit.after[0] for edit in kept(tmp_path).state.edits] == ["新"]
