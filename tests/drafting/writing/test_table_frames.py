"""插入表格: the usual tables and their columns, plain ones, and the number of the next caption."""

from __future__ import annotations

import pytest

from checker.drafting.writing.open_fields import open_fields
from checker.drafting.writing.table_frames import OPEN, next_number, plain_rows, table_frames, years_of
from checker.reading.elements import Profile


def test_every_usual_table_has_a_cell_for_each_column() -> None:
    frames = table_frames()
    assert [frame.name for frame in frames][:2] == ["指标表", "任务分工表"]
    for frame in frames:
        assert len(frame.columns) == len(frame.cells) and frame.rows > 0 and frame.caption


def test_years_of_the_period_stand_in_the_columns() -> None:
    frame = table_frames()[0]
    head, first, second = frame.filled(2, years_of(Profile(period_start=2021, period_end=2025)))
    assert head[3:5] == ("2020年", "2025年")
    assert (first[0], second[0]) == ("1", "2") and set(first[1:]) == {OPEN}
    assert frame.filled(1, years_of(Profile()))[0][3] == f"{OPEN}年"


def test_what_is_left_open_counts_as_open() -> None:
    assert all(open_fields(cell) for row in plain_rows(2, 3, head=True) for cell in row)
    assert len(plain_rows(2, 3, head=True)) == 3 and len(plain_rows(2, 3, head=False)[0]) == 3


@pytest.mark.parametrize(
    ("texts", "number"),
    [([], 1), (["表1　甲", "表 3 乙", "见表9。"], 4), (["表2025年的数"], 1), (["表1.2 甲"], 1), (["图7 甲"], 1)],
)
def test_captions_are_counted_on(texts: list[str], number: int) -> None:
    assert next_number("表", texts) == number
