"""Values in the notation of what stands there."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.drafting.notation import han, in_notation
from checker.numerals import value_of


@given(st.integers(0, 10**12 - 1))
def test_chinese_numerals_are_read_back(number: int) -> None:
    text = han(Decimal(number))
    assert text is not None and value_of(text) == number


@given(st.integers(0, 10**12 - 1))
def test_with_liang_too(number: int) -> None:
    text = han(Decimal(number), two="两")
    assert text is not None and value_of(text) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("0", "零"),
        ("10", "十"),
        ("12", "十二"),
        ("105", "一百零五"),
        ("1200", "一千二百"),
        ("1012", "一千零一十二"),
        ("20000", "二万"),
        ("100020003", "一亿零二万零三"),
        ("2.5", "二点五"),
    ],
)
def test_chinese_numerals_as_they_are_written(number: str, text: str) -> None:
    assert han(Decimal(number)) == text


def test_what_is_too_large_is_not_written() -> None:
    assert han(Decimal(10**12)) is None


@pytest.mark.parametrize(
    ("old", "value", "new"),
    [
        ("500", "520", "520"),
        ("1.5", "2", "2.0"),
        ("2", "2.25", "2.25"),
        ("1,200", "1500", "1,500"),
        ("一千二百", "1500", "一千五百"),
        ("两百", "220", "两百二十"),
    ],
)
def test_the_notation_stays(old: str, value: str, new: str) -> None:
    assert in_notation(old, Decimal(value), old) == new


def test_full_width_stays() -> None:
    assert in_notation("1.5", Decimal("1.8"), "１．５") == "１．８"
