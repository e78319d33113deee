"""NUM-12 隐含分母异常: an amount and its share imply a total that other figures of the plan rule out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.align.values import in_unit, rounded, with_unit, written
from checker.findings import Certainty, Figure, Finding, Severity
from checker.intervals import Interval
from checker.reading.elements import Metric, MetricKind, Reading
from checker.rules.base import Context, Rule, Scope
from checker.rules.numbers.identities import Identity, exact, implied_base, table
from checker.rules.numbers.subset_exceeds import sized
from checker.rules.sight import Sight
from checker.rules.statements import phrase_place

_UNIT = "亿元"


class ImpliedDenominator(Rule):
    """由总量和占比推得的基数，应与文中其他数据相容。

    为什么：总量除以占比就是基数；推得的基数比它的组成部分还小，说明占比、总量或口径至少有一个不对。

    错误：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，规模以上工业增加值188.6亿元，【高新技术企业研发费用7.86亿元】，高新技术企业研发费用占工业总产值比重为4.31%。
    正确：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，规模以上工业增加值188.6亿元，高新技术企业研发费用7.86亿元，高新技术企业研发费用占工业总产值比重为1.31%。
    """

    code = "NUM-12"
    name = "隐含分母异常"
    severity = Severity.MAJOR
    certainty = Certainty.LIKELY
    scope = Scope.PLAN
    sight = Sight.METRICS

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield amount and share of one year whose implied base is smaller than a part of it stated for that year."""
        levels = sized(context.draft)
        for identity in table():
            parts = [part for part, whole in context.catalogue.subsets if whole == identity.base]
            yield from self._judge(context.draft, identity, levels, parts)

    def _judge(
        self, draft: Reading, identity: Identity, levels: dict[str, list[Metric]], parts: list[str]
    ) -> Iterator[Finding]:
        for total in levels.get(identity.total, []):
            for ratio in levels.get(identity.ratio, []):
                if not _same_statement(identity, total, ratio):
                    continue
                base = implied_base(total, ratio, _UNIT)
                for part in (metric for id in parts for metric in levels.get(id, [])):
                    if base and part.year == total.year and part.kind is total.kind and _larger(part, base):
                        yield self._impossible(draft, identity, (total, ratio, part), base)

    def _impossible(
        self, draft: Reading, identity: Identity, metrics: tuple[Metric, Metric, Metric], base: Interval
    ) -> Finding:
        total, ratio, part = metrics
        middle = (total.value or Decimal(0)) / (ratio.value or Decimal(1)) * 100
        implied = f"{rounded(middle, 1)}{total.unit}"
        bounds = f"{rounded(base.low or middle, 1)}—{rounded(base.high or middle, 1)}"
        return self.finding(
            [phrase_place(draft, metric) for metric in metrics],
            f"由{with_unit(total)}和占比{with_unit(ratio)}推得{identity.base_name}约{implied}，小于“{part.name}”{with_unit(part)}。",
            computation=f"{written(total.value or Decimal(0))}/{with_unit(ratio)} = {rounded(middle, 1)}（{bounds}）"
            f" < {with_unit(part)}",
            advice=f"请写明“{identity.base_name}”的主体和地域口径，并核对占比。",
            figures=(Figure(f"推得{identity.base_name}", implied), Figure(part.name, with_unit(part))),
        )


def _same_statement(identity: Identity, total: Metric, ratio: Metric) -> bool:
    """Tell whether both are figures reached of one year and the share names this base behind 占."""
    named = ratio.name.partition("占")[2]
    return (
        total.year == ratio.year
        and total.year is not None
        and total.kind is ratio.kind is MetricKind.ACTUAL
        and exact(total)
        and exact(ratio)
        and any(word in named for word in identity.words)
    )


def _larger(part: Metric, base: Interval) -> bool:
    amount = in_unit(part.interval, part.unit, _UNIT)
    return amount is not None and amount.above(base)
