"""One number read from a place: nested Chinese numerals, mixed ones, hedges inside, powers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.numerals import to_han
from checker.reading.written_numbers import number_at

VALUES = {
    "五百八十": 580,
    "六千零四十": 6040,
    "七万二": 72000,
    "七万零二": 70002,
    "九千三": 9300,
    "百八": 180,
    "两亿零三十": 200_000_030,
    "三兆五十亿": 3_005_000_000_000,
    "六万万": 600_000_000,
    "八万三千亿": 8_300_000_000_000,
    "二千一百万八千零六亿": 2_100_800_600_000_000,
    "8万2千": 82000,
    "3千零40": 3040,
    "6万5000": 65000,
    "7.25万亿": 7_250_000_000_000,
    "十几万": 100_000,
    "七百余万": 7_000_000,
    "一百零几亿": 10_000_000_000,
    "贰仟叁佰": 2300,
    "拾伍": 15,
    "二〇三五": 2035,
    "零点二五": Decimal("0.25"),
    "三万点五": Decimal("30000.5"),
    "一点五亿": 150_000_000,
    "12k": 12000,
    "3e4": 30000,
    "2^-2": Decimal("0.25"),
    "12,345.5": Decimal("12345.5"),
    ".75": Decimal("0.75"),
    "三打": 36,
}


@pytest.mark.parametrize(("text", "value"), VALUES.items())
def test_whole_text_is_the_number(text: str, value: int | Decimal) -> None:
    found = number_at(text, 0)
    assert found is not None
    assert (found.value, found.span) == (value, (0, len(text)))


@pytest.mark.parametrize("text", ["万", "百", "亿元", "家", "千方百计", "余", "点五", "-5", ""])
def test_what_begins_no_number(text: str) -> None:
    assert number_at(text, 0) is None


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("三十两", "三十"),  # the last is the unit
        ("五十千", "五十"),
        ("六百千瓦", "六百"),
        ("2千克", "2"),
        ("六百多个", "六百"),
        ("两百点两", "两百"),
        ("1, 234", "1"),
        ("12,34", "12"),
    ],
)
def test_where_a_number_ends(text: str, figure: str) -> None:
    found = number_at(text, 0)
    assert found is not None
    assert found.span.of(text) == figure


def test_two_digits_before_a_scale_are_a_range() -> None:
    found = number_at("三四百", 0)
    assert found is not None
    assert (found.value, found.high) == (300, 400)


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_chinese_numerals_round_trip(number: int) -> None:
    text = to_han(number)
    found = number_at(text, 0)
    assert found is not None
    assert (found.value, found.span.stop) == (number, len(text))


@given(st.integers(min_value=1, max_value=9999), st.sampled_from(["万", "亿", "万亿", "兆"]))
def test_digits_with_a_scale_are_digits_times_the_scale(number: int, scale: str) -> None:
    arabic, han = number_at(f"{number}{scale}", 0), number_at(f"{to_han(number)}{scale}", 0)
    assert arabic is not None
    assert han is not None
    assert arabic.value == han.value
    assert arabic.value / arabic.scale == number


@given(st.text(alphabet="零一二两三九十百千万亿兆点余多几半打0123456789.,eEkM^+- 家", max_size=16))
def test_any_text_is_read_without_an_error(text: str) -> None:
    for at in range(len(text)):
        found = number_at(text, at)
        assert found is None or at == found.span.start < found.span.stop <= found.stop <= len(text)
