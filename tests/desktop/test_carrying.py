"""改指标值: the dialog by keys over a draft with the figure in several places, one step of undo, tracked changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checker.sources import read_plan
from desktop import work
from desktop.app import Desk, build
from desktop.carrying import NewValue, lines_of, metric_at, parsed
from desktop.dialogs.carry import CarryDialog
from desktop.exporting import Order, Product, export
from desktop.models.mentions import MentionsModel
from desktop.places import block_spans
from desktop.settings import Settings
from tests.desktop.conftest import settle
from tests.desktop.test_window import CTRL, SHIFT, press
from tests.drafting.test_figures import growth_table

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LINES = [
    "临溪区科技创新“十五五”规划",
    "一、发展基础",
    "2025年高新技术企业达到80家，科技型中小企业达到500家。",
    "二、发展目标",
    "到2030年，高新技术企业达到100家，孵化器达到100家。",
    "三、重点任务",
    "培育壮大创新主体，到2030年高新技术企业达到100家。",
    "四、保障措施",
    "各部门按职责分工抓好落实。",
]


def write(path: Path, lines: list[str] = LINES) -> Path:
    """Write a draft of paragraphs."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
    return path


@pytest.fixture
def real(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A window on a draft that is read and checked by the program itself."""
    made = build(Settings(tmp_path / "desk.ini"), checker=work.Rechecking())
    qtbot.addWidget(made.window, before_close_func=lambda window: made.session.undo.setClean())
    made.session._pause.setInterval(60)
    made.window.resize(1300, 820)
    made.window.show()
    made.session.open_draft(write(tmp_path / "稿.docx"))
    qtbot.waitUntil(lambda: made.session.review is not None, timeout=20_000)
    settle(qtbot, made)
    to_front(made, qtbot)
    yield made
    made.close()


def to_front(desk: Desk, qtbot: QtBot) -> None:
    """Give the editor the focus: offscreen, no window has it after a dialog."""
    desk.window.activateWindow()
    desk.window.editor.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.window.editor)


def in_dialog(qtbot: QtBot, desk: Desk, value: str, *keys: Qt.Key) -> list[CarryDialog]:
    """Open the dialog by its keys; when it is up type a value, wait for the places, press further keys."""
    seen: list[CarryDialog] = []

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CarryDialog)
        seen.append(dialog)
        try:
            qtbot.keyClicks(dialog.value, value)
            qtbot.waitUntil(lambda: bool(dialog.model.lines), timeout=10_000)
            for key in keys:
                qtbot.keyClick(QApplication.focusWidget(), key)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, act)
    press(qtbot, desk, Qt.Key.Key_E, CTRL | SHIFT)
    return seen


def caret_on(desk: Desk, words: str, line: int) -> None:
    """Put the caret on words of a line."""
    block = next(i for i, b in enumerate(desk.session.original.blocks) if b.text == LINES[line])  # type: ignore[union-attr]
    desk.window.editor.put_caret(block, LINES[line].index(words))


def text(desk: Desk) -> str:
    """Return the draft's text as it stands."""
    plan = desk.session.plan
    assert plan is not None
    return "\n".join(block.text for block in plan.blocks)


def test_a_new_value_is_carried_to_every_place_and_taken_back_at_once(real: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    before = text(real)
    caret_on(real, "高新技术企业", 4)
    (dialog,) = in_dialog(qtbot, real, "120", Qt.Key.Key_Return)
    assert dialog.metric is not None and dialog.metric.name == "高新技术企业"
    after = text(real)
    assert after.count("高新技术企业达到120家") == 2 and "孵化器达到100家" in after, "another thing keeps its number"
    assert "2025年高新技术企业达到80家" in after
    assert real.window.actions_by_id["undo"].text() == "撤销 改指标：高新技术企业 100家→120家"
    settle(qtbot, real)
    assert real.session.original is not None and real.session.review is not None
    out = tmp_path / "修订稿.docx"
    order = Order(
        {Product.REVISED: out},
        real.session.original,
        real.session.review,
        real.session.decisions,
        "王工",
        datetime(2026, 11, 26),
    )
    assert export(order, lambda *_: None) == []
    xml = ZipFile(out).read("word/document.xml").decode()
    assert xml.count("<w:ins ") == 2 and xml.count("<w:del ") == 2
    to_front(real, qtbot)
    press(qtbot, real, Qt.Key.Key_Z, CTRL)
    assert text(real) == before
    settle(qtbot, real)


def test_a_place_without_its_tick_is_left(real: Desk, qtbot: QtBot) -> None:
    caret_on(real, "高新技术企业", 4)
    QTimer.singleShot(0, lambda: untick_first(qtbot))
    press(qtbot, real, Qt.Key.Key_E, CTRL | SHIFT)
    assert text(real).count("高新技术企业达到120家") == 1 and LINES[4] in text(real)
    settle(qtbot, real)


def untick_first(qtbot: QtBot) -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CarryDialog)
    try:
        qtbot.keyClicks(dialog.value, "120")
        dialog.value.insert("家")
        qtbot.waitUntil(lambda: len(dialog.model.chosen) == 2, timeout=10_000)
        QAbstractItemModelTester(dialog.model, FATAL, dialog.model)
        dialog.table.setFocus()
        first = dialog.model.index(0, 0)
        assert first.data(Qt.ItemDataRole.AccessibleTextRole).startswith("已勾选，二、发展目标，")
        qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
        assert first.data(Qt.ItemDataRole.AccessibleTextRole).startswith("未勾选")
        assert dialog.go.text() == "采纳（改 1 处）" and "120" in dialog.page.toPlainText()
        qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    finally:
        if dialog.isVisible():
            dialog.reject()


def test_escape_changes_nothing_and_what_is_no_number_is_told(real: Desk, qtbot: QtBot) -> None:
    caret_on(real, "高新技术企业", 6)

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CarryDialog)
        dialog.value.insert("许多")
        qtbot.waitUntil(lambda: "看不懂" in dialog.told.text())
        assert not dialog.go.isEnabled()
        qtbot.keyClick(dialog.value, Qt.Key.Key_Escape)

    QTimer.singleShot(0, act)
    press(qtbot, real, Qt.Key.Key_E, CTRL | SHIFT)
    assert not real.session.edited


def test_the_register_says_which_indicator_is_meant(real: Desk, qtbot: QtBot) -> None:
    press(qtbot, real, Qt.Key.Key_6, CTRL)
    table = real.window.tabs.register
    qtbot.waitUntil(lambda: bool(table.rows.rows))
    at = next(i for i, row in enumerate(table.rows.rows) if row.cells[0].startswith("孵化器"))
    table.setCurrentIndex(table.rows.index(at, 0))
    (dialog,) = in_dialog(qtbot, real, "90", Qt.Key.Key_Return)
    assert [line.mention.old for line in dialog.model.lines] == ["100"]
    assert "孵化器达到90家" in text(real) and text(real).count("高新技术企业达到100家") == 2
    settle(qtbot, real)


def test_while_the_text_waits_for_its_check_no_value_is_changed(real: Desk, qtbot: QtBot) -> None:
    real.session._pause.setInterval(60_000)
    caret_on(real, "高新", 4)
    qtbot.keyClicks(real.window.editor, "X")
    press(qtbot, real, Qt.Key.Key_E, CTRL | SHIFT)
    assert "请等复核完成" in real.window.status.message.text()
    real.session._pause.setInterval(60)
    real.session.check()
    settle(qtbot, real)


def test_values_are_read_with_and_without_units(real: Desk) -> None:
    assert real.session.review is not None
    reading = real.session.review.draft
    block = next(i for i, b in enumerate(reading.plan.blocks) if b.text == LINES[4])
    metric = metric_at(reading, block, 10)
    assert metric is not None and metric.name == "高新技术企业"
    typed = {"120": 120, "120家": 120, " １２０ ": 120, "1.2万家": 12000, "120个百分点": None, "家": None, "": None}
    for words, value in typed.items():
        found = parsed(metric, words)
        assert (None if found is None else int(found.value)) == value, words
    found = parsed(metric, "110—120")
    assert found is not None and (found.value, found.high) == (110, 120)
    assert metric_at(reading, 0, 0) is None


def test_an_empty_model_is_a_model(qapp: QApplication) -> None:
    model = MentionsModel()
    QAbstractItemModelTester(model, FATAL, model)
    assert model.data(QModelIndex()) is None and model.chosen == []


def rejected(path: Path, to: Path) -> Path:
    """Write a copy of a document with every tracked change rejected."""
    document = Document(str(path))
    body = document.element.body
    for added in list(body.iter(W + "ins")):
        added.getparent().remove(added)
    for gone in list(body.iter(W + "del")):
        for run in gone:
            for words in run.iter(W + "delText"):
                words.tag = W + "t"
            gone.addprevious(run)
        gone.getparent().remove(gone)
    document.save(str(to))
    return to


def test_a_target_of_a_real_plan_is_carried_to_both_chapters_and_can_be_rejected(
    qtbot: QtBot, tmp_path: Path, shared: Path
) -> None:
    source = shared / "plans" / "word" / "清远市_clean.docx"
    desk = build(Settings(tmp_path / "desk.ini"), checker=work.Rechecking())
    qtbot.addWidget(desk.window, before_close_func=lambda window: desk.session.undo.setClean())
    desk.window.show()
    desk.session.open_draft(source)
    qtbot.waitUntil(lambda: desk.session.review is not None, timeout=60_000)
    settle(qtbot, desk)
    assert desk.session.review is not None and desk.session.original is not None
    draft = desk.session.review.draft
    target = next(m for m in draft.metrics if (m.name, m.year, m.value) == ("高新技术企业", 2025, 500))
    (place, *_) = block_spans(draft, target.passage, target.span)
    to_front(desk, qtbot)
    desk.window.editor.put_caret(place.block, place.start)
    in_dialog(qtbot, desk, "520", Qt.Key.Key_Return)
    assert len(desk.session.texts) == 2
    changed = [(desk.session.original.blocks[at].text, text) for at, text in desk.session.texts.items()]
    for before, after in changed:
        assert re.sub(r"(?<=高新技术企业达到)(\s?)500", r"\g<1>520", before) == after, "nothing else in it"
    settle(qtbot, desk)
    out = tmp_path / "修订稿.docx"
    order = Order(
        {Product.REVISED: out},
        desk.session.original,
        desk.session.review,
        desk.session.decisions,
        "王工",
        datetime(2026, 11, 26),
    )
    assert export(order, lambda *_: None) == []
    restored = read_plan(rejected(out, tmp_path / "拒绝.docx"))
    assert [b.text for b in restored.blocks] == [b.text for b in desk.session.original.blocks]
    desk.close()


def test_the_preview_says_why_a_place_is_not_ticked() -> None:
    reading = growth_table("14.9")
    target = next(m for m in reading.metrics if m.year == 2030 and m.value == 160)
    lines = [line for line in lines_of(reading, target, NewValue(Decimal(200))) if line.mention.derived]
    prose, cell = lines
    assert not prose.proposed and prose.why.startswith("没有预先勾选：年均增速按2025年和2030年的数值重算")
    assert "不在同一句" in prose.spoken
    assert cell.proposed and cell.why == cell.reason
    disagreeing = growth_table("18.2")
    target = next(m for m in disagreeing.metrics if m.year == 2030 and m.value == 160)
    (left,) = [line for line in lines_of(disagreeing, target, NewValue(Decimal(200))) if line.mention.old == "18.2"]
    assert not left.possible and left.why.startswith("不能勾选：") and "20.1%" in left.why
