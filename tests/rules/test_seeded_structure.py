"""Errors of structure and marks, planted in five places of real plans: found there, and nothing else is new."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from checker import engine
from checker.reading import read
from checker.review import Review
from tests.rules.samples import plan_of

PLANS = (
    "揭阳市_科技创新赋能三年行动方案.txt",
    "清城区_科技创新十四五规划.txt",
    "清远市_科技创新十四五规划_征求意见稿.txt",
    "real/上海市_商业航天行动计划_2023-2025.txt",
    "real/上海市_食品科技行动方案_2026-2030.txt",
    "real/全国_未来产业实施意见_2024-2027.txt",
    "real/上海市杨浦区_科技创新_新质秀带建设方案_2025-2030.txt",
    "real/全国_数字经济_2021-2025.txt",
    "real/上海市_科技服务业若干意见_2025.txt",
)
PLACES = 5
COUNTED = ("FMT-05", "FMT-06", "FMT-08", "FMT-12", "FMT-15", "STR-03")
"""Rules that tell how often something occurs in the whole plan: another count is no other error."""


class Kind(NamedTuple):
    """One kind of error: the rule, what is looked for, and what it becomes."""

    rule: str
    pattern: re.Pattern[str]
    becomes: str


KINDS = tuple(
    Kind(rule, re.compile(pattern, re.MULTILINE), becomes)
    for rule, pattern, becomes in (
        ("FMT-07", r"(?<=、[一-鿿]{4})和(?=[一-鿿]{2,6}[，。,])", "、和"),
        ("FMT-02", r"(?<=年)(\d)月(\d{1,2})日", r"0\1月\2日"),
        ("FMT-01", r"〔(20\d\d)〕(?=\d+号)", r"[\1]"),
        ("STR-04", r"^([ \u2003\u3000]*（[二三四]）)(?=[一-鿿])", r"\1、"),
        ("STR-07", r"(?<=。)三是(?=[一-鿿]{4})|^三是(?=[一-鿿]{4})", "四是"),
        ("STR-11", r"(?<=[一-鿿]{6})。(?=[一-鿿]{6})", "④。"),
        ("STR-09", r"(?<=[一-鿿]{6})。(?=[一-鿿]{6})", "（详见附件9）。"),
        ("STR-17", r"(?<=[一-鿿]{6})。(?=[一-鿿]{6})", "，详见第九十章。"),
        ("STR-10", r"(?<=[一-鿿]{6})。(?=[一-鿿]{6})", "，见表1。"),
        ("FMT-10", r"(\d+)%(?=以上|左右)", r"\1-99%"),
        ("FMT-13", r"(?<=[一-鿿]{6})。(?=[一-鿿]{6})", "，掌握先进技术，先进工艺。"),
        ("FMT-11", r"(?<=[一-鿿]{6})。(?=[一-鿿]{6})", "，培训人员3千人次左右。"),
        ("FMT-09", r"^——(?=[一-鿿])", "--"),
        ("STR-08", r"(?<=[一-鿿]{6})。(?=[一-鿿]{6})", "，建设五个园区（东园、西园、南园）。"),
    )
)


@cache
def text_of(folder: Path, plan: str) -> str:
    return (folder / "plans" / plan).read_text("utf-8")


def review(text: str, plan: str) -> Review:
    return engine.run(read(plan_of(text, plan)), select=["STR", "FMT"])


def told(result: Review) -> set[tuple[str, str]]:
    """Return rule and message of the findings, those that only count left out."""
    return {(finding.rule, finding.message) for finding in result.findings if finding.rule not in COUNTED}


@cache
def before(folder: Path, plan: str) -> frozenset[tuple[str, str]]:
    return frozenset(told(review(text_of(folder, plan), plan)))


def planted(folder: Path, kind: Kind) -> Iterator[tuple[str, str, int]]:
    """Yield plan, text and line of up to five plantings, one in the middle of each plan."""
    for plan in PLANS:
        text = text_of(folder, plan)
        found = list(kind.pattern.finditer(text))
        if found:
            match = found[len(found) // 2]
            yield plan, text[: match.start()] + match.expand(kind.becomes) + text[match.end() :], _line(text, match)


def _line(text: str, match: re.Match[str]) -> int:
    return text.count("\n", 0, match.end()) + 1


@pytest.mark.shared
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind.rule}-{kind.becomes}")
def test_a_planted_error_is_found_and_nothing_else(shared: Path, kind: Kind) -> None:
    places = list(planted(shared, kind))[:PLACES]
    assert places
    for plan, text, line in places:
        result = review(text, plan)
        new = told(result) - before(shared, plan)
        assert {rule for rule, _ in new} <= {kind.rule}, (plan, line, new)
        lines = {
            result.pieces(place)[0].line
            for finding in result.findings
            if finding.rule == kind.rule
            for place in finding.places
        }
        assert lines & set(range(line - 3, line + 1)), (plan, line)
