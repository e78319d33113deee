"""An hour at the desk: random use of the real window in one process, and whether anything grows or gets lost.

    python -m tests.endurance.soak --minutes 60 --seed S [--drafts FILE ...] [--uppers FILE ...]

Drafts (copies of them; the sample that comes with the program, and the shared plans where they are) are opened, edited,
answered, undone, searched, exported, left and opened again by keys, mouse and words, in an order that the seed decides.
Beside the window stands what each draft must have. Each minute the first draft is brought back and the process looked
at. At the end a table; the status is 1 where something was lost, complained of, or left, or memory grew by more than a
tenth from the second sixth of the time to the last (medians: what lies about at the moment of a look differs).
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QMessageBox

from checker.cli.demo import sample_paths
from checker.errors import PlanError
from checker.findings import Severity
from checker.plan import BODY, BlockKind
from checker.sources import read_plan
from desktop import jobs
from desktop.actions import ACTIONS
from desktop.app import SWITCH, application, build
from desktop.dialogs.decline import DeclineDialog
from desktop.dialogs.export import ExportDialog
from desktop.filter import Filter
from desktop.settings import Settings
from tests.endurance.soak_hands import Hands, Stuck
from tests.endurance.soak_measures import Complaints, Sample
from tests.endurance.soak_model import Model, state_of

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "plans"
LONGEST = 60_000  # bytes of a shared plan in text that is worked on
MOST_UPPERS = 3
GROWTH = 1.10
WARM, LEAST = 1 / 6, 5.0  # of the time: what is remembered fills up at first; minutes that tell of growth
LOOK_EVERY = 60.0
WORDS = "规划", "2025年", "百分点", "全区高新技术企业", "（一）", "没有这样的词"
TYPED = "增长", "2030年，", "1.5%", "。", "（含）", "低空经济"
DIALOGS = """
settings keys about palette chapter library why_uppers change_value insert_indicator insert_duty insert_frame
insert_table insert_box compare_versions renumber refresh_contents move_chapter typeset fill_facts recover new_plan
export find_uppers feedback answers
""".split()
VIEWS = """
pane_outline pane_draft pane_upper pane_findings pane_comparison tab_register tab_alignment tab_changes tab_opinions
next_pane previous_pane plans_only show_declined show_all back forward theme_dark theme_light theme_system follow
""".split()
KEYS = {spec.id: spec.keys[0] for spec in ACTIONS if spec.keys}


class Soak:
    """One window in use. `problems` are losses and what does not come to an end."""

    def __init__(self, folder: Path, drafts: Sequence[Path], uppers: Sequence[Path], seed: int) -> None:
        self.chance, self.problems = random.Random(seed), list[str]()
        self.drafts, self.uppers, self.folder = list(drafts), list(uppers), folder
        self.desk = build(Settings(folder / "desk.ini"))
        self.desk.window.settings.tell_kept = False
        self.hands, self.model = Hands(self.desk, self.chance, self.trouble), Model(self.trouble)
        self.done: Counter[str] = Counter()
        self.desk.window.resize(1440, 900)
        self.desk.window.show()
        self.desk.session.set_filter(Filter(frozenset(Severity)))
        self.steps: dict[Callable[[], None], int] = {
            self.answer: 30, self.edit: 25, self.undo: 8, self.take_back: 5, self.find: 4, self.look: 12,
            self.mouse: 15, self.zoom: 3, self.dialog: 5, self.switch_upper: 3, self.export: 1, self.open: 2,
            self.check: 2,
        }  # fmt: skip

    def trouble(self, words: str) -> None:
        """Note what should not be."""
        self.problems.append(words)
        print(f"PROBLEM {words}", flush=True)

    def step(self) -> None:
        """Do one thing, whichever; it must come to an end."""
        (deed,) = self.chance.choices(list(self.steps), list(self.steps.values()))
        try:
            deed()
            self.hands.settle()
            self.model.compare(self.desk.session, f"after {deed.__name__}")
        except Stuck as stuck:
            self.trouble(f"{deed.__name__} does not end: {stuck}")
            QTest.keyClick(QApplication.activeModalWidget() or self.desk.window, Qt.Key.Key_Escape)
        self.hands.forget()
        self.done[deed.__name__] += 1

    def open(self, path: Path | None = None) -> None:
        """Open a draft as a drop does; what was done to it before must be there again."""
        path = path or self.chance.choice(self.drafts)
        session = self.desk.session
        before = session.reading
        self.desk.handlers.drop_draft([path])
        self.hands.wait(lambda: session.reading is not before and session.original is not None, f"open {path.name}")
        self.hands.settle()
        self.model.opened(path, session)

    def answer(self) -> None:
        """Go to a finding by key and answer it."""
        session, hands = self.desk.session, self.hands
        hands.into_draft()
        hands.press(self.chance.choice(("F8", "F8", "Shift+F8", "Ctrl+F8")))
        key = session.current
        if not key or session.answer_of(key) is not None:
            return
        self._select_alone(key)
        way = self.chance.choice(("accepted", "declined", "later"))
        if way == "declined":
            hands.expect(DeclineDialog, lambda dialog: QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return))
        hands.press({"accepted": "Ctrl+Return", "declined": "Ctrl+Del", "later": "Ctrl+L"}[way])
        self.model.answered(key, way, session)

    def take_back(self) -> None:
        """Take the answer to a finding back."""
        session = self.desk.session
        answered = [finding.key for finding in session.findings if session.decisions.get(finding.key) is not None]
        if answered:
            key = self.chance.choice(answered)
            session.select(key)
            self._select_alone(key)
            self.hands.press("Ctrl+R")
            self.model.answered(key, "", session)

    def _select_alone(self, key: str) -> None:
        """Have the list select the current finding and no other, as a click on it does."""
        self.hands.into_draft()
        chosen = self.desk.window.findings.selected_keys()
        if len(chosen) > 1:
            self.desk.window.findings.list.clearSelection()

    def edit(self) -> None:
        """Put the caret into a paragraph and type, or take away."""
        session, editor = self.desk.session, self.desk.window.editor
        assert session.original is not None
        blocks = enumerate(session.original.blocks)
        plain = [i for i, b in blocks if b.part == BODY and b.kind is BlockKind.PARAGRAPH and len(b.text) > 20]
        if not plain or not editor.isVisible():
            return
        block = self.chance.choice(plain)
        text = session.text(block)
        at = self.chance.randrange(len(text) + 1)
        self.hands.into_draft()
        editor.put_caret(block, at)
        if self.chance.randrange(3) or not at or len(text) < 20:
            words = self.chance.choice(TYPED)
            self.hands.write(words)
            text = text[:at] + words + text[at:]
        else:
            self.hands.press("Backspace")
            text = text[: at - 1] + text[at:]
        self.model.typed(block, text, session)

    def undo(self) -> None:
        """Take the last step back; do it again; perhaps take it back for good."""
        session = self.desk.session
        if not session.undo.canUndo():
            return
        before = state_of(session)
        self.hands.into_draft()
        self.hands.press("Ctrl+Z")
        after = state_of(session)
        self.hands.press("Ctrl+Y")
        self.model.redone(session, before)
        if self.chance.randrange(2):
            self.hands.press("Ctrl+Z")
            self.model.undone(session)
            if state_of(session) != after:
                self.trouble("undo after redo leads elsewhere")

    def find(self) -> None:
        """Look for a word in the draft, go on a few times, close the bar."""
        self.hands.press("Ctrl+F")
        self.hands.write(self.chance.choice(WORDS))
        for _ in range(self.chance.randrange(4)):
            self.hands.press(self.chance.choice(("F3", "Shift+F3", "Return")))
        self.hands.press("Esc")

    def look(self) -> None:
        """Go to another pane or tab."""
        self._trigger(self.chance.choice(VIEWS))
        if self.desk.window.actions_by_id["plans_only"].isChecked():
            self._trigger("plans_only")

    def mouse(self) -> None:
        """Click, double click or turn the wheel somewhere in a view."""
        areas = self.desk.window.findChildren(QAbstractScrollArea)
        view = self.chance.choice([area.viewport() for area in areas if area.isVisible()])
        if self.chance.randrange(2):
            self.hands.turn(view)
        else:
            self.hands.click(view, double=not self.chance.randrange(4), right=not self.chance.randrange(4))

    def zoom(self) -> None:
        """Make the text larger or smaller."""
        self.hands.press(self.chance.choice(("Ctrl++", "Ctrl+-", "Ctrl+0", "Ctrl+0")))

    def dialog(self) -> None:
        """Open a dialog, look round in it, and leave it."""
        self._trigger(self.chance.choice(DIALOGS))
        self.hands.rest(0.3)

    def check(self) -> None:
        """Check again, perhaps calling it off."""
        self.hands.press("F5")
        if not self.chance.randrange(3):
            self.hands.press("Esc")
            self.hands.press("F5")

    def switch_upper(self) -> None:
        """Add an upper plan or remove the one in front."""
        session = self.desk.session
        known = {reading.plan.path for reading in session.uppers}
        others = [path for path in self.uppers if path not in known]
        if others and (len(session.uppers) < MOST_UPPERS and self.chance.randrange(2)):
            self.desk.handlers.drop_uppers([self.chance.choice(others)])
            self.hands.wait(lambda: len(session.uppers) > len(known), "add an upper plan")
        elif session.uppers:
            self._trigger("remove_upper")

    def export(self) -> None:
        """Export what is ticked to a folder of its own; every copy must be there and open."""
        target = self.folder / "out"
        target.mkdir(exist_ok=True)
        seen: list[ExportDialog] = []

        def order(dialog: ExportDialog) -> None:
            seen.append(dialog)
            dialog.folder.setText(str(target))
            for box in dialog.boxes.values():
                box.setChecked(box.isEnabled() and not self.chance.randrange(3))
            self.hands.expect(QMessageBox, lambda box: box.buttons()[0].click())
            QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
            self._close_when_written(dialog)

        self.hands.expect(ExportDialog, order)
        self.hands.press("Ctrl+Shift+S")
        for path in sorted(target.iterdir()):
            if path.suffix == ".docx":
                try:
                    read_plan(path)
                except PlanError as error:
                    self.trouble(f"an exported copy does not open: {error}")
        shutil.rmtree(target)

    def _close_when_written(self, dialog: ExportDialog) -> None:
        end = time.monotonic() + 60
        while not dialog.written and not dialog.go.isEnabled() and time.monotonic() < end:
            self.hands.rest(0.05)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    def _trigger(self, action: str) -> None:
        """Do an action by its key, or from its menu."""
        if action in KEYS:
            self.hands.press(KEYS[action])
        elif self.desk.window.actions_by_id[action].isEnabled():
            self.desk.window.actions_by_id[action].trigger()

    def look_at(self, minute: float) -> Sample:
        """Bring the first draft back with the plans that it has above it, and look at the process."""
        self.open(self.drafts[0])
        while len(self.desk.session.uppers) > 1:
            self.desk.session.remove_upper(0)
            self.hands.settle()
        self._trigger("theme_light")
        self.hands.press("Ctrl+0")
        self.hands.rest(0.5)
        return Sample.taken(minute, self.desk.window)

    def end(self) -> list[str]:
        """Close the window as a user does; returns what is left."""
        self.hands.press("Ctrl+Q")
        self.hands.rest(0.5)
        self.hands.stop()
        left = [f"window {type(w).__name__}" for w in QApplication.topLevelWidgets() if w.isVisible()]
        self.desk.close()
        left += [] if jobs.stop_all() else ["a job"]
        return left


def run(minutes: float, seed: int, drafts: Sequence[Path], uppers: Sequence[Path], folder: Path) -> int:
    """Use the window for so long and print the table; returns the status."""
    sys.setswitchinterval(SWITCH)
    complaints = Complaints()
    application(["soak"])
    complaints.listen()
    soak = Soak(folder, [Path(shutil.copy(path, folder)) for path in drafts], uppers, seed)
    began, looked, samples = time.monotonic(), 0.0, list[Sample]()
    soak.open(soak.drafts[0])
    while (passed := time.monotonic() - began) < minutes * 60:
        soak.step()
        if passed - looked >= min(LOOK_EVERY, minutes * 6):
            looked = passed
            samples.append(soak.look_at(passed / 60))
            print(shown(samples[-1]), f"{sum(soak.done.values())} steps", flush=True)
    samples.append(soak.look_at((time.monotonic() - began) / 60))
    for path in soak.drafts:
        soak.open(path)
    left = soak.end()
    return summary(soak, samples, complaints, left, minutes)


def shown(sample: Sample) -> str:
    """Return one line on a look at the process."""
    return (
        f"minute {sample.minute:5.1f}: {sample.megabytes:6.1f} MB, {sample.threads} threads, {sample.timers} timers, "
        f"{sample.objects} objects, {sample.widgets} widgets, {sample.windows} windows, {sample.records:,} records"
    )


def summary(soak: Soak, samples: list[Sample], complaints: Complaints, left: list[str], minutes: float) -> int:
    """Print what happened and what grew; returns the status."""
    warm, last = next((s for s in samples if s.minute >= minutes * WARM), samples[-1]), samples[-1]
    early = [s.megabytes for s in samples if WARM <= s.minute / minutes < 2 * WARM] or [warm.megabytes]
    late = [s.megabytes for s in samples if s.minute / minutes >= 1 - WARM]
    growth = median(late) / median(early)
    grows = last.minute - warm.minute >= LEAST and growth > GROWTH
    print(f"\nsteps        {sum(soak.done.values()):,}: {', '.join(f'{k} {v}' for k, v in soak.done.most_common())}")
    print(f"dialogs      {', '.join(f'{k} {v}' for k, v in soak.hands.met.most_common())}")
    print(f"compared     {soak.model.compared:,} times, {soak.model.reopened} reopened with answers or edits")
    print(f"problems     {len(soak.problems)}")
    print(f"complaints   {sum(complaints.heard.values())}: {dict(complaints.heard)}")
    print(f"left         {left or 'nothing'}")
    print(
        f"memory       {median(early):.0f} MB in the second sixth, {median(late):.0f} in the last ({growth - 1:+.1%})"
    )
    for name in Sample._fields[1:]:
        before, after = getattr(warm, name), getattr(last, name)
        print(
            f"{name:12} {before:,.0f} at minute {warm.minute:.0f}, {after:,.0f} at the end ({after / before - 1:+.1%})"
        )
    return bool(soak.problems or complaints.heard or left or grows)


def shared_plans() -> tuple[list[Path], list[Path]]:
    """Return shared drafts and plans above them, none where there is no such folder."""
    texts = [path for path in sorted(SHARED.glob("**/*.txt")) if path.stat().st_size < LONGEST]
    return [*texts[:3], *sorted((SHARED / "word").glob("*.docx"))[:2]], texts[3:7]


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.endurance.soak")
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--drafts", type=Path, nargs="+")
    parser.add_argument("--uppers", type=Path, nargs="+")
    given = parser.parse_args()
    draft, above = sample_paths()
    drafts, uppers = shared_plans()
    with tempfile.TemporaryDirectory(prefix="endurance-") as folder:
        os.environ["GUIHUA_JIAOHE_DATA"] = folder
        chosen = given.drafts or [draft, *drafts]
        return run(given.minutes, given.seed, chosen, given.uppers or [*above, *uppers], Path(folder))


if __name__ == "__main__":
    sys.exit(main())
