"""Code points and UTF-16 units meet in one place; it must be right for every text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.editor import positions

TEXT = st.text(alphabet=st.sampled_from("科𬭚a\n1𠮷%\t"), max_size=12)


@given(TEXT)
def test_units_are_what_utf16_says(text: str) -> None:
    assert positions.units(text) == len(text.encode("utf-16-le")) // 2


@given(TEXT, st.integers(0, 12))
def test_there_and_back(text: str, point: int) -> None:
    point = min(point, len(text))
    assert positions.to_points(text, positions.to_units(text, point)) == point


def test_inside_a_pair_counts_as_before_it() -> None:
    assert positions.to_points("a𬭚b", 2) == 1
    assert positions.to_points("a𬭚b", 99) == 3


@given(TEXT, TEXT)
def test_what_was_not_touched_stays_as_written(before: str, after: str) -> None:
    now = positions.shown(after)
    assert positions.shown(positions.written(before, now)) == now
    start, stop, new = positions.change(before, after)
    assert before[:start] + new + before[stop:] == after


def test_an_odd_break_survives_an_edit_beside_it() -> None:
    before = "甲\r乙丙"
    assert positions.written(before, positions.shown(before) + "丁") == "甲\r乙丙丁"
    assert positions.written("甲乙", f"甲{positions.BREAK}乙") == "甲\n乙"
