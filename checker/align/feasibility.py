"""How fast a ratio must grow from its baseline to reach a target."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from checker.align.values import ratio_of, rounded, written
from checker.intervals import Interval
from checker.reading.elements import Comparator, Measure, Metric

_HALF, _WHOLE = 50, 100


@dataclass(frozen=True, slots=True)
class NeededGrowth:
    """Percent a year over `years`; `at_least` when the baseline is only known to lie below a figure.

    `surely` is the growth that no rounding of the baseline can undercut; `times` the multiple of the baseline. `points`
    are those a year of a share that has more than half of the whole, for near its ceiling nobody speaks of growth;
    `working` computes what is said.
    """

    percent: Decimal
    surely: Decimal
    times: Decimal
    years: int
    at_least: bool
    computation: str
    points: Decimal | None = None
    working: str = ""

    @property
    def said(self) -> str:
        """The rate as a sentence says it: 14.9%以上."""
        return f"{rounded(self.percent, 1)}%" + ("以上" if self.at_least else "")

    @property
    def needed(self) -> str:
        """What is needed as a sentence says it: 年均需增长14.9%以上, 年均需提高0.6个百分点."""
        if self.points is None:
            return f"年均需增长{self.said}"
        return f"年均需提高{_exact(self.points)}个百分点" + ("以上" if self.at_least else "")


def needed_growth(target: Metric, base: Metric, years: int) -> NeededGrowth | None:
    """Return the growth needed from `base` to `target`; None without positive values in one unit."""
    times = ratio_of(base, target)
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
    points = (target.value - start) / years if _is_large_share(start, target) else None
    gained = f"({written(target.value)}-{written(start)})/{years} = {_exact(points)}个百分点" if points else expression
    return NeededGrowth(percent, surely, target.value / start, years, at_least, expression, points, gained)


def _is_large_share(start: Decimal, target: Metric) -> bool:
    """Tell whether a target is a share of a whole, more than half of it already at its baseline."""
    share = target.unit == "%" and target.measure is Measure.LEVEL and target.value is not None
    return share and _HALF < start <= (target.value or 0) <= _WHOLE


def _exact(points: Decimal) -> str:
    """Return points a year to one decimal, to two where one would leave nothing of them."""
    return f"{rounded(points, 1 if points * 10 >= 1 else 2)}"


def yearly(times: Decimal, years: int) -> Decimal:
    """Return the percent a year that makes `times` in so many years."""
    root = Interval.point(times).root(years).low
    return (root - 1) * 100 if root is not None else Decimal(0)


class ImpliedAmount(NamedTuple):
    """What a ratio to GDP needs of its amount: growth in percent a year for GDP growing at each rate, and the amount.

    `low` and `high` are the amounts at the end in 亿元 for the lowest and highest rate, None without a GDP.
    """

    rates: tuple[tuple[Decimal, Decimal], ...]
    low: Decimal | None
    high: Decimal | None

    @property
    def computation(self) -> str:
        """The working in words: GDP年增5%、8%时，总额年均需增长20.6%、24.1%，2025年约13.1—15.1亿元."""
        growth = "、".join(f"{written(gdp)}%" for gdp, _ in self.rates)
        needed = "、".join(f"{rounded(percent, 1)}%" for _, percent in self.rates)
        said = f"地区生产总值名义年均增长{growth}时，总额年均需增长{needed}"
        if self.low is None or self.high is None:
            return said
        return f"{said}，期末约{rounded(self.low, 1)}—{rounded(self.high, 1)}亿元"


def implied_amount(
    growth: NeededGrowth, target: Decimal, gdp: Decimal | None, low: Decimal, high: Decimal
) -> ImpliedAmount:
    """Return what reaching a ratio of `target` percent asks of its amount while GDP grows at `low` to `high` percent.

    `gdp` is the area's GDP of the baseline's year in 亿元, None where the plan does not give it.
    """
    steps = [low + step for step in range(int(high - low) + 1)] if high > low else [low]
    rates = tuple((gdp_rate, ((1 + growth.percent / 100) * (1 + gdp_rate / 100) - 1) * 100) for gdp_rate in steps)
    ends = [gdp * (1 + rate / 100) ** growth.years * target / 100 for rate in (low, high)] if gdp is not None else None
    return ImpliedAmount(rates, *(ends or (None, None)))
