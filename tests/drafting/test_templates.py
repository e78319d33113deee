"""Drafts of all templates and variants: no finding but for what is not filled in, and none once all is."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

from checker import resources
from checker.drafting.fields import FOLDER
from checker.drafting.templates import (
    asked,
    find_template,
    list_templates,
    new_draft,
    not_above,
    offered_indicators,
    unknown_keys,
)
from checker.errors import FieldInvalid, NoTemplate, OutputIsInput, TemplateInvalid, UsageError
from checker.plan import BlockKind
from checker.reading import read
from checker.reading.elements import Reading
from checker.reading.placeholders import PLACEHOLDER
from checker.sources import read_plan
from tests.drafting import family
from tests.drafting.family import CASES, DISTRICT, FIGURES, OWN, findings, is_unfilled, said

CITY_FIGURES = {
    "全社会研发投入占地区生产总值的比例": ("0.9", "1.1", "1.3", "1.5"),
    "万人发明专利拥有量": ("1.5", "1.7", "1.8", "2"),
    "每万人从业人员中研发人员数": ("38", "42", "46", "50"),
    "高新技术企业": ("72", "81", "90", "100"),
    "科技型中小企业": ("80", "120", "165", "210"),
    "规模以上工业企业研发机构构建率": ("38", "42", "46", "50"),
    "高新技术产业产值占规模以上工业总产值的比重": ("42", "45", "47", "50"),
    "新型研发机构": ("3", "4", "4", "5"),
    "省级新型研发机构": ("1", "2", "2", "3"),
}
METROPOLIS_FIGURES = {
    "全社会研发经费支出相当于地区生产总值比例": ("4.1", "4.4", "4.7", "5"),
    "每万人口高价值发明专利拥有量": ("70", "75", "80", "85"),
    "基础研究经费支出占全社会研发经费支出比重": ("10", "12", "13", "15"),
    "技术合同成交额": ("0.06", "0.07", "0.08", "0.1"),
}


@pytest.fixture(scope="module")
def above(tmp_path_factory: pytest.TempPathFactory) -> list[Reading]:
    """The plans of the invented city and province."""
    folder = tmp_path_factory.mktemp("upper")
    return [family.upper(folder, family.CITY), family.upper(folder, family.PROVINCE)]


@pytest.mark.parametrize("name", CASES)
def test_an_unfilled_draft_is_found_to_be_just_that(name: str, above: list[Reading], tmp_path: Path) -> None:
    output = tmp_path / "稿.docx"
    asked = family.made(CASES[name], DISTRICT, above, output)
    found = findings(output, above)
    assert said([f for f in found if not is_unfilled(f)]) == []
    (unfilled,) = [f for f in found if is_unfilled(f)]
    plan = read_plan(output)
    written = sum(len(PLACEHOLDER.findall(b.text)) for b in plan.blocks if b.kind is not BlockKind.TOC)
    assert len(unfilled.places) == written >= len(asked) > 50


@pytest.mark.parametrize("name", CASES)
def test_a_filled_draft_has_no_finding(name: str, above: list[Reading], tmp_path: Path) -> None:
    output = tmp_path / "稿.docx"
    left = family.filled(CASES[name], DISTRICT, above, output, FIGURES, OWN)
    assert left == []
    assert said(findings(output, above)) == []
    assert not any(PLACEHOLDER.search(block.text) for block in read_plan(output).blocks)


@pytest.mark.shared
@pytest.mark.parametrize("name", CASES)
def test_a_district_of_a_real_city(name: str, shared: Path, tmp_path: Path) -> None:
    output = tmp_path / "稿.docx"
    uppers = [read(read_plan(shared / "plans" / "清远市_科技创新十四五规划_征求意见稿.txt"))]
    base = "2022" if "规划期" in CASES[name].values else "2019"
    values = {"地区": "清城区", "领域": "科技创新", "规划期": "2021—2025", "基期年": base}
    own = {
        **OWN,
        "省级规划": "广东省科技创新“十四五”规划",
        "本级规划纲要": "清城区国民经济和社会发展第十四个五年规划和2035年远景目标纲要",
    }
    family.made(CASES[name], values, uppers, output)
    assert said([f for f in findings(output, uppers) if not is_unfilled(f)]) == []
    assert family.filled(CASES[name], values, uppers, output, CITY_FIGURES, own) == []
    assert said(findings(output, uppers)) == []


@pytest.mark.shared
@pytest.mark.parametrize("name", CASES)
def test_a_district_of_a_municipality(name: str, shared: Path, tmp_path: Path) -> None:
    output = tmp_path / "稿.docx"
    path = next((shared / "plans" / "real").glob("上海市_十五五规划纲要*"))
    uppers = [read(read_plan(path))]
    values = {"地区": "上海市杨浦区", "领域": "科技创新", "规划期": "2026—2030"}
    dates = {"规划期": "2028—2030", "成文日期": "2027年12月20日", "施行日期": "2028年1月10日"}
    later = {**CASES[name].values, **dates} if "规划期" in CASES[name].values else CASES[name].values
    congress = {"会议精神": "党的二十大和二十届历次全会精神"}
    case = CASES[name]._replace(values={**later, **congress})
    own = {
        **OWN,
        "止年": "2030",
        "成文日期": "2026年6月20日",
        "上级部署": "市委、市政府关于科技工作的部署",
        "本级规划纲要": "杨浦区国民经济和社会发展第十五个五年规划纲要",
    }
    family.made(case, values, uppers, output)
    assert said([f for f in findings(output, uppers) if not is_unfilled(f)]) == []
    assert family.filled(case, values, uppers, output, METROPOLIS_FIGURES, own) == []
    assert said(findings(output, uppers)) == []


def texts(path: Path) -> list[str]:
    return [block.text for block in read_plan(path).blocks]


def test_upper_plans_give_what_they_say_and_nothing_else(above: list[Reading], tmp_path: Path) -> None:
    output = tmp_path / "稿.docx"
    family.made(CASES["five years"], DISTRICT, above, output)
    written = "\n".join(texts(output))
    assert "依据《青澜省科技创新“十四五”规划（2021—2025年）》（征求意见稿）、《澜川市科技创新“十四五”规划" in written
    assert "（澜府〔2021〕12号）、{本级规划纲要}" in written
    assert "2.2%左右" in written and "650家以上" in written and "12号" in written
    assert "建设精密仪器中试基地。按照《澜川市科技创新“十四五”规划" in written and "成立科技特派员工作专班" in written
    figures = set(re.findall(r"\d+(?:\.\d+)?(?=[%家亿])", written))
    assert figures == {"2.2", "650", "60"}


def test_a_draft_without_upper_plans_asks_for_indicators_of_its_own(tmp_path: Path) -> None:
    output = tmp_path / "稿.docx"
    asked = family.made(CASES["five years"], DISTRICT, (), output)
    assert {f"自设指标{n}" for n in "一二三四五"} <= {field.key for field in asked}
    assert said([f for f in findings(output, ()) if not is_unfilled(f)]) == []
    assert "落实上级规划交办的任务" not in "".join(texts(output))


def test_what_is_chosen_of_the_upper_plans_targets_stands_alone(above: list[Reading], tmp_path: Path) -> None:
    output = tmp_path / "稿.docx"
    values = {**DISTRICT, "指标": "技术合同成交额、在孵企业"}
    new_draft(find_template("五年专项规划"), values, above, output)
    written = texts(output)
    assert "技术合同成交额" in written and "在孵企业" in written and "高新技术企业" not in written


def test_a_dialog_can_ask_before_anything_is_written(above: list[Reading], tmp_path: Path) -> None:
    template = find_template("五年专项规划")
    offers = {one.name: one.is_due for one in offered_indicators(template, DISTRICT, above)}
    assert offers["高新技术企业"] and not offers["新增省级工程技术研究中心"]
    wanted = asked(template, {**DISTRICT, "指标": "新增省级工程技术研究中心"}, above)
    written = new_draft(template, {**DISTRICT, "指标": "新增省级工程技术研究中心"}, above, tmp_path / "稿.docx")
    assert wanted == written and "新增省级工程技术研究中心目标值" in {field.key for field in wanted}


def test_plans_of_other_areas_and_periods_give_nothing(tmp_path: Path) -> None:
    sibling = family.upper(tmp_path, family.CITY.replace("澜川市", "浙江省杭州市"))
    past = family.upper(tmp_path, family.CITY.replace("十四五", "十三五").replace("2021—2025", "2016—2020"))
    values = {**DISTRICT, "地区": "上海市杨浦区", "上级地区": ""}
    template, output = find_template("五年专项规划"), tmp_path / "稿.docx"
    assert not_above(template, values, [sibling, past]) == [sibling, past]
    new_draft(template, values, [sibling, past], output)
    assert "{自设指标一}" in texts(output) and not any("澜川市" in text or "杭州" in text for text in texts(output))


def test_keys_that_no_place_asks_for_are_told(above: list[Reading]) -> None:
    values = {
        **DISTRICT,
        "高新技术企业目标值": "150",
        "技术合同成交额单位": "万元",
        "承接任务一完成年": "2024",
        "基期年": "2019",
        "地区名": "临溪区",
        "高新企业目标值": "1",
    }
    assert unknown_keys(find_template("五年专项规划"), values, above) == ["地区名", "高新企业目标值"]
    assert unknown_keys(find_template("五年专项规划"), DISTRICT, above) == []


def test_growth_is_worked_out_from_base_and_target(above: list[Reading], tmp_path: Path) -> None:
    output = tmp_path / "稿.docx"
    figures = family.figure_answers(FIGURES)
    new_draft(find_template("五年专项规划"), {**DISTRICT, **figures}, above, output)
    assert {"11.77%", "提高0.5个百分点", "11.84%"} <= set(texts(output))


def test_numbers_run_through_or_begin_again(above: list[Reading], tmp_path: Path) -> None:
    output = tmp_path / "稿.docx"
    numbers = {}
    for numbering in ("分节编号", "通排编号"):
        new_draft(find_template("五年专项规划"), {**DISTRICT, "编号": numbering}, above, output)
        outline = read(read_plan(output)).outline
        numbers[numbering] = [heading.number for heading in outline if heading.level == 3]
    assert numbers["通排编号"] == [f"{n}." for n in range(1, 11)]
    assert numbers["分节编号"] == ["1.", "2."] * 5


def test_headings_are_real_and_the_contents_a_field(above: list[Reading], tmp_path: Path) -> None:
    output = tmp_path / "稿.docx"
    family.made(CASES["five years"], DISTRICT, above, output)
    plan = read_plan(output)
    levels = {block.text: block.level for block in plan.blocks if block.kind is BlockKind.PARAGRAPH}
    assert levels["前言"] == levels["二、总体要求"] == 1 and levels["（三）发展目标"] == 2
    listed = [block.text for block in plan.blocks if block.kind is BlockKind.TOC]
    assert listed[:2] == ["前言", "一、发展基础和面临形势"] and "附件1" not in listed
    assert plan.layout is not None and plan.layout.page_number is not None and plan.layout.page_number.dashed


def test_the_programs_templates_say_what_they_ask(tmp_path: Path) -> None:
    names = [template.name for template in list_templates()]
    assert names == ["五年专项规划", "三年行动计划", "若干意见"]
    for template in list_templates():
        keys = [field.key for field in template.fields]
        assert len(keys) == len(set(keys)) and {"地区", "规划期", "领域", "编号"} <= set(keys)
        assert all(field.help for field in template.fields)


def test_templates_are_found_by_name_file_and_part_of_the_name() -> None:
    whole = find_template("若干意见")
    assert find_template("意见") == whole == find_template(whole.path.name)
    with pytest.raises(NoTemplate, match="new --list"):
        find_template("会议纪要")
    with pytest.raises(NoTemplate):
        find_template("划")


def test_an_offices_template_of_the_same_kind_stands_beside_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("GUIHUA_JIAOHE_DATA", str(tmp_path))
    folder = resources.user_folder() / FOLDER
    folder.mkdir()
    (folder / "本局.txt").write_text('+++\nname = "本局"\n+++\n= {地区}规划\n{本局情况}。\n', "utf-8")
    (folder / "坏的.txt").write_text("没有说明\n", "utf-8")
    listed = {template.name: template for template in list_templates()}
    assert listed["本局"].is_own and "坏的.txt" in caplog.text and len(listed) == 4
    asked = new_draft(listed["本局"], {"地区": "临溪区"}, (), tmp_path / "稿.docx")
    assert [field.key for field in asked] == ["本局情况"]


@pytest.mark.parametrize(
    ("text", "what"),
    [("正文\n", "开头没有写在两行"), ("+++\nname = \n+++\n", "写法有误"), ("+++\nname = '一'\n正文", "开头没有写在")],
)
def test_a_template_that_says_nothing_of_itself_is_refused(text: str, what: str, tmp_path: Path) -> None:
    path = tmp_path / "模板.txt"
    path.write_text(text, "utf-8")
    with pytest.raises(TemplateInvalid, match=what):
        find_template(str(path))


def test_what_is_no_value_of_its_field_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    output = tmp_path / "稿.docx"
    for values in ({"规划期": "五年"}, {"稿次": "定稿"}, {"任务数": "90"}):
        with pytest.raises(FieldInvalid):
            new_draft(find_template("五年专项规划"), values, (), output)
    assert not output.exists()


def test_a_draft_is_a_word_file_and_no_input(above: list[Reading], tmp_path: Path) -> None:
    template = find_template("若干意见")
    with pytest.raises(UsageError, match=r"\.docx"):
        new_draft(template, {}, (), tmp_path / "稿.txt")
    own = tmp_path / "自己.docx"
    family.made(CASES["opinion"], DISTRICT, (), own)
    with pytest.raises(OutputIsInput):
        new_draft(template, {}, [read(read_plan(own))], own)


def test_the_same_request_gives_the_same_draft(above: list[Reading], tmp_path: Path) -> None:
    when, one, other = datetime(2026, 11, 26), tmp_path / "甲.docx", tmp_path / "乙.docx"
    for output in (one, other):
        new_draft(find_template("若干意见"), DISTRICT, above, output, when=when)
    assert texts(one) == texts(other)
