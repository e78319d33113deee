"""What the user waits for in the window, in a fresh process with real key events.

    python -m tests.benchmarks.bench_window [--plan PLAN] [--upper PLAN ...] [--keys 120] [--repeat 3]

A window is started as `main.py` starts it and told to open a draft of 100,000 characters: by default the longest plans
of ../shared/plans/real, joined, beside the three next longest as upper plans. The clock runs from the start of the
process. Keys are sent at fixed times, every 70 ms, whether or not the window is busy: what counts is the time from when
a key was due to when the text was painted with it, while a check of the whole plan runs and while the checks run that
typing itself asks for. The last line of each figure tells its bar; of several runs the best counts, since other work
on the machine only ever adds. Uses the screen of QT_QPA_PLATFORM, or none.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.app import Desk

CHARACTERS = 100_000
EVERY = 0.07  # seconds between two keys: a quick typist
BARS = {
    "window visible (s)": 1.0,
    "first text (s)": 1.5,
    "checked (s)": 3.0,
    "key to paint in a full check, median (ms)": 16.0,
    "key to paint in a full check, p95 (ms)": 50.0,
    "key to paint while typing, median (ms)": 16.0,
    "key to paint while typing, p95 (ms)": 50.0,
    "findings after the last key, median (ms)": 300.0,
    "memory (MB)": 400.0,
}


def joined(plans: list[Path], folder: Path) -> Path:
    """Write the first plans' lines, as many as make 100,000 characters, and return the file."""
    lines: list[str] = []
    left = CHARACTERS
    for plan in plans:
        for line in plan.read_text(encoding="utf-8-sig").splitlines():
            if left > 0:
                lines.append(line)
                left -= len("".join(line.split()))
    file = folder / "十万字规划纲要.txt"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


class Watch:
    """Runs the window's loop, as the program does, and knows when the text was last painted."""

    def __init__(self, app: QApplication, desk: Desk) -> None:
        from PySide6.QtCore import QEventLoop, Qt, QTimer

        self.app, self.desk = app, desk
        self.painted = 0.0
        self.on_paint: Callable[[], None] = lambda: None
        self._loop = QEventLoop()
        self._key = QTimer()
        self._key.setSingleShot(True)
        self._key.setTimerType(Qt.TimerType.PreciseTimer)
        self._look = QTimer()
        self._look.setInterval(3)
        editor = desk.window.editor
        original = editor.paintEvent

        def paint(event: Any) -> None:
            original(event)
            self.painted = time.perf_counter()
            self.on_paint()

        editor.paintEvent = paint  # type: ignore[method-assign]

    def until(self, done: Callable[[], Any], seconds: float = 120.0) -> float:
        """Run the loop until `done`; returns the moment, by the performance counter."""
        end = time.perf_counter() + seconds

        def look() -> None:
            if done() or time.perf_counter() > end:
                self._loop.quit()

        self._look.timeout.connect(look)
        self._look.start()
        self._loop.exec()
        self._look.stop()
        self._look.timeout.disconnect(look)
        if not done():
            raise TimeoutError("the window did not come to an end")
        return time.perf_counter()

    def settled(self) -> bool:
        """Tell whether what stands in the text is checked."""
        session = self.desk.session
        return session.review is not None and not session.checking and session.checked_revision == session.revision

    def type(self, keys: int, go_on: Callable[[], bool]) -> list[float]:
        """Send keys at their times while `go_on`; returns the milliseconds from when each was due to its paint."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        times: list[float] = []
        due = time.perf_counter() + EVERY
        sent = 0.0

        def send() -> None:
            nonlocal sent
            sent = time.perf_counter()
            QTest.keyClick(self.desk.window.editor, Qt.Key(Qt.Key.Key_A + len(times) % 10))

        def seen() -> None:
            nonlocal sent, due
            if not sent:
                return
            times.append((self.painted - due) * 1000)
            sent, due = 0.0, max(due + EVERY, time.perf_counter())
            if len(times) < keys and go_on():
                self._key.start(max(round((due - time.perf_counter()) * 1000), 0))
            else:
                self._loop.quit()

        self.on_paint = seen
        self._key.timeout.connect(send)
        self._key.start(round(EVERY * 1000))
        self._loop.exec()
        self._key.timeout.disconnect(send)
        self.on_paint = lambda: None
        return times

    def answers(self, blocks: list[int]) -> list[float]:
        """Type a few keys in each of some paragraphs; returns the milliseconds from the last key to the findings."""
        times: list[float] = []
        for block in blocks:
            self.desk.window.editor.put_caret(block, 8)
            self.type(4, lambda: True)
            began = time.perf_counter()
            self.until(self.settled)
            self.app.processEvents()  # the paint that the new marks asked for
            times.append((time.perf_counter() - began) * 1000)
        return times


def measured(draft: Path, uppers: list[Path], keys: int, began: float) -> dict[str, float]:
    """Run one window; `began` is the wall clock's time at which the process was asked for."""
    import desktop.launch  # noqa: F401  as main.py does
    from desktop import app as program
    from desktop import work
    from desktop.settings import Settings

    sys.setswitchinterval(program.SWITCH)
    app = program.application(["bench"])
    folder = tempfile.TemporaryDirectory()
    desk = program.build(Settings(Path(folder.name) / "desk.ini"))
    window, session, editor = desk.window, desk.session, desk.window.editor
    window.resize(1440, 900)
    window.appear()
    watch = Watch(app, desk)
    watch.until(lambda: window.windowHandle() is not None and window.windowHandle().isExposed())
    app.processEvents()
    out = {"window visible (s)": time.time() - began}
    desk.handlers.open_files([draft])
    watch.until(lambda: editor.plan_document is not None and watch.painted)
    out["first text (s)"] = time.time() - began
    watch.until(watch.settled)
    out["checked (s)"] = time.time() - began
    opened = time.perf_counter()
    session.add_uppers(uppers)
    watch.until(lambda: len(session.uppers) == len(uppers) and watch.settled())
    out["upper plans read and compared (s)"] = time.perf_counter() - opened
    assert session.original is not None
    blocks = [i for i, block in enumerate(session.original.blocks) if len(block.text) > 60]
    editor.setFocus()
    editor.put_caret(blocks[len(blocks) // 2], 12)
    watched: list[float] = []
    while len(watched) < keys:
        work.check._kept = None  # as after another upper plan was added: all rules run again
        session.check()
        watched += watch.type(keys, lambda: session.checking)[1:]
        watch.until(watch.settled)
    out |= figures("key to paint in a full check", watched)
    editor.put_caret(blocks[len(blocks) // 3], 20)
    out |= figures("key to paint while typing", watch.type(keys, lambda: True))
    watch.until(watch.settled)
    out |= figures("findings after the last key", watch.answers(blocks[5 :: len(blocks) // 12]))
    out["memory (MB)"], out["memory, highest (MB)"] = memory()
    session.undo.setClean()
    desk.close()
    window.close()
    folder.cleanup()
    return out


def figures(name: str, times: list[float]) -> dict[str, float]:
    """Return median, 95th of 100 and worst of some milliseconds."""
    ordered = sorted(times)
    return {
        f"{name}, median (ms)": statistics.median(ordered),
        f"{name}, p95 (ms)": ordered[min(int(len(ordered) * 0.95), len(ordered) - 1)],
        f"{name}, worst (ms)": ordered[-1],
    }


def memory() -> tuple[float, float]:
    """Return what the process holds in memory now, and what it held at most, in MB."""
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(status["VmRSS"].split()[0]) / 1024, int(status["VmHWM"].split()[0]) / 1024


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; returns 1 when a bar is missed, 2 when there is no plan."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plan", type=Path)
    parser.add_argument("--upper", type=Path, action="append", default=[])
    parser.add_argument("--keys", type=int, default=120)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--began", type=float, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.began is not None:
        print(json.dumps(measured(options.plan, options.upper, options.keys, options.began)))
        return 0
    from tests.benchmarks.bench_reading import longest  # late: a window's process is not to wait for it

    plans = longest(Path(__file__).resolve().parents[2].parent / "shared" / "plans" / "real")
    if options.plan is None and not plans:
        print("no plan to read", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        draft = options.plan or joined(plans, Path(folder))
        runs = [started(draft, options.upper or plans[2:5], options.keys) for _ in range(options.repeat)]
    return told({name: [run[name] for run in runs] for name in runs[0]})


def started(draft: Path, uppers: list[Path], keys: int) -> dict[str, float]:
    """Run one window in a fresh process and return its figures."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_window", "--plan", str(draft), "--keys", str(keys)]
    for upper in uppers:
        command += ["--upper", str(upper)]
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    command += ["--began", str(time.time())]
    ended = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    result: dict[str, float] = json.loads(ended.stdout.splitlines()[-1])
    return result


def told(runs: dict[str, list[float]]) -> int:
    """Print each figure, the best of the runs, beside its bar; returns 1 when one is missed."""
    missed = 0
    for name, values in runs.items():
        best, bar = min(values), BARS.get(name)
        over = bar is not None and best > bar
        missed += over
        bound = "" if bar is None else f"   bar {bar:g}{'  MISSED' if over else ''}"
        print(f"{name:48} {best:8.2f}{bound}   ({', '.join(f'{value:.2f}' for value in values)})")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
