"""Whole plans: what `read` gives on invented noise, and on the shared gold where it is there."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reading import read
from checker.reading.elements import PassageKind, Reading
from checker.sources import read_plan
from checker.text import Span

from .build import text_plan

PLAN = """
    韶关市曲江区科技创新“十四五”规划
    （征求意见稿）
    目录
    一、发展基础......1
    二、总体要求......2
    一、发展基础
    （一）主要成效
    一是平台建设成效明显。2020年，全区高新技术企业达到58家，比2016年增长37家。
    二、总体要求
    到2025年，全社会研发投入占地区生产总值的比重达到2%。（责任单位：区科技局）
"""


def test_a_small_plan_is_read_whole() -> None:
    reading = read(text_plan(PLAN))
    assert [h.title for h in reading.outline] == [
        "韶关市曲江区科技创新“十四五”规划（征求意见稿）",
        "发展基础",
        "主要成效",
        "总体要求",
    ]
    assert [e.page for e in reading.toc] == [1, 2]
    assert reading.profile.region == "广东省韶关市曲江区"
    assert [d.lead for d in reading.duties] == [("区科技局",)]
    assert [m.unit for m in reading.metrics][-1] == "%"
    assert [h.title for h in reading.section_path(reading.metrics[-1].section)] == ["总体要求"]
    kinds = [p.kind for p in reading.passages]
    assert kinds.count(PassageKind.TOC) == 2 and kinds.count(PassageKind.HEADING) == 4


@given(
    st.lists(st.sampled_from(["规划", "，", "。", " ", "\n", "一、", "（一）", "12%", "目录", "《", "》", "\t1", "——"]))
)
def test_any_text_is_read_and_every_passage_quotes_its_lines(parts: list[str]) -> None:
    plan = text_plan("头" + "".join(parts))
    for passage in read(plan).passages:
        for piece in passage.places(plan, Span(0, len(passage.normal))):
            assert plan.blocks[piece.line - 1].text[piece.start : piece.end] == piece.quote


def squash(text: str | None) -> str:
    return re.sub(r"[\s的“”\"'《》()（）,，、。:：;；—-]+", "", unicodedata.normalize("NFKC", text or ""))


def f1(gold: list[Any], got: list[Any]) -> float:
    left, hits = list(got), 0
    for one in gold:
        if one in left:
            left.remove(one)
            hits += 1
    return 2 * hits / (len(gold) + len(got)) if gold or got else 1.0


def line_of(reading: Reading, passage: int, span: Span) -> int:
    return reading.passages[passage].places(reading.plan, span)[0].line


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()] if path.exists() else []


def outline_f1(reading: Reading, gold: list[dict[str, Any]]) -> float:
    """F1 over line and title; headings that the gold calls doubtful count on neither side."""
    doubtful = {row["line"] for row in gold if not row.get("core", True)}
    want = [(row["line"], squash(row["title"])) for row in gold if row["line"] not in doubtful]
    got = [
        (line, squash(reading.written(h.passage, h.title_span or h.span)))
        for h in reading.outline
        if (line := line_of(reading, h.passage, h.span)) not in doubtful
    ]
    return f1(want, got)


def gold_folders(shared: Path) -> list[tuple[Path, Path]]:
    texts = [*(shared / "plans").glob("*.txt"), *(shared / "plans" / "real").glob("*.txt")]
    return [(shared / "gold" / text.stem, text) for text in texts if (shared / "gold" / text.stem).is_dir()]


@pytest.mark.shared
def test_the_shared_plans_reach_the_bars(shared: Path) -> None:
    for gold, text in gold_folders(shared):
        reading = read(read_plan(text))
        if outline := rows(gold / "outline.jsonl"):
            assert outline_f1(reading, outline) >= 0.98, text.name
        if duties := rows(gold / "duties.jsonl"):
            want = [(d["line"], tuple(d["lead"]), tuple(d["support"])) for d in duties]
            got = [(line_of(reading, d.passage, d.span), d.lead, d.support) for d in reading.duties]
            assert f1(want, got) >= 0.98, text.name
        profile = json.loads((gold / "profile.json").read_text("utf-8"))
        keys = ["title", "level", "parent_region", "period_start", "period_end", "doc_type", "stage", "issued"]
        same = [squash(str(profile.get(key))) == squash(str(getattr(reading.profile, key))) for key in keys]
        assert sum(same) >= 7, (text.name, dict(zip(keys, same, strict=True)))


@pytest.mark.shared
def test_the_shared_word_plans_reach_the_bars(shared: Path) -> None:
    for gold in sorted((shared / "plans" / "word").glob("*.outline.jsonl")):
        reading = read(read_plan(gold.with_name(gold.name.replace(".outline.jsonl", ".docx"))))
        assert outline_f1(reading, rows(gold)) >= 0.98, gold.name
