"""The examples on every rule's page and the cases in cases/*.yml, through the real reading and engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.rules import manual, registry
from checker.rules.base import Rule
from tests.rules.samples import fixed, marks, review_of, without_marks

CASES: list[Any] = [
    pytest.param(path.stem, case, id=f"{path.stem}-{name}")
    for path in sorted(Path(__file__).with_name("cases").glob("*.yml"))
    for name, case in yaml.safe_load(path.read_text("utf-8")).items()
]


@pytest.mark.parametrize("rule", registry.ALL, ids=lambda r: r.code)
def test_the_wrong_examples_are_found_at_the_mark(rule: type[Rule]) -> None:
    examples = manual.page(rule).examples
    assert examples, f"{rule.code} shows no wrong example"
    for example in examples:
        text, marked = without_marks(example.wrong)
        review = review_of(text, example.upper, rule, example.siblings)
        assert marks(review) == marked
        if example.better is not None:
            assert fixed(text, review) == example.better
            assert not review_of(example.better, example.upper, rule, example.siblings).findings


@pytest.mark.parametrize("rule", registry.ALL, ids=lambda r: r.code)
def test_the_correct_examples_are_passed(rule: type[Rule]) -> None:
    correct = manual.page(rule).correct
    assert correct, f"{rule.code} shows no correct example"
    for one in correct:
        assert not review_of(one.text, one.upper, rule, one.siblings).findings


@pytest.mark.parametrize(("code", "case"), CASES)
def test_case(code: str, case: dict[str, Any]) -> None:
    """A case holds `pass`, or `fail` with marks in 【】 and perhaps `fixed`; `upper` and `siblings` stand beside it.

    `known` are plans of the library.
    """
    rule = registry.find(code)
    assert rule
    upper = case.get("upper", "").strip("\n") or None
    siblings = [sibling.strip("\n") for sibling in case.get("siblings", [])]
    known = [plan.strip("\n") for plan in case.get("known", [])]
    assert ("pass" in case) != ("fail" in case)
    if "pass" in case:
        assert not review_of(case["pass"].strip("\n"), upper, rule, siblings, known).findings
        return
    text, marked = without_marks(case["fail"].strip("\n"))
    review = review_of(text, upper, rule, siblings, known)
    assert marks(review) == marked
    if "severity" in case:
        assert {finding.severity.value for finding in review.findings} == {case["severity"]}
    if "says" in case:
        said = "".join(f.message + (f.computation or "") + (f.advice or "") for f in review.findings)
        assert case["says"] in said
    if "fixed" in case:
        assert fixed(text, review) == case["fixed"].strip("\n")


def test_every_rule_has_cases() -> None:
    assert {rule.code for rule in registry.ALL} == {
        path.stem for path in Path(__file__).with_name("cases").glob("*.yml")
    }


def test_codes_are_unique_and_sorted() -> None:
    codes = [rule.code for rule in registry.ALL]
    assert codes == sorted(set(codes))
