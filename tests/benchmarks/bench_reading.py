"""Reading and checking speed on the longest real plan, beside the floor, stage by stage.

    python -m tests.benchmarks.bench_reading [PLAN] [--runs 3] [--profile]

Without PLAN the longest text under `../shared/plans/real`. Every run is a process of its own that first reads another
plan, so that tables are loaded (process start apart) and no paragraph is remembered; the least of the runs is shown,
the one that other work on the machine disturbed least.
`floor`: what no reading can do without, measured in the same process: folding every paragraph, one pass of the
indicator dictionary, one anchored expression for numbers with units. `--profile` prints the costliest functions.
Bars: read ≥ 0.5 million characters a second, full check (read and all rules) ≥ 0.3.
"""

from __future__ import annotations

import argparse
import cProfile
import functools
import json
import pstats
import re
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

import ahocorasick_rs

from checker import engine, reading, settings
from checker.collector import paused
from checker.plan import Plan
from checker.reading import folding, indicators, metrics
from checker.rules import registry
from checker.rules.base import Context
from checker.sources import read_plan

READ_BAR, CHECK_BAR = 0.5, 0.3  # million characters a second
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?=[%亿万元家个件人项名户所])")
_MILLION = 1e6


class Stages:
    """Processor seconds of each function that a module borrows from the reading package; nested ones apart."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._open: list[float] = []

    def watch(self, module: ModuleType) -> None:
        """Time every public function of the reading package that `module` imports."""
        for name, member in list(vars(module).items()):
            owner = getattr(member, "__module__", "") or ""
            borrowed = owner.startswith("checker.reading.") and owner != module.__name__
            if borrowed and not isinstance(member, type) and callable(member) and not name.startswith("_"):
                setattr(module, name, self._timed(name, member))

    def _timed(self, name: str, function: Any) -> Any:
        @functools.wraps(function)
        def timed(*args: Any, **kwargs: Any) -> Any:
            self._open.append(0.0)
            began = time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                spent = time.process_time() - began
                self.seconds[name] += spent - self._open.pop()
                if self._open:
                    self._open[-1] += spent

        return timed


def longest(folder: Path) -> list[Path]:
    """Return the text plans of a folder, the longest first."""
    return sorted(folder.glob("*.txt"), key=lambda path: -path.stat().st_size)


def floor(plan: Plan) -> float:
    """Return the seconds of folding, dictionary and numbers alone; no paragraph comes from memory."""
    names = [alias for entry in indicators.catalogue() for alias in (entry.name, *entry.aliases)]
    automaton = ahocorasick_rs.AhoCorasick(names, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    fold = folding._fold.__wrapped__
    began = time.perf_counter()
    for block in plan.blocks:
        normal = fold(block.text, True, ()).normal
        automaton.find_matches_as_indexes(normal)
        _NUMBER.findall(normal)
    return time.perf_counter() - began


def once(path: Path, warm: Path) -> dict[str, float]:
    """Return the seconds of one run in this process, by the clock and of the processor: file, read, check, floor."""
    engine.run(reading.read(read_plan(warm)))
    stops = [(time.perf_counter(), time.process_time())]
    plan = read_plan(path)
    stops.append((time.perf_counter(), time.process_time()))
    draft = reading.read(plan)
    stops.append((time.perf_counter(), time.process_time()))
    engine.run(draft)
    stops.append((time.perf_counter(), time.process_time()))
    out = {"characters": float(plan.characters), "floor": floor(plan)}
    for key, first, last in (("file", 0, 1), ("read", 1, 2), ("check", 0, 3)):
        out[key] = stops[last][0] - stops[first][0]
        out[f"{key} (processor)"] = stops[last][1] - stops[first][1]
    return out


def staged(path: Path, warm: Path) -> dict[str, float]:
    """Return the seconds of each stage of reading; the watch itself costs a little."""
    stages = Stages()
    stages.watch(reading)
    stages.watch(metrics)
    reading.read(read_plan(warm))
    stages.seconds.clear()
    reading.read(read_plan(path))
    return dict(stages.seconds)


def ruled(path: Path, warm: Path) -> dict[str, float]:
    """Return the processor seconds of each rule."""
    seconds: dict[str, float] = {}
    for plan in (warm, path):
        context = Context(reading.read(read_plan(plan)), settings.default().thresholds)
        with paused():  # as the engine does
            for rule in registry.chosen([], []):
                began = time.process_time()
                registry.run(rule, context)
                seconds[f"{rule.code} {rule.name}"] = time.process_time() - began
    return seconds


def profiled(path: Path, warm: Path) -> None:
    """Print the functions of reading and checking that cost most."""
    engine.run(reading.read(read_plan(warm)))
    plan = read_plan(path)
    profile = cProfile.Profile()
    profile.enable()
    engine.run(reading.read(plan))
    profile.disable()
    pstats.Stats(profile).strip_dirs().sort_stats("tottime").print_stats(25)


def _child(mode: str, path: Path, warm: Path) -> dict[str, float]:
    command = [sys.executable, "-m", __spec__.name if __spec__ else __name__, str(path), "--mode", mode, "--warm"]
    done = subprocess.run([*command, str(warm)], stdout=subprocess.PIPE, check=True, encoding="utf-8")
    result: dict[str, float] = json.loads(done.stdout)
    return result


def _least(mode: str, path: Path, warm: Path, runs: int) -> dict[str, float]:
    results = [_child(mode, path, warm) for _ in range(runs)]
    return {key: min(result.get(key, 0.0) for result in results) for key in results[0]}


def report(path: Path, warm: Path, runs: int) -> bool:
    """Print the figures of one plan; returns whether both bars are met by the clock."""
    whole = _least("once", path, warm, runs)
    size = whole.pop("characters")
    print(f"{path.name}: {size:.0f} characters, least of {runs} processes")
    _table(whole, size)
    print("  stages of reading")
    _table(_least("staged", path, warm, runs), size, indent=4)
    print("  costliest rules")
    _table(_least("ruled", path, warm, runs), size, indent=4, most=12)
    read, check = (size / whole[key] / _MILLION for key in ("read", "check"))
    print(f"  bars: read {read:.2f} (≥ {READ_BAR}), full check {check:.2f} (≥ {CHECK_BAR})")
    return read >= READ_BAR and check >= CHECK_BAR


def _table(seconds: dict[str, float], size: float, indent: int = 2, most: int | None = None) -> None:
    for name, spent in sorted(seconds.items(), key=lambda item: -item[1])[:most]:
        speed = size / max(spent, 1e-9) / _MILLION
        print(f"{' ' * indent}{spent * 1000:8.1f} ms {speed:8.2f} M characters/s  {name}")


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; returns 1 when a bar is missed, 2 when there is no plan."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("plan", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--mode", choices=list(_MODES), help=argparse.SUPPRESS)
    parser.add_argument("--warm", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    plans = longest(Path(__file__).resolve().parents[2].parent / "shared" / "plans" / "real")
    plan = options.plan or (plans[0] if plans else None)
    warm = options.warm or next((other for other in plans if other != plan), plan)
    if plan is None or warm is None:
        print("no plan to read", file=sys.stderr)
        return 2
    if options.mode:
        print(json.dumps(_MODES[options.mode](plan, warm)))
        return 0
    if options.profile:
        profiled(plan, warm)
        return 0
    return 0 if report(plan, warm, options.runs) else 1


_MODES = {"once": once, "staged": staged, "ruled": ruled}

if __name__ == "__main__":
    sys.exit(main())
