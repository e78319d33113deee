"""A whole review without the mouse: open, walk, answer everything, edit, export."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from checker.decisions import Answer
from checker.findings import Severity
from checker.sources import read_plan
from desktop.app import Desk
from desktop.dialogs.decline import DeclineDialog, reasons
from desktop.dialogs.export import ExportDialog
from desktop.filter import Filter
from tests.desktop import sample
from tests.desktop.conftest import settle
from tests.desktop.test_exporting import word_draft

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClick(widget, key, modifier)


def in_dialog(kind: type[QWidget], deed: object) -> None:
    """Do something in the next modal dialog or menu of a kind."""

    def act() -> None:
        widget = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if isinstance(widget, kind):
            deed(widget)  # type: ignore[operator]
        else:
            QTimer.singleShot(5, act)

    QTimer.singleShot(0, act)


def decline(dialog: DeclineDialog, qtbot: QtBot) -> None:
    """Take the third reason, where the focus is, by an arrow, a digit and Enter."""
    focus = dialog.focusWidget()
    qtbot.keyClick(focus, Qt.Key.Key_Down)
    assert dialog.list.currentRow() == 1
    qtbot.keyClick(focus, Qt.Key.Key_3)
    qtbot.keyClick(focus, Qt.Key.Key_Return)


@pytest.fixture
def opened(desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The desk with a Word draft that was dropped on it."""
    path = word_draft(tmp_path)
    monkeypatch.setattr(desk.session, "_opener", lambda p: sample.read(read_plan(p)))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    with qtbot.waitSignal(desk.session.draft_opened):
        drop = QDropEvent(QPointF(1, 1), Qt.DropAction.CopyAction, data, buttons, keys)
        desk.window.curtain.targets.draft.dropEvent(drop)
    settle(qtbot, desk)
    activate(desk, qtbot)
    return desk


def activate(desk: Desk, qtbot: QtBot) -> None:
    """Give the window back its keys, which the offscreen platform forgets after a dialog."""
    desk.window.activateWindow()
    desk.window.editor.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.window.editor)


def test_open_walk_answer_export(opened: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    opened.session.set_filter(Filter(frozenset(Severity)))
    met: list[str] = []
    for _ in opened.session.findings:
        press(qtbot, Qt.Key.Key_F8)
        met.append(opened.session.current)
    assert sorted(met) == sorted(f.key for f in opened.session.findings)
    press(qtbot, Qt.Key.Key_Home, CTRL)
    press(qtbot, Qt.Key.Key_F8)
    while any(opened.session.answer_of(f.key) is None for f in opened.session.findings):
        finding = opened.session.finding(opened.session.current)
        assert finding is not None
        if finding.rule == "NUM-07":
            in_dialog(DeclineDialog, lambda d: decline(d, qtbot))
            press(qtbot, Qt.Key.Key_Delete, CTRL)
            activate(opened, qtbot)
        else:
            press(qtbot, Qt.Key.Key_Return, CTRL)
        settle(qtbot, opened)
        if not opened.session.current:
            press(qtbot, Qt.Key.Key_F8)
    declined = [d for d in opened.session.decisions if d.answer is Answer.DECLINED]
    assert [d.reason for d in declined] == [reasons()[2]]

    def write(dialog: ExportDialog) -> None:
        dialog.folder.setText(str(tmp_path))
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(dialog.written))
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    in_dialog(ExportDialog, write)
    press(qtbot, Qt.Key.Key_S, CTRL | SHIFT)
    (copy,) = [p for p in tmp_path.glob("*.docx") if "校核稿" in p.name]
    texts = [block.text for block in read_plan(copy).blocks]
    assert texts[2] == "𬭚元素研究取得突破，建成平台35%以上。" and texts[6] == "面积达到3平方公里。"
    assert read_plan(tmp_path / "稿.docx").blocks[2].text == sample.DRAFT[2]


def test_the_menu_of_answers_opens_at_the_caret(opened: Desk, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_F8)
    key, seen = opened.session.current, []

    def take_first(menu: QMenu) -> None:
        seen.extend(action.text() for action in menu.actions())
        assert menu.activeAction() is menu.actions()[0]
        qtbot.keyClick(menu, Qt.Key.Key_Return)

    in_dialog(QMenu, take_first)
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert seen == [
        "采纳并转到下一条",
        "不采纳此处…",
        "忽略此规则（本次校核）",
        "改正文",
        "稍后处理",
        "恢复为未处理",
    ]
    qtbot.waitUntil(lambda: opened.session.answer_of(key) is not None)


def test_find_goes_round(opened: Desk, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_F, CTRL)
    bar = opened.window.find_bar
    bar.box.setText("研发投入强度")
    press(qtbot, Qt.Key.Key_Return)
    first = opened.window.editor.caret
    press(qtbot, Qt.Key.Key_F3)
    press(qtbot, Qt.Key.Key_F3)
    assert opened.window.editor.caret == first == (5, 6)
    bar.box.setText("没有这个词")
    press(qtbot, Qt.Key.Key_Return)
    assert bar.told.text() == "没有找到"
    press(qtbot, Qt.Key.Key_Escape)
    assert not bar.isVisible() and QApplication.focusWidget() is opened.window.editor
