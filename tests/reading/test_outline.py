"""Headings and levels, against cases and Word blocks."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from checker.plan import Block
from checker.reading.clean import clean
from checker.reading.contents import find_contents
from checker.reading.elements import Heading
from checker.reading.outline import find_outline, front_matter, sections

from .build import contents_line, heading, text_plan, word_plan

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "outline.yml").read_text("utf-8"))


def shown(outline: tuple[Heading, ...]) -> list[str]:
    return [f"{h.level} {h.number or '~'} {h.title}" + (" >>" if h.run_in else "") for h in outline]


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    plan = text_plan(CASES[name]["text"])
    assert shown(find_outline(clean(plan), plan)) == CASES[name]["outline"].strip().split("\n")


def test_spans_quote_number_and_title() -> None:
    plan = text_plan("  （一）加强组织领导。各部门要落实责任。")
    passages = clean(plan)
    (found,) = find_outline(passages, plan)
    assert found.span.of(passages[0].normal) == "（一）加强组织领导"
    assert found.title_span is not None and found.title_span.of(passages[0].normal) == "加强组织领导"


def test_word_styles_and_automatic_numbers() -> None:
    plan = word_plan(
        Block(0, "曲江区科技创新规划", style="Title", level=0),
        heading("前言", 1),
        "科技创新是第一动力。",
        heading("发展基础", 1, "一、"),
        heading("主要成效", 2, "（一）"),
        Block(0, "平台建设。建成实验室2家。", style="List Paragraph", number="1."),
        Block(0, "落实责任；", style="List Paragraph", number="（1）"),
        Block(0, "加强领导", style="List Paragraph", number="●"),
        Block(0, "图1 专利授权量", style="caption"),
    )
    outline = find_outline(clean(plan), plan, (), (0,))
    assert shown(outline) == [
        "0 ~ 曲江区科技创新规划",
        "1 ~ 前言",
        "1 一、 发展基础",
        "2 （一） 主要成效",
        "3 1. 平台建设 >>",
    ]
    assert [h.automatic for h in outline] == [False, False, True, True, True]
    assert [h.parent for h in outline] == [None, 0, 0, 2, 3]


def test_typed_number_without_heading_style_among_styled_ones() -> None:
    plan = word_plan(
        heading("一、发展基础", 1), Block(0, "（一）发展形势", style="公文正文"), heading("二、总体要求", 1)
    )
    assert shown(find_outline(clean(plan), plan)) == ["1 一、 发展基础", "2 （一） 发展形势", "1 二、 总体要求"]


def test_a_whole_paragraph_in_heading_style_is_no_heading() -> None:
    text = "坚持把科技创新摆在发展全局的核心位置，围绕产业链部署创新链，培育创新型企业，提升产业创新能力。" * 2
    plan = word_plan(heading(text, 2))
    assert find_outline(clean(plan), plan) == ()


def test_contents_are_no_headings() -> None:
    plan = word_plan(
        "目录", contents_line("一、发展基础\t1"), contents_line("二、总体要求\t3"), heading("一、发展基础", 1)
    )
    passages = clean(plan)
    assert shown(find_outline(passages, plan, find_contents(passages))) == ["1 一、 发展基础"]


def test_sections_and_front_matter() -> None:
    plan = text_plan("各单位：\n现印发给你们。\n一、总体要求\n坚持创新。\n（一）目标\n到2025年建成。")
    passages = clean(plan)
    outline = find_outline(passages, plan)
    assert front_matter(passages, ()) == [0, 1]
    assert sections(passages, outline) == [None, None, 0, 0, 1, 1]


def test_a_preface_heading_between_title_and_first_number() -> None:
    body = (
        "曲江是全市重要的战略承载地，过去五年发展取得历史性成就，站上新的起点，必须继续走在前列，当好高质量发展的排头兵。"
        * 2
    )
    plan = text_plan(f"曲江区国民经济和社会发展规划纲要\n在新征程上当好排头兵\n{body}\n一、发展基础")
    outline = find_outline(clean(plan), plan, (), (0,))
    assert shown(outline) == ["0 ~ 曲江区国民经济和社会发展规划纲要", "1 ~ 在新征程上当好排头兵", "1 一、 发展基础"]


def test_the_heading_over_the_contents_is_none_and_decimal_labels_follow_their_style() -> None:
    plan = word_plan(
        heading("目 录", 1), heading("总则", 1, "1"), heading("范围", 2, "1.1"), heading("细则", 3, "1.1.1")
    )
    assert shown(find_outline(clean(plan), plan)) == ["1 1 总则", "2 1.1 范围", "3 1.1.1 细则"]
