"""What one cell of an indicator table states."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.reading.table_values import is_value, parse, parse_pair

CELLS = [
    # cell, quote, value, value_max, unit, comparator, cumulative, change
    ("72", "72", "72", None, None, "eq", False, False),
    ("＞4500", "＞4500", "4500", None, None, "gt", False, False),
    ("≥260", "≥260", "260", None, None, "ge", False, False),
    ("< 0.006", "< 0.006", "0.006", None, None, "lt", False, False),
    ("<1%", "<1%", "1", None, "%", "lt", False, False),
    ("6左右∗", "6左右", "6", None, None, "approx", False, False),
    ("【350左右】", "【350左右】", "350", None, None, "approx", True, False),
    ("〔20〕", "〔20〕", "20", None, None, "eq", True, False),
    ("［25—27］", "［25—27］", "25", "27", None, "eq", True, False),
    ("4.5-5，", "4.5-5", "4.5", "5", None, "eq", False, False),
    ("下降15%", "下降15%", "-15", None, "%", "eq", False, True),
    ("累计下降18%", "下降18%", "-18", None, "%", "eq", False, True),
    ("力争达到5%左右", "5%左右", "5", None, "%", "approx", False, False),
    ("1.2万", "1.2万", "1.2", None, "万", "eq", False, False),
    ("10,036", "10,036", "10036", None, None, "eq", False, False),
    (">7、力争更高", ">7", "7", None, None, "gt", False, False),
]


@pytest.mark.parametrize(("cell", "quote", "value", "high", "unit", "comparator", "cumulative", "change"), CELLS)
def test_parse(
    cell: str,
    quote: str,
    value: str,
    high: str | None,
    unit: str | None,
    comparator: str,
    cumulative: bool,
    change: bool,
) -> None:
    found = parse(cell)
    assert found is not None
    assert (found.span.of(cell), found.value, found.unit) == (quote, Decimal(value), unit)
    assert found.value_max == (Decimal(high) if high else None)
    assert (found.comparator, found.cumulative, found.change) == (comparator, cumulative, change)


@pytest.mark.parametrize("cell", ["完成省定目标", "稳中有升", "与经济增长同步", "", "—", "预期性", "（2024年）"])
def test_words_are_no_number(cell: str) -> None:
    assert parse(cell) is None


@pytest.mark.parametrize("cell", ["—", "－", "", "/", "30以下", "8358/244"])
def test_dashes_and_pairs_fill_a_value_column(cell: str) -> None:
    assert is_value(cell)


def test_a_composite_cell_has_two_values_with_their_places() -> None:
    cell = "8358/244"
    pair = parse_pair(cell)
    assert pair is not None
    assert [(v.span.of(cell), v.value) for v in pair] == [("8358", 8358), ("244", 244)]
    assert parse_pair("8358") is None
