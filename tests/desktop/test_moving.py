"""移动章节: a new draft in another order, opened; the draft as it was stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop.app import Desk, build
from desktop.dialogs.move_chapter import MoveChapterDialog
from desktop.settings import Settings
from tests.desktop import sample
from tests.desktop.conftest import settle
from tests.word_builder import package, paragraph

TITLE = "临溪区科技创新“十四五”规划"
LINES = [TITLE, "一、发展基础", "能力提升。", "二、重点任务", "建设平台。", "三、保障措施", "加强领导。"]


@pytest.fixture
def word(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A window on a Word draft with three chapters."""
    draft = tmp_path / "草案.docx"
    draft.write_bytes(package(*map(paragraph, LINES)))
    made = build(Settings(tmp_path / "desk.ini"), checker=sample.find_nothing)
    qtbot.addWidget(made.window, before_close_func=lambda window: made.session.undo.setClean())
    made.session._pause.setInterval(60)
    made.window.show()
    made.session.open_draft(draft)
    qtbot.waitUntil(lambda: made.session.review is not None)
    settle(qtbot, made)
    yield made
    made.close()


def test_a_chapter_goes_before_another_in_a_new_draft(
    word: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "新次序.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(output), ""))
    word.window.editor.put_caret(6, 0)

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
    qtbot.waitUntil(lambda: word.session.original is not None and word.session.original.path == output)
    assert word.session.original is not None
    texts = [block.text for block in word.session.original.blocks]
    assert texts == [*LINES[:3], *LINES[5:], *LINES[3:5]]
    assert "已移动“三、保障措施”" in word.window.notice.text.text()
    qtbot.waitUntil(lambda: not word.session.checking)


def test_with_edits_that_are_not_exported_it_says_what_to_do_first(word: Desk) -> None:
    word.session.type_text(2, "能力明显提升。")
    word.session.checked_revision = word.session.revision
    word.window.actions_by_id["move_chapter"].trigger()
    assert "请先导出清稿" in word.window.status.message.text()


def test_other_files_than_words_are_told(qtbot: QtBot, tmp_path: Path) -> None:
    draft = tmp_path / "草案.txt"
    draft.write_text("\n".join(LINES), "utf-8")
    made = build(Settings(tmp_path / "desk.ini"), checker=sample.find_nothing)
    qtbot.addWidget(made.window, before_close_func=lambda window: made.session.undo.setClean())
    made.session.open_draft(draft)
    qtbot.waitUntil(lambda: made.session.review is not None)
    settle(qtbot, made)
    made.window.actions_by_id["move_chapter"].trigger()
    assert made.window.status.message.text() == "只能移动 Word 稿件（.docx）的章节"
    made.close()
