"""Gates, pairing, verdicts, baselines and feasibility of comparisons with an upper plan."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.align import gates
from checker.align.baselines import baseline, years_between
from checker.align.feasibility import needed_growth, yearly
from checker.align.pairing import pair, targets
from checker.align.pairs import Pair, Verdict
from checker.align.relation import Relation, directly_above, relation
from checker.align.values import factor, in_unit, stated, with_unit, written
from checker.intervals import Interval
from checker.reading.elements import Comparator, Measure, Metric, MetricKind, Profile
from checker.text import Span
from tests.rules.samples import reading_of

CITY = Profile(
    title="广东省清远市规划",
    region="广东省清远市",
    level="city",
    parent_region="广东省",
    period_start=2021,
    period_end=2025,
)
DISTRICT = Profile(
    title="清城区规划",
    region="广东省清远市清城区",
    level="district",
    parent_region="清远市",
    period_start=2021,
    period_end=2025,
)
PROVINCE = Profile(title="广东省规划", region="广东省", level="province", period_start=2021, period_end=2025)
NATION = Profile(title="国家规划", region="全国", level="nation")
OTHER = replace(CITY, region="广东省揭阳市")


def metric(value: str | None, unit: str = "%", **fields: object) -> Metric:
    """Return a target of 2025 with the fields that a test is about."""
    base = Metric(
        id="m1",
        indicator="rd_intensity",
        name="研发投入强度",
        value=None if value is None else Decimal(value),
        unit=unit,
        comparator=Comparator.EQ,
        measure=Measure.LEVEL,
        kind=MetricKind.TARGET,
        passage=0,
        span=Span(0, 1),
        year=2025,
    )
    return replace(base, **fields)  # type: ignore[arg-type]


def plan(title: str, *lines: str) -> str:
    return "\n".join((f"{title}科技创新“十四五”规划（2021—2025年）", *lines))


def rows(draft: str, upper: str) -> list[Pair]:
    return list(pair(reading_of(draft), reading_of(upper), 1))


def verdict(own: str, other: str, area: str = "广东省清远市清城区", whole: str = "广东省清远市") -> Pair:
    """Return the one pair of two plans whose goals are one sentence each."""
    found = rows(plan(area, "一、发展目标", own), plan(whole, "一、发展目标", other))
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("draft", "upper", "expected"),
    [
        (DISTRICT, CITY, Relation.INSIDE),
        (DISTRICT, PROVINCE, Relation.INSIDE),
        (DISTRICT, NATION, Relation.INSIDE),
        (CITY, CITY, Relation.SAME),
        (DISTRICT, OTHER, Relation.APART),
        (CITY, DISTRICT, Relation.APART),
        (NATION, PROVINCE, Relation.APART),
        (Profile(region="北川市", level="province"), PROVINCE, Relation.APART),
        (DISTRICT, Profile(), Relation.UNKNOWN),
        # A city that does not name its province may lie in any.
        (Profile(region="云溪市北河区", parent_region="云溪市", level="district"), PROVINCE, Relation.UNKNOWN),
        (Profile(region="云溪市北河区", parent_region="云溪市", level="district"), CITY, Relation.APART),
    ],
)
def test_relation_of_areas(draft: Profile, upper: Profile, expected: Relation) -> None:
    assert relation(draft, upper) is expected


def test_only_the_plan_right_above_is_directly_above() -> None:
    assert directly_above(DISTRICT, CITY)
    assert directly_above(CITY, PROVINCE)
    assert not directly_above(DISTRICT, PROVINCE)
    assert not directly_above(CITY, NATION)


@pytest.mark.parametrize(
    ("own", "other", "gate"),
    [
        (metric("2"), metric("1.5"), None),
        (metric("2"), metric("1.5", measure=Measure.INCREMENT), "G2"),
        (metric("2"), metric("1.5", per="year"), "G2"),
        (metric("2"), metric("1.5", year=2023), "G4"),
        (metric("2", "亿元"), metric("200", "万元"), None),
        (metric("2", "亿元"), metric("2", "家"), "G7"),
    ],
)
def test_the_first_gate_that_fails_refuses(own: Metric, other: Metric, gate: str | None) -> None:
    refused = gates.refusal(own, other, (DISTRICT, CITY))
    assert (refused.gate if refused else None) == gate


def test_gate_of_area_and_period() -> None:
    refused = gates.refusal(metric("2"), metric("1.5"), (DISTRICT, OTHER))
    assert refused and (refused.gate, refused.verdict) == ("G3", Verdict.NOT_COMPARABLE)
    old = replace(CITY, period_start=2016, period_end=2020)
    refused = gates.refusal(metric("2"), metric("1.5", year=2020), (DISTRICT, old))
    assert refused and refused.verdict is Verdict.YEAR_DIFFERS
    assert "2016—2020年" in refused.reason and "不重叠" in refused.reason


def test_gate_of_the_number_s_role() -> None:
    assert gates.own_number(metric("2", region="清城区"), DISTRICT)
    assert not gates.own_number(metric("2.88", region="广东省"), DISTRICT)
    assert not gates.own_number(metric("2.88", kind=MetricKind.REFERENCE), DISTRICT)


@pytest.mark.parametrize(
    ("own", "other", "expected", "difference"),
    [
        ("到2025年，研发投入强度达到2%。", "到2025年，研发投入强度达到1.5%。", Verdict.HIGHER, "0.5"),
        ("到2025年，研发投入强度达到1.2%。", "到2025年，研发投入强度达到1.5%。", Verdict.LOWER, "-0.3"),
        ("到2025年，研发投入强度达到1.5%以上。", "到2025年，研发投入强度达到1.5%。", Verdict.EQUAL, "0"),
        ("到2025年，研发投入强度达到1.49%。", "到2025年，研发投入强度达到1.5%左右。", Verdict.EQUAL, "-0.01"),
        ("到2025年，高新技术企业达到600家。", "到2025年，高新技术企业达到500家。", Verdict.PART_EXCEEDS_WHOLE, "100"),
        ("到2025年，高新技术企业达到100家。", "到2025年，高新技术企业达到500家。", Verdict.NOT_COMPARABLE, None),
        ("到2025年，技术合同成交额达到6000万元。", "到2025年，技术合同成交额达到5亿元。", Verdict.NOT_COMPARABLE, None),
        (
            "到2025年，技术合同成交额达到60000万元。",
            "到2025年，技术合同成交额达到5亿元。",
            Verdict.PART_EXCEEDS_WHOLE,
            "10000",
        ),
    ],
)
def test_verdicts(own: str, other: str, expected: Verdict, difference: str | None) -> None:
    found = verdict(own, other)
    assert found.verdict is expected
    assert found.difference == (None if difference is None else Decimal(difference))


def test_a_part_says_its_share() -> None:
    found = verdict("到2025年，高新技术企业达到100家。", "到2025年，高新技术企业达到500家。")
    assert "占上位目标的20%" in found.note


def test_of_one_area_a_count_is_higher_and_no_part() -> None:
    found = verdict("到2025年，高新技术企业达到600家。", "到2025年，高新技术企业达到500家。", area="广东省清远市")
    assert found.verdict is Verdict.HIGHER


def test_missing_extra_and_other_definitions() -> None:
    draft = plan(
        "广东省清远市清城区",
        "一、发展目标",
        "到2025年，每万人高价值发明专利拥有量达到0.85件，技术合同成交额达到3亿元。",
    )
    upper = plan("广东省清远市", "一、发展目标", "到2025年，每万人发明专利拥有量达到2件，高新技术企业达到500家。")
    found = {row.verdict: row for row in rows(draft, upper)}
    assert set(found) == {Verdict.DEFINITION_DIFFERS, Verdict.MISSING, Verdict.EXTRA}
    assert found[Verdict.DEFINITION_DIFFERS].difference is None
    assert found[Verdict.MISSING].draft is None and found[Verdict.MISSING].upper
    assert found[Verdict.EXTRA].upper is None and found[Verdict.EXTRA].draft


def test_the_final_goal_stands_for_an_indicator_stated_for_several_years() -> None:
    draft = plan(
        "广东省清远市清城区", "一、发展目标", "到2023年，研发投入强度达到1.2%。到2025年，研发投入强度达到1.6%。"
    )
    upper = plan("广东省清远市", "一、发展目标", "到2025年，研发投入强度达到1.5%。")
    row, stage = rows(draft, upper)
    assert row.draft and row.draft.value == Decimal("1.6")
    assert row.verdict is Verdict.HIGHER
    assert (stage.verdict, stage.headline, stage.upper) == (Verdict.EXTRA, False, None)


def test_caveats_are_noted() -> None:
    draft = plan("广东省清远市清城区", "一、发展目标", "到2025年，研发投入强度达到1.6%。")
    upper = "广东省清远市科技创新“十四五”规划（征求意见稿）\n一、发展目标\n到2025年，研发投入强度达到1.5%。"
    (row,) = rows(draft, upper)
    assert "征求意见稿" in row.note


def test_baseline_is_the_latest_figure_before_the_target() -> None:
    text = plan(
        "南河市",
        "一、发展基础",
        "研发投入强度由2016年的0.5%提高到2020年的0.8%。",
        "二、发展目标",
        "到2025年，研发投入强度达到1.5%。",
    )
    reading = reading_of(text)
    target = targets(reading)["rd_intensity"][0]
    base = baseline(reading, target)
    assert base and (base.year, base.value) == (2020, Decimal("0.8"))
    assert years_between(reading, base, target) == 5
    assert years_between(reading, replace(base, year=None), target) == 5


def test_needed_growth_from_a_figure_that_is_only_bounded() -> None:
    growth = needed_growth(metric("2"), metric("1", comparator=Comparator.LT, year=2020), 5)
    assert growth and growth.said == "14.9%以上"
    assert growth.computation == "(2/1)^(1/5)-1 = 14.9%"
    assert needed_growth(metric("2"), metric("0"), 5) is None
    assert needed_growth(metric("2"), metric("1", "亿元"), 5) is None


def test_a_large_share_gains_points() -> None:
    growth = needed_growth(metric("98"), metric("95"), 5)
    assert growth and growth.needed == "年均需提高0.6个百分点" and growth.working == "(98-95)/5 = 0.6个百分点"
    slow = needed_growth(metric("98.2"), metric("98"), 5)
    assert slow and slow.needed == "年均需提高0.04个百分点"
    below = needed_growth(metric("98"), metric("95", comparator=Comparator.LT), 5)
    assert below and below.needed == "年均需提高0.6个百分点以上"
    for target, base in (("45", "40"), ("60", "40"), ("120", "90"), ("60", "70")):
        other = needed_growth(metric(target), metric(base), 5)
        assert other and other.points is None and other.working == other.computation
    amounts = needed_growth(metric("98", "亿元"), metric("95", "亿元"), 5)
    assert amounts and amounts.needed == "年均需增长0.6%"


def test_rounding_of_the_baseline_lowers_what_is_sure() -> None:
    growth = needed_growth(metric("2"), metric("0.8", decimals=1), 5)
    assert growth and growth.surely < growth.percent


@given(st.decimals("0.1", "50", places=2), st.integers(1, 15))
def test_yearly_growth_gives_the_multiple_back(times: Decimal, years: int) -> None:
    assert abs((1 + yearly(times, years) / 100) ** years - times) < Decimal("1e-9")


@given(st.decimals("0.01", "99999", places=2))
def test_conversion_there_and_back(value: Decimal) -> None:
    there = in_unit(Interval.point(value), "亿元", "万元")
    assert there and there.low == value * 10000
    assert in_unit(there, "万元", "亿元") == Interval.point(value)


def test_units_and_figures_in_words() -> None:
    assert factor("家", "户") == 1
    assert factor("%", "家") is None
    assert written(Decimal("1.50")) == "1.5" and written(Decimal("1E+2")) == "100"
    assert with_unit(metric("100", "家", comparator=Comparator.GE)) == "100家以上"
    assert with_unit(metric("1", "个", value_max=Decimal(2))) == "1-2个"
    assert stated(metric("100", comparator=Comparator.GE)) == Interval.point(Decimal(100))
    assert stated(metric(None)) is None
