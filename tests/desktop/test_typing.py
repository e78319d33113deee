"""Input methods, table cells, drops and marks while one types."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Desk
from tests.desktop import sample
from tests.desktop.conftest import settle
from tests.desktop.test_editing import PART, select

FIRST_CELL = len(sample.DRAFT)


def compose(widget: QWidget, preedit: str, commit: str = "") -> None:
    """Send what an input method sends."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


def test_nothing_is_marked_or_set_anew_while_composing(desk: Desk, qtbot: QtBot) -> None:
    editor = desk.window.editor
    editor.put_caret(3, 8)
    compose(editor, "ni'hao")
    marks, texts, caret = editor.marks, [b.text() for b in editor.plan_document.pieces(3)], editor.caret
    desk.session.type_text(5, "突变一、新的标题")
    settle(qtbot, desk)
    assert desk.session.finding("LNG-91-突变-0") is not None, "the check itself goes on"
    assert editor.marks is marks and [b.text() for b in editor.plan_document.pieces(3)] == texts
    assert editor.caret == caret and editor.textCursor().block().layout().preeditAreaText() == "ni'hao"
    compose(editor, "", "你好")
    assert desk.session.text(3)[8:10] == "你好" and editor.marks is not marks
    settle(qtbot, desk)
    assert editor.marks_of(PART)[0].text == "12家，其中省级15家"


def test_giving_up_composing_leaves_the_text_and_shows_what_waited(desk: Desk, qtbot: QtBot) -> None:
    editor = desk.window.editor
    editor.put_caret(3, 8)
    compose(editor, "ni")
    before = editor.marks
    desk.session.check()
    settle(qtbot, desk)
    compose(editor, "")
    assert not desk.session.edited and editor.marks is not before


def test_undo_ends_composing_first(desk: Desk, qtbot: QtBot) -> None:
    editor = desk.window.editor
    editor.put_caret(3, 0)
    qtbot.keyClicks(editor, "ab")
    compose(editor, "ni")
    desk.handlers.undo()
    assert not editor.composing and not desk.session.edited
    assert editor.plan_document.text(3) == sample.DRAFT[3]
    assert not editor.textCursor().block().layout().preeditAreaText()


def test_composing_replaces_a_selection_over_blocks(desk: Desk, qtbot: QtBot) -> None:
    editor = desk.window.editor
    select(desk, (2, 2), (3, 4))
    compose(editor, "ni")
    compose(editor, "", "你")
    assert [desk.session.text(i) for i in (2, 3)] == ["𬭚元你", sample.DRAFT[3][4:]]


def test_candidates_stand_by_the_caret(desk: Desk, qtbot: QtBot) -> None:
    editor = desk.window.editor
    editor.put_caret(3, 8)
    for preedit in ("", "ni'hao"):
        compose(editor, preedit)
        told = editor.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        assert isinstance(told, QRect)
        assert told.topLeft() == editor.cursorRect().topLeft() + editor.viewport().pos()
        paper = editor.paper_rect()
        assert paper.contains(QPointF(told.center())), "on the paper, whatever its margins"
    compose(editor, "")


def test_the_word_under_the_caret_is_not_marked_while_it_is_typed(desk: Desk, qtbot: QtBot) -> None:
    editor = desk.window.editor
    editor.put_caret(2, 1)
    compose(editor, "", "突变")
    settle(qtbot, desk)
    (mark,) = editor.marks_of("LNG-91-突变-0")
    assert mark.resting, "the list has it, the text not yet"
    qtbot.keyClick(editor, Qt.Key.Key_Right)
    assert not mark.resting


def test_a_mark_wakes_when_the_keys_rest(desk: Desk, qtbot: QtBot) -> None:
    editor = desk.window.editor
    editor._typing.setInterval(80)
    editor.put_caret(2, 1)
    compose(editor, "", "突变")
    settle(qtbot, desk)
    qtbot.waitUntil(lambda: [m.resting for m in editor.marks_of("LNG-91-突变-0")] == [False])


def test_an_old_mark_stays_while_its_word_is_typed_in(desk: Desk, qtbot: QtBot) -> None:
    editor = desk.window.editor
    mark = editor.marks_of(PART)[0]
    editor.put_caret(*editor.plan_document.place(mark.stop))
    qtbot.keyClicks(editor, "x")
    settle(qtbot, desk)
    (again,) = editor.marks_of(PART)
    assert not again.resting and not again.edited


def test_tab_goes_from_cell_to_cell_and_on_below(desk: Desk, qtbot: QtBot) -> None:
    editor = desk.window.editor
    editor.setFocus()
    editor.put_caret(FIRST_CELL, 1)
    seen = []
    for _ in range(3):
        qtbot.keyClick(editor, Qt.Key.Key_Tab)
        seen.append(editor.textCursor().selectedText())
    assert seen == ["2025年", "研发投入强度", "2%"]
    qtbot.keyClick(editor, Qt.Key.Key_Backtab)
    assert editor.textCursor().selectedText() == "研发投入强度" and editor.hasFocus()
    qtbot.keyClicks(editor, "q")
    assert desk.session.text(FIRST_CELL + 2) == "q"


def test_tab_leaves_the_editor_outside_tables(desk: Desk, qtbot: QtBot) -> None:
    editor = desk.window.editor
    editor.setFocus()
    editor.put_caret(2, 0)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert not editor.hasFocus() and not desk.session.edited


def drop(desk: Desk, data: QMimeData, block: int, offset: int) -> None:
    """Drop from outside on a place of the draft."""
    editor = desk.window.editor
    caret = editor.textCursor()
    editor.put_caret(block, offset)
    at = QPointF(editor.cursorRect().center())
    editor.setTextCursor(caret)
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at.toPoint(), copy, data, left, none)
    QApplication.sendEvent(editor.viewport(), enter)
    if enter.isAccepted():
        QApplication.sendEvent(editor.viewport(), QDropEvent(at, copy, data, left, none))


def test_dropped_text_goes_where_it_was_dropped(desk: Desk) -> None:
    data = QMimeData()
    data.setText("甲\n乙")
    drop(desk, data, 5, 2)
    assert desk.session.text(5).startswith("研发甲\n乙投入强度")
    assert desk.window.actions_by_id["undo"].text() == "撤销 拖放"
    assert desk.window.editor.plan_document.intact()


def test_dropped_files_are_left_to_the_window(desk: Desk) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("稿.docx")])
    drop(desk, data, 5, 2)
    assert not desk.session.edited
    desk.window.curtain.hide()


def test_text_is_moved_as_one_step(desk: Desk, qtbot: QtBot) -> None:
    editor = desk.window.editor
    select(desk, (2, 1), (3, 2))
    data = editor.createMimeDataFromSelection()
    editor._copied = None

    class Own(QDropEvent):
        """A drop that began in the editor itself."""

        def source(self) -> QWidget:
            return editor.viewport()

    caret = editor.textCursor()
    editor.put_caret(5, 2)
    point = QPointF(editor.cursorRect().center())
    editor.setTextCursor(caret)
    both = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    event = Own(point, both, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    event.setDropAction(Qt.DropAction.MoveAction)
    editor.dropEvent(event)
    assert desk.session.text(2) == "𬭚" and desk.session.text(3) == sample.DRAFT[3][2:]
    assert desk.session.text(5).startswith(f"研发{sample.DRAFT[2][1:]}\n投入投入强度")
    assert event.dropAction() == Qt.DropAction.CopyAction, "the source is to remove nothing more"
    desk.session.undo.undo()
    assert not desk.session.edited


def test_zoom_keeps_what_is_under_the_mouse(desk: Desk, qtbot: QtBot) -> None:
    editor = desk.window.editor
    desk.session.type_text(4, "\n".join(f"第{i}行" for i in range(80)))
    editor.put_text(4, desk.session.text(4))
    editor.verticalScrollBar().setValue(900)
    spot = QPointF(editor.viewport().width() / 2, 200)
    before = editor.plan_document.place(editor.cursorForPosition(spot.toPoint()).position())
    for delta in (120, 120, -120):
        wheel = QWheelEvent(
            spot,
            editor.viewport().mapToGlobal(spot),
            QPoint(),
            QPoint(0, delta),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(editor.viewport(), wheel)
        top = editor._top_of(editor.plan_document.position(*before))
        assert abs(top - spot.y()) < 2.5 * editor.plan_document.look.em
    assert editor.zoom == 110


def test_the_title_counts_paragraphs(desk: Desk) -> None:
    desk.window.editor.put_caret(5, 0)
    assert desk.window.draft.title.place.text().startswith(f"第 6 段 / 共 {len(sample.DRAFT) + 4} 段")
