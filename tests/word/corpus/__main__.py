"""The bars of Word export over a folder of documents.

    python -m tests.word.corpus FOLDER... [--seed N...] [--limit N] [--without-oracles] [--libreoffice N]

Every Word file takes three comments and three tracked replacements at random visible places, the same for the same
seed. Prints a table of the bars and each file that misses one; oracles that are not installed are named and left out.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import time
from collections import Counter
from functools import partial
from pathlib import Path

from checker.word.parts import MAIN_TYPES
from tests.word.corpus import libreoffice, oracles
from tests.word.corpus.measure import Outcome, measured

REFUSALS = 0.02


def main(arguments: list[str] | None = None) -> int:
    """Run the bars; returns 1 when one is missed, 2 when there are no files."""
    options = _options(arguments)
    paths = [p for folder in options.folder for p in sorted(folder.rglob("*")) if p.suffix.lower() in MAIN_TYPES]
    if options.limit and len(paths) > options.limit:
        paths = sorted(random.Random(options.seed[0]).sample(paths, options.limit))
    if not paths:
        print("no Word files there", file=sys.stderr)
        return 2
    for name in oracles.missing():
        print(f"left out: {name} is not installed")
    began = time.perf_counter()
    job = partial(measured, seeds=options.seed, with_oracles=not options.without_oracles)
    with multiprocessing.get_context("spawn").Pool(options.processes, maxtasksperchild=100) as pool:
        outcomes = [_told(outcome) for outcome in pool.imap_unordered(job, paths)]
    good = report(outcomes)
    for seed in options.seed if options.libreoffice and "LibreOffice" not in oracles.missing() else ():
        good = libreoffice.report(paths, options.libreoffice, seed) and good
    print(f"{time.perf_counter() - began:.0f} s")
    return 0 if good else 1


def _told(outcome: Outcome) -> Outcome:
    """Print what a document missed as soon as it is known: a folder can take an hour."""
    for bar, what in outcome.failures:
        print(f"MISSED {outcome.path.name}: {bar}: {what}", flush=True)
    return outcome


def report(outcomes: list[Outcome]) -> bool:
    """Print the figures; tells whether all bars are met."""
    refused = [o for o in outcomes if o.refused]
    print(f"{len(outcomes)} files, {len(refused)} not readable or without text:")
    for reason, count in Counter(o.refused for o in refused).most_common():
        print(f"  {count:5} {reason}")
    counts: Counter[str] = sum((o.counts for o in outcomes), Counter())
    failed = Counter(bar for o in outcomes for bar, _ in o.failures)
    files = Counter(bar for o in outcomes for bar in {bar for bar, _ in o.failures})
    bars = {bar for o in outcomes for bar, _ in o.failures} | {b for b in counts if b in _BARS}
    print(f"{'bar':42} {'measured':>8} {'missed':>7} {'files':>6}")
    for bar in sorted(bars, key=lambda b: (_BARS.index(b) if b in _BARS else 99, b)):
        print(f"{bar:42} {counts[bar]:8} {failed[bar]:7} {files[bar]:6}")
    for name in sorted(set(counts) - bars):
        print(f"  {counts[name]:6} {name}")
    share = counts["comments refused"] / max(counts["comments asked"], 1)
    print(f"comments refused {share:.2%} (bar {REFUSALS:.0%})")
    return not failed and share < REFUSALS


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="+", type=Path)
    parser.add_argument("--seed", nargs="+", type=int, default=[1])
    parser.add_argument("--limit", type=int, default=0, help="as many files, drawn by the first seed")
    parser.add_argument("--without-oracles", action="store_true", help="own readers alone, much quicker")
    parser.add_argument("--libreoffice", type=int, default=0, metavar="N", help="convert N copies of each seed")
    parser.add_argument("--processes", type=int, default=2)
    return parser.parse_args(arguments)


_BARS = [
    "no crash",
    "written",
    "refused with reason",
    "other parts unchanged",
    "no part but ours added",
    "nothing related or declared twice",
    "other paragraphs' bytes unchanged",
    "accept = intended (reader)",
    "reject ours = draft (markup)",
    "reject all = draft rejected (markup)",
    "accept (pandoc)",
    "reject (pandoc)",
    "anchored text exact or named",
    "nothing doubled",
    "no part doubled",
    "reject all after a second round",
    "no new finding (sdk)",
    "no new finding (integrity)",
    "no new finding (audit)",
]

if __name__ == "__main__":
    sys.exit(main())
