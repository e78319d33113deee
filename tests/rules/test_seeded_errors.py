"""Errors planted in real plans: the right rule finds each at its place, and nothing else is new."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from checker import engine
from checker.findings import Severity
from checker.reading import read
from checker.reading.elements import Reading
from checker.review import Review
from tests.rules.samples import plan_of

DISTRICT = "清城区_科技创新十四五规划.txt"
CITY = "清远市_科技创新十四五规划_征求意见稿.txt"
JIEYANG = "揭阳市_科技创新赋能三年行动方案.txt"
FUTURE = "real/全国_未来产业实施意见_2024-2027.txt"
FOOD = "real/上海市_食品科技行动方案_2026-2030.txt"


class Seed(NamedTuple):
    """One planted error: in which plan, what is replaced by what, the rule, and words on the marked line's mark."""

    plan: str
    old: str
    new: str
    rule: str
    mark: str
    upper: str | None = None


SEEDS = (
    Seed(FUTURE, "\n（二）加大金融支持", "\n（一）加大金融支持", "STR-02", "（一）"),
    Seed(CITY, "三是科技企业培育成效显著", "四是科技企业培育成效显著", "STR-07", "四是"),
    Seed(DISTRICT, "二是加强技能人才培养", "三是加强技能人才培养", "STR-07", "三是"),
    Seed(CITY, "科技成果登记189项", "科技成果登记约189项左右", "NUM-23", "约189项左右"),
    Seed(JIEYANG, "(2024-2026年)》已经", "(2024-2027年)》已经", "NUM-17", "2024-2027年"),
    Seed(DISTRICT, "加大自主创新力度", "加大自主创新力度，完善善制度", "LNG-07", "完善善"),
    Seed(JIEYANG, "推动科研成果在揭落地转化", "推动科研成果幅射全省", "LNG-07", "幅射"),
    Seed(CITY, "围绕产业链快速应用", "围绕产业链，己经快速应用", "LNG-07", "己经"),
    Seed(DISTRICT, "2022年8月18日", "2022年8月32日", "LNG-09", "2022年8月32日"),
    Seed(JIEYANG, "2024年2月1日", "2024年2月30日", "LNG-09", "2024年2月30日"),
    Seed(CITY, "高新技术企业达到 500 家，培育", "高新技术企业达到，培育", "LNG-24", "达到"),
    Seed(JIEYANG, "达到1200件", "达到件", "LNG-24", "达到件"),
    Seed(DISTRICT, "改革科技成果的定价方式", "制定科技成果转化条例，改革定价方式", "XPL-23", "制定科技成果转化条例"),
    Seed(DISTRICT, "(华南声谷)、石角产业集聚区", "(华南声谷、石角产业集聚区", "LNG-03", "("),
    Seed(DISTRICT, "专注于“互联网+”的", "专注于“互联网+的", "LNG-03", "“"),
    Seed(CITY, "《清远市扶持企业上市办法》，加大", "《清远市扶持企业上市办法，加大", "LNG-03", "《"),
    Seed(JIEYANG, "《揭阳市科技成果转化扶持措施》", "揭阳市科技成果转化扶持措施》", "LNG-03", "》"),
    Seed(
        JIEYANG,
        "单位:市工业和信息化局、市财政局)",
        "单位:市财政局",
        "LNG-03",
        "(",
    ),
    Seed(DISTRICT, "鼓励孵化器业态创新", "鼓励狗万孵化器业态创新", "LNG-08", "狗万"),
    Seed(CITY, "推动更多企业通过上主板", "推动更多新葡京娱乐企业通过上主板", "LNG-08", "新葡京娱乐"),
    Seed(FUTURE, "培育高水平企业梯队", "培育万博体育官网高水平企业梯队", "LNG-08", "万博体育官网"),
    Seed(DISTRICT, "(三)创新驱动,持续构建", "(五)创新驱动,持续构建", "STR-01", "(五)"),
    Seed(JIEYANG, "\n12.布局建设", "\n13.布局建设", "STR-01", "13."),
    Seed(
        DISTRICT, "二、科技创新发展总体要求-11-", "二、科技创新总体要求和目标-11-", "STR-05", "科技创新总体要求和目标"
    ),
    Seed(CITY, "(五) 优化创新环境.....\t17", "(五) 优化科技创新生态.....\t17", "STR-05", "优化科技创新生态"),
    Seed(CITY, "高新技术企业达到500家。", "高新技术企业达到550家。", "NUM-01", "550家"),
    Seed(CITY, "争取新增 1 家省级高新区", "到2025年，规模以上工业企业研发机构覆盖率达到60%", "NUM-01", "60%"),
    Seed(DISTRICT, "力争达到100家以上", "力争达到60家", "NUM-03", "高新技术企业力争达到60家"),
    Seed(CITY, "研发机构构建率达到 50%", "研发机构覆盖率达到 35%", "NUM-03", "规模以上工业企业研发机构覆盖率达到 35%"),
    Seed(DISTRICT, "年均增长30.21%", "年均增长33.21%", "NUM-04", "33.21%"),
    Seed(DISTRICT, "年均增长34.5%", "年均增长26.8%", "NUM-04", "26.8%"),
    Seed(DISTRICT, "年均增速达47.85%", "年均增速达36.72%", "NUM-04", "36.72%"),
    Seed(CITY, "其中省级新型研发机构 10 家以上", "其中省级新型研发机构 30 家以上", "NUM-07", "30 家以上"),
    Seed(JIEYANG, "企业达到500家以上", "企业达到900家", "NUM-07", "900家"),
    Seed(CITY, "研发投入实现翻一番", "研发投入达到5.5%", "NUM-13", "5.5%"),
    Seed(DISTRICT, "力争提高到2%", "力争提高到20亿元", "NUM-13", "20亿元"),
    Seed(FUTURE, "\n（二）加大金融支持", "\n（三）加大金融支持", "STR-01", "（三）"),
    Seed(FOOD, "三、支持新产品研发", "四、支持新产品研发", "STR-01", "四、"),
    Seed(
        DISTRICT,
        "力争达到100家以上",
        "力争达到600家",
        "XPL-03",
        "高新技术企业力争达到600家",
        CITY,
    ),
    Seed(
        CITY,
        "万人发明专利拥有量达到 2 件",
        "万人发明专利拥有量达到 20 件",
        "XPL-01",
        "万人发明专利拥有量达到 20 件",
        CITY,
    ),
)


@cache
def text_of(folder: Path, plan: str) -> str:
    return (folder / "plans" / plan).read_text("utf-8")


@cache
def reading_of(folder: Path, plan: str) -> Reading:
    return read(plan_of(text_of(folder, plan), plan))


def review(folder: Path, text: str, upper: str | None) -> Review:
    return engine.run(read(plan_of(text)), [reading_of(folder, upper)] if upper else [])


def found(result: Review) -> set[tuple[str, str]]:
    """Return rule and message of every finding above a note (notes count what the whole plan holds)."""
    return {(f.rule, f.message) for f in result.findings if f.severity is not Severity.INFO}


@cache
def before(folder: Path, plan: str, upper: str | None) -> frozenset[tuple[str, str]]:
    return frozenset(found(review(folder, text_of(folder, plan), upper)))


def marked(result: Review, rule: str) -> Iterator[str]:
    return (result.quote(finding.places[0]) for finding in result.findings if finding.rule == rule)


@pytest.mark.shared
@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: f"{seed.rule}-{seed.mark}")
def test_a_planted_error_is_found_and_nothing_else(shared: Path, seed: Seed) -> None:
    text = text_of(shared, seed.plan)
    assert seed.old in text, "the plan has changed"
    result = review(shared, text.replace(seed.old, seed.new, 1), seed.upper)
    new = found(result) - before(shared, seed.plan, seed.upper)
    assert [rule for rule, _ in new] == [seed.rule]
    assert seed.mark in marked(result, seed.rule)
