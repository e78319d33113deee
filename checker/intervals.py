"""Intervals of exact decimals: what a written number can stand for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, localcontext

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`; None means without bound, `*_open` that the bound itself is out.

    `1.5%` written with one decimal is [1.45, 1.55); `100家以上` is [100, ∞).
    """

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def point(cls, value: Decimal) -> Interval:
        """Return the interval that holds `value` alone."""
        return cls(value, value)

    @classmethod
    def rounded(cls, value: Decimal, decimals: int) -> Interval:
        """Return what rounds to `value` at `decimals` digits: value ± half of the last digit."""
        half = Decimal(5).scaleb(-decimals - 1)
        return cls(value - half, value + half, False, True)

    @property
    def bounded(self) -> bool:
        """Tell whether both ends are finite."""
        return self.low is not None and self.high is not None

    def __contains__(self, value: Decimal) -> bool:
        return not (self.below(Interval.point(value)) or self.above(Interval.point(value)))

    def below(self, other: Interval) -> bool:
        """Tell whether every value here is smaller than every value of `other`."""
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))

    def above(self, other: Interval) -> bool:
        """Tell whether every value here is greater than every value of `other`."""
        return other.below(self)

    def meets(self, other: Interval) -> bool:
        """Tell whether some value lies in both."""
        return not (self.below(other) or self.above(other))

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __neg__(self) -> Interval:
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.high_open,
            self.low_open,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        """Return the product; both intervals must be non-negative."""
        self._require_non_negative(other)
        low = self.low * other.low if self.low is not None and other.low is not None else None
        high = self.high * other.high if self.high is not None and other.high is not None else None
        return Interval(low, high, self.low_open or other.low_open, self.high_open or other.high_open)

    def __truediv__(self, other: Interval) -> Interval:
        """Return the quotient; both intervals must be non-negative, a zero divisor leaves the end open."""
        self._require_non_negative(other)
        low = None if self.low is None or other.high is None or other.high == 0 else self.low / other.high
        high = None if self.high is None or not other.low else self.high / other.low
        if low is None and other.high is None:
            low = ZERO
        return Interval(low, high, self.low_open or other.high_open, self.high_open or other.low_open)

    def scaled(self, factor: Decimal) -> Interval:
        """Return the interval in a unit that is `1/factor` as large; `factor` > 0."""
        return self.mapped(lambda v: v * factor)

    def root(self, n: int) -> Interval:
        """Return the n-th root of a non-negative interval, to 28 digits."""
        with localcontext() as context:
            context.prec = 34
            return self.mapped(lambda v: v ** (Decimal(1) / n) if v else ZERO)

    def mapped(self, rising: Callable[[Decimal], Decimal]) -> Interval:
        """Return the image under a rising function."""
        return Interval(
            None if self.low is None else rising(self.low),
            None if self.high is None else rising(self.high),
            self.low_open,
            self.high_open,
        )

    def _require_non_negative(self, other: Interval) -> None:
        if (self.low is not None and self.low < 0) or (other.low is not None and other.low < 0):
            raise ValueError("products and quotients are defined for non-negative intervals only")
