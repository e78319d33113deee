"""What changes a draft's structure in the window: levels, tables, boxes; with edits, undo, autosave, export."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from checker.decisions import Answer
from checker.opinions import Opinion, Opinions, Spot
from checker.word.structure import InsertTable, MoveChapter, SetLevel
from desktop.app import Desk
from desktop.commands import EditText
from desktop.dialogs.insert_box import BoxDialog
from desktop.dialogs.insert_table import TableDialog
from tests.desktop import sample
from tests.desktop.conftest import settle
from tests.desktop.drafts import LINES, done, opened, shown, texts, written

CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@pytest.fixture
def word(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A window on a Word draft with three chapters."""
    with opened(qtbot, written(tmp_path / "草案.docx")) as made:
        yield made


def fill(qtbot: QtBot, kind: type[QDialog], deed: Callable[[QDialog], None]) -> None:
    """Do something in the next dialog."""

    def when_there() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(20, when_there)
            return
        assert isinstance(dialog, kind)
        deed(dialog)

    QTimer.singleShot(20, when_there)


def headings(desk: Desk) -> list[tuple[int, str]]:
    """Return the outline as read: level and title."""
    assert desk.session.review is not None
    return [(heading.level, heading.title) for heading in desk.session.review.draft.outline]


def levels(desk: Desk) -> list[int | None]:
    """Return the levels that the styles of the draft give its blocks."""
    assert desk.session.original is not None
    return [block.level for block in desk.session.original.blocks]


def test_keys_set_the_level_and_undo_takes_it_back(word: Desk, qtbot: QtBot) -> None:
    before = headings(word)
    word.window.editor.put_caret(2, 1)
    qtbot.keyClick(word.window.editor, Qt.Key.Key_2, CTRL_ALT)
    done(qtbot, word, 1)
    assert levels(word)[2] == 2 and (2, "能力提升") in headings(word)
    assert word.window.outline_model.rowCount(word.window.outline_model.index_of(1)) == 3, "the outline follows"
    assert word.window.actions_by_id["undo"].text() == "撤销 二级标题：能力提升。"
    assert "已设为二级标题" in word.window.status.message.text() or not word.session.checking
    qtbot.keyClick(word.window.editor, Qt.Key.Key_0, CTRL_ALT)
    done(qtbot, word, 2)
    assert levels(word)[2] is None and headings(word) == before
    word.session.undo.undo()
    word.session.undo.undo()
    settle(qtbot, word)
    assert not word.session.edited and headings(word) == before


def test_every_paragraph_of_the_selection_gets_the_level(word: Desk, qtbot: QtBot) -> None:
    editor = word.window.editor
    assert editor.plan_document is not None
    cursor = QTextCursor(editor.plan_document)
    cursor.setPosition(editor.plan_document.position(7, 2))
    cursor.setPosition(editor.plan_document.position(9, 1), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    qtbot.keyClick(editor, Qt.Key.Key_1, CTRL_ALT)
    done(qtbot, word, 1)
    assert [n for n, level in enumerate(levels(word)) if level == 1] == [7, 8, 9]


def test_what_is_so_already_is_no_step(word: Desk, qtbot: QtBot) -> None:
    word.window.editor.put_caret(2, 0)
    qtbot.keyClick(word.window.editor, Qt.Key.Key_0, CTRL_ALT)
    qtbot.waitUntil(lambda: word.window.status.message.text() == "已经是这样，没有改动")
    assert not word.session.undo.canUndo()


def test_a_usual_table_is_put_in_with_its_columns_and_filled_cell_by_cell(word: Desk, qtbot: QtBot) -> None:
    word.window.editor.put_caret(8, 1)

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, TableDialog)
        qtbot.keyClick(dialog.choice, Qt.Key.Key_Down)
        assert dialog.kind == "指标表" and dialog.title.text() == "表1　主要指标"
        assert not dialog.column_count.isVisible() and not dialog.head.isVisible()
        dialog.row_count.setValue(2)
        assert dialog.preview.item(0, 1).text() == "指标" and dialog.preview.rowCount() == 3
        qtbot.keyClick(dialog.title, Qt.Key.Key_Return)

    fill(qtbot, TableDialog, choose)
    word.window.actions_by_id["insert_table"].trigger()
    done(qtbot, word, 1)
    plan, editor = word.session.plan, word.window.editor
    assert plan is not None and len(plan.tables) == 1 and plan.tables[0].columns == 7
    at = texts(word).index("表1　主要指标")
    assert at == 9 and texts(word)[at + 1 : at + 4] == ["序号", "指标", "单位"]
    assert editor.textCursor().selectedText() == "【待填】", "the first place to be filled in is selected"
    qtbot.keyClicks(editor, "2020")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.textCursor().selectedText() == "【待填】"
    head = texts(word)[at + 1 : at + 8]
    assert head[3] == "2020年"
    word.session.undo.undo()
    word.session.undo.undo()
    assert texts(word) == shown(word) == LINES
    settle(qtbot, word)


def test_a_plain_table_and_a_box(word: Desk, qtbot: QtBot) -> None:
    word.window.editor.put_caret(2, 0)

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, TableDialog)
        dialog.column_count.setValue(2)
        dialog.row_count.setValue(1)
        dialog.head.setChecked(False)
        dialog.title.clear()
        dialog.accept()

    fill(qtbot, TableDialog, choose)
    word.window.actions_by_id["insert_table"].trigger()
    done(qtbot, word, 1)
    assert texts(word)[3:5] == ["【待填】", "【待填】"]

    def write(dialog: QDialog) -> None:
        assert isinstance(dialog, BoxDialog)
        assert dialog.head.selectedText() == "【待填】"
        qtbot.keyClicks(dialog.head, "A")
        dialog.body.setPlainText("第一项工程\n\n第二项工程")
        dialog.accept()

    word.window.editor.put_caret(texts(word).index("加强领导。"), 0)
    fill(qtbot, BoxDialog, write)
    word.window.actions_by_id["insert_box"].trigger()
    done(qtbot, word, 2)
    assert texts(word)[-3:] == ["专栏1　A", "第一项工程", "第二项工程"]
    assert shown(word) == texts(word)


def test_a_table_goes_behind_a_paragraph_of_the_text_alone(word: Desk, qtbot: QtBot) -> None:
    word.handlers.restructure("表", [InsertTable(3, (("甲",), ("乙",)))], lambda origins: None)
    done(qtbot, word, 1)
    word.window.editor.put_caret(texts(word).index("甲"), 0)
    word.window.actions_by_id["insert_table"].trigger()
    assert "以外的段落" in word.window.status.message.text()


def test_what_is_typed_while_it_is_worked_out_is_in_it(word: Desk, qtbot: QtBot) -> None:
    word.handlers.restructure("移", [MoveChapter(10, None, 8)], lambda origins: None)
    word.session.type_text(10, "加强领导，")
    word.session.type_text(2, "能力大幅提升。")
    done(qtbot, word, 1)
    assert texts(word)[8] == "加强领导，" and texts(word)[2] == "能力大幅提升。"
    assert shown(word) == texts(word)


def test_a_change_is_dropped_where_the_structure_became_another_meanwhile(
    word: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(word.handlers, "fail", told.append)
    word.handlers.restructure("一", [SetLevel(3, 2)], lambda origins: None)
    done(qtbot, word, 1)
    word.handlers.restructure("二", [SetLevel(5, 3)], lambda origins: None)
    word.session.undo.undo()
    qtbot.waitUntil(lambda: bool(told))
    assert "撤销或重做过结构调整" in told[0] and not word.session.structure
    settle(qtbot, word)


def test_answers_marks_and_opinions_go_along(qtbot: QtBot, tmp_path: Path) -> None:
    lines = [*LINES[:10], "研发投入强度达到2%，突变。"]
    draft = written(tmp_path / "草案.docx", lines)
    with opened(qtbot, draft, checker=sample.check) as desk:
        key = next(f.key for f in desk.session.findings if "突变" in f.message)
        desk.session.decline([key], "口径不同")
        spot = Spot(10, 11, "body", 0, 4, "研发投入", "三、保障措施", "")
        desk.handlers.opinions.put(Opinions([Opinion("a", "区财政局", "核实", spot=spot)]))
        assert desk.session.spans(key)[0].block == 10
        desk.handlers.restructure("移", [MoveChapter(10, None, 8)], lambda origins: None)
        qtbot.waitUntil(lambda: bool(desk.session.structure))
        assert desk.session.spans(key)[0].block == 8, "the mark is there before the check"
        done(qtbot, desk, 1)
        decision = desk.session.answer_of(key)
        assert decision is not None and decision.answer is Answer.DECLINED
        placed = desk.handlers.opinions.opinions.get("a")
        assert placed is not None and placed.spot is not None and placed.spot.block == 8
        desk.session.undo.undo()
        settle(qtbot, desk)
        assert desk.session.spans(key)[0].block == 10
        back = desk.handlers.opinions.opinions.get("a")
        assert back is not None and back.spot == spot


def test_the_record_of_changes_tells_of_it(word: Desk, qtbot: QtBot) -> None:
    word.handlers.restructure("移动章节：三、保障措施", [MoveChapter(10, None, 8)], lambda origins: None)
    done(qtbot, word, 1)
    word.window.tabs.setVisible(True)
    word.window.tabs.setCurrentWidget(word.window.tabs.changes)
    qtbot.waitUntil(lambda: word.window.tabs.changes.rows.rowCount() == 1)
    word.window.tabs.changes.selectRow(0)
    word.handlers.revert()
    assert "用撤销" in word.window.status.message.text()


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_done_is_undone_to_the_letter(word: Desk, qtbot: QtBot, seed: int) -> None:
    """Edits and changes of structure in any order: undo gives every state before, redo every state after."""
    chance = random.Random(seed)
    states = [state(word)]
    for number in range(9):
        count = len(word.session.original.blocks)  # type: ignore[union-attr]
        if chance.random() < 0.5:
            block = chance.randrange(1, count)
            text = f"第{number}次改动" + word.session.text(block)[2:]
            word.session.undo.push(EditText(word.session, block, word.session.text(block), text, "改", typed=False))
        else:
            before = len(word.session.structure)
            steps = [chance.choice(possible(word, chance))]
            word.handlers.restructure(f"步{number}", steps, lambda origins: None)
            qtbot.waitUntil(lambda before=before: len(word.session.structure) > before)
        assert shown(word) == texts(word)
        states.append(state(word))
    for expected in reversed(states[:-1]):
        word.session.undo.undo()
        assert state(word) == expected and shown(word) == texts(word)
    for expected in states[1:]:
        word.session.undo.redo()
        assert state(word) == expected and shown(word) == texts(word)
    settle(qtbot, word)


def state(desk: Desk) -> tuple[object, ...]:
    """Return all that a step of undo has to bring back."""
    session = desk.session
    return (session.original, dict(session.texts), session.structure)


def possible(desk: Desk, chance: random.Random) -> list[SetLevel | InsertTable | MoveChapter]:
    """Return some steps that can be made now."""
    from desktop.chapter_order import chapters_in, moved_by

    session = desk.session
    assert session.plan is not None and session.original is not None
    from checker import reading

    found = chapters_in(reading.read(session.plan))
    moves = [move for one in found for step in (-1, 1) if (move := moved_by(found, one, step)) is not None]
    plain = [b for b in session.original.blocks if b.part == "body" and b.cell is None and b.text]
    line = chance.choice(plain).line
    level = next(n for n in (4, 5) if all(b.level != n for b in session.original.blocks if b.line == line))
    steps: list[SetLevel | InsertTable | MoveChapter] = [
        SetLevel(line, level),
        InsertTable(line, (("甲", "乙"), ("丙", "丁")), 1, "表1　新表"),
    ]
    return steps + [MoveChapter(m.chapter.first, m.chapter.stop, m.before) for m in moves[:2]]
