"""What upper plans give a draft: its basis, indicators, tasks."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.drafting.composing import plan_of
from checker.drafting.source import Line, LineKind
from checker.drafting.templates import find_template, new_draft
from checker.drafting.upper_content import area_name, basis, cited, laid_tasks, offered
from checker.reading import read
from checker.reading.elements import Reading
from checker.sources import read_plan
from tests.align.plans import FAMILIES
from tests.drafting import family

NATION = """中华人民共和国国民经济和社会发展第十四个五年规划和2035年远景目标纲要
一、主要目标
到2025年，全社会研发经费投入年均增长9%以上，森林覆盖率提高到24.6%。
"""
OUTLINE = """临溪区国民经济和社会发展第十四个五年规划和2035年远景目标纲要
一、主要目标
到2025年，全社会研发经费投入强度达到2%，人均预期寿命达到79岁，公路通车总里程达到1380公里，城镇登记失业率控制在4%以内。
"""


def draft(title: str, *body: str) -> Reading:
    return read(plan_of([Line(LineKind.TITLE, title), *(Line(LineKind.BODY, text) for text in body)], Path("稿.docx")))


SCIENCE = "澜川市临溪区科技创新“十四五”规划（2021—2025年）"


@pytest.mark.parametrize("field", FAMILIES)
def test_the_targets_that_a_check_would_miss_are_due(field: str, tmp_path: Path) -> None:
    upper = family.upper(tmp_path, FAMILIES[field].upper)
    title = FAMILIES[field].draft.partition("\n")[0]
    due = [one for one in offered(draft(title), [upper]) if one.is_due]
    written = {m.name for m in upper.metrics if m.value is not None}
    assert len(due) > 1 and all(one.name in written for one in due if "增长" not in one.name)
    filled = draft(title, "一、发展目标", *(f"到2025年，{one.name}达到{one.value}{one.unit}。" for one in due))
    assert [one.name for one in offered(filled, [upper]) if one.is_due and one.name in {d.name for d in due}] == []


def test_an_indicator_of_several_plans_is_one_row(tmp_path: Path) -> None:
    uppers = [family.upper(tmp_path, family.CITY), family.upper(tmp_path, family.PROVINCE)]
    rows = {one.name: one.upper for one in offered(draft(SCIENCE), uppers)}
    assert rows["研发经费投入强度"] == {0: "2.2%左右", 1: "2.2%"} and rows["高新技术企业"] == {0: "650家以上"}


def test_of_an_overall_plan_those_of_the_drafts_field_are_due(tmp_path: Path) -> None:
    upper = family.upper(tmp_path, OUTLINE)
    for title, name in (
        (SCIENCE, "全社会研发经费投入强度"),
        ("澜川市临溪区卫生健康“十四五”规划", "人均预期寿命"),
        ("澜川市临溪区综合交通运输“十四五”规划", "公路通车总里程"),
        ("澜川市临溪区就业促进“十四五”规划", "城镇登记失业率"),
    ):
        assert [one.name for one in offered(draft(title), [upper]) if one.is_due] == [name]


def test_the_field_may_be_given_where_the_title_does_not_say_it(tmp_path: Path) -> None:
    uppers = [family.upper(tmp_path, family.CITY)]
    opinion = draft("澜川市临溪区人民政府关于加快提升企业能力的若干意见", "到2025年，能力增强。")
    assert not [one for one in offered(opinion, uppers) if one.is_due]
    assert [one.name for one in offered(opinion, uppers, "科技创新") if one.is_due][:2] == [
        "研发经费投入强度",
        "高新技术企业",
    ]


def test_a_target_of_another_year_is_stated_with_its_year(tmp_path: Path) -> None:
    rows = offered(draft("澜川市临溪区科技创新行动计划（2022—2024年）"), [family.upper(tmp_path, family.CITY)])
    assert rows[0].upper == {0: "2.2%左右（2025年）"}


def test_the_basis_goes_from_the_nation_down_and_asks_for_what_is_missing(tmp_path: Path) -> None:
    city, nation = family.upper(tmp_path, family.CITY), family.upper(tmp_path, NATION)
    assert basis(draft(SCIENCE), [city, nation]) == (
        f"{cited(nation)}《澜川市科技创新“十四五”规划（2021—2025年）》（澜府〔2021〕12号）、{{本级规划纲要}}"
    )
    assert basis(draft("浙江省科技创新“十四五”规划"), []) == "{国家级规划}、{本级规划纲要}"
    assert basis(draft("清城区科技创新“十四五”规划"), []) == "{省级规划}、{市级规划}、{本级规划纲要}"
    own = family.upper(tmp_path, OUTLINE.replace("临溪区", "澜川市临溪区", 1))
    assert "本级规划纲要" not in basis(draft(SCIENCE), [city, own])


def test_a_plan_is_cited_with_number_and_stage(tmp_path: Path) -> None:
    assert (
        cited(family.upper(tmp_path, family.PROVINCE)) == "《青澜省科技创新“十四五”规划（2021—2025年）》（征求意见稿）"
    )
    assert area_name(family.upper(tmp_path, NATION)) == "国家"


def test_tasks_on_the_area_come_in_the_upper_plans_words(tmp_path: Path) -> None:
    city = family.upper(tmp_path, family.CITY)
    assert [task.text for task in laid_tasks(draft(SCIENCE), [city, city])] == [
        "建设精密仪器中试基地",
        "成立科技特派员工作专班",
    ]
    opinion = draft("澜川市临溪区人民政府关于加快提升企业能力的若干意见")
    assert len(laid_tasks(opinion, [city])) < len(laid_tasks(opinion, [city], "科技创新")) == 2
    assert laid_tasks(draft("北屏市东江区科技创新“十四五”规划"), [city]) == []


WATER = """澜川市水利发展“十四五”规划（2021—2025年）
一、发展目标
到2025年，全市用水总量控制在8亿立方米以内，其中临溪区不超过1.95亿立方米，农田灌溉水有效利用系数达到0.58。
"""


def test_what_is_assigned_to_the_area_stands_before_the_value_of_the_whole(tmp_path: Path) -> None:
    upper = family.upper(tmp_path, WATER)
    rows = {one.name: one for one in offered(draft("澜川市临溪区水利发展“十四五”规划（2021—2025年）"), [upper])}
    assert rows["用水总量"].upper == {0: "不超过1.95亿立方米（下达本地）"} and rows["用水总量"].is_due
    other = {one.name: one for one in offered(draft("澜川市东江区水利发展“十四五”规划（2021—2025年）"), [upper])}
    assert other["用水总量"].upper == {0: "不超过8亿立方米"}


RESCUE = """澜川市防汛“十四五”规划（2021—2025年）
一、发展目标
到2025年，内涝事故死亡人数较2020年下降20%以上，预警后低洼片区居民安全转移时间缩短至2小时以内，新增劳动力平均受训年限达到3年，城市内涝点密度控制在0.3以内。
专栏1 主要指标
序号\t指标\t单位\t2020年\t2025年\t属性
1\t居民安全转移时间\t小时\t3\t2\t预期性
2\t雨水管网覆盖率\t%\t70\t85\t预期性
"""


def test_prose_and_table_are_one_row_under_the_name_of_the_table(tmp_path: Path) -> None:
    rows = offered(draft("澜川市临溪区防汛“十四五”规划（2021—2025年）"), [family.upper(tmp_path, RESCUE)])
    names = [one.name for one in rows]
    assert len(names) == len(set(names)) and names.count("居民安全转移时间") == 1
    assert not any("低洼片区" in name or "年均" in name for name in names)
    fall = next(one for one in rows if "死亡人数" in one.name)
    assert fall.name.endswith("累计下降") and fall.value == "20"
    assert {one.name for one in rows if one.is_ceiling} >= {"居民安全转移时间"}


def test_a_ceiling_is_written_as_one_and_no_row_stands_twice(tmp_path: Path) -> None:
    values = {
        "地区": "澜川市临溪区",
        "上级地区": "澜川市",
        "领域": "防汛",
        "规划期": "2021—2025",
        "居民安全转移时间目标值": "2",
    }
    path = tmp_path / "草案.docx"
    new_draft(find_template("五年专项规划"), values, [family.upper(tmp_path, RESCUE)], path)
    text = "\n".join(passage.normal for passage in read(read_plan(path)).passages)
    goals = next(line for line in text.split("\n") if line.startswith("到2025年，") and "雨水管网" in line)
    assert "居民安全转移时间控制在2小时以内" in goals and goals.count("居民安全转移时间") == 1
