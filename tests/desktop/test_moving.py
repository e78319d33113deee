"""移动章节: in the window as a step of undo, by dialog and keys; where that can't be, as a new draft."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.app import Desk
from desktop.dialogs.move_chapter import MoveChapterDialog
from tests.desktop.conftest import settle
from tests.desktop.drafts import LINES, done, opened, shown, texts, written
from tests.word_builder import package, paragraph

UP = [*LINES[:7], *LINES[9:], *LINES[7:9]]
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def word(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A window on a Word draft with three chapters."""
    with opened(qtbot, written(tmp_path / "草案.docx")) as made:
        yield made


def test_a_chapter_goes_before_another_by_the_dialog(word: Desk, qtbot: QtBot) -> None:
    word.window.editor.put_caret(10, 2)

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MoveChapterDialog)
        assert dialog.which.currentText() == "三、保障措施", "the chapter of the caret is proposed"
        assert [dialog.where.itemText(n) for n in range(dialog.where.count())] == [
            "“一、发展基础”之前",
            "“二、重点任务”之前",
        ]
        qtbot.keyClick(dialog.where, Qt.Key.Key_Down)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    QTimer.singleShot(50, choose)
    word.window.actions_by_id["move_chapter"].trigger()
    done(qtbot, word, 1)
    assert texts(word) == shown(word) == UP
    assert word.window.editor.caret == (8, 2), "the caret stays on its words"
    assert "已移动“三、保障措施”" in word.window.notice.text.text()
    assert word.window.actions_by_id["undo"].text() == "撤销 移动章节：三、保障措施"
    word.session.undo.undo()
    settle(qtbot, word)
    assert texts(word) == shown(word) == LINES
    assert word.window.editor.caret == (10, 2)


def test_keys_move_the_chapter_of_the_caret_up_and_down(word: Desk, qtbot: QtBot) -> None:
    editor = word.window.editor
    editor.put_caret(9, 0)
    qtbot.keyClick(editor, Qt.Key.Key_Up, ALT_SHIFT)
    done(qtbot, word, 1)
    assert texts(word) == UP
    qtbot.keyClick(editor, Qt.Key.Key_Down, ALT_SHIFT)
    done(qtbot, word, 2)
    assert texts(word) == shown(word) == LINES
    qtbot.keyClick(editor, Qt.Key.Key_Down, ALT_SHIFT)
    assert word.window.status.message.text() == "“三、保障措施”已是最后一个，不能再下移"


def test_keys_move_the_chapter_that_is_lit_in_the_outline(word: Desk, qtbot: QtBot) -> None:
    tree, model = word.window.outline.tree, word.window.outline_model
    tree.setFocus()
    tree.setCurrentIndex(model.index_of(3))
    assert str(tree.currentIndex().data()) == "（二）企业培育"
    qtbot.keyClick(tree, Qt.Key.Key_Up, ALT_SHIFT)
    done(qtbot, word, 1)
    assert texts(word) == [*LINES[:3], *LINES[5:7], *LINES[3:5], *LINES[7:]]
    assert str(tree.currentIndex().data()) == "（二）企业培育", "it stays lit where it now stands"
    assert tree.hasFocus()


def test_keys_struck_in_a_row_are_not_lost(word: Desk, qtbot: QtBot) -> None:
    editor = word.window.editor
    editor.put_caret(9, 0)
    qtbot.keyClick(editor, Qt.Key.Key_Up, ALT_SHIFT)
    qtbot.keyClick(editor, Qt.Key.Key_Up, ALT_SHIFT)
    editor.put_caret(2, 0)
    qtbot.keyClick(editor, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    editor.put_caret(9, 0)
    done(qtbot, word, 3)
    assert texts(word) == shown(word) == [LINES[0], *LINES[9:], *LINES[1:9]]
    assert word.session.original is not None
    assert [b.text for b in word.session.original.blocks if b.level == 3] == ["能力提升。"]


def test_edits_go_along_with_their_chapter_and_come_back(word: Desk, qtbot: QtBot) -> None:
    word.session.type_text(10, "加强组织领导。")
    settle(qtbot, word)
    word.window.editor.put_caret(10, 0)
    qtbot.keyClick(word.window.editor, Qt.Key.Key_Up, ALT_SHIFT)
    done(qtbot, word, 1)
    assert word.session.texts == {8: "加强组织领导。"}
    word.session.type_text(8, "加强组织领导，落实责任。")
    word.session.undo.undo()
    word.session.undo.undo()
    assert word.session.texts == {10: "加强组织领导。"}
    assert shown(word)[10] == "加强组织领导。"
    word.session.undo.undo()
    assert texts(word) == LINES and not word.session.edited
    for _ in range(3):
        word.session.undo.redo()
    settle(qtbot, word)
    assert texts(word) == shown(word) == [*UP[:8], "加强组织领导，落实责任。", *UP[9:]]


def test_what_word_cannot_track_is_offered_as_a_new_draft(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "新次序.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(output), ""))
    control = f"<w:sdt><w:sdtContent>{paragraph('建设平台。')}</w:sdtContent></w:sdt>"
    draft = tmp_path / "草案.docx"
    draft.write_bytes(package(*map(paragraph, LINES[:8]), control, *map(paragraph, LINES[9:])))
    with opened(qtbot, draft) as desk:
        desk.window.editor.put_caret(8, 0)

        def agree() -> None:
            box = QApplication.activeModalWidget()
            assert isinstance(box, QMessageBox) and "其中有内容控件" in box.text()
            qtbot.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton)

        timer = QTimer()
        timer.timeout.connect(lambda: QApplication.activeModalWidget() and (timer.stop(), agree()))
        timer.start(30)
        qtbot.keyClick(desk.window.editor, Qt.Key.Key_Up, ALT_SHIFT)
        qtbot.waitUntil(lambda: desk.session.original is not None and desk.session.original.path == output)
        assert texts(desk) == [LINES[0], *LINES[7:9], *LINES[1:7], *LINES[9:]]
        assert "另存为“新次序.docx”" in desk.window.notice.text.text()
        settle(qtbot, desk)


def test_other_files_than_words_say_why_not(qtbot: QtBot, tmp_path: Path) -> None:
    draft = tmp_path / "草案.txt"
    draft.write_text("\n".join(LINES), "utf-8")
    with opened(qtbot, draft) as desk:
        for name in ("move_chapter", "chapter_up", "level_1", "insert_table", "insert_box"):
            action = desk.window.actions_by_id[name]
            assert not action.isEnabled()
            assert action.toolTip() == "只有 Word 稿件能调整结构，这份稿件不是"
        desk.window.editor.put_caret(9, 0)
        qtbot.keyClick(desk.window.editor, Qt.Key.Key_Up, ALT_SHIFT)
        assert texts(desk) == LINES and not desk.session.structure
