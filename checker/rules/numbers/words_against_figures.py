"""NUM-29 定性与定量矛盾: a bound in words (不足1%) that figures of the plan exceed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.align.values import in_unit, rounded, with_unit, written
from checker.findings import Certainty, Figure, Finding, Severity
from checker.reading.elements import Comparator, Metric, MetricKind, Reading
from checker.rules.base import Context, Rule, Scope
from checker.rules.numbers.identities import Identity, table
from checker.rules.numbers.subset_exceeds import loose_parts, sized
from checker.rules.numbers.words_and_trends import ladders, nothing_there, says_something, trends
from checker.rules.sight import Look, Part, Sight
from checker.rules.statements import phrase_place

_EITHER = "两处不能同时成立，请核对；口径不同的，应加注说明。"
_LADDER = "请核实低一级的数是否已含升级的。"
_UNIT = "亿元"


class WordsAgainstFigures(Rule):
    """“不足”“低于”等界限应与文中数据相符。

    为什么：强度写“不足1%”，而其中一部分经费除以同年地区生产总值已超过1%，两处必有一处不对，或口径不同未注明。

    错误：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，地区生产总值为648.2亿元，高新技术企业研发费用8.71亿元，【全社会研发投入占地区生产总值的比重不足1%】。
    错误：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    专利申请量【持续增加】，专利申请量由2016年的1650件减少至2020年的420件。
    正确：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，地区生产总值为648.2亿元，高新技术企业研发费用4.96亿元，全社会研发投入占地区生产总值的比重不足1%。
    """

    code = "NUM-29"
    name = "定性与定量矛盾"
    severity = Severity.MAJOR
    certainty = Certainty.LIKELY
    scope = Scope.PLAN
    sight = Sight.TEXT
    look = Look.at(lambda p: says_something(p.normal), Part.METRICS)

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield bounds of a ratio that a part of its total already exceeds, then words of a course or of nothing."""
        levels = sized(context.draft)
        for identity in table():
            seen: set[int | None] = set()
            for ratio in levels.get(identity.ratio, []):
                bound = ratio.kind is MetricKind.ACTUAL and ratio.comparator in (Comparator.LT, Comparator.LE)
                if bound and ratio.year not in seen:
                    seen.add(ratio.year)
                    yield from self._judge(context.draft, identity, ratio, levels)
        yield from self._words(context.draft)

    def _words(self, draft: Reading) -> Iterator[Finding]:
        """Yield 持续增加 over falling figures, 尚无 of what there is, more of a higher level than of the one below."""
        for found in (*trends(draft), *nothing_there(draft), *ladders(draft)):
            yield self.finding(
                found.places,
                found.message,
                severity=found.severity,
                certainty=Certainty.HINT if found.hint else None,
                computation=found.computation,
                advice=_LADDER if found.hint else _EITHER,
            )

    def _judge(
        self, draft: Reading, identity: Identity, ratio: Metric, levels: dict[str, list[Metric]]
    ) -> Iterator[Finding]:
        ids = (identity.total, *loose_parts(identity.total))
        for base in levels.get(identity.base or "", []):
            for part in (metric for id in ids for metric in levels.get(id, [])):
                same = {base.year, part.year, ratio.year} == {ratio.year} and ratio.year is not None
                if same and base.kind is part.kind is ratio.kind and _above(part, base, ratio):
                    yield self._exceeds(draft, ratio, part, base)
                    return

    def _exceeds(self, draft: Reading, ratio: Metric, part: Metric, base: Metric) -> Finding:
        computed = rounded((part.value or Decimal(0)) / (base.value or Decimal(1)) * 100, 2)
        sides = f"{written(part.value or Decimal(0))}/{written(base.value or Decimal(1))}"
        return self.finding(
            [phrase_place(draft, ratio), phrase_place(draft, part), phrase_place(draft, base)],
            f"“{ratio.name}”写“{with_unit(ratio)}”，而仅“{part.name}”{with_unit(part)}就占{base.name}的{computed}%。",
            computation=f"{sides} = {computed}% > {written(ratio.value or Decimal(0))}%",
            advice="两处不能都对，请核对来源；口径不同的（如企业财务口径与统计口径），应加注说明不可比。",
            figures=(Figure("文中", with_unit(ratio)), Figure("推算", f"{computed}%")),
        )


def _above(part: Metric, base: Metric, ratio: Metric) -> bool:
    """Tell whether the part alone, at its least over the base at its most, exceeds the bound."""
    amount = in_unit(part.interval, part.unit, _UNIT)
    whole = in_unit(base.interval, base.unit, _UNIT)
    if amount is None or whole is None or amount.low is None or not whole.high or ratio.value is None:
        return False
    return amount.low / whole.high * 100 > ratio.value
