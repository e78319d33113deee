"""XPL-10 份额与权重不匹配: the draft's share of a summed target against its share at the start."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from checker import resources
from checker.align.pairs import Pair, Verdict
from checker.align.relation import Relation, directly_above, relation
from checker.align.values import in_unit, stated, with_unit, written
from checker.align.verdicts import adds_up, known, share
from checker.align.weights import Weight, weight
from checker.findings import Certainty, Figure, Finding, Severity
from checker.reading.elements import Measure, Metric
from checker.reading.units import unit_of
from checker.rules.alignment.doubts import weighed
from checker.rules.alignment.wording import both_places, caveat, scope_note, titled
from checker.rules.base import Context, Rule, Scope
from checker.rules.sight import Sight


class ShareOfUpper(Rule):
    """下级目标占上级目标的份额，应与其基期份额或经济权重相称。

    为什么：可加总的指标由各地分担，份额明显低于现有份额或经济占比，说明分担不足，或地域口径不同。

    上位：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，高新技术企业达到300家。
    二、发展目标
    到2025年，高新技术企业达到500家。
    错误：南河市东江区科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，高新技术企业达到90家。
    二、发展目标
    到2025年，【高新技术企业达到95家】。
    正确：南河市东江区科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，高新技术企业达到90家。
    二、发展目标
    到2025年，高新技术企业达到150家。
    """

    code = "XPL-10"
    name = "份额与权重不匹配"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PAIR
    sight = Sight.METRICS

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the summed targets whose share falls well below the baseline's; below the economy's as a note."""
        for pair in context.pairs:
            own = portion(*pair.compared) if pair.compared is not None else None
            if own is None or not _summed(context, pair):
                continue
            limits = context.thresholds
            before = portion(pair.draft_base, pair.upper_base) if _same_base_year(pair) else None
            if before and own < before * limits.share_minor:
                grave = Severity.MAJOR if own < before * limits.share_major else Severity.MINOR
                yield self._low(context, pair, own, weighed(context, pair.plan, grave), before, "基期份额")
            elif known(pair.indicator) and (by := economy(context, pair)) and own < by.value * limits.share_minor:
                yield self._low(context, pair, own, Severity.INFO, by.value, by.name)

    def _low(
        self, context: Context, pair: Pair, own: Decimal, severity: Severity, beside: Decimal, what: str
    ) -> Finding:
        one, other = share(own, Decimal(1)), share(beside, Decimal(1))
        name = pair.draft.name if pair.draft else ""
        more = shares(pair) if what != "基期份额" else ()
        return self.finding(
            both_places(context, pair),
            f"“{name}”占{titled(context, pair.plan)}目标的{one}，低于{what}{other}，请核实。",
            severity=severity,
            computation="；".join([f"{_written(*pair.compared)}={one} < {other}", *(f.value for f in more)])
            if pair.compared
            else None,
            advice="请核实分担是否合理，并说明地域口径（是否含高新区等园区）。"
            + caveat(context, pair.plan)
            + scope_note(context),
            figures=(Figure("占上位目标", one), Figure(what, other), *more),
        )


def shares(pair: Pair) -> tuple[Figure, ...]:
    """Return the baseline's share and that of the growth, with their working: 基期48家/320家=15.0%."""
    if not _same_base_year(pair) or pair.compared is None or pair.draft_base is None or pair.upper_base is None:
        return ()
    out = []
    if before := portion(pair.draft_base, pair.upper_base):
        out.append(Figure("基期份额", f"基期{_written(pair.draft_base, pair.upper_base)}={share(before, Decimal(1))}"))
    added = [_grown(base, goal) for base, goal in zip((pair.draft_base, pair.upper_base), pair.compared, strict=True)]
    if added[0] and added[1] and pair.compared[0].unit == pair.compared[1].unit:
        part = share(added[0], added[1])
        out.append(Figure("占增量", f"增量{written(added[0])}/{written(added[1])}={part}"))
    return tuple(out)


def _grown(base: Metric, goal: Metric) -> Decimal | None:
    if base.value is None or goal.value is None or base.unit != goal.unit or goal.value <= base.value:
        return None
    return goal.value - base.value


def _written(part: Metric, whole: Metric) -> str:
    return f"{with_unit(part)}/{with_unit(whole)}"


def portion(part: Metric | None, whole: Metric | None) -> Decimal | None:
    """Return a part of a whole as a fraction; None without two positive figures in one kind of unit."""
    if part is None or whole is None:
        return None
    one, other = stated(part), in_unit(stated(whole), whole.unit, part.unit)
    if one is None or other is None or not one.low or not other.high or other.high <= 0:
        return None
    return one.low / other.high


def _summed(context: Context, pair: Pair) -> bool:
    """Tell whether a pair is a part beside its whole right above, of a thing whose shares mean something."""
    if pair.verdict is not Verdict.NOT_COMPARABLE or pair.compared is None:
        return False
    draft, upper = pair.compared
    profiles = (context.draft.profile, context.reading(pair.plan).profile)
    years = (draft.year or profiles[0].period_end, upper.year or profiles[1].period_end)
    alike = draft.measure is upper.measure and draft.measure in (Measure.LEVEL, Measure.INCREMENT)
    indicator = known(pair.indicator)
    if not alike or draft.per != upper.per or years[0] != years[1] or pair.indicator in natural():
        return False
    if indicator is None and not _is_counted_alike(pair, draft, upper):
        return False
    inside = relation(*profiles) is Relation.INSIDE and directly_above(*profiles)
    return inside and (indicator is None or indicator.direction != "lower") and adds_up(draft, indicator)


def _is_counted_alike(pair: Pair, draft: Metric, upper: Metric) -> bool:
    """Tell whether both plans count what the catalogue does not know, under one name and from baselines of it."""
    unit = unit_of(draft.unit) if draft.unit else None
    named = draft.name == upper.name and pair.headline and draft.measure is Measure.LEVEL
    return named and unit is not None and unit.use == "count" and _same_base_year(pair)


@cache
def natural() -> frozenset[str]:
    """Return summed things that are not spread like the economy: grain, forest, seats of one institution."""
    return frozenset(row["indicator"] for row in resources.rows("uneven_indicators.tsv"))


def _same_base_year(pair: Pair) -> bool:
    own, other = pair.draft_base, pair.upper_base
    return own is not None and other is not None and abs((own.year or 0) - (other.year or 0)) <= 1


def economy(context: Context, pair: Pair) -> Weight | None:
    """Return the area's share of the upper area's economy, else of its people, where the plans tell."""
    upper = context.reading(pair.plan)
    return weight(context.draft, upper, "gdp") or weight(context.draft, upper, "population")
