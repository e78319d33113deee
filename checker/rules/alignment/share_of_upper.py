"""XPL-10 份额与权重不匹配: the draft's share of a summed target against its share at the start."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.align.pairs import Pair, Verdict
from checker.align.relation import directly_above
from checker.align.values import in_unit, stated
from checker.align.verdicts import adds_up, share
from checker.findings import Certainty, Figure, Finding, Severity
from checker.reading.elements import Measure, Metric, MetricKind, Reading
from checker.rules.alignment.wording import both_places, caveat, titled
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
        """Yield the summed targets whose share falls well below the baseline's; below the economy's share as a note."""
        for pair in context.pairs:
            own = portion(pair.draft, pair.upper)
            if own is None or not _summed(context, pair):
                continue
            before = portion(pair.draft_base, pair.upper_base) if _same_base_year(pair) else None
            weight = economy(context.draft)
            if before and own < before * context.thresholds.share_minor:
                grave = own < before * context.thresholds.share_major
                yield self._low(context, pair, own, before, "基期份额", Severity.MAJOR if grave else Severity.MINOR)
            elif weight and own < weight * context.thresholds.share_minor:
                yield self._low(context, pair, own, weight, "经济总量占比", Severity.INFO)

    def _low(
        self, context: Context, pair: Pair, own: Decimal, beside: Decimal, what: str, severity: Severity
    ) -> Finding:
        one, other = share(own, Decimal(1)), share(beside, Decimal(1))
        name = pair.draft.name if pair.draft else ""
        return self.finding(
            both_places(context, pair),
            f"“{name}”占{titled(context, pair.plan)}目标的{one}，低于{what}{other}，请核实。",
            severity=severity,
            computation=f"{one} < {other}",
            advice="请核实分担是否合理，并说明地域口径（是否含高新区等园区）。" + caveat(context, pair.plan),
            figures=(Figure("占上位目标", one), Figure(what, other)),
        )


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
    if pair.verdict is not Verdict.NOT_COMPARABLE or pair.draft is None or pair.upper is None:
        return False
    profiles = (context.draft.profile, context.reading(pair.plan).profile)
    levels = pair.draft.measure is pair.upper.measure is Measure.LEVEL and pair.draft.year == pair.upper.year
    return levels and directly_above(*profiles) and adds_up(pair.draft, context.catalogue[pair.draft.indicator or ""])


def _same_base_year(pair: Pair) -> bool:
    own, other = pair.draft_base, pair.upper_base
    return own is not None and other is not None and abs((own.year or 0) - (other.year or 0)) <= 1


def economy(draft: Reading) -> Decimal | None:
    """Return the area's share of the upper area's economy, where the draft states it (占全市比重), as a fraction."""
    for metric in draft.metrics:
        named = metric.indicator == "gdp_share_of_upper" or (
            metric.name.startswith(("经济总量占", "地区生产总值占全", "生产总值占全")) and metric.name.endswith("比重")
        )
        if named and metric.kind is MetricKind.ACTUAL and metric.unit == "%" and metric.value:
            return metric.value / 100
    return None
