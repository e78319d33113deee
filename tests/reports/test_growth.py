"""The yearly growth of the comparison table."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.reading.elements import Comparator, Measure, Metric
from checker.reports.growth import yearly_growth
from tests.reports.builder import metric


def stated(value: str, year: int | None, comparator: Comparator = Comparator.EQ, **more: object) -> Metric:
    return metric(("值",), "值", "指标", value, "家", year=year, comparator=comparator, **more)


EQ, GE, GT, LE, LT, ABOUT = (
    Comparator.EQ,
    Comparator.GE,
    Comparator.GT,
    Comparator.LE,
    Comparator.LT,
    Comparator.APPROX,
)


@pytest.mark.parametrize(
    ("base", "target", "expected"),
    [
        (EQ, EQ, "14.9%"),
        (LT, EQ, "＞14.9%"),
        (LE, GE, "≥14.9%"),
        (LT, GE, "＞14.9%"),
        (EQ, GE, "≥14.9%"),
        (GE, EQ, "≤14.9%"),
        (GT, LE, "＜14.9%"),
        (GE, GE, None),
        (EQ, ABOUT, "约14.9%"),
    ],
)
def test_bounds_are_carried_over(base: Comparator, target: Comparator, expected: str | None) -> None:
    assert yearly_growth(stated("1", 2020, base), stated("2", 2025, target)) == expected


def test_a_falling_target_has_a_negative_rate() -> None:
    assert yearly_growth(stated("18", 2020), stated("16", 2025)) == "-2.3%"


@pytest.mark.parametrize(
    ("base", "target"),
    [
        (None, stated("2", 2025)),
        (stated("1", 2020), None),
        (stated("0", 2020), stated("2", 2025)),
        (stated("1", None), stated("2", 2025)),
        (stated("1", 2025), stated("2", 2025)),
        (stated("1", 2020, measure=Measure.CAGR), stated("2", 2025)),
        (stated("1", 2020), stated("1", 2025, value_max=Decimal(2))),
        (metric(("值",), "值", "指标", "1", "万家", year=2020), stated("2", 2025)),
    ],
)
def test_nothing_is_said_where_nothing_follows(base: Metric | None, target: Metric | None) -> None:
    assert yearly_growth(base, target) is None
