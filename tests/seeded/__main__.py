"""Run all kinds in all plans and print the table: python -m tests.seeded [words in a kind's name ...]."""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from pathlib import Path

import tests.seeded.planters  # noqa: F401 - registers all kinds
from tests.seeded.drafts import Draft, load
from tests.seeded.kinds import KINDS
from tests.seeded.scoring import Trial, trials

PLANS = Path(__file__).resolve().parents[3] / "shared" / "plans"


def told(trial: Trial) -> str:
    """Return what was planted and what is new, in two lines."""
    changes = " | ".join(f"{trial.draft.written(c.spot)!r}→{c.text!r}" for c in trial.planted.changes[:2])
    new = "; ".join(f"{f.rule} {f.message}" for f in trial.new) or "—"
    block = trial.planted.changes[0].spot.block
    return f"    {trial.draft.name}:{trial.draft.plan.blocks[block].line} {changes}\n        {new}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", help="only kinds whose name or rules hold one of these")
    parser.add_argument("--places", type=int, default=3, help="places of each kind in each plan")
    parser.add_argument("--short", action="store_true", help="short plans only")
    parser.add_argument("--plans", default="", help="only plans whose name holds this")
    parser.add_argument("--verbose", "-v", action="store_true", help="show each miss and each extra finding")
    options = parser.parse_args()
    drafts: list[Draft] = [d for d in load(PLANS, options.short) if options.plans in d.name]
    kinds = [
        k
        for k in KINDS
        if not options.words or any(w in k.name or any(r.startswith(w) for r in k.rules) for w in options.words)
    ]
    began = time.perf_counter()
    total: dict[str, int] = defaultdict(int)
    print(f"{'planted':>7} {'plans':>5} {'killed':>6} {'%':>5} {'wrong':>5} {'extra':>5}  kind")
    for kind in kinds:
        if not kind.known:
            print(f"{'-':>7} {'':>31}  {kind.name} {'/'.join(kind.rules)} (no rule)")
            continue
        done = list(trials([kind], drafts, options.places))
        killed = sum(t.killed for t in done)
        wrong = sum(t.wrong_rule for t in done)
        extra = sum(bool(t.extra) for t in done)
        plans = len({t.draft.name for t in done})
        share = 100 * killed / len(done) if done else 0
        print(
            f"{len(done):7} {plans:5} {killed:6} {share:5.1f} {wrong:5} {extra:5}  {kind.name} {'/'.join(kind.rules)}",
            flush=True,
        )
        for name, count in (
            ("planted", len(done)),
            ("killed", killed),
            ("wrong", wrong),
            ("extra", extra),
            ("kinds", bool(done)),
        ):
            total[name] += count
        if options.verbose:
            for trial in done:
                if not trial.killed or trial.extra:
                    print("  MISS" if not trial.killed else "  EXTRA", [f"{f.rule}" for f in trial.extra])
                    print(told(trial))
    print(
        f"{total['kinds']} kinds, {total['planted']} planted, {total['killed']} killed "
        f"({100 * total['killed'] / max(total['planted'], 1):.1f} %), {total['wrong']} by the wrong rule only, "
        f"{total['extra']} with other new findings; {time.perf_counter() - began:.0f} s"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
