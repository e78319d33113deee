"""How long two versions of a long draft take to compare, beside reading: `python -m tests.benchmarks.bench_compare`."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

from checker.drafting.compare import compare
from checker.plan import Block, Plan
from checker.reading import read
from tests.drafting.known_changes import edited

_WORDS = "临溪 澜川 产业 平台 人才 项目 资金 企业 创新 服务 设施 改造 提升 推进 完善 培育 支持 强化 统筹 布局".split()


def draft(characters: int, seed: int) -> Plan:
    """Return a draft of about so many characters, chapters of six paragraphs."""
    chance = Random(seed)
    texts: list[str] = ["临溪区综合发展“十五五”规划（2026—2030年）"]
    length = 0
    while length < characters:
        number = len(texts) // 7
        text = f"（一）{''.join(chance.choices(_WORDS, k=4))}" if len(texts) % 7 == 0 else _paragraph(chance, number)
        texts.append(text)
        length += len(text)
    return Plan(Path("草案.txt"), "txt", "0" * 64, tuple(Block(i, text) for i, text in enumerate(texts, 1)))


def _paragraph(chance: Random, number: int) -> str:
    clauses = ["".join(chance.choices(_WORDS, k=chance.randint(4, 9))) for _ in range(chance.randint(4, 12))]
    return "，".join(clauses) + f"，到{2026 + number % 5}年完成{chance.randint(10, 900)}个。"


def rewritten(plan: Plan, share: float, seed: int) -> Plan:
    """Return the draft with a share of the characters of each paragraph replaced."""
    chance = Random(seed)
    blocks = [
        replace(b, text="".join(chance.choice(_WORDS)[0] if chance.random() < share else c for c in b.text))
        for b in plan.blocks
    ]
    return replace(plan, blocks=tuple(blocks))


def main() -> None:
    """Print the seconds of the processor for few changes, many, every paragraph rewritten, and another draft."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--characters", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    plan = draft(options.characters, 1)
    old = read(plan)
    cases: dict[str, Callable[[], Plan]] = {
        "10 changes": lambda: edited(plan, 1, 10)[0],
        "200 changes": lambda: edited(plan, 2, 200)[0],
        "every paragraph rewritten": lambda: rewritten(plan, 0.15, 3),
        "another draft": lambda: draft(options.characters, 2),
    }
    for name, make in cases.items():
        new = read(make())
        best, rows = min(_timed(lambda new=new: compare(old, new).rows) for _ in range(options.runs))
        print(f"{name}: {best:.2f} s, {rows} rows")


def _timed(run: Callable[[], tuple[object, ...]]) -> tuple[float, int]:
    began = time.process_time()
    rows = run()
    return time.process_time() - began, len(rows)


if __name__ == "__main__":
    main()
