"""处理情况附表: answers with who and when, to findings that stand and that are gone."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from openpyxl import load_workbook

from checker.decisions import Answer, Decision, Decisions
from checker.reports.handled import NAME
from checker.reports.issues import write_issues
from checker.reports.tables import Table
from tests.reports.test_issues import report, sample

ANSWERS = Decisions(
    [
        Decision("key2", Answer.ACCEPTED, "", "李四", "2026-11-26T10:40:12"),
        Decision("key0", Answer.DECLINED, "口径不同", "李四", "2026-11-26T10:32:00"),
        Decision("key1", Answer.LATER, "", "王五", "2026-11-26T11:00:00"),
        Decision("gone", Answer.ACCEPTED, "", "王五", "2026-11-26T09:00:00", "百分号重复：“百分之35%”"),
    ]
)


def rows(decisions: Decisions | None) -> list[list[str]]:
    tables = [part for part in report(sample(), decisions).parts if isinstance(part, Table) and part.name == NAME]
    return [[cell.text for cell in row] for table in tables for row in table.rows()]


def test_every_answer_stands_with_who_and_when_in_order_of_time() -> None:
    assert rows(ANSWERS) == [
        ["已消除", "百分号重复：“百分之35%”", "", "采纳", "", "王五", "2026-11-26 09:00"],
        [
            "2",
            "高于上位：高于市级目标0.5个百分点。",
            "二、发展目标，第4段",
            "不采纳",
            "口径不同",
            "李四",
            "2026-11-26 10:32",
        ],
        ["1", rows(ANSWERS)[2][1], rows(ANSWERS)[2][2], "采纳", "", "李四", "2026-11-26 10:40"],
        ["未列入", rows(ANSWERS)[3][1], rows(ANSWERS)[3][2], "待定", "", "王五", "2026-11-26 11:00"],
    ]
    assert rows(ANSWERS)[2][1].endswith("：算错。") and rows(ANSWERS)[3][1].endswith("：线索。")


def test_without_answers_there_is_no_appendix() -> None:
    assert rows(None) == [] and rows(Decisions()) == []


def test_it_stands_in_the_workbook(tmp_path: Path) -> None:
    path = tmp_path / "问题清单.xlsx"
    write_issues(sample(), path, decisions=ANSWERS, author="张三", when=datetime(2026, 11, 26, 12, 0))
    sheets = load_workbook(path)
    texts = [str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.value]
    assert NAME in texts and "口径不同" in texts and "2026-11-26 10:32" in texts
