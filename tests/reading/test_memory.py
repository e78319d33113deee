"""Reading from memory: a plan after any edit reads as for the first time, and only what was touched is read again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import reading
from checker.plan import Block, Plan
from checker.reading import memory, metric_memory, table_streams
from checker.reading.elements import Reading
from checker.reading.memory import Each
from checker.sources import read_plan
from tests.rules.samples import plan_of

TEXT = """临溪区科技创新“十四五”规划
（2021—2025年）
目录
一、发展基础 1
二、发展目标 2
三、重点任务 3
一、发展基础
“十三五”时期，依据《澜川市科技创新规划》，高新技术企业由20家增加到58家，年均增长23.7%。
临溪区工业和信息化局（以下简称“区工信局”）支持澜川高新技术产业开发区，
建设中试基地5家。
二、发展目标
到2023年，高新技术企业达到100家。
研发投入强度达到2%，
专栏1 主要指标
序号 指标 单位 2020年 2025年 属性
1 高新技术企业 家 72 120 预期性
2 研发投入强度 % 1.0 2.0 预期性
3 有效发明专利 件 210 300 约束性
三、重点任务
（一）培育企业。区工信局新增孵化器3家（牵头单位：区工信局，配合单位：区财政局）。
1.建设重点实验室5家；
2.新增研发机构10家，
其中省级2家。
临溪区人民政府
2021年3月5日"""
LINES = TEXT.split("\n")
EDITS = st.sampled_from(
    [
        "",
        "临溪区科技创新“十五五”规划",
        "（2026—2030年）",
        "澜川市科技创新三年行动计划（2023—2025年）",
        "一、发展目标",
        "二、发展基础",
        "（二）建设平台",
        "序号 指标 单位 2021年 2026年 属性",
        "指标 单位 2020年 2025年",
        "2 研发投入强度 % 1.2 2.5 约束性",
        "2 研发投入强度 ％ 1.2",
        "依据《澜川市科技创新“十四五”规划》《临溪区科技创新“十四五”规划》编制。",
        "到2024年，孵化器达到8家，其中国家级3家。",
        "其中民营企业30家，",
        "过去五年，企业由20家增加到60家。",
        "本规划范围不含临江新城。",
        "目录",
        "— 3 —",
        "一、发展基础……………1",
        "澜川高新技术产业开发区（以下简称“澜川高新区”）和澜川高新区。",
        "青澜省科学技术厅",
        "2022年6月1日",
    ]
)


def afresh(plan: Plan) -> Reading:
    memory.forget()
    return reading.read(plan)


def put_in(plan: Plan, at: int, texts: Sequence[str]) -> Plan:
    """Return the plan with lines put in, or, for none, with the line there taken out."""
    lines = [block.text for block in plan.blocks]
    lines[at : at + (not texts)] = texts
    return plan_of("\n".join(lines))


Steps = list[tuple[str, int, list[str]]]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["change", "change", "put in", "take out"]),
        st.integers(0, 22),
        st.lists(EDITS, min_size=1, max_size=2),
    ),
    min_size=1,
    max_size=4,
)


def after(plan: Plan, steps: Steps) -> Iterator[Plan]:
    """Yield the plan after each step; two texts change two paragraphs at a time."""
    for kind, at, texts in steps:
        at %= len(plan.blocks)
        if kind == "change":
            plan = plan.with_texts({(at + 5 * i) % len(plan.blocks): text for i, text in enumerate(texts)})
        else:
            plan = put_in(plan, at, texts if kind == "put in" else [])
        yield plan


@given(STEPS)
@settings(max_examples=60, deadline=None)
def test_after_any_steps_a_plan_reads_as_for_the_first_time(steps: Steps) -> None:
    plans = [plan_of(TEXT), *after(plan_of(TEXT), steps)]
    memory.forget()
    remembered = [reading.read(plan) for plan in plans]
    for plan, read in zip(plans, remembered, strict=True):
        assert read == afresh(plan)


def test_shared_plans_read_the_same_after_edits_all_over(shared: Path) -> None:
    for path in sorted((shared / "plans").rglob("*.*"))[:40]:
        if path.suffix not in (".txt", ".docx") or path.stat().st_size > 60_000:
            continue
        plan = read_plan(path)
        reading.read(plan)
        edited = []
        for block in range(3, len(plan.blocks), max(len(plan.blocks) // 4, 1)):
            text = plan.blocks[block].text
            plan = plan.with_texts({block: text[: len(text) // 2] + "到2025年达到5家" + text[len(text) // 3 :]})
            edited.append((plan, reading.read(plan)))
        for plan, read in edited:
            assert read == afresh(plan), path.name


def test_one_change_is_asked_once() -> None:
    asked: list[str] = []
    each = Each(lambda text, mark: asked.append(text) or text + mark)
    assert each.over(["a", "b", "c"], frame=("!",)) == ("a!", "b!", "c!")
    asked.clear()
    assert each.over(("a", "x", "c"), frame=("!",)) == ("a!", "x!", "c!")
    assert asked == ["x"]


@pytest.mark.parametrize("now", ["abxcd", "xabcd", "abcdx", "acd", "bcd", "abc", "", "abcdabcd", "aabbccdd", "dcba"])
def test_rows_put_in_and_taken_out(now: str) -> None:
    each = Each(str.upper)
    each.over("abcd")
    assert "".join(each.over(now)) == now.upper()
    assert "".join(each.over("abcd")) == "ABCD"


@given(st.lists(st.text("ab", max_size=6), min_size=1, max_size=6), st.booleans())
def test_every_column_and_the_frame_count(texts: list[str], framed: bool) -> None:
    each: Each[tuple[object, ...]] = Each(lambda *row: row)
    for number, text in enumerate(texts):
        frame = (number,) if framed else ()
        assert each.over(text, range(len(text)), frame=frame) == tuple((c, i, *frame) for i, c in enumerate(text))


def test_equal_rows_of_other_objects_are_the_same() -> None:
    asked: list[int] = []
    each: Each[object] = Each(lambda block: asked.append(block.line))
    each.over([Block(i, f"第{i}段") for i in range(5)])
    each.over([Block(i, f"第{i}段") for i in range(5)])
    assert asked == [0, 1, 2, 3, 4]


def test_an_hour_of_editing_takes_no_more_room() -> None:
    plan = plan_of(TEXT)
    kept: list[int] = []
    for number in range(300):
        plan = plan.with_texts({0: f"临溪区科技创新“十四五”规划第{number}稿", 10: f"到2023年，孵化器达到{number}家。"})
        reading.read(plan)
        kept.append(sum(len(each._last[2]) for each in memory._every if each._last))
    assert kept[-1] == kept[100]
    assert len(metric_memory._memory) <= metric_memory._MOST
    assert len(table_streams._kept) <= table_streams._MOST_KEPT
