"""问题清单: grouping, columns, answers, hints."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from checker.decisions import Answer, Decision, Decisions
from checker.findings import Certainty, Edit, Fix, Severity
from checker.reports.issues import issues_report
from checker.reports.tables import Notes, Report, Table
from checker.review import Review
from tests.reports.builder import family, finding, place, with_findings

WHEN = datetime(2026, 1, 5, 9, 30)


def report(review: Review, decisions: Decisions | None = None, *, hints: bool = False) -> Report:
    return issues_report(review, decisions=decisions or Decisions(), hints=hints, author="张三", when=WHEN)


def main(shown: Report) -> Table:
    return next(part for part in shown.parts if isinstance(part, Table) and part.filtered)


def texts(shown: Report) -> list[list[str]]:
    return [[cell.text for cell in row] for row in main(shown).rows()]


def sample() -> Review:
    review = family()
    here = place(review, 0, "58家")
    cross = finding(
        (place(review, 0, "2%"), place(review, 1, "1.5%")),
        rule="XPL-01",
        name="高于上位",
        severity=Severity.MAJOR,
        message="高于市级目标0.5个百分点。",
        computation="(2/1)^(1/5)-1=14.9%",
        basis="下级政府规划服从上级政府规划",
        advice="请补充测算依据。",
    )
    hint = finding((here,), certainty=Certainty.HINT, severity=Severity.ERROR, message="线索。")
    fix = Fix("改为“59家”", (Edit(here, "59家"),))
    return with_findings(cross, hint, finding((here,), message="算错。", fixes=(fix,)))


def test_columns_are_those_of_the_office() -> None:
    heads = [column.title for column in main(report(family())).columns]
    assert "".join(heads) == "编号级别类型位置原文问题说明（含算式）修改建议处理状态处理人备注"


def test_the_worst_comes_first_under_its_group() -> None:
    shown = main(report(sample()))
    assert [(g.title, len(g.rows)) for g in shown.groups if g.rows] == [("必须改（1项）", 1), ("须说明（1项）", 1)]


def test_a_cross_plan_row_says_all() -> None:
    row = texts(report(sample()))[1]
    assert row[:4] == ["2", "须说明", "高于上位\nXPL-01", "二、发展目标，第4段"]
    assert "达到【2%】" in row[4] and "《甲市科技规划》：" in row[4] and "提高到【1.5%】" in row[4]
    assert row[5] == "高于市级目标0.5个百分点。\n算式：(2/1)^(1/5)-1=14.9%\n依据：下级政府规划服从上级政府规划"
    assert row[6:] == ["请补充测算依据。", "待定", "", ""]


def test_advice_falls_back_on_fixes_and_then_on_a_plain_word() -> None:
    review = sample()
    assert texts(report(review))[0][6] == "改为“59家”"
    bare = replace(review, findings=(replace(review.findings[2], fixes=()),))
    assert texts(report(bare))[0][6] == "请核实。"


def test_answers_are_shown_with_who_and_why() -> None:
    answers = Decisions([Decision("key0", Answer.DECLINED, "口径不同", "李四"), Decision("key2", Answer.ACCEPTED)])
    rows = texts(report(sample(), answers))
    assert rows[1][7:] == ["不采纳", "李四", "口径不同"]
    assert rows[0][7] == "采纳"
    counts = next(part for part in report(sample(), answers).parts if part.name == "四、问题数量")
    assert isinstance(counts, Table)
    assert [cell.text for cell in next(counts.rows())] == ["1", "1", "0", "0", "2", "1", "1", "0"]


def test_hints_are_left_out_and_counted_unless_asked_for() -> None:
    assert any("另有1条" in text for text in report(sample()).footnotes)
    asked = report(sample(), hints=True)
    assert len(texts(asked)) == 3
    assert main(asked).groups[-1].title.endswith("（1项）") and texts(asked)[-1][5] == "线索。"
    assert not any("另有" in text for text in asked.footnotes)


def test_facts_name_plans_versions_and_what_was_not_checked() -> None:
    shown = report(family())
    flat = [cell.text for part in shown.parts if isinstance(part, Table) for row in part.rows() for cell in row]
    assert {"乙区科技规划", "2021—2025年", "区级", "甲府〔2021〕3号", "征求意见稿", "印发（2021-08-20）"} <= set(flat)
    notes = next(part for part in shown.parts if isinstance(part, Notes))
    assert notes.lines == ("1．第3章为扫描图片，没有校核。",)
    assert shown.subtitles == ("《乙区科技规划》", "校核：张三　　时间：2026年1月5日")


def test_a_draft_alone_says_that_alignment_was_not_checked() -> None:
    review = family()
    alone = Review(review.readings[:1], review.roles[:1], ())
    notes = next(part for part in report(alone).parts if isinstance(part, Notes))
    assert "未提供上位规划" in notes.lines[0]


def test_a_finding_without_a_place_still_has_a_row() -> None:
    row = texts(report(with_findings(finding(()))))[0]
    assert row[3:5] == ["全文", ""]
