"""XPL-18 and XPL-24 on whole plans: what a reviewer found there, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import engine
from checker.reading import read
from checker.review import Review
from checker.rules.alignment.like_names import core, same_head
from tests.rules.samples import plan_of, review_of
from tests.rules.test_reviewers_list import CITY, DISTRICT, meets, rows

RULES = ("XPL-18", "XPL-24")
SCOPE = "南河市东江区科技创新“十四五”规划（2021—2025年）\n规划编制范围包括各镇街（深汕产业园除外）。\n"


def whole(draft: Path, upper: Path) -> Review:
    """Return the review of one shared plan under another, by the two rules."""
    one, other = (read(plan_of(path.read_text("utf-8"))) for path in (draft, upper))
    return engine.run(one, [other], select=RULES)


@pytest.mark.shared
def test_the_reviewers_rows_are_met_and_nothing_else_is_found(shared: Path) -> None:
    result = whole(shared / "plans" / DISTRICT, shared / "plans" / CITY)
    asked = [row for row in rows(shared) if row["id"] in {"XP-12", "XP-14", "QC-21"}]
    assert [row["id"] for row in asked if not meets(result, row)] == []
    assert sorted((f.rule, f.severity.value) for f in result.findings) == sorted(
        (row["type"], row["severity"]) for row in asked
    )
    quoted = [[squash(result.quote(place)) for place in finding.places] for finding in result.findings]
    assert all(any(mark in squash(row["quotes"].split("||")[1]) for marks in quoted for mark in marks) for row in asked)


def squash(text: str) -> str:
    """Return the text without blanks."""
    return "".join(text.split())


@pytest.mark.shared
@pytest.mark.parametrize(
    ("draft", "upper"), [("杨浦区", "上海市_十五五"), ("杭州市", "浙江省"), ("浙江省", "全国_十五五")]
)
def test_nothing_is_found_where_names_agree(shared: Path, draft: str, upper: str) -> None:
    plans = sorted((shared / "plans" / "real").glob("*.txt"))
    one, other = (next(path for path in plans if words in path.name) for words in (draft, upper))
    assert not whole(one, other).findings


def test_both_sides_are_quoted() -> None:
    upper = "南河市科技创新“十四五”规划\n一、重点任务\n推进深汕江湾现代物流产业新城建设。"
    review = review_of(f"{SCOPE}一、重点任务\n加快深汕产业园建设，依托深汕江湾物流产业新城，发展跨境电商。", upper)
    quoted = {f.rule: [(p.plan, review.quote(p)) for p in f.places] for f in review.findings if f.rule in RULES}
    assert quoted == {
        "XPL-18": [(0, "深汕江湾物流产业新城"), (1, "深汕江湾现代物流产业新城")],
        "XPL-24": [(0, "加快深汕产业园建设"), (0, "深汕产业园")],
    }


@pytest.mark.parametrize("verb", ["对接", "毗邻", "借助", "依托", "支持", "配合推进", "协助推进", "主动服务", "融入"])
def test_what_leans_on_an_area_is_no_action_of_the_plan(verb: str) -> None:
    review = review_of(f"{SCOPE}一、重点任务\n{verb}深汕产业园建设。")
    assert not [f for f in review.findings if f.rule == "XPL-24"]


@pytest.mark.parametrize("heading", ["发展基础", "面临形势", "存在问题", "编制背景"])
def test_what_is_told_is_no_task(heading: str) -> None:
    text = SCOPE + "一、{}\n加快深汕产业园建设，园区发展壮大。"
    assert not [f for f in review_of(text.format(heading)).findings if f.rule == "XPL-24"]
    assert [f for f in review_of(text.format("重点任务")).findings if f.rule == "XPL-24"]


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("深汕江湾物流产业新城", "江湾"),
        ("粤港澳大湾区国家技术创新中心", ""),
        ("广州市增城区科技产业园", ""),
        ("黑龙江省制造业创新中心", ""),
    ],
)
def test_what_tells_a_platform_from_others(name: str, left: str) -> None:
    assert core(name) == left


def test_head_words() -> None:
    assert same_head("深汕物流产业新城", "深汕江湾物流产业新城")
    assert not same_head("深汕江湾物流产新城", "深汕江湾物流产业新城")
