"""The listing of numbers as JSON rows: places, figures, what is left out."""

from __future__ import annotations

from checker.reading import read
from checker.reports.quantities import quantities_json
from tests.reading.build import text_plan


def test_rows_quote_their_lines() -> None:
    lines = [
        "韶关市科技创新规划",
        "一、总体要求",
        "（二）发展目标",
        "　　到2025 年，建成平台12 家，投入１．５亿元以上。",
    ]
    rows = quantities_json(read(text_plan("\n".join(lines))))
    assert [(r["quote"], r["number"]["quote"], r["value"], r["unit"], r["comparator"]) for r in rows] == [
        ("2025 年", "2025", 2025, "年", "eq"),
        ("12 家", "12", 12, "家", "eq"),
        ("１．５亿元", "１．５亿", 150_000_000, "元", "ge"),
    ]
    for row in rows:
        assert lines[row["line"] - 1][row["start"] : row["end"]] == row["quote"]
        assert row["start"] <= row["number"]["start"] < row["number"]["end"] <= row["end"]


def test_a_number_broken_over_two_lines_gives_the_rest_under_more() -> None:
    lines = [
        "韶关市规划",
        "一、总体要求",
        "做好各项工作，加快推进重点项目建设，加快推进重点项目建设，完成投资1200",
        "万元，推动高质量发展迈上新的台阶，取得新的成效。",
    ]
    [row] = quantities_json(read(text_plan("\n".join(lines))))
    assert (row["quote"], row["value"], row["unit"]) == ("1200", 12_000_000, "元")
    assert [(piece["line"], piece["quote"]) for piece in row["more"]] == [(4, "万元")]


def test_a_text_of_one_figure_is_listed_page_numbers_of_a_plan_are_not() -> None:
    assert [r["value"] for r in quantities_json(read(text_plan("-.5")))] == [-0.5]
    plan = text_plan("韶关市科技创新规划\n一、总体要求\n做好各项工作。\n- 3 -\n二、目标\n建成平台2家。")
    assert [r["value"] for r in quantities_json(read(plan))] == [2]
