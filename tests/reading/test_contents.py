"""Contents: entries, and where the table ends."""

from __future__ import annotations

import pytest

from checker.reading.clean import clean
from checker.reading.contents import entry_of, find_contents

from .build import contents_line, text_plan, word_plan


@pytest.mark.parametrize(
    ("line", "number", "title", "page"),
    [
        ("一、发展基础\t1", "一、", "发展基础", 1),
        ("（二）基本原则.....12", "（二）", "基本原则", 12),
        ("三、保障措施-31-", "三、", "保障措施", 31),
        ("三、保障措施 - 4 -", "三、", "保障措施", 4),
        ("第六章 聚力打造枢纽……13", "第六章", "聚力打造枢纽", 13),
        ("前 言 1", None, "前 言", 1),
        ("第一章 发展环境", "第一章", "发展环境", None),
        ("五、到2035年的远景目标", "五、", "到2035年的远景目标", None),
    ],
)
def test_entries(line: str, number: str | None, title: str, page: int | None) -> None:
    entry = entry_of(3, line)
    assert (entry.number, entry.title, entry.page, entry.passage) == (number, title, page, 3)
    assert entry.title_span is not None and entry.title_span.of(line) == title


def titles(text: str) -> list[str]:
    return [entry.title for entry in find_contents(clean(text_plan(text)))]


def test_contents_with_pages_end_where_pages_end() -> None:
    text = """
        目 录
        一、发展基础..........1
        （一）主要成效..........2

        二、总体要求..........5
        曲江区科技创新规划
        一、发展基础
        （一）主要成效
    """
    assert titles(text) == ["发展基础", "主要成效", "总体要求"]


def test_group_lines_without_page_belong_to_contents_with_pages() -> None:
    text = "目录\n第一章 基础\t1\n第二章 目标\t2\n专栏目录\n专栏1 平台工程\t3\n第一章 基础\n正文开始。"
    assert titles(text) == ["基础", "目标", "专栏目录", "平台工程"]


def test_contents_without_pages_end_where_an_entry_comes_again() -> None:
    text = (
        "目录\n第一章 发展环境\n第二章 指导方针\n第三章 主要目标\n第一章 发展环境\n过去五年成就显著。\n第二章 指导方针"
    )
    assert titles(text) == ["发展环境", "指导方针", "主要目标"]


def test_pages_on_lines_of_their_own() -> None:
    assert titles("目录\n一、基础\n1\n二、目标\n1\n三、任务\n2\n一、基础\n正文。\n二、目标\n三、任务") == [
        "基础",
        "目标",
        "任务",
    ]


def test_the_word_contents_alone_makes_no_table() -> None:
    assert titles("目录\n一、发展基础\n过去五年成就显著。\n二、总体要求\n坚持创新。") == []


def test_a_run_of_leaders_needs_no_heading() -> None:
    assert titles("封面\n一、基础......1\n二、目标......2\n三、任务......3\n一、基础\n正文。") == [
        "基础",
        "目标",
        "任务",
    ]


def test_word_contents_blocks() -> None:
    plan = word_plan("目录", contents_line("一、发展基础\t1"), contents_line("（一）成效\t1", 2), "一、发展基础")
    assert [(e.number, e.page) for e in find_contents(clean(plan))] == [("一、", 1), ("（一）", 1)]


def test_rows_of_figures_are_no_contents() -> None:
    assert titles("主要指标\n地区生产总值\t639\n高新技术企业\t72\n专利授权量\t316\n一、任务\n正文。") == []
    assert titles("一、基础\t1\n二、目标\t2\n三、任务\t3\n一、基础\n正文。") == ["基础", "目标", "任务"]
