"""NUM-31 目标增速偏离历史: a target that grows far faster or slower than the years before."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.align.baselines import baseline, years_between
from checker.align.feasibility import NeededGrowth, needed_growth
from checker.align.pairing import targets
from checker.align.values import with_unit, written
from checker.findings import Certainty, Figure, Finding, Severity
from checker.reading.elements import Measure, Metric, MetricKind, Reading
from checker.rules.base import Context, Rule, Scope
from checker.rules.sight import Sight
from checker.rules.statements import phrase_place


class ChangedPace(Rule):
    """目标增速与历史增速相差悬殊的，应说明理由。

    为什么：增速突然放缓或加快到三倍以上，可能合理，也可能是目标或基期写错，论证时必被问到。

    错误：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，高新技术企业65家，比2016年增长45家，年均增长34.3%。
    二、发展目标
    到2025年，【高新技术企业达到100家】。
    正确：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，高新技术企业65家，比2016年增长45家，年均增长34.3%。
    二、发展目标
    到2025年，高新技术企业达到200家。
    """

    code = "NUM-31"
    name = "目标增速偏离历史"
    severity = Severity.INFO
    certainty = Certainty.HINT
    scope = Scope.PLAN
    sight = Sight.METRICS

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield each target whose needed yearly growth is many times the stated one, or a small part of it."""
        draft = context.draft
        rates: dict[str | None, Metric] = {}
        for metric in draft.metrics:
            if _is_rate(metric):
                rates.setdefault(metric.indicator, metric)
        for id, group in targets(draft).items():
            before = rates.get(id)
            goal = next((m for m in group if m.measure is Measure.LEVEL), None)
            base = baseline(draft, goal) if goal else None
            if before is None or goal is None or base is None or not before.value:
                continue
            years = years_between(draft, base, goal)
            growth = needed_growth(goal, base, years) if years else None
            if growth and growth.percent > 0 and _apart(growth.percent, before.value, context.thresholds.pace_multiple):
                yield self._changed(draft, goal, before, growth)

    def _changed(self, draft: Reading, goal: Metric, before: Metric, growth: NeededGrowth) -> Finding:
        past = f"{written(before.value or Decimal(0))}%"
        return self.finding(
            [phrase_place(draft, goal), phrase_place(draft, before)],
            f"“{goal.name}”目标{with_unit(goal)}需年均增长{growth.said}，此前年均增长{past}，相差悬殊。",
            computation=growth.computation,
            advice="请说明增速变化的理由。",
            figures=(Figure("此前年均", past), Figure("目标年均", growth.said)),
        )


def _is_rate(metric: Metric) -> bool:
    reached = metric.kind is MetricKind.ACTUAL and metric.measure is Measure.CAGR
    return reached and metric.value is not None and metric.value > 0


def _apart(one: Decimal, other: Decimal, times: Decimal) -> bool:
    return one > other * times or other > one * times
