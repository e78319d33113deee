"""Whole families of several fields, made up: each row judged as a reviewer would."""

from __future__ import annotations

import pytest

from checker import engine
from checker.align.pairing import pair
from checker.align.pairs import Pair, Verdict
from checker.findings import Severity
from tests.align.plans import FAMILIES
from tests.rules.samples import reading_of

EXPECTED = {
    "科技": {
        "全社会研发投入占地区生产总值比重": "lower",
        "高新技术企业": "not_comparable",
        "每万人口高价值发明专利拥有量": "lower",
        "省级工程技术研究中心": "not_comparable",
        "技术合同成交额": "higher",
        "科技型中小企业": "missing",
    },
    "卫生": {
        "人均预期寿命": "equal",
        "每千人口医疗卫生机构床位数": "lower",
        "每千人口执业（助理）医师数": "lower",
        "婴儿死亡率": "lower",
        "居民健康素养水平": "lower",
        "每千常住人口注册护士数": "missing",
        "孕产妇死亡率": "extra",
        "县域内就诊率": "extra",
    },
    "交通": {
        "公路通车总里程": "not_comparable",
        "高速公路通车里程": "not_comparable",
        "农村公路优良中等路率": "lower",
        "绿色出行比例": "lower",
        "城市公交新能源车占比": "lower",
        "公交线路": "extra",
    },
    "教育": {
        "学前教育毛入园率": "higher",
        "九年义务教育巩固率": "equal",
        "高中阶段毛入学率": "lower",
        "劳动年龄人口平均受教育年限": "lower",
        "义务教育学位": "not_comparable",
        "普惠性幼儿园覆盖率": "lower",
        "高等教育毛入学率": "missing",
    },
    "农业": {
        "粮食总产量": "not_comparable",
        "农村居民人均可支配收入": "higher",
        "主要农作物耕种收综合机械化率": "lower",
        "高标准农田面积": "not_comparable",
        "农产品质量安全例行监测合格率": "equal",
        "农业科技进步贡献率": "lower",
        "国家级农业产业化龙头企业": "missing",
    },
}


def rows_of(field: str) -> list[Pair]:
    draft, upper = (reading_of(text.strip("\n")) for text in FAMILIES[field])
    return list(pair(draft, upper, 1))


@pytest.mark.parametrize("field", FAMILIES)
def test_each_goal_has_the_verdict_of_a_reviewer(field: str) -> None:
    found: dict[str, set[str]] = {}
    for row in rows_of(field):
        metric = row.draft or row.upper
        if metric is not None and row.headline:
            found.setdefault(metric.name, set()).add(row.verdict.value)
    for name, verdict in EXPECTED[field].items():
        assert found.get(name) == {verdict}, name


def test_an_earlier_stage_and_a_later_goal_are_no_headlines() -> None:
    stages = [row for field in ("科技", "交通") for row in rows_of(field) if "有该指标" in row.note]
    assert {(row.verdict, row.headline) for row in stages} == {(Verdict.EXTRA, False), (Verdict.MISSING, False)}


def test_what_is_added_is_compared_as_the_stock_it_makes() -> None:
    (row,) = [r for r in rows_of("科技") if r.indicator == "eng_centers_prov"]
    assert "12家（2020年）+新增8家=20家" in row.note
    assert row.draft_form and row.draft_form.value == 20
    assert row.upper_form and row.upper_form.value == 90


@pytest.mark.parametrize("field", FAMILIES)
def test_nothing_grave_is_said_of_sound_plans(field: str) -> None:
    """The made-up districts lie a little below their city, as districts do: to be explained at most."""
    draft, upper = (reading_of(text.strip("\n")) for text in FAMILIES[field])
    review = engine.run(draft, [upper], select=["XPL-0", "XPL-10", "XPL-12"])
    assert not [f.message for f in review.findings if f.severity in (Severity.ERROR, Severity.MAJOR)]
