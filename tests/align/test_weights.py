"""Weights of a district, what it leaves for the others, fields of plans and likeness of names."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.align.feasibility import implied_amount, needed_growth
from checker.align.fields import same_field
from checker.align.likeness import core, differ_in_threshold, is_telling
from checker.align.weights import rest, weight, weight_of
from checker.reading.elements import Comparator, Profile
from tests.align.test_align import metric
from tests.rules.samples import reading_of

UPPER = "澜川市科技创新“十四五”规划（2021—2025年）\n一、发展基础\n2020年，{}。"
DRAFT = "澜川市临溪区科技创新“十四五”规划（2021—2025年）\n一、发展基础\n2020年，{}。"


@pytest.mark.parametrize(
    ("own", "other", "expected"),
    [
        ("经济总量占全市比重24.5%", "创新能力增强", "0.245"),
        ("地区生产总值300亿元", "地区生产总值1500亿元", "0.2"),
        ("地区生产总值300亿元", "地区生产总值0.15万亿元", "0.2"),
        ("地区生产总值300亿元", "创新能力增强", None),
        ("地区生产总值占全省比重1.2%", "创新能力增强", None),  # of the province, not of the city
        ("地区生产总值1800亿元", "地区生产总值1500亿元", None),  # no part is larger than its whole
    ],
)
def test_weight_by_the_economy(own: str, other: str, expected: str | None) -> None:
    upper = "广东省清远市" + UPPER.removeprefix("澜川市").format(other)
    draft = "广东省清远市清城区" + DRAFT.removeprefix("澜川市临溪区").format(own)
    found = weight(reading_of(draft), reading_of(upper), "gdp")
    assert (found.value if found else None) == (Decimal(expected) if expected else None)


def test_weight_by_people() -> None:
    found = weight(
        reading_of(DRAFT.format("常住人口46万人")), reading_of(UPPER.format("常住人口310万人")), "population"
    )
    assert found and round(found.value, 4) == Decimal("0.1484")
    assert weight_of("beds_per_1k") == "population" and weight_of("rd_intensity") == "gdp"
    assert weight_of("ent_rd_inst_coverage") is None


def test_what_is_left_for_the_others() -> None:
    assert round(rest(Decimal("1.5"), Decimal(2), Decimal("0.36")), 2) == Decimal("1.22")


def test_the_amount_that_a_ratio_implies() -> None:
    growth = needed_growth(metric("2"), metric("1", comparator=Comparator.LT, year=2020), 5)
    assert growth
    implied = implied_amount(growth, Decimal(2), Decimal("512.5"), Decimal(5), Decimal(8))
    assert [round(percent, 1) for _, percent in implied.rates] == [Decimal(p) for p in ("20.6", "21.8", "22.9", "24.1")]
    assert implied.computation.endswith("期末约13.1—15.1亿元")
    assert "亿元" not in implied_amount(growth, Decimal(2), None, Decimal(5), Decimal(8)).computation


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("澜川市临溪区科技创新“十四五”规划", "青澜省科技创新发展“十四五”规划", True),
        ("临溪区推进科技创新驱动发展的若干意见", "澜川市科技创新提速三年行动计划（2022—2024年）", True),
        ("澜川市国民经济和社会发展第十四个五年规划纲要", "青澜省国民经济和社会发展第十四个五年规划纲要", True),
        ("澜川市卫生健康“十四五”规划", "青澜省国民经济和社会发展第十四个五年规划纲要", False),
        ("澜川市促进商业航天发展行动计划", "“十四五”数字经济发展规划", False),
        ("澜川市推动氢能产业高质量发展行动方案", "青澜省推动未来产业创新发展实施意见", False),
        ("澜川市综合交通运输发展规划", "青澜省综合交通运输“十四五”发展规划", True),
    ],
)
def test_fields_by_titles(one: str, other: str, same: bool) -> None:
    assert same_field(Profile(title=one), Profile(title=other)) is same


def test_names_that_come_down_to_one() -> None:
    assert core("经常参加体育锻炼人数比例") == core("经常参加体育锻炼人口占比")
    assert core("高质量数据集数量") == core("高质量数据集")
    for one, other in (
        ("省级零碳园区", "国家级零碳园区"),
        ("新增公园数量", "公园数量"),
        ("累计建成公园", "公园"),
        ("中心城区绿色出行比例", "绿色出行比例"),
        ("建成区面积", "区面积"),
        ("建设用地规模", "用地规模"),
        ("城镇居民消费支出", "农村居民消费支出"),
    ):
        assert core(one) != core(other)


def test_thresholds_and_names_too_short_to_tell() -> None:
    assert differ_in_threshold("年产值超1亿元企业", "年产值超5亿元企业")
    assert not differ_in_threshold("年产值超1亿元企业", "年产值超1亿元企业")
    assert not differ_in_threshold("年产值超1亿元企业", "年产值超5亿元园区")
    assert is_telling(core("婴儿死亡率")) and not is_telling(core("领军企业"))
