"""Tables of web pages in a typeset copy: merged cells, header rows, widths, and the words of every cell."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from checker.plan import Cell, Table
from checker.reading import read
from checker.sources import read_plan
from checker.text import Span
from checker.word.typeset import typeset
from checker.word.typeset_places import Typeset
from checker.word.typeset_table import WIDTH, Grid
from tests.word import readback

WHEN = datetime(2026, 11, 25)
PAGE = """<html><body><h1>甲市科技创新规划</h1><p>一、发展目标</p><p>到2025年，主要指标见下表。</p>
<table><tr><th rowspan="2">指标</th><th rowspan="2">单位</th><th colspan="2">目标值</th></tr>
<tr><th>2020年</th><th>2025年</th></tr>
<tr><td>全社会研发投入占地区生产总值的比重</td><td>%</td><td>1.5</td><td>2.0</td></tr>
<tr><td>高新技术企业</td><td>家</td><td></td><td>120</td></tr></table>{between}
<p>二、保障措施</p><p>加强领导。</p></body></html>"""


def copy_of(tmp_path: Path, between: str = "") -> tuple[Typeset, object]:
    path = tmp_path / "稿.html"
    path.write_text(PAGE.format(between=between), "utf-8")
    found = read(read_plan(path))
    return typeset(found, WHEN), found


def test_cells_stand_where_they_stood(tmp_path: Path) -> None:
    copy, _ = copy_of(tmp_path)
    (table,) = Document(io.BytesIO(copy.content)).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["指标", "单位", "目标值", "目标值"],
        ["指标", "单位", "2020年", "2025年"],
        ["全社会研发投入占地区生产总值的比重", "%", "1.5", "2.0"],
        ["高新技术企业", "家", "", "120"],
    ]


def test_the_header_rows_repeat_and_rows_are_not_split(tmp_path: Path) -> None:
    copy, _ = copy_of(tmp_path)
    rows = list(readback.main(copy.content).iter(readback.P + "tr"))
    assert [row.find(f".//{readback.P}tblHeader") is not None for row in rows] == [True, True, False, False]
    assert all(row.find(f".//{readback.P}cantSplit") is not None for row in rows)


def test_columns_fill_the_page_and_short_ones_keep_their_words_whole(tmp_path: Path) -> None:
    copy, _ = copy_of(tmp_path)
    widths = [int(c.get(readback.P + "w")) for c in readback.main(copy.content).iter(readback.P + "gridCol")]
    assert WIDTH - len(widths) <= sum(widths) <= WIDTH
    assert widths[0] > widths[3] >= 5 * 240


@pytest.mark.parametrize("words", ["地区生产总值的比重", "120", "2025年", "加强领导"])
def test_a_place_in_a_table_and_behind_it_is_found(tmp_path: Path, words: str) -> None:
    copy, found = copy_of(tmp_path)
    passage = next(p for p in reversed(found.passages) if words in p.normal)  # type: ignore[attr-defined]
    at = passage.normal.index(words)
    anchor = copy.change(passage.places(found.plan, Span(at, at + len(words))))  # type: ignore[attr-defined]
    assert anchor is not None
    text = readback.texts(readback.main(copy.content))[anchor.line - 1]
    assert text[anchor.start : anchor.end] == words


def test_two_tables_do_not_run_into_one(tmp_path: Path) -> None:
    second = "<table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>"
    copy, _ = copy_of(tmp_path, second)
    assert len(Document(io.BytesIO(copy.content)).tables) == 2


CELLS = st.builds(
    Cell, st.integers(0, 4), st.integers(0, 4), st.integers(1, 3), st.integers(1, 3), st.tuples(st.integers(0, 9))
)


@given(st.lists(CELLS, max_size=12))
def test_rows_are_as_wide_as_the_table_whatever_the_cells_claim(cells: list[Cell]) -> None:
    grid = Grid.of(Table(4, 4, tuple(cells)), {index: [index] for index in range(10)})
    for row in range(4):
        stretches = list(grid.stretches(row))
        assert sum(width for _, _, width in stretches) == 4
        assert [column for _, column, _ in stretches] == sorted({column for _, column, _ in stretches})
    starts = {(cell.row, cell.column) for row in range(4) for cell, _, _ in grid.stretches(row) if cell}
    assert starts == set(grid.contents)


def test_a_long_header_gives_way_before_the_names_of_a_column(tmp_path: Path) -> None:
    heads = ("序号", "指标", "2020年", "年均增长或者累计增长数值", "衔接所依据的上级规划目标")
    cells = ("1", "规模以上工业企业研发机构构建覆盖率", "38", "5%", "50%")
    rows = ("".join(f"<td>{text}</td>" for text in row) for row in (heads, cells))
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    path = tmp_path / "稿.html"
    path.write_text(f"<html><body><h1>甲市规划</h1><table>{table}</table></body></html>", "utf-8")
    copy = typeset(read(read_plan(path)), WHEN)
    widths = [int(c.get(readback.P + "w")) for c in readback.main(copy.content).iter(readback.P + "gridCol")]
    assert widths[1] > max(widths[3:]) and widths[2] >= 3.2 * 240  # a year stays on one line


def test_among_many_columns_the_one_of_names_is_the_widest(tmp_path: Path) -> None:
    head = ("序号", "指标", "单位", "2025年", "2026年", "2027年", "2028年", "2029年", "2030年", "责任单位")
    rows = [head, ("1", "重点区域应急广播终端完好率和在线率", "%", *("{年度值}",) * 6, "区应急管理局")]
    made = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in rows)
    path = tmp_path / "表.html"
    path.write_text(f"<html><body><p>临溪区规划</p><table>{made}</table></body></html>", "utf-8")
    copy = typeset(read(read_plan(path)), WHEN)
    widths = [int(c.get(readback.P + "w")) for c in readback.main(copy.content).iter(readback.P + "gridCol")]
    assert sum(widths) <= WIDTH and widths[1] > 1.4 * max(widths[2:9]) and min(widths[3:9]) >= 3.2 * 9 * 20


def test_a_column_of_names_begins_at_the_left_throughout(tmp_path: Path) -> None:
    rows = [
        ("序号", "指标", "目标"),
        ("1", "规模以上工业企业研发机构构建覆盖率", "50%"),
        ("2", "高新技术企业", "家数多"),
    ]
    made = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in rows)
    path = tmp_path / "表.html"
    path.write_text(f"<html><body><p>临溪区规划</p><table>{made}</table></body></html>", "utf-8")
    document = Document(io.BytesIO(typeset(read(read_plan(path)), WHEN).content))
    looks = [[cell.paragraphs[0].style.name for cell in row.cells] for row in document.tables[0].rows]
    assert looks[1] == looks[2] == ["表格文字居中", "表格文字", "表格文字居中"]
