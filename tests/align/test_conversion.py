"""G2 and G7: figures of different kinds and units brought to one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.align.pairing import pair
from checker.align.pairs import Pair, Verdict
from checker.align.values import per_heads, ratio_of
from tests.align.test_align import metric
from tests.rules.samples import reading_of


def compared(own: str, other: str, own_base: str = "", other_base: str = "") -> Pair:
    """Return the first row of two science plans with the given goals and baselines."""
    texts = (
        f"{area}科技创新“十四五”规划（2021—2025年）\n一、发展基础\n{base or '创新能力增强。'}\n"
        f"二、发展目标\n到2025年，{goal}。"
        for area, goal, base in (("澜川市临溪区", own, own_base), ("澜川市", other, other_base))
    )
    draft, upper = (reading_of(text) for text in texts)
    return pair(draft, upper, 1)[0]


@pytest.mark.parametrize(
    ("own", "own_base", "other", "value"),
    [
        ("新增省级重点实验室4家", "2020年，省级重点实验室7家。", "省级重点实验室达到60家", 11),
        ("每年新增省级重点实验室2家", "2020年，省级重点实验室7家。", "省级重点实验室达到60家", 17),
        ("技术合同成交额翻一番", "2020年，技术合同成交额6亿元。", "技术合同成交额达到90亿元", 12),
        ("每年新增省级重点实验室2家", "", "新增省级重点实验室30家", 10),
    ],
)
def test_what_the_draft_says_otherwise_is_converted(own: str, own_base: str, other: str, value: int) -> None:
    row = compared(own, other, own_base)
    assert row.verdict is Verdict.NOT_COMPARABLE and "占上位目标的" in row.note
    assert row.draft_form and row.draft_form.value == value
    assert f"={value}" in row.note  # the working stands in the note


def test_the_upper_plan_is_converted_by_its_own_baseline() -> None:
    row = compared("省级重点实验室达到70家", "新增省级重点实验室20家", "", "2020年，省级重点实验室40家。")
    assert row.verdict is Verdict.PART_EXCEEDS_WHOLE
    assert row.difference == 10
    assert "上位规划40家（2020年）+新增20家=60家" in row.note


def test_points_added_to_a_percentage() -> None:
    row = compared(
        "高新技术产品产值占规模以上工业总产值比重提高5个百分点",
        "高新技术产品产值占规模以上工业总产值比重达到46%",
        "2020年，高新技术产品产值占规模以上工业总产值比重为38%。",
    )
    assert (row.verdict, row.difference) == (Verdict.LOWER, Decimal(-3))


@pytest.mark.parametrize(
    ("own", "own_base"),
    [
        ("新增省级重点实验室4家", ""),  # no baseline
        ("新增省级重点实验室4家", "2020年，省级重点实验室不足7家。"),  # only a bound
        ("新增省级重点实验室4家", "2016年，省级重点实验室3家。"),  # years before the period, in which more was added
        ("新增高新技术企业40家", "2020年，高新技术企业70家。"),  # qualifications run out
        ("技术合同成交额比2018年翻一番", "2020年，技术合同成交额6亿元。"),  # the double of another year
    ],
)
def test_what_can_not_be_converted_is_not_compared(own: str, own_base: str) -> None:
    stocks = {"实验室": "省级重点实验室达到60家", "企业": "高新技术企业达到600家", "合同": "技术合同成交额达到90亿元"}
    row = compared(own, next(goal for word, goal in stocks.items() if word in own), own_base)
    assert row.verdict is Verdict.NOT_COMPARABLE
    assert "不能直接比较" in row.note and row.draft_form is None


def test_growth_of_all_years_and_of_each_are_different_kinds() -> None:
    row = compared("研发经费增长60%", "研发经费年均增长10%")
    assert row.verdict is Verdict.NOT_COMPARABLE and row.difference is None


@pytest.mark.parametrize(
    ("one", "other", "times"),
    [
        (("每万人口床位数", "张"), ("每千人口床位数", "张"), "0.1"),
        (("每万人口发明专利拥有量", "件"), ("万人发明专利拥有量", "件/万人"), "1"),
        (("人均地区生产总值", "万元"), ("人均地区生产总值", "元/人"), "10000"),
        (("研发经费", "万元"), ("研发经费", "亿元"), "0.0001"),
        (("占比", "%"), ("死亡率", "‰"), "10"),
        (("高新技术企业", "家"), ("高新技术企业", "户"), "1"),
    ],
)
def test_units_that_convert(one: tuple[str, str], other: tuple[str, str], times: str) -> None:
    first, second = (metric("1", unit, name=name) for name, unit in (one, other))
    assert ratio_of(first, second) == Decimal(times)


def test_units_that_do_not() -> None:
    assert ratio_of(metric("1", "家"), metric("1", "亿元")) is None
    assert ratio_of(metric("1", "件", name="每万人口专利"), metric("1", "%", name="每万人口占比")) is None
    assert per_heads(metric("1", "人/亿元", name="亿元生产总值死亡率")) is None


def test_numbers_for_so_many_people_are_brought_to_one_number() -> None:
    draft = (
        "澜川市临溪区卫生健康“十四五”规划（2021—2025年）\n一、发展目标\n到2025年，每千人口医疗卫生机构床位数达到7.5张。"
    )
    upper = (
        "澜川市卫生健康“十四五”规划（2021—2025年）\n一、发展目标\n到2025年，每千人口医疗卫生机构床位数达到7.5张/千人。"
    )
    (row,) = pair(reading_of(draft), reading_of(upper), 1)
    assert row.verdict is Verdict.EQUAL


def test_amounts_at_constant_prices_are_not_laid_beside_current_ones() -> None:
    row = compared("技术合同成交额达到12亿元（2020年不变价）", "技术合同成交额达到90亿元")
    assert row.verdict is Verdict.NOT_COMPARABLE and "价格口径不同" in row.note
    same = compared("技术合同成交额达到12亿元", "技术合同成交额达到90亿元")
    assert "部分与总体" in same.note
