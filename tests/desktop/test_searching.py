"""Finding and replacing words in the draft."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checker.plan import BlockKind
from desktop.app import Desk
from desktop.places import BlockSpan
from desktop.searching import Hits, Search, replaced
from tests.desktop import sample
from tests.desktop.conftest import settle
from tests.desktop.test_editing import select

CELL = len(sample.DRAFT) + 2  # 研发投入强度 in the table


def search(desk: Desk, qtbot: QtBot, words: str, by: str | None = None) -> None:
    """Open the find bar by its key and type into it."""
    bar = desk.window.find_bar
    key = Qt.Key.Key_F if by is None else Qt.Key.Key_H
    qtbot.keyClick(desk.window.editor, key, Qt.KeyboardModifier.ControlModifier)
    assert bar.isVisible() and bar.by.isVisible() is (by is not None)
    for box, text in ((bar.box, words), (bar.by, by or "")):
        box.clear()
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(box, event)


def test_widths_and_capitals_are_alike_unless_asked_for() -> None:
    assert Search("ABC").places("x ａｂｃ abc") == [(2, 5), (6, 9)]
    assert Search("ABC", case=True).places("ＡＢＣ abc") == [(0, 3)]
    assert Search("ABC", case=True, widths_alike=False).places("ＡＢＣ ABC") == [(4, 7)]
    assert Search("İ").places("aİb") == [(1, 2)], "a capital whose small letter is two characters shifts nothing"
    assert Search("").places("甲") == []


@given(st.text("ab𬭚ＡA", max_size=30), st.text("ab𬭚ＡA", min_size=1, max_size=3))
def test_places_hold_the_words(text: str, words: str) -> None:
    found = Search(words, case=True, widths_alike=False).places(text)
    assert [text[start:stop] for start, stop in found] == [words] * text.count(words)


@given(st.text("ab𬭚", max_size=30), st.text("ab", min_size=1, max_size=2), st.text("xy", max_size=3))
def test_replacing_is_what_str_replace_does(text: str, words: str, by: str) -> None:
    spans = [BlockSpan(0, *span) for span in Search(words, case=True).places(text)]
    assert replaced(text, spans, by) == text.replace(words, by)


def test_next_and_previous_go_round_the_end() -> None:
    hits = Hits(Search("甲"), [(5, "甲乙甲"), (2, "甲")])
    assert hits.all == [(5, 0, 1), (5, 2, 3), (2, 0, 1)], "in the order of the paper"
    assert hits.after((5, 1)) == (5, 2, 3) and hits.after((2, 1)) == (5, 0, 1)
    assert hits.before((2, 0)) == (5, 2, 3) and hits.before((5, 0)) == (2, 0, 1)
    assert hits.number((5, 2), (5, 3)) == 1 and hits.number((5, 1), (5, 3)) == -1
    assert [hit.block for hit in Hits(Search("甲"), [(5, "甲乙甲"), (2, "甲")], within=((5, 1), (2, 0))).all] == [5]


def test_the_bar_counts_and_sets_off_all_places(desk: Desk, qtbot: QtBot) -> None:
    editor, bar = desk.window.editor, desk.window.find_bar
    search(desk, qtbot, "研发投入强度")
    assert bar.told.text() == "3 处" and sum(map(len, editor.hits.values())) == 3
    qtbot.keyClick(bar.box, Qt.Key.Key_Return)
    assert bar.told.text() == "1/3" and editor.textCursor().selectedText() == "研发投入强度"
    for told in ("2/3", "3/3", "1/3"):
        qtbot.keyClick(desk.window, Qt.Key.Key_F3)
        assert bar.told.text() == told
    qtbot.keyClick(bar.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.told.text() == "3/3" and editor.caret[0] == CELL
    qtbot.keyClick(bar.box, Qt.Key.Key_Escape)
    assert not bar.isVisible() and not editor.hits


def test_replacing_one_after_the_other(desk: Desk, qtbot: QtBot) -> None:
    bar = desk.window.find_bar
    search(desk, qtbot, "研发投入强度", "强度")
    bar.by.setFocus()
    qtbot.keyClick(bar.by, Qt.Key.Key_Return)
    assert bar.told.text() == "1/3" and not desk.session.edited, "the place is shown before it is changed"
    qtbot.keyClick(bar.by, Qt.Key.Key_Return)
    assert desk.session.text(5).startswith("强度达到2%，研发投入强度") and bar.told.text() == "1/2"
    assert desk.window.actions_by_id["undo"].text() == "撤销 替换“研发投入强度”为“强度”"


def test_replacing_all_is_one_step_and_reaches_cells(desk: Desk, qtbot: QtBot) -> None:
    search(desk, qtbot, "研发投入强度", "𬭚强度")
    desk.window.editor.put_caret(1, 1)
    qtbot.mouseClick(desk.window.find_bar.every, Qt.MouseButton.LeftButton)
    assert desk.window.find_bar.told.text() == "已替换 3 处"
    assert desk.session.text(5).startswith("𬭚强度达到2%，𬭚强度达到2%") and desk.session.text(CELL) == "𬭚强度"
    assert [desk.window.editor.plan_document.text(i) for i in (5, CELL)] == [desk.session.text(i) for i in (5, CELL)]
    assert desk.window.editor.caret == (1, 1)
    assert desk.window.actions_by_id["undo"].text() == "撤销 全部替换“研发投入强度”为“𬭚强度”"
    settle(qtbot, desk)
    desk.session.undo.undo()
    assert not desk.session.edited and not desk.session.undo.canUndo()


def test_places_are_right_behind_rare_hanzi_and_full_width(desk: Desk, qtbot: QtBot) -> None:
    search(desk, qtbot, "3平方", "5平方")
    qtbot.mouseClick(desk.window.find_bar.every, Qt.MouseButton.LeftButton)
    assert desk.session.text(6) == "面积达到5平方公里。"
    search(desk, qtbot, "元素研究", "材料研究")
    qtbot.mouseClick(desk.window.find_bar.every, Qt.MouseButton.LeftButton)
    assert desk.session.text(2).startswith("𬭚材料研究取得")


def test_only_in_the_selection(desk: Desk, qtbot: QtBot) -> None:
    bar = desk.window.find_bar
    search(desk, qtbot, "研发投入强度", "强度")
    select(desk, (5, 5), (5, len(desk.session.text(5))))
    bar.inside.setChecked(True)
    assert bar.told.text() == "1 处"
    qtbot.mouseClick(bar.every, Qt.MouseButton.LeftButton)
    assert desk.session.text(5).startswith("研发投入强度达到2%，强度达到2%")


def test_a_table_of_contents_is_skipped_and_counted(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    assert desk.session.original is not None
    blocks = list(desk.session.original.blocks)
    blocks[1] = replace(blocks[1], kind=BlockKind.TOC)
    desk.session.original = replace(desk.session.original, blocks=tuple(blocks))
    search(desk, qtbot, "发展", "开展")
    qtbot.mouseClick(desk.window.find_bar.every, Qt.MouseButton.LeftButton)
    assert desk.window.find_bar.told.text() == "已替换 0 处，跳过 1 处（目录由 Word 自动生成）"
    assert not desk.session.edited and not desk.session.undo.canUndo()


def test_typing_while_the_bar_is_open_counts_anew(desk: Desk, qtbot: QtBot) -> None:
    bar = desk.window.find_bar
    search(desk, qtbot, "目标")
    assert bar.told.text() == "1 处"
    desk.window.editor.put_caret(1, 0)
    qtbot.keyClicks(desk.window.editor, "ab")
    desk.session.type_text(3, "目标")
    qtbot.waitUntil(lambda: bar.told.text() == "2 处")
