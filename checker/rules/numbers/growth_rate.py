"""NUM-04 年均增速算错: a yearly growth rate that its own end points do not give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import chain
from typing import NamedTuple

from checker import resources
from checker.align.baselines import baseline
from checker.align.gates import own_number
from checker.align.values import factor, in_unit, rounded, written
from checker.findings import Certainty, Figure, Finding, Severity
from checker.intervals import Interval
from checker.reading.elements import Comparator, Measure, Metric, Reading
from checker.rules.base import Context, Rule, Scope
from checker.rules.sight import Sight
from checker.rules.statements import beside, sentence_text, value_place

_BARE = frozenset({"年均增长率", "年均增速", "年均增长", "年平均增长率", "年均复合增长率", "复合增长率", "年均增幅"})


class Ends(NamedTuple):
    """The figures a rate runs between: values as intervals in one unit, as written, and where they stand."""

    first: Interval
    last: Interval
    first_written: str
    last_written: str
    metrics: tuple[Metric, ...]


class GrowthRate(Rule):
    """年均增速、起止两年间的增幅应与起止数值相符。

    为什么：年均增速＝（末值÷初值）的n次方根减1，n是年份之差；把起止年都算进去（多算一年）或用总增幅除以年数，都会算错。“由甲增加到乙，增长若干”的增幅＝末值÷初值减1。

    错误：2016—2020年，全区专利申请量由420件增加至1650件，年均增长【31.48%】。
    正确：2016—2020年，全区专利申请量由420件增加至1650件，年均增长40.79%。
    """

    code = "NUM-04"
    name = "年均增速算错"
    severity = Severity.ERROR
    certainty = Certainty.SURE
    scope = Scope.BLOCK
    sight = Sight.METRICS

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield each stated rate that lies outside the interval which the rounding of its end points allows."""
        for rate in context.draft.metrics:
            if rate.unit == "%" and rate.measure is Measure.GROWTH and not _real(context.draft, rate):
                yield from self._whole(context.draft, rate, context.thresholds.growth_tolerance)
            if rate.measure is not Measure.CAGR or rate.unit != "%" or _real(context.draft, rate):
                continue
            years = (rate.year or 0) - (rate.base_year or 0)
            if not rate.year or not rate.base_year or years < 1:
                continue
            for ends in chain(_ends(context.draft, rate), _from_afar(context.draft, rate)):
                if finding := self._judge(rate, ends, years, context.thresholds.growth_tolerance):
                    yield finding
                break

    def _judge(self, rate: Metric, ends: Ends, years: int, tolerance: Decimal) -> Finding | None:
        computed = growth(ends, years)
        said = rate.interval
        if computed is None or said is None or widened(computed, tolerance).meets(said):
            return None
        middle = point(ends, years)
        expression = f"({ends.last_written}/{ends.first_written})^(1/{years})-1 = {rounded(middle, 2)}%"
        cause = _cause(rate, ends, years, tolerance)
        way, sign = ("下降", -1) if middle < 0 and (rate.value or 0) < 0 else ("增长", 1)
        stated = f"{written((rate.value or Decimal(0)) * sign)}%"
        ends_said = f"按{ends.first_written}→{ends.last_written}（{years}年）"
        return self.finding(
            [value_place(rate), *(value_place(m) for m in ends.metrics)],
            f"{ends_said}计算年均{way}{rounded(middle * sign, 2)}%，文中为{stated}{cause}。",
            computation=expression,
            advice="请核实起止数值、年份和增速。",
            figures=(Figure("文中", stated), Figure("推算", f"{rounded(middle * sign, 2)}%")),
        )

    def _whole(self, draft: Reading, rate: Metric, tolerance: Decimal) -> Iterator[Finding]:
        """Yield the finding on a growth over all years (由4万户增至6万户，增长60%) that its levels do not give."""
        ends = next(_ends_before(draft, rate), None)
        computed, said = growth(ends, 1) if ends else None, rate.interval
        if ends is None or computed is None or said is None or widened(computed, tolerance).meets(said):
            return
        middle = rounded(abs(point(ends, 1)), 2)
        way = "下降" if point(ends, 1) < 0 else "增长"
        stated = f"{written(abs(rate.value or Decimal(0)))}%"
        yield self.finding(
            [value_place(rate), *(value_place(m) for m in ends.metrics)],
            f"按{ends.first_written}→{ends.last_written}计算{way}{middle}%，文中为{stated}。",
            computation=f"{ends.last_written}/{ends.first_written}-1 = {rounded(point(ends, 1), 2)}%",
            advice="请核实起止数值和增幅。",
            figures=(Figure("文中", stated), Figure("推算", f"{middle}%")),
        )


_FROM_TO = re.compile(
    r"[^，,。；;]{0,4}(?:(?:增加|增长|提高|提升|扩大|上升|减少|下降|降低|压减|发展)?(?:至|到)"
    r"|(?:增加|增长|提高|提升|扩大|[上跃]升|减少|下降|降低|压减|发展)为)(?:(?:19|20)\d{2}年的?)?"
)
_GROWN = re.compile(
    r"[，,](?:[比较](?P<year>(?:19|20)\d{2})年[末底]?)?"
    r"(?:总体|累计|五年|共|净|实现)*(?:增长|增加|上升|下降|减少|降低|增幅(?:为|达)?|降幅(?:为|达)?)了?"
)


def _ends_before(reading: Reading, rate: Metric) -> Iterator[Ends]:
    """Yield the two levels right before a growth: 由4万户增加到6万户，增长50%."""
    text = reading.passages[rate.passage].normal
    levels = [m for m in beside(reading, rate) if m.measure is Measure.LEVEL and m.span.stop <= rate.span.start][-2:]
    if len(levels) < 2 or levels[0].name != levels[1].name or "%" in (levels[0].unit, levels[1].unit):
        return
    start, end = levels
    plain = all(m.comparator is Comparator.EQ and m.value_max is None for m in (start, end, rate))
    to = _FROM_TO.fullmatch(text, start.span.stop, end.span.start)
    grown = _GROWN.fullmatch(text, end.span.stop, rate.span.start)
    if plain and to and grown and grown["year"] in (None, str(start.year)):
        yield from _between(start, end)


def growth(ends: Ends, years: int) -> Interval | None:
    """Return the yearly growth in percent that the rounding of both ends allows."""
    if not ends.first.low or ends.first.low <= 0 or ends.last.low is None or ends.last.low <= 0:
        return None
    return (ends.last / ends.first).root(years).mapped(lambda times: (times - 1) * 100)


def point(ends: Ends, years: int) -> Decimal:
    """Return the yearly growth in percent of the figures as written."""
    times = Decimal(ends.last_written) / Decimal(ends.first_written)
    root = Interval.point(times).root(years).low
    return (root - 1) * 100 if root is not None else Decimal(0)


def widened(interval: Interval, by: Decimal) -> Interval:
    """Return the interval with `by` more on both sides."""
    return interval + Interval(-by, by)


def _cause(rate: Metric, ends: Ends, years: int, tolerance: Decimal) -> str:
    """Return what was done instead, where that gives the stated rate: one year more or less, or the plain mean."""
    said = rate.interval
    if said is None:
        return ""
    for n, name in ((years + 1, "多算了一年"), (years - 1, "少算了一年")):
        other = growth(ends, n) if n > 0 else None
        if other and widened(other, tolerance).meets(said):
            return f"，疑按{n}年计算，{name}"
    mean = (point(ends, 1) / years) if years else Decimal(0)
    if widened(Interval.point(mean), tolerance).meets(said):
        return "，疑用总增幅除以年数"
    return ""


def _ends(reading: Reading, rate: Metric) -> Iterator[Ends]:
    """Yield the end points in the rate's sentence: two levels, or a level and what was added."""
    near = beside(reading, rate)
    if rate.name in _BARE:  # 从……增加到……，年均增长率为: of what was named last
        named = [m.name for m in near if m.measure is Measure.LEVEL and m.span.stop <= rate.span.start]
        near = [m for m in near if named and m.name == named[-1]]
    else:
        near = [m for m in near if _kin(m, rate)]
    levels = [m for m in near if m.measure is Measure.LEVEL and m.unit != "%"]
    last = [m for m in levels if m.year == rate.year]
    for end in last:
        for start in (m for m in levels if m.year == rate.base_year):
            yield from _between(start, end)
        for added in near:
            if added.measure is Measure.INCREMENT and added.base_year == rate.base_year and added.unit == end.unit:
                yield from _from_increment(end, added)


def _between(start: Metric, end: Metric) -> Iterator[Ends]:
    """Yield the end points that two levels give, the first in the unit of the last."""
    times, interval = factor(start.unit, end.unit), in_unit(start.interval, start.unit, end.unit)
    if times and interval and end.interval and start.value and end.value:
        yield Ends(interval, end.interval, written(start.value * times), written(end.value), (start, end))


def _from_afar(reading: Reading, rate: Metric) -> Iterator[Ends]:
    """Yield the level in the rate's sentence with the figure of the base year that stands elsewhere in the plan."""
    for end in beside(reading, rate):
        same = end.indicator == rate.indicator is not None
        level = end.measure is Measure.LEVEL and end.unit != "%" and end.year == rate.year and end.per is None
        base = baseline(reading, end) if same and level and own_number(end, reading.profile) else None
        if (
            base
            and base.year == rate.base_year
            and base.scope == end.scope
            and str(base.year) in _before(reading, base)
        ):
            yield from _between(base, end)


def _before(reading: Reading, metric: Metric) -> str:
    return reading.passages[metric.passage].normal[: metric.span.stop]


def _from_increment(end: Metric, added: Metric) -> Iterator[Ends]:
    if end.value and added.value and end.value > added.value and end.interval and added.interval:
        start = end.interval - added.interval
        yield Ends(start, end.interval, written(end.value - added.value), written(end.value), (end, added))


def _kin(metric: Metric, rate: Metric) -> bool:
    """Tell whether a figure is of the same thing as the rate."""
    if metric.indicator and rate.indicator:
        return metric.indicator == rate.indicator
    return metric.name == rate.name


@cache
def _real_growth() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(row["word"]) for row in resources.rows("real_growth.tsv")))


def _real(reading: Reading, rate: Metric) -> bool:
    """Tell whether the rate is published at constant prices, so that levels at current prices can't give it."""
    if re.search("现价|名义|当年价", sentence_text(reading, rate)):
        return False
    return bool(_real_growth().search(rate.name))
