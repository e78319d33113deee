"""Draft and siblings side by side: who belongs together, ranks, fractions, sums, weights."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import engine
from checker.align.family import Family, areas, family
from checker.intervals import Interval
from checker.reading.elements import Reading
from tests.rules.samples import reading_of

CITY = """南河市科技创新“十四五”规划（2021—2025年）
全市下辖3个县（市、区）。
一、发展目标
到2025年，高新技术企业达到500家，全社会研发经费投入强度达到2.5%。"""


def district(name: str, companies: int, gdp: int | None = None, unit: str = "家") -> Reading:
    """Return a district's plan with one target, and its economy where asked for."""
    economy = f"\n2020年，地区生产总值{gdp}亿元。" if gdp else ""
    return reading_of(
        f"南河市{name}科技创新“十四五”规划（2021—2025年）\n一、发展基础\n2020年，高新技术企业{companies // 2}家。"
        f"{economy}\n二、发展目标\n到2025年，高新技术企业达到{companies}{unit}。"
    )


def together(*districts: Reading) -> Family:
    return family(districts[0], [reading_of(CITY)], districts[1:])


def test_a_row_holds_every_area_with_base_rank_and_fraction() -> None:
    found = together(district("东江区", 200), district("西江区", 250), district("北山县", 50))
    (row,) = found.rows
    assert (row.indicator, row.unit, row.whole) == ("hightech_enterprises", "家", True)
    assert [one.plan for one in row.standings] == [0, 2, 3]
    assert [one.rank for one in row.standings] == [2, 1, 3]
    assert [one.of_total for one in row.standings] == [Decimal("0.4"), Decimal("0.5"), Decimal("0.1")]
    assert row.total == row.upper_value == Interval.point(Decimal(500))
    base = row.standings[1].base
    assert base is not None and base.value == 125


def test_equal_figures_share_a_rank() -> None:
    (row,) = together(district("东江区", 200), district("西江区", 200), district("北山县", 50)).rows
    assert [one.rank for one in row.standings] == [1, 1, 3]


def test_units_of_one_kind_are_compared() -> None:
    (row,) = together(district("东江区", 200), district("西江区", 250, unit="户")).rows
    assert row.standings[1].value == Interval.point(Decimal(250))


def test_the_economy_weighs_where_all_state_it_for_one_year() -> None:
    found = together(district("东江区", 200, 600), district("西江区", 250, 300), district("北山县", 50, 100))
    assert found.weighed_by == "2020年地区生产总值"
    assert found.weights == {0: Decimal("0.6"), 2: Decimal("0.3"), 3: Decimal("0.1")}
    assert not together(district("东江区", 200, 600), district("西江区", 250)).weights


def test_a_sibling_of_the_draft_s_own_area_or_of_another_city_is_left_out_with_the_reason() -> None:
    stranger = reading_of(
        "北湖市中山区科技创新“十四五”规划（2021—2025年）\n一、发展目标\n到2025年，高新技术企业达到9家。"
    )
    draft = district("东江区", 200)
    found = areas(draft, [reading_of(CITY)], [district("东江区", 210), stranger, district("西江区", 100)])
    assert found.members == (0, 4)
    assert found.left_out == {2: "与本文件或另一份同级规划为同一区域", 3: "不能认定与本文件同属一个上级区域"}
    assert (found.expected, found.whole) == (3, False)


def test_the_table_of_divisions_knows_when_all_are_here() -> None:
    def plan(name: str) -> Reading:
        return reading_of(
            f"湖北省鄂州市{name}工业发展“十四五”规划（2021—2025年）\n一、发展目标\n到2025年，高新技术企业达到9家。"
        )

    city = reading_of("湖北省鄂州市工业发展“十四五”规划（2021—2025年）\n一、发展目标\n到2025年，高新技术企业达到30家。")
    draft, *others = (plan(name) for name in ("梁子湖区", "华容区", "鄂城区"))
    assert areas(draft, [city], others).whole
    assert (areas(draft, [city], others[:1]).expected, areas(draft, [city], others[:1]).whole) == (3, False)


def test_what_is_not_compared_is_said() -> None:
    review = engine.run(district("东江区", 200), [reading_of(CITY)], [district("东江区", 210), district("西江区", 100)])
    said = [note for note in review.not_checked if "同级" in note]
    assert said == [
        "同级规划《南河市东江区科技创新“十四五”规划》与本文件或另一份同级规划为同一区域，未作比较。",
        "同级规划连同本文件共2份，共应有3份，未能认定已齐全，未判断各地合计是否不足。",
    ]


@pytest.mark.parametrize("short", [0, 1])
@given(st.integers(50, 400), st.integers(50, 400))
def test_a_gap_is_told_exactly_when_the_sum_falls_short(short: int, one: int, other: int) -> None:
    last = max(500 - one - other, 50) - short
    plans = [district("东江区", one), district("西江区", other), district("北山县", last)]
    review = engine.run(plans[0], [reading_of(CITY)], plans[1:], select=["XPL-11"])
    assert len(review.findings) == (one + other + last < 500)
