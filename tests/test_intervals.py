"""Arithmetic on what a written number can stand for."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.intervals import Interval

VALUES = st.decimals(min_value=Decimal("0.01"), max_value=Decimal("100000"), places=2)


def test_rounding_is_half_of_the_last_digit() -> None:
    written = Interval.rounded(Decimal("1.5"), 1)
    assert Decimal("1.45") in written
    assert Decimal("1.549") in written
    assert Decimal("1.55") not in written


def test_whole_numbers_of_uncounted_things_are_rounded_too() -> None:
    assert Decimal("1.6") in Interval.rounded(Decimal(2), 0)


def test_half_open_bounds_decide_at_the_edge() -> None:
    below_one = Interval(None, Decimal(1), high_open=True)
    assert below_one.below(Interval.point(Decimal(1)))
    assert not Interval(None, Decimal(1)).below(Interval.point(Decimal(1)))


def test_at_least_meets_anything_above() -> None:
    at_least = Interval(Decimal(500), None)
    assert at_least.meets(Interval.point(Decimal(520)))
    assert not at_least.meets(Interval.point(Decimal(499)))
    assert not at_least.bounded


def test_growth_from_less_than_one_percent_has_a_lower_bound_only() -> None:
    target, base = Interval.point(Decimal(2)), Interval(Decimal(0), Decimal(1), high_open=True)
    growth = (target / base).root(5)
    assert growth.high is None
    assert growth.low is not None and abs(growth.low - Decimal("1.1487")) < Decimal("0.0001")


def test_products_of_negative_values_are_refused() -> None:
    with pytest.raises(ValueError, match="non-negative"):
        Interval(Decimal(-1), Decimal(1)) * Interval.point(Decimal(1))


@given(VALUES, VALUES)
def test_arithmetic_holds_the_exact_result(a: Decimal, b: Decimal) -> None:
    left, right = Interval.rounded(a, 1), Interval.rounded(b, 1)
    if left.low is not None and right.low is not None and left.low >= 0 and right.low > 0:
        assert a * b in left * right
        assert a / b in left / right
    assert a + b in left + right
    assert a - b in left - right


@given(VALUES, st.integers(1, 6))
def test_root_undoes_the_power(a: Decimal, n: int) -> None:
    low = Interval.point(a**n).root(n).low
    assert low is not None and abs(low - a) < a * Decimal("1e-12")


@given(VALUES, VALUES)
def test_below_above_and_meets_exclude_each_other(a: Decimal, b: Decimal) -> None:
    left, right = Interval.rounded(a, 2), Interval.rounded(b, 2)
    assert [left.below(right), left.above(right), left.meets(right)].count(True) == 1
