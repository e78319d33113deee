"""NUM-06 比重算错: a share that is not the quotient of the two figures stated beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from checker.align.values import in_unit, rounded, with_unit
from checker.findings import Certainty, Figure, Finding, Severity
from checker.reading.elements import Measure, Metric, Reading
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
                        if _alike(ratio, total, base) and (found := self._judge(context.draft, ratio, total, base)):
                            yield found
        yield from self._stated_parts(context.draft)

    def _stated_parts(self, draft: Reading) -> Iterator[Finding]:
        """Yield the shares of a part stated beside its whole: 共400个，其中已建成320个，占93%."""
        for ratio in draft.metrics:
            if not _of_part(draft, ratio):
                continue
            beside = [m for m in draft.metrics if sentence(draft, m) == sentence(draft, ratio) and m.unit != "%"]
            before = [m for m in beside if m.span.stop <= ratio.span.start and m.measure is Measure.LEVEL]
            if len(before) < 2 or before[-1].part_of != ratio.part_of:
                continue
            wholes = [m for m in before[:-1] if m.name == ratio.part_of]
            if wholes and exact(before[-1]) and exact(wholes[-1]) and exact(ratio):
                found = self._judge(draft, ratio, before[-1], wholes[-1])
                if found:
                    yield found

    def _judge(self, draft: Reading, ratio: Metric, total: Metric, base: Metric) -> Finding | None:
        amount, whole = in_unit(total.interval, total.unit, base.unit), base.interval
        if amount is None or whole is None or ratio.interval is None or not bounded(amount) or not bounded(whole):
            return None
        if (amount / whole).scaled(Decimal(100)).meets(ratio.interval):
            return None
        point = in_unit(total.interval, total.unit, base.unit)
        value = (point.low or Decimal(0)) / (base.value or Decimal(1)) * 100 if point else Decimal(0)
        shown = f"{rounded(value, 2)}%"
        return self.finding(
            [value_place(ratio), phrase_place(draft, total), phrase_place(draft, base)],
            f"{with_unit(total)}占{with_unit(base)}的{shown}，文中“{ratio.name}”为{with_unit(ratio)}。",
            computation=f"{with_unit(total)}/{with_unit(base)} = {shown}",
            advice="请核实三个数值；口径、地域不同的，请加注说明。",
            figures=(Figure("文中", with_unit(ratio)), Figure("推算", shown)),
        )


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
    return all((m.year, m.kind, m.scope) == (ratio.year, ratio.kind, ratio.scope) for m in (total, base))
