"""The parts of a day at the desk, each run by `tests.desktop.day` in a process of its own."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from checker.findings import Severity
from checker.plan import BODY, BlockKind
from desktop.dialogs.decline import DeclineDialog
from desktop.dialogs.export import ExportDialog
from desktop.exporting import Product
from desktop.filter import Filter
from tests.desktop.day import AFTER, EDITS
from tests.desktop.pilot import CTRL, SHIFT, Pilot, Plan, click, fly, tell

FOLDER, ANSWERS = Path(), 0  # set from the command line


def opened(pilot: Pilot) -> Plan:
    """Wait until the draft is checked against what the shelf has above it."""
    yield lambda: pilot.session.review is not None
    yield lambda: bool(pilot.session.uppers) and pilot.settled() and len(pilot.session.review.readings) > 1  # type: ignore[union-attr]
    pilot.session.set_filter(Filter(frozenset(Severity)))


def work(pilot: Pilot) -> Plan:
    """Answer findings by key, edit, answer more, until this process is killed."""
    yield from opened(pilot)
    session = pilot.session
    tell(said="opened", findings=len(session.findings), uppers=len(session.uppers))
    yield from _answer(pilot, min(AFTER, ANSWERS - 1), ANSWERS)
    yield from _edit(pilot)
    tell(said="edited", texts={str(block): text for block, text in session.texts.items()})
    yield from _answer(pilot, ANSWERS, ANSWERS)
    yield lambda: False


def _answer(pilot: Pilot, up_to: int, last: int) -> Plan:
    """Answer one finding after the other, by four keys in turn, until so many are answered."""
    session = pilot.session
    while (number := len(list(session.decisions))) < up_to:
        if not session.current or session.answer_of(session.current) is not None:
            pilot.press(Qt.Key.Key_F8)
        key = session.current
        if number % 4 == 1:
            pilot.expect(DeclineDialog, lambda dialog: QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return))
            pilot.press(Qt.Key.Key_Delete, CTRL)
        elif number % 4 == 3:
            pilot.press(Qt.Key.Key_L, CTRL)
        else:
            pilot.press(Qt.Key.Key_Return, CTRL)
        decision = session.decisions.get(key)
        if decision is not None:
            tell(said="last" if number + 1 == last else "answer", key=key, answer=decision.answer.value)
        yield pilot.settled


def _edit(pilot: Pilot) -> Plan:
    """Write into five paragraphs of the body that have no mark, and into a cell of a table."""
    session, window = pilot.session, pilot.window
    assert session.plan is not None and window is not None
    marked = {span.block for finding in session.findings for span in session.spans(finding.key)}
    blocks = list(enumerate(session.plan.blocks))
    plain = [i for i, b in blocks if b.kind is BlockKind.PARAGRAPH and b.part == BODY and len(b.text) > 40]
    cells = [i for i, b in blocks if b.cell is not None and len(b.text.strip()) > 1]
    free = [i for i in plain if i not in marked]
    for number, block in enumerate([*(free or plain)[-EDITS:], *[i for i in cells if i not in marked][-1:]]):
        window.editor.put_caret(block, len(session.text(block)))
        window.editor.setFocus()
        pilot.write(f"（第{number + 1}处补写）")
        yield pilot.settled


def come_back(pilot: Pilot) -> Plan:
    """Take what was kept, tell of it, export two copies, leave."""
    pilot.expect(QMessageBox, click("恢复"))
    yield from opened(pilot)
    session = pilot.session
    answers = {decision.key: decision.answer.value for decision in session.decisions}
    tell(said="found", answers=answers, texts={str(block): text for block, text in session.texts.items()})
    pilot.expect(ExportDialog, lambda dialog: _order(pilot, dialog))
    pilot.press(Qt.Key.Key_S, CTRL | SHIFT)
    yield lambda: QApplication.activeModalWidget() is None
    pilot.press(Qt.Key.Key_Q, CTRL)


def _order(pilot: Pilot, dialog: ExportDialog) -> None:
    """Tick the commented and the revised copy, and close the dialog when they are written."""
    (FOLDER / "out").mkdir(exist_ok=True)
    dialog.folder.setText(str(FOLDER / "out"))
    for product, box in dialog.boxes.items():
        box.setChecked(product in (Product.ANNOTATED, Product.REVISED))
    QTest.keyClick(dialog, Qt.Key.Key_Return)

    def leave(dialog: ExportDialog) -> None:
        if dialog.written:
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
        elif dialog.go.isEnabled():
            tell(said="failed", why=dialog.told.text())
            QApplication.exit(8)
        else:
            pilot.expect(ExportDialog, leave)

    pilot.expect(ExportDialog, leave)


def reopen(pilot: Pilot) -> Plan:
    """Tell how the findings of the exported copy stand."""
    yield from opened(pilot)
    yield lambda: not pilot.session.checking
    session = pilot.session
    found = {f.key: session.answer_of(f.key) for f in session.findings}
    tell(said="reopened", states={key: answer.answer.value if answer else "" for key, answer in found.items()})
    pilot.press(Qt.Key.Key_Q, CTRL)


if __name__ == "__main__":
    name, folder, draft, answers = sys.argv[1:]
    FOLDER, ANSWERS = Path(folder), int(answers)
    sys.exit(fly({"work": work, "come_back": come_back, "reopen": reopen}[name], [Path(draft)]))
