"""规划衔接情况表: pairs and cross-plan findings, plan by plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from checker import resources
from checker.align.pairs import Verdict
from checker.decisions import Answer, Decision, Decisions
from checker.findings import Certainty, Severity
from checker.reports.alignment import alignment_report
from checker.reports.tables import Table
from checker.review import Review
from checker.rules import registry
from tests.reports.builder import family, finding, place, reading, with_findings


def table(review: Review) -> Table:
    part = alignment_report(review, author="张三", when=datetime(2026, 1, 5)).parts[0]
    assert isinstance(part, Table)
    return part


def rows(review: Review) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table(review).rows()]


def test_columns_and_groups() -> None:
    shown = table(family())
    heads = "序号 衔接规划（名称、文号、状态） 衔接事项 上位表述 本规划表述 衔接结论 处理意见".split()
    assert [column.title.replace("\n", "") for column in shown.columns] == heads
    assert [len(group.rows) for group in shown.groups] == [3, 1]
    assert [spans[1] for spans in shown.spans(shown.groups[0])] == [3, 0, 0]


def test_a_pair_shows_both_sides_and_the_answer_of_its_finding() -> None:
    review = family()
    advice = finding((place(review, 0, "2%"), place(review, 1, "1.5%")), rule="XPL-01", advice="请补充测算依据。")
    row = rows(with_findings(advice))[0]
    assert row[:3] == ["1", "《甲市科技规划》\n甲府〔2021〕3号，征求意见稿", "目标：全社会研发投入占地区生产总值的比重"]
    assert "【1.5%】" in row[3] and "【2%】" in row[4]
    assert row[5:] == ["高于", "请补充测算依据。"]


def test_a_pair_without_a_finding_has_its_note() -> None:
    assert rows(family())[0][6] == "基期不足1%，需说明。\n高于上位规划目标，请在编制说明中说明依据。"
    assert rows(family())[2][6] == "请补列或在编制说明中说明不设理由。"


def test_a_lower_target_is_reasonable_where_the_gap_narrows() -> None:
    review = family()
    lower = replace(review.pairs[1], note="")
    assert rows(replace(review, pairs=(lower,)))[0][6] == "低于上位规划目标，请说明理由或作相应调整。"
    assert lower.upper is not None
    narrows = replace(lower, upper_base=replace(lower.upper, value=Decimal(260)))
    assert "差距较基期缩小" in rows(replace(review, pairs=(narrows,)))[0][6]
    widens = replace(lower, upper_base=replace(lower.upper, value=Decimal(60)))
    assert "请说明理由" in rows(replace(review, pairs=(widens,)))[0][6]


def test_a_missing_target_is_not_said_by_the_draft() -> None:
    row = rows(family())[2]
    assert (row[2], row[4], row[5]) == ("目标：技术合同成交额", "未作表述", "缺失")


def test_a_missing_target_with_a_baseline_shows_the_baseline() -> None:
    review = family()
    missing = replace(review.pairs[2], draft_base=review.draft.metrics[2])
    row = rows(replace(review, pairs=(missing,)))[0]
    assert row[4].startswith("未提目标，仅有现状：2020年高新技术企业【58家】")


def test_extra_targets_are_no_matter_of_alignment() -> None:
    assert [row[0] for row in rows(family())] == ["1", "2", "3", "4"]


def test_a_finding_that_no_pair_stands_for_gets_a_row() -> None:
    review = family()
    period = finding(
        (place(review, 0, "到2025年"), place(review, 1, "技术合同")),
        rule="XPL-07",
        name="规划期不同",
        message="期限不同。",
    )
    period = replace(period, severity=Severity.INFO)
    row = rows(with_findings(period))[3]
    assert row[2] == "规划期：规划期不同" and "【技术合同】" in row[3] and row[5:] == ["供参考", "期限不同。"]


def test_the_drafters_answer_joins_the_opinion() -> None:
    review = family()
    advice = finding((place(review, 0, "2%"), place(review, 1, "1.5%")), rule="XPL-01", advice="请补充测算依据。")
    said = {
        Answer.ACCEPTED: "采纳，按校核意见修改或补充说明。",
        Answer.DECLINED: "不采纳，理由：口径不同。",
        Answer.LATER: "待编制单位研究后答复。",
    }
    for answer, sentence in said.items():
        decisions = Decisions([Decision("key0", answer, "口径不同")])
        made = alignment_report(with_findings(advice), decisions=decisions, author="", when=datetime(2026, 1, 5))
        shown = made.parts[0]
        assert isinstance(shown, Table)
        assert next(iter(shown.rows()))[6].text == f"请补充测算依据。\n{sentence}"


def test_a_group_says_how_its_plan_was_aligned() -> None:
    titles = [group.title for group in table(family()).groups]
    assert titles[0] == "与《甲市科技规划》衔接3项：高于1项，低于1项，缺失1项"


def test_agreement_is_a_row_too() -> None:
    review = family()
    equal = replace(review.pairs[0], verdict=Verdict.EQUAL, difference=Decimal(0), note="")
    row = rows(replace(review, pairs=(equal,)))[0]
    assert row[5:] == ["一致", "与上位规划一致。"]


def test_a_finding_that_quotes_no_upper_plan_stands_with_the_first() -> None:
    review = family()
    alone = finding((place(review, 0, "到2025年"),), rule="XPL-23", name="超越事权", message="不属区级事权。")
    found = [row for row in rows(with_findings(alone)) if row[2] == "政策：超越事权"]
    assert [(row[1][:9], row[3]) for row in found] == [("《甲市科技规划》\n", "未作表述")]


def test_of_many_places_the_first_are_quoted() -> None:
    review = family()
    lines = tuple(f"第{i}段照搬。" for i in range(5))
    draft = reading("乙区科技规划", *lines, level="district")
    review = replace(review, readings=(draft, *review.readings[1:]), pairs=())
    places = tuple(place(review, 0, line) for line in lines)
    long = finding((*places, place(review, 1, "技术合同")), rule="XPL-22", name="整段照搬")
    cell = next(row[4] for row in rows(with_findings(long, review=review)) if row[2] == "行文：整段照搬")
    assert cell.count("照搬") == 3 and cell.endswith("（另有2处，见问题清单）")


def test_every_cross_plan_rule_has_its_matter() -> None:
    known = {row["rule"] for row in resources.rows("alignment_matters.tsv")}
    assert {rule.code for rule in registry.chosen() if rule.code.startswith("XPL")} <= known


def test_hints_and_other_rules_stay_out() -> None:
    review = family()
    places = (place(review, 0, "到2025年"), place(review, 1, "技术合同"))
    quiet = (finding(places, rule="XPL-07", certainty=Certainty.HINT), finding(places, rule="NUM-02"))
    assert len(rows(with_findings(*quiet))) == 4


def test_a_draft_alone_has_nothing_to_align() -> None:
    alone = Review(family().readings[:1], family().roles[:1], ())
    assert table(alone).empty == "未提供上位规划" and not rows(alone)


def test_what_was_not_aligned_stands_below_the_table() -> None:
    notes = alignment_report(
        replace(family(), not_checked=("甲没有校核。", "乙没有校核。")), author="", when=datetime(2026, 1, 5)
    ).footnotes
    assert notes[1] == "2．未作衔接、未校核的内容：甲没有校核；乙没有校核。"
    assert len(alignment_report(replace(family(), not_checked=()), author="", when=datetime(2026, 1, 5)).footnotes) == 1
