"""新建规划 by keys: from a template to a draft that is open under the upper plans that were chosen for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.app import Desk, build
from desktop.dialogs.new_plan import NewPlanDialog
from desktop.new_plan import UpperPlan
from desktop.settings import Settings
from desktop.work import read_file
from tests.desktop import sample

CTRL = Qt.KeyboardModifier.ControlModifier
UPPER = """澜川市科技创新“十四五”规划（2021—2025年）
澜府〔2021〕12号
一、发展目标
到2025年，研发经费投入强度达到2.2%，高新技术企业达到650家以上。
二、重点任务
支持临溪区建设精密仪器中试基地。
"""
ABOUT = {"地区": "澜川市临溪区", "上级地区": "澜川市", "领域": "科技创新", "规划期": "2021-2025"}


@pytest.fixture
def empty(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A window without a draft; the user's data are in a folder of the test."""
    monkeypatch.setenv("GUIHUA_JIAOHE_DATA", str(tmp_path / "data"))
    made = build(Settings(tmp_path / "desk.ini"), checker=sample.find_nothing)
    qtbot.addWidget(made.window, before_close_func=lambda window: made.session.undo.setClean())
    made.window.show()
    yield made
    made.close()


@pytest.fixture
def dialog(empty: Desk, qtbot: QtBot) -> NewPlanDialog:
    """The dialog, its templates listed."""
    made = NewPlanDialog(empty.settings, empty.shelf, read_file, empty.window)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.template.list.count() >= 3, timeout=15000)
    return made


def fill(dialog: NewPlanDialog, values: dict[str, str]) -> None:
    for key, text in values.items():
        edit = dialog.about.edits[key]
        assert isinstance(edit, QLineEdit)
        edit.setText(text)


def upper(tmp_path: Path) -> UpperPlan:
    path = tmp_path / "市规划.txt"
    path.write_text(UPPER, "utf-8")
    return UpperPlan(read_file(path), "文件")


def test_each_template_shows_what_it_is_for_and_its_headings(dialog: NewPlanDialog, qtbot: QtBot) -> None:
    assert dialog.template.list.hasFocus()
    qtbot.keyClick(dialog.template.list, Qt.Key.Key_Down)
    assert "行动计划" in dialog.template.help.text()
    assert "三、重点行动" in dialog.template.outline.toPlainText()
    qtbot.keyClick(dialog.template.list, Qt.Key.Key_Return)
    assert dialog.pages.currentIndex() == 1, "Enter goes one step on"
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_a_wrong_period_is_told_before_the_next_step(dialog: NewPlanDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.template.list, Qt.Key.Key_Return)
    fill(dialog, {"规划期": "五年"})
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.pages.currentIndex() == 1
    assert "规划期" in dialog.told.text()
    assert "python" not in dialog.told.text()


def test_an_area_that_is_suggested_brings_the_one_above_it(dialog: NewPlanDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.template.list, Qt.Key.Key_Return)
    edit = dialog.about.edits["地区"]
    assert isinstance(edit, QLineEdit)
    qtbot.waitUntil(lambda: edit.completer() is not None)
    edit.completer().activated.emit("遂昌县　浙江省丽水市")
    qtbot.waitUntil(lambda: edit.text() == "遂昌县")
    assert dialog.about.values()["上级地区"] == "浙江省丽水市"


def test_upper_plans_offer_indicators_and_what_is_asked_for_follows(
    dialog: NewPlanDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.keyClick(dialog.template.list, Qt.Key.Key_Return)
    fill(dialog, ABOUT)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.pages.currentIndex() == 2
    qtbot.waitUntil(lambda: dialog.others.table.rowCount() > 0, timeout=15000)
    qtbot.waitUntil(lambda: "没有找到" in dialog.uppers.told.text())
    dialog.uppers.add_uppers([upper(tmp_path)])
    qtbot.waitUntil(lambda: dialog.uppers.indicators.rowCount() == 2, timeout=15000)
    assert "高新技术企业" in dialog.uppers.wanted
    dialog.uppers.list.setCurrentRow(0)
    dialog.uppers.list.setFocus()
    qtbot.keyClick(dialog.uppers.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.uppers.indicators.rowCount() == 0)


def test_a_file_is_not_written_over_unasked(dialog: NewPlanDialog, qtbot: QtBot, tmp_path: Path) -> None:
    taken = tmp_path / "草案.docx"
    taken.write_bytes(b"old")
    qtbot.keyClick(dialog.template.list, Qt.Key.Key_Return)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.path.text() != "", timeout=15000)
    dialog.path.setText(str(taken))
    qtbot.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    assert "已有同名文件" in dialog.told.text()
    assert taken.read_bytes() == b"old"


def test_from_the_start_page_to_a_draft_that_is_open(empty: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "新稿.docx"
    closed: list[int] = []

    def walk() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, NewPlanDialog) or not dialog.template.list.count():
            QTimer.singleShot(20, walk)
            return
        dialog.finished.connect(lambda result: closed.append(result))
        fill_in(dialog)

    def fill_in(dialog: NewPlanDialog) -> None:
        qtbot.keyClick(dialog.template.list, Qt.Key.Key_Return)
        fill(dialog, ABOUT)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        dialog.uppers.add_uppers([upper(tmp_path)])
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        assert dialog.pages.currentIndex() == 3
        qtbot.waitUntil(lambda: dialog.others.table.rowCount() > 0, timeout=15000)
        row = next(n for n in range(dialog.others.table.rowCount()) if _cell(dialog, n) == "总体成效")
        dialog.others.table.setCurrentCell(row, 1)
        qtbot.keyClick(dialog.others.table, Qt.Key.Key_A)
        editor = dialog.others.table.findChild(QLineEdit)
        editor.setText("长足进步")
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: dialog.others.table.currentRow() == row + 1)
        dialog.path.setText(str(path))
        dialog.make.setFocus()
        qtbot.keyClick(dialog.make, Qt.Key.Key_Return)

    empty.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is empty.window)
    QTimer.singleShot(0, walk)
    qtbot.keyClick(empty.window, Qt.Key.Key_N, CTRL)
    session = empty.session
    assert closed == [1]
    qtbot.waitUntil(lambda: session.original is not None and len(session.uppers) == 1, timeout=15000)
    assert session.original is not None and session.original.path == path
    text = "\n".join(block.text for block in session.original.blocks)
    assert "临溪区" in text and "长足进步" in text and "《澜川市科技创新“十四五”规划（2021—2025年）》" in text
    assert "650家以上" in text, "the upper plan's target stands beside"
    assert empty.window.status.fields.isVisible()
    qtbot.waitUntil(lambda: not session.checking)


def _cell(dialog: NewPlanDialog, row: int) -> str:
    item = dialog.others.table.item(row, 0)
    return item.text() if item is not None else ""


def test_an_offices_own_template_is_listed(empty: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    from desktop import new_plan

    source = new_plan.template_folder() / "专项资金方案.txt"
    source.write_text(
        '+++\nname = "专项资金方案"\nhelp = "本单位的方案"\n+++\n= {地区}方案\n# 目标\n做好{事项}。\n', "utf-8"
    )
    dialog = NewPlanDialog(empty.settings, empty.shelf, read_file, empty.window)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.template.list.count() == 4, timeout=15000)
    assert dialog.template.list.item(3).text() == "专项资金方案（本单位）"
