"""Figures from memory: after any edits a plan is read as if for the first time."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from checker import reading
from checker.plan import Plan
from checker.reading import metric_memory
from checker.reading.elements import Reading
from tests.rules.samples import plan_of

TEXT = """南河市东江区科技创新“十四五”规划（2021—2025年）
一、发展基础
2020年，高新技术企业81家，比2016年增长45家，年均增长22.5%。
其中规模以上40家。
二、发展目标
到2023年，高新技术企业达到100家。
研发投入强度达到2%，
有效发明专利和科技型中小企业分别达到300件和80家。
三、重点任务
建设重点实验室5家，新增10家。"""
EDITS = st.sampled_from(
    [
        "",
        "二、发展基础",
        "三、主要目标",
        "到2024年，孵化器达到8家，其中国家级3家。",
        "其中民营企业30家，",
        "到2022年达到目标。",
        "过去五年，企业由20家增加到60家。",
        "2030年1月1日",
        "南河市西江区科技创新三年行动计划（2023—2025年）",
    ]
)
LINES = len(TEXT.split("\n"))


def afresh(plan: Plan) -> Reading:
    metric_memory._memory.clear()
    return reading.read(plan)


@given(st.lists(st.tuples(st.integers(0, LINES - 1), EDITS), min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_after_edits_a_plan_is_read_as_for_the_first_time(edits: list[tuple[int, str]]) -> None:
    plans = [plan_of(TEXT)]
    for block, text in edits:
        plans.append(plans[-1].with_texts({block: text}))
    metric_memory._memory.clear()
    remembered = [reading.read(plan) for plan in plans]
    assert remembered == [afresh(plan) for plan in plans]


def test_unchanged_passages_come_from_memory() -> None:
    afresh(plan_of(TEXT))
    known = dict(metric_memory._memory)
    reading.read(plan_of(TEXT))
    assert metric_memory._memory == known
    reading.read(plan_of(TEXT.replace("建设重点实验室5家", "建设重点实验室6家")))
    assert len(metric_memory._memory) == len(known) + 1


def test_the_memory_does_not_grow_for_ever() -> None:
    most = metric_memory._MOST
    metric_memory._MOST = 4
    try:
        afresh(plan_of(TEXT))
        assert len(metric_memory._memory) <= 4
    finally:
        metric_memory._MOST = most
