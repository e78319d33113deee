"""Names planted in pairs of plans: errors found at their place, what is quoted rightly passed.

The full run over all families is `python -m tests.seeded.pairs`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.seeded.pairs import KINDS, RULES, Trial, families, trials

FOUND = 0.95
"""The bar: so many of the planted errors are found by their rule in the planted sentence."""
FAMILIES = 2


@pytest.fixture(scope="module")
def done(shared: Path) -> list[Trial]:
    return list(trials(families(shared / "plans", short=True)[:FAMILIES], 1))


@pytest.mark.shared
def test_planted_errors_are_found_in_their_sentence(done: list[Trial]) -> None:
    wrong = [trial for trial in done if trial.wrong]
    missed = [(trial.kind, trial.sentences) for trial in wrong if not trial.hits]
    assert len(wrong) == FAMILIES * len(KINDS)
    assert len(missed) <= (1 - FOUND) * len(wrong), missed


@pytest.mark.shared
def test_what_is_quoted_rightly_is_passed(done: list[Trial]) -> None:
    assert [(trial.kind, trial.sentences) for trial in done if not trial.wrong and trial.new] == []


@pytest.mark.shared
def test_errors_bring_up_nothing_else(done: list[Trial]) -> None:
    assert [(trial.kind, trial.sentences) for trial in done if len(trial.new) > len(trial.hits)] == []


def test_every_rule_has_its_kinds() -> None:
    assert {rule for rule, _ in KINDS.values()} == set(RULES)
    assert len(KINDS) >= 14
