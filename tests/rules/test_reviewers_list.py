"""A careful reviewer's list: what must be found in the shared plans, and passages that only look wrong."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from checker import engine
from checker.findings import Severity
from checker.reading import read
from checker.review import Review
from tests.rules.samples import plan_of

FIRST_TWELVE = {
    *("STR-01", "STR-05", "NUM-01", "NUM-03", "NUM-04", "NUM-07", "NUM-13"),
    *("XPL-01", "XPL-03", "XPL-04", "LNG-03", "LNG-08"),
}
DISTRICT, CITY = "清城区_科技创新十四五规划.txt", "清远市_科技创新十四五规划_征求意见稿.txt"


@cache
def rows(folder: Path) -> tuple[dict[str, str], ...]:
    with (folder / "findings" / "qingcheng_qingyuan.tsv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def review(folder: Path, draft: str, upper: str | None = None) -> Review:
    texts = [(folder / "plans" / name).read_text("utf-8") for name in (draft, *([upper] if upper else []))]
    readings = [read(plan_of(text)) for text in texts]
    return engine.run(readings[0], readings[1:])


def squashed(text: str) -> str:
    return "".join(text.split())


def meets(result: Review, row: dict[str, str]) -> bool:
    """Tell whether a finding of the row's type shares words with one of the row's quotes."""
    quotes = [squashed(quote) for quote in row["quotes"].split("||")]
    marks = [squashed(result.quote(p)) for f in result.findings if f.rule == row["type"] for p in f.places]
    return any(mark and (mark in quote or quote in mark) for mark in marks for quote in quotes)


@pytest.mark.shared
def test_grave_findings_of_text_and_word_lists_are_found(shared: Path) -> None:
    missed = []
    for row in rows(shared):
        grave = row["kind"] == "finding" and row["severity"] in ("error", "major") and row["auto"] in ("A", "L")
        if grave:
            alone = row["id"].startswith("QY")
            result = review(shared, CITY) if alone else review(shared, DISTRICT, CITY)
            if not meets(result, row):
                missed.append(row["id"])
    assert not missed


@pytest.mark.shared
def test_the_first_rules_step_on_no_trap(shared: Path) -> None:
    """The one mark that stands on a trap's words is the finding that the list itself asks for there (XP-01)."""
    asked = {(q, row["type"]) for row in rows(shared) if row["kind"] == "finding" for q in row["quotes"].split(" || ")}
    stepped = []
    for row in rows(shared):
        if row["kind"] == "finding":
            continue
        draft = row["plans"].split(" || ")[0]
        result = review(shared, DISTRICT, CITY) if draft == DISTRICT else review(shared, CITY)
        for finding in result.findings:
            if finding.rule not in FIRST_TWELVE or finding.severity is Severity.INFO:
                continue
            place = finding.places[0]
            line, mark = result.pieces(place)[0].line, squashed(result.quote(place))
            same_line = str(line) == row["lines"].split(" || ")[0]
            if same_line and (mark in squashed(row["quotes"]) or squashed(row["quotes"]) in mark):
                stepped.append((row["quotes"], finding.rule))
    assert [hit for hit in stepped if hit not in asked] == []
