"""What one, ten, a hundred and a thousand drafts cost, and what a second process gives.

The drafts are our samples, varied so that no two paragraphs of prose are the same: nothing comes from memory.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.beside_peers_table import Row

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ("临溪区.txt", "澜川市.txt", "青澜省.txt")
COUNTS = (1, 10, 100, 1000)
_RUNS = (7, 7, 2, 1)  # the start of the process, which the shortest differ by least, varies most


def varied(folder: Path, count: int) -> list[Path]:
    """Write so many drafts, no two with a paragraph of prose in common, and return their paths."""
    texts = [(ROOT / "tests" / "samples" / name).read_text("utf-8") for name in SAMPLES]
    paths = []
    for number, text in enumerate(islice(cycle(texts), count)):
        path = folder / f"草案{number:04}.txt"
        path.write_text(text.replace("，", f"，按第{number}号方案，", 1).replace("。", f"（方案{number}）。"), "utf-8")
        paths.append(path)
    return paths


class Cost(NamedTuple):
    """What a command took: by the clock, of the processor, and its most memory."""

    clock: float
    processor: float
    megabytes: float


def checked(drafts: list[Path], jobs: int) -> Cost:
    """Return the cost of checking the drafts by one command."""
    words = [sys.executable, str(ROOT / "main.py"), "check", *map(str, drafts), "--jobs", str(jobs)]
    began = time.perf_counter()
    process = subprocess.Popen([*words, "--fail-on", "never"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    clock = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"the command ended with {process.returncode}")
    return Cost(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _least(costs: list[Cost]) -> Cost:
    return min(costs, key=lambda cost: cost.processor)


def growth_rows(folder: Path) -> list[Row]:
    """Return what a further draft costs among many, beside what it costs among few, and the same of memory."""
    drafts = varied(folder, COUNTS[-1])
    costs = [
        _least([checked(drafts[:count], 1) for _ in range(runs)]) for count, runs in zip(COUNTS, _RUNS, strict=True)
    ]
    each = [(costs[n + 1].processor - costs[n].processor) / (COUNTS[n + 1] - COUNTS[n]) for n in range(len(COUNTS) - 1)]
    note = ", ".join(f"{count}: {cost.megabytes:.0f} MB" for count, cost in zip(COUNTS, costs, strict=True))
    return [
        Row("a further draft, 10 to 100", "a further draft, 1 to 10", each[1] / each[0], most=1.1),
        Row("a further draft, 100 to 1,000", "a further draft, 10 to 100", each[2] / each[1], most=1.1),
        Row("memory for 1,000 drafts", "for 100", costs[-1].megabytes / costs[-2].megabytes, most=1.1, note=note),
    ]


def two_processes(folder: Path, count: int, runs: int) -> list[Row]:
    """Return how many times as fast two processes are as one, and as two commands with half of the drafts each are."""
    drafts = varied(folder, count)
    one, two, apart = [], [], []
    for _ in range(runs):  # turn about: least of each, since other work on the machine only ever adds
        one.append(checked(drafts, 1).clock)
        two.append(checked(drafts, 2).clock)
        apart.append(_apart(drafts[: count // 2], drafts[count // 2 :]))
    note = f"two commands with half of the drafts each: {min(one) / min(apart):.2f}"
    return [Row(f"speed of two processes, {count} drafts", "one process", min(one) / min(two), least=1.8, note=note)]


def _apart(*parts: list[Path]) -> float:
    """Return how long commands of one process each take beside each other."""
    began = time.perf_counter()
    with ThreadPoolExecutor(len(parts)) as threads:
        list(threads.map(lambda part: checked(part, 1), parts))
    return time.perf_counter() - began
