"""XPL-12 其余地区不可行: what the draft's target leaves for the other areas can't be, or is less than they have."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.align.pairs import Pair
from checker.align.values import rounded, written
from checker.align.verdicts import known
from checker.findings import Certainty, Figure, Finding, Severity
from checker.reading.elements import Metric
from checker.rules.alignment.burden import Burden, burden
from checker.rules.alignment.doubts import weighed
from checker.rules.alignment.wording import both_places, caveat, titled
from checker.rules.base import Context, Rule, Scope
from checker.rules.sight import Sight

_WHOLE = Decimal(100)


class RestOfArea(Rule):
    """按权重推算，本规划目标留给其余地区的数值应当合理。

    为什么：上级的强度、人均指标是各地的加权平均，一地目标过高，其余地区即使倒退上级目标也能完成；一地目标过低，其余地区要达到做不到的水平。两种情况都说明上下目标没有衔接。

    上位：澜川市卫生健康“十四五”规划（2021—2025年）
    一、发展基础
    2020年，每千人口医疗卫生机构床位数6张，常住人口400万人。
    二、发展目标
    到2025年，每千人口医疗卫生机构床位数达到7张。
    错误：澜川市临溪区卫生健康“十四五”规划（2021—2025年）
    一、发展基础
    2020年，每千人口医疗卫生机构床位数8张，常住人口160万人。
    二、发展目标
    到2025年，【每千人口医疗卫生机构床位数达到12张】。
    正确：澜川市临溪区卫生健康“十四五”规划（2021—2025年）
    一、发展基础
    2020年，每千人口医疗卫生机构床位数8张，常住人口160万人。
    二、发展目标
    到2025年，每千人口医疗卫生机构床位数达到8.5张。
    """

    code = "XPL-12"
    name = "其余地区不可行"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PAIR
    sight = Sight.METRICS

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the weighted targets whose rest is absurd, or worse than what the other areas have."""
        for pair in context.pairs:
            if pair.compared is None or pair.difference is None:
                continue
            draft, upper = pair.compared
            left = burden(context, pair, draft, upper)
            if left and (said := _absurd(pair, left, draft) or _backward(pair, left, draft)):
                severity = Severity.MINOR if _absurd(pair, left, draft) else Severity.INFO
                yield self._left(context, pair, draft, left, said, severity)

    def _left(
        self, context: Context, pair: Pair, draft: Metric, left: Burden, said: str, severity: Severity
    ) -> Finding:
        figures = [
            Figure("权重", f"{left.weight.said}（{left.weight.working}）"),
            Figure("其余地区需达到", _sized(left.needed, draft)),
        ]
        if left.now is not None:
            figures.append(Figure("其余地区现状", _sized(left.now, draft)))
        return self.finding(
            both_places(context, pair),
            f"“{draft.name}”按{left.weight.name}{left.weight.said}推算，"
            f"要达到{titled(context, pair.plan)}的目标，{said}，请核实。",
            severity=weighed(context, pair.plan, severity),
            computation=left.computation,
            advice="请与上级主管部门核对两级目标和权重年份。" + caveat(context, pair.plan),
            figures=tuple(figures),
        )


def _absurd(pair: Pair, left: Burden, draft: Metric) -> str:
    """Return what the rest would have to be, where it can't be: nothing or less, a share above all."""
    indicator = known(pair.indicator)
    if left.needed <= 0:
        return f"本规划目标已超过上级的总量（占{written(Decimal(rounded(left.part * 100, 0)))}%）"
    if indicator and indicator.dimension == "ratio" and draft.unit == "%" and left.needed > _WHOLE:
        return f"其余地区需达到{_sized(left.needed, draft)}"
    return ""


def _backward(pair: Pair, left: Burden, draft: Metric) -> str:
    """Return what the rest needs, where that is worse than what it has."""
    indicator = known(pair.indicator)
    if left.now is None or indicator is None or pair.better is None:
        return ""
    worse = left.needed < left.now if indicator.direction == "higher" else left.needed > left.now
    if not (pair.better and worse):
        return ""
    return f"其余地区仅需{_sized(left.needed, draft)}，低于其现状{_sized(left.now, draft)}"


def _sized(value: Decimal, metric: Metric) -> str:
    return f"{written(Decimal(rounded(value, 2)))}{metric.unit or ''}"
