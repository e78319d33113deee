"""Units: multipliers, composites, conversion."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker import resources
from checker.reading import units


@pytest.mark.parametrize(
    ("value", "unit", "base", "expected"),
    [
        ("1.2", "万家", "家", "12000"),
        ("3", "亿元", "元", "300000000"),
        ("30000", "万元", "元", "300000000"),
        ("2", "公顷", "亩", "30"),
        ("60.61", "平方公里", "平方米", "60610000"),
        ("120", "万平方米", "平方米", "1200000"),
        ("100", "名", "人", "100"),
        ("50", "万元/人", "元/人", "500000"),
        ("4", "兆瓦", "千瓦", "4000"),
    ],
)
def test_in_base(value: str, unit: str, base: str, expected: str) -> None:
    assert units.in_base(Decimal(value), unit) == (Decimal(expected), base)


def test_an_unknown_unit_stays_as_it_is() -> None:
    assert units.in_base(Decimal(3), "块砖") == (Decimal(3), "块砖")
    assert units.unit_of("块砖") is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("亿元", "万元", True),
        ("家", "个", True),
        ("人", "名", True),
        ("人年", "人", False),
        ("%", "百分点", False),
        ("亿元", "亿美元", False),
        ("万元/人", "元/人", True),
        ("家", "%", False),
        ("块砖", "块砖", True),
    ],
)
def test_comparable(one: str, other: str, same: bool) -> None:
    assert units.comparable(one, other) is same


@pytest.mark.parametrize(("written", "name"), [("个百分点", "百分点"), ("％", "%"), ("万 平方米", "万平方米")])
def test_normal_name(written: str, name: str) -> None:
    assert units.normal_name(written) == name


def test_every_row_of_the_table_is_complete() -> None:
    rows = resources.rows("units.tsv")
    assert len({row["unit"] for row in rows}) == len(rows)
    for row in rows:
        assert row["source"] and row["base"] and Decimal(row["factor"]) > 0
        assert row["use"] in {"count", "measure", "ratio", "time", "rare", "part"}
