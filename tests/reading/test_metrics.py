"""Figures in prose: sentences in cases/metrics.yml, times, chapters, and the shared plans where they are there."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.plan import Block, Plan
from checker.reading import read
from checker.reading.elements import Heading, Measure, Metric, MetricKind, Passage, PassageKind, Profile, Stretch
from checker.reading.metrics import find_metrics
from checker.sources import read_plan
from checker.text import MappedText, Span

CASES = [
    case
    for name in ("metrics.yml", "metrics_fields.yml")
    for case in yaml.safe_load((Path(__file__).parent / "cases" / name).read_text("utf-8"))
]
CITY = Profile(
    title="科技创新规划", region="江苏省南通市", parent_region="江苏省", level="city",
    period_start=2021, period_end=2025, issued="2021-08",
)  # fmt: skip
YEARS = {"主要目标": 2025, "发展基础": 2020, "重点任务": 2025}
KINDS = {"主要目标": "target", "发展基础": "actual", "重点任务": "target"}


def metrics_of(text: str, heading: str = "主要目标", profile: Profile = CITY) -> list[Metric]:
    """Return the metrics of passages (lines) under one chapter heading."""
    lines = [heading, *text.split("\n")]
    plan = Plan(Path("草案.txt"), "txt", "", tuple(Block(i, line) for i, line in enumerate(lines, 1)))
    passages = tuple(
        Passage(
            MappedText.identity(line),
            PassageKind.HEADING if at == 0 else PassageKind.BODY,
            (Stretch(at, 0, len(line)),),
            0,
        )
        for at, line in enumerate(lines)
    )
    outline = (Heading(1, "一、", heading, 0, Span(0, len(heading))),)
    return list(find_metrics(passages, outline, profile, plan))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_sentences(case: dict[str, object]) -> None:
    heading, text = str(case["heading"]), str(case["text"])
    wanted = case["metrics"]
    assert isinstance(wanted, list)
    found = metrics_of(text, heading)
    assert [m.span.of(text) for m in found] == [w["quote"] for w in wanted]
    assert [m.name for m in found] == [
        m.name if w["name"] == "any" else w["name"] for m, w in zip(found, wanted, strict=True)
    ]
    defaults = {
        "comparator": "eq", "measure": "level", "kind": KINDS[heading], "year": YEARS[heading], "value_max": None,
        "region": "南通市", "per": None, "part_of": None, "attribute": None,
    }  # fmt: skip
    for metric, fields in zip(found, wanted, strict=True):
        for key, value in (defaults | fields).items():
            if key in ("quote", "name") or value == "any":
                continue
            got = getattr(metric, key)
            assert (float(got) if isinstance(got, Decimal) else got) == value, f"{metric.name} {key}"


def test_ids_count_in_reading_order() -> None:
    found = metrics_of("高新技术企业达到500家，研发机构覆盖率达到50%。\n科技型中小企业达到800家。")
    assert [m.id for m in found] == ["m1", "m2", "m3"]


def test_the_name_is_where_its_span_says() -> None:
    text = "研发费用从2016年的3.15亿元，增长至2020年的6.47亿元，占工业总产值的比重为2.91%。"
    first, second, _ = metrics_of(text, "发展基础")
    assert first.name_span is not None and first.name_span.of(text) == "研发费用"
    assert second.name_span == first.name_span and second.name_passage == 1


def test_a_goal_without_year_takes_the_year_that_its_section_named_last() -> None:
    text = "到2023年，实现以下目标：\n——高新技术企业达到500家。"
    assert [m.year for m in metrics_of(text)] == [2023]


def test_a_year_in_the_look_back_makes_no_target() -> None:
    [metric] = metrics_of("2020年，高新技术企业达到500家。", "发展基础")
    assert (metric.kind, metric.year) == (MetricKind.ACTUAL, 2020)


def test_a_baseline_inside_the_goals_is_an_actual_value() -> None:
    low, high = metrics_of("研发投入强度从2020年的2.53%提高到2025年的3.2%。")
    assert (low.kind, low.year, high.kind, high.year) == (MetricKind.ACTUAL, 2020, MetricKind.TARGET, 2025)


def test_an_undated_value_takes_the_year_of_the_same_value_with_one() -> None:
    text = "2019年，研发投入强度达到0.8%。\n投入强度总体偏弱，研发投入强度仅为0.8%。"
    assert [m.year for m in metrics_of(text, "发展基础")] == [2019, 2019]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("发展基础", "actual"),
        ("“十三五”发展回顾", "actual"),
        ("夯实科技创新基础", "target"),
        ("优化创新环境", "target"),
        ("发展目标", "target"),
        ("基础研究能力提升工程", "target"),
        ("发展条件", "actual"),
        ("建设成效", "actual"),
        ("改革发展成果", "actual"),
        ("“十三五”目标顺利实现", "actual"),
        ("建设目标", "target"),
        ("预期成效", "target"),
        ("优化发展环境", "target"),
        ("促进科技成果转化", "target"),
        ("绩效评价与指标考核", "target"),
    ],
)
def test_chapter_titles_tell_what_is_reached(title: str, kind: str) -> None:
    [metric] = metrics_of("拥有省级重点实验室12家。", title)
    assert metric.kind == kind


def test_a_multiple_is_no_growth() -> None:
    multiple, growth = metrics_of("高新技术企业增长至3倍，产值增长2倍。")
    assert (multiple.measure, growth.measure) == (Measure.MULTIPLE, Measure.GROWTH)


@settings(max_examples=60)
@given(st.text(alphabet="到2025年高新技术企业达比新增长的占其中家%亿元至，。、；由分别和（）“”第0123", max_size=60))
def test_spans_hold_whatever_the_text(text: str) -> None:
    for metric in metrics_of(text.replace("\n", "")):
        assert metric.value is not None
        assert 0 <= metric.span.start < metric.span.stop <= len(text)
        assert metric.name


@pytest.mark.shared
@pytest.mark.parametrize("name", ["清城区_科技创新十四五规划", "广州市_科技创新强市三年行动计划"])
def test_the_figures_of_a_plan_are_found(shared: Path, name: str) -> None:
    plan = read_plan(shared / "plans" / f"{name}.txt")
    reading = read(plan)
    found = {
        (piece.line, float(metric.value or 0), metric.unit)
        for metric in reading.metrics
        for piece in reading.passages[metric.passage].places(plan, metric.span)[:1]
    }
    gold = [json.loads(line) for line in (shared / "gold" / name / "metrics.jsonl").read_text("utf-8").splitlines()]
    wanted = {(g["line"], float(g["value"]), g["unit"]) for g in gold if g["core"]}
    assert len(found & wanted) / len(wanted) >= 0.97
