"""One figure carried everywhere: all mentions, what follows, nothing else."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.align.values import factor
from checker.drafting.figures import Mention, carry, changed_plan, edits, replacements
from checker.drafting.mentions import mentions_of
from checker.findings import Certainty
from checker.plan import Block, BlockKind, CellPlace
from checker.plan import Cell as PlanCell
from checker.plan import Table as PlanTable
from checker.reading import read
from checker.reading.elements import Measure, Metric, Reading
from checker.sources import read_plan
from checker.word.working_copy import working_copy
from tests.reading.build import heading, text_plan, word_plan
from tests.word.readback import WHEN, Draft

PLAN = """
临溪区产业发展“十五五”规划（2026—2030年）
一、发展基础
2025年，全区高新技术企业达到80家，地区生产总值1200亿元，全社会研发经费支出24.0亿元，研发投入强度2.0%。
二、发展目标
到2030年，高新技术企业达到160家，比2025年增加80家，比2025年翻一番，年均增长14.9%。
科技型中小企业达到一千二百家以上，技术合同成交额达到1,200亿元。
三、重点任务
（一）高新技术企业达到160家行动
到2030年，力争高新技术企业达160家以上，较2025年增长100%。在孵企业达到160家。
到2030年建成市级平台30个，其中重点实验室10个、工程中心12个、企业技术中心8个，合计30个。
"""


@pytest.fixture(scope="module")
def plan() -> Reading:
    """The plan above, read."""
    return read(text_plan(PLAN))


def metric(reading: Reading, name: str, year: int, measure: Measure = Measure.LEVEL) -> Metric:
    """Return the first metric of a name, year and measure."""
    return next(m for m in reading.metrics if (m.name, m.year, m.measure) == (name, year, measure))


def told(mentions: tuple[Mention, ...]) -> list[tuple[str, str | None]]:
    """Return old and new digits in order."""
    return [(mention.old, mention.new) for mention in mentions]


def test_every_mention_is_carried_and_the_same_number_of_others_is_not(plan: Reading) -> None:
    found = carry(plan, metric(plan, "高新技术企业", 2030), Decimal(200))
    assert told(tuple(m for m in found if not m.derived)) == [("160", "200")] * 3
    assert all(m.certainty is Certainty.SURE for m in found if not m.derived)
    assert "在孵企业达到160家" in "".join(block.text for block in changed_plan(plan, found).blocks)


def test_what_follows_is_computed_anew(plan: Reading) -> None:
    found = carry(plan, metric(plan, "高新技术企业", 2030), Decimal(320))
    assert told(tuple(m for m in found if m.derived)) == [
        ("80", "240"),
        ("翻一番", "翻两番"),
        ("14.9", "32.0"),
        ("100", "300"),
    ]


def test_words_that_can_not_say_it_are_left_to_the_drafter(plan: Reading) -> None:
    found = carry(plan, metric(plan, "高新技术企业", 2030), Decimal(200))
    (doubling,) = [m for m in found if m.old == "翻一番"]
    assert doubling.new is None and doubling.edit is None and "人工" in doubling.reason


def test_a_base_year_figure_changes_what_starts_from_it(plan: Reading) -> None:
    found = carry(plan, metric(plan, "高新技术企业", 2025), Decimal(100))
    assert ("80", "60") in told(found) and ("14.9", "9.9") in told(found)
    assert ("160", None) not in told(found) and len([m for m in found if not m.derived]) == 1


@pytest.mark.parametrize(
    ("name", "year", "value", "expected"),
    [
        ("地区生产总值", 2025, "1300", [("1200", "1300"), ("2.0", "1.8")]),
        ("全社会研发经费支出", 2025, "30", [("24.0", "30.0"), ("2.0", "2.5")]),
        ("研发投入强度", 2025, "2.4", [("2.0", "2.4")]),
        ("科技型中小企业", 2030, "1500", [("一千二百", "一千五百")]),
        ("技术合同成交额", 2030, "1400", [("1,200", "1,400")]),
        ("重点实验室", 2030, "14", [("30", "34"), ("10", "14"), ("30", "34")]),
    ],
)
def test_shares_sums_and_notation(
    plan: Reading, name: str, year: int, value: str, expected: list[tuple[str, str]]
) -> None:
    assert told(carry(plan, metric(plan, name, year), Decimal(value))) == expected


def test_a_rate_that_never_agreed_is_told_and_left_to_its_author() -> None:
    wrong = read(text_plan(PLAN.replace("14.9%", "25.5%").replace("比2025年增加80家，", "")))
    found = carry(wrong, metric(wrong, "高新技术企业", 2030), Decimal(200))
    assert all(mention.old != "25.5" for mention in found), "its base stands in another sentence"
    beside = PLAN.replace("到2030年，高新技术企业达到160家，", "高新技术企业由2025年的80家增加到2030年的160家，")
    wrong = read(text_plan(beside.replace("14.9%", "25.5%")))
    (rate,) = [m for m in carry(wrong, metric(wrong, "高新技术企业", 2030), Decimal(200)) if m.old == "25.5"]
    assert rate.new is None and rate.edit is None and rate.derived
    assert "为20.1%" in rate.reason and "不符" in rate.reason


def growth_table(rate: str) -> Reading:
    """Return a plan with a table that has the growth beside base and target, and prose that has it elsewhere."""
    rows = [("指标", "单位", "2025年", "2030年", "年均增长（%）"), ("高新技术企业", "家", "80", "160", rate)]
    cells = [
        Block(0, text, kind=BlockKind.CELL, cell=CellPlace(0, r, c))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]
    title, head = "临溪区产业发展“十五五”规划（2026—2030年）", heading("发展目标", 1, "一、")
    made = word_plan(title, head, "到2030年，高新技术企业年均增长14.9%。", *cells)
    table = PlanTable(2, 5, tuple(PlanCell(i // 5, i % 5, 1, 1, (3 + i,)) for i in range(10)))
    return read(type(made)(made.path, made.format, made.sha256, made.blocks, (table,)))


def test_what_follows_is_certain_in_one_row_of_a_table_and_only_likely_elsewhere() -> None:
    reading = growth_table("14.9")
    found = [m for m in carry(reading, metric(reading, "高新技术企业", 2030), Decimal(200)) if m.derived]
    assert told(tuple(found)) == [("14.9", "20.1"), ("14.9", "20.1")]
    prose, cell = found
    assert (prose.certainty, cell.certainty) == (Certainty.LIKELY, Certainty.SURE)
    assert "不在同一句" in prose.reason and "不在同一句" not in cell.reason
    wrong = growth_table("18.2")
    (cell,) = [m for m in carry(wrong, metric(wrong, "高新技术企业", 2030), Decimal(200)) if m.old == "18.2"]
    assert cell.new is None and "20.1%" in cell.reason


def test_another_unit_year_and_stage() -> None:
    text = """
    临溪区产业发展“十五五”规划（2026—2030年）
    一、发展目标
    到2028年，技术合同成交额达到12亿元；到2030年，技术合同成交额达到15亿元。
    二、重点任务
    到2030年，全区技术合同成交额达到150000万元以上。
    """
    reading = read(text_plan(text))
    found = carry(reading, metric(reading, "技术合同成交额", 2030), Decimal("16.5"))
    assert told(found) == [("15", "16.5"), ("150000", "165000")]


def test_the_table_of_indicators() -> None:
    rows = [
        ("指标", "单位", "2025年", "2030年"),
        ("高新技术企业", "家", "80", "160"),
        ("研发投入强度", "%", "2.0", "2.6"),
    ]
    blocks: list[Block | str] = [
        "临溪区产业发展“十五五”规划（2026—2030年）",
        heading("发展目标", 1, "一、"),
        "到2030年，高新技术企业达到160家以上，在孵企业达到160家。",
        *(
            Block(0, text, kind=BlockKind.CELL, cell=CellPlace(0, r, c))
            for r, row in enumerate(rows)
            for c, text in enumerate(row)
        ),
    ]
    made = word_plan(*blocks)
    cells = tuple(PlanCell(i // 4, i % 4, 1, 1, (3 + i,)) for i in range(12))
    reading = read(type(made)(made.path, made.format, made.sha256, made.blocks, (PlanTable(3, 4, cells),)))
    found = carry(reading, metric(reading, "高新技术企业", 2030), Decimal(180))
    assert told(found) == [("160", "180"), ("160", "180")]
    assert found[1].place.passage == 3 + 7


ANNEX = """
临溪区产业发展“十五五”规划（2026—2030年）
摘要：到2030年研发投入强度达到2.6%，高新技术企业超过120家。
一、发展基础
2025年，全区研发投入强度为2.1%，技术合同成交额15.2亿元，比2024年增长12.6%；2024年技术合同成交额13.5亿元。
规模以上工业企业400家，其中设立研发机构的160家，占40%。
二、发展目标
到2030年，研发投入强度达到2.6%，较2025年提高0.5个百分点。技术合同成交额达到30.4亿元，是2025年的2倍。
三、重点任务
实现研发投入强度突破2.6%、高新技术企业120家以上的目标，小微企业贷款不良率控制在2.6%以内。
附件 主要指标测算说明
研发投入强度：2030年目标为2.6%，按2025年2.1%推算。
"""


def test_abstract_task_and_annex_are_carried() -> None:
    reading = read(text_plan(ANNEX))
    found = carry(reading, metric(reading, "研发投入强度", 2030), Decimal("2.8"))
    assert told(found) == [("2.6", "2.8"), ("2.6", "2.8"), ("0.5", "0.7"), ("2.6", "2.8"), ("2.6", "2.8")]
    assert [m.certainty for m in found][-1] is Certainty.LIKELY
    base = carry(reading, metric(reading, "研发投入强度", 2025), Decimal("2.2"))
    assert told(base) == [("2.1", "2.2"), ("0.5", "0.4"), ("2.1", "2.2")]


@pytest.mark.parametrize(
    ("name", "year", "value", "expected"),
    [
        ("技术合同成交额", 2025, "16", [("15.2", "16.0"), ("12.6", "18.5"), ("2", "1.9")]),
        ("技术合同成交额", 2024, "13", [("12.6", "16.9"), ("13.5", "13.0")]),
        ("技术合同成交额", 2030, "38", [("30.4", "38.0"), ("2", "2.5")]),
    ],
)
def test_growth_and_multiples_follow(name: str, year: int, value: str, expected: list[tuple[str, str]]) -> None:
    reading = read(text_plan(ANNEX))
    assert told(carry(reading, metric(reading, name, year), Decimal(value))) == expected


def test_the_share_of_a_part_follows_part_and_whole() -> None:
    reading = read(text_plan(ANNEX))
    part = next(m for m in reading.metrics if m.value == 160)
    whole = next(m for m in reading.metrics if m.value == 400)
    assert told(carry(reading, part, Decimal(200))) == [("160", "200"), ("40", "50")]
    assert told(carry(reading, whole, Decimal(500))) == [("400", "500"), ("40", "32")]


LEVELS = [("高新技术企业", 2030), ("高新技术企业", 2025), ("科技型中小企业", 2030), ("在孵企业", 2030)]


@given(st.sampled_from(LEVELS), st.integers(11, 9999))  # 一家 is read as no number
def test_after_the_change_the_metric_has_the_value_everywhere_and_nothing_else_changed(
    which: tuple[str, int], value: int
) -> None:
    reading = read(text_plan(PLAN))
    carried_to(reading, metric(reading, *which), Decimal(value))


def carried_to(reading: Reading, changed: Metric, value: Decimal) -> None:
    """Apply what is sure and read again: the mentions have the value, what follows is what was said, others stay."""
    found = [m for m in carry(reading, changed, value) if m.certainty is Certainty.SURE]
    same = {id(s.metric) for s in mentions_of(reading, changed) if s.certainty is Certainty.SURE}
    follows = {(m.place.passage, m.place.span.start) for m in found if m.derived and m.new}
    again = read(changed_plan(reading, found))
    assert len(again.metrics) == len(reading.metrics)
    for before, after in zip(reading.metrics, again.metrics, strict=True):
        if id(before) in same:
            times = factor(changed.unit, before.unit)
            assert times is not None and after.value == value * times
        elif not any(p == before.passage and before.span.start <= at < before.span.stop for p, at in follows):
            assert (before.value, before.value_max) == (after.value, after.value_max)
        assert (before.name, before.unit, before.year) == (after.name, after.unit, after.year)
        assert (before.comparator, before.measure) == (after.comparator, after.measure)


def test_the_target_of_a_shared_plan_in_two_chapters(shared: Path) -> None:
    reading = read(read_plan(next((shared / "plans").glob("清远市*.txt"))))
    target = metric(reading, "高新技术企业", 2025)
    found = carry(reading, target, Decimal(520))
    assert told(found) == [("500", "520"), ("500", "520")]
    assert len({reading.passages[m.place.passage].section for m in found}) == 2
    text = "".join(block.text for block in changed_plan(reading, found).blocks)
    assert "在孵企业总数500家以上" in "".join(text.split())


@pytest.mark.parametrize("step", [-1, 1])
def test_any_level_of_the_shared_plans(shared: Path, step: int) -> None:
    for path in sorted((shared / "plans").glob("*.txt")):
        reading = read(read_plan(path))
        levels = [m for m in reading.metrics if m.measure is Measure.LEVEL and m.value and m.value_max is None]
        for one in levels[:: 5 if step > 0 else 7]:
            assert one.value is not None
            change = Decimal(step).scaleb(-one.decimals)
            if one.value + change > 0:
                carried_to(reading, one, one.value + change)


@pytest.mark.parametrize("name", ["清远市_clean.docx", "清远市_autonumber.docx"])
def test_as_tracked_changes_rejecting_restores_the_text(shared: Path, tmp_path: Path, name: str) -> None:
    draft = Draft(tmp_path, (shared / "plans" / "word" / name).read_bytes())
    reading = read(read_plan(draft.path))
    found = carry(reading, metric(reading, "高新技术企业", 2025), Decimal(520))
    changes = replacements(reading, found, working_copy(reading, WHEN).change)
    assert len(changes) == len(edits(found)) == 2
    assert draft.export(replacements=changes) == ()
    assert sum("".join(text.split()).count("达到520家") for text in draft.texts) == 2
    before = [block.text for block in reading.plan.blocks if block.part == "body"]
    assert [text for text in draft.undone if text] == [text for text in before if text]


def test_an_increment_is_one_in_prose_and_under_its_full_name_in_a_table() -> None:
    plan = read(
        text_plan(
            "临溪区养老服务“十五五”规划（2026—2030年）\n一、发展目标\n到2030年，新增护理床位1.6千张，新增劳动力平均受教育年限达到14.8年。\n"
            "主要指标\n指标\t2025年\t2030年\t属性\n新增护理床位（千张）\t—\t1.6\t预期性\n"
            "新增劳动力平均受教育年限（年）\t14.1\t14.8\t预期性\n"
        )
    )
    for name, value in (("护理床位", "1.9"), ("新增劳动力平均受教育年限", "15")):
        metric = next(m for m in plan.metrics if m.name.endswith(name) and m.kind.value == "target")
        assert len(carry(plan, metric, Decimal(value))) == 2, name
