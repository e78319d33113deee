"""UX.md 11, points 2 and 3: an answer outlives what is written above it; many fixes are one step."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from checker.decisions import Answer
from desktop.app import Desk
from desktop.dialogs.batch import BatchDialog
from desktop.dialogs.decline import DeclineDialog
from tests.desktop.acceptance.real import (
    CTRL,
    activate,
    closed,
    compose,
    everything,
    in_dialog,
    new_desk,
    press,
    ready,
    safe,
    texts,
)

FAULTY = """临溪区科技创新“十四五”规划
一、发展基础
全区科技工作再接再励，成效明显。
各部门一如继往支持企业。
园区内人才穿流不息。
设备已经按装到位。
二、主要目标
推动经济、社会、和生态协调发展。
各部门、以及各镇街要配合。
三、保障措施
加强組織領導。
落实責任到人。
推动產業升级。
各镇街再接再励，抓好落实。
完善創新体系。
"""
ABOVE = ["新写的第一段。", "新写的第二段，说明来由。", "新写的第三段。"]


def declined(desk: Desk, qtbot: QtBot, rule: str) -> str:
    """Answer the finding of a rule with 不采纳 by key, and return it."""
    key = next(f.key for f in desk.session.findings if f.rule == rule)
    desk.session.select(key)
    activate(desk, qtbot)
    in_dialog(DeclineDialog, lambda dialog: qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return))
    press(qtbot, Qt.Key.Key_Delete, CTRL)
    activate(desk, qtbot)
    return key


def listed_and_restored(desk: Desk, qtbot: QtBot, key: str) -> None:
    """Show the ignored findings alone, find this one among them, and take its answer back by key."""
    desk.window.actions_by_id["show_declined"].trigger()
    assert desk.window.findings_model.shown_keys() == [key]
    desk.session.select(key)
    press(qtbot, Qt.Key.Key_R, CTRL)
    assert desk.session.answer_of(key) is None
    desk.window.actions_by_id["show_all"].trigger()
    assert key in desk.window.findings_model.shown_keys()


def test_ignored_stays_ignored_below_three_new_paragraphs(worked: Desk, qtbot: QtBot) -> None:
    session, editor = worked.session, worked.window.editor
    key = declined(worked, qtbot, "NUM-04")
    (span, *_) = session.spans(key)
    quoted = editor.marks_of(key)[0].text
    above = next(i for i in range(span.block - 1, 0, -1) if session.text(i).strip())
    editor.put_caret(above, len(session.text(above)))
    for words in ABOVE:
        press(qtbot, Qt.Key.Key_Return)
        compose(editor, "", words)
    ready(qtbot, worked, uppers=2)
    assert session.text(above).endswith("\n".join(["", *ABOVE]))
    decision = session.answer_of(key)
    assert decision is not None and decision.answer is Answer.DECLINED
    assert [mark.text for mark in editor.marks_of(key)] == [quoted]
    listed_and_restored(worked, qtbot, key)


def test_ignored_stays_ignored_in_a_draft_that_has_grown(qtbot: QtBot, folder: Path) -> None:
    draft = folder / "稿.txt"
    draft.write_text(FAULTY, "utf-8")
    desk = new_desk(qtbot, folder / "data")
    try:
        desk.handlers.open_files([draft])
        ready(qtbot, desk)
        key = declined(desk, qtbot, "LNG-07")
    finally:
        closed(desk)
    lines = FAULTY.splitlines()
    draft.write_text("\n".join([*lines[:2], *ABOVE, *lines[2:]]), "utf-8")
    desk = new_desk(qtbot, folder / "data")
    try:
        desk.handlers.open_files([draft])
        ready(qtbot, desk)
        qtbot.waitUntil(lambda: desk.session.answer_of(key) is not None)
        activate(desk, qtbot)
        listed_and_restored(desk, qtbot, key)
    finally:
        closed(desk)


def test_ten_fixes_are_one_step(qtbot: QtBot, folder: Path) -> None:
    draft = folder / "稿.txt"
    draft.write_text(FAULTY, "utf-8")
    desk = new_desk(qtbot, folder / "data")
    try:
        desk.handlers.open_files([draft])
        ready(qtbot, desk)
        _fix_all(desk, qtbot)
    finally:
        closed(desk)
    assert draft.read_text("utf-8") == FAULTY


def _fix_all(desk: Desk, qtbot: QtBot) -> None:
    session = desk.session
    everything(desk)
    before, found = texts(desk), [f.key for f in session.findings]
    fixable = [f.key for f in session.findings if safe(f)]
    assert len(fixable) >= 10
    desk.window.findings.list.setFocus()
    press(qtbot, Qt.Key.Key_A, CTRL)
    seen: list[int] = []

    def agree(dialog: BatchDialog) -> None:
        seen.append(dialog.table.rowCount())
        button = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
        assert dialog.focusWidget() is button
        qtbot.keyClick(button, Qt.Key.Key_Return)

    in_dialog(BatchDialog, agree)
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert seen and seen[0] >= 10
    ready(qtbot, desk)
    after = texts(desk)
    assert sum(a != b for a, b in zip(before, after, strict=True)) >= 9
    assert not {f.key for f in session.findings} & set(fixable)
    activate(desk, qtbot)
    press(qtbot, Qt.Key.Key_Z, CTRL)
    ready(qtbot, desk)
    assert texts(desk) == before
    assert [f.key for f in session.findings] == found
    assert not [key for key in found if session.answer_of(key) is not None]
