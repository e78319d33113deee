"""G2: figures of different kinds brought to one, where the plans themselves give what it takes.

Yearly numbers times the years make what is added in all; a stock reached plus what is added, or times the multiple,
makes the stock at the end. What runs out (qualifications of three years) does not add up, nor do rates.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from checker import resources
from checker.align.baselines import baseline
from checker.align.gates import same_kind
from checker.align.targets import Target
from checker.align.values import factor, with_unit, written
from checker.reading.elements import COUNT_UNITS, Comparator, Measure, Metric, Reading
from checker.reading.indicators import catalogue


@dataclass(frozen=True, slots=True)
class Form:
    """A target in the kind that was compared: the metric as it then reads, and the working in words, empty if as is."""

    metric: Metric
    working: str = ""


def converted(draft: tuple[Reading, Target], upper: tuple[Reading, Target]) -> tuple[Form, Form] | None:
    """Return both targets in one kind, as they are where they are of one; None where they can't be brought to one."""
    plain = Form(draft[1].metric), Form(upper[1].metric)
    if same_kind(plain[0].metric, plain[1].metric) is None:
        return plain
    for into in (_added_in_all, _stock):
        sides = into(*draft), into(*upper)
        if sides[0] and sides[1] and same_kind(sides[0].metric, sides[1].metric) is None:
            return sides[0], sides[1]
    return None


def _added_in_all(reading: Reading, target: Target) -> Form | None:
    """Return what a target adds over the years to its end."""
    metric = target.metric
    if metric.measure is Measure.INCREMENT and metric.per is None:
        return Form(metric)
    flows = metric.measure is Measure.INCREMENT or (metric.measure is Measure.LEVEL and metric.unit in COUNT_UNITS)
    years = _years(reading, target)
    if metric.per != "year" or not flows or years is None or metric.value is None or not _sums(target):
        return None
    most = metric.value_max * years if metric.value_max is not None else None
    total = replace(metric, value=metric.value * years, value_max=most, per=None, measure=Measure.INCREMENT)
    return Form(total, f"每年{with_unit(metric)}×{years}年={with_unit(total)}")


def _years(reading: Reading, target: Target) -> int | None:
    """Return the years from the period's first to the target's, both counted."""
    start = reading.profile.period_start
    return target.year - start + 1 if start is not None and target.year is not None and target.year >= start else None


def _stock(reading: Reading, target: Target) -> Form | None:
    """Return the stock that a target comes to, from the plan's own baseline."""
    metric = target.metric
    if metric.measure is Measure.LEVEL:
        return Form(metric) if metric.per is None else None
    if metric.measure is Measure.MULTIPLE:
        return _multiplied(reading, target)
    added = _added_in_all(reading, target)
    if added is None or (target.indicator or "") in expiring():
        return None
    base = _base(reading, added.metric)
    if base is None or base.value is None or added.metric.value is None:
        return None
    points = 1 if (base.unit, added.metric.unit) == ("%", "百分点") else factor(added.metric.unit, base.unit)
    if points is None:
        return None
    more = replace(added.metric, value=added.metric.value * points, unit=base.unit)
    stock = _as_stock(added.metric, base, [base.value + v * points for v in _ends(added.metric)])
    working = f"{with_unit(base)}{f'（{base.year}年）' if base.year else ''}+新增{with_unit(more)}={with_unit(stock)}"
    return Form(stock, "；".join(filter(None, (added.working, working))))


def _multiplied(reading: Reading, target: Target) -> Form | None:
    metric = target.metric
    base = _base(reading, replace(metric, unit=_unit_of_base(target)))
    if base is None or base.value is None or metric.value is None:
        return None
    stock = _as_stock(metric, base, [base.value * value for value in _ends(metric)])
    year = f"（{base.year}年）" if base.year else ""
    return Form(stock, f"{with_unit(base)}{year}×{written(metric.value)}={with_unit(stock)}")


def _base(reading: Reading, target: Metric) -> Metric | None:
    """Return the stock that the target starts from: one exact figure, of its base year, else of the period's eve."""
    base = baseline(reading, replace(target, unit="%") if target.unit == "百分点" else target)
    if base is None or base.comparator in (Comparator.LT, Comparator.LE, Comparator.GT):
        return None
    if target.base_year is not None:
        return base if base.year == target.base_year else None
    start = reading.profile.period_start
    late = base.year is None or start is None or base.year >= start - 1
    return base if late else None


def _unit_of_base(target: Target) -> str | None:
    return catalogue()[target.indicator].unit if target.indicator else None


def _as_stock(metric: Metric, base: Metric, ends: list[Decimal]) -> Metric:
    most = ends[1] if len(ends) > 1 else None
    return replace(metric, value=ends[0], value_max=most, unit=base.unit, measure=Measure.LEVEL, per=None)


def _ends(metric: Metric) -> list[Decimal]:
    return [value for value in (metric.value, metric.value_max) if value is not None]


def _sums(target: Target) -> bool:
    """Tell whether numbers of several years add up: things counted or amounts, not levels such as a throughput."""
    if target.indicator is None:
        return target.metric.unit in COUNT_UNITS
    return catalogue()[target.indicator].aggregates == "sum"


@cache
def expiring() -> frozenset[str]:
    """Return the ids of things whose qualification runs out, so that stocks do not add up."""
    return frozenset(row["indicator"] for row in resources.rows("expiring_indicators.tsv"))
