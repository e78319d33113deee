"""NUM-08 阶段目标不单调: a later stage that is worse than an earlier one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.align.values import with_unit
from checker.align.verdicts import tells_harm
from checker.findings import Certainty, Figure, Finding, Severity
from checker.reading.elements import Comparator, Metric, MetricKind, Reading
from checker.reading.indicators import Catalogue
from checker.rules.base import Context, Rule, Scope
from checker.rules.numbers.stages import series
from checker.rules.sight import Sight
from checker.rules.statements import phrase_place, value_place

_TOTAL = re.compile("(?:用水|取水|能源消费|能耗|煤炭消费|排放|建设用地)(?:[^，。]{0,4})(?:总量|总规模)")


class FallingStages(Rule):
    """分年度目标应逐年向好，至少不倒退。

    为什么：后一年的目标差于前一年，多因年份或数值填错，照此执行等于先升后降。当年完成量（改造、培训、资金）不必逐年增加；目录以外的数量逐年递减的，不判断。

    错误：南河市科技创新三年行动计划（2021—2023年）
    一、行动目标
    到2021年，高新技术企业达到400家。
    到2022年，高新技术企业达到【380家】。
    到2023年，高新技术企业达到500家。
    正确：南河市科技创新三年行动计划（2021—2023年）
    一、行动目标
    到2021年，高新技术企业达到400家。
    到2022年，高新技术企业达到450家。
    到2023年，高新技术企业达到500家。
    """

    code = "NUM-08"
    name = "阶段目标不单调"
    severity = Severity.MAJOR
    certainty = Certainty.LIKELY
    scope = Scope.SECTION
    sight = Sight.METRICS

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield each stage that lies wholly on the worse side of the stage before it."""
        for group in series(context.draft):
            direction = _direction(group, context.catalogue)
            if _only_falls(group) or _falls_from_base(context.draft, group):
                continue
            for before, after in pairwise(group):
                if before.year != after.year and _worse(before, after, direction):
                    yield self._falls(context.draft, before, after)

    def _falls(self, draft: Reading, before: Metric, after: Metric) -> Finding:
        labels = (f"{before.year}年", f"{after.year}年")
        return self.finding(
            [value_place(after), phrase_place(draft, before)],
            f"“{after.name}”{labels[1]}目标{with_unit(after)}，差于{labels[0]}目标{with_unit(before)}。",
            advice="请核对年份和数值。",
            figures=(Figure(labels[0], with_unit(before)), Figure(labels[1], with_unit(after))),
        )


def _direction(group: Sequence[Metric], known: Catalogue) -> str:
    """Return which stage of a series is the better one: higher, lower, or neither.

    Of what the catalogue does not know, the larger is taken for the better unless its name speaks of harm or of time
    taken, or a stage is bounded from above. A total that is held down (用水总量) may still grow from year to year.
    """
    id, name = group[0].indicator, group[0].name
    if _TOTAL.search(name):
        return "neither"
    if id:
        return known[id].direction
    bounded = any(stage.comparator in (Comparator.LE, Comparator.LT) for stage in group)
    return "neither" if bounded or tells_harm(name) else "higher"


def _only_falls(group: Sequence[Metric]) -> bool:
    """Tell whether sizes of what the catalogue does not know fall from year to year without rising once.

    A wrong figure makes a row of stocks dip; one that falls all along is of what each year does (60, 50, 40 courts).
    """
    if group[0].indicator or group[0].unit == "%" or len(group) < 3:
        return False
    values = [stage.value or 0 for stage in group]
    return all(two <= one for one, two in pairwise(values))


def _falls_from_base(reading: Reading, group: Sequence[Metric]) -> bool:
    """Tell whether what the catalogue does not know already falls from its baseline to the first stage, then on.

    Two steps down are a direction: which one is the better can't be told from the name.
    """
    if group[0].indicator:
        return False
    values = [stage.value or 0 for stage in group]
    if any(two > one for one, two in pairwise(values)):
        return False
    first = group[0]
    return any(
        m.kind is MetricKind.ACTUAL
        and (m.name, m.unit, m.measure, m.scope) == (first.name, first.unit, first.measure, first.scope)
        and m.value is not None
        and m.value > values[0]
        for m in reading.metrics
    )


def _worse(before: Metric, after: Metric, direction: str) -> bool:
    one, two = before.interval, after.interval
    if one is None or two is None:
        return False
    if direction == "higher":
        return two.below(one)
    return direction == "lower" and two.above(one)
