"""NUM-16 相关序列背离: an amount and a count of one thing whose quotient doubles or halves within a few years."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from checker import resources
from checker.align.values import in_unit, rounded, with_unit
from checker.findings import Certainty, Figure, Finding, Severity
from checker.intervals import Interval
from checker.reading.elements import Metric, MetricKind, Reading
from checker.rules.base import Context, Rule, Scope
from checker.rules.numbers.identities import bounded, exact
from checker.rules.numbers.subset_exceeds import sized
from checker.rules.sight import Sight
from checker.rules.statements import phrase_place

_MOST = Decimal(2)
"""How many times the quotient may change; a design value of the catalogue."""
_LONGEST = 6
"""Years over which such a change is odd; over more it may be a trend."""


class _Series(NamedTuple):
    """One row of the table: ids of an amount and of what bears it, the amount's unit, the name of the quotient."""

    amount: str
    heads: str
    unit: str | None
    name: str


class _Step(NamedTuple):
    """Amount and count of an earlier and a later year, with the quotients that their rounding allows."""

    amounts: tuple[Metric, Metric]
    counts: tuple[Metric, Metric]
    unit: str
    before: Interval
    after: Interval


class DivergingSeries(Rule):
    """人员与经费、企业数与产值等相关数据的走势应大体一致。

    为什么：人员增到四倍而经费几乎不变，人均经费就降到四分之一，多因两列数据口径不同或有漏统；确有结构变化的，应作说明。

    错误：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2016年，全社会研发经费支出6.85亿元，R&D人员940人。2020年，【全社会研发经费支出7.60亿元】，R&D人员3720人。
    正确：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2016年，全社会研发经费支出6.85亿元，R&D人员940人。2020年，全社会研发经费支出11.02亿元，R&D人员1290人。
    """

    code = "NUM-16"
    name = "相关序列背离"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PLAN
    sight = Sight.METRICS

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield, for each pair of the table, the first step that more than doubles or halves the quotient."""
        levels = sized(context.draft)
        for row in _table():
            step = next((step for step in _steps(row, levels) if _apart(step)), None)
            if step:
                yield self._diverge(context.draft, row, step)

    def _diverge(self, draft: Reading, row: _Series, step: _Step) -> Finding:
        years = [metric.year for metric in step.amounts]
        unit = f"{step.unit}/{step.counts[0].unit}"
        values = [_quotient(a, c, step.unit) for a, c in zip(step.amounts, step.counts, strict=True)]
        change = (values[1] / values[0] - 1) * 100
        shown = [f"{rounded(value, 1)}{unit}" for value in values]
        ends = [f"{with_unit(pair[0])}→{with_unit(pair[1])}" for pair in (step.amounts, step.counts)]
        return self.finding(
            [
                phrase_place(draft, metric)
                for metric in (step.amounts[1], step.counts[1], step.amounts[0], step.counts[0])
            ],
            f"{years[0]}—{years[1]}年“{step.amounts[1].name}”{ends[0]}，“{step.counts[1].name}”{ends[1]}，走势背离："
            f"{row.name}由{shown[0]}变为{shown[1]}。",
            computation=f"{row.name}：{with_unit(step.amounts[0])}/{with_unit(step.counts[0])} = {shown[0]}，"
            f"{with_unit(step.amounts[1])}/{with_unit(step.counts[1])} = {shown[1]}（{rounded(change, 1)}%）",
            advice="请核实两项数据是否同口径、有无漏统；确有结构变化的，请说明原因。",
            figures=(Figure(f"{years[0]}年{row.name}", shown[0]), Figure(f"{years[1]}年{row.name}", shown[1])),
        )


@cache
def _table() -> tuple[_Series, ...]:
    rows = resources.rows("related_series.tsv")
    return tuple(_Series(row["amount"], row["count"], row["unit"] or None, row["name"]) for row in rows)


def _steps(row: _Series, levels: dict[str, list[Metric]]) -> Iterator[_Step]:
    """Yield the steps from one year to a later one for which the plan gives both figures, reached and exact."""
    amounts, counts = (_by_year(levels.get(id, [])) for id in (row.amount, row.heads))
    years = sorted(set(amounts) & set(counts))
    for i, one in enumerate(years):
        for other in years[i + 1 :]:
            pair, heads = (amounts[one], amounts[other]), (counts[one], counts[other])
            unit = row.unit or pair[0].unit or ""
            before, after = (_per_head(a, c, unit) for a, c in zip(pair, heads, strict=True))
            alike = (
                heads[0].unit == heads[1].unit and pair[0].scope == pair[1].scope == heads[0].scope == heads[1].scope
            )
            if before and after and alike and other - one <= _LONGEST:
                yield _Step(pair, heads, unit, before, after)


def _by_year(metrics: list[Metric]) -> dict[int, Metric]:
    """Return the exact figures reached by year, the first stated of each."""
    found: dict[int, Metric] = {}
    for metric in metrics:
        if metric.year is not None and metric.kind is MetricKind.ACTUAL and exact(metric) and metric.per is None:
            found.setdefault(metric.year, metric)
    return found


def _per_head(amount: Metric, count: Metric, unit: str) -> Interval | None:
    one, heads = in_unit(amount.interval, amount.unit, unit), count.interval
    return one / heads if one and heads and bounded(one) and bounded(heads) else None


def _quotient(amount: Metric, count: Metric, unit: str) -> Decimal:
    whole = in_unit(Interval.point(amount.value or Decimal(0)), amount.unit, unit)
    return ((whole.low if whole else None) or Decimal(0)) / (count.value or Decimal(1))


def _apart(step: _Step) -> bool:
    """Tell whether no rounding keeps the quotient between half and double."""
    change = step.after / step.before
    return change.above(Interval.point(_MOST)) or change.below(Interval.point(1 / _MOST))
