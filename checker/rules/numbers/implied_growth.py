"""NUM-32 贡献率隐含增速异常: a contribution to growth that implies another growth of the whole than the plan states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from checker.align.gates import own_number
from checker.align.values import in_unit, rounded, with_unit
from checker.findings import Certainty, Figure, Finding, Severity
from checker.intervals import Interval
from checker.reading.elements import Measure, Metric, MetricKind, Reading
from checker.rules.base import Context, Rule, Scope
from checker.rules.numbers.identities import bounded, exact
from checker.rules.sight import Sight
from checker.rules.statements import phrase_place

_CONTRIBUTION = re.compile(r"(?P<part>.{3,20}?)对[^，。]{0,8}(?:经济|生产总值|GDP)增长的?(?:的)?贡献率$")
_UNIT = "亿元"
_PRICES = Interval(Decimal("0.8"), Decimal("1.25"))
"""Rates are of constant prices and levels of current ones, which moves the implied rate by up to a quarter."""
_USUAL = Interval(Decimal(0), Decimal(15))
"""Percent a year between which the growth of an area lies where the plan states none; a design value."""


class ImpliedGrowth(Rule):
    """由贡献率推得的经济增速应与文中增速相容。

    为什么：增加值的增量除以贡献率就是经济总量的增量；推得的增速与文中的增速相差悬殊，说明增加值、增速、贡献率至少有一个不对。

    错误：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，地区生产总值640亿元、同比增长5.2%。规模以上工业增加值220亿元、同比增长10.8%，【规模以上工业增加值对全市经济增长贡献率达20%】。
    正确：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，地区生产总值640亿元、同比增长5.2%。规模以上工业增加值220亿元、同比增长10.8%，规模以上工业增加值对全市经济增长贡献率达70%。
    """

    code = "NUM-32"
    name = "贡献率隐含增速异常"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PLAN
    sight = Sight.METRICS

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield each contribution whose implied growth of output no rounding and no change of prices reconciles."""
        draft = context.draft
        for rate in draft.metrics:
            match = _CONTRIBUTION.search(rate.name) if rate.unit == "%" and rate.measure is Measure.LEVEL else None
            if match is None or not exact(rate) or not rate.value or rate.kind is not MetricKind.ACTUAL:
                continue
            part = _figure(draft, rate, Measure.LEVEL, name=match["part"])
            pace = _figure(draft, rate, Measure.YOY, name=match["part"])
            whole = _figure(draft, rate, Measure.LEVEL, id="gdp")
            if part and pace and whole and (found := self._judge(draft, (rate, part, pace, whole))):
                yield found

    def _judge(self, draft: Reading, metrics: tuple[Metric, Metric, Metric, Metric]) -> Finding | None:
        implied = implied_growth(*metrics)
        stated = _figure(draft, metrics[0], Measure.YOY, id="gdp_growth")
        said = stated.interval if stated else _USUAL
        if implied is None or said is None or not bounded(implied) or (implied * _PRICES).meets(said):
            return None
        return self._odd(draft, metrics, stated)

    def _odd(self, draft: Reading, metrics: tuple[Metric, Metric, Metric, Metric], stated: Metric | None) -> Finding:
        rate, part, pace, whole = metrics
        grown = _added(_number(part), _number(pace) / 100)
        all_grown = grown / (_number(rate) / 100)
        implied = f"{rounded(all_grown / (_number(whole) - all_grown) * 100, 1)}%"
        beside = f"文中为{with_unit(stated)}" if stated else f"超出通常范围（{_USUAL.low}%—{_USUAL.high}%）"
        return self.finding(
            [phrase_place(draft, metric) for metric in (rate, part, pace, whole, *([stated] if stated else []))],
            f"由贡献率{with_unit(rate)}推得{whole.name}增速{implied}，{beside}。",
            computation=f"增量 {with_unit(part)} − {with_unit(part)}/(1+{with_unit(pace)}) = {rounded(grown, 1)}亿元；"
            f"{rounded(grown, 1)}/{with_unit(rate)} = {rounded(all_grown, 1)}亿元；"
            f"{rounded(all_grown, 1)}/({with_unit(whole)} − {rounded(all_grown, 1)}亿元) = {implied}",
            advice="请核对增加值、增速和贡献率；按可比价计算的，请注明。",
            figures=(Figure("推得增速", implied), Figure("文中增速", with_unit(stated) if stated else "未写明")),
        )


def implied_growth(rate: Metric, part: Metric, pace: Metric, whole: Metric) -> Interval | None:
    """Return the growth in percent of the whole that contribution, part and its pace imply; None where not bounded."""
    share, value = rate.interval, in_unit(part.interval, part.unit, _UNIT)
    grown, total = pace.interval, in_unit(whole.interval, whole.unit, _UNIT)
    if share is None or value is None or grown is None or total is None:
        return None
    if not all(bounded(interval) for interval in (share, value, grown, total)):
        return None
    added = value * grown.mapped(lambda percent: percent / (100 + percent))
    every = added / share.scaled(Decimal("0.01"))
    before = total - every
    return (every / before).scaled(Decimal(100)) if bounded(before) else None


def _added(value: Decimal, growth: Decimal) -> Decimal:
    """Return by what a value is above that of the year before."""
    return value - value / (1 + growth)


def _number(metric: Metric) -> Decimal:
    """Return the value, amounts in 亿元."""
    value = metric.value or Decimal(0)
    amount = in_unit(Interval.point(value), metric.unit, _UNIT)
    return amount.low if amount is not None and amount.low is not None else value


def _figure(draft: Reading, rate: Metric, measure: Measure, *, name: str = "", id: str = "") -> Metric | None:
    """Return the plan's exact figure reached in the rate's year: of the name, or of the indicator `id`."""
    for metric in draft.metrics:
        meant = metric.indicator == id if id else metric.name == name
        reached = metric.kind is MetricKind.ACTUAL and metric.measure is measure and metric.year == rate.year
        if meant and reached and exact(metric) and own_number(metric, draft.profile) and metric.year is not None:
            return metric
    return None
