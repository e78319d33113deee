"""Tasks, bodies, milestones and territories on the shared plans: the reviewers' rows are met, nothing else found."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from checker import engine
from checker.reading import read
from checker.reading.elements import Reading
from checker.reading.tasks import all_of, forms, object_of, objects_begun, objects_in, tasks
from checker.rules.alignment.bearers import alike, stem
from checker.rules.alignment.milestones import milestones
from checker.sources import read_plan
from tests.rules.samples import plan_of, reading_of
from tests.rules.test_reviewers_list import CITY, DISTRICT, meets, review, rows

RULES = ("XPL-19", "XPL-20", "XPL-22", "XPL-23", "XPL-24", "XPL-25", "XPL-26")
MET = ("XP-16", "XP-17", "XP-18", "QC-18", "QC-19", "QC-20", "QC-21")
CITY_PLAN = "青澜省澜川市教育发展“十四五”规划（2021—2025年）\n一、重点任务\n"
DISTRICT_PLAN = "青澜省澜川市临溪区教育发展“十四五”规划（2021—2025年）\n一、重点任务\n"

NO_TASKS = (
    "临溪区建成区域医疗中心，群众就医更加便利。",
    "以临溪区、南浦县为重点，发展精细化工产业集群。",
    "临溪区重点发展现代物流、商贸会展，南浦县重点建设农产品加工园。",
    "在临溪区等地开展试点的基础上，全市推广建设养老服务中心。",
    "临溪区国家高新技术产业开发区要发挥龙头作用，建设创新平台。",
    "依托临溪区人民医院建设市级创伤中心。",
    "支持临溪高新区建设科技企业孵化器。",
    "推动临溪大道改造工程，建设城市绿道。",
    "临溪区、南浦县已完成农村供水工程。",
    "推动澜川市第一中学临溪校区建设。",
    "引导临溪区企业建设研发中心。",
    "支持临溪区居民参加养老保险，建设服务平台。",
    "加强对临溪区的指导，建设市级监测平台。",
    "协调推进临溪区与白石县交界地区整治，建设生态走廊。",
    "市卫生健康委要会同临溪区政府做好保障，建设市级血站。",
    "各县（市、区）要高度重视，加强领导，压实责任。",
    "各县（市、区）要结合实际制定实施方案，明确年度任务。",
    "各县（市、区）要建立健全工作机制，完善考核制度。",
    "各县（市、区）人民政府要加大投入，保障资金。",
    "鼓励各县（市、区）设立产业发展基金。",
    "有条件的县（市、区）可建立区域性检验中心。",
    "指导各县（市、区）开展创建活动。",
    "对各县（市、区）落实情况开展督查，建立通报制度。",
    "市与各县（市、区）建立联席会议制度，制定市级专项规划。",
    "汇总各县（市、区）数据，建立市级数据库。",
    "在各县（市、区）设立便民服务点，由市邮政管理局建立台账。",
    "除临溪区外，其他县建设客运中心。",
    "南浦县要建设水上运动基地，与临溪区共享客源市场。",
    "由市交通运输局牵头，临溪区配合建设跨江大桥。",
    "临溪区正在申报国家级示范区，2020年建设了创新平台。",
)
"""Sentences that name the area or all areas and lay no task on it that one could look for."""


@pytest.mark.shared
@pytest.mark.parametrize("row", MET)
def test_the_reviewers_rows_are_met(shared: Path, row: str) -> None:
    asked = next(r for r in rows(shared) if r["id"] == row)
    assert meets(review(shared, DISTRICT, CITY), asked)


@pytest.mark.shared
def test_nothing_but_what_reviewers_mark_is_found(shared: Path) -> None:
    found = [f for f in review(shared, DISTRICT, CITY).findings if f.rule in RULES]
    assert sorted((f.rule, f.severity.value) for f in found) == [
        ("XPL-19", "info"),
        ("XPL-20", "info"),
        ("XPL-22", "minor"),
        ("XPL-23", "major"),
        *[("XPL-23", "minor")] * 3,
        ("XPL-24", "minor"),
    ]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("draft", "uppers"),
    [
        ("杨浦区", ("上海市_十五五", "全国_十五五")),
        ("杭州市", ("浙江省", "全国_十五五")),
        ("上海市_十五五", ("全国_十五五", "全国_数字", "全国_国家应急")),
        ("浙江省", ("全国_十五五",)),
        ("上海市_食品", ("全国_十五五", "上海市_十五五")),
        ("上海市_商业", ("全国_未来", "全国_十五五")),
        ("上海市_科技服务", ("全国_十五五", "上海市_十五五")),
    ],
)
def test_plans_of_governments_are_passed(shared: Path, draft: str, uppers: tuple[str, ...]) -> None:
    plans = sorted((shared / "plans" / "real").glob("*.txt"))
    one, *above = (
        read(plan_of(next(path for path in plans if words in path.name).read_text("utf-8")))
        for words in (draft, *uppers)
    )
    assert not engine.run(one, above, select=RULES).findings


def test_both_sides_are_quoted() -> None:
    upper = CITY_PLAN + "支持临溪区建设特殊教育资源中心。2022年建成东港职业学校。"
    result = engine.run(
        reading_of(DISTRICT_PLAN + "争取建设东港职业学校。"), [reading_of(upper)], select=("XPL-20", "XPL-25")
    )
    assert [(f.rule, [(p.plan, result.quote(p)) for p in f.places]) for f in result.findings] == [
        (
            "XPL-20",
            [(0, DISTRICT_PLAN.split("\n")[0]), (1, "支持临溪区建设特殊教育资源中心。")],
        ),
        ("XPL-25", [(0, "争取建设东港职业学校"), (1, "建成东港职业学校")]),
    ]


def test_an_edit_gives_what_a_full_check_gives() -> None:
    upper = reading_of(
        CITY_PLAN + "支持临溪区建设特殊教育资源中心。2022年建成东港职业学校。由临溪区教育局牵头组建教研中心。"
    )
    checker = engine.Checker([upper], select=RULES)
    texts = [
        "扩大学位。",
        "争取建设东港职业学校。",
        "2024年建成东港职业学校，完善特殊教育资源中心。",
        "推动南浦县建设小学。",
    ]
    for text in texts:
        draft = read(plan_of(DISTRICT_PLAN + text))
        again = engine.finish(checker.check(draft))
        assert again.findings == engine.run(draft, [upper], select=RULES).findings


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("支持南浦县、临溪区等地建设特殊教育资源中心。", [("建设", "特殊教育资源中心", True)]),
        ("临溪区要加快建成东港实验小学、南岸幼儿园。", [("建成", "东港实验小学", True), ("建成", "南岸幼儿园", True)]),
        ("加快临溪东港职教园建设。", [("加快", "东港职教园", True)]),
        (
            "各区要制定校车管理办法，建立校园安全工作专班。",
            [("制定", "校车管理办法", False), ("建立", "校园安全工作专班", False)],
        ),
        ("鼓励各区设立教育基金。", []),
        ("各区要在2023年底前成立数据管理工作专班。", [("成立", "数据管理工作专班", False)]),
        ("加快推进临溪区第二中学迁建，完善条件。", [("推进", "第二中学", True)]),
        ("临溪区成功建设特殊教育资源中心。", []),
        ("南浦县要建设特殊教育资源中心，支持临溪高新区建设实训基地。", []),
        ("支持临溪区加快发展，建设一批中心。", []),
    ],
)
def test_tasks_are_read(sentence: str, found: list[tuple[str, str, bool]]) -> None:
    lower = reading_of(DISTRICT_PLAN + "扩大学位。").profile
    assert [(t.act, t.object, t.named) for t in tasks(reading_of(CITY_PLAN + sentence), lower)] == found


def test_facts_and_general_duties_are_no_tasks() -> None:
    lower = reading_of(DISTRICT_PLAN + "扩大学位。").profile
    assert [(sentence, tasks(reading_of(CITY_PLAN + sentence), lower)) for sentence in NO_TASKS] == [
        (sentence, ()) for sentence in NO_TASKS
    ]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("2023年底前建成东港职业学校、南岸实验小学。", {"东港职业学校": (2, 2023), "南岸实验小学": (2, 2023)}),
        ("东港职业学校2022年开工、2024年建成投用。", {"东港职业学校": (3, 2024)}),
        ("到2025年，建成幼儿园20所，建成一批示范学校，建成国家级实训基地。", {}),
        ("2022年以来建成东港职业学校。", {}),
        ("2024年实现全市乡村学校网络全覆盖。", {"乡村学校网络": (9, 2024)}),
    ],
)
def test_milestones_are_read(sentence: str, found: dict[str, tuple[int, int]]) -> None:
    read_ = milestones(reading_of(CITY_PLAN + sentence))
    assert {thing: (marks[-1].phase, marks[-1].year) for thing, marks in read_.items()} == found


def test_things_are_read_the_same_by_how_they_begin() -> None:
    text = "支持建设东港海洋职业技术学校、打造省级北岸智能制造实训中心，建成20所幼儿园和南岸临港化工职业学院项目。"
    found = [(object_of(part, 8), bare) for part, bare in objects_begun(text, 8)]
    assert tuple(thing for thing, _ in found if thing) == objects_in(text, 8) != ()
    assert all(bare.startswith(thing[:4]) for thing, bare in found)


def test_names_of_areas_and_bodies() -> None:
    profile = reading_of(DISTRICT_PLAN + "扩大学位。").profile
    assert forms(profile) == ("临溪区", "临溪")
    assert "各县（市、区）" in all_of("district") and "各设区市" not in all_of("district")
    assert objects_in("建设东港职业学校，打造教研中心。") == ("东港职业学校", "教研中心")
    assert stem("临溪区住建局") == stem("住房和城乡建设局")
    assert alike("区住建局", "区住房城乡建设和交通局") and not alike("区教育局", "区民政局")


def word_plan(folder: Path, name: str, title: str, text: str, rows: list[tuple[str, ...]]) -> Reading:
    """Return the reading of a Word file with a heading, a paragraph and a table."""
    document = docx.Document()
    for line in (title, "一、重点任务", text, "附表 任务分工表"):
        document.add_paragraph(line)
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.save(str(folder / name))
    return read(read_plan(folder / name))


def test_tables_of_projects_and_duties_are_read(tmp_path: Path) -> None:
    city, district = (plan.split("\n")[0] for plan in (CITY_PLAN, DISTRICT_PLAN))
    above = [
        ("序号", "项目名称", "责任单位"),
        ("1", "东港特殊教育学校", "临溪区"),
        ("2", "云岭劳动教育实践基地", "南浦县"),
        ("3", "松坪职业教育园区", "临溪区、南浦县"),
        ("4", "雁栖教师发展学院", "临溪区教育局"),
    ]
    own = [("任务名称", "牵头单位"), ("雁栖教师发展学院", "区民政局"), ("社区学校", "区教育局")]
    upper = word_plan(tmp_path, "市规划.docx", city, "提升质量。", above)
    draft = word_plan(tmp_path, "区规划.docx", district, "扩建松坪职教园区。", own)
    found = engine.run(draft, [upper], select=("XPL-19", "XPL-20")).findings
    assert sorted((f.rule, "特殊教育学校" in f.message, "区民政局" in f.message) for f in found) == [
        ("XPL-19", False, True),
        ("XPL-20", True, False),
    ]
