"""The listing of every number with what it counts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reading.folding import fold
from checker.reading.numbers_listed import find_numbers, with_wide_commas
from checker.text import Span

ONE = {
    "投入3.6亿元": ("3.6亿元", 360_000_000, "元"),
    "约200欧元": ("200欧元", 200, "欧元"),
    "三块五毛": ("三块五毛", Decimal("3.5"), "块"),
    "7元5角2分": ("7元5角2分", Decimal("7.52"), "元"),
    "售价￥88": ("￥88", 88, "元"),
    "人民币6千元": ("人民币6千元", 6000, "元"),
    "长80km的": ("80km", 80, "km"),
    "两吨半": ("两吨半", Decimal("2.5"), "吨"),
    "重三千克": ("三千克", 3, "千克"),
    "华氏70度": ("华氏70度", 70, "华氏度"),
    "零下5℃": ("零下5℃", -5, "℃"),
    "5角钱": ("5角钱", 5, "角钱"),
    "1.2亿多元": ("1.2亿多元", 120_000_000, "元"),
    "二百来家": ("二百来家", 200, "家"),
    "增长-3.5%": ("-3.5%", Decimal("-3.5"), "%"),
    "百分之八点五": ("百分之八点五", Decimal("8.5"), "%"),
    "千分之六": ("千分之六", Decimal("0.6"), "%"),
    "六成五": ("六成五", 65, "%"),
    "打八五折": ("八五折", 85, "%"),
    "四分之三": ("四分之三", Decimal("0.75"), None),
    "二又五分之一": ("二又五分之一", Decimal("2.2"), None),
    "翻两番": ("翻两番", 4, "倍"),
    "提高2.5个百分点": ("2.5个百分点", Decimal("2.5"), "百分点"),
    "第十二": ("第十二", 12, None),
    "是七不": ("七", 7, None),
    "8万6千人": ("8万6千人", 86000, "人"),
    "“九”": ("九", 9, None),
}


@pytest.mark.parametrize(("text", "row"), ONE.items())
def test_a_number_with_what_it_counts(text: str, row: tuple[str, int | Decimal, str | None]) -> None:
    [found] = find_numbers(text)
    assert (found.span.of(text), found.value, found.unit) == row


@pytest.mark.parametrize(
    "text",
    [
        "进一步统一标准，四川等地十足千方百计",
        "一、总体要求",
        "（三）保障",
        "一是完善机制",
        "5G网络和PM2.5监测",
        "见https://example.org/a?b=12%20",
        "《三年行动方案》",
        "编号A20230102",
        "电话020-12345678",
        "会议9:30开始",
        "构建1+1+9体系",
        "两两合作",
        "五角大楼",
        "登陆队伍收拾",
    ],
)
def test_numerals_that_count_nothing(text: str) -> None:
    assert find_numbers(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("10-15家", 10, 15, "家"),
        ("5%至8%", 5, 8, "%"),
        ("1-2万人", 10_000, 20_000, "人"),
        ("三到五年", 3, 5, "年"),
        ("百分之三到百分之五", 3, 5, "%"),
        ("千分之三至五", Decimal("0.3"), Decimal("0.5"), "%"),
        ("七八个", 7, 8, "个"),
        ("一两天", 1, 2, "天"),
        ("三四十块钱", 30, 40, "块钱"),
        ("二三十个百分点", 20, 30, "百分点"),
    ],
)
def test_ranges(text: str, low: int | Decimal, high: int | Decimal, unit: str) -> None:
    [found] = find_numbers(text)
    assert (found.value, found.value_max, found.unit) == (low, high, unit)


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("超过60家", "gt"),
        ("60家以上", "ge"),
        ("不足5%", "lt"),
        ("六十多家", "gt"),
        ("8吨左右", "approx"),
        ("8吨", "eq"),
    ],
)
def test_comparison_words_are_read_but_no_part_of_the_quote(text: str, comparator: str) -> None:
    [found] = find_numbers(text)
    assert found.comparator == comparator
    assert found.unit in found.span.of(text)


def test_full_width_comma_between_full_width_digits_is_a_thousands_mark() -> None:
    assert [n.value for n in find_numbers(with_wide_commas(fold("共３，２００家")))] == [3200]
    assert [n.value for n in find_numbers(with_wide_commas(fold("有3，200家")))] == [3, 200]


@given(
    st.text(
        alphabet="零一两三十百千万亿点余多几半成折第负分之又个家元角%0123456789.,-/ ，。（）“”《》￥度年至a",
        max_size=30,
    )
)
def test_spans_stand_in_order_whatever_the_text(text: str) -> None:
    last = 0
    for found in find_numbers(text):
        assert last <= found.span.start <= found.number.start < found.number.stop <= found.span.stop <= len(text)
        assert found.span != Span(0, 0)
        last = found.span.stop


@given(st.integers(min_value=2, max_value=10**8), st.sampled_from(["家", "公里", "美元", "%", "吨"]))
def test_plain_figures_are_found_in_a_sentence(number: int, unit: str) -> None:
    [found] = find_numbers(f"目前达到{number}{unit}，成效明显")
    assert (found.value, found.unit) == (number, unit)
