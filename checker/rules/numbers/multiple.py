"""NUM-05 倍、番算错: a multiple that the figures beside it do not give, and falls by a multiple."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from checker.align.baselines import baseline
from checker.align.gates import own_number
from checker.align.values import in_unit, rounded, with_unit, written
from checker.findings import Certainty, Figure, Finding, Severity
from checker.intervals import Interval
from checker.reading.elements import Comparator, Measure, Metric, MetricKind, Reading
from checker.reading.elements import PassageKind as Kind
from checker.rules.base import Context, Rule, Scope, draft_place, passages
from checker.rules.numbers.identities import bounded
from checker.rules.sight import Look, Part
from checker.rules.statements import sentence, value_place

_FALL = re.compile(r"(?:降低|下降|减少|缩小|缩短|压减)了?(?:\d+(?:\.\d+)?|[一二两三四五六七八九十]+)倍")


class Multiple(Rule):
    """倍数、番数应与起止数值相符；减少不能用倍数。

    为什么：“增长到3倍”是原来的3倍，“增长3倍”是原来的4倍，“翻一番”是2倍，差一个字就差一倍；减少一倍就成了零，不能说降低几倍。

    错误：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，高新技术企业达到75家。
    二、发展目标
    到2025年，高新技术企业增长至【3倍】，达到150家。
    错误：单位产品能耗【降低2倍】。
    正确：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，高新技术企业达到50家。
    二、发展目标
    到2025年，高新技术企业增长至3倍，达到150家。
    """

    code = "NUM-05"
    name = "倍、番算错"
    severity = Severity.ERROR
    certainty = Certainty.LIKELY
    scope = Scope.PLAN
    look = Look.at(lambda p: _FALL.search(p.normal), Part.METRICS)

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the multiples that no rounding of end and baseline gives, then the falls by a multiple."""
        draft = context.draft
        for multiple in draft.metrics:
            factor = stated_factor(multiple)
            if factor is None or not own_number(multiple, draft.profile):
                continue
            for end in _ends(draft, multiple):
                base = _start(draft, multiple, end) or baseline(draft, end)
                if base and (finding := self._judge(multiple, factor, end, base)):
                    yield finding
        for i, passage in passages(draft, (Kind.BODY, Kind.CELL), ("倍",)):
            for match in _FALL.finditer(passage.normal):
                yield self.finding(
                    [draft_place(i, *match.span())],
                    f"“{match[0]}”不成立：减少不能用倍数表示。",
                    certainty=Certainty.SURE,
                    advice="请改为“降低百分之几”或“降到原来的几分之几”。",
                )

    def _judge(self, multiple: Metric, factor: Interval, end: Metric, base: Metric) -> Finding | None:
        start, goal = in_unit(base.interval, base.unit, end.unit), end.interval
        if start is None or goal is None or not bounded(start) or not bounded(goal) or base.year == end.year:
            return None
        if (goal / start).meets(factor):
            return None
        times = rounded((end.value or Decimal(0)) / (base.value or Decimal(1)), 2)
        said = f"{written(_times(multiple))}倍"
        return self.finding(
            [value_place(multiple), value_place(end), value_place(base)],
            f"由{with_unit(base)}到{with_unit(end)}为{times}倍，文中说法相当于{said}。",
            computation=f"{written(end.value or Decimal(0))}/{written(base.value or Decimal(1))} = {times}",
            advice="“增长至N倍”是原来的N倍，“增长N倍”是原来的N+1倍，请核实。",
            figures=(Figure("文中", said), Figure("推算", f"{times}倍")),
        )


def _times(multiple: Metric) -> Decimal:
    """Return by what a statement multiplies, as written: 2 for 翻一番, 3 for 增长2倍."""
    return (multiple.value or Decimal(0)) + (multiple.measure is Measure.GROWTH)


def stated_factor(metric: Metric) -> Interval | None:
    """Return by what a statement multiplies: 增长至3倍 3, 翻一番 2, 增长2倍 3; None for vague or other statements."""
    if metric.value is None or metric.unit != "倍" or metric.comparator is not Comparator.EQ:
        return None
    more = 0 if metric.measure is Measure.MULTIPLE else 1 if metric.measure is Measure.GROWTH else None
    if more is None:
        return None
    slack = Decimal("0.05") if metric.decimals == 0 else Decimal(5).scaleb(-metric.decimals - 1)
    return Interval(metric.value + more - slack, metric.value + more + slack)


def _ends(draft: Reading, multiple: Metric) -> Iterator[Metric]:
    """Yield the levels that the sentence gives for what is multiplied."""
    for metric in draft.metrics:
        same = metric.indicator == multiple.indicator if multiple.indicator else metric.name == multiple.name
        aimed = metric.kind is MetricKind.TARGET or (metric.year == multiple.year and multiple.base_year is not None)
        level = metric.measure is Measure.LEVEL and aimed and metric.year != multiple.base_year
        if same and level and sentence(draft, metric) == sentence(draft, multiple):
            yield metric


def _start(draft: Reading, multiple: Metric, end: Metric) -> Metric | None:
    """Return the figure of the year that the multiple starts from, where its own sentence gives it."""
    for metric in draft.metrics:
        named = metric.name == end.name and metric.measure is Measure.LEVEL and metric.year == multiple.base_year
        if named and multiple.base_year is not None and sentence(draft, metric) == sentence(draft, multiple):
            return metric
    return None
