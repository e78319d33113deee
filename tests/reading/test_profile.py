"""What plans say of themselves, against cases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.plan import Block
from checker.reading import read

from .build import heading, text_plan, word_plan

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "profile.yml").read_text("utf-8"))


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    case: dict[str, Any] = CASES[name]
    profile = read(text_plan(case["text"], case.get("file", "草案.txt"))).profile
    assert {key: getattr(profile, key) for key in case["profile"]} == case["profile"]


def test_cites_with_their_places() -> None:
    text = (
        "韶关市科技创新“十四五”规划\n一、总体要求\n"
        "依据《广东省科技创新“十四五”规划》和《关于印发〈韶关市人才办法〉的通知》，制定本规划。\n"
        "实施好《韶关市科技创新“十四五”规划》。"
    )
    reading = read(text_plan(text))
    cites = reading.profile.cites
    assert [c.title for c in cites] == ["广东省科技创新“十四五”规划", "关于印发〈韶关市人才办法〉的通知"]
    assert [c.span.of(reading.passages[c.passage].normal) for c in cites] == [c.title for c in cites]


def test_areas_left_out() -> None:
    text = "曲江区科技规划\n一、规划范围\n本规划范围为曲江区全域（韶钢产业园除外），不含华南先进装备产业园。"
    assert read(text_plan(text)).profile.excluded == ("韶钢产业园", "华南先进装备产业园")


@pytest.mark.parametrize(
    ("sentence", "excluded"),
    [
        (
            "规划范围包括马坝镇、大塘镇（韶关高新区、莞韶产业园和临港物流新城除外）。",
            ("韶关高新区", "莞韶产业园", "临港物流新城"),
        ),
        ("规划范围为除芙蓉新区外的全部区域。", ("芙蓉新区",)),
        ("除试点县外，其余各县逐步推开。", ()),
    ],
)
def test_only_areas_of_the_scope_are_left_out(sentence: str, excluded: tuple[str, ...]) -> None:
    assert read(text_plan(f"曲江区科技规划\n一、总则\n{sentence}")).profile.excluded == excluded


def test_a_word_title_and_automatic_headings() -> None:
    plan = word_plan(
        Block(0, "韶关市曲江区科技创新“十四五”规划", style="Title", level=0),
        Block(0, "（征求意见稿）", style="Subtitle"),
        Block(0, "2021 年 5 月", style="Subtitle"),
        heading("发展基础", 1, "一、"),
        "“十三五”时期，全区科技创新能力逐步提高。",
    )
    profile = read(plan).profile
    assert (profile.title, profile.stage, profile.issued) == (
        "韶关市曲江区科技创新“十四五”规划",
        "征求意见稿",
        "2021-05",
    )
    assert (profile.region, profile.short_region) == ("广东省韶关市曲江区", "曲江区")
