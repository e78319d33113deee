"""Upper plans beside the draft: their own marks, the chapter on top, going along, leaving the review."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QTabBar, QToolButton
from pytestqt.qtbot import QtBot

from checker.align.pairs import Pair, Verdict
from desktop import conversion
from desktop.app import Desk
from desktop.chapters import chapters_of
from tests.desktop import sample
from tests.desktop.conftest import settle
from tests.desktop.test_window import FIRST, NONE, press

LINES = [
    "溪口区规划",
    "一、发展目标",
    *["甲" * 60] * 25,
    "二、重点任务",
    *["乙" * 60] * 25,
    "三、保障措施",
    *["丙" * 60] * 25,
]


@pytest.fixture
def long(desk: Desk, qtbot: QtBot) -> Desk:
    """The desk with a long draft beside a long upper plan of the same chapters."""
    upper = sample.read(sample.plan(Path("长市.docx"), ["溪城市规划", *LINES[1:27], *["丁" * 60] * 9, *LINES[27:]]))
    desk.session.remove_upper(0)
    desk.session.take_draft(sample.read(sample.plan(Path("长.docx"), LINES)))
    desk.session.take_uppers([upper])
    settle(qtbot, desk)
    desk.window.activateWindow()
    desk.window.editor.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.window.editor)
    return desk


def top(desk: Desk) -> str:
    """Return the chapter in which the upper plan stands, as its title bar says."""
    return desk.window.upper.panes[0].title.place.text()


def test_scrolling_the_draft_takes_the_upper_plan_to_the_matched_heading(long: Desk, qtbot: QtBot) -> None:
    assert top(long) in ("", "一、发展目标")
    long.window.editor.verticalScrollBar().setValue(0)
    view = long.window.upper.panes[0].view
    long.window.editor.go_to_block(27)
    qtbot.waitUntil(lambda: top(long) == "二、重点任务")
    before = view.verticalScrollBar().value()
    bar = long.window.editor.verticalScrollBar()
    bar.setValue(bar.value() + 120)
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() == before + 120)


def test_switched_off_it_stays_and_on_again_it_goes_on_from_where_both_stand(long: Desk, qtbot: QtBot) -> None:
    follow = long.window.actions_by_id["follow"]
    follow.trigger()
    bar, other = long.window.editor.verticalScrollBar(), long.window.upper.panes[0].view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    qtbot.wait(60)
    assert other.value() == 0
    follow.trigger()
    qtbot.wait(60)
    assert other.value() == 0, "switching on moves nothing"
    bar.setValue(bar.value() + 50)
    qtbot.waitUntil(lambda: other.value() == 50)


def test_the_upper_plan_scrolled_for_itself_is_where_both_stand(long: Desk, qtbot: QtBot) -> None:
    bar, other = long.window.editor.verticalScrollBar(), long.window.upper.panes[0].view.verticalScrollBar()
    other.setValue(300)
    bar.setValue(bar.value() + 20)
    qtbot.waitUntil(lambda: other.value() == 320)


def test_an_upper_plan_leaves_the_review(desk: Desk, qtbot: QtBot) -> None:
    session, window = desk.session, desk.window
    button = next(b for b in window.upper.findChildren(QToolButton) if "移除上位规划" in b.accessibleName())
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space, NONE)
    settle(qtbot, desk)
    assert session.uppers == [] and session.review is not None and len(session.review.readings) == 1
    assert not window.upper.isVisible() and window.upper.panes == []
    assert window.status.counts.text().endswith("上位规划 0 份")
    session.add_uppers([Path("市.docx")])
    qtbot.waitUntil(lambda: len(session.uppers) == 1)
    settle(qtbot, desk)
    assert window.upper.isVisible() and len(window.upper.panes) == 1


def test_of_two_upper_plans_the_right_one_goes(desk: Desk, qtbot: QtBot) -> None:
    other = sample.read(sample.plan(Path("省市.docx"), ["青澜市总体规划", *sample.UPPER[1:]]))
    desk.session.take_uppers([other])
    settle(qtbot, desk)
    upper = desk.window.upper
    assert upper.tabs.isVisible() and upper.tabs.count() == 2
    upper.tabs.tabButton(0, QTabBar.ButtonPosition.RightSide).click()
    settle(qtbot, desk)
    assert [reading.plan.path.name for reading in desk.session.uppers] == ["省市.docx"]
    assert upper.current is upper.panes[0] and upper.tabs.count() == 1 and not upper.tabs.isVisible()
    desk.session.select(FIRST)
    assert any(mark.key == FIRST for mark in upper.panes[0].view.marks)


def test_figures_that_differ_are_coloured_in_both_plans(desk: Desk) -> None:
    review = desk.session.review
    assert review is not None
    draft, upper = review.draft.metrics[0], review.readings[1].metrics[0]
    own = replace(review, findings=(), pairs=(Pair(draft, upper, 1, Verdict.HIGHER, Decimal("0.5")),))
    desk.session._set_review(own)
    (left,) = desk.window.editor.marks
    right = [mark for mark in desk.window.upper.panes[0].view.marks if mark.key == left.key]
    assert left.tones == "major" and [mark.tones for mark in right] == ["major"]
    assert left.text == "强度达到2%" and "1.5%" in right[0].text
    tip = desk.window.editor.tips[left.key]
    assert "本规划：2%" in tip and "1.5%" in tip and "高于" in tip
    desk.handlers.choose(left.key)
    assert desk.window.editor.caret[0] == 5


def test_units_are_converted_for_the_reader(desk: Desk) -> None:
    review = desk.session.review
    assert review is not None
    money = replace(review.draft.metrics[0], value=Decimal(1200000), unit="万元", name="研发经费")
    assert conversion.converted(money, "亿元") == "1200000万元 = 120亿元"
    assert conversion.converted(money, "万元") == "" and conversion.converted(money, "家") == ""


def test_the_card_tells_the_conversion_and_opens_what_the_finding_rests_on(desk: Desk, qtbot: QtBot) -> None:
    review = desk.session.review
    assert review is not None
    draft, upper = review.readings
    own = replace(draft, metrics=(replace(draft.metrics[0], unit="亿元", value=Decimal(100)), *draft.metrics[1:]))
    other = replace(upper, metrics=(replace(upper.metrics[0], unit="万元", value=Decimal(1200000)),))
    desk.session._set_review(replace(review, readings=(own, other)))
    desk.session.select(FIRST)
    card = desk.window.findings.card
    assert card.content is not None and ("换算", "1200000万元 = 120亿元") in card.content.parts
    link = next(label for label in card.findChildren(QLabel) if label.accessibleName() == "查看依据原文")
    link.setFocus()
    link.linkActivated.emit("#")
    assert QApplication.focusWidget() is desk.window.upper.panes[0].view


def test_both_plans_take_the_whole_width(desk: Desk, qtbot: QtBot) -> None:
    window = desk.window
    window.activateWindow()
    window.editor.setFocus()
    press(qtbot, desk, Qt.Key.Key_F11)
    assert not window.outline.isVisible() and not window.findings.isVisible() and not window.tabs.isVisible()
    qtbot.waitUntil(lambda: window.plans.width() > window.width() * 0.98)
    assert window.upper.isVisible()
    press(qtbot, desk, Qt.Key.Key_F11)
    assert window.outline.isVisible() and window.findings.isVisible() and window.tabs.isVisible()


def test_chapters_of_blocks() -> None:
    reading = sample.read(sample.plan(Path("长.docx"), LINES))
    chapters = chapters_of(reading)
    assert [chapters.title(chapters.at(block)) for block in (1, 26, 27, 40, 53)] == [
        "一、发展目标",
        "一、发展目标",
        "二、重点任务",
        "二、重点任务",
        "三、保障措施",
    ]
    assert chapters.heading_block(2) == 27 and chapters_of(reading) is chapters


def test_the_arrow_down_leads_from_the_filter_box_into_the_outline(desk: Desk, qtbot: QtBot) -> None:
    box, tree = desk.window.outline.box, desk.window.outline.tree
    desk.window.activateWindow()
    box.setFocus()
    box.setText("目标")
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is tree and tree.currentIndex().data() == "二、主要目标"
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert desk.window.editor.caret == (4, 0)
