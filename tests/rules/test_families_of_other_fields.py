"""Families of transport, health, education and agriculture: silent as they stand, each planted error found alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker import engine
from checker.review import Review
from tests.rules.samples import reading_of

RULES = ("XPL-19", "XPL-20", "XPL-22", "XPL-23", "XPL-24", "XPL-25", "XPL-26")
FAMILIES: dict[str, dict[str, Any]] = {
    path.stem: yaml.safe_load(path.read_text("utf-8"))
    for path in sorted(Path(__file__).with_name("families").glob("*.yml"))
}
OLD_NAME = {"transport": "县区交通公路建设局", "agriculture": "县区农业畜牧水产局"}
PLANTED = [
    pytest.param(name, plant, id=f"{name}-{i}-{plant['rule']}")
    for name, family in FAMILIES.items()
    for i, plant in enumerate(family["plant"])
]


def review(draft: str, upper: str) -> Review:
    return engine.run(reading_of(draft.strip("\n")), [reading_of(upper.strip("\n"))], select=RULES)


def said(result: Review) -> list[tuple[str, str, str]]:
    """Return rule, first mark and message of each finding."""
    return [(f.rule, result.quote(f.places[0]), f.message) for f in result.findings]


@pytest.mark.parametrize("name", FAMILIES)
def test_a_draft_that_takes_up_everything_is_passed(name: str) -> None:
    """Nothing is found but, as a note, a bureau that the upper plan calls by an old name."""
    result = review(FAMILIES[name]["draft"], FAMILIES[name]["upper"])
    assert all(OLD_NAME.get(name, "？") in message for _, _, message in said(result)), said(result)


@pytest.mark.parametrize(("name", "plant"), PLANTED)
def test_a_planted_error_is_found_and_nothing_else(name: str, plant: dict[str, str]) -> None:
    family = FAMILIES[name]
    old = plant.get("at", plant["old"])
    assert family["draft"].count(old) == 1
    before = {(rule, message) for rule, _, message in said(review(family["draft"], family["upper"]))}
    result = review(family["draft"].replace(old, plant["new"]), family["upper"])
    fresh = [found for found in said(result) if (found[0], found[2]) not in before]
    assert [rule for rule, _, _ in fresh] == [plant["rule"]], said(result)
    if "mark" in plant:
        assert fresh[0][1] == plant["mark"]
    if "says" in plant:
        assert plant["says"] in fresh[0][2]
    if "severity" in plant:
        assert {f.severity.value for f in result.findings if f.message == fresh[0][2]} == {plant["severity"]}
