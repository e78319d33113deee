"""How long each Word document of the shared samples takes to be read, or refused with its own message.

    python -m tests.benchmarks.bench_word_samples [FOLDER] [--slowest 10]

Without FOLDER `../shared/word_samples`. Files are opened and read one after another in one process, the first one
twice, so that loading tables is not counted. Bars: each under 2 s, the largest under 5 s; none crashes.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

from checker.errors import PlanError
from checker.reading import read
from checker.sources import read_plan

EACH_BAR, LARGEST_BAR = 2.0, 5.0  # seconds
_WORD = frozenset({".docx", ".docm", ".dotx", ".dotm"})


class Timing(NamedTuple):
    """What became of one file: `outcome` is `read`, the code of a refusal, or the name of a crash."""

    path: Path
    seconds: float
    outcome: str
    crashed: bool


def timed(path: Path) -> Timing:
    """Open and read one file; a crash is recorded, not raised."""
    began = time.perf_counter()
    outcome, crashed = "read", False
    try:
        read(read_plan(path))
    except PlanError as refusal:
        outcome = refusal.code
    except Exception as error:
        outcome, crashed = type(error).__name__, True
    return Timing(path, time.perf_counter() - began, outcome, crashed)


def report(paths: list[Path], slowest: int) -> bool:
    """Print the figures; returns whether every bar is met."""
    timed(paths[0])
    timings = [timed(path) for path in paths]
    largest = max(paths, key=lambda path: path.stat().st_size)
    seconds = [timing.seconds for timing in timings]
    refused = [timing for timing in timings if timing.outcome != "read"]
    print(
        f"{len(paths)} files: median {median(seconds) * 1000:.1f} ms, max {max(seconds):.2f} s, {len(refused)} refused"
    )
    for timing in sorted(timings, key=lambda t: -t.seconds)[:slowest]:
        kilobytes = timing.path.stat().st_size / 1024
        print(f"  {timing.seconds:6.2f} s  {kilobytes:8.0f} KB  {timing.outcome:6} {timing.path.name}")
    for timing in refused:
        print(f"  {timing.outcome} {'CRASH ' if timing.crashed else ''}{timing.path.name}")
    slow = [t for t in timings if t.seconds > (LARGEST_BAR if t.path == largest else EACH_BAR)]
    print(f"  bars: {len(slow)} over time, {sum(t.crashed for t in timings)} crashed")
    return not slow and not any(timing.crashed for timing in timings)


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; returns 1 when a bar is missed, 2 when there are no files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "folder", nargs="?", type=Path, default=Path(__file__).resolve().parents[2].parent / "shared" / "word_samples"
    )
    parser.add_argument("--slowest", type=int, default=10)
    options = parser.parse_args(arguments)
    paths = sorted(path for path in options.folder.rglob("*") if path.suffix.lower() in _WORD)
    if not paths:
        print("no files to read", file=sys.stderr)
        return 2
    return 0 if report(paths, options.slowest) else 1


if __name__ == "__main__":
    sys.exit(main())
