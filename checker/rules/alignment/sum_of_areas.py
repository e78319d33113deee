"""XPL-11 各地之和与总数: what the areas below an upper plan set together, against the target of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.align.family import FamilyRow, Standing, family
from checker.align.gates import is_consultation_draft
from checker.align.values import with_unit, written
from checker.findings import Certainty, Figure, Finding, Place, Severity
from checker.intervals import Interval
from checker.reading.elements import Comparator, Measure, Metric
from checker.rules.alignment.wording import caveat, titled
from checker.rules.base import Context, Rule, Scope
from checker.rules.sight import Sight
from checker.rules.statements import phrase_place

_OPEN = (Comparator.GE, Comparator.GT)


class SumOfAreas(Rule):
    """各县（市、区）目标合计，应不小于上级的总目标；控制类指标合计应不大于上级的总量。

    为什么：可加总的指标由各地分担，合计不足，上级目标就没有落实的地方；这要由上级统筹，不是某一个区的问题。比重类指标
    是加权平均，各地都低于上级目标时，上级目标不可能达到。只有各地规划都已读入（按行政区划表或上位规划所写的个数）才
    认定不足。

    上位：南河市科技创新“十四五”规划（2021—2025年）
    全市下辖3个县（市、区）。
    一、发展目标
    到2025年，高新技术企业达到500家。
    同级：南河市西江区科技创新“十四五”规划（2021—2025年）
    一、发展目标
    到2025年，高新技术企业达到150家。
    同级：南河市北山县科技创新“十四五”规划（2021—2025年）
    一、发展目标
    到2025年，高新技术企业达到60家。
    错误：南河市东江区科技创新“十四五”规划（2021—2025年）
    一、发展目标
    到2025年，【高新技术企业达到200家】。
    正确：南河市东江区科技创新“十四五”规划（2021—2025年）
    一、发展目标
    到2025年，高新技术企业达到300家。
    """

    code = "XPL-11"
    name = "各地之和与总数"
    severity = Severity.MAJOR
    certainty = Certainty.LIKELY
    scope = Scope.FAMILY
    sight = Sight.METRICS

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield sums short of the whole, caps that the sum exceeds, and ratios that all areas miss on one side."""
        if not context.siblings or not context.uppers:
            return
        together = family(context.draft, context.uppers, context.siblings)
        for row in together.rows:
            direction = context.catalogue[row.indicator].direction
            if row.standings[0].plan != 0 or row.upper is None or row.upper_value is None:
                continue
            if row.total is not None:
                yield from self._sum(context, row, row.upper, row.total, row.upper_value, direction)
            elif row.whole and context.catalogue[row.indicator].aggregates == "weighted":
                yield from self._mean(context, row, row.upper, row.upper_value, direction)

    def _sum(
        self, context: Context, row: FamilyRow, upper: Metric, total: Interval, whole: Interval, direction: str
    ) -> Iterator[Finding]:
        short = direction == "higher" and row.whole and total.below(whole)
        over = direction == "lower" and total.above(whole)
        if not short and not over:
            return
        unit = row.unit or ""
        sums = "+".join(written(one.value.low or Decimal(0)) for one in row.standings)
        figure = written(total.low or Decimal(0))
        gap = written(abs((whole.low or Decimal(0)) - (total.low or Decimal(0))))
        open_ended = any(one.target.comparator in _OPEN for one in row.standings)
        areas = f"{len(row.standings)}个县（市、区）" if row.whole else f"已读入的{len(row.standings)}个县（市、区）"
        yield self.finding(
            _places(context, row, upper),
            f"{areas}“{upper.name}”目标合计{figure}{unit}，与{titled(context, row.upper_plan or 0)}目标"
            f"{with_unit(upper)}相差{gap}{unit}。",
            severity=_severity(context, row, upper, mild=short and open_ended),
            computation=f"{sums} = {figure} {'<' if short else '>'} {written(whole.low or Decimal(0))}",
            advice=f"请商上级主管部门统筹分解，由上级汇总时处理。{caveat(context, row.upper_plan or 0)}",
            figures=_figures(context, row, upper),
        )

    def _mean(
        self, context: Context, row: FamilyRow, upper: Metric, whole: Interval, direction: str
    ) -> Iterator[Finding]:
        if upper.measure is not Measure.LEVEL:
            return
        missed = direction == "higher" and all(one.value.below(whole) for one in row.standings)
        exceeded = direction == "lower" and all(one.value.above(whole) for one in row.standings)
        if exceeded or (missed and not any(one.target.comparator in _OPEN for one in row.standings)):
            nearest = (max if missed else min)(row.standings, key=lambda one: one.value.low or Decimal(0))
            yield self._all_on_one_side(context, row, upper, with_unit(nearest.target), missed)

    def _all_on_one_side(self, context: Context, row: FamilyRow, upper: Metric, nearest: str, missed: bool) -> Finding:
        plan = row.upper_plan or 0
        side, end, sign = ("低", "最高", "<") if missed else ("高", "最低", ">")
        return self.finding(
            _places(context, row, upper),
            f"各县（市、区）“{upper.name}”目标均{side}于{titled(context, plan)}的{with_unit(upper)}（{end}{nearest}），"
            "平均值不可能达到。",
            severity=_severity(context, row, upper),
            computation=f"{nearest} {sign} {with_unit(upper)}，平均值在各地最低与最高之间",
            advice=f"请商上级主管部门统筹。{caveat(context, plan)}",
            figures=_figures(context, row, upper),
        )


def _severity(context: Context, row: FamilyRow, upper: Metric, *, mild: bool = False) -> Severity:
    """Return error for a binding whole, milder where figures are open upwards or the whole is not yet issued."""
    if mild or is_consultation_draft(context.reading(row.upper_plan or 0)):
        return Severity.MINOR
    return Severity.ERROR if upper.attribute == "约束性" else Severity.MAJOR


def _places(context: Context, row: FamilyRow, upper: Metric) -> list[Place]:
    """Return the draft's statement, then the whole's, then the siblings'."""
    own, *others = (phrase_place(context.reading(one.plan), one.target, one.plan) for one in row.standings)
    plan = row.upper_plan or 0
    return [own, phrase_place(context.reading(plan), upper, plan), *others]


def _figures(context: Context, row: FamilyRow, upper: Metric) -> tuple[Figure, ...]:
    def named(one: Standing) -> str:
        profile = context.reading(one.plan).profile
        return profile.short_region or context.title(one.plan)

    return (
        *(Figure(named(one), with_unit(one.target)) for one in row.standings),
        Figure("上级目标", with_unit(upper)),
    )
