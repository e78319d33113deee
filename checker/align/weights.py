"""How much of the upper area the draft's area is, by economy or people, and what that leaves for the other areas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from checker import resources
from checker.align.baselines import levels
from checker.align.relation import rank
from checker.align.values import in_unit, rounded, stated
from checker.reading.elements import Measure, Metric, MetricKind, Reading

_STATED = {
    "gdp": re.compile(r"(?:经济总量|生产总值|GDP)(?:（GDP）|\(GDP\))?占全?(?P<area>[市省国州盟区])?\D{0,8}$"),
    "population": re.compile(r"人口(?:总量|数)?占全?(?P<area>[市省国州盟区])\D{0,8}$"),
}
_LEVELS = {"gdp": "gdp", "population": "resident_population"}
_NAMES = {"gdp": "经济总量占比", "population": "常住人口占比"}
_RANKS = {"市": 2, "州": 2, "盟": 2, "区": 3, "省": 3, "国": 4}


class Weight(NamedTuple):
    """A fraction of the upper area, what it is of (经济总量占比), and how it was come by."""

    value: Decimal
    name: str
    working: str

    @property
    def said(self) -> str:
        """The fraction in percent: 36%."""
        return f"{rounded(self.value * 100, 1).removesuffix('.0')}%"


@cache
def weight_of(indicator: str) -> str | None:
    """Return what an indicator is weighted by, `gdp` or `population`; None where the table does not say."""
    table = {row["indicator"]: row["weight"] for row in resources.rows("indicator_weights.tsv")}
    return table.get(indicator)


def weight(draft: Reading, upper: Reading, by: str) -> Weight | None:
    """Return the draft's fraction of the upper area: as one of the plans states it, else from the sizes of both."""
    for metric in _stated_shares(draft, upper, by):
        if metric.value is not None and 0 < metric.value < 100:
            year = f"{metric.year}年" if metric.year else ""
            return Weight(metric.value / 100, _NAMES[by], f"{year}{metric.name}{metric.value.normalize():f}%")
    return _from_sizes(draft, upper, by)


def _stated_shares(draft: Reading, upper: Reading, by: str) -> Iterator[Metric]:
    """Yield shares of the whole that the draft states of itself, then those that the upper plan states of it."""
    above = rank(upper.profile)
    for metric in draft.metrics:
        if _is_share(metric, by, above) and metric.kind is MetricKind.ACTUAL:
            yield metric
    for metric in upper.metrics:
        if metric.region is not None and metric.region == draft.profile.short_region and _is_share(metric, by, above):
            yield metric


def _is_share(metric: Metric, by: str, above: int | None) -> bool:
    if metric.unit != "%" or metric.measure is not Measure.LEVEL:
        return False
    named = _STATED[by].search(metric.name)
    if named is None:
        return by == "gdp" and metric.indicator == "gdp_share_of_upper"
    return named["area"] is None or above is None or _RANKS[named["area"]] == above


def _from_sizes(draft: Reading, upper: Reading, by: str) -> Weight | None:
    """Return the fraction from the sizes of both areas in the latest year that both plans give."""
    own, other = (_by_year(reading, _LEVELS[by]) for reading in (draft, upper))
    common = set(own) & set(other)
    if not common:
        return None
    year = max(common)
    one, whole = stated(own[year]), in_unit(stated(other[year]), other[year].unit, own[year].unit)
    if one is None or whole is None or not one.low or not whole.high or one.low >= whole.high:
        return None
    return Weight(one.low / whole.high, _NAMES[by], f"{year}年{own[year].name}两规划数值之比")


def _by_year(reading: Reading, indicator: str) -> dict[int, Metric]:
    out: dict[int, Metric] = {}
    for metric in levels(reading, indicator):
        if metric.year is not None and metric.scope is None:
            out.setdefault(metric.year, metric)
    return out


def rest(whole: Decimal, part: Decimal, fraction: Decimal) -> Decimal:
    """Return what the other areas have on average: (U − wL) / (1 − w)."""
    return (whole - fraction * part) / (1 - fraction)
