"""XPL-02 低于上位: a ratio target worse than the upper plan's."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.align.pairs import Pair, Verdict
from checker.align.relation import Relation, directly_above, relation
from checker.align.values import with_unit, written
from checker.align.verdicts import RATES
from checker.findings import Certainty, Finding, Severity
from checker.reading.elements import Metric
from checker.rules.alignment.wording import both_places, caveat, figures, titled, year_goal
from checker.rules.base import Context, Rule, Scope
from checker.rules.sight import Sight


class BelowUpper(Rule):
    """目标低于上位规划的，应说明理由；约束性指标不得放宽。

    为什么：基期已不低于上级而目标反而低于上级，或与上级的差距拉大，会拖累全局；差距缩小的属合理差异。

    上位：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，研发投入强度0.8%。
    二、发展目标
    到2025年，研发投入强度达到1.5%。
    错误：南河市东江区科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，研发投入强度0.9%。
    二、发展目标
    到2025年，【研发投入强度达到1.2%】。
    正确：南河市东江区科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，研发投入强度0.9%。
    二、发展目标
    到2025年，研发投入强度达到1.5%。
    """

    code = "XPL-02"
    name = "低于上位"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PAIR
    sight = Sight.METRICS

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the targets worse than the upper plan's, as grave as baselines and attribute make them."""
        for pair in context.pairs:
            if pair.draft and pair.upper and pair.difference is not None and worse(context, pair):
                yield self._below(context, pair, pair.draft, pair.upper)

    def _below(self, context: Context, pair: Pair, draft: Metric, upper: Metric) -> Finding:
        severity, reason = judge(context, pair, draft, upper)
        goal = year_goal(draft, context.draft.profile.period_end)
        gap = written(abs(pair.difference or Decimal(0))) + ("个百分点" if draft.unit == "%" else draft.unit or "")
        advice = "属合理差异，建议在编制说明中说明。" if severity is Severity.INFO else "请说明理由或作相应调整。"
        side = "低于" if (pair.difference or 0) < 0 else "差于"
        beside = f"{side}{titled(context, pair.plan)}{with_unit(upper)}的目标{gap}"
        return self.finding(
            both_places(context, pair),
            f"“{draft.name}”{goal}{with_unit(draft)}，{beside}，{reason}。",
            severity=severity,
            advice=("该指标为约束性指标，应予修改。" if severity is Severity.ERROR else advice)
            + caveat(context, pair.plan),
            figures=figures(context, pair),
        )


def worse(context: Context, pair: Pair) -> bool:
    """Tell whether the draft's target is worse than the upper plan's in the indicator's direction."""
    if pair.draft is None or pair.verdict not in (Verdict.HIGHER, Verdict.LOWER):
        return False
    direction = context.catalogue[pair.draft.indicator or ""].direction
    return (pair.verdict is Verdict.LOWER and direction == "higher") or (
        pair.verdict is Verdict.HIGHER and direction == "lower"
    )


def judge(context: Context, pair: Pair, draft: Metric, upper: Metric) -> tuple[Severity, str]:
    """Return severity and reason by the decision table: binding, same area, baselines and the gap."""
    profiles = (context.draft.profile, context.reading(pair.plan).profile)
    if upper.attribute == "约束性" and directly_above(*profiles):
        return Severity.ERROR, "上位规划为约束性指标"
    if relation(*profiles) is Relation.SAME:
        return Severity.MAJOR, "与本级上位规划应当一致"
    if not directly_above(*profiles) or draft.measure in RATES:
        return Severity.INFO, "各地水平不同"
    own, other = pair.draft_base, pair.upper_base
    if own is None or other is None or not own.value or not other.value or own.unit != other.unit:
        return Severity.MINOR, "缺少可比的基期值"
    if context.catalogue[draft.indicator or ""].direction != "higher" or not draft.value or not upper.value:
        return Severity.MINOR, "请核对基期"
    if own.value >= other.value:
        return Severity.MAJOR, f"而基期{with_unit(own)}不低于上级的{with_unit(other)}"
    if draft.value / upper.value >= own.value / other.value:
        return Severity.INFO, "但差距较基期缩小"
    return Severity.MINOR, "差距较基期扩大"
