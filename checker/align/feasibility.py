"""How fast a ratio must grow from its baseline to reach a target."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from checker.align.values import factor, rounded, written
from checker.intervals import Interval
from checker.reading.elements import Comparator, Metric


@dataclass(frozen=True, slots=True)
class NeededGrowth:
    """Percent a year over `years`; `at_least` when the baseline is only known to lie below a figure.

    `surely` is the growth that no rounding of the baseline can undercut; `times` the multiple of the baseline.
    """

    percent: Decimal
    surely: Decimal
    times: Decimal
    years: int
    at_least: bool
    computation: str

    @property
    def said(self) -> str:
        """The rate as a sentence says it: 14.9%以上."""
        return f"{rounded(self.percent, 1)}%" + ("以上" if self.at_least else "")


def needed_growth(target: Metric, base: Metric, years: int) -> NeededGrowth | None:
    """Return the growth needed from `base` to `target`; None without positive values in one unit."""
    times = factor(base.unit, target.unit)
    if target.value is None or base.value is None or times is None or years < 1:
        return None
    start = base.value_max if base.value_max is not None else base.value
    start *= times
    if start <= 0 or target.value <= 0:
        return None
    percent = yearly(target.value / start, years)
    highest = base.interval.high if base.interval else None
    surely = yearly(target.value / (highest * times), years) if highest else percent
    expression = f"({written(target.value)}/{written(start)})^(1/{years})-1 = {rounded(percent, 1)}%"
    at_least = base.comparator in (Comparator.LT, Comparator.LE)
    return NeededGrowth(percent, surely, target.value / start, years, at_least, expression)


def yearly(times: Decimal, years: int) -> Decimal:
    """Return the percent a year that makes `times` in so many years."""
    root = Interval.point(times).root(years).low
    return (root - 1) * 100 if root is not None else Decimal(0)
