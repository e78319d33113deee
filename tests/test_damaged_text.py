"""Damaged text is read and checked to the end: cut short, characters lost, doubled or foreign; every place holds."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import pytest

from checker import engine, resources
from checker.plan import Block, Plan
from checker.reading import read
from checker.reports.contract import reading_json, review_json
from checker.reports.quantities import quantities_json
from checker.sources import read_plan

FOREIGN = (
    "一二十百万亿点半%％（）“”《》〔〕【】：；，。、—-~·①½²"
    "\t \u3000\u200b\ufeff\n\r#*|[]()0123456789./+<>≥年家元倍第章附表Aé😀\x0b\u2028𠀀"
)


@cache
def sample() -> str:
    path = next(p for p in sorted(resources.path("samples").glob("*.docx")) if "区" in p.name)
    return "\n".join(block.text for block in read_plan(path).blocks)


def damaged(seed: int) -> str:
    """Return a piece of the sample with some edits, the same for the same seed."""
    rng = random.Random(seed)
    start = rng.randrange(len(sample()) // 2)
    text = list(sample()[start : start + rng.choice([40, 400, 2500])])
    for _ in range(rng.randrange(60)):
        at = rng.randrange(len(text) + 1)
        match rng.randrange(4):
            case 0:
                text[at : at + 1] = rng.choice(FOREIGN)
            case 1:
                text[at:at] = rng.choices(FOREIGN, k=5)
            case 2:
                del text[at : at + rng.randrange(30)]
            case _:
                text[at:at] = text[at // 2 : at // 2 + rng.randrange(80)]
    return "".join(text)


@pytest.mark.parametrize("seed", range(40))
def test_every_rule_runs_and_every_place_quotes_its_line(seed: int) -> None:
    lines = damaged(seed).split("\n")
    plan = Plan(Path("草案.txt"), "txt", "", tuple(Block(i, line) for i, line in enumerate(lines, 1)))
    reading = read(plan)
    review = engine.run(reading)
    assert [f.message for f in review.findings if "未能完成" in f.message] == []
    report = review_json(review)
    places = [place for finding in report["findings"] for place in finding["locations"]]
    rows = [*reading_json(reading)["plans"][0]["metrics"], *quantities_json(reading)]
    for place in [*places, *rows]:
        assert lines[place["line"] - 1][place["start"] : place["end"]] == place["quote"]
