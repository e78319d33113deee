"""What the list of findings shows: groups, order, rules set aside, several at once; by keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checker.decisions import Answer, Decision, Decisions
from checker.findings import Severity
from desktop import ignored
from desktop.app import Desk
from desktop.filter import Filter, Grouping, Order, Scope
from desktop.models.findings import STATE_ROLE
from desktop.models.grouping import NO_INDICATOR, NO_UPPER, grouped
from tests.desktop.conftest import settle
from tests.desktop.test_window import CTRL, FIRST, NONE, PART, PERCENT, SECOND, SHIFT, press


@pytest.fixture(autouse=True)
def _active(desk: Desk, qtbot: QtBot) -> None:
    desk.window.activateWindow()
    desk.window.editor.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.window.editor)


def groups(desk: Desk) -> list[str]:
    """Return the headings of the list."""
    model = desk.window.findings_model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def choose(desk: Desk, grouping: Grouping, order: Order = Order.TEXT) -> None:
    """Choose in the boxes, as a user does."""
    panel = desk.window.findings
    panel.grouping.setCurrentIndex(panel.grouping.findData(grouping))
    panel.order.setCurrentIndex(panel.order.findData(order))


def test_by_indicator_what_has_none_stands_last(desk: Desk) -> None:
    choose(desk, Grouping.INDICATOR)
    assert groups(desk) == ["研发投入强度", NO_INDICATOR]
    assert desk.window.findings_model.shown_keys() == [FIRST, SECOND, PERCENT, PART]


def test_by_upper_plan(desk: Desk) -> None:
    choose(desk, Grouping.UPPER)
    assert groups(desk) == ["溪城市科技创新“十四五”规划", NO_UPPER]


def test_the_worst_first_within_each_group_is_remembered(desk: Desk) -> None:
    choose(desk, Grouping.NONE, Order.SEVERITY)
    assert desk.window.findings_model.shown_keys() == [PART, FIRST, SECOND, PERCENT]
    choose(desk, Grouping.CHAPTER, Order.SEVERITY)
    assert groups(desk) == ["一、发展基础", "二、主要目标"], "chapters stay in order of the text"
    assert desk.window.findings_model.shown_keys()[:2] == [PART, PERCENT]
    assert (desk.settings.grouping, desk.settings.order) == ("chapter", "severity")


def test_groups_hold_each_finding_once(desk: Desk) -> None:
    review = desk.session.review
    assert review is not None
    for grouping in Grouping:
        rows = grouped(review, review.findings, grouping, Order.SEVERITY)
        assert sorted(f.key for f, _ in rows) == sorted(f.key for f in review.findings)
        names = [name for _, name in rows]
        assert len(set(names)) == sum(a != b for a, b in zip(["", *names], names, strict=False) if b) or not any(names)


def test_a_rule_is_set_aside_shown_and_brought_back(desk: Desk, qtbot: QtBot) -> None:
    session, window = desk.session, desk.window
    session.select(FIRST)
    press(qtbot, desk, Qt.Key.Key_Delete, CTRL | SHIFT)
    assert session.answer_of(FIRST) is not None and session.answer_of(SECOND) is not None
    assert session.answer_of(PART) is None
    assert "目标高于上位规划" in window.status.message.text() and "2 条" in window.status.message.text()
    assert window.findings_model.index_of(SECOND).data(STATE_ROLE) == "已忽略规则", "the row stays under the mouse"
    session.check()
    settle(qtbot, desk)
    assert window.findings_model.shown_keys() == [PERCENT, PART]
    assert window.findings.told.text() == "显示 2 / 5，提示已隐藏，已忽略规则的 2 条不显示"
    press(qtbot, desk, Qt.Key.Key_F8)
    press(qtbot, desk, Qt.Key.Key_F8)
    press(qtbot, desk, Qt.Key.Key_F8)
    assert session.current not in (FIRST, SECOND), "F8 passes over what was ignored"
    desk.handlers.show_declined()
    assert window.findings_model.shown_keys() == [FIRST, SECOND]
    session.select(FIRST)
    press(qtbot, desk, Qt.Key.Key_R, CTRL)
    assert session.answer_of(FIRST) is None and session.answer_of(SECOND) is None
    press(qtbot, desk, Qt.Key.Key_Z, CTRL)
    assert session.answer_of(SECOND) is not None


def test_documents_get_an_answer_to_each_finding_of_an_ignored_rule(desk: Desk) -> None:
    session = desk.session
    session.ignore_rule("XPL-01", "目标高于上位规划")
    session.decline([FIRST], "口径不同")
    told = ignored.spelled_out(session.decisions, session.findings)
    first, second = told.get(FIRST), told.get(SECOND)
    assert first is not None and first.reason == "口径不同", "its own answer counts before its rule's"
    assert second is not None and second.answer is Answer.DECLINED and second.reason == ignored.REASON
    assert second.about.startswith("目标高于上位规划："), "the document's list of answers says what it was"
    assert {decision.key for decision in told} == {FIRST, SECOND}


def test_an_ignored_rule_survives_being_saved(desk: Desk) -> None:
    desk.session.ignore_rule("XPL-01", "目标高于上位规划")
    again = Decisions.from_rows(desk.session.decisions.as_rows())
    finding = desk.session.finding(SECOND)
    assert finding is not None and ignored.answer(again, finding) is not None
    assert ignored.rule_of(ignored.rule_key("XPL-01")) == "XPL-01" and ignored.rule_of(FIRST) == ""
    assert ignored.answering(Decisions([Decision(SECOND, Answer.LATER)]), finding) == SECOND


def test_the_box_searches_quotes_of_both_plans_and_esc_clears(desk: Desk, qtbot: QtBot) -> None:
    window = desk.window
    window.findings.box.setFocus()
    qtbot.keyClicks(window.findings.box, "1.5%")
    assert window.findings_model.shown_keys() == [FIRST, SECOND], "the upper plan's words count as well"
    assert window.findings.told.text() == "显示 2 / 5，提示已隐藏，已按“1.5%”筛选"
    press(qtbot, desk, Qt.Key.Key_Escape)
    assert window.findings.box.text() == "" and len(window.findings_model.shown_keys()) == 4


def test_selection_and_scroll_stay_after_a_check(desk: Desk, qtbot: QtBot) -> None:
    desk.session.set_filter(Filter(frozenset(Severity), grouping=Grouping.NONE))
    desk.session.select(SECOND)
    view, model = desk.window.findings.list, desk.window.findings_model
    qtbot.wait(1)
    before = view.visualRect(model.index_of(SECOND)).top()
    desk.window.editor.put_caret(6, 0)
    qtbot.keyClicks(desk.window.editor, "X")
    settle(qtbot, desk)
    assert view.visualRect(model.index_of(SECOND)).top() == before
    assert desk.window.findings.selected_keys() == [SECOND]


def test_selected_rows_are_declined_with_one_reason(desk: Desk, qtbot: QtBot) -> None:
    from desktop.dialogs.decline import DeclineDialog, reasons
    from tests.desktop.test_window import answer_dialog

    view, bar = desk.window.findings.list, desk.window.findings.batch
    desk.session.set_filter(replace(desk.session.filter, grouping=Grouping.NONE))
    desk.session.select(FIRST)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert sorted(desk.window.findings.selected_keys()) == [FIRST, SECOND]
    assert bar.isVisible() and not bar.accept_button.isEnabled(), "neither has a fix to be trusted"
    answer_dialog(DeclineDialog, lambda d: qtbot.keyClick(d.list, Qt.Key.Key_1) or d.accept())
    bar.decline_button.click()
    given = [desk.session.decisions.get(key) for key in (FIRST, SECOND)]
    assert [d.reason for d in given if d] == [reasons()[0]] * 2
    desk.session.undo.undo()
    assert desk.session.decisions.get(FIRST) is None and desk.session.decisions.get(SECOND) is None


def test_counts_over_the_draft_open_the_list(desk: Desk, qtbot: QtBot) -> None:
    window = desk.window
    assert window.widget.accessibleName().startswith("未处理：错误 1，须说明 2，一般 1，提示 1")
    window.findings.hide()
    window.widget.setFocus()
    qtbot.keyClick(window.widget, Qt.Key.Key_Space, NONE)
    assert window.findings.isVisible() and QApplication.focusWidget() is window.findings.list
    for finding in desk.session.findings:
        desk.session.postpone(finding.key)
    assert window.widget.accessibleName().startswith("没有未处理的问题")


def test_filter_scope_and_rule_do_not_hide_silently(desk: Desk) -> None:
    desk.session.ignore_rule("XPL-01", "目标高于上位规划")
    desk.session.set_filter(Filter(scope=Scope.OPEN))
    assert "只看未处理" in desk.window.findings.told.text()
    assert desk.window.findings_model.shown_keys() == [PERCENT, PART]
