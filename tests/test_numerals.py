"""One parser for every way plans write numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.numerals import Numeral, decimals_of, parse, to_han, value_of

VALUES = {
    "1,200": 1200,
    "12,345.60": Decimal("12345.60"),
    "1.2万": 12000,
    "3千": 3000,
    "5百": 500,
    "1.5万亿": 1_500_000_000_000,
    "一百二十三": 123,
    "一百零五": 105,
    "一百二": 120,
    "三万五": 35000,
    "三万零五": 30005,
    "一千零一十": 1010,
    "二〇三五": 2035,
    "两": 2,
    "两千": 2000,
    "十": 10,
    "十五": 15,
    "二十": 20,
    "百": 100,
    "半": Decimal("0.5"),
    "三点五": Decimal("3.5"),
    "一点二亿": 120_000_000,
    "一亿二千万": 120_000_000,
    "三万亿": 3_000_000_000_000,
    "四万万": 400_000_000,
    "八百三十万亿": 830_000_000_000_000,
    "陆拾": 60,
}


@pytest.mark.parametrize(("text", "value"), VALUES.items())
def test_value_of(text: str, value: int | Decimal) -> None:
    assert value_of(text) == value


@pytest.mark.parametrize("text", ["", "家", "1.2.3", "三四十", "十家", "－", "1,20"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="number"):
        value_of(text)


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_chinese_numerals_round_trip(number: int) -> None:
    assert value_of(to_han(number)) == number


@given(st.integers(min_value=0, max_value=10**9))
def test_thousands_commas_change_nothing(number: int) -> None:
    assert value_of(f"{number:,}") == number == value_of(str(number))


@given(st.decimals(min_value=0, max_value=10**6, places=3), st.sampled_from(["万", "亿", "百万", "千"]))
def test_multipliers_scale_exactly(number: Decimal, scale: str) -> None:
    factor = {"万": 10**4, "亿": 10**8, "百万": 10**6, "千": 1000}[scale]
    assert value_of(f"{number}{scale}") == number * factor


PARSED = {
    "三分之一": Numeral(Decimal(1) / 3),
    "百分之五": Numeral(Decimal(5), unit="%"),
    "百分之十二点五": Numeral(Decimal("12.5"), decimals=1, unit="%"),
    "三成": Numeral(Decimal(30), unit="%"),
    "翻一番": Numeral(Decimal(2), unit="倍"),
    "翻两番": Numeral(Decimal(4), unit="倍"),
    "翻番": Numeral(Decimal(2), unit="倍"),
    "3倍": Numeral(Decimal(3), unit="倍"),
    "1-2": Numeral(Decimal(1), Decimal(2)),
    "25—27": Numeral(Decimal(25), Decimal(27)),
    "10至15": Numeral(Decimal(10), Decimal(15)),
    "5%—5.5%": Numeral(Decimal(5), Decimal("5.5"), 1, unit="%"),
    "100以上": Numeral(Decimal(100), comparator="ge"),
    "不少于30": Numeral(Decimal(30), comparator="ge"),
    "不低于60%": Numeral(Decimal(60), comparator="ge", unit="%"),
    "超20": Numeral(Decimal(20), comparator="gt"),
    "突破1.2万": Numeral(Decimal("12000.0"), decimals=1, comparator="gt"),
    "三百余": Numeral(Decimal(300), comparator="gt"),
    "不超过2000": Numeral(Decimal(2000), comparator="le"),
    "10以内": Numeral(Decimal(10), comparator="le"),
    "不足1%": Numeral(Decimal(1), comparator="lt", unit="%"),
    "65%左右": Numeral(Decimal(65), comparator="approx", unit="%"),
    "近5000": Numeral(Decimal(5000), comparator="approx"),
    "约60.61": Numeral(Decimal("60.61"), decimals=2, comparator="approx"),
}


@pytest.mark.parametrize(("text", "numeral"), PARSED.items())
def test_parse(text: str, numeral: Numeral) -> None:
    assert parse(text) == numeral


@pytest.mark.parametrize("text", ["", "一批", "若干", "第一", "以上", "五四运动"])
def test_what_says_no_number_is_none(text: str) -> None:
    assert parse(text) is None


@given(st.decimals(min_value=0, max_value=10**6, places=2))
def test_digits_after_the_point_are_counted_as_written(number: Decimal) -> None:
    assert decimals_of(str(number)) == 2
    assert decimals_of(str(int(number))) == 0
