"""征求意见 by keys: papers come in, are placed, answered, linked to edits, kept with the review, and written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from checker.opinions import Adoption
from checker.reviews import Arrival, Entry
from desktop.app import Desk
from desktop.panels.opinions import OpinionsPanel
from tests.desktop.conftest import settle
from tests.desktop.test_carrying import LINES, real, to_front  # noqa: F401
from tests.desktop.test_window import CTRL, SHIFT, press

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
ALT = Qt.KeyboardModifier.AltModifier
ROWS = [
    ("临溪区财政局", "第二部分“高新技术企业达到100家”，建议改为120家。"),
    ("临溪区教育局", "建议将“各部门按职责分工抓好落实”改为“各部门各负其责”。"),
    ("临溪区统计局", "建议进一步完善全文。"),
]


def paper(folder: Path) -> Path:
    """Write a workbook of three opinions."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["序号", "单位", "意见"])
    for number, row in enumerate(ROWS, 1):
        sheet.append([number, *row])
    book.save(folder / "意见.xlsx")
    return folder / "意见.xlsx"


@pytest.fixture
def panel(real: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpinionsPanel]:  # noqa: F811
    """The tab with three opinions, imported by its keys."""
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *args: ([str(paper(tmp_path))], ""))
    qtbot.waitUntil(lambda: real.autosave.review is not None)
    press(qtbot, real, Qt.Key.Key_I, CTRL | SHIFT)
    shown = real.window.tabs.opinions
    qtbot.waitUntil(lambda: len(shown.table.rows.rows) == 3, timeout=20_000)
    real.window.activateWindow()
    shown.table.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is shown.table)
    shown.table.setCurrentIndex(shown.table.rows.index(0, 0))
    yield shown
    real.session.undo.setClean()


def answers(desk: Desk) -> list[str]:
    """Return the answers in order."""
    return [opinion.adoption.label if opinion.adoption else "" for opinion in desk.handlers.opinions.opinions]


def test_opinions_come_in_placed_and_enter_leads_there(
    panel: OpinionsPanel,
    real: Desk,  # noqa: F811
    qtbot: QtBot,
) -> None:
    QAbstractItemModelTester(panel.table.rows, FATAL, panel.table.rows)
    places = [row.cells[3] for row in panel.table.rows.rows]
    assert places[1].startswith("四、保障措施") and places[2] == "未定位"
    assert panel.table.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("待答复，临溪区财政局，")
    assert real.window.tabs.tabText(real.window.tabs.indexOf(panel)) == "意见（3）"
    qtbot.keyClick(panel.table, Qt.Key.Key_Down)
    assert "统计局" not in panel.text.toPlainText() and "教育局" in panel.text.toPlainText()
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert real.session.text(real.window.editor.caret[0]) == LINES[8]
    assert QApplication.focusWidget() is panel.table
    qtbot.keyClick(panel.table, Qt.Key.Key_Down)
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert "未定位" in real.window.status.message.text()


def test_digits_answer_and_what_is_not_adopted_wants_its_reason(
    panel: OpinionsPanel,
    real: Desk,  # noqa: F811
    qtbot: QtBot,
) -> None:
    qtbot.keyClick(panel.table, Qt.Key.Key_1)
    assert answers(real) == ["采纳", "", ""] and panel.current is not None and "教育局" in panel.current.unit
    qtbot.keyClick(panel.table, Qt.Key.Key_3)
    assert QApplication.focusWidget() is panel.reason
    panel.reason.insert("该处为规范表述")
    qtbot.keyClick(panel.reason, Qt.Key.Key_Return)
    second = list(real.handlers.opinions.opinions)[1]
    assert (second.adoption, second.reason) == (Adoption.DECLINED, "该处为规范表述")
    assert QApplication.focusWidget() is panel.table and "统计局" in panel.current.unit
    press(qtbot, real, Qt.Key.Key_2, ALT)
    assert answers(real) == ["采纳", "未采纳", "部分采纳"]
    assert panel.numbers.text() == "收回 3 份，意见 3 条：采纳 1、部分采纳 1、未采纳 1、待答复 0"
    to_front(real, qtbot)
    press(qtbot, real, Qt.Key.Key_Z, CTRL)
    assert answers(real) == ["采纳", "未采纳", ""]
    assert real.window.actions_by_id["redo"].text() == "重做 部分采纳：临溪区统计局的意见"
    panel.select(second.id)
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_0)
    assert answers(real) == ["采纳", "", ""] and not list(real.handlers.opinions.opinions)[1].reason


def test_an_opinion_is_placed_at_the_caret(panel: OpinionsPanel, real: Desk, qtbot: QtBot) -> None:  # noqa: F811
    panel.table.setCurrentIndex(panel.table.rows.index(2, 0))
    real.window.editor.put_caret(6, 3)
    press(qtbot, real, Qt.Key.Key_L, CTRL | SHIFT)
    qtbot.waitUntil(lambda: panel.table.rows.rows[2].cells[3].startswith("三、重点任务"), timeout=5_000)
    assert "人工定位" in panel.text.toPlainText()
    real.window.editor.put_caret(0, 0)
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert real.window.editor.caret[0] == 6


def test_the_edit_of_a_paragraph_settles_an_opinion(panel: OpinionsPanel, real: Desk, qtbot: QtBot) -> None:  # noqa: F811
    real.window.editor.put_caret(4, 0)
    press(qtbot, real, Qt.Key.Key_G, CTRL | SHIFT)
    assert "没有改动" in real.window.status.message.text()
    real.session.undo.beginMacro("改")
    real.session.type_text(4, LINES[4].replace("100家，", "120家，"))
    real.session.undo.endMacro()
    press(qtbot, real, Qt.Key.Key_G, CTRL | SHIFT)
    assert answers(real)[0] == "采纳" and "高新技术企业达到120家" in panel.text.toPlainText()
    real.session.type_text(4, LINES[4].replace("100家，", "125家，"))
    (told, *_) = real.handlers.opinions.told()
    assert told.change is not None and "125家" in told.change.after, "the document tells the words as they read now"
    settle(qtbot, real)


def test_opinions_are_kept_with_the_review(
    panel: OpinionsPanel,
    real: Desk,  # noqa: F811
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    qtbot.keyClick(panel.table, Qt.Key.Key_1)
    panel.sent.setFocus()
    panel.sent.setValue(5)
    real.session.open_draft(tmp_path / "稿.docx")
    qtbot.waitUntil(lambda: not panel.table.rows.rows, timeout=20_000)
    qtbot.waitUntil(lambda: len(panel.table.rows.rows) == 3, timeout=20_000)
    settle(qtbot, real)
    assert answers(real) == ["采纳", "", ""] and panel.sent.value() == 5
    assert next(iter(real.handlers.opinions.opinions)).when


def test_the_table_is_written(
    panel: OpinionsPanel,
    real: Desk,  # noqa: F811
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def ask(parent: object, title: str, begin: str, kinds: str) -> tuple[str, str]:
        asked.append(begin)
        return str(tmp_path / "表.docx"), "Word 文档 (*.docx)"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    qtbot.keyClick(panel.table, Qt.Key.Key_1)
    panel.export_button.setFocus()
    qtbot.keyClick(panel.export_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "已写入" in real.window.status.message.text(), timeout=20_000)
    assert "（征求意见汇总及采纳情况表 " in asked[0]
    document = Document(str(tmp_path / "表.docx"))
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert {"采纳", "待答复", "临溪区财政局"} <= cells
    assert any("收回3份、意见3条、采纳1条" in paragraph.text for paragraph in document.paragraphs)


def test_papers_are_dropped_and_said_twice_come_in_once(
    panel: OpinionsPanel,
    real: Desk,  # noqa: F811
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "意见.xlsx"))])
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    real.window.status.say("")
    for target in (panel, real.window.curtain.targets.opinions):
        event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, button, keys)
        target.dropEvent(event)
        qtbot.waitUntil(lambda: "没有新的意见" in real.window.status.message.text(), timeout=20_000)
        real.window.status.say("")
    assert len(panel.table.rows.rows) == 3


def test_the_empty_tab_says_how_opinions_come_in(real: Desk, qtbot: QtBot) -> None:  # noqa: F811
    press(qtbot, real, Qt.Key.Key_9, CTRL)
    panel = real.window.tabs.opinions
    assert QApplication.focusWidget() is panel.table and not panel.table.empty.isHidden()
    assert "Ctrl+Shift+I" in panel.table.empty.text() and not panel.export_button.isEnabled()
    press(qtbot, real, Qt.Key.Key_1, ALT)
    assert "请先在“意见”中选择" in real.window.status.message.text()


def test_opinions_are_kept_at_once_and_by_closing(panel: OpinionsPanel, real: Desk, qtbot: QtBot) -> None:  # noqa: F811
    reviews, review = real.autosave.reviews, real.autosave.review
    assert review is not None
    qtbot.keyClick(panel.table, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: next(iter(reviews.opinions(review))).adoption is Adoption.ADOPTED, timeout=5_000)
    qtbot.keyClick(panel.table, Qt.Key.Key_1)
    real.handlers.opinions.secure()
    assert [opinion.adoption for opinion in reviews.opinions(review)] == [Adoption.ADOPTED, Adoption.ADOPTED, None]


def test_a_window_that_looks_on_shows_the_opinions_and_changes_none(
    panel: OpinionsPanel,
    real: Desk,  # noqa: F811
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    qtbot.keyClick(panel.table, Qt.Key.Key_1)
    real.handlers.opinions.secure()
    saved = real.autosave.reviews.get(real.autosave.review)  # type: ignore[arg-type]
    desk = real.handlers.opinions
    real.autosave.review, real.session.undo.locked = None, True
    desk._forget()
    real.autosave.entered.disconnect()
    real.autosave.entered.connect(desk._entered)
    real.autosave.entered.emit(Entry(Arrival.BUSY, None, saved))
    qtbot.waitUntil(lambda: len(panel.table.rows.rows) == 3, timeout=5_000)
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_2)
    assert answers(real) == ["采纳", "", ""] and "只读" in real.window.status.message.text()
    real.session.undo.locked = False
