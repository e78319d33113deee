"""The smallest difference, with numbers and words whole."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.word.difference import smallest

CASES = [
    ("投资120亿元", "投资125亿元", [("120", "125")]),
    ("增长1.5%", "增长2%", [("1.5", "2")]),
    ("达到1,200家", "达到1,300家", [("1,200", "1,300")]),
    ("共12家", "共120家", [("12", "120")]),
    ("约12家", "12家", [("约", "")]),
    ("12家", "约12家", [("", "约")]),
    ("采用Wifi网", "采用WiFi网", [("Wifi", "WiFi")]),
    ("2021-2025年", "2021-2026年", [("2025", "2026")]),
    ("加快推进建设", "大力推进发展", [("加快", "大力"), ("建设", "发展")]),
    ("加快推进", "加快推进", []),
    ("提升能力", "提高能力", [("提升", "提高")]),
    ("投资12亿元", "投资13万元", [("12亿元", "13万元")]),
    ("搭建公共平台，引进人才", "搭建共享平台，引进人才", [("公共", "共享")]),
    ("第一段末\n第二段首", "第一段末第二段首", [("\n", "")]),
    ("甲乙丙丁戊己", "子丑丙寅卯辰", [("甲乙丙丁戊己", "子丑丙寅卯辰")]),
    ("", "新", [("", "新")]),
    ("旧", "", [("旧", "")]),
    ("全角１２３号", "全角１２４号", [("１２３", "１２４")]),
]


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_differences(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert [(old[c.start : c.stop], c.text) for c in smallest(old, 0, len(old), new)] == expected


def test_a_number_that_the_range_cuts_is_replaced_whole() -> None:
    assert smallest("投资120亿元", 4, 5, "5") == [(2, 5, "125")]
    assert smallest("投资120亿元", 5, 5, "0") == [(2, 5, "1200")]


def test_a_break_in_a_number_or_word_is_a_break() -> None:
    assert smallest("投资120亿元", 4, 4, "\n") == [(4, 4, "\n")]
    assert smallest("投资120亿元", 4, 4, "") == []


def test_but_not_beyond_the_borders_that_are_given() -> None:
    assert smallest("投资120亿元", 4, 5, "5", 4, 5) == [(4, 5, "5")]


@given(st.text("提升高12.a,\n ", max_size=20), st.text("提高能13.b,\n ", max_size=20), st.data())
def test_the_changes_give_the_new_text(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old)))
    stop = data.draw(st.integers(start, len(old)))
    text = old
    changes = smallest(old, start, stop, new)
    assert all(a.stop < b.start for a, b in pairwise(changes))
    for change in reversed(changes):
        text = text[: change.start] + change.text + text[change.stop :]
    assert text == old[:start] + new + old[stop:]
