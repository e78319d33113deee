"""The desk by keyboard: walking, answering, undoing; list, text, card and upper plan in step."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from checker.decisions import Answer
from checker.findings import Severity
from checker.plan import BlockKind
from desktop import actions
from desktop.app import Desk
from desktop.dialogs.batch import BatchDialog
from desktop.dialogs.decline import DeclineDialog, reasons
from desktop.filter import Filter, Grouping, Scope
from desktop.models.findings import STATE_ROLE
from desktop.panels.card import Content, Quote, QuoteLabel
from tests.desktop import sample
from tests.desktop.conftest import settle

PERCENT, PART, FIRST, SECOND = (
    "LNG-03-百分之35%-0",
    "NUM-07-12家，其中省级15家-0",
    "XPL-01-强度达到2%-0",
    "XPL-01-强度达到2%-1",
)


NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier


def press(
    qtbot: QtBot, desk: Desk, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key where the focus is."""
    qtbot.keyClick(QApplication.focusWidget() or desk.window, key, modifier)


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def _active(desk: Desk, qtbot: QtBot) -> None:
    desk.window.activateWindow()
    desk.window.editor.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.window.editor)


def test_marks_stand_on_the_found_characters(desk: Desk) -> None:
    editor, session = desk.window.editor, desk.session
    assert session.review is not None
    shown = {f.key for f in session.shown_findings()}
    assert {mark.key for mark in editor.marks} == shown == {PERCENT, PART, FIRST, SECOND}
    for mark in editor.marks:
        finding = session.finding(mark.key)
        assert finding is not None
        assert mark.text == session.review.quote(finding.places[0])


def test_f8_walks_from_the_caret_and_round(desk: Desk, qtbot: QtBot) -> None:
    met = []
    for _ in range(5):
        press(qtbot, desk, Qt.Key.Key_F8)
        met.append(desk.session.current)
        assert QApplication.focusWidget() is desk.window.editor
    assert met == [PERCENT, PART, FIRST, SECOND, PERCENT]
    for _ in range(2):
        press(qtbot, desk, Qt.Key.Key_F8, SHIFT)
        met.append(desk.session.current)
    assert met[-2:] == [SECOND, FIRST]


def test_f8_begins_after_the_caret_not_at_the_first(desk: Desk, qtbot: QtBot) -> None:
    desk.window.editor.put_caret(4, 0)
    press(qtbot, desk, Qt.Key.Key_F8)
    assert desk.session.current == FIRST
    desk.window.editor.put_caret(4, 0)
    press(qtbot, desk, Qt.Key.Key_F8, SHIFT)
    assert desk.session.current == PART


def test_ctrl_f8_keeps_to_the_rule(desk: Desk, qtbot: QtBot) -> None:
    desk.session.select(FIRST)
    for expected in (SECOND, FIRST):
        press(qtbot, desk, Qt.Key.Key_F8, CTRL)
        assert desk.session.current == expected


def test_list_text_card_and_upper_plan_are_in_step(desk: Desk, qtbot: QtBot) -> None:
    window = desk.window
    press(qtbot, desk, Qt.Key.Key_F8)
    window.findings.list.setCurrentIndex(window.findings_model.index_of(FIRST))
    assert desk.session.current == FIRST
    assert window.editor.current_key == FIRST
    assert window.editor.caret == (5, 4)
    card = window.findings.card.content
    assert card is not None and card.key == FIRST and card.rule == "XPL-01"
    assert [q.upper for q in card.quotes] == [False, True]
    assert card.figures[1] == ("市级 2025", "1.5%")
    upper = window.upper.current
    assert upper is not None and upper.view.current_key == FIRST
    assert [m.text for m in upper.view.marks_of(FIRST)] == ["强度达到1.5%"]
    press(qtbot, desk, Qt.Key.Key_F8)
    assert window.findings.selected_keys() == [SECOND]


def test_the_upper_plan_is_scrolled_to_the_words(desk: Desk, qtbot: QtBot) -> None:
    filling = [f"第{n}段说明文字，用来占去篇幅。" * 6 for n in range(150)]
    plan = sample.plan(Path("远市.docx"), [*sample.UPPER[:2], "一、目录\t1", *filling, sample.UPPER[2]])
    blocks = [replace(b, kind=BlockKind.TOC) if b.line == 3 else b for b in plan.blocks]
    desk.session.take_uppers([sample.read(replace(plan, blocks=tuple(blocks)))])
    settle(qtbot, desk)
    desk.session.uppers.reverse()
    desk.window.upper.panes.reverse()
    desk.session.check()
    settle(qtbot, desk)
    desk.session.select(FIRST)
    view = desk.window.upper.panes[0].view
    (mark,) = view.marks_of(FIRST)
    cursor = view.textCursor()
    cursor.setPosition(mark.start)
    assert view.viewport().rect().contains(view.cursorRect(cursor))


def test_further_places_are_set_off_while_the_finding_is_current(desk: Desk) -> None:
    review = desk.session.review
    assert review is not None
    first, second = review.findings[0], review.findings[1]
    joined = replace(second, places=(second.places[0], first.places[0]), key=second.key)
    desk.session._set_review(replace(review, findings=(first, joined, *review.findings[2:])))
    desk.session.select(second.key)
    assert [mark.text for mark in desk.window.editor.companions] == ["百分之35%"]
    desk.session.select(first.key)
    assert desk.window.editor.companions == []


def test_accept_applies_the_safe_fix_and_goes_on(desk: Desk, qtbot: QtBot) -> None:
    press(qtbot, desk, Qt.Key.Key_F8)
    press(qtbot, desk, Qt.Key.Key_Return, CTRL)
    assert desk.session.text(2) == "𬭚元素研究取得突破，建成平台35%以上。"
    assert desk.window.editor.plan_document.block(2).text() == desk.session.text(2)
    assert desk.session.current == PART
    settle(qtbot, desk)
    assert desk.session.finding(PERCENT) is None
    assert desk.window.actions_by_id["undo"].text() == "撤销 采纳：百分号重复"
    press(qtbot, desk, Qt.Key.Key_Z, CTRL)
    settle(qtbot, desk)
    assert desk.session.finding(PERCENT) is not None and desk.session.answer_of(PERCENT) is None
    press(qtbot, desk, Qt.Key.Key_Y, CTRL)
    assert desk.session.text(2) == "𬭚元素研究取得突破，建成平台35%以上。"


def test_accept_without_fix_leaves_the_text(desk: Desk, qtbot: QtBot) -> None:
    desk.session.select(PART)
    press(qtbot, desk, Qt.Key.Key_Return, CTRL)
    assert not desk.session.edited
    answer = desk.session.answer_of(PART)
    assert answer is not None and answer.answer is Answer.ACCEPTED and answer.when
    assert desk.window.findings_model.index_of(PART).data(STATE_ROLE) == "采纳"
    assert desk.session.current == FIRST, "the answered row moves on"
    assert all(mark.answered for mark in desk.window.editor.marks_of(PART))


def answer_dialog(kind: type, deed: object) -> None:
    """Do something to the modal dialog that is about to open."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(5, act)
            return
        assert isinstance(dialog, kind)
        deed(dialog)  # type: ignore[operator]

    QTimer.singleShot(0, act)


def test_several_at_once_are_one_step(desk: Desk, qtbot: QtBot) -> None:
    desk.session.set_filter(Filter(frozenset(Severity)))
    before = [desk.session.text(i) for i in range(7)]
    desk.window.findings.list.selectAll()
    keys = desk.window.findings.selected_keys()
    assert len(keys) == 5
    bar = desk.window.findings.batch
    assert bar.isVisible() and bar.told.text() == "已选 5 条，其中 2 条可直接改正文"
    told: list[str] = []

    def agree(dialog: BatchDialog) -> None:
        told.extend(dialog.table.item(row, 2).text() for row in range(dialog.table.rowCount()))
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    answer_dialog(BatchDialog, agree)
    bar.accept_button.click()
    assert told == ["破，建成平台35%以上。", "面积达到3平方公里。"]
    assert desk.session.text(2).endswith("建成平台35%以上。") and desk.session.text(6) == "面积达到3平方公里。"
    assert sum(desk.session.answer_of(key) is not None for key in keys) == 2, "what has no safe fix stays open"
    assert "改正文 2 处" in desk.window.status.message.text()
    settle(qtbot, desk)
    desk.handlers.undo()
    settle(qtbot, desk)
    assert [desk.session.text(i) for i in range(7)] == before and len(desk.session.findings) == 5
    assert not any(desk.session.answer_of(key) for key in keys) and not desk.session.undo.canUndo()


def test_decline_takes_a_reason_and_can_be_seen_and_undone(desk: Desk, qtbot: QtBot) -> None:
    desk.session.select(FIRST)
    answer_dialog(DeclineDialog, lambda d: qtbot.keyClick(d.list, Qt.Key.Key_2) or d.accept())
    press(qtbot, desk, Qt.Key.Key_Delete, CTRL)
    answer = desk.session.answer_of(FIRST)
    assert answer is not None and answer.answer is Answer.DECLINED and answer.reason == reasons()[1]
    assert desk.session.answer_of(SECOND) is None, "ignoring one never ignores its rule"
    desk.handlers.show_declined()
    assert desk.window.findings_model.shown_keys() == [FIRST]
    desk.session.select(FIRST)
    desk.handlers.restore()
    assert desk.session.answer_of(FIRST) is None
    assert "没有" in desk.window.findings.empty.text()
    desk.window.activateWindow()  # the offscreen platform does not give it back after a dialog
    qtbot.waitUntil(lambda: QApplication.activeWindow() is desk.window)
    press(qtbot, desk, Qt.Key.Key_Z, CTRL)
    assert desk.session.answer_of(FIRST) is not None


def test_a_raised_number_chooses_no_reason(qtbot: QtBot) -> None:
    dialog = DeclineDialog("问题")
    qtbot.addWidget(dialog)
    qtbot.keyClick(dialog.list, "3")
    QApplication.sendEvent(dialog.list, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "²"))
    assert dialog.list.currentRow() == 2


def test_own_words_come_before_the_list(desk: Desk, qtbot: QtBot) -> None:
    desk.session.select(FIRST)
    answer_dialog(DeclineDialog, lambda d: d.words.setText(" 见附件 ") or d.accept())
    desk.handlers.decline()
    answer = desk.session.answer_of(FIRST)
    assert answer is not None and answer.reason == "见附件"


def test_a_dialog_left_changes_nothing(desk: Desk, qtbot: QtBot) -> None:
    desk.session.select(FIRST)
    answer_dialog(DeclineDialog, lambda d: d.reject())
    desk.handlers.decline()
    assert len(desk.session.decisions) == 0 and desk.session.undo.isClean()


def test_answers_survive_text_inserted_above(desk: Desk, qtbot: QtBot) -> None:
    desk.session.decline([FIRST], "口径不同")
    desk.window.editor.put_caret(2, 0)
    qtbot.keyClicks(desk.window.editor, "ABC")
    settle(qtbot, desk)
    answer = desk.session.answer_of(FIRST)
    assert answer is not None and answer.reason == "口径不同"
    assert desk.window.findings_model.index_of(FIRST).data(STATE_ROLE) == "不采纳：口径不同"


def test_filter_hides_and_says_so(desk: Desk, qtbot: QtBot) -> None:
    window = desk.window
    assert window.findings.told.text() == "显示 4 / 5，提示已隐藏"
    window.findings.chips[Severity.INFO].click()
    assert window.findings.told.text() == "显示 5 / 5"
    window.findings.box.setText("平台")
    assert window.findings.told.text() == "显示 0 / 5，已按“平台”筛选"
    assert "筛选" in window.findings.empty.text()
    window.findings.box.setFocus()
    press(qtbot, desk, Qt.Key.Key_Escape)
    assert window.findings.box.text() == ""
    assert [chip.text() for chip in window.findings.chips.values()] == ["错误 1", "须说明 2", "一般 1", "提示 1"]


def test_grouping_is_remembered(desk: Desk) -> None:
    desk.session.set_filter(Filter(grouping=Grouping.RULE))
    assert desk.settings.grouping == "rule"
    assert desk.window.findings.grouping.currentData() == Grouping.RULE


def test_an_answered_row_moves_on_and_leaves_with_the_next_list(desk: Desk) -> None:
    desk.session.set_filter(Filter(scope=Scope.OPEN))
    desk.session.select(PART)
    desk.handlers.accept()
    assert PART in desk.window.findings_model.shown_keys(), "it does not vanish under the mouse"
    assert desk.session.current == FIRST
    desk.session.set_filter(Filter(frozenset(Severity), Scope.OPEN))
    assert PART not in desk.window.findings_model.shown_keys()


def test_outline_jumps_and_follows(desk: Desk, qtbot: QtBot) -> None:
    window = desk.window
    index = window.outline_model.index_of(2)
    window.outline.tree.setCurrentIndex(index)
    window.outline.tree.activated.emit(index)
    assert window.editor.caret == (4, 0)
    window.editor.put_caret(3, 2)
    assert window.outline.tree.currentIndex().data() == "一、发展基础"
    press(qtbot, desk, Qt.Key.Key_Left, ALT)
    assert window.editor.caret == (0, 0)


def test_chapter_box_filters_and_enter_goes(desk: Desk, qtbot: QtBot) -> None:
    press(qtbot, desk, Qt.Key.Key_O, CTRL | SHIFT)
    assert QApplication.focusWidget() is desk.window.outline.box
    desk.window.outline.box.setText("目标")  # keyClicks knows Latin letters only
    press(qtbot, desk, Qt.Key.Key_Return)
    assert desk.window.editor.caret == (4, 0)


def test_panes_by_key(desk: Desk, qtbot: QtBot) -> None:
    window = desk.window
    press(qtbot, desk, Qt.Key.Key_4, CTRL)
    assert QApplication.focusWidget() is window.findings.list
    press(qtbot, desk, Qt.Key.Key_4, CTRL)
    assert not window.findings.isVisible() and QApplication.focusWidget() is window.editor
    press(qtbot, desk, Qt.Key.Key_4, CTRL)
    press(qtbot, desk, Qt.Key.Key_2, CTRL)
    met = []
    for _ in range(5):
        press(qtbot, desk, Qt.Key.Key_F6)
        met.append(QApplication.focusWidget())
    assert len(set(met)) == 5 and met[-1] is window.editor


def test_list_enter_keeps_focus_f4_leaves(desk: Desk, qtbot: QtBot) -> None:
    window = desk.window
    press(qtbot, desk, Qt.Key.Key_4, CTRL)
    press(qtbot, desk, Qt.Key.Key_Down)
    press(qtbot, desk, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is window.findings.list
    press(qtbot, desk, Qt.Key.Key_F4)
    assert QApplication.focusWidget() is window.editor


def test_comparison_row_goes_to_both_places(desk: Desk) -> None:
    desk.window.comparison.line_chosen.emit(0)
    assert desk.window.editor.caret[0] == 5


def test_zoom_is_of_the_text_and_no_edit(desk: Desk, qtbot: QtBot) -> None:
    press(qtbot, desk, Qt.Key.Key_Plus, CTRL)
    assert desk.window.editor.zoom == desk.settings.zoom == 110
    assert desk.window.upper.panes[0].view.zoom == 110
    assert not desk.session.edited
    press(qtbot, desk, Qt.Key.Key_0, CTRL)
    assert desk.window.editor.zoom == 100


def test_dark_theme_is_no_edit(desk: Desk) -> None:
    desk.handlers.theme("dark")
    assert desk.window.theme.dark and not desk.session.edited
    desk.handlers.theme("light")


def test_drop_has_two_targets(desk: Desk, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/x/省市.docx")])
    targets = desk.window.curtain.targets
    action, keys, buttons = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    targets.uppers.dropEvent(QDropEvent(QPointF(1, 1), action, data, buttons, keys))
    qtbot.waitUntil(lambda: len(desk.session.uppers) == 2)
    assert len(desk.window.upper.panes) == 2 and desk.window.upper.tabs.isVisible()
    settle(qtbot, desk)
    data.setUrls([QUrl.fromLocalFile("/x/新稿.docx")])
    with qtbot.waitSignal(desk.session.draft_opened):
        targets.draft.dropEvent(QDropEvent(QPointF(1, 1), action, data, buttons, keys))
    settle(qtbot, desk)
    assert desk.window.windowTitle().startswith("新稿.docx")


def test_clicking_a_mark_selects_its_finding(desk: Desk, qtbot: QtBot) -> None:
    editor = desk.window.editor
    mark = editor.marks_of(PART)[0]
    cursor = editor.textCursor()
    cursor.setPosition(mark.start + 2)
    at: QPoint = editor.cursorRect(cursor).center()
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert desk.session.current == PART
    assert editor.textCursor().position() in (mark.start + 1, mark.start + 2, mark.start + 3)


def test_every_key_is_used_once_and_every_action_has_a_menu() -> None:
    keys = [key for spec in actions.ACTIONS for key in spec.keys]
    assert len(keys) == len(set(keys))
    assert {spec.menu for spec in actions.ACTIONS} == set(actions.MENUS)


def test_controls_have_names(desk: Desk) -> None:
    window = desk.window
    for widget in (
        window.outline.tree,
        window.outline.box,
        window.editor,
        window.findings.list,
        window.findings.box,
        window.findings.grouping,
        window.findings.scope,
        window.comparison,
        window.upper.panes[0].view,
    ):
        assert widget.accessibleName(), widget


def test_the_upper_plan_follows_the_outline_if_wanted(desk: Desk, qtbot: QtBot) -> None:
    from desktop.matching import matched_block

    draft, upper = desk.session.reading, desk.session.uppers[0]
    assert draft is not None
    assert matched_block(draft, 2, upper) == 1, "二、主要目标 goes with 一、发展目标"
    moved: list[int] = []
    view = desk.window.upper.panes[0].view
    view.reveal_block = moved.append  # type: ignore[method-assign]
    desk.window.outline.chapter_chosen.emit(2)
    assert moved == [1]
    desk.window.actions_by_id["follow"].trigger()
    desk.window.outline.chapter_chosen.emit(2)
    assert moved == [1] and not desk.settings.follow


def test_a_card_with_many_places_shows_few_at_first(desk: Desk, qtbot: QtBot) -> None:
    card = desk.window.findings.card
    quotes = tuple(Quote(((f"句{n}", False),), "本规划", False, n) for n in range(30))
    content = Content("k", "名", "R-1", "minor", "一般", "话", quotes=quotes)
    card.show_content(content)
    body = card._scroll.widget()
    assert len(body.findChildren(QuoteLabel)) == 4
    more = next(b for b in body.findChildren(QPushButton) if "还有" in b.text())
    assert more.text() == "还有 26 处，再列 20 处"
    more.click()
    assert len(card._scroll.widget().findChildren(QuoteLabel)) == 24
