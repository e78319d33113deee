"""XPL-16, 17, 18 and 21 on invented families of plans: several upper plans, edits, and what must stay silent."""

from __future__ import annotations

import pytest

from checker import engine
from checker.plan import Plan
from checker.review import Review
from tests.rules.samples import plan_of, reading_of

RULES = ("XPL-16", "XPL-17", "XPL-18", "XPL-21")
PROVINCE = """青澜省{field}“十四五”规划（2021—2025年）
一、总体布局
全省构建“一核一带一区”{field}发展格局，建设青澜{thing}现代产业园。
二、重点任务
加强人才培养，实施“沃土新苗”计划。推动各市县打造“向湖图强”先行市。"""
CITY = """青澜省澜川市{field}“十四五”规划（2021—2025年）
一、总体布局
全市形成“一主两副多节点”{field}发展格局，将东港新区、北湖作为“两核”。
二、分区指引
支持临溪区打造省级{thing}服务创新示范区。推进澜川{thing}现代产业园建设。
三、重点任务
加强人才培养，实施“归巢引智计划”。打通“研究—试验—推广”链条。"""
NATION = """全国{field}“十四五”规划（2021—2025年）
一、总体要求
推动{field}高质量发展，建设全国{thing}现代产业园。"""
DRAFT = """青澜省澜川市临溪区{field}“十四五”规划（2021—2025年）
一、发展定位
{position}
二、总体布局
{layout}
构建临溪区“一轴两翼多节点”{field}发展格局，优化镇街分工。
三、重点任务
{task}
{programme}
全面实施区级{field}提升行动，建设临溪{thing}创业园。"""
RIGHT = {
    "position": "把临溪区打造成为省级{thing}服务创新示范区，争当“向湖图强”先行区。",
    "layout": "融入青澜省“一核一带一区”和澜川市“一主两副多节点”{field}发展格局，对接澜川市“两核”东港新区和北湖。",
    "task": "依托澜川{thing}现代产业园，打通“研究—试验—推广”链条，集聚企业。",
    "programme": "加强人才培养，落实“沃土新苗计划”和“归巢引智”计划。",
}
WRONG = {
    "position": ("把临溪区打造成为国家级{thing}服务创新示范区，争当“向湖图强”示范区。", ["XPL-17", "XPL-17"]),
    "layout": ("融入青澜省“一带一核一区”和澜川市“一主三副多节点”{field}发展格局。", ["XPL-16", "XPL-16"]),
    "task": ("依托澜川{thing}产业园，打通“研究—试验—销售”链条，集聚企业。", ["XPL-18", "XPL-18"]),
    "programme": ("加强人才培养，落实“沃土新苗工程”和“归巢引知”计划。", ["XPL-21", "XPL-21"]),
}
FIELDS = {
    "综合交通": "轨道",
    "卫生健康": "康复",
    "教育事业": "研学",
    "现代农业": "种业",
    "文化旅游": "影视",
    "养老服务": "康养",
}


def draft_of(field: str, **parts: str) -> Plan:
    words = {"field": field, "thing": FIELDS[field]}
    filled = {name: parts.get(name, right).format(**words) for name, right in RIGHT.items()}
    return plan_of(DRAFT.format(**words, **filled))


def checker_of(field: str) -> engine.Checker:
    uppers = [reading_of(text.format(field=field, thing=FIELDS[field])) for text in (NATION, PROVINCE, CITY)]
    return engine.Checker(uppers, select=RULES)


def told(review: Review) -> list[tuple[str, str]]:
    return [(finding.rule, finding.message) for finding in review.findings]


@pytest.mark.parametrize("field", FIELDS)
def test_what_agrees_with_all_plans_above_is_passed(field: str) -> None:
    review = engine.finish(checker_of(field).check(draft_of(field)))
    assert told(review) == []


@pytest.mark.parametrize("part", WRONG)
@pytest.mark.parametrize("field", FIELDS)
def test_each_error_is_told_once_beside_the_plan_it_comes_from(field: str, part: str) -> None:
    text, rules = WRONG[part]
    review = engine.finish(checker_of(field).check(draft_of(field, **{part: text})))
    assert sorted(finding.rule for finding in review.findings) == rules, told(review)
    assert all({place.plan for place in finding.places} <= {0, 2, 3} for finding in review.findings)
    assert all(len({place.plan for place in finding.places}) == 2 for finding in review.findings)


@pytest.mark.parametrize("part", WRONG)
def test_after_an_edit_the_findings_are_those_of_a_first_check(part: str) -> None:
    checker = checker_of("卫生健康")
    texts = [draft_of("卫生健康"), draft_of("卫生健康", **{part: WRONG[part][0]}), draft_of("卫生健康")]
    for text in [*texts, *texts]:
        again = engine.finish(checker.check(text))
        fresh = engine.finish(checker_of("卫生健康").check(text))
        assert again.findings == fresh.findings


def test_the_nearest_plan_is_named_and_one_name_is_told_once() -> None:
    thing = FIELDS["现代农业"]
    uppers = [
        reading_of(f"{title}“十四五”规划（2021—2025年）\n一、重点任务\n推进澜川{thing}现代产业园建设。")
        for title in ("全国现代农业", "青澜省现代农业", "青澜省澜川市现代农业")
    ]
    draft = plan_of(
        f"青澜省澜川市临溪区现代农业“十四五”规划（2021—2025年）\n一、重点任务\n依托澜川{thing}产业园，发展加工。"
    )
    review = engine.finish(engine.Checker(uppers, select=RULES).check(draft))
    assert [[place.plan for place in finding.places] for finding in review.findings] == [[0, 3]]


def test_without_upper_plans_nothing_is_told() -> None:
    draft = draft_of("综合交通", **{part: text for part, (text, _) in WRONG.items()})
    assert told(engine.finish(engine.Checker(select=RULES).check(draft))) == []
