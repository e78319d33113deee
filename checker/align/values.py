"""What two metrics state, in one unit, and how figures are written in computations."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.intervals import Interval
from checker.reading.elements import Comparator, Measure, Metric
from checker.reading.units import unit_of

_TOLERANCE = Decimal("0.02")  # 左右, 约: as in `Metric.interval`


def stated(metric: Metric) -> Interval | None:
    """Return the figure as stated, without its rounding and without 以上 or 以下: a target is set, not measured.

    A range keeps both ends, 左右 its tolerance; None without a value.
    """
    if metric.value is None:
        return None
    low, high = metric.value, metric.value_max if metric.value_max is not None else metric.value
    slack = abs(high) * _TOLERANCE if metric.comparator is Comparator.APPROX else Decimal(0)
    return Interval(low - slack, high + slack)


def factor(unit: str | None, into: str | None) -> Decimal | None:
    """Return what a value in `unit` is multiplied by to be in `into` (万元 → 亿元: 0.0001), None if of another kind."""
    if unit == into:
        return Decimal(1)
    one, other = (unit_of(name) if name else None for name in (unit, into))
    if one is None or other is None or one.dimension != other.dimension:
        return None
    return one.factor / other.factor


_PER_PERSONS = re.compile(
    r"(?:每(?P<many>十万|百万|[百千万])?|(?P<short>[万千])(?=人)|(?P<each>人)(?=均))(?:名|个|位)?"
)
_PERSONS = re.compile(r"^[^/，,、]{0,8}?(?:人|均|儿童|婴幼儿|职工)")
_UNDER = re.compile(r"/(?P<many>十万|百万|[百千万]?)(?:人|名)$")
_HEADS = {"": 1, "百": 100, "千": 1000, "万": 10000, "十万": 100000, "百万": 1000000}


MEAN = re.compile(
    "[平人户亩地]均(?!分配|衡)|均(?!衡|等化|可|为|已|须|应)|亩产|单产|每(?![年月日季天周批次期轮])[一-鿿]|单位(?:面积|产值|产品|工业增加值|(?:地区|国内)生产总值)"
)
"""Names of means and of sizes for one head: they have no parts and add up to nothing."""


def per_heads(metric: Metric) -> tuple[str | None, int] | None:
    """Return the unit over the stroke and how many people it is for: (件, 10000) for 2件 of 每万人口…, 2件/万人.

    None for what is counted for no number of people.
    """
    if metric.unit and (under := _UNDER.search(metric.unit)):
        return metric.unit[: under.start()], _HEADS[under["many"]]
    named = _PER_PERSONS.match(metric.name)
    if named is None or not _PERSONS.match(metric.name[named.end() :]):
        return None
    return metric.unit, _HEADS[named["many"] or named["short"] or ""]


def ratio_of(metric: Metric, other: Metric) -> Decimal | None:
    """Return what a value of `metric` is multiplied by to be in the unit of `other`, None where they are of two kinds.

    Sizes for so many people are brought to one number of them: 3.5人 of 每千人口 are 35人 of 每万人口.
    """
    one, two = per_heads(metric), per_heads(other)
    if one is not None and two is not None:
        times = factor(one[0], two[0])
        return times * two[1] / one[1] if times is not None else None
    return factor(metric.unit, other.unit)


def in_unit(interval: Interval | None, unit: str | None, into: str | None) -> Interval | None:
    """Return an interval of `unit` in the unit `into`; None when there is none or the units differ in kind."""
    times = factor(unit, into)
    return interval.scaled(times) if interval is not None and times is not None else None


def written(value: Decimal) -> str:
    """Return a value in plain digits without idle zeros: 1.50 → 1.5, 1E+2 → 100."""
    text = format(value.normalize(), "f")
    return "0" if text == "-0" else text


def rounded(value: Decimal, decimals: int) -> str:
    """Return a value with so many digits behind the point."""
    return format(round(value, decimals), "f")


def with_unit(metric: Metric) -> str:
    """Return the stated figure with comparator and unit as a card shows it: 不足1%, 100家以上, 1-2个."""
    if metric.value is None:
        return "未写明数值"
    falls = metric.measure is Measure.GROWTH and metric.value < 0 and metric.value_max is None
    figure = f"下降{written(-metric.value)}" if falls else written(metric.value)
    if metric.value_max is not None:
        figure += f"-{written(metric.value_max)}"
    figure += metric.unit or ""
    shapes = {
        Comparator.GE: "{}以上",
        Comparator.GT: "超过{}",
        Comparator.LE: "不超过{}",
        Comparator.LT: "不足{}",
        Comparator.APPROX: "{}左右",
    }
    return shapes.get(metric.comparator, "{}").format(figure)
