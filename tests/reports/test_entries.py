"""Which pairs share a row: one an indicator over all plans, and no upper target is lost."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from checker.align.pairs import Pair, Verdict
from checker.reading.elements import Metric
from checker.reports.entries import Years, entries, sides
from tests.reports.builder import CITY, family, metric


def target(id: str, indicator: str, year: int = 2025) -> Metric:
    return replace(metric(CITY, "15亿元", indicator, "15", "亿元", year=year, indicator=indicator), id=id)


def test_one_row_an_indicator_over_all_plans() -> None:
    own, city, nation = target("d", "gdp"), target("c", "gdp"), target("n", "gdp")
    found = entries((Pair(own, city, 1, Verdict.EQUAL), Pair(own, nation, 2, Verdict.LOWER)))
    assert [(e.draft, sorted(e.pairs)) for e in found] == [(own, [1, 2])]


def test_missing_targets_of_two_plans_share_a_row_and_come_last() -> None:
    own = target("d", "gdp")
    pairs = (
        Pair(None, target("c", "patents"), 1, Verdict.MISSING),
        Pair(own, None, 1, Verdict.EXTRA),
        Pair(None, target("n", "patents"), 2, Verdict.MISSING),
    )
    found = entries(pairs)
    assert [e.draft for e in found] == [own, None] and sorted(found[1].pairs) == [1, 2]


def test_targets_of_two_years_stand_beside_their_year() -> None:
    pairs = [
        Pair(None, target(f"{plan}-{year}", "patents", year), plan, Verdict.MISSING)
        for plan, years in ((1, (2025, 2030)), (2, (2030, 2025)))
        for year in years
    ]
    found = entries(pairs)
    assert [{p.upper.year for p in e.pairs.values() if p.upper} for e in found] == [{2025}, {2030}]


def test_a_plan_without_the_target_yields_to_one_that_has_it() -> None:
    own, city = target("d", "gdp"), target("c", "gdp")
    none, some = Pair(own, None, 1, Verdict.EXTRA), Pair(own, city, 1, Verdict.EQUAL)
    for order in ((none, some), (some, none)):
        (entry,) = entries(order)
        assert entry.pairs[1] is some


@given(st.lists(st.tuples(st.integers(1, 3), st.sampled_from("abc"), st.sampled_from([2025, 2030]), st.booleans())))
def test_no_upper_target_is_lost(rows: list[tuple[int, str, int, bool]]) -> None:
    pairs = [
        Pair(
            target(f"d{name}", name) if known else None,
            target(f"u{i}", name, year),
            plan,
            Verdict.EQUAL if known else Verdict.MISSING,
        )
        for i, (plan, name, year, known) in enumerate(rows)
    ]
    found = entries(pairs)
    assert sorted(id(p) for e in found for p in e.pairs.values()) == sorted(map(id, pairs))


def test_the_main_pair_is_the_nearest_that_has_the_target() -> None:
    own = target("d", "gdp")
    near, far = Pair(own, None, 1, Verdict.EXTRA), Pair(own, target("n", "gdp"), 2, Verdict.HIGHER)
    (entry,) = entries((near, far))
    assert entry.main((1, 2)) is far and entry.main((1,)) is near and entry.main(()) is None


def test_rows_that_only_complete_the_account_come_apart() -> None:
    head, rest = Pair(target("d", "gdp"), None, 1, Verdict.EXTRA), Pair(target("e", "gdp"), None, 1, Verdict.EXTRA)
    rest = replace(rest, headline=False)
    assert [e.draft for e in entries((head, rest))] == [head.draft]
    assert [e.draft for e in entries((head, rest), headline=False)] == [rest.draft]


def test_sides_are_those_that_were_compared() -> None:
    own, upper, converted = target("d", "gdp"), target("c", "gdp"), target("x", "gdp")
    assert sides(Pair(own, upper, 1, Verdict.EQUAL)) == (own, upper)
    assert sides(Pair(own, upper, 1, Verdict.EQUAL, upper_form=converted)) == (own, converted)


def test_the_years_of_the_heads_are_the_commonest() -> None:
    assert Years.of(family().pairs) == Years(2020, 2025)
    assert Years.of(()) == Years(None, None)
