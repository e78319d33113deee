"""The card by the words under the mouse: what it says, and that it goes and takes nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.app import Desk
from desktop.editor.hover import HoverCard, Tip
from desktop.theme import Theme

FIXED, PART = "LNG-03-百分之35%-0", "NUM-07-12家，其中省级15家-0"


def point(desk: Desk, key: str) -> QPoint:
    """Return a point of the viewport on a finding's words."""
    editor = desk.window.editor
    cursor = QTextCursor(editor.document())
    cursor.setPosition(editor.marks_of(key)[0].start + 1)
    return editor.cursorRect(cursor).center()


def hover(desk: Desk, key: str) -> HoverCard:
    """Let the mouse rest on a finding's words."""
    viewport, at = desk.window.editor.viewport(), point(desk, key)
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, at, viewport.mapToGlobal(at)))
    return desk.window.editor._card


def words(card: HoverCard) -> list[str]:
    """Return what the card shows, from top to bottom."""
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible() and label.text()]


def test_the_card_tells_severity_message_fix_and_key(desk: Desk) -> None:
    card = hover(desk, FIXED)
    assert card.isVisible() and card.window() is desk.window
    assert words(card) == ["一般", "百分号重复：“百分之35%”", "改为“35%”　（单击后按 Ctrl+Enter 采纳）"]
    desk.session.select(FIXED)
    assert words(hover(desk, FIXED))[-1] == "改为“35%”　（Ctrl+Enter 采纳）"


def test_the_card_takes_no_focus_and_lies_inside_the_window(desk: Desk) -> None:
    desk.window.editor.setFocus()
    card = hover(desk, PART)
    assert desk.window.editor.hasFocus() and card.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert card.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert desk.window.rect().contains(card.geometry())


def test_an_answer_shows_on_the_card(desk: Desk) -> None:
    desk.session.decline((FIXED,), "口径不同")
    assert words(hover(desk, FIXED)) == ["一般", "不采纳：口径不同", "百分号重复：“百分之35%”"]


def test_several_findings_at_a_place_are_listed(desk: Desk, qtbot: QtBot) -> None:
    card = desk.window.editor._card
    tips = [Tip(f"第{i}条", "error", "错误") for i in range(6)]
    card.show_tips(tips, desk.window.mapToGlobal(QPoint(300, 300)))
    shown = words(card)
    assert [text for text in shown if text.startswith("第")] == ["第0条", "第1条", "第2条", "第3条"]
    assert shown[-1] == "另有 2 条"
    card.leave()


@pytest.mark.parametrize("how", ["key", "scroll", "wheel", "away", "leave", "press"])
def test_the_card_goes_with_whatever_comes_next(desk: Desk, qtbot: QtBot, how: str) -> None:
    editor, card = desk.window.editor, hover(desk, FIXED)
    viewport, at = editor.viewport(), QPointF(point(desk, FIXED))
    none = Qt.MouseButton.NoButton
    assert card.isVisible()
    if how == "key":
        qtbot.keyClick(editor, Qt.Key.Key_Right)
    elif how == "scroll":
        editor.verticalScrollBar().setMaximum(500)
        editor.verticalScrollBar().setValue(40)
    elif how == "wheel":
        wheel = QWheelEvent(
            at, at, QPoint(), QPoint(0, -120), none, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False
        )
        QApplication.sendEvent(viewport, wheel)
    elif how == "away":
        far = viewport.mapToGlobal(at + QPointF(0, 200))
        QApplication.sendEvent(
            viewport,
            QMouseEvent(QEvent.Type.MouseMove, at + QPointF(0, 200), far, none, none, Qt.KeyboardModifier.NoModifier),
        )
    elif how == "leave":
        QApplication.sendEvent(viewport, QEvent(QEvent.Type.Leave))
    else:
        qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at.toPoint())
        qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert not card.isVisible()


def test_beside_the_words_nothing_is_said(desk: Desk) -> None:
    viewport = desk.window.editor.viewport()
    at = QPoint(3, point(desk, FIXED).y())
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, at, viewport.mapToGlobal(at)))
    assert not desk.window.editor._card.isVisible()


def test_edited_words_say_so(desk: Desk, qtbot: QtBot) -> None:
    editor = desk.window.editor
    desk.session._pause.setInterval(60_000)
    mark = editor.marks_of(PART)[0]
    editor.put_caret(*editor.plan_document.place(mark.start + 2))
    qtbot.keyClicks(editor, "0")
    assert mark.edited and words(hover(desk, PART))[:2] == ["错误", "已修改，待复核"]
    desk.session._pause.setInterval(60)


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_the_card_is_drawn_in_the_theme(desk: Desk, choice: str) -> None:
    desk.handlers.theme(choice)
    card = hover(desk, FIXED)
    image = card.grab().toImage()
    ground = Theme(choice).ground("panel")
    assert image.pixelColor(image.width() - 6, image.height() - 4) == ground
    desk.handlers.theme("system")
