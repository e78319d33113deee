"""衔接情况说明: what it says of an invented family, that its counts add up, and what is left to the drafter."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from checker.align.pairs import Pair, Verdict
from checker.decisions import Answer, Decision, Decisions
from checker.errors import OutputIsInput
from checker.findings import Certainty, Severity
from checker.reports.statement import Statement, statement, write_statement
from checker.reports.statement_docx import statement_bytes
from checker.review import Review
from checker.text import Span
from tests.reports.builder import CITY, PROVINCE, family, finding, metric, place, with_findings

WHEN = datetime(2026, 1, 5, 9, 30)
REASON = "【请补充理由】"


def told(review: Review, decisions: Decisions | None = None) -> Statement:
    return statement(review, decisions=decisions, author="张三", when=WHEN)


def text(review: Review, decisions: Decisions | None = None) -> str:
    made = told(review, decisions)
    return "\n".join(line.head + line.text for part in made.parts for line in part.lines)


def answered(answer: Answer, reason: str = "") -> Decisions:
    return Decisions([Decision("key0", answer, reason)])


def about_ratio(severity: Severity = Severity.MAJOR) -> Review:
    """Return the family with a finding on its first pair."""
    review = family()
    places = (place(review, 0, "2%"), place(review, 1, "1.5%"))
    return with_findings(finding(places, rule="XPL-01", severity=severity))


def test_its_parts_and_signature() -> None:
    made = told(family())
    assert made.title == "关于《乙区科技规划》衔接情况的说明"
    assert [part.title for part in made.parts] == [
        "编制依据与上位规划",
        "总体衔接情况",
        "指标衔接情况",
        "尚未承接的上位目标",
        "任务、名称、空间等衔接情况",
    ]
    assert (made.issuer, made.date) == ("【请填写编制单位】", "2026年1月5日")
    assert made.attachments == ("指标对照表", "规划衔接情况表")


def test_the_basis_names_number_state_and_date() -> None:
    (line,) = told(family()).parts[0].lines
    assert line.text == (
        "衔接对照的上位规划共2部：市级规划《甲市科技规划》（甲府〔2021〕3号，征求意见稿）；"
        "省级规划《丙省科技规划》（2021年8月20日印发）。"
        "市级规划所用文本尚未印发，比对结论仅供参考，以印发稿复核为准。没有提供国家规划，未作对照。"
    )


def test_the_counts_are_said_and_add_up() -> None:
    assert (
        "共对照指标3项（逐项列附件1），其中：高于上位规划1项，低于上位规划1项，上位规划设有而本规划未设1项。"
        in text(family())
    )


kinds = st.lists(st.tuples(st.sampled_from(list(Verdict)), st.booleans()), min_size=1, max_size=30)


@given(kinds)
def test_counts_add_up_whatever_the_verdicts(rows: list[tuple[Verdict, bool]]) -> None:
    review = family()
    pairs = []
    for number, (verdict, part) in enumerate(rows):
        name = f"指标{number}"
        one = replace(metric(CITY, "15亿元", name, "15", "亿元", year=2025), id=name)
        note = "部分与总体，占上位目标的3%" if part and verdict is Verdict.NOT_COMPARABLE else ""
        own, upper = (None if verdict is Verdict.MISSING else one), (None if verdict is Verdict.EXTRA else one)
        pairs.append(Pair(own, upper, 1, verdict, None, note))
    said = text(replace(review, pairs=tuple(pairs)))
    found = re.search(r"共对照指标(\d+)项（逐项列附件1），其中：(.*?)。", said)
    assert found and int(found[1]) == len(rows) == sum(map(int, re.findall(r"(\d+)项", found[2])))


def test_a_difference_is_told_with_its_computation_and_asks_for_a_reason() -> None:
    assert (
        "（一）需要说明的差异。1．全社会研发投入占地区生产总值的比重，本规划2025年目标为2%，"
        "高于市级规划1.5%的目标0.5个百分点，低于省级规划3.5%左右的目标约1.5个百分点；"
        "2020年不足1%，推算比重年均增速超过14.9%。说明理由：【请补充理由】。"
    ) in text(about_ratio())


def test_the_rest_of_a_computation_is_told_where_there_is_room() -> None:
    review = family()
    places = (place(review, 0, "2%"), place(review, 1, "1.5%"))
    steps = "(2/1)^(1/5)-1 = 14.9%；按经济总量占比30%计，其余地区需达到1.29%；2% > 1.5%"
    one = finding(places, rule="XPL-01", severity=Severity.MAJOR, computation=steps)
    said = text(with_findings(one, review=replace(review, pairs=review.pairs[:1])))
    assert "超过14.9%。测算：按经济总量占比30%计，其余地区需达到1.29%。说明理由" in said


def test_other_differences_are_told_as_their_finding_says() -> None:
    review = family()
    apart = replace(review.pairs[0], verdict=Verdict.DEFINITION_DIFFERS, difference=None, note="口径不同")
    message = "《甲市科技规划》为“总强度”（1.5%），本规划为“强度”（2%），口径不同。"
    places = (place(review, 0, "2%"), place(review, 1, "1.5%"))
    one = finding(places, rule="XPL-06", severity=Severity.MAJOR, message=message)
    said = text(with_findings(one, review=replace(review, pairs=(apart,))))
    assert "市级规划为“总强度”（1.5%），本规划为“强度”（2%），口径不同。说明理由：【请补充理由】。" in said
    assert "不作高低比较的指标" not in said


def test_a_finding_on_a_further_level_is_not_lost() -> None:
    """The row is 一致 by the nearest plan; what the province asks stands below."""
    review = family()
    equal = replace(review.pairs[0], verdict=Verdict.EQUAL, difference=Decimal(0))
    places = (place(review, 0, "2%"), place(review, 2, "3.5%左右"))
    one = finding(places, rule="XPL-02", severity=Severity.ERROR)
    said = text(with_findings(one, review=replace(review, pairs=(equal, review.pairs[3]))))
    assert "比重（2%）与市级规划目标一致。" in said and "低于省级规划3.5%左右的目标约1.5个百分点" in said


def test_the_drafters_reason_takes_the_place_of_the_placeholder() -> None:
    said = text(about_ratio(), answered(Answer.DECLINED, "区内高校集中。"))
    assert "超过14.9%。说明理由：区内高校集中。" in said
    assert "拟按校核意见补充说明或作相应调整。" in text(about_ratio(), answered(Answer.ACCEPTED))


def test_what_is_only_a_note_asks_for_no_reason() -> None:
    said = text(about_ratio(Severity.INFO))
    assert "（二）合理的差异。高于上位规划的有全社会研发投入占地区生产总值的比重（2%，市级1.5%）。" in said


def test_what_is_the_better_the_lower_it_is_says_so() -> None:
    review = about_ratio(Severity.INFO)
    mirrored = replace(review.pairs[0], verdict=Verdict.LOWER, better=True)
    assert "（2%，市级1.5%，越低越好）" in text(replace(review, pairs=(mirrored,)))
    major = about_ratio()
    assert "优于市级规划1.5%的目标" in text(replace(major, pairs=(mirrored,)))


def test_missing_targets_are_listed_by_plan_with_what_there_is() -> None:
    review = family()
    missing = replace(review.pairs[2], draft_base=review.pairs[1].draft_base)
    said = text(replace(review, pairs=(missing,)))
    assert "尚未承接市级规划指标1项：技术合同成交额（15亿元，现状58家）。不设理由：【请补充理由】。" in said


def lacking(*names: str, plan: int = 1, **more: Any) -> tuple[Pair, ...]:
    """Return pairs of targets that only an upper plan has, all read at one place."""
    at = CITY if plan == 1 else PROVINCE
    quote, number, unit = ("15亿元", "15", "亿元") if plan == 1 else ("3.5%左右", "3.5", "%")
    ones = (replace(metric(at, quote, name, number, unit, **more), id=name) for name in names)
    return tuple(Pair(None, one, plan, Verdict.MISSING) for one in ones)


def test_a_long_list_names_some_and_counts_all() -> None:
    said = text(replace(family(), pairs=lacking(*(f"很长的指标名称{i}" for i in range(40)))))
    assert "尚未承接市级规划指标40项：很长的指标名称0（15亿元）、" in said
    assert "等。未列名的见附件1。不设理由" in said and "很长的指标名称39" not in said


def test_what_must_be_met_here_comes_first_and_is_named() -> None:
    many = lacking(*(f"很长的指标名称{i}" for i in range(40)))
    binding = lacking("单位能耗", attribute="约束性")
    own = lacking("乙区用水总量", region="乙区")
    review = replace(family(), pairs=(*many, *own, *binding))
    profile = replace(review.draft.profile, region="乙区")
    review = replace(review, readings=(replace(review.draft, profile=profile), *review.readings[1:]))
    said = text(review)
    assert "指标42项：约束性指标单位能耗（15亿元），分解到乙区的指标乙区用水总量（15亿元），" in said


def test_each_upper_plan_has_its_own_count() -> None:
    said = text(replace(family(), pairs=(*lacking("甲一", "甲二"), *lacking("丙一", plan=2))))
    assert "尚未承接市级规划指标2项：甲一（15亿元）、甲二（15亿元）；省级规划指标1项：丙一（3.5%）。" in said


def test_a_plan_of_other_years_asks_for_nothing() -> None:
    review = replace(family(), pairs=lacking("甲一", "甲二"))
    later = replace(review.readings[1], profile=replace(review.readings[1].profile, period_start=2026, period_end=2030))
    (line,) = told(replace(review, readings=(review.draft, later, review.readings[2]))).parts[3].lines
    assert line.text == "市级规划所设2项，因规划期或区域不对应，不要求承接。"


def test_each_plan_has_its_turn_where_some_are_named() -> None:
    pairs = (*lacking(*(f"甲{n}" for n in range(30))), *lacking(*(f"丙{n}" for n in range(30)), plan=2))
    said = text(replace(family(), pairs=pairs))
    assert "市级规划指标30项：甲0（15亿元）、" in said and "省级规划指标30项：丙0（3.5%）、" in said


def test_reasons_and_promises_stand_by_their_targets() -> None:
    review = replace(family(), pairs=lacking("技术合同成交额", "甲二"))
    contracts = finding((place(review, 0, "发展目标"), place(review, 1, "15亿元")), rule="XPL-04")
    apart = replace(review.pairs[1].upper, span=Span(0, 1))  # type: ignore[type-var]
    review = with_findings(
        contracts, review=replace(review, pairs=(review.pairs[0], Pair(None, apart, 1, Verdict.MISSING)))
    )
    said = text(review, answered(Answer.DECLINED, "区内没有技术市场"))
    assert "不设理由：技术合同成交额，区内没有技术市场；其余指标，【请补充理由】。" in said
    assert "技术合同成交额拟按校核意见补列。不设理由：其余指标，【请补充理由】。" in text(
        review, answered(Answer.ACCEPTED)
    )


def test_parts_of_a_whole_have_their_share() -> None:
    part = replace(family().pairs[1], verdict=Verdict.NOT_COMPARABLE, note="部分与总体，占上位目标的28.6%；复核")
    assert "高新技术企业（120家以上，市级420家）占上位目标的28.6%，属部分与总体关系" in text(
        replace(family(), pairs=(part,))
    )


def test_equal_extra_and_incomparable_targets() -> None:
    review = family()
    equal = replace(review.pairs[0], verdict=Verdict.EQUAL, difference=Decimal(0))
    extra = replace(review.pairs[1], upper=None, verdict=Verdict.EXTRA)
    said = text(replace(review, pairs=(equal, extra)))
    assert "（2%）与市级规划目标一致。" in said and "高新技术企业，上位规划没有设置。" in said
    apart = replace(review.pairs[0], verdict=Verdict.YEAR_DIFFERS, note="目标年不同；请核")
    assert "比重（市级，目标年不同），不作数值比较。" in text(replace(review, pairs=(apart,)))


def test_matters_beside_targets_are_told_gravest_first() -> None:
    review = family()
    places = (place(review, 0, "到2025年"), place(review, 1, "技术合同"))
    minor = finding(places, rule="XPL-18", severity=Severity.MINOR, message="园区名称不一致。")
    major = finding(places, rule="XPL-23", severity=Severity.MAJOR, message="不属区级事权。")
    copied = finding(places, rule="XPL-22", severity=Severity.MINOR, message="整段相同。")
    hint = finding(places, rule="XPL-18", certainty=Certainty.HINT, message="或许。")
    *lines, end = told(with_findings(minor, major, copied, hint)).parts[4].lines
    assert [line.text for line in lines] == [
        "1．政策方面。不属区级事权。处理意见：【请补充处理意见】。",
        "2．项目平台方面。园区名称不一致。处理意见：【请补充处理意见】。",
    ]
    assert end.text.startswith("第3章为扫描图片，没有校核。任务的实质承接")
    said = text(with_findings(minor), answered(Answer.DECLINED, "名称以批复为准"))
    assert "未作调整，理由：名称以批复为准。" in said
    assert "已按校核意见处理。" in text(with_findings(minor), answered(Answer.ACCEPTED))


def test_what_was_not_aligned_is_said_with_the_reason() -> None:
    notes = ("《甲市科技规划》：含图片1处。", "《丙省科技规划》：含图片1处。", "第3章没有校核。")
    end = told(replace(family(), not_checked=notes)).parts[-1].lines[-1].text
    assert "市级规划、省级规划含图片1处；第3章没有校核。" in end


def test_a_draft_alone_says_that_nothing_was_aligned() -> None:
    alone = Review(family().readings[:1], family().roles[:1], ())
    made = told(alone)
    assert [part.title for part in made.parts] == ["编制依据与上位规划", "未作衔接的内容"] and not made.attachments
    assert made.parts[0].lines[0].text == "本次校核没有提供上位规划，未作衔接对照。"
    assert statement_bytes(made, WHEN)


def test_a_report_is_called_no_plan() -> None:
    review = family()
    city = replace(review.readings[1], profile=replace(review.readings[1].profile, title="甲市政府工作报告"))
    assert "市级文件《甲市政府工作报告》" in text(replace(review, readings=(review.draft, city, review.readings[2])))


def test_the_document_marks_what_is_to_be_filled_in() -> None:
    made = told(about_ratio())
    document = Document(io.BytesIO(statement_bytes(made, WHEN)))
    marked = [run.text for p in document.paragraphs for run in p.runs if run.font.highlight_color is not None]
    assert REASON in marked and all(one.startswith("【请") for one in marked) and len(marked) == made.placeholders
    whole = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert made.title in whole and "附件：1．指标对照表" in whole and whole.rstrip().endswith("2026年1月5日")
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings[0] == "一、编制依据与上位规划" and headings[-1] == "五、任务、名称、空间等衔接情况"
    assert document.core_properties.author == "张三"


def test_names_that_xml_cannot_hold_do_no_harm(tmp_path: Path) -> None:
    review = family()
    own = replace(review.pairs[0].draft, name="甲<乙&丙>\x07")  # type: ignore[type-var]
    write_statement(
        replace(review, pairs=(replace(review.pairs[0], draft=own),)), tmp_path / "说明.docx", author="", when=WHEN
    )
    with zipfile.ZipFile(tmp_path / "说明.docx") as package:
        assert "甲&lt;乙&amp;丙&gt;" in package.read("word/document.xml").decode()


def test_a_plan_is_never_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("乙区科技规划.docx").write_bytes(b"plan")
    with pytest.raises(OutputIsInput):
        write_statement(family(), Path("乙区科技规划.docx"), author="", when=WHEN)
