"""XPL-01 高于上位: a target above that of the upper plan, which must be explained, never forbidden."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from checker.align.baselines import years_between
from checker.align.feasibility import NeededGrowth, needed_growth
from checker.align.pairs import Pair, Verdict
from checker.align.relation import Relation, directly_above, relation
from checker.align.values import with_unit, written
from checker.align.verdicts import RATES
from checker.findings import Certainty, Finding, Severity
from checker.reading.elements import Metric
from checker.rules.alignment.wording import both_places, caveat, figures, titled, year_goal
from checker.rules.base import Context, Rule, Scope
from checker.rules.sight import Sight


class Judgement(NamedTuple):
    """How much a higher target needs explaining, with the words on its baseline and the growth it takes."""

    severity: Severity
    base: str
    growth: NeededGrowth | None


class AboveUpper(Rule):
    """目标高于上位规划的，应有基期和测算依据。

    为什么：强度、比重、增速类指标高于上级平均水平不是错误，但增幅过大或没有基期时难以实现，须说明依据或商上级主管部门后确定。

    上位：南河市科技创新“十四五”规划（2021—2025年）
    一、发展目标
    到2025年，全社会研发经费投入强度达到1.5%。
    错误：南河市东江区科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，全社会研发经费投入强度为0.8%。
    二、发展目标
    到2025年，【全社会研发经费投入强度达到2%】。
    正确：南河市东江区科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，全社会研发经费投入强度为1.2%。
    二、发展目标
    到2025年，全社会研发经费投入强度达到1.5%。
    """

    code = "XPL-01"
    name = "高于上位"
    severity = Severity.MAJOR
    certainty = Certainty.SURE
    scope = Scope.PAIR
    sight = Sight.METRICS

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield every target that is better than the upper plan's, as grave as its feasibility makes it."""
        for pair in context.pairs:
            if pair.draft and pair.upper and pair.difference is not None and better(context, pair):
                yield self._above(context, pair, pair.draft, pair.upper)

    def _above(self, context: Context, pair: Pair, draft: Metric, upper: Metric) -> Finding:
        judged = judge(context, pair, draft)
        goal = year_goal(draft, context.draft.profile.period_end)
        gap = f"{written(abs(pair.difference or Decimal(0)))}{_gap_unit(draft.unit)}"
        side = "高于" if (pair.difference or 0) > 0 else "优于"
        need = f"，{judged.base}" if judged.base else ""
        growth = f"，年均需增长{judged.growth.said}" if judged.growth else ""
        beside = f"{side}{titled(context, pair.plan)}{with_unit(upper)}的目标{gap}"
        return self.finding(
            both_places(context, pair),
            f"“{draft.name}”{goal}{with_unit(draft)}，{beside}{need}{growth}。",
            severity=judged.severity,
            computation=judged.growth.computation if judged.growth else None,
            advice=_advice(judged) + caveat(context, pair.plan) + _scope_note(context),
            figures=figures(context, pair),
        )


def better(context: Context, pair: Pair) -> bool:
    """Tell whether the draft's target is better than the upper plan's in the indicator's direction."""
    if pair.draft is None or pair.verdict not in (Verdict.HIGHER, Verdict.LOWER):
        return False
    direction = context.catalogue[pair.draft.indicator or ""].direction
    return (pair.verdict is Verdict.HIGHER and direction == "higher") or (
        pair.verdict is Verdict.LOWER and direction == "lower"
    )


def judge(context: Context, pair: Pair, draft: Metric) -> Judgement:
    """Return severity and reasons by the decision table: growth of the ratio, missing baseline, excess of a rate."""
    limits = context.thresholds
    profiles = (context.draft.profile, context.reading(pair.plan).profile)
    if relation(*profiles) is Relation.SAME:
        return Judgement(Severity.MAJOR, "与本级上位规划应当一致", None)
    if draft.measure in RATES or context.catalogue[draft.indicator or ""].dimension == "growth":
        excess = abs(pair.difference or Decimal(0)) > limits.growth_rate_points
        return Judgement(Severity.MINOR if excess else Severity.INFO, "", None)
    base = pair.draft_base
    if not directly_above(*profiles) or context.catalogue[draft.indicator or ""].direction != "higher":
        return Judgement(Severity.INFO, "", None)  # over two levels, and for limits, being better is usual
    if base is None:
        return Judgement(Severity.MINOR, "本规划没有写明基期值", None)
    years = years_between(context.draft, base, draft)
    growth = needed_growth(draft, base, years) if years else None
    said = f"{f'{base.year}年' if base.year else '基期'}{with_unit(base)}"
    if growth is None:
        return Judgement(Severity.MINOR, said, None)
    steep = growth.surely > limits.ratio_growth or growth.times >= limits.ratio_multiple
    return Judgement(Severity.MAJOR if growth.at_least or steep else Severity.INFO, said, growth)


def _gap_unit(unit: str | None) -> str:
    return "个百分点" if unit == "%" else unit or ""


def _advice(judged: Judgement) -> str:
    if judged.severity is Severity.INFO:
        return "增幅合理，建议在编制说明中说明。"
    if judged.growth is None:
        return "请补充基期数值和测算依据，或作调整。"
    return "请补充基期数值和测算依据，或商上级主管部门后确定。"


def _scope_note(context: Context) -> str:
    if not context.draft.profile.excluded:
        return ""
    return f"本规划范围不含{'、'.join(context.draft.profile.excluded)}，请注明指标的地域口径。"
