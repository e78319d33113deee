"""Seconds to find the plans above a draft in a library of 300, and to check it beside six of them.

    python -m tests.benchmarks.bench_library_check FOLDER DRAFT [--runs 5] [--rules]

FOLDER holds plans (.txt); the six upper plans are six of them, retitled as the plans that stand above DRAFT, and the
library has 300 plans by titles. Bars: parents ≤ 0.2 s; a check beside six upper plans from the library ≤ 1.5 times the
time without them, by the whole command in a new process; the engine's own part (`seconds.check`) is printed, too.
`--rules` prints where the time beside them goes in a process that has checked before.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from checker import engine
from checker.align.governments import NATION, hierarchy
from checker.align.parents import find_parents
from checker.align.plan_years import five_years, years_of
from checker.library import Library
from checker.reading import read
from checker.reading.elements import Reading
from checker.sources import read_plan
from tests.align.shelves import many

PARENTS, TIMES = 0.2, 1.5
ROOT = Path(__file__).resolve().parent.parent.parent


def wanted(draft: Reading) -> list[tuple[str, str]]:
    """Return title and area of six plans above a draft: outlines of all levels, and plans of its field."""
    levels = hierarchy(draft.profile)
    period = five_years(years_of(draft.profile)) or "十四五"
    if levels is None:
        return []
    field = (draft.profile.title or "").split(levels.own.name)[-1].split("“")[0]
    names = [("国家" if g == NATION else "".join(g.path[-2:]), g.name) for g in levels.all]
    outlines = [(f"{name}国民经济和社会发展“{period}”五年规划纲要", area) for name, area in names]
    return [*outlines, *((f"{name}{field}“{period}”规划", area) for name, area in names[1:])][:6]


def retitled(folder: Path, draft: Path, into: Path) -> list[Path]:
    """Write six of the folder's plans as the plans above the draft; return the files."""
    texts = sorted((p for p in folder.rglob("*.txt") if p.name != draft.name), key=lambda p: -p.stat().st_size)
    out: list[Path] = []
    for (title, area), source in zip(wanted(read(read_plan(draft))), texts[2:], strict=False):
        reading = read(read_plan(source))
        text = source.read_bytes().decode("utf-8", "replace")
        own = reading.profile.short_region or ""
        body = text.replace(reading.profile.title or "\0", title).replace(own or "\0", area)
        out.append(into / f"{title}.txt")
        out[-1].write_text(f"{title}\n{body}", "utf-8")
    return out


def best(work: Callable[[], object], runs: int) -> float:
    """Return the best time of the processor over the runs, in seconds."""
    took = []
    for _ in range(runs):
        began = time.process_time()
        work()
        took.append(time.process_time() - began)
    return min(took)


class Took(NamedTuple):
    """The best of some runs of the command: seconds of the processor, and of its own engine by the clock."""

    command: float
    engine: float


def command(draft: Path, data: Path, runs: int, *options: str) -> Took:
    """Return what the whole command and the engine in it take, each run in a process of its own."""
    environment = {**os.environ, "GUIHUA_JIAOHE_DATA": str(data), "QT_QPA_PLATFORM": "offscreen"}
    line = [sys.executable, str(ROOT / "main.py"), "check", str(draft), "--fail-on", "never", "--json", "-", *options]
    whole, engines = [], []
    for _ in range(runs):
        before = os.times()
        done = subprocess.run(line, env=environment, check=True, capture_output=True)
        after = os.times()
        whole.append(sum(after[2:4]) - sum(before[2:4]))
        engines.append(json.loads(done.stdout)["seconds"]["check"])
    return Took(min(whole), min(engines))


def by_step(draft: Path, uppers: list[Reading]) -> Counter[str]:
    """Return the seconds of each step of one check."""
    spent: Counter[str] = Counter()
    step, began = "", time.process_time()
    for progress in engine.check(read(read_plan(draft)), uppers):
        spent[step.split()[0] if step else "begin"] += time.process_time() - began
        step, began = progress.step, time.process_time()
    spent["end"] += time.process_time() - began
    return spent


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; returns 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("draft", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--rules", action="store_true")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        data = Path(temporary)
        os.environ["GUIHUA_JIAOHE_DATA"] = str(data)
        (data / "plans").mkdir()
        files = retitled(options.folder, options.draft, data / "plans")
        with Library.open() as shelf:
            for _ in shelf.add(files):
                pass
            known = shelf.plans()
            draft = read(read_plan(options.draft))
            crowd = [*known, *many(300 - len(known))]
            found = find_parents(draft, crowd).found
            parents = best(lambda: find_parents(draft, list(crowd)), options.runs)
            ids = [parent.plan.id for parent in found]
            decode = best(lambda: shelf.readings(ids), options.runs)
            uppers = list(shelf.readings(ids))
        bare = command(options.draft, data, options.runs)
        full = command(options.draft, data, options.runs, "--library")
        print(f"upper plans {len(found)}; parents {parents:.3f} s; readings from the library {decode:.3f} s")
        for name, one, other in zip(("command", "engine"), bare, full, strict=True):
            print(f"{name}: alone {one:.3f} s, --library {other:.3f} s, {other / one:.2f} times")
        if options.rules:
            one, other = by_step(options.draft, uppers), by_step(options.draft, [])
            for step, seconds in sorted(one.items(), key=lambda item: other[item[0]] - item[1])[:15]:
                print(f"  {step:12} {seconds * 1000:7.1f} ms, alone {other[step] * 1000:7.1f} ms")
    return int(parents > PARENTS or full.command / bare.command > TIMES)


if __name__ == "__main__":
    sys.exit(main())
