"""The shelf with 300 plans: adding, listing, searching, reading back, and checking a draft beside six of them.

    python -m tests.benchmarks.bench_library [--plans 300] [--url URL]

The plans are made from the shared ones: other regions, years and figures, so that no two have the same text. Bars:
adding ≥ 5 plans a second; a draft checked beside six plans from the shelf in ≤ 1.5 times the time without them; the
plans listed, and a draft's parents found, in ≤ 0.2 s. Adding is timed by the clock and by the processor (other work on
the machine slows the first); the rest is the least of several runs by the processor.
Under the check stands where the time beside the plans goes.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from checker import engine, resources
from checker.cli.demo import sample_paths
from checker.library import Library, Outcome
from checker.library.stamp import stamp
from checker.reading import read
from checker.sources import read_plan

PLANS_BAR, RATIO_BAR, PARENTS_BAR = 5.0, 1.5, 0.2
_SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "plans"
_FIGURE = re.compile(r"(?<![\d.])(\d{1,6}(?:\.\d+)?)(?=%|亿元|万元|万|家|个|项|人|名|所|座)")
_REGION = re.compile("[一-鿿]{2,4}(?:市|区|县)")


def sources() -> list[Path]:
    """Return the shared text plans, each once."""
    return sorted([*_SHARED.glob("*.txt"), *(_SHARED / "real").glob("*.txt")])


def varied(path: Path, number: int, regions: Sequence[str]) -> str:
    """Return the text of a plan with another region, other figures and, every third time, the period before."""
    chance = random.Random(number)
    text = path.read_bytes().decode("utf-8", "replace")
    own = _REGION.search(path.stem)
    if own:
        text = text.replace(own[0], regions[number % len(regions)])
    if number % 3 == 0:
        for new, old in (("2026", "2021"), ("2030", "2025"), ("十五五", "十四五"), ("第十五个", "第十四个")):
            text = text.replace(new, old)
    text = _FIGURE.sub(lambda figure: _other(figure[1], chance), text)
    return f"{text}\n（本件为第{number}号测试文本。）\n"


def _other(figure: str, chance: random.Random) -> str:
    decimals = len(figure.partition(".")[2])
    return f"{float(figure) * chance.uniform(0.8, 1.2):.{decimals}f}"


def make(folder: Path, count: int) -> int:
    """Write so many varied plans into a folder and return how many characters they hold."""
    regions = [row["name"] for row in resources.rows("regions.tsv") if row["name"].endswith(("市", "区", "县"))]
    made, total = sources(), 0
    for number in range(count):
        text = varied(made[number % len(made)], number, regions)
        total += len(text)
        (folder / f"{number:03}.txt").write_text(text, "utf-8")
    return total


def best(work: Callable[[], object], runs: int = 7) -> float:
    """Return the least processor seconds of some runs."""
    spent = []
    for _ in range(runs):
        began = time.process_time()
        work()
        spent.append(time.process_time() - began)
    return min(spent)


def add_all(shelf: Library, folder: Path) -> tuple[int, float, float]:
    """Add a folder; return how many plans, seconds of the clock, and seconds of the processor."""
    began, busy = time.perf_counter(), time.process_time()
    steps = shelf.add([folder])
    while True:
        try:
            next(steps)
        except StopIteration as done:
            count = len(done.value.of(Outcome.ADDED))
            return count, time.perf_counter() - began, time.process_time() - busy


def alone_or_beside(place: str, draft: Path, ids: Sequence[int]) -> dict[str, float]:
    """Return processor seconds of reading and checking a draft, beside plans from the shelf where ids are given.

    Step by step: the draft's reading, the stamp of the program, the plans back from the shelf, then what the engine
    tells. For a process of its own, so that no paragraph of the draft is remembered; tables and rules are
    loaded before.
    """
    sample, uppers = sample_paths()
    plan = read_plan(draft)
    spent: dict[str, float] = {}
    with Library.open(place) as shelf:
        engine.run(read(read_plan(sample)), [read(read_plan(path)) for path in uppers])
        shelf.plans()
        began = time.process_time()

        def done(step: str) -> None:
            nonlocal began
            now = time.process_time()
            spent[step] = spent.get(step, 0.0) + now - began
            began = now

        reading = read(plan)
        done("read")
        if ids:
            stamp()
        done("stamp")
        beside = shelf.readings(ids) if ids else ()
        done("shelf")
        name = "begin"
        for step in engine.check(reading, beside):
            done(name)
            name = step.step.split()[0]
        done(name)
    return spent


def in_processes(
    place: str, draft: Path, ids: Sequence[int], runs: int = 5
) -> tuple[dict[str, float], dict[str, float]]:
    """Return the steps of the quickest of some processes without and with the plans, each in turn."""
    command = [sys.executable, "-m", __spec__.name, "--one", place, str(draft)]
    quickest: list[dict[str, float]] = [{}, {}]
    for _ in range(runs):
        for which, chosen in enumerate(([], [str(id) for id in ids])):
            output = subprocess.run([*command, *chosen], capture_output=True, text=True, check=True).stdout
            spent: dict[str, float] = json.loads(output)
            if not quickest[which] or sum(spent.values()) < sum(quickest[which].values()):
                quickest[which] = spent
    return quickest[0], quickest[1]


def main() -> None:
    """Print the figures beside their bars."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plans", type=int, default=300)
    parser.add_argument("--url", help="a shelf of your own: a PostgreSQL URL, an empty database")
    parser.add_argument("--one", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        place, draft, *ids = options.one
        print(json.dumps(alone_or_beside(place, Path(draft), [int(id) for id in ids])))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "plans"
        folder.mkdir()
        characters = make(folder, options.plans)
        place = options.url or str(Path(temporary) / "shelf.db")
        with Library.open(place) as shelf:
            print(f"{options.plans} plans, {characters / 1e6:.1f} M characters, on {shelf.name}")
            count, clock, busy = add_all(shelf, folder)
            by_clock, by_processor = count / clock, count / busy
            print(f"add      {by_clock:6.1f} plans/s by the clock, {by_processor:.1f} by the processor (≥ {PLANS_BAR})")
            report(shelf, place)
        if options.url is None:
            print(f"size     {Path(place).stat().st_size / 1e6:6.1f} MB")


def report(shelf: Library, place: str) -> None:
    """Print what a full shelf answers, and how fast."""
    plans = shelf.plans()
    print(f"list     {best(shelf.plans) * 1e3:6.1f} ms for {len(plans)} plans (≤ {PARENTS_BAR * 1e3:.0f})")
    for words in ("低空经济", "研发经费投入强度", "发展", "“科技型中小企业”", "R&D", "没有这样的词语"):
        began = time.perf_counter()
        hits = len(shelf.search(words))
        first = (time.perf_counter() - began) * 1e3
        print(f"search   {best(partial(shelf.search, words), 3) * 1e3:6.1f} ms ({first:.0f} at first) {words}: {hits}")
    listed = sorted(shelf.listed(), key=lambda plan: plan.characters)
    spent = best(lambda: shelf.reading(listed[-1].known.id)) * 1e3
    print(f"read     {spent:6.1f} ms back from the shelf, the longest plan ({listed[-1].characters} characters)")
    six = listed[len(listed) // 2 :: max(1, len(listed) // 12)][:6]
    ids = [plan.known.id for plan in six]
    print(f"six      {', '.join(str(plan.characters) for plan in six)} characters: ", end="")
    print(f"{best(lambda: shelf.readings(ids)) * 1e3:.1f} ms to read back")
    for draft in (_SHARED / "清城区_科技创新十四五规划.txt", _SHARED / "real" / "全国_国家应急体系_2021-2025.txt"):
        steps = in_processes(place, draft, ids)
        alone, beside = (sum(spent.values()) for spent in steps)
        told = f"{alone * 1e3:.0f} → {beside * 1e3:.0f} ms; {draft.stem}"
        print(f"check    {beside / alone:6.2f} times beside six plans (≤ {RATIO_BAR}): {told}")
        more = {step: (spent - steps[0].get(step, 0.0)) * 1e3 for step, spent in steps[1].items()}
        most = sorted(more.items(), key=lambda item: -item[1])[:12]
        print("         more, in ms: " + "; ".join(f"{step} {spent:.1f}" for step, spent in most))


if __name__ == "__main__":
    main()
