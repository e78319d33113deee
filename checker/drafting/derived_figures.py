"""Figures that follow from a changed one: growth, difference, multiple, share, sum, each computed anew.

A figure follows only where the old figures give what it states. It follows for certain where it stands in one sentence
or row of a table with a figure that was changed; one there that never agreed is told, and left to its author.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from checker.align.gates import own_number
from checker.align.values import factor
from checker.findings import Certainty
from checker.intervals import Interval
from checker.reading.elements import COUNT_UNITS, Comparator, Measure, Metric, Reading
from checker.rules.numbers.identities import table
from checker.rules.statements import sentence

Values = Mapping[int, Decimal]
"""New values by the index of the metric in the reading; of those not there the old one stands."""
_RATES = (Measure.CAGR, Measure.GROWTH, Measure.YOY, Measure.MULTIPLE, Measure.INCREMENT)

_TWENTIETH = Decimal("0.05")


_APART = "；所改的数不在同一句或表格的同一行，请核对口径和起止年份"


class Follower(NamedTuple):
    """A metric that follows, its value computed anew and not rounded, how sure that is, and the computation.

    `agreed`: whether the old figures gave what it states.
    """

    metric: Metric
    value: Decimal
    certainty: Certainty
    reason: str
    agreed: bool = True


class _Operands(NamedTuple):
    """Two metrics that a third follows from, and how."""

    one: Metric
    other: Metric
    compute: Callable[[Decimal, Decimal], Decimal | None]
    reason: str


class Derivation:
    """Finds what follows in one reading from new values of some of its metrics."""

    def __init__(self, reading: Reading, changed: Values) -> None:
        self._reading = reading
        self._index = {id(metric): i for i, metric in enumerate(reading.metrics)}
        self._changed = changed
        self._levels = [m for m in reading.metrics if m.measure is Measure.LEVEL and m.value is not None]

    def followers(self) -> Iterator[Follower]:
        """Yield each metric that follows, once."""
        for metric in self._reading.metrics:
            if self._new(metric) is not None or metric.value is None or metric.value_max is not None:
                continue
            found = [f for operands in self._operands(metric) if (f := self._follower(metric, operands))]
            if found:
                agreed = [f for f in found if f.agreed]
                yield next((f for f in agreed if f.certainty is Certainty.SURE), (agreed or found)[0])

    def _new(self, metric: Metric) -> Decimal | None:
        return self._changed.get(self._index[id(metric)])

    def _follower(self, metric: Metric, operands: _Operands) -> Follower | None:
        """Return the metric with its new value, where the new values do not give the old one.

        Where the old ones did not give it either, it follows only beside them.
        """
        said, old, new = _said(metric), _spread(operands), self._computed(operands)
        if said is None or old is None or new is None or new in said:
            return None
        near = any(self._near(metric, m) for m in (operands.one, operands.other) if self._new(m) is not None)
        if not old.meets(_loose(metric, said)):
            both = near and all(self._near(metric, m) for m in (operands.one, operands.other))
            return Follower(metric, new, Certainty.LIKELY, operands.reason, agreed=False) if both else None
        if near:
            return Follower(metric, new, Certainty.SURE, operands.reason)
        return Follower(metric, new, Certainty.LIKELY, operands.reason + _APART)

    def _near(self, one: Metric, other: Metric) -> bool:
        """Tell whether two metrics stand in one sentence, or in one row of a table."""
        if sentence(self._reading, one) == sentence(self._reading, other):
            return True
        cells = [
            self._reading.plan.blocks[self._reading.passages[m.passage].stretches[0].block].cell for m in (one, other)
        ]
        return None not in cells and len({cell and (cell.table, cell.row) for cell in cells}) == 1

    def _computed(self, operands: _Operands) -> Decimal | None:
        """Return what the new values give."""
        one, other = (m.value if (new := self._new(m)) is None else new for m in (operands.one, operands.other))
        times = factor(operands.one.unit, operands.other.unit)
        return None if one is None or other is None or times is None else operands.compute(one * times, other)

    def _operands(self, metric: Metric) -> Iterator[_Operands]:
        """Yield the pairs of levels that may give a metric, at least one of them changed."""
        pairs = self._ends(metric) if metric.measure in _RATES else self._shares(metric)
        for operands in pairs:
            if any(self._new(m) is not None for m in (operands.one, operands.other)):
                yield operands

    def _ends(self, rate: Metric) -> Iterator[_Operands]:
        """Yield base and end of a rate or difference: the same thing in the two years that it names."""
        if rate.year is None or rate.base_year is None or rate.base_year >= rate.year:
            return
        compute = _computation(rate)
        kin = [m for m in self._levels if _kin(m, rate)]
        if compute is None:
            return
        name = _NAMES[rate.measure]
        for end in (m for m in kin if m.year == rate.year):
            for base in (m for m in kin if m.year == rate.base_year):
                yield _Operands(base, end, compute, f"{name}按{rate.base_year}年和{rate.year}年的数值重算")

    def _shares(self, ratio: Metric) -> Iterator[_Operands]:
        """Yield total and base of a share: those that the table of identities names, or part and whole beside it."""
        if ratio.unit != "%" or ratio.year is None:
            return
        for identity in table():
            if identity.ratio == ratio.indicator and identity.base:
                for total in self._of(identity.total, ratio):
                    for base in self._of(identity.base, ratio):
                        yield _Operands(total, base, _share, "比重按分子和分母重算")
        if ratio.part_of:
            near = [m for m in self._levels if sentence(self._reading, m) == sentence(self._reading, ratio)]
            for part in (m for m in near if m.part_of == ratio.part_of and m.unit != "%"):
                for whole in (m for m in near if m.name == ratio.part_of and m.unit != "%"):
                    yield _Operands(part, whole, _share, "占比按部分和总数重算")

    def _of(self, indicator: str, ratio: Metric) -> Iterator[Metric]:
        for metric in self._levels:
            fits = metric.indicator == indicator and (metric.year, metric.kind) == (ratio.year, ratio.kind)
            if fits and own_number(metric, self._reading.profile) and metric.scope == ratio.scope:
                yield metric


_NAMES = {
    Measure.CAGR: "年均增速",
    Measure.GROWTH: "增幅",
    Measure.YOY: "增速",
    Measure.MULTIPLE: "倍数",
    Measure.INCREMENT: "增量",
}


def _kin(metric: Metric, rate: Metric) -> bool:
    """Tell whether a level is of the same thing and area as a rate."""
    same = metric.indicator == rate.indicator if metric.indicator or rate.indicator else metric.name == rate.name
    return same and (metric.region, metric.scope, metric.per) == (rate.region, rate.scope, rate.per)


def _spread(operands: _Operands) -> Interval | None:
    """Return what the old values give within their rounding; what is computed rises or falls with each of them."""
    times = factor(operands.one.unit, operands.other.unit)
    if times is None:
        return None
    ones, others = (_ends_of(metric) for metric in (operands.one, operands.other))
    found = [operands.compute(one * times, other) for one in ones for other in others]
    values = [value for value in found if value is not None]
    return Interval(min(values), max(values)) if len(values) == len(found) and values else None


def _ends_of(metric: Metric) -> tuple[Decimal, ...]:
    """Return the least and the greatest value that the digits stand for; of a number of things the number."""
    if metric.value is None or metric.value_max is not None:
        return ()
    if metric.decimals == 0 and metric.unit in COUNT_UNITS:
        return (metric.value,)
    half = Decimal(5).scaleb(-metric.decimals - 1)
    return metric.value - half, metric.value + half


def _said(metric: Metric) -> Interval | None:
    """Return what a metric states; 翻一番 and 增长2倍 are meant within a twentieth, as the rule on multiples has it."""
    if metric.unit == "倍" and metric.decimals == 0 and metric.value is not None and metric.comparator is Comparator.EQ:
        return Interval(metric.value - _TWENTIETH, metric.value + _TWENTIETH)
    return metric.interval


def _loose(metric: Metric, said: Interval) -> Interval:
    """Return what a rate or difference states; a whole number of things is within half a one."""
    half = Decimal(5).scaleb(-metric.decimals - 1) if said.low == said.high else Decimal(0)
    return said + Interval(-half, half)


def _computation(rate: Metric) -> Callable[[Decimal, Decimal], Decimal | None] | None:
    """Return how a rate follows from base and end, in its own unit."""
    years = (rate.year or 0) - (rate.base_year or 0)
    if rate.measure is Measure.INCREMENT:
        return (lambda base, end: end - base) if rate.unit else None
    if rate.measure is Measure.CAGR and rate.unit == "%":
        return lambda base, end: _yearly(base, end, years)
    if rate.measure is Measure.MULTIPLE and rate.unit == "倍":
        return lambda base, end: end / base if base else None
    if rate.measure is Measure.GROWTH or (rate.measure is Measure.YOY and years == 1):
        scale = {"%": Decimal(100), "倍": Decimal(1)}.get(rate.unit or "")
        return None if scale is None else lambda base, end: (end / base - 1) * scale if base else None
    return None


def _yearly(base: Decimal, end: Decimal, years: int) -> Decimal | None:
    """Return the yearly growth in percent."""
    if base <= 0 or end <= 0:
        return None
    root = Interval.point(end / base).root(years).low
    return None if root is None else (root - 1) * 100


def _share(part: Decimal, whole: Decimal) -> Decimal | None:
    return part / whole * 100 if whole else None
