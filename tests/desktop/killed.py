"""Run by itself: desks that answer finding after finding, killed at many moments; tells what was found afterwards.

`python -m tests.desktop.killed FOLDER TRIALS SEED` prints one line of JSON a trial: how many answers were given before
the kill (each told through a pipe as soon as its key was handled) and how many of those were found. Everything is
imported once and each desk runs in a forked process, so that a trial costs a window and not an interpreter.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from checker.reviews import Reviews
from desktop.app import application, build
from desktop.settings import Settings
from tests.desktop import safety, sample

ANSWERS = 20
EVERY = 8  # milliseconds between answers, four times as fast as a key that is held down


def answer_on(data: Path, draft: Path, told: int) -> None:
    """Open a draft and answer its findings by key, one after the other; never returns."""
    from PySide6.QtCore import Qt

    app = application(["killed"])
    desk = build(Settings(data / "desk.ini"), opener=safety.read, reader=safety.read, checker=sample.check)
    desk.window.show()
    desk.handlers.open_files([draft])
    timer = QTimer()

    def answer() -> None:
        open_ones = [f.key for f in desk.session.findings if desk.session.answer_of(f.key) is None]
        if desk.autosave.review is None or not open_ones:
            return
        desk.session.select(open_ones[0])
        QTest.keyClick(desk.window.editor, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        os.write(told, f"{open_ones[0]}\n".encode())

    timer.timeout.connect(answer)
    timer.start(EVERY)
    app.exec()
    os._exit(3)


def trial(folder: Path, draft: Path, chance: random.Random) -> dict[str, int]:
    """Kill one desk after some answers and a little; returns what it had given and what was found."""
    heard, told = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(heard)
        try:
            answer_on(folder, draft, told)
        finally:
            os._exit(4)
    os.close(told)
    wanted, given = chance.choice((ANSWERS, chance.randint(1, ANSWERS))), b""
    until = time.monotonic() + 30
    while given.count(b"\n") < wanted and time.monotonic() < until:
        if select.select([heard], [], [], 1.0)[0]:
            given += os.read(heard, 65536)
    time.sleep(chance.random() * EVERY / 500)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(heard, 65536):
        given += more
    os.close(heard)
    keys = given.decode().split()
    store = Reviews(folder)
    found = [saved for recent in store.recent() if (saved := store.get(recent.id)) is not None]
    kept = {decision.key for saved in found for decision in saved.state.decisions}
    whole = store._database.read(lambda db: db.execute("PRAGMA integrity_check").fetchone()[0]) == "ok"
    store.close()
    missing = [number for number, key in enumerate(keys) if key not in kept]
    return {"given": len(keys), "missing": len(missing), "first": min(missing, default=-1), "whole": int(whole)}


def main(folder: Path, trials: int, seed: int) -> None:
    """Run the trials, each with a store of its own."""
    chance = random.Random(seed)
    draft = safety.write_draft(folder, "建成平台百分之35%以上，" * (ANSWERS + 5))
    for number in range(trials):
        data = folder / str(number)
        data.mkdir()
        print(json.dumps(trial(data, draft, chance)), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
