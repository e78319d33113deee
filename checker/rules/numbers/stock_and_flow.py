"""NUM-21 存量+增量≠目标: what there is and what is to be added do not give the target."""

from __future__ import annotations

from collections.abc import Iterator

from checker.align.baselines import baseline
from checker.align.conversion import expiring
from checker.align.gates import looks_back, own_number
from checker.align.pairing import targets
from checker.align.values import in_unit, with_unit
from checker.findings import Certainty, Figure, Finding, Severity
from checker.reading.elements import Comparator, Measure, Metric, Reading
from checker.rules.base import Context, Rule, Scope
from checker.rules.numbers.stages import is_work
from checker.rules.sight import Sight
from checker.rules.statements import phrase_place, value_place


class StockAndFlow(Rule):
    """现有数加新增数应等于目标总数。

    为什么：现有多少、新增多少、达到多少说的是一件事，三个数对不上，必有一个没有更新。

    错误：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，省级工程技术研究中心18家。
    二、发展目标
    到2025年，省级工程技术研究中心达到【32家】。
    三、重点任务
    到2025年，新增省级工程技术研究中心10家。
    正确：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，省级工程技术研究中心18家。
    二、发展目标
    到2025年，省级工程技术研究中心达到28家。
    三、重点任务
    到2025年，新增省级工程技术研究中心10家。
    """

    code = "NUM-21"
    name = "存量加增量不等于目标"
    severity = Severity.MAJOR
    certainty = Certainty.LIKELY
    scope = Scope.PLAN
    sight = Sight.METRICS

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield each target that baseline plus addition can't meet, for things that do not expire."""
        draft = context.draft
        for id, group in targets(draft).items():
            if id in expiring() or context.catalogue[id].aggregates != "sum":
                continue
            for goal in (m for m in group if m.measure is Measure.LEVEL and not is_work(draft, m)):
                for added in (m for m in group if m.measure is Measure.INCREMENT and _whole_period(draft, m, goal)):
                    base = baseline(draft, goal)
                    if base and base.comparator is Comparator.EQ and _short(goal, added, base):
                        yield self._unequal(draft, goal, added, base)

    def _unequal(self, draft: Reading, goal: Metric, added: Metric, base: Metric) -> Finding:
        parts = f"{with_unit(base)}+{with_unit(added)}"
        return self.finding(
            [value_place(goal), phrase_place(draft, added), phrase_place(draft, base)],
            f"“{goal.name}”现有{with_unit(base)}，新增{with_unit(added)}，与目标{with_unit(goal)}对不上。",
            computation=f"{parts} ≠ {with_unit(goal)}",
            advice="请核对三个数值；有减少、撤销的，请说明。",
            figures=(
                Figure("现有", with_unit(base)),
                Figure("新增", with_unit(added)),
                Figure("目标", with_unit(goal)),
            ),
        )


def _whole_period(draft: Reading, added: Metric, goal: Metric) -> bool:
    """Tell whether an addition is of the goal's period and of the plan's own area, not of one year."""
    same = added.year == goal.year and added.per is None and added.scope == goal.scope
    return same and own_number(added, draft.profile) and not looks_back(draft, added)


def _short(goal: Metric, added: Metric, base: Metric) -> bool:
    """Tell whether no values that the text allows make base and addition meet the target."""
    more, start = in_unit(added.interval, added.unit, goal.unit), in_unit(base.interval, base.unit, goal.unit)
    if goal.interval is None or more is None or start is None:
        return False
    return not (start + more).meets(goal.interval)
