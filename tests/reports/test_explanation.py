"""编制说明: eight sections; what is known is told, what is not stays a placeholder; nothing is made up."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document

from checker.decisions import Answer, Decision, Decisions
from checker.errors import FactsInvalid, OutputIsInput
from checker.findings import Severity
from checker.opinions import Adoption, Opinion, Opinions
from checker.reading import read
from checker.reports.explanation import explanation, unused_facts, write_explanation
from checker.reports.explanation_facts import Facts, Step, load_facts, stages
from checker.reports.explanation_indicators import indicators
from checker.reports.statement_docx import statement_bytes
from checker.reports.statement_text import Statement
from checker.review import Review, Role
from checker.sources import read_plan
from tests.reports.builder import family, finding, place, with_findings

WHEN = datetime(2026, 3, 1)
SECTIONS = [
    "编制背景和必要性",
    "编制依据",
    "编制过程",
    "主要内容",
    "主要指标及测算说明",
    "规划衔接情况",
    "意见采纳情况",
    "需要说明的问题",
]
OPINIONS = Opinions(
    [
        Opinion("1", "区财政局", "建议甲", adoption=Adoption.ADOPTED),
        Opinion("2", "区教育局", "建议乙", adoption=Adoption.DECLINED, reason="由市级统筹"),
        Opinion("3", "区统计局", "建议丙"),
    ],
    ["区水务局"],
    6,
)
FACTS = Facts(
    "市规划印发后需要落实。",
    "破解平台偏少的问题。",
    "乙区科学技术局",
    ("《丁条例》",),
    (
        Step("起草", "2026年1月", "形成初稿"),
        Step("专家评审", "2026年2月", "评审组同意通过"),
        Step("公示", "2026年3月", "公示30日"),
    ),
    {"高新技术企业": "按近三年净增数推算", "没有的指标": "某法"},
    ("规划期与市规划一致",),
)


def made(review: Review | None = None, **given: object) -> Statement:
    return explanation(review or family(), author="张三", when=WHEN, **given)  # type: ignore[arg-type]


def section(statement: Statement, title: str) -> str:
    part = next(part for part in statement.parts if part.title == title)
    return "\n".join(line.head + line.text for line in part.lines)


def test_eight_sections() -> None:
    statement = made()
    assert [part.title for part in statement.parts] == SECTIONS
    assert statement.title == "《乙区科技规划》编制说明" and statement.attachments == ("指标对照表", "规划衔接情况表")


def test_what_is_not_known_is_asked_for() -> None:
    statement = made()
    process = section(statement, "编制过程")
    assert all(f"（{n}）{stage.name}。【请补充" in process for n, stage in zip("一二三四五六", stages(), strict=True))
    assert "【请补充编制背景" in section(statement, "编制背景和必要性")
    assert section(statement, "意见采纳情况") == "【请补充征求意见和采纳情况】。"
    assert statement.placeholders >= 10


def test_what_the_drafter_tells_stands_where_it_belongs() -> None:
    statement = made(facts=FACTS, opinions=OPINIONS)
    process = section(statement, "编制过程")
    assert "（一）起草。2026年1月，形成初稿。" in process and "（四）论证。2026年2月，评审组同意通过。" in process
    assert "（七）公示。2026年3月，公示30日。" in process
    assert "共发出征求意见稿6份，收回4家单位的反馈，其中1家没有意见。" in process
    assert section(statement, "编制背景和必要性").startswith("（一）编制背景。市规划印发后需要落实。")
    assert "《丁条例》" in section(statement, "编制依据") and statement.issuer == "乙区科学技术局"
    assert "规划期与市规划一致。" in section(statement, "需要说明的问题")
    assert "测算依据：按近三年净增数推算。" in section(statement, "主要指标及测算说明")
    assert unused_facts(family(), FACTS) == ["编制说明：测算说明中的“没有的指标”不是识别出的主要指标，没有写入。"]
    assert statement.attachments[-1] == "征求意见汇总及采纳情况表"


def test_opinions_are_counted_and_what_was_not_adopted_is_told() -> None:
    text = section(made(opinions=OPINIONS), "意见采纳情况")
    assert "收到意见3条，其中采纳1条，部分采纳0条，未采纳1条，待答复1条【请补充答复】。" in text
    assert "1．区教育局提出：建议乙。未采纳：由市级统筹。" in text and "建议甲" not in text


def test_indicators_with_their_growth() -> None:
    statement = made()
    text = section(statement, "主要指标及测算说明")
    assert "2020年为58家，2025年目标为120家以上，推算年均增长不低于15.7%。测算依据：【请补充测算依据】。" in text
    assert "2020年为不足1%，2025年目标为2%，推算比重年均增长超过14.9%。" in text
    table = next(part.table for part in statement.parts if part.table is not None)
    assert [[cell.text for cell in row][1:] for row in table.rows()] == [
        ["全社会研发投入占地区生产总值的比重", "%", "＜1", "2", "＞14.9%", "预期性"],
        ["高新技术企业", "家", "58", "≥120", "≥15.7%", "—"],
    ]


def test_differences_stand_in_the_last_section_with_the_drafters_reasons() -> None:
    review = family()
    found = finding((place(review, 0, "2%"), place(review, 1, "1.5%")), rule="XPL-01", severity=Severity.MAJOR)
    review = with_findings(found)
    decided = Decisions([Decision("key0", Answer.DECLINED, "高校集中，基础较好")])
    open_, told = made(review), made(review, decisions=decided)
    assert "说明理由：【请补充理由】" in section(open_, "需要说明的问题")
    assert "说明理由：高校集中，基础较好。" in section(told, "需要说明的问题")
    assert "尚未承接市级规划指标1项" in section(told, "需要说明的问题")
    assert "共对照指标3项" in section(told, "规划衔接情况") and "需要说明的差异" not in section(told, "规划衔接情况")


def test_without_upper_plans_nothing_is_compared() -> None:
    review = family()
    alone = replace(review, readings=review.readings[:1], roles=(Role.DRAFT,), pairs=())
    statement = made(alone)
    assert section(statement, "规划衔接情况") == "【请补充与上级规划、本级总体规划的衔接情况】。"
    assert statement.attachments == () and "【请补充需要说明的问题" in section(statement, "需要说明的问题")


def test_the_document_marks_every_placeholder() -> None:
    statement = made(facts=FACTS, opinions=OPINIONS)
    document = Document(io.BytesIO(statement_bytes(statement, WHEN)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    marked = [run.text for p in document.paragraphs for run in p.runs if run.font.highlight_color is not None]
    assert marked == re.findall("【请[^【】]*】", text) and len(document.tables) == 1
    assert [f"{n}、{title}" for n, title in zip("一二三四五六七八", SECTIONS, strict=True)] == [
        p.text for p in document.paragraphs if re.match("[一二三四五六七八]、", p.text)
    ]


def test_it_is_written_and_never_over_an_input(tmp_path: Path) -> None:
    write_explanation(family(), tmp_path / "编制说明.docx", author="", when=WHEN)
    assert Document(str(tmp_path / "编制说明.docx")).core_properties.title == "《乙区科技规划》编制说明"
    review = family()
    draft = tmp_path / "a.docx"
    draft.write_bytes((tmp_path / "编制说明.docx").read_bytes())
    own = replace(review.readings[0], plan=replace(review.readings[0].plan, path=draft))
    with pytest.raises(OutputIsInput):
        write_explanation(replace(review, readings=(own, *review.readings[1:])), draft, author="", when=WHEN)


def test_facts_from_files(tmp_path: Path) -> None:
    toml, json = tmp_path / "a.toml", tmp_path / "a.json"
    toml.write_text(
        '"编制背景" = "甲"\n[["编制过程"]]\n"阶段" = "起草"\n"时间" = "1月"\n["测算说明"]\n"高企" = "乙"\n', "utf-8-sig"
    )
    json.write_text(
        '{"编制背景": "甲", "编制过程": [{"阶段": "起草", "时间": "1月"}], "测算说明": {"高企": "乙"}}', "utf-8"
    )
    assert (
        load_facts(toml) == load_facts(json) == Facts("甲", steps=(Step("起草", "1月", ""),), workings={"高企": "乙"})
    )


def test_the_shipped_form_is_read_once_its_lines_are_opened(tmp_path: Path) -> None:
    shipped = (Path(__file__).parents[2] / "templates" / "explanation_facts.toml").read_text("utf-8")
    opened = tmp_path / "a.toml"
    opened.write_text("\n".join(re.sub(r"^# (?=[\[\"])", "", line) for line in shipped.splitlines()), "utf-8")
    facts = load_facts(opened)
    assert facts.issuer and facts.basis and facts.steps and facts.workings and facts.matters


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[1]", "项目 = 内容"),
        ('{"背景": "甲"}', "没有“背景”这一项"),
        ('{"编制背景": 1}', "应是文字"),
        ('{"编制依据": "甲"}', "应是列表"),
        ('{"编制过程": [{"日期": "甲"}]}', "阶段、时间、情况"),
        ('{"测算说明": []}', "逐个指标"),
        ("{", "第1行"),
    ],
)
def test_wrong_facts_are_told(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, "utf-8")
    with pytest.raises(FactsInvalid, match=told):
        load_facts(path)


def test_a_percentage_moves_by_points(tmp_path: Path) -> None:
    path = tmp_path / "临溪区规划.txt"
    path.write_text(
        "临溪区养老服务“十五五”规划（2026—2030年）\n一、发展目标\n2025年，护理型床位占比为52%。\n"
        "到2030年，护理型床位占比达到65%，重残老人探访缺口率降到3%。2025年，重残老人探访缺口率为8%。\n",
        "utf-8",
    )
    reading = read(read_plan(path))
    told = {one.target.name: one.points for one in indicators(reading)}
    assert told == {"护理型床位占比": "提高13个百分点", "重残老人探访缺口率": "降低5个百分点"}


def test_facts_come_back_from_plain_data() -> None:
    assert Facts.of(FACTS.as_data()) == FACTS
    assert Facts().as_data() == {}
