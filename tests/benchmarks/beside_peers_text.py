"""Full check beside jieba and beside the floor, and numbers and dates beside Recognizers-Text.

Each measurement is a process of its own that has read and checked other plans before, so that everything is loaded and
compiled, and no paragraph of the plan is remembered. The peer works on the same text right before and right after.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import ahocorasick_rs
import jieba

from checker import engine, reading
from checker.plan import Plan
from checker.reading import folding, indicators
from checker.reading.folding import fold
from checker.reading.moments import moments
from checker.reading.quantities import find_quantities
from checker.sources import read_plan
from tests.benchmarks.beside_peers_table import Row, ratio, skipped

_NUMBER = re.compile(r"\d+(?:\.\d+)?(?=[%亿万元家个件人项名户所])")
_RECOGNIZERS = Path(__file__).with_name("beside_peers_recognizers.py")
_NUMBERS = "numbers and dates", "Recognizers-Text (number and date models)"


def warmed(plan: Path, plans: list[Path]) -> None:
    """Read and check the other plans."""
    for other in plans:
        if other != plan:
            engine.run(reading.read(read_plan(other)))


def texts_of(plan: Plan) -> list[str]:
    """Return the paragraphs that hold text."""
    return [block.text for block in plan.blocks if block.text.strip()]


def check(path: Path, plans: list[Path]) -> dict[str, float]:
    """Return processor seconds of the full check, of jieba on the same text before and after it, and of the floor."""
    jieba.setLogLevel(60)
    jieba.initialize()
    jieba.lcut("到二〇三〇年，研发经费投入强度达到百分之三。")
    warmed(path, plans)
    text = "\n".join(texts_of(read_plan(path)))
    seconds = {"jieba": _timed(lambda: jieba.lcut(text))}
    seconds["check"] = _timed(lambda: engine.run(reading.read(read_plan(path))))
    seconds["jieba"] = (seconds["jieba"] + _timed(lambda: jieba.lcut(text))) / 2
    return {"characters": float(len(text)), **seconds, "floor": floor(read_plan(path))}


def floor(plan: Plan) -> float:
    """Return the processor seconds of folding, one pass of the indicator dictionary, and numbers with units alone."""
    names = [alias for entry in indicators.catalogue() for alias in (entry.name, *entry.aliases)]
    automaton = ahocorasick_rs.AhoCorasick(names, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    plain = folding._fold.__wrapped__

    def passed() -> None:
        for text in texts_of(plan):
            normal = plain(text, True, ()).normal
            automaton.find_matches_as_indexes(normal)
            _NUMBER.findall(normal)

    return _timed(passed)


def extract(path: Path, plans: list[Path]) -> dict[str, float]:
    """Return the processor seconds of finding all numbers and dates of a plan, its characters, and how many."""
    warmed(path, plans)
    texts = texts_of(read_plan(path))
    found: list[object] = []

    def passed() -> None:
        for text in texts:
            normal = fold(text).normal
            found.extend(find_quantities(normal))
            found.extend(moments(normal))

    return {"seconds": _timed(passed), "found": float(len(found))}


def _timed(work: Any) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def check_rows(plans: list[Path], runs: int) -> list[Row]:
    """Return full check beside jieba, plan by plan and all together, and beside the floor."""
    rows: list[Row] = []
    all_pairs: list[dict[str, float]] = []
    for path in plans:
        taken = [_child("check", path, plans) for _ in range(runs)]
        figure = ratio([(run["check"], run["jieba"]) for run in taken])
        rows.append(Row(f"full check, {taken[0]['characters'] / 1000:.1f}k characters", "jieba.lcut", figure))
        all_pairs.append({key: min(run[key] for run in taken) for key in taken[0]})
    ours, cut, least = (sum(one[key] for one in all_pairs) for key in ("check", "jieba", "floor"))
    rows.append(Row("full check, these plans together", "jieba.lcut of the same text", ours / cut, most=1.0))
    rows.append(Row("full check, these plans together", "floor: fold, dictionary, one expression", ours / least))
    return rows


def number_rows(plans: list[Path], runs: int, python: Path | None) -> list[Row]:
    """Return numbers and dates beside Recognizers-Text in a Python of its own."""
    if python is None:
        return [skipped(*_NUMBERS, "no --recognizers PYTHON that has recognizers-text-suite")]
    path = max(plans, key=lambda plan: len(_NUMBER.findall(plan.read_text("utf-8"))))
    pairs, found = [], (0.0, 0.0)
    for _ in range(runs):
        ours = _child("extract", path, plans)
        theirs = _recognized(python, path, plans)
        if isinstance(theirs, str):
            return [skipped(*_NUMBERS, theirs)]
        pairs.append((ours["seconds"], theirs["seconds"]))
        found = ours["found"], theirs["found"]
    return [Row(*_NUMBERS, ratio(pairs), most=1.0, note=f"found {found[0]:.0f}, theirs {found[1]:.0f}")]


def _recognized(python: Path, path: Path, plans: list[Path]) -> dict[str, float] | str:
    """Return what Recognizers-Text takes and finds, or why it can't be run."""
    other = next(plan for plan in plans if plan != path)
    texts = {"warm": texts_of(read_plan(other))[:20], "texts": texts_of(read_plan(path))}
    try:
        done = subprocess.run([python, _RECOGNIZERS], input=json.dumps(texts), capture_output=True, encoding="utf-8")
    except OSError as error:
        return f"{python}: {error.strerror}"
    if done.returncode:
        return done.stderr.strip().splitlines()[-1]
    result: dict[str, float] = json.loads(done.stdout)
    return result


def _child(mode: str, path: Path, plans: list[Path]) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.beside_peers_text", mode, str(path), *map(str, plans)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, encoding="utf-8")
    result: dict[str, float] = json.loads(done.stdout)
    return result


if __name__ == "__main__":
    _MODES = {"check": check, "extract": extract}
    print(json.dumps(_MODES[sys.argv[1]](Path(sys.argv[2]), [Path(name) for name in sys.argv[3:]])))
