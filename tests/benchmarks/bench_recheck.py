"""Seconds from an edit of one paragraph to the new review, on the longest real plan beside an upper plan.

    python -m tests.benchmarks.bench_recheck [PLAN] [--upper PLAN] [--edits 40]

Paragraphs all over the plan are edited one after the other, with metrics and without, headings too; after each the
draft is read and checked by the same `Checker`, as the window does. The clock shows the median, the 90th of 100 and
the worst, in milliseconds, reading apart. `--rules` prints what each rule costs an edit and after how many edits it ran
again. Bar: median ≤ 50 ms.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections import defaultdict
from pathlib import Path

from checker import engine, reading
from checker.plan import Plan
from checker.rules import registry
from checker.sources import read_plan
from tests.benchmarks.bench_reading import longest

BAR = 50.0  # milliseconds


def edited(plan: Plan, edits: int) -> list[Plan]:
    """Return the plan after one more edit each: a word typed into paragraphs spread over the text."""
    texts = [i for i, block in enumerate(plan.blocks) if block.text.strip()]
    step = max(len(texts) // edits, 1)
    out: list[Plan] = []
    for number, block in enumerate(texts[::step][:edits]):
        text = plan.blocks[block].text
        plan = plan.with_texts({block: text[: len(text) // 2] + f"（第{number}次修改）" + text[len(text) // 2 :]})
        out.append(plan)
    return out


def measured(plan: Plan, upper: Plan, edits: int) -> dict[str, list[float]]:
    """Return milliseconds of reading and of the whole for each edit, by the clock and of the processor."""
    checker = engine.Checker([reading.read(upper)])
    engine.finish(checker.check(plan))
    out: dict[str, list[float]] = defaultdict(list)
    for changed in edited(plan, edits):
        clock, processor = time.perf_counter(), time.process_time()
        review = engine.finish(checker.check(changed))
        out["whole"].append((time.perf_counter() - clock) * 1000)
        out["whole (processor)"].append((time.process_time() - processor) * 1000)
        out["read"].append(review.seconds["read"] * 1000)
    return out


def ruled(plan: Plan, upper: Plan, edits: int) -> dict[str, tuple[float, int]]:
    """Return the milliseconds that each rule costs an edit, over all of them, and after how many it ran again."""
    spent: dict[str, list[float]] = defaultdict(list)
    checker = engine.Checker([reading.read(upper)])
    engine.finish(checker.check(plan))
    run = registry.run

    def timed(rule, context):  # type: ignore[no-untyped-def]
        began = time.process_time()
        result = run(rule, context)
        spent[f"{rule.code} {rule.sight}{', as far as it looks' if rule.look else ''}"].append(
            (time.process_time() - began) * 1000
        )
        return result

    registry.run = timed
    try:
        for changed in edited(plan, edits):
            engine.finish(checker.check(changed))
    finally:
        registry.run = run
    return {name: (sum(times) / edits, len(times)) for name, times in spent.items()}


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; returns 1 when the bar is missed, 2 when there is no plan."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("plan", nargs="?", type=Path)
    parser.add_argument("--upper", type=Path)
    parser.add_argument("--edits", type=int, default=40)
    parser.add_argument("--rules", action="store_true")
    options = parser.parse_args(arguments)
    plans = longest(Path(__file__).resolve().parents[2].parent / "shared" / "plans" / "real")
    path = options.plan or (plans[0] if plans else None)
    above = options.upper or next((other for other in plans if other != path), None)
    if path is None or above is None:
        print("no plan to read", file=sys.stderr)
        return 2
    plan, upper = read_plan(path), read_plan(above)
    print(f"{path.name}: {plan.characters} characters, upper plan {above.name}, {options.edits} edits")
    if options.rules:
        for name, (spent, runs) in sorted(ruled(plan, upper, options.edits).items(), key=lambda item: -item[1][0]):
            print(f"  {spent:7.2f} ms  {runs:4} times  {name}")
        return 0
    results = measured(plan, upper, options.edits)
    for name, times in results.items():
        ordered = sorted(times)
        middle, most = statistics.median(ordered), ordered[int(len(ordered) * 0.9)]
        best, worst = ordered[0], ordered[-1]
        print(f"  {name}: median {middle:.1f} ms, 90 % {most:.1f} ms, worst {worst:.1f} ms, best {best:.1f} ms")
    middle = statistics.median(results["whole"])
    print(f"  bar: median {middle:.1f} ms (≤ {BAR:.0f})")
    return 0 if middle <= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
