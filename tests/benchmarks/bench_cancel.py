"""How soon the window answers after Esc called off the check of a long plan, in a fresh process.

    python -m tests.benchmarks.bench_cancel [--pages 300] [--trials 8]

An invented plan of so many pages is opened as `main.py` opens it. Each trial starts a check, lets it run for a
while, presses Esc and asks two things: how long the key took until the check counts as over, and how long it took until
a letter typed right after it was painted, while the thread of the check comes to its end. The bar is
0.2 s for the slowest trial. Uses the screen of QT_QPA_PLATFORM, or none.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

BAR = 200.0  # milliseconds
LONGEST = 3.0  # seconds that a check runs at most before it is called off


def main() -> int:
    """Open the plan, call off checks of it, tell the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--trials", type=int, default=8)
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GUIHUA_JIAOHE_DATA"] = folder
        figures = measured(Path(folder), asked.pages, asked.trials)
    for name, values in figures.items():
        print(f"{name}: worst {max(values):.0f}, median {sorted(values)[len(values) // 2]:.0f}, bar {BAR:.0f}")
    return int(any(max(values) > BAR for values in figures.values()))


def measured(folder: Path, pages: int, trials: int) -> dict[str, list[float]]:
    """Return the two figures of each trial, in milliseconds."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer
    from PySide6.QtTest import QTest

    from desktop import jobs
    from desktop.app import SWITCH, application, build
    from desktop.settings import Settings
    from tests.long_plan import long_plan

    sys.setswitchinterval(SWITCH)
    app = application(["bench"])
    desk = build(Settings(folder / "desk.ini"))
    session, editor = desk.session, desk.window.editor
    draft = folder / "长稿.txt"
    draft.write_text(long_plan(pages), "utf-8")

    def wait(seconds: float) -> None:
        loop = QEventLoop()
        QTimer.singleShot(int(seconds * 1000), loop.quit)
        loop.exec()

    desk.window.show()
    desk.handlers.open_files([draft])
    while session.original is None:
        wait(0.02)
    editor.setFocus()
    ended: list[float] = []
    painted: list[float] = []
    for trial in range(trials):
        session.check()
        wait(LONGEST * (trial + 1) / trials)
        if not session.checking:
            continue
        start = time.perf_counter()
        QTest.keyClick(editor, Qt.Key.Key_Escape)
        assert not session.checking
        ended.append((time.perf_counter() - start) * 1000)
        QTest.keyClick(editor, Qt.Key.Key_A)
        app.processEvents()
        editor.viewport().repaint()
        painted.append((time.perf_counter() - start) * 1000)
        session.cancel()
        while jobs.running():
            wait(0.02)
    desk.close()
    return {"Esc until the check is over (ms)": ended, "and a letter typed after it is painted (ms)": painted}


if __name__ == "__main__":
    sys.exit(main())
