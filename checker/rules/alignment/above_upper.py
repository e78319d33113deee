"""XPL-01 高于上位: a target above that of the upper plan, which must be explained, never forbidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from checker import resources
from checker.align.baselines import is_kept, levels, said_in_short, years_between
from checker.align.feasibility import ImpliedAmount, NeededGrowth, implied_amount, needed_growth
from checker.align.pairs import Pair, Verdict
from checker.align.relation import Relation, directly_above, relation
from checker.align.targets import in_goals
from checker.align.values import factor, ratio_of, with_unit, written
from checker.align.verdicts import RATES, is_fall, known
from checker.findings import Certainty, Finding, Severity
from checker.reading.elements import Comparator, Measure, Metric
from checker.rules.alignment.burden import burden
from checker.rules.alignment.doubts import weighed
from checker.rules.alignment.wording import both_places, caveat, figures, scope_note, titled, year_goal
from checker.rules.base import Context, Rule, Scope
from checker.rules.sight import Sight


class Judgement(NamedTuple):
    """How much a higher target needs explaining, with the words on its baseline and the growth it takes."""

    severity: Severity
    base: str
    growth: NeededGrowth | None
    workings: tuple[str, ...] = ()


class AboveUpper(Rule):
    """目标高于上位规划的，应有基期和测算依据。

    为什么：强度、比重、增速类指标高于上级平均水平不是错误，但增幅过大或没有基期时难以实现，须说明依据或商上级主管部门后确定。增幅不大于上级自身、略高于上级（5%以内），或目标写在任务里、基期写法不同的，只作提示。

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
        """Yield every target that is better than the upper plan's, as grave as its feasibility makes it.

        An equal one is told only where its own baseline makes it hard: an average that was copied.
        """
        baseless: set[tuple[int, str | None]] = set()
        for pair in context.pairs:
            if pair.compared is None or pair.difference is None:
                continue
            if pair.better:
                finding = self._above(context, pair)
                key = (pair.plan, pair.indicator)
                if finding.severity is Severity.MINOR and pair.draft_base is None:
                    finding = replace(finding, severity=Severity.INFO) if key in baseless else finding
                    baseless.add(key)  # a missing baseline is asked for once, not at each stage
                yield finding
            elif pair.verdict is Verdict.EQUAL and (judged := copied(context, pair)):
                yield self._equal(context, pair, judged)

    def _above(self, context: Context, pair: Pair) -> Finding:
        draft, upper = pair.compared or (pair.draft, pair.upper)
        assert draft and upper
        judged = judge(context, pair)
        gap = f"{written(abs(pair.difference or Decimal(0)))}{_gap_unit(draft.unit)}"
        side = "高于" if pair.verdict is Verdict.HIGHER else "优于"
        beside = f"{side}{titled(context, pair.plan)}{with_unit(upper)}的目标{gap}"
        return self._told(context, pair, judged, draft, beside)

    def _equal(self, context: Context, pair: Pair, judged: Judgement) -> Finding:
        draft, upper = pair.compared or (pair.draft, pair.upper)
        assert draft and upper
        return self._told(context, pair, judged, draft, f"与{titled(context, pair.plan)}{with_unit(upper)}的目标相同")

    def _told(self, context: Context, pair: Pair, judged: Judgement, draft: Metric, beside: str) -> Finding:
        goal = year_goal(draft, context.draft.profile.period_end)
        need = f"，{judged.base}" if judged.base else ""
        growth = f"，{judged.growth.needed}" if judged.growth else ""
        return self.finding(
            both_places(context, pair),
            f"“{draft.name}”{goal}{_pace(draft)}{with_unit(draft)}，{beside}{need}{growth}。",
            severity=judged.severity,
            computation="；".join(judged.workings) or None,
            advice=_advice(judged) + caveat(context, pair.plan) + scope_note(context),
            figures=figures(context, pair),
        )


def judge(context: Context, pair: Pair) -> Judgement:
    """Return severity and reasons by the decision table: growth of the ratio, missing baseline, excess of a rate."""
    limits = context.thresholds
    draft = pair.draft_form or pair.draft
    indicator = known(pair.indicator)
    profiles = (context.draft.profile, context.reading(pair.plan).profile)
    if draft is None or is_fall(draft, indicator) or pair.indicator in endowed():
        return Judgement(Severity.INFO, "", None)  # a larger cut, more forest where more grows
    if relation(*profiles) is Relation.SAME:
        return Judgement(weighed(context, pair.plan, Severity.MAJOR), "与本级上位规划应当一致", None)
    if draft.measure in RATES or (indicator and indicator.dimension == "growth"):
        over = draft.unit == "%" and abs(pair.difference or Decimal(0)) > limits.growth_rate_points
        excess = over and directly_above(*profiles)  # over two levels rates differ more
        severity = weighed(context, pair.plan, Severity.MINOR) if excess else Severity.INFO
        return Judgement(severity, "高出较多，请防止层层加码" if excess else "", None)
    if not directly_above(*profiles) or indicator is None or indicator.direction != "higher":
        return Judgement(Severity.INFO, "", None)  # over two levels, and for limits, being better is usual
    return _feasibility(context, pair, draft)


def _feasibility(context: Context, pair: Pair, draft: Metric) -> Judgement:
    """Return how hard the draft's own baseline makes its target: this is the draft's doing, whatever is above it."""
    base, limits = pair.draft_base, context.thresholds
    if base is None:
        aside = not any(in_goals(context.draft, m) for m in (pair.draft, *pair.draft_repeats) if m)
        if is_kept(context.draft, draft) or aside or said_in_short(context.draft, draft) or _is_slight(pair):
            return Judgement(Severity.INFO, "", None)  # tasks state what they reach, not where they start
        return Judgement(Severity.MINOR, "本规划没有写明基期值", None)
    years = years_between(context.draft, base, draft)
    growth = needed_growth(draft, base, years) if years else None
    said = f"{f'{base.year}年' if base.year else '基期'}{with_unit(base)}"
    if growth is None:
        return Judgement(Severity.MINOR, said, None)
    amount = _amount(context, pair, draft, base, growth)
    steep = growth.surely > limits.ratio_growth or growth.times >= limits.ratio_multiple
    if amount is not None:
        steep = steep or (100 + growth.surely) * (100 + limits.gdp_growth_low) / 100 - 100 > limits.amount_growth
    workings = [growth.working, *_workings(context, pair, draft, amount)]
    steep = steep and not _upper_is_as_steep(context, pair, growth)
    severity = Severity.MAJOR if growth.at_least or steep else Severity.INFO
    return Judgement(severity, said, growth, tuple(workings))


def _is_slight(pair: Pair) -> bool:
    """Tell whether a target is hardly above the upper one: a baseline would tell little of so small a step."""
    _, upper = pair.compared or (None, pair.upper)
    gap = abs(pair.difference or Decimal(0))
    return upper is not None and upper.value is not None and gap <= abs(upper.value) * _SLIGHT


_SLIGHT = Decimal("0.05")  # of the upper target


def _upper_is_as_steep(context: Context, pair: Pair, growth: NeededGrowth) -> bool:
    """Tell whether the upper plan grows as fast from its own baseline: then a fast growth is what it asks for."""
    upper, base = pair.upper_form or pair.upper, pair.upper_base
    if upper is None or base is None:
        return False
    years = years_between(context.reading(pair.plan), base, upper)
    asked = needed_growth(upper, base, years) if years else None
    return asked is not None and growth.percent <= asked.percent


def _workings(context: Context, pair: Pair, draft: Metric, amount: ImpliedAmount | None) -> Iterator[str]:
    if amount is not None:
        yield amount.computation
    upper = pair.upper_form or pair.upper
    if upper is not None and (share := burden(context, pair, draft, upper)):
        yield share.computation


def _amount(context: Context, pair: Pair, draft: Metric, base: Metric, growth: NeededGrowth) -> ImpliedAmount | None:
    """Return what a ratio of money to GDP asks of the money; None for other ratios."""
    if pair.indicator not in _MONEY_TO_GDP or draft.value is None:
        return None
    limits = context.thresholds
    sizes = [m for m in levels(context.draft, "gdp") if m.year == base.year and m.value is not None]
    gdp = next((m.value * t for m in sizes if m.value and (t := factor(m.unit, "亿元")) is not None), None)
    return implied_amount(growth, draft.value, gdp, limits.gdp_growth_low, limits.gdp_growth_high)


_MONEY_TO_GDP = frozenset({"rd_intensity"})


def copied(context: Context, pair: Pair) -> Judgement | None:
    """Return the judgement on an equal ratio that the draft's own lower baseline makes hard; None where it is fine."""
    indicator, base, other = known(pair.indicator), pair.draft_base, pair.upper_base
    profiles = (context.draft.profile, context.reading(pair.plan).profile)
    if indicator is None or indicator.aggregates != "weighted" or relation(*profiles) is not Relation.INSIDE:
        return None
    if base is None or other is None or base.value is None or other.value is None or pair.draft is None:
        return None
    times = ratio_of(other, base)
    if times is None or base.value >= other.value * times or base.comparator in (Comparator.GE, Comparator.GT):
        return None
    if pair.draft.measure is not Measure.LEVEL or indicator.dimension not in ("ratio", "per_capita"):
        return None
    judged = judge(context, pair)
    return judged if judged.severity is Severity.MAJOR and judged.growth else None


@cache
def endowed() -> frozenset[str]:
    """Return the indicators that nature sets: areas differ, and no average is theirs to reach."""
    return frozenset(row["indicator"] for row in resources.rows("endowment_indicators.tsv"))


def _pace(draft: Metric) -> str:
    """Return what tells a yearly rate from a level, where the name does not: 工业总产值 of 年均增长9%."""
    return "年均增长" if draft.measure is Measure.CAGR and not re.search("增[长速幅]", draft.name) else ""


def _gap_unit(unit: str | None) -> str:
    return "个百分点" if unit == "%" else unit or ""


def _advice(judged: Judgement) -> str:
    if judged.severity is Severity.INFO:
        return "增幅合理，建议在编制说明中说明。"
    if judged.growth is None:
        return "请补充基期数值和测算依据，或作调整。"
    return "请补充基期数值和测算依据，或商上级主管部门后确定。"
