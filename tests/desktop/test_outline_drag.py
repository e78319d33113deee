"""Chapters dragged in the outline: they go to the nearest gap between those beside them, files go to the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import Desk
from tests.desktop.conftest import settle
from tests.desktop.drafts import LINES, done, opened, shown, texts, written


@pytest.fixture
def word(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A window on a Word draft with three chapters, the first of which has two sections."""
    with opened(qtbot, written(tmp_path / "草案.docx")) as made:
        yield made


def row(desk: Desk, title: str, parent: QModelIndex | None = None) -> QModelIndex:
    """Return the outline's row of a heading."""
    model, above = desk.window.outline_model, parent or QModelIndex()
    for number in range(model.rowCount(above)):
        index = model.index(number, 0, above)
        if index.data() == title:
            return index
        if (found := row(desk, title, index)).isValid():
            return found
    return QModelIndex()


Places = list[QPoint]


def drag(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, title: str, places: Places, *, let_go: bool = True
) -> list[int | None]:
    """Drag a heading with the mouse over places of the outline; returns the gaps that were shown there.

    The platform of the tests has no drags: what it would send while one is under way is sent by hand.
    """
    tree = desk.window.outline.tree
    view, start = tree.viewport(), tree.visualRect(row(desk, title)).center()
    gaps: list[int | None] = []
    left = Qt.MouseButton.LeftButton

    def under_way(made: QDrag, action: Qt.DropAction) -> Qt.DropAction:
        given = (Qt.DropAction.MoveAction, made.mimeData(), left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view, QDragEnterEvent(start, *given))
        for place in places:
            QApplication.sendEvent(view, QDragMoveEvent(place, *given))
            view.repaint()
            gaps.append(tree._gap)
        if let_go:
            drop = QDropEvent(QPointF(places[-1]), *given)
            QApplication.sendEvent(view, drop)
            return drop.dropAction()
        QApplication.sendEvent(view, QDragLeaveEvent())
        return Qt.DropAction.IgnoreAction

    monkeypatch.setattr(QDrag, "exec", under_way)
    QTest.mousePress(view, left, pos=start)
    for away in (QApplication.startDragDistance() + 2, QApplication.startDragDistance() + 6):
        point = QPointF(start + QPoint(0, away))
        moved = QMouseEvent(
            QEvent.Type.MouseMove, point, view.mapToGlobal(point), left, left, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(view, moved)
    QTest.mouseRelease(view, left, pos=start)
    assert tree._gap is None, "no gap stays"
    return gaps


def above(desk: Desk, title: str) -> QPoint:
    """Return a place just below the upper edge of a heading's row."""
    return desk.window.outline.tree.visualRect(row(desk, title)).topLeft() + QPoint(40, 2)


def test_a_chapter_goes_to_the_nearest_gap(word: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    tester = QAbstractItemModelTester(
        word.window.outline_model, QAbstractItemModelTester.FailureReportingMode.Fatal, word.window
    )
    places = [above(word, "二、重点任务"), above(word, "（二）企业培育"), above(word, "一、发展基础")]
    assert drag(word, monkeypatch, "三、保障措施", places) == [1, 1, 0], "between sections the nearest gap is meant"
    done(qtbot, word, 1)
    assert texts(word) == shown(word) == [LINES[0], *LINES[9:], *LINES[1:9]]
    assert word.window.outline.tree.currentIndex().data() == "三、保障措施"
    assert word.window.editor.caret == (1, 0)
    assert "已移动“三、保障措施”" in word.window.notice.text.text()
    word.session.undo.undo()
    settle(qtbot, word)
    assert texts(word) == shown(word) == LINES
    assert row(word, "三、保障措施").row() == 2
    del tester


def test_a_section_stays_under_its_heading(word: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    below = word.window.outline.tree.visualRect(row(word, "三、保障措施")).bottomLeft() + QPoint(40, 60)
    assert drag(word, monkeypatch, "（一）平台建设", [below]) == [2]
    done(qtbot, word, 1)
    assert texts(word) == [*LINES[:3], *LINES[5:7], *LINES[3:5], *LINES[7:]]


def test_a_chapter_goes_behind_the_last(word: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    below = word.window.outline.tree.visualRect(row(word, "三、保障措施")).bottomLeft() + QPoint(40, 30)
    drag(word, monkeypatch, "一、发展基础", [below])
    done(qtbot, word, 1)
    assert texts(word) == [LINES[0], *LINES[7:], *LINES[1:7]]


def test_where_it_stands_and_where_it_is_not_let_go_nothing_moves(
    word: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = above(word, "二、重点任务") + QPoint(0, 20)
    assert drag(word, monkeypatch, "二、重点任务", [own]) == [None]
    assert drag(word, monkeypatch, "三、保障措施", [above(word, "一、发展基础")], let_go=False) == [0]
    qtbot.wait(150)
    assert not word.session.structure and texts(word) == LINES


def test_while_the_outline_is_filtered_nothing_is_dragged(
    word: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = above(word, "一、发展基础")
    word.window.outline.box.insert("三")
    assert drag(word, monkeypatch, "三、保障措施", [place]) == []
    word.window.outline.box.clear()
    assert drag(word, monkeypatch, "三、保障措施", [place]) == [0]
    done(qtbot, word, 1)


def test_files_are_left_to_the_window(word: Desk) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/稿.docx")])
    enter = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(word.window.outline.tree.viewport(), enter)
    assert enter.isAccepted() and word.window.curtain.isVisible(), "the window shows where a file may go"
    word.window.curtain.hide()
