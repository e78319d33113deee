"""NUM-06 比重算错: a share that is not the quotient of the two figures stated beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from checker import resources
from checker.align.values import MEAN, in_unit, rounded, with_unit
from checker.findings import Certainty, Figure, Finding, Severity
from checker.intervals import Interval
from checker.reading.elements import Measure, Metric, MetricKind, Reading
from checker.rules.base import Context, Rule, Scope
from checker.rules.numbers.identities import bounded, exact, table
from checker.rules.numbers.subset_exceeds import sized
from checker.rules.sight import Sight
from checker.rules.statements import phrase_place, sentence, value_place


class Share(Rule):
    """占比应等于分子除以分母。

    为什么：同一年的总量、基数和占比都写明时，三者必须对得上；对不上的，必有一个数写错或口径不同。

    错误：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，地区生产总值1200亿元，全社会研发经费支出12.0亿元，研发投入强度【1.5%】。
    正确：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，地区生产总值1200亿元，全社会研发经费支出12.0亿元，研发投入强度1.0%。
    """

    code = "NUM-06"
    name = "比重算错"
    severity = Severity.ERROR
    certainty = Certainty.LIKELY
    scope = Scope.PLAN
    sight = Sight.METRICS

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield each share of a year that the rounding of total and base of that year can't give."""
        levels = sized(context.draft)
        for identity in table():
            for ratio in levels.get(identity.ratio, []):
                if ratio.unit != "%" or not exact(ratio):
                    continue
                for total in levels.get(identity.total, []):
                    for base in levels.get(identity.base or "", []):
                        if _alike(ratio, total, base) and (found := self._judge(context, ratio, total, base)):
                            yield found
        yield from self._of_upper(context, levels)
        yield from self._stated_parts(context)

    def _of_upper(self, context: Context, levels: dict[str, list[Metric]]) -> Iterator[Finding]:
        """Yield shares of the area above that its figure, quoted here or in its own plan, does not give."""
        for share, own in _upper_shares():
            for ratio in (m for m in levels.get(share, []) if m.unit == "%" and exact(m)):
                for total in levels.get(own, []):
                    for plan, base in _above(context, own):
                        if _alike(ratio, total, base) and (found := self._judge(context, ratio, total, base, plan)):
                            yield found

    def _stated_parts(self, context: Context) -> Iterator[Finding]:
        """Yield the shares of a part stated beside its whole: 共400个，其中已建成320个，占93%."""
        draft = context.draft
        for ratio in draft.metrics:
            if not _of_part(draft, ratio):
                continue
            beside = [m for m in draft.metrics if sentence(draft, m) == sentence(draft, ratio) and m.unit != "%"]
            before = [m for m in beside if m.span.stop <= ratio.span.start and m.measure is Measure.LEVEL]
            if len(before) < 2 or before[-1].part_of != ratio.part_of or MEAN.search(ratio.part_of or ""):
                continue
            wholes = [m for m in before[:-1] if m.name == ratio.part_of]
            if wholes and exact(before[-1]) and exact(wholes[-1]) and exact(ratio):
                found = [self._judge(context, ratio, before[-1], whole) for whole in wholes]
                if all(found) and found[-1]:  # one said for comparison (是2020年（38亿元）的1.3倍) is of its name, too
                    yield found[-1]

    def _judge(self, context: Context, ratio: Metric, total: Metric, base: Metric, plan: int = 0) -> Finding | None:
        amount, whole = in_unit(total.interval, total.unit, base.unit), base.interval
        if amount is None or whole is None or ratio.interval is None or not bounded(amount) or not bounded(whole):
            return None
        if (amount / whole).scaled(Decimal(100)).meets(ratio.interval):
            return None
        point = in_unit(Interval.point(total.value or Decimal(0)), total.unit, base.unit)
        value = (point.low or Decimal(0)) / (base.value or Decimal(1)) * 100 if point else Decimal(0)
        shown = f"{rounded(value, 2)}%"
        return self.finding(
            [
                value_place(ratio),
                phrase_place(context.draft, total),
                phrase_place(context.reading(plan), base, plan),
            ],
            f"{with_unit(total)}占{(base.region or '') if plan else ''}{with_unit(base)}的{shown}，"
            f"文中“{ratio.name}”为{with_unit(ratio)}{_lost_point(ratio, value)}。",
            computation=f"{with_unit(total)}/{with_unit(base)} = {shown}",
            advice="请核实三个数值；口径、地域不同的，请加注说明。",
            figures=(Figure("文中", with_unit(ratio)), Figure("推算", shown)),
        )


@cache
def _upper_shares() -> tuple[tuple[str, str], ...]:
    return tuple((row["share"], row["own"]) for row in resources.rows("upper_shares.tsv"))


def _of_part(draft: Reading, ratio: Metric) -> bool:
    """Tell whether a percentage is what a part takes of its whole, said right behind the part: ，占33%."""
    if ratio.unit != "%" or ratio.part_of is None or ratio.measure is not Measure.LEVEL:
        return False
    lead = draft.passages[ratio.passage].normal[max(0, ratio.span.start - 8) : ratio.span.start]
    return bool(re.search(r"[，,、（(](?:约?占|占比|占总数的?|比重)(?:为|达到?|比达到?)?$", lead))


def _alike(ratio: Metric, total: Metric, base: Metric) -> bool:
    """Tell whether the three are exact figures of one year, kind and area."""
    if ratio.year is None or not exact(total) or not exact(base):
        return False
    own = all((m.year, m.scope) == (ratio.year, ratio.scope) for m in (total, base))
    return own and total.kind is ratio.kind and base.kind in (ratio.kind, MetricKind.REFERENCE)


def _above(context: Context, id: str) -> Iterator[tuple[int, Metric]]:
    """Yield figures of the area right above the draft's: what the draft quotes, then what that area's plans state."""
    parent = context.draft.profile.parent_region
    if parent is None:
        return
    for plan in range(1 + len(context.uppers)):
        for metric in context.reading(plan).metrics:
            if metric.indicator == id and metric.region == parent and metric.measure is Measure.LEVEL:
                yield plan, metric


def _lost_point(ratio: Metric, computed: Decimal) -> str:
    """Return the cause where the stated share is the computed one times a power of ten."""
    for power in (-2, -1, 1, 2):
        moved = ratio.interval.scaled(Decimal(10) ** power) if ratio.interval else None
        if moved is not None and computed in moved:
            return "，疑小数点错位"
    return ""
