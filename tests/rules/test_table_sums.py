"""NUM-07 in tables: 合计 rows that their columns do not add up to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from checker import engine
from checker.plan import Block, BlockKind, Cell, CellPlace, Plan, Table
from checker.reading import read
from checker.review import Review


def plan_of(*rows: str) -> Plan:
    """Return a plan that holds one table, a row a string, cells parted by |."""
    texts = [row.split("|") for row in rows]
    blocks = [Block(1, "一、重点项目"), Block(2, "重点项目见下表。")]
    cells = []
    for r, row in enumerate(texts):
        for c, text in enumerate(row):
            cells.append(Cell(r, c, 1, 1, (len(blocks),)))
            blocks.append(Block(len(blocks) + 1, text, kind=BlockKind.CELL, cell=CellPlace(0, r, c)))
    table = Table(len(texts), len(texts[0]), tuple(cells))
    return Plan(Path("draft.docx"), "docx", "0" * 64, tuple(blocks), (table,))


def review_of(*rows: str) -> Review:
    """Return what NUM-07 says of such a plan."""
    return engine.run(read(plan_of(*rows)), select=["NUM-07"])


def test_a_column_that_does_not_add_up_is_found_at_its_total() -> None:
    review = review_of("类别|项目数（个）|投资（万元）", "平台|3|1,200", "园区|4|800.5", "合 计|8|2000.5")
    (finding,) = review.findings
    assert review.quote(finding.places[0]) == "8"
    assert finding.computation == "3 + 4 = 7"
    assert [review.quote(place) for place in finding.places[1:]] == ["3", "4"]


@pytest.mark.parametrize(
    "rows",
    [
        ("类别|项目数（个）", "平台|3", "园区|4", "合计|7"),
        ("类别|占比（%）", "平台|33.3", "园区|33.3", "合计|100"),
        ("类别|金额", "平台|1.25", "园区|1.24", "合计|2.5"),
        ("类别|项目数（个）", "平台|3", "其中：省级|2", "合计|3"),
        ("类别|项目数（个）", "平台|3", "小计|3", "合计|9"),
        ("类别|项目数（个）", "平台|3", "园区|—", "合计|9"),
        ("类别|项目数（个）", "平台|3", "园区|若干", "合计|9"),
    ],
    ids=["adds up", "shares", "rounding", "of which", "subtotals", "dash", "words"],
)
def test_columns_that_add_up_or_can_t_be_added_are_passed(rows: tuple[str, ...]) -> None:
    assert not review_of(*rows).findings


def test_the_word_for_the_total_may_stand_behind_an_empty_serial_number() -> None:
    review = review_of("序号|项目|投资（万元）", "1|平台|300", "2|园区|400", "|合计|800")
    (finding,) = review.findings
    assert review.quote(finding.places[0]) == "800"


def test_a_note_may_say_that_the_total_is_not_the_sum() -> None:
    plan = plan_of("项目|投资（万元）", "平台|300", "园区|400", "合计|650")
    note = Block(len(plan.blocks) + 1, "注：两项有50万元重复计列，合计已扣除。")
    noted = replace(plan, blocks=(*plan.blocks, note))
    assert engine.run(read(plan), select=["NUM-07"]).findings
    assert not engine.run(read(noted), select=["NUM-07"]).findings
