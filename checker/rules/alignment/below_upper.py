"""XPL-02 低于上位: a ratio target worse than the upper plan's."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.align.assigned import Assigned, assigned
from checker.align.baselines import said_in_short
from checker.align.pairs import Pair
from checker.align.relation import Relation, directly_above, relation
from checker.align.targets import all_targets
from checker.align.values import ratio_of, stated, with_unit, written
from checker.align.verdicts import RATES
from checker.findings import Certainty, Figure, Finding, Severity
from checker.intervals import Interval
from checker.reading.elements import Comparator, Metric
from checker.rules.alignment.above_upper import endowed
from checker.rules.alignment.doubts import weighed
from checker.rules.alignment.wording import both_places, caveat, figures, scope_note, titled, year_goal
from checker.rules.base import Context, Rule, Scope
from checker.rules.sight import Sight
from checker.rules.statements import phrase_place


class BelowUpper(Rule):
    """目标低于上位规划的，应说明理由；约束性指标不得放宽。

    为什么：基期已不低于上级而目标反而低于上级，或与上级的差距拉大，会拖累全局；差距缩小、与基期相当的属合理差异，上级没有写基期而本规划逐步提高的只作提示。

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
        told: set[tuple[int, str]] = set()
        for plan, upper in enumerate(context.uppers, 1):
            if relation(context.draft.profile, upper.profile) is not Relation.INSIDE:
                continue
            for found in assigned(context.draft, upper):
                told.add((plan, found.own.thing))
                if found.is_missed:
                    yield self._missed(context, plan, found)
        things = {m: target.thing for target in all_targets(context.draft) for m in target.statements} if told else {}
        for pair in context.pairs:
            known = pair.draft is not None and (pair.plan, things.get(pair.draft)) in told
            if pair.compared is not None and not known and (pair.better is False or pair.lags):
                yield self._below(context, pair, *pair.compared)

    def _missed(self, context: Context, plan: int, found: Assigned) -> Finding:
        """Return the finding on a value assigned to the area that the draft's target does not meet."""
        own, value = found.own.metric, found.value
        severity = weighed(context, plan, Severity.ERROR if found.is_binding else Severity.MAJOR)
        side = "低于" if _is_smaller(own, value) else "高于"
        attribute = "约束性指标" if found.is_binding else "目标"
        return self.finding(
            [phrase_place(context.draft, own), phrase_place(context.reading(plan), value, plan)],
            f"{titled(context, plan)}下达{context.draft.profile.short_region}的{attribute}“{own.name}”为"
            f"{with_unit(value)}，本规划为{with_unit(own)}，{side}下达的数值。",
            severity=severity,
            advice=f"应按下达的数值修改；已另行调整的，请注明依据。{caveat(context, plan)}{scope_note(context)}",
            figures=(Figure("本规划", with_unit(own)), Figure("上位规划下达", with_unit(value))),
        )

    def _below(self, context: Context, pair: Pair, draft: Metric, upper: Metric) -> Finding:
        severity, reason = judge(context, pair, draft, upper)
        severity = weighed(context, pair.plan, severity)
        ends = context.draft.profile.period_end, context.reading(pair.plan).profile.period_end
        side = "低于" if _is_smaller(draft, upper) else "差于"
        other = f"{f'{upper.year or ends[1]}年' if pair.lags else ''}{with_unit(upper)}的目标"
        gap = f"{written(abs(pair.difference))}{_gap_unit(draft)}" if pair.difference is not None else ""
        return self.finding(
            both_places(context, pair),
            f"“{draft.name}”{year_goal(draft, ends[0])}{with_unit(draft)}，"
            f"{side}{titled(context, pair.plan)}{other}{gap}，{reason}。",
            severity=severity,
            advice=_advice(severity) + caveat(context, pair.plan) + scope_note(context),
            figures=figures(context, pair),
        )


def judge(context: Context, pair: Pair, draft: Metric, upper: Metric) -> tuple[Severity, str]:
    """Return severity and reason by the decision table: binding, same area, baselines and the gap."""
    profiles = (context.draft.profile, context.reading(pair.plan).profile)
    if pair.indicator in endowed() and relation(*profiles) is Relation.INSIDE:
        return Severity.INFO, "主要取决于自然条件，各地水平不同"
    if is_binding(pair) and directly_above(*profiles):
        return _binding(pair, draft, upper)
    if relation(*profiles) is Relation.SAME:
        return Severity.MAJOR, "与本级上位规划应当一致"
    if not directly_above(*profiles):
        return Severity.INFO, "各地水平不同"
    if draft.measure in RATES:
        return Severity.MINOR, "没有说明理由"
    if pair.draft_base is None and said_in_short(context.draft, draft):
        return Severity.INFO, "本规划的基期值写法不同，差距是否缩小请核对"  # there for the reader, though not proven
    return _by_gap(pair, draft, upper)


def _binding(pair: Pair, draft: Metric, upper: Metric) -> tuple[Severity, str]:
    """An assigned value not met is an error; an average that the area comes nearer to may not have been assigned."""
    severity, reason = _by_gap(pair, draft, upper)
    if severity is Severity.INFO:
        return Severity.MINOR, f"{reason}，上位规划为约束性指标，请核对下达本地区的数值"
    return Severity.ERROR, "上位规划为约束性指标"


def _by_gap(pair: Pair, draft: Metric, upper: Metric) -> tuple[Severity, str]:
    """Return what the two baselines make of a worse target: graver where the area already was the better one."""
    own, other = pair.draft_base, pair.upper_base
    times = ratio_of(other, own) if own and other else None
    if own is None or other is None or not own.value or not other.value or times is None or _is_bounded(own, other):
        if own is not None and other is None and not _falls_back(draft, own, _is_smaller(draft, upper)):
            return Severity.INFO, "上位规划没有写明基期值，差距是否缩小请核对"  # a weak area's own way up, as is usual
        return Severity.MINOR, "缺少可比的基期值"
    scale = ratio_of(upper, draft)
    if not draft.value or not upper.value or scale is None or abs((own.year or 0) - (other.year or 0)) > 1:
        return Severity.MINOR, "请核对基期"
    upward = _is_smaller(draft, upper)  # the draft's side is the worse one
    before, after = own.value / (other.value * times), draft.value / (upper.value * scale)
    if (before >= 1) if upward else (before <= 1):
        return Severity.MAJOR, f"而基期{with_unit(own)}不{'低' if upward else '差'}于上级的{with_unit(other)}"
    if (after >= before) if upward else (after <= before):
        return Severity.INFO, "但差距较基期缩小"
    if _falls_back(draft, own, upward) and _falls_back(upper, other, upward):
        return Severity.INFO, "两份规划的目标均较基期下调"
    if (now := _ratio(draft, upper)) and (then := _ratio(own, other)) and now.meets(then):
        return Severity.INFO, "与上级的差距和基期相当"
    return Severity.MINOR, "差距较基期扩大"


def _falls_back(target: Metric, base: Metric, upward: bool) -> bool:
    """Tell whether a target lies on the worse side of its own baseline: what is wanted then is something else."""
    times = ratio_of(base, target)
    if times is None or target.value is None or base.value is None:
        return False
    start = base.value * times
    return target.value < start if upward else target.value > start


def _ratio(one: Metric, other: Metric) -> Interval | None:
    """Return what part one plain figure is of another, as far as their digits tell."""
    times, own, beside = ratio_of(other, one), stated(one), stated(other)
    if times is None or own is None or beside is None or not own.low or not beside.low or not beside.high:
        return None
    return own / beside.scaled(times) if own.high else None


def _is_bounded(own: Metric, other: Metric) -> bool:
    """Tell whether a baseline is only known to lie beyond a figure."""
    return not {own.comparator, other.comparator} <= {Comparator.EQ, Comparator.APPROX}


def is_binding(pair: Pair) -> bool:
    """Tell whether the upper plan makes the target binding, in any of its statements."""
    return any(m.attribute == "约束性" for m in (pair.upper, *pair.upper_repeats) if m is not None)


def _is_smaller(draft: Metric, upper: Metric) -> bool:
    times = ratio_of(upper, draft) or Decimal(1)
    return abs(draft.value or Decimal(0)) < abs((upper.value or Decimal(0)) * times)


def _gap_unit(metric: Metric) -> str:
    return "个百分点" if metric.unit == "%" else metric.unit or ""


def _advice(severity: Severity) -> str:
    if severity is Severity.ERROR:
        return "该指标为约束性指标，应予修改。"
    if severity is Severity.INFO:
        return "属合理差异，建议在编制说明中说明。"
    return "请说明理由或作相应调整。"
