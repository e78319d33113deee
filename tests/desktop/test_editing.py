"""Editing inside blocks, checking again in the background, late answers dropped."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checker.reading.elements import Reading
from checker.review import Review
from desktop import jobs
from desktop.app import Desk
from desktop.editor import positions
from desktop.editor.positions import BREAK
from desktop.jobs import Ticket
from desktop.models.findings import STALE, STATE_ROLE
from desktop.session import Session
from desktop.work import Snapshot
from tests.desktop import sample
from tests.desktop.conftest import settle

PART = "NUM-07-12家，其中省级15家-0"


def blocks(desk: Desk) -> int:
    """Count the text blocks."""
    return desk.window.editor.document().blockCount()


def select(desk: Desk, start: tuple[int, int], stop: tuple[int, int]) -> None:
    """Select from one place to another."""
    editor = desk.window.editor
    editor.put_caret(*stop)
    end = editor.textCursor().position()
    editor.put_caret(*start)
    cursor = editor.textCursor()
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def test_typing_is_checked_and_undone_as_one(desk: Desk, qtbot: QtBot) -> None:
    desk.window.editor.put_caret(4, 0)
    qtbot.keyClicks(desk.window.editor, "ab")
    assert desk.session.text(4) == "ab二、主要目标"
    assert desk.window.actions_by_id["undo"].text() == "撤销 输入"
    settle(qtbot, desk)
    assert desk.session.review is not None and desk.session.review.draft.plan.blocks[4].text == "ab二、主要目标"
    desk.session.undo.undo()
    assert desk.session.text(4) == "二、主要目标" and not desk.session.edited
    assert desk.window.editor.plan_document.block(4).text() == "二、主要目标"


def test_a_new_finding_appears_where_it_was_typed(desk: Desk, qtbot: QtBot) -> None:
    desk.window.editor.put_caret(2, 1)
    event = QInputMethodEvent()
    event.setCommitString("突变")
    QApplication.sendEvent(desk.window.editor, event)
    settle(qtbot, desk)
    marks = desk.window.editor.marks_of("LNG-91-突变-0")
    assert [mark.text for mark in marks] == ["突变"]
    assert desk.session.text(2).startswith("𬭚突变元素")


def test_marks_move_with_the_text_and_wait_for_the_check(desk: Desk, qtbot: QtBot) -> None:
    desk.window.editor.put_caret(3, 0)
    qtbot.keyClicks(desk.window.editor, "xy")
    assert desk.window.editor.marks_of(PART)[0].text == "12家，其中省级15家"
    assert desk.window.findings_model.index_of(PART).data(STATE_ROLE) == STALE
    settle(qtbot, desk)
    assert desk.window.findings_model.index_of(PART).data(STATE_ROLE) == ""
    assert desk.window.editor.marks_of(PART)[0].text == "12家，其中省级15家"


def test_enter_divides_the_block_and_backspace_joins_it_again(desk: Desk, qtbot: QtBot) -> None:
    count, editor = blocks(desk), desk.window.editor
    document = editor.plan_document
    assert document is not None
    editor.put_caret(3, 3)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert desk.session.text(3).startswith("投入强\n度不足1%") and editor.caret == (3, 4)
    assert desk.window.actions_by_id["undo"].text() == "撤销 分段"
    first, second = document.pieces(3)
    assert blocks(desk) == count + 1 and document.intact()
    assert second.text().startswith("度不足1%") and second.blockFormat().textIndent() > 0
    assert first.blockFormat() == second.blockFormat()
    settle(qtbot, desk)
    assert [mark.text for mark in editor.marks_of(PART)] == ["12家，其中省级15家"]
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert desk.session.text(3) == sample.DRAFT[3] and blocks(desk) == count and document.intact()
    assert editor.caret == (3, 3)
    desk.session.undo.undo()
    assert [piece.text()[:3] for piece in document.pieces(3)] == ["投入强", "度不足"]
    desk.session.undo.undo()
    assert not desk.session.edited and blocks(desk) == count and editor.caret == (3, 3)


def test_places_hold_in_a_divided_block(desk: Desk, qtbot: QtBot) -> None:
    editor = desk.window.editor
    editor.put_caret(2, 1)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "z")
    assert desk.session.text(2).startswith("𬭚\n\nz元素")
    for offset in range(6):
        editor.put_caret(2, offset)
        assert editor.caret == (2, offset)
    assert editor.plan_document.text(2) == desk.session.text(2)
    qtbot.keyClick(editor, Qt.Key.Key_Up)
    qtbot.keyClick(editor, Qt.Key.Key_End)
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    assert desk.session.text(2).startswith("𬭚\nz元素")


def test_the_files_own_break_stays_inside_its_text_block(desk: Desk) -> None:
    document = desk.window.editor.plan_document
    assert document is not None
    assert positions.divided("甲\n乙", "甲\n丙\n乙").count("\n") == 1
    assert positions.divided("甲\n乙", "甲\n乙") == f"甲{BREAK}乙"
    assert positions.written("甲\n乙", f"甲{BREAK}丙\n乙") == "甲\n丙\n乙"


NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize(
    ("key", "modifier"), [(Qt.Key.Key_Backspace, NONE), (Qt.Key.Key_Backspace, SHIFT), (Qt.Key.Key_Delete, NONE)]
)
def test_joining_moves_the_text_and_keeps_the_blocks(
    desk: Desk, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    count = blocks(desk)
    at = (3, 0) if key == Qt.Key.Key_Backspace else (2, len(sample.DRAFT[2]))
    desk.window.editor.put_caret(*at)
    qtbot.keyClick(desk.window.editor, key, modifier)
    assert blocks(desk) == count
    assert [desk.session.text(i) for i in (2, 3)] == [sample.DRAFT[2] + sample.DRAFT[3], ""]
    assert desk.window.editor.caret == (2, len(sample.DRAFT[2]))
    assert desk.window.actions_by_id["undo"].text() == "撤销 合并段落"
    desk.session.undo.undo()
    assert not desk.session.edited
    assert desk.window.editor.plan_document.block(3).text() == sample.DRAFT[3]


def test_cells_and_tables_never_join(desk: Desk, qtbot: QtBot) -> None:
    first_cell = len(sample.DRAFT)
    for at in ((first_cell, 0), (first_cell + 1, 0)):
        desk.window.editor.put_caret(*at)
        qtbot.keyClick(desk.window.editor, Qt.Key.Key_Backspace)
    desk.window.editor.put_caret(first_cell - 1, len(desk.session.text(first_cell - 1)))
    qtbot.keyClick(desk.window.editor, Qt.Key.Key_Delete)
    assert not desk.session.edited and desk.window.editor.plan_document.intact()


def test_deleting_takes_a_rare_hanzi_whole(desk: Desk, qtbot: QtBot) -> None:
    desk.window.editor.put_caret(2, 1)
    qtbot.keyClick(desk.window.editor, Qt.Key.Key_Backspace)
    assert desk.session.text(2).startswith("元素研究")


def test_a_selection_over_blocks_is_emptied_block_by_block(desk: Desk, qtbot: QtBot) -> None:
    count = blocks(desk)
    select(desk, (2, 2), (5, 3))
    qtbot.keyClick(desk.window.editor, Qt.Key.Key_Delete)
    assert [desk.session.text(i) for i in range(2, 6)] == ["𬭚元", "", "", sample.DRAFT[5][3:]]
    assert blocks(desk) == count and desk.window.editor.plan_document.intact()
    assert desk.window.actions_by_id["undo"].text() == "撤销 删除"
    desk.session.undo.undo()
    assert not desk.session.edited, "one step of undo for one deed of the user"


def test_typing_over_a_selection_keeps_the_borders(desk: Desk, qtbot: QtBot) -> None:
    select(desk, (2, 2), (3, 4))
    qtbot.keyClicks(desk.window.editor, "z")
    assert desk.session.text(2) == "𬭚元z"
    assert desk.session.text(3) == sample.DRAFT[3][4:]


def test_pasted_lines_become_paragraphs_of_the_block(desk: Desk, qtbot: QtBot) -> None:
    count = blocks(desk)
    desk.window.editor.put_caret(4, 0)
    data = QMimeData()
    data.setText("甲\r\n乙\n")
    desk.window.editor.insertFromMimeData(data)
    assert desk.session.text(4) == "甲\n乙二、主要目标" and blocks(desk) == count + 1
    assert desk.window.actions_by_id["undo"].text() == "撤销 粘贴"
    desk.session.undo.undo()
    assert not desk.session.edited and blocks(desk) == count


def test_cut_keeps_the_borders(desk: Desk, qtbot: QtBot) -> None:
    select(desk, (2, 0), (3, 2))
    desk.window.editor.cut()
    assert QApplication.clipboard().text() == f"{sample.DRAFT[2]}\n投入"
    assert desk.session.text(2) == "" and desk.session.text(3) == sample.DRAFT[3][2:]


def test_a_table_cell_is_edited_like_a_paragraph(desk: Desk, qtbot: QtBot) -> None:
    last = len(sample.DRAFT) + 3
    desk.window.editor.put_caret(last, 1)
    qtbot.keyClicks(desk.window.editor, "5")
    assert desk.session.text(last) == "25%"
    desk.window.editor.put_caret(last, 0)
    qtbot.keyClick(desk.window.editor, Qt.Key.Key_Backspace)
    assert desk.session.text(last) == "25%" and desk.window.editor.plan_document.intact()


def test_marks_rest_while_an_input_method_composes(desk: Desk, qtbot: QtBot) -> None:
    editor = desk.window.editor
    before = editor.marks
    editor.put_caret(3, 8)
    QApplication.sendEvent(editor, QInputMethodEvent("pin", []))
    assert editor.composing and not desk.session.edited
    desk.session.check()
    qtbot.waitUntil(lambda: not desk.session.checking)
    assert editor.marks is before, "no mark may be touched during composition"
    event = QInputMethodEvent()
    event.setCommitString("拼")
    QApplication.sendEvent(editor, event)
    assert not editor.composing
    settle(qtbot, desk)
    assert editor.marks is not before


def test_a_late_result_is_dropped(qtbot: QtBot) -> None:
    go, seen = threading.Event(), []

    def slow(snapshot: Snapshot, ticket: Ticket) -> Review:
        if not seen:
            seen.append(snapshot.revision)
            go.wait(5)
        return sample.check(snapshot, ticket)

    session = Session(opener=sample.read_file, reader=sample.read_file, checker=slow)
    reviews = []
    session.review_changed.connect(lambda: reviews.append(session.review))
    session.take_draft(sample.read_file(Path("稿.docx")))
    qtbot.waitUntil(lambda: bool(seen))
    session.type_text(2, "突变")
    go.set()
    qtbot.waitUntil(lambda: session.checked_revision == session.revision)
    texts = [r.draft.plan.blocks[2].text for r in reviews if r]
    assert texts == ["突变"], "the result for the older text must never be shown"


def test_of_two_drafts_asked_for_at_once_the_later_is_opened(qtbot: QtBot) -> None:
    go, read = threading.Event(), []

    def slow(path: Path) -> Reading:
        if path.stem == "甲":
            go.wait(5)
        read.append(path.stem)
        return sample.read_file(path)

    session, opened = Session(opener=slow, reader=slow, checker=sample.check), []
    session.draft_opened.connect(lambda: opened.append(session.original.path.stem))  # type: ignore[union-attr]
    session.open_draft(Path("甲.docx"))
    session.open_draft(Path("乙.docx"))
    qtbot.waitUntil(lambda: session.review is not None and not session.checking)
    go.set()
    qtbot.waitUntil(lambda: "甲" in read and not jobs.running())
    assert opened == ["乙"]


def test_cancel_keeps_the_findings(desk: Desk, qtbot: QtBot) -> None:
    before = desk.session.findings
    with qtbot.waitSignal(desk.session.check_ended) as ended:
        desk.session.check()
        qtbot.keyClick(desk.window, Qt.Key.Key_Escape)
    assert "取消" in ended.args[0]
    assert desk.session.findings is before


def test_a_fix_waits_for_the_check_of_edited_text(desk: Desk, qtbot: QtBot) -> None:
    desk.session.type_text(2, desk.session.text(2) + "。")
    with qtbot.waitSignal(desk.session.noted):
        assert not desk.session.accept("LNG-03-百分之35%-0")
    settle(qtbot, desk)
    assert desk.session.accept("LNG-03-百分之35%-0")


def test_automatic_numbers_are_no_text(desk: Desk) -> None:
    document = desk.window.editor.plan_document
    assert document is not None
    block = document.block(6)
    assert document.label(block) == "（一）" and block.text() == sample.DRAFT[6]
    assert block.blockFormat().textIndent() > document.block(5).blockFormat().textIndent()


def test_whatever_joins_blocks_is_put_right(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.window.editor, "ab")
    count, texts = blocks(desk), [desk.session.text(i) for i in range(7)]
    cursor = QTextCursor(desk.window.editor.document())
    cursor.setPosition(desk.window.editor.plan_document.block(3).position())
    with qtbot.waitSignal(desk.window.editor.rebuilt):
        cursor.deletePreviousChar()
    assert blocks(desk) == count and [desk.session.text(i) for i in range(7)] == texts
    assert desk.window.editor.plan_document.block(0).text() == texts[0]
    assert desk.window.editor.marks_of(PART)[0].text == "12家，其中省级15家"
    desk.window.editor.put_caret(1, 0)
    qtbot.keyClicks(desk.window.editor, "c")
    assert desk.session.text(1) == f"c{texts[1]}"
