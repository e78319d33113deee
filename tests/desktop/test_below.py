"""The tabs below the plans: register, alignment, changes; filled in the background, walked by keyboard."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checker.decisions import Answer, Decision
from checker.findings import Place
from checker.reading.elements import MetricKind, Reading
from desktop import register
from desktop.app import Desk
from desktop.changes import BLOCK
from desktop.models.rows import Column, Row, RowsModel, number_key, text_key
from desktop.panels.rows_table import RowsTable
from tests.desktop import sample
from tests.desktop.conftest import settle
from tests.desktop.test_window import CTRL, FIRST, PART, PERCENT, SECOND, SHIFT, press

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture(autouse=True)
def _active(desk: Desk, qtbot: QtBot) -> None:
    desk.window.activateWindow()
    desk.window.editor.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.window.editor)


def open_tab(desk: Desk, qtbot: QtBot, key: Qt.Key, rows: int) -> RowsTable:
    """Open a tab by its key and wait until it is filled."""
    press(qtbot, desk, key, CTRL)
    table = desk.window.tabs.table
    assert table is not None
    qtbot.waitUntil(lambda: len(table.rows.rows) == rows)
    return table


def lines(table: RowsTable) -> list[tuple[str, ...]]:
    """Return what stands in the cells."""
    return [row.cells for row in table.rows.rows]


def test_the_rows_model_filters_and_sorts(qtbot: QtBot) -> None:
    model = RowsModel([Column("名", 4), Column("值", 4, right=True)])
    QAbstractItemModelTester(model, FATAL, model)
    rows = [("甲", 10.0), ("乙", 9.0), ("丙", None)]
    model.set_rows(
        [Row(n, (n, str(v)), (text_key(n), number_key(v)), spoken=f"{n}的值") for n, v in rows],
    )
    model.sort(1)
    assert [row.name for row in model.rows] == ["乙", "甲", "丙"], "numbers sort as numbers, none last"
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert [row.name for row in model.rows][1:] == ["甲", "乙"]
    model.set_words("甲")
    assert [row.name for row in model.rows] == ["甲"] and model.total == 3
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "甲的值"
    model.set_words("")
    model.sort(-1)
    assert [row.name for row in model.rows] == ["甲", "乙", "丙"]
    assert model.rowCount(model.index(0, 0)) == 0 and model.data(QModelIndex()) is None


def test_the_register_tells_every_metric_and_leads_there(desk: Desk, qtbot: QtBot) -> None:
    table = open_tab(desk, qtbot, Qt.Key.Key_6, 1)
    assert lines(table) == [("研发投入强度", "2%", "2025", "目标", "", "（章节之外）", "正文", "")]
    assert desk.window.tabs.tabText(2) == "指标登记（1）"
    assert QApplication.focusWidget() is table
    press(qtbot, desk, Qt.Key.Key_Down)
    press(qtbot, desk, Qt.Key.Key_Return)
    assert desk.window.editor.caret == (5, 4)
    assert QApplication.focusWidget() is table, "the focus stays, so that the next row is one key away"
    press(qtbot, desk, Qt.Key.Key_6, CTRL)
    assert not desk.window.tabs.isVisible(), "the same key again hides it"


def test_the_register_of_an_upper_plan(desk: Desk, qtbot: QtBot) -> None:
    table = open_tab(desk, qtbot, Qt.Key.Key_6, 1)
    plan = desk.window.tabs.plan
    assert [plan.itemText(i) for i in range(plan.count())] == ["本规划", "溪城市科技创新“十四五”规划"]
    plan.setFocus()
    press(qtbot, desk, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: lines(table)[0][1] == "1.5%")


def many(count: int) -> Reading:
    """Return a reading in which the intensity is stated many times, once otherwise."""
    text = "研发投入强度达到2%。"
    reading = sample.read(sample.plan(Path("长.docx"), ["溪口区规划", "一、目标", *[text] * count]))
    first = replace(reading.metrics[0], value=Decimal(3))
    return replace(reading, metrics=(first, *reading.metrics[1:]))


def test_what_is_said_twice_differently_is_told_and_the_other_place_is_one_key_away(desk: Desk, qtbot: QtBot) -> None:
    rows = register.rows_of(many(3), 0, lambda: None)
    assert [row.cells[7] for row in rows] == ["3 处，不一致"] * 3
    assert [place.passage for place in rows[0].others] == [3, 4]
    assert [place.passage for place in rows[2].others] == [2, 3]
    alike = replace(many(2), metrics=many(2).metrics[1:] * 1)
    assert register.rows_of(alike, 0, lambda: None)[0].cells[7] == ""
    table = open_tab(desk, qtbot, Qt.Key.Key_6, 1)
    table.rows.set_rows(
        [replace(rows[0], places=(place_in(table, 5),), others=(place_in(table, 3), place_in(table, 2)))]
    )
    table.setCurrentIndex(table.rows.index(0, 0))
    table.setFocus()
    press(qtbot, desk, Qt.Key.Key_Return, SHIFT)
    assert desk.window.editor.caret[0] == 3
    press(qtbot, desk, Qt.Key.Key_Return, SHIFT)
    assert desk.window.editor.caret[0] == 2


def place_in(table: RowsTable, passage: int) -> Place:
    """Return the first row's place, in another passage."""
    place = table.rows.rows[0].places[0]
    return place._replace(passage=passage)


def test_a_long_register_can_be_called_off(desk: Desk) -> None:
    asked: list[int] = []
    register.rows_of(many(120), 0, lambda: asked.append(1))
    assert len(asked) == 3


def test_kinds_have_the_words_of_the_office() -> None:
    reading = many(1)
    reading = replace(reading, profile=replace(reading.profile, period_start=2026))
    actual = replace(reading.metrics[0], kind=MetricKind.ACTUAL)
    told = register.rows_of(replace(reading, metrics=(actual, replace(actual, year=2023))), 0, lambda: None)
    assert [row.cells[3] for row in told] == ["基期", "现状"]


def test_the_alignment_lists_the_exported_rows_and_leads_to_both(desk: Desk, qtbot: QtBot) -> None:
    table = open_tab(desk, qtbot, Qt.Key.Key_7, 2)
    row = table.rows.rows[0]
    assert row.cells[0] == "溪城市科技创新“十四五”规划" and row.cells[5] == "高于"
    assert "2%" in row.cells[3] and "1.5%" in row.cells[2]
    assert [place.plan for place in row.places] == [0, 1]
    press(qtbot, desk, Qt.Key.Key_Down)
    press(qtbot, desk, Qt.Key.Key_Return)
    assert desk.window.editor.caret[0] == 5


def test_the_alignment_tells_an_answer(desk: Desk, qtbot: QtBot) -> None:
    table = open_tab(desk, qtbot, Qt.Key.Key_7, 2)
    desk.session.decline([FIRST], "口径不同")
    qtbot.waitUntil(lambda: "口径不同" in table.rows.rows[0].cells[4])


def test_the_record_tells_edits_answers_and_ignored_rules(desk: Desk, qtbot: QtBot) -> None:
    session = desk.session
    session.who = "王工"
    session.select(PERCENT)
    desk.handlers.accept()
    settle(qtbot, desk)
    session.decline([PART], "已报批")
    session.ignore_rule("XPL-01", "目标高于上位规划")
    table = open_tab(desk, qtbot, Qt.Key.Key_8, 4)
    told = {(cells[1], cells[2], cells[4], cells[5]) for cells in lines(table)}
    assert ("采纳", "百分号重复：“百分之35%”", "", "王工") in told
    assert ("不采纳", "部分大于总数：“12家，其中省级15家”", "已报批", "王工") in told
    assert ("忽略规则", "目标高于上位规划（XPL-01）", "", "王工") in told
    (edit,) = [cells for cells in lines(table) if cells[1] == "改正文"]
    assert "百分之" in edit[2] and edit[3] == "一、发展基础"


def test_an_answer_whose_finding_is_gone_is_still_told(desk: Desk, qtbot: QtBot) -> None:
    desk.session.put_decision(
        "fort", Decision("fort", Answer.ACCEPTED, "", "李工", "2026-01-02T03:04:05", "用词：旧称")
    )
    table = open_tab(desk, qtbot, Qt.Key.Key_8, 1)
    assert lines(table) == [("01-02 03:04", "采纳", "用词：旧称", "", "", "李工")]


def test_each_line_of_the_record_can_be_taken_back(desk: Desk, qtbot: QtBot) -> None:
    session = desk.session
    session.select(PERCENT)
    desk.handlers.accept()
    settle(qtbot, desk)
    session.decline([PART], "已报批")
    session.ignore_rule("XPL-01", "目标高于上位规划")
    table = open_tab(desk, qtbot, Qt.Key.Key_8, 4)
    table.selectAll()
    press(qtbot, desk, Qt.Key.Key_Delete)
    assert session.text(2) == sample.DRAFT[2] and len(session.decisions) == 0
    assert session.answer_of(SECOND) is None
    qtbot.waitUntil(lambda: not table.rows.rows)
    assert not table.empty.isHidden()
    press(qtbot, desk, Qt.Key.Key_Z, CTRL)
    assert len(session.decisions) == 3 and session.edited, "one step"
    settle(qtbot, desk)


def test_a_line_of_the_record_leads_to_its_place(desk: Desk, qtbot: QtBot) -> None:
    desk.window.editor.put_caret(6, 0)
    qtbot.keyClicks(desk.window.editor, "Z")
    settle(qtbot, desk)
    desk.window.editor.put_caret(0, 0)
    table = open_tab(desk, qtbot, Qt.Key.Key_8, 1)
    assert table.rows.rows[0].name == f"{BLOCK}6"
    press(qtbot, desk, Qt.Key.Key_Down)
    press(qtbot, desk, Qt.Key.Key_Return)
    assert desk.window.editor.caret == (6, 0)


def test_the_filter_box_says_what_it_leaves(desk: Desk, qtbot: QtBot) -> None:
    open_tab(desk, qtbot, Qt.Key.Key_6, 1)
    tabs = desk.window.tabs
    tabs.box.setFocus()
    qtbot.keyClicks(tabs.box, "xyz")
    assert tabs.tabText(2) == "指标登记（0 / 1）"
    press(qtbot, desk, Qt.Key.Key_Escape)
    assert tabs.box.text() == "" and tabs.tabText(2) == "指标登记（1）"
