"""Tasks, bodies and years planted in pairs of plans: errors are found, what meets the upper plan is passed.

The full run over all families is `python -m tests.seeded.tasks`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.seeded.pairs import families
from tests.seeded.tasks import KINDS, RULES, Trial, trials

FOUND = 0.95
"""The bar: so many of the planted errors are found by their rule, beside the planted sentence of the upper plan."""
FAMILIES, ROUNDS = 2, 2


@pytest.fixture(scope="module")
def done(shared: Path) -> list[Trial]:
    return list(trials(families(shared / "plans", short=True)[:FAMILIES], ROUNDS))


@pytest.mark.shared
def test_planted_errors_are_found_alone(done: list[Trial]) -> None:
    wrong = [trial for trial in done if trial.wrong]
    missed = [(trial.kind, trial.upper, trial.draft, trial.new) for trial in wrong if not trial.good]
    assert len(wrong) == FAMILIES * ROUNDS * len(KINDS)
    assert len(missed) <= (1 - FOUND) * len(wrong), missed


@pytest.mark.shared
def test_drafts_that_meet_the_upper_plan_are_passed(done: list[Trial]) -> None:
    assert [(trial.kind, trial.upper, trial.draft) for trial in done if not trial.wrong and trial.new] == []


def test_every_rule_has_its_kind() -> None:
    assert {rule for rule, _ in KINDS.values()} == set(RULES)
