"""What a window left that ended unclosed; a second window with the same draft; edits put off and given up."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checker.reviews import Reviews
from checker.reviews.records import Fate
from desktop import jobs
from desktop.app import Desk
from desktop.dialogs.left import LeftDialog
from tests.desktop.conftest import settle
from tests.desktop.safety import PART, crash, desk_on, done, in_dialog, new_desk, open_in, press, write_draft
from tests.desktop.test_autosave import type_at


def leave(qtbot: QtBot, data: Path, draft: Path) -> dict[int, str]:
    """Answer and edit, and die; returns the edits."""
    desk = new_desk(qtbot, data)
    open_in(qtbot, desk, draft)
    desk.session.decline([PART], "口径不同")
    type_at(qtbot, desk, 1, "new")
    assert desk.autosave.secure()
    texts = dict(desk.session.texts)
    crash(desk)
    return texts


def opened_with(qtbot: QtBot, data: Path, draft: Path, answer: str, seen: list[str] | None = None) -> Desk:
    """Open a draft and answer what is asked."""
    desk = new_desk(qtbot, data)
    press(answer, seen=seen)
    open_in(qtbot, desk, draft)
    return desk


def test_recovery_is_offered_once_and_brings_everything_back(qtbot: QtBot, tmp_path: Path) -> None:
    draft = write_draft(tmp_path)
    texts = leave(qtbot, tmp_path, draft)
    seen: list[str] = []
    desk = opened_with(qtbot, tmp_path, draft, "恢复", seen)
    assert "没有正常退出" in seen[0] and "1 处改动、1 条答复" in seen[0]
    assert desk.session.texts == texts and desk.session.answer_of(PART) is not None
    assert not desk.session.undo.isClean()
    done(desk)
    with desk_on(qtbot, tmp_path, draft) as desk:  # asks nothing
        assert desk.session.texts == texts


def test_what_is_given_up_stays_for_a_while(qtbot: QtBot, tmp_path: Path) -> None:
    draft = write_draft(tmp_path)
    texts = leave(qtbot, tmp_path, draft)
    desk = opened_with(qtbot, tmp_path, draft, "放弃")
    assert not desk.session.texts and not list(desk.session.decisions)
    assert "30 天内仍可" in desk.window.status.message.text()
    type_at(qtbot, desk, 4, "x")
    done(desk)
    with desk_on(qtbot, tmp_path, draft) as desk:  # goes on with what was done since
        assert list(desk.session.texts) == [4]
        in_dialog(LeftDialog, lambda dialog: (_light(dialog, Fate.ABANDONED), dialog.recover.click()))
        desk.handlers.recover()
        qtbot.waitUntil(lambda: desk.session.texts == texts)
        settle(qtbot, desk)


def _light(dialog: LeftDialog, fate: Fate) -> None:
    row = next(row for row, (saved, _) in enumerate(dialog._left) if saved.fate is fate)
    dialog.list.setCurrentRow(row)


def test_what_is_put_off_is_not_brought_up_again(qtbot: QtBot, tmp_path: Path) -> None:
    draft = write_draft(tmp_path)
    texts = leave(qtbot, tmp_path, draft)
    desk = opened_with(qtbot, tmp_path, draft, "以后再说")
    assert not desk.session.texts and desk.session.answer_of(PART) is not None  # answers are kept all the same
    done(desk)
    with desk_on(qtbot, tmp_path, draft) as desk:
        assert not desk.session.texts
        in_dialog(LeftDialog, lambda dialog: dialog.recover.click())
        desk.handlers.recover()
        qtbot.waitUntil(lambda: desk.session.texts == texts)
        settle(qtbot, desk)


def test_at_start_what_was_left_is_brought_up(qtbot: QtBot, tmp_path: Path) -> None:
    draft = write_draft(tmp_path)
    texts = leave(qtbot, tmp_path, draft)
    desk = new_desk(qtbot, tmp_path)
    in_dialog(LeftDialog, lambda dialog: qtbot.keyClick(dialog.list, Qt.Key.Key_Return))
    desk.handlers.offer_left()
    qtbot.waitUntil(lambda: desk.session.texts == texts)
    settle(qtbot, desk)
    done(desk)


def test_at_start_it_is_asked_once(qtbot: QtBot, tmp_path: Path) -> None:
    leave(qtbot, tmp_path, write_draft(tmp_path))
    desk = new_desk(qtbot, tmp_path)
    said: list[str] = []

    def later(dialog: LeftDialog) -> None:
        item = dialog.list.item(0)
        said.extend((item.text(), item.data(Qt.ItemDataRole.AccessibleTextRole)))
        dialog.reject()

    in_dialog(LeftDialog, later)
    desk.handlers.offer_left()
    qtbot.waitUntil(lambda: len(said) == 2 and jobs.running() == 0)
    assert "1 处改动、1 条答复" in said[0] and "\n" not in said[1]
    desk.handlers.offer_left()
    qtbot.waitUntil(lambda: jobs.running() == 0)
    assert QApplication.activeModalWidget() is None
    done(desk)


def test_edits_of_a_draft_that_was_changed_can_be_copied(qtbot: QtBot, tmp_path: Path) -> None:
    draft = write_draft(tmp_path)
    leave(qtbot, tmp_path, draft)
    write_draft(tmp_path, "在 Word 里改过。")
    desk = new_desk(qtbot, tmp_path)
    able: list[bool] = []

    def copy(dialog: LeftDialog) -> None:
        able.append(dialog.recover.isEnabled())
        dialog.copy.click()
        dialog.reject()

    in_dialog(LeftDialog, copy)
    desk.handlers.offer_left()
    qtbot.waitUntil(lambda: bool(able))
    assert able == [False]
    assert QApplication.clipboard().text() == "原文：一、发展基础\n改为：new一、发展基础"
    QApplication.clipboard().clear()
    qtbot.waitUntil(lambda: jobs.running() == 0)
    done(desk)


def test_a_second_window_is_warned_and_may_leave_it(qtbot: QtBot, tmp_path: Path) -> None:
    draft = write_draft(tmp_path)
    with desk_on(qtbot, tmp_path, draft) as first:
        type_at(qtbot, first, 1, "new")
        first.autosave.secure()
        second = new_desk(qtbot, tmp_path)
        seen: list[str] = []
        press("取消", seen=seen)
        second.handlers.open_files([draft])
        assert "正在另一个窗口中校核" in seen[0] and second.session.original is None
        done(second)


def test_a_second_window_may_look_on(qtbot: QtBot, tmp_path: Path) -> None:
    draft = write_draft(tmp_path)
    with desk_on(qtbot, tmp_path, draft) as first:
        type_at(qtbot, first, 1, "new")
        first.autosave.secure()
        second = opened_with(qtbot, tmp_path, draft, "只读")
        assert second.session.texts == first.session.texts
        before = dict(second.session.texts)
        type_at(qtbot, second, 2, "x")
        qtbot.keyClick(second.window.editor, Qt.Key.Key_Return)
        second.session.postpone(PART)
        second.session.accept(PART)
        assert second.session.texts == before and not list(second.session.decisions)
        assert second.window.editor.plan_document.block(2).text() == second.session.text(2)
        assert "只读" in second.window.draft.title.word.text()
        assert not second.window.actions_by_id["accept"].isEnabled()
        done(second)
        assert first.autosave.secure() and not first.session.undo.locked


def test_a_second_window_may_take_over_and_nothing_is_lost(qtbot: QtBot, tmp_path: Path) -> None:
    draft = write_draft(tmp_path)
    with desk_on(qtbot, tmp_path, draft) as first:
        type_at(qtbot, first, 1, "new")
        first.autosave.secure()
        second = opened_with(qtbot, tmp_path, draft, "接着校核")
        assert second.session.texts == first.session.texts and not second.session.undo.locked
        type_at(qtbot, second, 2, "second")
        assert second.autosave.secure()
        type_at(qtbot, first, 4, "first")  # has not noticed yet
        assert first.autosave.secure()
        assert first.session.undo.locked and "已由另一个窗口接着校核" in first.handlers._bar.text.text()
        assert second.autosave.secure()
        store = Reviews(tmp_path)
        kept = {tuple(edit.block for edit in saved.state.edits) for saved in store._with_edits()}
        store.close()
        assert kept == {(1, 2), (1, 4)}
        done(second)


def test_a_reader_may_take_over_later(qtbot: QtBot, tmp_path: Path) -> None:
    draft = write_draft(tmp_path)
    with desk_on(qtbot, tmp_path, draft) as first:
        second = opened_with(qtbot, tmp_path, draft, "只读")
        first.session.decline([PART], "口径不同")
        assert first.autosave.secure()
        second.handlers._bar.buttons[0].click()
        assert not second.session.undo.locked and second.session.answer_of(PART) is not None
        type_at(qtbot, second, 2, "x")
        assert second.session.text(2).startswith("x") and second.autosave.secure()
        done(second)


def test_a_damaged_store_is_said_and_the_work_goes_on(qtbot: QtBot, tmp_path: Path) -> None:
    draft = write_draft(tmp_path)
    with desk_on(qtbot, tmp_path, draft) as desk:
        file = desk.autosave.reviews.file
    file.write_bytes(b"x" * 5000)
    seen: list[str] = []
    desk = opened_with(qtbot, tmp_path, draft, "知道了", seen)
    assert "校核记录已损坏" in seen[0]
    type_at(qtbot, desk, 1, "new")
    assert desk.autosave.secure()
    done(desk)


@pytest.mark.parametrize("fate", [Fate.NONE, Fate.POSTPONED, Fate.ABANDONED])
def test_nothing_left_is_said(qtbot: QtBot, tmp_path: Path, fate: Fate) -> None:
    if fate is not Fate.NONE:
        leave(qtbot, tmp_path, write_draft(tmp_path))
        store = Reviews(tmp_path)
        for saved in store.left():
            store.remove(saved.id)
        store.close()
    desk = new_desk(qtbot, tmp_path)
    desk.handlers.recover()
    qtbot.waitUntil(lambda: "没有未导出的改动" in desk.window.status.message.text())
    done(desk)
