"""UX.md 11, point 7: pinyin composed inside a marked word."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.app import Desk
from tests.desktop.acceptance.real import activate, compose, ready


def mark_pixels(desk: Desk, key: str) -> set[tuple[int, int]]:
    """Return where the mark's fill stands in a picture of the editor as it is painted now."""
    editor = desk.window.editor
    picture = editor.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    tone = desk.window.theme.tones(editor.marks_of(key)[0].tones).fill.rgb()
    return {(x, y) for y in range(picture.height()) for x in range(picture.width()) if picture.pixel(x, y) == tone}


def test_composing_inside_a_marked_word(worked: Desk, qtbot: QtBot) -> None:
    session, editor = worked.session, worked.window.editor
    finding = next(f for f in session.findings if f.rule == "NUM-07")
    activate(worked, qtbot)
    (mark,) = editor.marks_of(finding.key)
    block = editor.plan_document.place(mark.start)[0]
    editor.put_caret(block, editor.plan_document.place(mark.start + 1)[1])
    before, words = session.text(block), mark.text
    for preedit in ("s", "sh", "sh'u", "sh'u'ju"):
        compose(editor, preedit)
        told = editor.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        assert isinstance(told, QRect) and editor.paper_rect().contains(QPointF(told.center()))
        line = editor.cursorRect()
        assert abs(told.top() - editor.viewport().y() - line.top()) <= line.height(), "the candidates open beside it"
        assert editor.marks_of(finding.key) == [mark] and mark.text == words and not mark.resting
        assert mark_pixels(worked, finding.key), "the mark is painted all the while"
    held = list(editor.marks)
    session.check()  # which ends while the input method still composes
    ready(qtbot, worked)
    assert all(a is b for a, b in zip(editor.marks, held, strict=True)), "nothing is marked anew meanwhile"
    assert editor.textCursor().block().layout().preeditAreaText() == "sh'u'ju"
    compose(editor, "", "数据")
    assert session.text(block) != before and "数据" in session.text(block)
    ready(qtbot, worked)
    assert not editor.composing
    for mark in editor.marks:
        assert mark.text == mark.words
