"""Indicator tables of every shape: a cell a line, columns by blanks, strokes, and Word tables with merged cells."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from checker.plan import Block, BlockKind, Cell, CellPlace, Plan, Table
from checker.reading import read
from checker.reading.elements import Metric
from tests.reading.build import text_plan

HEAD = """
南通市科技创新“十四五”规划
一、发展目标
到2025年，实现以下目标。
"""


CASES = yaml.safe_load((Path(__file__).parent / "cases" / "tables.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_tables_of_other_fields(case: dict[str, object]) -> None:
    wanted = case["rows"]
    assert isinstance(wanted, list)
    assert [list(row) for row in rows_of(str(case["text"]))] == wanted


def rows_of(body: str) -> list[tuple[object, ...]]:
    """Return quote, name, value, unit, measure, year and attribute of the metrics of a plan that holds a table."""
    reading = read(text_plan(HEAD + body))
    return [_row(metric, reading.passages[metric.passage].normal) for metric in reading.metrics]


def _row(metric: Metric, text: str) -> tuple[object, ...]:
    value = float(metric.value) if metric.value is not None else None
    return metric.span.of(text), metric.name, value, metric.unit, metric.measure.value, metric.year, metric.attribute


CELL_A_LINE = """
序号
指标
单位
属性
“十四五”目标
2025年
年均［累计］
1
地区生产总值年均增速
%
预期性
—
6左右
2
高新技术企业
家
预期性
＞3500
—
3
新增供应保障性租赁住房
万套（间）
预期性
—
［31—33］
4
单位生产总值生产安全
事故死亡率
人/
亿元
约束性
< 0.009
—
"""


def test_a_cell_a_line() -> None:
    assert rows_of(CELL_A_LINE) == [
        ("6左右", "地区生产总值年均增速", 6, "%", "cagr", 2025, "预期性"),
        (">3500", "高新技术企业", 3500, "家", "level", 2025, "预期性"),
        ("[31—33]", "新增供应保障性租赁住房", 31, "万套（间）", "increment", 2025, "预期性"),
        ("< 0.009", "单位生产总值生产安全事故死亡率", 0.009, "人/亿元", "level", 2025, "约束性"),
    ]


def test_columns_parted_by_blanks_with_group_rows_and_a_composite() -> None:
    found = rows_of(
        """
        类别  指标  2020年  2025年  年均/累计  属性
        一、创新驱动（2项）
        1.研发经费投入增长（%）  —  —  >7  预期性
        2.每万人口高价值发明专利拥有量（件）  6.3  12  —  预期性
        二、民生福祉（1项）
        3.机场旅客/货邮吞吐量（万人次/万吨）  8358/244  11000/350  —  预期性
        """
    )
    assert found == [
        (">7", "研发经费投入增长", 7, "%", "cagr", 2025, "预期性"),
        ("6.3", "每万人口高价值发明专利拥有量", 6.3, "件", "level", 2020, "预期性"),
        ("12", "每万人口高价值发明专利拥有量", 12, "件", "level", 2025, "预期性"),
        ("8358", "机场旅客吞吐量", 8358, "万人次", "level", 2020, "预期性"),
        ("244", "机场货邮吞吐量", 244, "万吨", "level", 2020, "预期性"),
        ("11000", "机场旅客吞吐量", 11000, "万人次", "level", 2025, "预期性"),
        ("350", "机场货邮吞吐量", 350, "万吨", "level", 2025, "预期性"),
    ]


@pytest.mark.parametrize("gap", [" ", "    ", "\t", " | "])
def test_whatever_parts_the_columns(gap: str) -> None:
    lines = [["指标名称", "单位", "2020年", "2025年", "指标属性"], ["森林覆盖率", "%", "24.1", "24.5", "约束性"]]
    lines.append(["人均预期寿命", "岁", "81.2", "82", "预期性"])
    found = rows_of("\n".join(gap.join(line) for line in lines))
    assert found == [
        ("24.1", "森林覆盖率", 24.1, "%", "level", 2020, "约束性"),
        ("24.5", "森林覆盖率", 24.5, "%", "level", 2025, "约束性"),
        ("81.2", "人均预期寿命", 81.2, "岁", "level", 2020, "预期性"),
        ("82", "人均预期寿命", 82, "岁", "level", 2025, "预期性"),
    ]


def test_values_and_labels_that_wrap() -> None:
    lines = """
    指标
    单位
    2020年
    2025年
    属性
    地区生产总值增长
    %
    —
    4.5-5，
    努力争取
    更好结果
    预期性
    城乡居民
    收入倍差
    —
    1.69
    1.58
    左右
    预期性
    """
    assert rows_of(lines) == [
        ("4.5-5", "地区生产总值增长", 4.5, "%", "cagr", 2025, "预期性"),
        ("1.69", "城乡居民收入倍差", 1.69, None, "level", 2020, "预期性"),
        ("1.58", "城乡居民收入倍差", 1.58, None, "level", 2025, "预期性"),
    ]


def test_sub_rows_under_one_number_keep_the_parent() -> None:
    found = rows_of(
        """
        序号
        指标名称
        2020年
        2025年
        属性
        1
        每千人口拥有医护人员数
        执业医师数（人）
        4.2
        4.6
        预期性
        注册护士数（人）
        5.1
        5.6
        预期性
        2
        人均预期寿命（岁）
        81
        82
        预期性
        """
    )
    assert [row[1] for row in found] == ["每千人口拥有医护人员数执业医师数"] * 2 + [
        "每千人口拥有医护人员数注册护士数"
    ] * 2 + ["人均预期寿命"] * 2


def test_a_qualitative_target_gives_no_metric_and_moves_no_other() -> None:
    found = rows_of("指标\n2020年\n2025年\n属性\n空气优良天数比率（%）\n87.7\n完成省定目标\n约束性\n")
    assert found == [("87.7", "空气优良天数比率", 87.7, "%", "level", 2020, "约束性")]


def test_prose_behind_a_table_is_prose() -> None:
    body = "指标\n2020年\n2025年\n属性\n森林覆盖率（%）\n24.1\n24.5\n约束性\n到2025年，建设湿地公园12个，面积扩大。\n"
    assert rows_of(body)[-1][:4] == ("12个", "湿地公园", 12, "个")


def word_table(rows: list[list[str]], spans: dict[tuple[int, int], tuple[int, int]]) -> Plan:
    """Return a Word plan with one table; `spans` gives rows and columns covered by cells that are merged."""
    blocks = [Block(i, line, style="Normal") for i, line in enumerate(HEAD.strip().split("\n"), 1)]
    cells = []
    for at, line in enumerate(rows):
        for column, text in enumerate(line):
            if text == "^":
                continue
            blocks.append(Block(len(blocks) + 1, text, kind=BlockKind.CELL, cell=CellPlace(0, at, column)))
            cells.append(Cell(at, column, *spans.get((at, column), (1, 1)), (len(blocks) - 1,)))
    return Plan(Path("草案.docx"), "docx", "", tuple(blocks), (Table(len(rows), len(rows[0]), tuple(cells)),))


def test_a_word_table_with_merged_cells() -> None:
    rows = [
        ["类别", "指标名称", "单位", "指标值", "^", "属性"],
        ["^", "^", "^", "2020年（基期）", "2025年（目标）", "^"],
        ["创新主体", "高新技术企业", "家", "58", "≥95", "预期性"],
        ["^", "科技型中小企业", "家", "30", "—", "预期性"],
        ["注：“—”表示不设目标值。", "^", "^", "^", "^", "^"],
    ]
    spans = {(0, column): (2, 1) for column in (0, 1, 2, 5)} | {(0, 3): (1, 2), (2, 0): (2, 1), (4, 0): (1, 6)}
    reading = read(word_table(rows, spans))
    found = [_row(m, reading.passages[m.passage].normal) for m in reading.metrics]
    assert found == [
        ("58", "高新技术企业", 58, "家", "level", 2020, "预期性"),
        ("≥95", "高新技术企业", 95, "家", "level", 2025, "预期性"),
        ("30", "科技型中小企业", 30, "家", "level", 2020, "预期性"),
    ]


def test_a_column_under_a_merged_header_is_told_by_its_own_words() -> None:
    rows = [
        ["指标名称", "单位", "“十四五”目标", "^"],
        ["^", "^", "2025年", "年均［累计］"],
        ["高新技术企业", "家", "≥100", "—"],
        ["工业增加值增速", "%", "—", "6左右"],
        ["新增湿地公园", "个", "—", "［12—15］"],
    ]
    spans = {(0, 0): (2, 1), (0, 1): (2, 1), (0, 2): (1, 2)}
    found = read(word_table(rows, spans)).metrics
    assert [(m.value, m.value_max, m.year, m.measure) for m in found] == [
        (100, None, 2025, "level"),
        (6, None, 2025, "cagr"),
        (12, 15, 2025, "increment"),
    ]


@pytest.mark.parametrize("span", [(1, 1), (1, 4)], ids=["in one cell", "over all columns"])
def test_the_first_group_is_no_header(span: tuple[int, int]) -> None:
    plan = word_table(
        [
            ["指标", "2020年", "2025年", "属性"],
            ["一、就业", "", "", ""],
            ["1.登记失业率（%）", "3.1", "3.5", "预期性"],
            ["二、社会保障", "", "", ""],
            ["2.工伤保险参保人数（万人）", "2.4", "2.9", "约束性"],
        ],
        {(1, 0): span, (3, 0): span},
    )
    found = [(m.name, str(m.value), m.year) for m in read(plan).metrics]
    assert found == [
        ("登记失业率", "3.1", 2020),
        ("登记失业率", "3.5", 2025),
        ("工伤保险参保人数", "2.4", 2020),
        ("工伤保险参保人数", "2.9", 2025),
    ]


def test_a_box_drawn_as_a_table_is_prose() -> None:
    reading = read(word_table([["专栏1 到2025年，建设创新平台12个，引进创新团队5个以上，形成产业集群。"]], {}))
    assert [(m.name, m.value) for m in reading.metrics] == [("创新平台", 12), ("创新团队", 5)]


def test_a_direction_said_over_the_rows_is_that_of_each() -> None:
    rows = [
        ["指标", "^", "单位", "2025年", "属性"],
        ["主要污染物排放总量减少", "化学需氧量", "%", "8", "约束性"],
        ["^", "氨氮", "%", "8.5", "约束性"],
    ]
    found = read(word_table(rows, {(0, 0): (1, 2), (1, 0): (2, 1)})).metrics
    assert [(m.name, m.measure, m.base_year) for m in found] == [
        ("主要污染物排放总量减少化学需氧量", "growth", 2020),
        ("主要污染物排放总量减少氨氮", "growth", 2020),
    ]


def test_a_column_of_rates_and_sums_and_a_cell_with_its_own_base() -> None:
    rows = [
        ["指标名称", "2020年", "2025年", "年均增长（%）/累计"],
        ["粮食产量（万吨）", "336", "340", "〔4〕"],
        ["农业总产值（亿元）", "780", "1000", "5.1"],
        ["早死概率（%）", "12", "比2015年降低20%", "—"],
    ]
    found = [(m.value, m.unit, m.measure, m.base_year) for m in read(word_table(rows, {})).metrics]
    assert found == [
        (336, "万吨", "level", None),
        (340, "万吨", "level", None),
        (4, "万吨", "increment", 2020),
        (780, "亿元", "level", None),
        (1000, "亿元", "level", None),
        (Decimal("5.1"), "%", "cagr", 2020),
        (12, "%", "level", None),
        (-20, "%", "growth", 2015),
    ]
