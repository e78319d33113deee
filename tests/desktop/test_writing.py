"""写作 by keys: fields from one to the next, texts put in at the caret, numbers and contents as one step of undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from checker.sources.package import Package
from checker.sources.wordml import attribute, below, part_paragraphs
from checker.word.resolution import reject
from desktop.app import Desk, build
from desktop.dialogs.chooser import ChooserDialog
from desktop.dialogs.duties import DutiesDialog
from desktop.dialogs.proposals import ProposalsDialog
from desktop.exporting import Order, Product, export
from desktop.settings import Settings
from tests.desktop import sample
from tests.desktop.conftest import settle
from tests.word_builder import package, paragraph

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
D = TypeVar("D", bound=QDialog)

DRAFT = """临溪区科技创新“十四五”规划（2021—2025年）
一、发展基础
2020年，研发经费投入强度为1.8%，主要指标见专栏1。
二、总体要求
到2025年，研发经费投入强度达到2.5%。由{牵头单位}负责，{配合单位}配合，安排{资金}万元。
四、重点任务
建设中试平台。（牵头单位：区科学技术局；配合单位：区财政局）
五、保障措施
各单位按第四章部署落实。
"""
UPPER = """澜川市科技创新“十四五”规划（2021—2025年）
一、发展目标
到2025年，研发经费投入强度达到2.2%，高新技术企业达到650家以上。
"""


@pytest.fixture
def writing(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A window on a draft that is really read, with an upper plan; the check finds nothing."""
    draft, upper = tmp_path / "草案.txt", tmp_path / "市规划.txt"
    draft.write_text(DRAFT, "utf-8")
    upper.write_text(UPPER, "utf-8")
    made = build(Settings(tmp_path / "desk.ini"), checker=sample.find_nothing)
    qtbot.addWidget(made.window, before_close_func=lambda window: made.session.undo.setClean())
    made.session._pause.setInterval(60)
    made.window.resize(1300, 820)
    made.window.show()
    made.session.open_draft(draft)
    made.session.add_uppers([upper])
    qtbot.waitUntil(lambda: len(made.session.uppers) == 1 and made.session.review is not None)
    settle(qtbot, made)
    made.window.activateWindow()
    made.window.editor.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is made.window.editor)
    yield made
    made.close()


def ask(qtbot: QtBot, kind: type[D], press: Callable[[], None], do: Callable[[D], None]) -> None:
    """Press something that opens a dialog of a kind, and do something there; it must be closed after that."""
    met: list[D] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind):
            QTimer.singleShot(20, look)
            return
        met.append(dialog)
        try:
            do(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, look)
    press()
    qtbot.waitUntil(lambda: bool(met) and QApplication.activeModalWidget() is None)


def lines(desk: Desk) -> list[str]:
    assert desk.session.original is not None
    return [desk.session.text(number) for number in range(len(desk.session.original.blocks))]


def test_the_fields_are_counted_and_walked_along_by_key(writing: Desk, qtbot: QtBot) -> None:
    editor = writing.window.editor
    assert writing.window.status.fields.text() == "待填 3"
    for wanted in ("{牵头单位}", "{配合单位}", "{资金}", "{牵头单位}"):
        qtbot.keyClick(editor, Qt.Key.Key_Space, CTRL | SHIFT)
        assert editor.textCursor().selectedText() == wanted


def test_tab_goes_on_while_fields_are_filled_in_and_leaves_the_editor_elsewhere(writing: Desk, qtbot: QtBot) -> None:
    editor = writing.window.editor
    qtbot.keyClick(editor, Qt.Key.Key_Space, CTRL | SHIFT)
    qtbot.keyClicks(editor, "A")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.textCursor().selectedText() == "{配合单位}"
    qtbot.keyClick(editor, Qt.Key.Key_Backtab, SHIFT)
    assert editor.textCursor().selectedText() == "{资金}", "round the end: none stands before"
    qtbot.waitUntil(lambda: writing.window.status.fields.text() == "待填 2")
    editor.put_caret(2, 0)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not editor


def test_without_fields_the_count_is_not_shown_and_the_key_says_so(desk: Desk, qtbot: QtBot) -> None:
    assert not desk.window.status.fields.isVisible()
    qtbot.keyClick(desk.window.editor, Qt.Key.Key_Space, CTRL | SHIFT)
    assert desk.window.status.message.text() == "稿中没有待填的占位符"


def test_numbers_are_counted_anew_with_the_reference_and_taken_back_in_one_step(writing: Desk, qtbot: QtBot) -> None:
    before = lines(writing)

    def accept(dialog: ProposalsDialog) -> None:
        assert dialog.table.rowCount() == 3
        assert dialog.chosen == [0, 1, 2]
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    ask(qtbot, ProposalsDialog, lambda: qtbot.keyClick(writing.window.editor, Qt.Key.Key_N, CTRL | SHIFT), accept)
    after = lines(writing)
    assert (after[5], after[7], after[8]) == ("三、重点任务", "四、保障措施", "各单位按第三章部署落实。")
    assert writing.window.actions_by_id["undo"].text() == "撤销 重排序号"
    qtbot.waitUntil(lambda: QApplication.focusWidget() is writing.window.editor)
    qtbot.keyClick(writing.window.editor, Qt.Key.Key_Z, CTRL)
    assert lines(writing) == before


def test_a_change_that_is_not_ticked_is_not_done(writing: Desk, qtbot: QtBot) -> None:
    def untick(dialog: ProposalsDialog) -> None:
        dialog.table.setCurrentCell(2, 0)
        qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
        assert dialog.chosen == [0, 1]
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    ask(qtbot, ProposalsDialog, lambda: qtbot.keyClick(writing.window.editor, Qt.Key.Key_N, CTRL | SHIFT), untick)
    assert lines(writing)[8] == "各单位按第四章部署落实。"


def test_what_an_aid_has_changed_is_exported_as_tracked_changes_that_can_be_rejected(
    writing: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    draft, output = tmp_path / "草案.docx", tmp_path / "修订稿.docx"
    draft.write_bytes(package(*map(paragraph, DRAFT.splitlines())))
    session, editor = writing.session, writing.window.editor
    session.open_draft(draft)
    qtbot.waitUntil(lambda: session.original is not None and session.original.path == draft)
    settle(qtbot, writing)

    def accept(dialog: ProposalsDialog) -> None:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    ask(qtbot, ProposalsDialog, writing.window.actions_by_id["renumber"].trigger, accept)
    editor.put_caret(8, 12)
    editor.insert_text("\n加强监测评估。", "插入套语")
    settle(qtbot, writing)
    assert session.original is not None and session.review is not None
    when = datetime(2026, 1, 5)
    order = Order({Product.REVISED: output}, session.original, session.review, session.decisions, "王工", when)
    assert export(order, lambda *_: None) == []
    root = Package(output.read_bytes()).xml("word/document.xml")
    after = [p.text for p in part_paragraphs(root)]
    assert after[5:] == [
        "三、重点任务",
        DRAFT.splitlines()[6],
        "四、保障措施",
        "各单位按第三章部署落实。",
        "加强监测评估。",
    ]
    reject(root, {name for kind in ("ins", "del") for e in below(root, kind) if (name := attribute(e, "id"))})
    assert [p.text for p in part_paragraphs(root)] == DRAFT.splitlines()


def test_numbers_in_order_are_said_to_be_so(writing: Desk, qtbot: QtBot) -> None:
    writing.session.put_text(5, "三、重点任务", shown=False)
    writing.session.put_text(7, "四、保障措施", shown=False)
    settle(qtbot, writing)
    qtbot.keyClick(writing.window.editor, Qt.Key.Key_N, CTRL | SHIFT)
    qtbot.waitUntil(lambda: writing.window.status.message.text() == "序号都是连续的，不用重排。")


def test_an_indicator_of_the_upper_plan_is_put_in_with_its_source_and_its_field_selected(
    writing: Desk, qtbot: QtBot
) -> None:
    editor = writing.window.editor
    editor.put_caret(6, 0)

    def choose(dialog: ChooserDialog) -> None:
        qtbot.keyClicks(dialog.box, "650")
        assert [row.cells[0] for row in dialog.model.rows] == ["高新技术企业"]
        qtbot.keyClick(dialog.box, Qt.Key.Key_Return)

    ask(qtbot, ChooserDialog, lambda: qtbot.keyClick(editor, Qt.Key.Key_I, CTRL), choose)
    assert lines(writing)[6].startswith(
        "到2025年，高新技术企业达到{本级目标值}家（《澜川市科技创新“十四五”规划（2021—2025年）》提出到2025年达到650家以上）。"
        "建设中试平台。"
    )
    assert editor.textCursor().selectedText() == "{本级目标值}"
    assert writing.window.actions_by_id["undo"].text() == "撤销 插入指标"


def test_an_indicator_of_the_draft_says_its_own_figures(writing: Desk, qtbot: QtBot) -> None:
    editor = writing.window.editor
    editor.put_caret(7, 6)

    def choose(dialog: ChooserDialog) -> None:
        qtbot.keyClick(dialog.source, Qt.Key.Key_Down)
        assert dialog.source.currentText() == "本稿指标登记"
        dialog.box.setFocus()
        qtbot.keyClick(dialog.box, Qt.Key.Key_Return)

    ask(qtbot, ChooserDialog, lambda: qtbot.keyClick(editor, Qt.Key.Key_I, CTRL), choose)
    assert lines(writing)[7] == "五、保障措施到2025年，研发经费投入强度由2020年的1.8%提高到2.5%。"


def test_a_note_of_duties_names_bodies_of_the_draft_and_others(writing: Desk, qtbot: QtBot) -> None:
    editor = writing.window.editor
    editor.put_caret(8, 12)

    def tick(dialog: DutiesDialog) -> None:
        dialog.table.setCurrentCell(1, 1)
        qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
        body = dialog.table.item(1, 0)
        assert body is not None
        names.append(body.text())
        dialog.supports.setFocus()
        dialog.supports.insert("各镇街")
        qtbot.keyClick(dialog.supports, Qt.Key.Key_Return)

    names: list[str] = []
    ask(qtbot, DutiesDialog, lambda: qtbot.keyClick(editor, Qt.Key.Key_D, CTRL), tick)
    assert names[0] in ("区科学技术局", "区财政局")
    assert lines(writing)[8] == f"各单位按第四章部署落实。（牵头单位：{names[0]}；配合单位：各镇街）"


def test_a_body_leads_or_supports_and_never_both(writing: Desk, qtbot: QtBot) -> None:
    def tick(dialog: DutiesDialog) -> None:
        for column in (1, 2):
            dialog.table.setCurrentCell(0, column)
            qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
        body = dialog.table.item(0, 0)
        assert body is not None
        assert dialog.text == f"（牵头单位：{{牵头单位}}；配合单位：{body.text()}）"

    ask(qtbot, DutiesDialog, lambda: qtbot.keyClick(writing.window.editor, Qt.Key.Key_D, CTRL), tick)


def test_a_frame_is_found_by_typing_and_tab_walks_through_it(writing: Desk, qtbot: QtBot) -> None:
    editor = writing.window.editor
    editor.put_caret(8, 12)

    def choose(dialog: ChooserDialog) -> None:
        dialog.box.insert("监测评估")
        assert dialog.text.startswith("加强监测评估。")
        qtbot.keyClick(dialog.box, Qt.Key.Key_Return)

    ask(qtbot, ChooserDialog, lambda: qtbot.keyClick(editor, Qt.Key.Key_J, CTRL), choose)
    assert editor.textCursor().selectedText() == "{编制单位}"
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.textCursor().selectedText() == "{中期年份}"
    assert writing.window.actions_by_id["undo"].text() == "撤销 插入套语"


def test_contents_are_said_to_be_lacking(writing: Desk, qtbot: QtBot) -> None:
    writing.window.actions_by_id["refresh_contents"].trigger()
    qtbot.waitUntil(lambda: writing.window.status.message.text() == "本稿没有目录。")


def test_typed_contents_follow_the_headings(writing: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    contents = "目录\n一、发展基础……1\n二、总体目标……2\n四、重点任务……3\n五、保障措施……4\n"
    path = tmp_path / "带目录.txt"
    path.write_text(contents + DRAFT, "utf-8")
    writing.session.open_draft(path)
    qtbot.waitUntil(lambda: writing.session.original is not None and writing.session.original.path == path)
    settle(qtbot, writing)
    trigger = writing.window.actions_by_id["refresh_contents"].trigger
    ask(qtbot, ProposalsDialog, trigger, lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Return))
    assert lines(writing)[2] == "二、总体要求……2"


@pytest.mark.parametrize("name", ["insert_indicator", "insert_duty", "insert_frame", "renumber", "refresh_contents"])
def test_the_aids_wait_for_a_draft(name: str, qtbot: QtBot, tmp_path: Path) -> None:
    made = build(Settings(tmp_path / "desk.ini"), checker=sample.find_nothing)
    qtbot.addWidget(made.window)
    assert not made.window.actions_by_id[name].isEnabled()
    made.close()
