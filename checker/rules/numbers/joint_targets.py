"""NUM-10 联立不成立: a total and a ratio whose targets can't both be reached."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from checker.align.baselines import baseline, levels, years_between
from checker.align.feasibility import yearly
from checker.align.gates import own_number
from checker.align.pairing import targets
from checker.align.values import in_unit, rounded, with_unit, written
from checker.findings import Certainty, Figure, Finding, Severity
from checker.intervals import ZERO, Interval
from checker.reading.elements import Measure, Metric, Reading
from checker.rules.base import Context, Rule, Scope
from checker.rules.numbers.identities import Identity, bounded, exact, implied_base, table
from checker.rules.sight import Sight
from checker.rules.statements import phrase_place

_UNIT = "亿元"


class Joint(NamedTuple):
    """Two targets, a baseline of the ratio or of the base, and by what the base must multiply over so many years."""

    total: Metric
    ratio: Metric
    start: Metric
    factor: Interval
    middle: Decimal
    years: int

    @property
    def by_ratio(self) -> bool:
        """Tell whether the start is the ratio's and not the base's."""
        return self.start.indicator == self.ratio.indicator


class JointTargets(Rule):
    """总量目标与强度目标应能同时成立。

    为什么：总量＝强度×基数，总量和强度的增幅之比就是基数的增幅；推得的基数增长明显不合常理时，两个目标不能同时实现。

    错误：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2019年，R&D占GDP比重达到0.8%。
    二、发展目标
    到2025年，【全社会研发经费支出翻一番】，占地区生产总值的比重提高到1.5%。
    正确：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2019年，R&D占GDP比重达到0.8%。
    二、发展目标
    到2025年，全社会研发经费支出翻一番，占地区生产总值的比重提高到1.1%。
    """

    code = "NUM-10"
    name = "联立不成立"
    severity = Severity.MAJOR
    certainty = Certainty.LIKELY
    scope = Scope.PLAN
    sight = Sight.METRICS

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the pairs of targets whose implied growth of the base lies outside its usual range."""
        own = targets(context.draft)
        for identity in table():
            for total in own.get(identity.total, []):
                for ratio in own.get(identity.ratio, []):
                    joint = join(context.draft, total, ratio) or from_base(context.draft, total, ratio, identity)
                    if joint and impossible(joint, identity):
                        yield self._clash(context.draft, joint, identity)

    def _clash(self, draft: Reading, joint: Joint, identity: Identity) -> Finding:
        total, ratio, start = joint.total, joint.ratio, joint.start
        rate = f"{rounded(yearly(joint.middle, joint.years), 1)}%"
        low = yearly(joint.middle, joint.years) < identity.low
        rise = f"由{with_unit(start)}提高到{with_unit(ratio)}" if joint.by_ratio else f"达到{with_unit(ratio)}"
        return self.finding(
            [phrase_place(draft, total), phrase_place(draft, ratio), phrase_place(draft, start)],
            f"“{total.name}”{_said(total)}与“{ratio.name}”{rise}不能同时成立："
            f"推得{identity.base_name}年均{'仅变化' if low else '需增长'}{rate}"
            f"（通常{written(identity.low)}%—{written(identity.high)}%）。",
            computation=_computation(joint, rate),
            advice="两项目标请择一校准："
            + ("或提高总量目标，或降低强度目标。" if low else "或降低总量目标，或提高强度目标。"),
            figures=(
                Figure("总量目标", _said(total)),
                Figure("强度", rise),
                Figure(f"推得{identity.base_name}年均增长", rate),
            ),
        )


def _computation(joint: Joint, rate: str) -> str:
    """Return how the base grows, for a year less and with what rounding allows, too."""
    total, ratio, start = joint.total, joint.ratio, joint.start
    if joint.by_ratio:
        intensity = (ratio.value or Decimal(1)) / (start.value or Decimal(1))
        sides = f"{written(round(joint.middle * intensity, 3))}/{written(round(intensity, 3))}"
    else:
        sides = f"{with_unit(total)}/{with_unit(ratio)}/{with_unit(start)}"
    shown = f"{sides} = {rounded(joint.middle, 3)}，{joint.years}年年均{rate}"
    if joint.factor.high is not None:
        shown += f"，计入四舍五入最大{rounded(yearly(joint.factor.high, joint.years), 1)}%"
    if joint.years > 1:
        shown += f"；按{joint.years - 1}年{rounded(yearly(joint.middle, joint.years - 1), 1)}%"
    return shown


def _said(total: Metric) -> str:
    if total.measure is Measure.MULTIPLE:
        return f"增至{written(total.value or Decimal(0))}倍"
    return f"达到{with_unit(total)}"


def join(draft: Reading, total: Metric, ratio: Metric) -> Joint | None:
    """Return two targets of one year with the growth of the base they imply, or None where a start is not known."""
    base = baseline(draft, ratio)
    if base is None or total.year != ratio.year or not own_number(base, draft.profile):
        return None
    years = years_between(draft, base, ratio)
    grown = _growth(draft, total, base)
    if years is None or grown is None or ratio.interval is None or not ratio.value or not base.value:
        return None
    start = in_unit(base.interval, base.unit, ratio.unit)
    if start is None or not bounded(start) or not bounded(ratio.interval):
        return None
    factor = grown[0] / (ratio.interval / start)
    return Joint(total, ratio, base, factor, grown[1] / (ratio.value / base.value), years)


def from_base(draft: Reading, total: Metric, ratio: Metric, identity: Identity) -> Joint | None:
    """Return two targets of one year with the growth of the base from its own figure, where the ratio has none."""
    level = total.measure is ratio.measure is Measure.LEVEL and ratio.unit == "%"
    if identity.base is None or not level or total.year != ratio.year or not exact(total) or not exact(ratio):
        return None
    start = max(levels(draft, identity.base), key=lambda m: m.year or 0, default=None)
    if start is None or start.year is None or not exact(start) or not start.value or not ratio.value:
        return None
    years, now = years_between(draft, start, ratio), in_unit(start.interval, start.unit, _UNIT)
    implied, whole = implied_base(total, ratio, _UNIT), in_unit(Interval.point(total.value or ZERO), total.unit, _UNIT)
    base = in_unit(Interval.point(start.value), start.unit, _UNIT)
    if years is None or now is None or implied is None or whole is None or base is None or not bounded(now):
        return None
    middle = (whole.low or ZERO) / ratio.value * 100 / (base.low or Decimal(1))
    return Joint(total, ratio, start, implied / now, middle, years)


def _growth(draft: Reading, total: Metric, ratio_base: Metric) -> tuple[Interval, Decimal] | None:
    """Return by what the total multiplies: stated as a multiple, or from a baseline of the ratio's base year."""
    if total.value is None or not exact(total):
        return None
    if total.measure is Measure.MULTIPLE:
        return Interval.point(total.value), total.value
    base = baseline(draft, total)
    if total.measure is not Measure.LEVEL or base is None or base.year != ratio_base.year or not base.value:
        return None
    goal, start = total.interval, in_unit(base.interval, base.unit, total.unit)
    if goal is None or start is None or not bounded(goal) or not bounded(start) or base.unit != total.unit:
        return None
    return goal / start, total.value / base.value


def impossible(joint: Joint, identity: Identity) -> bool:
    """Tell whether the base would have to grow slower or faster than it usually does, for a year less or more, too.

    The year that a multiple starts from is often not said, so the period is taken one year shorter and longer as well.
    """
    return all(_outside(joint, max(1, joint.years + more), identity) for more in (-1, 0, 1))


def _outside(joint: Joint, years: int, identity: Identity) -> bool:
    """Tell whether the figures as written give an unusual rate and no rounding of them a middling one."""
    rate = yearly(joint.middle, years)
    low = None if joint.factor.low is None else yearly(joint.factor.low, years)
    high = None if joint.factor.high is None else yearly(joint.factor.high, years)
    middling = Interval.point((identity.low + identity.high) / 2)
    return not identity.low <= rate <= identity.high and not Interval(low, high).meets(middling)
