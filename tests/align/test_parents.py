"""Which plans of a library stand above a draft, and which it lacks."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from checker.align.parents import Parents, find_parents
from checker.align.plan_years import PeriodRelation, best_first, five_years, mostly_covers, period_relation, years_of
from checker.reading.elements import Profile
from tests.align.shelves import draft_of, known, many
from tests.rules.samples import reading_of

CASES: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("cases").joinpath("parents.yml").read_text("utf-8")
)
TREE = CASES["the whole tree above a district plan"]


def _found(parents: Parents) -> list[str]:
    return [f"{parent.plan.title} | {parent.kind}" for parent in parents.found]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_parents_of_a_family(case: dict[str, Any]) -> None:
    library = [known(line, i) for i, line in enumerate(case["library"], 1)]
    parents = find_parents(draft_of(case["draft"], case.get("region")), library)
    assert _found(parents) == case["found"]
    assert sorted(missing.title for missing in parents.missing) == sorted(case["missing"])
    if "says" in case:
        assert case["says"] in "".join(parent.why for parent in parents.found)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_the_order_of_the_library_and_strangers_in_it_change_nothing(case: dict[str, Any]) -> None:
    library = [known(line, i) for i, line in enumerate(case["library"], 1)]
    draft = draft_of(case["draft"], case.get("region"))
    alone = find_parents(draft, library)
    mixed = [*library, *many(60)]
    for seed in range(4):
        random.Random(seed).shuffle(mixed)
        assert find_parents(draft, tuple(mixed)) == alone


@given(st.permutations(range(len(TREE["library"]))), st.integers(0, len(TREE["library"])))
def test_taking_plans_away_takes_them_away_alone(order: list[int], count: int) -> None:
    library = [known(line, i) for i, line in enumerate(TREE["library"], 1)]
    chosen = [library[i] for i in order[:count]]
    # the city's place in its province is told by plans of the library, so one of them stays
    chosen = chosen if library[1] in chosen else [*chosen, library[1]]
    titles = {plan.title for plan in chosen}
    assert _found(find_parents(draft_of(TREE["draft"]), chosen)) == [
        found for found in TREE["found"] if found.split(" | ")[0] in titles
    ]


def test_the_file_of_the_draft_is_no_parent_of_it() -> None:
    draft = draft_of(TREE["draft"])
    library = [known(line, i) for i, line in enumerate(TREE["library"], 1)]
    same = replace(library[0], sha256=draft.plan.sha256)
    assert same.title not in {p.plan.title for p in find_parents(draft, [same, *library[1:]]).found}


def test_each_parent_says_why() -> None:
    library = [known(line, i) for i, line in enumerate(TREE["library"], 1)]
    parents = find_parents(draft_of(TREE["draft"]), library)
    why = {parent.plan.title: parent.why for parent in parents.found}
    assert why["澜川市科技创新发展“十四五”规划"] == "上级同领域规划，编制依据中引用"
    assert {parent.period for parent in parents.found} == {PeriodRelation.SAME, PeriodRelation.OVERLAPPING}


def test_a_missing_plan_says_why() -> None:
    case = CASES["only the last period's is there"]
    library = [known(line, i) for i, line in enumerate(case["library"], 1)]
    missing = {m.title: m.why for m in find_parents(draft_of(case["draft"]), library).missing}
    assert "2021—2025年" in missing["澜川市科技创新“十四五”规划"]


def test_two_provinces_with_one_city_leave_the_province_open() -> None:
    lines = ["澜川市教育规划 | 青澜省澜川市 | city | 青澜省", "澜川市水利规划 | 远岚省澜川市 | city | 远岚省"]
    lines.append("青澜省科技创新“十四五”规划 | 青澜省 | province | 全国")
    library = [known(line, i) for i, line in enumerate(lines, 1)]
    assert not find_parents(draft_of(CASES["only a draft is there"]["draft"]), library).found


def test_parents_are_found_among_three_hundred_plans() -> None:
    library = [*(known(line, i) for i, line in enumerate(TREE["library"], 1)), *many(300)]
    draft = draft_of(TREE["draft"])
    assert len(find_parents(draft, library).found) == len(TREE["found"])


@pytest.mark.parametrize(
    ("draft", "upper", "expected"),
    [
        ((2021, 2025), (2021, 2025), PeriodRelation.SAME),
        ((2024, 2026), (2021, 2025), PeriodRelation.OVERLAPPING),
        ((2021, 2025), (2016, 2020), PeriodRelation.EARLIER),
        ((2021, 2025), (2026, 2030), PeriodRelation.LATER),
        ((2021, 2025), (None, None), PeriodRelation.UNKNOWN),
        ((None, None), (2021, 2025), PeriodRelation.UNKNOWN),
        ((2021, 2025), (None, 2027), PeriodRelation.LATER),
    ],
)
def test_how_periods_stand(draft: tuple[int, int], upper: tuple[int, int], expected: PeriodRelation) -> None:
    assert period_relation(draft, upper) is expected


def test_years_that_a_plan_leaves_out() -> None:
    assert years_of(Profile(period_end=2030, issued="2025-03-10")) == (2025, 2030)
    assert years_of(Profile(period_end=2018)) == (2018, 2018)
    assert years_of(Profile(issued="2025-05")) == (2025, 2025)
    assert years_of(Profile()) == (None, None)


def test_the_period_that_covers_most_comes_first() -> None:
    draft = (2024, 2026)
    assert sorted([(2026, 2030), (2021, 2035), (2021, 2025)], key=lambda years: best_first(draft, years)) == [
        (2021, 2035),
        (2021, 2025),
        (2026, 2030),
    ]
    assert mostly_covers((2021, 2025), draft)
    assert not mostly_covers((2026, 2030), draft)


def test_names_of_five_years() -> None:
    assert five_years((2021, 2025)) == "十四五"
    assert five_years((2026, 2030)) == "十五五"
    assert five_years((2022, 2026)) is None


def test_a_draft_that_says_nothing_of_itself_has_no_parents() -> None:
    library = [known(line, i) for i, line in enumerate(TREE["library"], 1)]
    empty = reading_of("")
    assert find_parents(empty, library) == Parents((), ())
    assert find_parents(replace(empty, profile=Profile()), []) == Parents((), ())
