"""Killed while adding: the shelf opens, every plan on it is whole, and adding again finishes."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import pytest

from checker.library import Library, Outcome
from checker.reading import read
from checker.reading.elements import Reading
from checker.sources import read_plan
from tests.library.build import added, write

ROOT = Path(__file__).resolve().parents[2]
PLANS = 14
LINES = 60
MOMENTS = 6
ADDING = """
import sys
from pathlib import Path
from checker.library import Library
from checker.library.words import words
words("loaded before the clock starts")
with Library.open(sys.argv[1]) as shelf:
    for step in shelf.add([Path(sys.argv[2])]):
        print(step.last.outcome if step.last else "first", flush=True)
"""


def kill_amid(place: str, folder: Path, after: int, seconds: float) -> None:
    """Start adding and kill it some time after it has added so many plans."""
    command = [sys.executable, "-c", ADDING, place, str(folder)]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None and process.stdout.readline() == "first\n"
        added_now = 0
        while added_now < after and (line := process.stdout.readline()):
            added_now += line == "added\n"
        time.sleep(seconds)
        process.kill()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of plans of several pages each, so that a transaction takes a while."""
    long = "\n".join(f"第{i}项措施要落实到位，年底前完成{i}项任务，带动低空经济发展。" for i in range(LINES))
    for i in range(1, PLANS + 1):
        write(tmp_path / "plans", f"{i:02}.txt", firms=i, more=long)
    return tmp_path / "plans"


def test_killed_at_many_moments(place: str, folder: Path) -> None:
    """One shelf, killed again and again: each time it is whole, and what the last run added stays."""
    counts: list[int] = []
    for moment in range(MOMENTS):
        kill_amid(place, folder, after=moment % 3, seconds=0.004 * moment**1.5)
        counts.append(whole(place))
    assert counts == sorted(counts)
    with Library.open(place) as shelf:
        report = added(shelf, folder)
        assert len(report.of(Outcome.DUPLICATE)) == counts[-1]
        assert len(report.of(Outcome.ADDED)) == PLANS - counts[-1]
        assert len(shelf.plans()) == PLANS
    assert whole(place) == PLANS
    assert any(0 < count < PLANS for count in counts), f"no kill fell amid adding: {counts}"


@cache
def as_read(path: Path) -> Reading:
    """Return the plan as a reading of its file gives it."""
    return read(read_plan(path))


def whole(place: str) -> int:
    """Return how many plans the shelf has; everything stored of each must be there and nothing else."""
    with Library.open(place) as shelf:
        for plan in shelf.listed():
            id = plan.known.id
            reading = as_read(plan.path)
            assert shelf.reading(id) == reading and shelf.file_bytes(id) == plan.path.read_bytes()
            assert len(shelf.metrics(id)) == len(reading.metrics)
        ids = {plan.id for plan in shelf.plans()}
        hits = shelf.search("低空经济 措施要落实", limit=10**6)
        found = {id: sum(hit.plan.id == id for hit in hits) for id in ids}
        assert {hit.plan.id for hit in hits} <= ids and set(found.values()) <= {LINES}, found
        assert shelf.stale() == ()
    if "://" not in place:
        database = sqlite3.connect(place)
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        rows, words = (
            database.execute(f"SELECT count(*) FROM {t}").fetchone() for t in ("plan_passage", "passage_words")
        )
        assert rows == words
        database.execute("INSERT INTO passage_words (passage_words) VALUES ('integrity-check')")
        database.close()
    return len(ids)
