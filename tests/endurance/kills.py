"""Kills the program without warning at random moments, again and again, and looks at what is left.

    python -m tests.endurance.kills --count 200 --seed S [--kind autosave|adding|export]

Of each kind so many: while answers are kept, while plans are added to the shelf, while a copy is written. Afterwards
the data must open and be whole, at most the last answer may be missing, each plan must be on the shelf whole or not at
all, and the copy must be the old one or the finished new one. Prints a line for each kind; the status is 1 where a kill
was not survived. Needs `fork`: everything is loaded once and each victim is a copy of this process.
"""

from __future__ import annotations

import argparse
import os
import random
import select
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from checker.errors import PlanError
from checker.sources.package import Package
from checker.sources.wordml import part_paragraphs
from checker.word.changes import Anchor, Comment, Replacement
from checker.word.export import export
from tests import word_builder as build

PLANS, LINES = 5, 40
PARAGRAPHS = 150
PATIENCE = 60.0
_WHEN = datetime(2026, 1, 5, 9)


class Kill(NamedTuple):
    """One kill: what is wrong afterwards, empty where it was survived, and where it fell."""

    wrong: str
    fell: str


def killed(victim: Callable[[int], None], until: Callable[[bytes], bool], delay: float) -> bytes:
    """Run the victim in a process of its own and kill it a little after it has told what was waited for.

    `until` is asked often, with what the victim told so far; returns all that it told.
    """
    heard, told = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(heard)
        try:
            victim(told)
        finally:
            os._exit(4)
    os.close(told)
    said, end = b"", time.monotonic() + PATIENCE
    while not until(said) and time.monotonic() < end:
        if select.select([heard], [], [], 0.0005)[0]:
            if not (piece := os.read(heard, 65536)):
                break
            said += piece
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while piece := os.read(heard, 65536):
        said += piece
    os.close(heard)
    return said


class Autosave:
    """Findings answered by key, one every few milliseconds, in a window that keeps each answer at once."""

    def __init__(self, folder: Path) -> None:
        from tests.desktop import killed, safety

        self._trial, self._folder = killed.trial, folder
        self._draft = safety.write_draft(folder, "建成平台百分之35%以上，" * (killed.ANSWERS + 5))

    def __call__(self, number: int, chance: random.Random) -> Kill:
        """Kill one window."""
        data = self._folder / str(number)
        data.mkdir()
        found = self._trial(data, self._draft, chance)
        fell = "within an answer" if found["missing"] else "between answers"
        if not found["whole"] or not found["given"]:
            return Kill(f"{found}", fell)
        last = found["missing"] <= 1 and found["first"] in (-1, found["given"] - 1)
        return Kill("" if last else f"answers lost: {found}", fell)


class Adding:
    """Plans added to a shelf; the same shelf for several kills, so that some of it stands already."""

    def __init__(self, folder: Path) -> None:
        from checker.library.words import words
        from tests.library.build import write
        from tests.library.test_killed import whole

        words("loaded before the clock starts")
        self._whole, self._folder = whole, folder
        self._plans = folder / "plans"
        lines = "\n".join(f"第{i}项措施要落实到位，年底前完成{i}项任务，带动低空经济发展。" for i in range(60))
        for i in range(1, PLANS + 1):
            write(self._plans, f"{i:02}.txt", firms=i, more=lines)
        self._count = 0

    def __call__(self, number: int, chance: random.Random) -> Kill:
        """Kill one process that adds; begin with an empty shelf where the last one is full."""
        if self._count in (0, PLANS):
            self._place, self._count = str(self._folder / f"{number}.db"), 0
        wanted = chance.randrange(1 + max(PLANS - self._count - 1, 0))
        delay = chance.random() ** 2 * 0.06
        said = killed(self._add, lambda said: b"first" in said and said.count(b"added") >= wanted, delay)
        try:
            count = self._whole(self._place)
        except (AssertionError, PlanError) as error:
            return Kill(f"{type(error).__name__}: {error}", "")
        told, before, self._count = said.count(b"added"), self._count, count
        if not before + told <= count <= before + told + 1:
            return Kill(f"{before} plans before, {told} told as added, {count} found", "")
        return Kill("", "all added" if b"end" in said else "amid adding")

    def _add(self, told: int) -> None:
        from checker.library import Library

        with Library.open(self._place) as shelf:
            for step in shelf.add([self._plans]):
                os.write(told, f"{step.last.outcome if step.last else 'first'}\n".encode())
        os.write(told, b"end\n")
        time.sleep(PATIENCE)


class Export:
    """A copy written over the one before, version after version."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "export"
        self._folder.mkdir()
        self._draft, self._copy = self._folder / "草案.docx", self._folder / "副本.docx"
        self._texts = [f"第{n}项，到2030年完成{n}件。" for n in range(PARAGRAPHS)]
        self._draft.write_bytes(build.package(*map(build.paragraph, self._texts)))
        self._version = -1

    def __call__(self, number: int, chance: random.Random) -> Kill:
        """Kill one process that writes: at any time, or once its temporary file is there."""
        if not chance.randrange(4):
            self._copy.unlink(missing_ok=True)
            self._version = -1
        before, wanted, amid = self._version, chance.randrange(3), chance.randrange(3) > 0
        began = time.monotonic()

        def until(said: bytes) -> bool:
            return said.count(b"\n") >= wanted and (not amid or self._is_writing() or time.monotonic() - began > 10)

        said = killed(self._write, until, chance.random() * (0.004 if amid else 0.3))
        fell = "amid writing" if self._is_writing() else "before or after"
        done = before + said.count(b"\n")
        self._version = self._found()
        if self._version not in (done, done + 1):
            return Kill(f"version {self._version} found, {done} was told", fell)
        return Kill(self._cleared() if not number % 20 else "", fell)

    def _write(self, told: int) -> None:
        version = self._version
        while True:
            version += 1
            self._export(version)
            os.write(told, b"done\n")

    def _export(self, version: int) -> None:
        changes = [Replacement(Anchor(n, 0, 1), f"〔{version}〕第") for n in range(1, PARAGRAPHS, 2)]
        comments = [Comment(Anchor(n, 0, 3), "请核对。") for n in range(2, PARAGRAPHS, 3)]
        export(self._draft, self._copy, replacements=changes, comments=comments, author="核稿助手", when=_WHEN)

    def _found(self) -> int:
        """Return which version stands there, -1 for none, -2 for what is no whole copy."""
        if not self._copy.exists():
            return -1
        try:
            package = Package(self._copy.read_bytes())
            texts = [p.text for p in part_paragraphs(package.xml(package.main))]
            for name in package.names:
                package.read(name)
        except PlanError:
            return -2
        version = texts[0][1:].partition("〕")[0]
        wanted = [f"〔{version}〕{text}" if n % 2 == 0 else text for n, text in enumerate(self._texts)]
        return int(version) if texts[: PARAGRAPHS - 1] == wanted[: PARAGRAPHS - 1] else -2

    def _is_writing(self) -> bool:
        return any(path.suffix == ".tmp" for path in self._folder.iterdir())

    def _cleared(self) -> str:
        """Export once more: it must work, and take away what killed processes left."""
        self._version += 1
        self._export(self._version)
        left = sorted(set(self._folder.iterdir()) - {self._draft, self._copy})
        return f"left behind: {left}" if left or self._found() != self._version else ""


KINDS: dict[str, Callable[[Path], Callable[[int, random.Random], Kill]]] = {
    "autosave": Autosave,
    "adding": Adding,
    "export": Export,
}


def kills(kind: str, count: int, seed: int, folder: Path) -> tuple[int, Counter[str], list[str]]:
    """Kill so often; returns how many were survived, where they fell, and what went wrong."""
    place, chance = folder / kind, random.Random(seed)
    place.mkdir()
    trial, fell, wrong = KINDS[kind](place), Counter[str](), list[str]()
    for number in range(count):
        kill = trial(number, chance)
        fell[kill.fell] += 1
        if kill.wrong:
            wrong.append(f"{kind} {number}: {kill.wrong}")
            print("LOST", wrong[-1], flush=True)
    return count - len(wrong), fell, wrong


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.endurance.kills")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=KINDS, action="append")
    given = parser.parse_args()
    failed = False
    with tempfile.TemporaryDirectory(prefix="endurance-") as folder:
        os.environ["GUIHUA_JIAOHE_DATA"] = folder
        for kind in given.kind or KINDS:
            began = time.monotonic()
            survived, fell, wrong = kills(kind, given.count, given.seed, Path(folder))
            places = ", ".join(f"{words} {n}" for words, n in fell.most_common() if words)
            seconds = time.monotonic() - began
            print(f"{kind:8} {survived} of {given.count} survived ({places}); {seconds:.0f} s", flush=True)
            failed |= bool(wrong)
    return failed


if __name__ == "__main__":
    sys.exit(main())
