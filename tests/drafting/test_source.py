"""Templates as text: conditions, repeated groups, numbers, tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.drafting.composing import plan_of
from checker.drafting.source import MOST, NUMERALS, Line, LineKind, divided, holding, lines_of, numbered
from checker.reading.numbering import ordinal


def texts(source: list[str], chosen: dict[str, str] | None = None, **counts: int) -> list[str]:
    return [line.text for line in lines_of(source, chosen or {}, counts)]


@pytest.mark.parametrize(
    ("line", "stands"),
    [
        ("[编号=甲] 文字", True),
        ("[编号=乙] 文字", False),
        ("[编号=乙|甲] 文字", True),
        ("[编号!=乙] 文字", True),
        ("[编号!=甲] 文字", False),
        ("[编号=甲] [稿次=初稿] 文字", True),
        ("[编号=甲] [稿次=定稿] 文字", False),
        ("[编号=甲]", False),
        ("[稿次2=初稿] 文字", False),
    ],
)
def test_a_line_stands_where_its_conditions_hold(line: str, stands: bool) -> None:
    assert texts([line], {"编号": "甲", "稿次": "初稿"}) == (["文字"] if stands else [])


def test_a_part_of_a_line_stands_where_its_condition_holds() -> None:
    line = "任务。[[标注=逐项:（牵头单位：{甲}）]][[标注=列表|无:。]]"
    assert holding(line, {"标注": "逐项"}) == "任务。（牵头单位：{甲}）"
    assert holding(line, {"标注": "无"}) == "任务。。"


def test_a_group_is_repeated_with_its_numerals() -> None:
    source = ["前", "<<任务", "## {任务#名称}", "{任务#内容}[[#=一:首项]][[#=二|三:后项]]。", ">>", "后"]
    assert texts(source, 任务=2) == [
        "前",
        "{任务一名称}",
        "{任务一内容}首项。",
        "{任务二名称}",
        "{任务二内容}后项。",
        "后",
    ]
    assert texts(source, 任务=0) == ["前", "后"]
    assert len(texts(source, 任务=99)) == 2 + 2 * MOST


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("= 标题", LineKind.TITLE, "标题"),
        ("# 发展基础", LineKind.CHAPTER, "发展基础"),
        ("#! 前言", LineKind.PREFACE, "前言"),
        ("### 任务", LineKind.ITEM, "任务"),
        ("@ 附表", LineKind.ANNEX, "附表"),
        ("@@ 附表", LineKind.ONLY_ANNEX, "附表"),
        ("|甲|乙|", LineKind.ROW, "|甲|乙|"),
        ("正文。", LineKind.BODY, "正文。"),
        ("^ 落款", LineKind.SIGNATURE, "落款"),
    ],
)
def test_marks_tell_what_a_line_is(line: str, kind: LineKind, text: str) -> None:
    assert lines_of([line], {}, {}) == [Line(kind, text)]


def test_a_bar_within_a_placeholder_parts_no_cells() -> None:
    assert Line(LineKind.ROW, "|№|{某企业目标值|目标值}|  %|").cells == ["№", "{某企业目标值|目标值}", "%"]


HEADS = st.lists(st.sampled_from([LineKind.CHAPTER, LineKind.SECTION, LineKind.ITEM, LineKind.BODY]), max_size=60)


@given(HEADS, st.booleans())
def test_numbers_follow_one_another_and_begin_again_below_a_higher_heading(
    kinds: list[LineKind], through: bool
) -> None:
    lines = numbered([Line(kind, "题") for kind in kinds], through=through)
    at = {LineKind.CHAPTER: 0, LineKind.SECTION: 0, LineKind.ITEM: 0}
    for line in lines:
        if line.kind is LineKind.BODY:
            assert line.text == "题"
            continue
        at[line.kind] += 1
        mark = line.text.removesuffix("题").strip("（）、.")
        assert (int(mark) if mark.isdigit() else ordinal(mark)) == at[line.kind]
        if line.kind is LineKind.CHAPTER:
            at[LineKind.SECTION] = 0
        if line.kind is not LineKind.ITEM and not through:
            at[LineKind.ITEM] = 0


def test_annexes_are_numbered_unless_there_is_but_one() -> None:
    several = numbered([Line(LineKind.ANNEX, "甲表"), Line(LineKind.ANNEX, "乙表")], through=False)
    assert [line.text for line in several] == ["附件1", "甲表", "附件2", "乙表"]
    assert [line.text for line in numbered([Line(LineKind.ONLY_ANNEX, "甲表")], through=False)] == ["附件", "甲表"]


def test_rows_become_a_table_with_the_numbers_of_its_rows() -> None:
    rows = [Line(LineKind.ROW, row) for row in ("|序号|名称|", "|№|甲|", "|№|乙|丙|")]
    plan = plan_of([Line(LineKind.BODY, "前。"), *rows, Line(LineKind.BODY, "后。")], Path("稿.docx"))
    (table,) = plan.tables
    assert (table.rows, table.columns, len(table.cells)) == (3, 3, 9)
    assert [plan.blocks[c.blocks[0]].text for c in table.cells] == ["序号", "名称", "", "1", "甲", "", "2", "乙", "丙"]
    assert [block.line for block in plan.blocks] == list(range(1, 12)) and plan.blocks[-1].text == "后。"


def test_what_a_template_says_of_itself_stands_between_two_lines_of_signs() -> None:
    head, lines = divided('+++\r\nname = "甲"\r\n+++\r\n= 标题\r\n  正文。', "甲.txt")
    assert head == {"name": "甲"} and lines == ["= 标题", "正文。"]
    assert len(NUMERALS) == MOST
