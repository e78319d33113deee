"""STR-02 序号重号: two headings of one sequence with the same number."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from checker.findings import Certainty, Edit, Finding, Fix, Severity
from checker.rules.base import Context, Rule, Scope
from checker.rules.sight import Sight
from checker.rules.structure.skipped_number import number_place, runs


class RepeatedNumber(Rule):
    """同一层级的标题序号不应重复。

    为什么：增加章节后没有顺延，两个标题用了同一序号，引用时分不清是哪一项。

    错误：一、发展基础
    近年来科技创新能力稳步提升。
    二、总体要求
    坚持创新驱动发展。
    【二、】重点任务
    加快建设创新平台。
    三、保障措施
    加强组织领导。
    正确：一、发展基础
    近年来科技创新能力稳步提升。
    二、总体要求
    坚持创新驱动发展。
    三、重点任务
    加快建设创新平台。
    """

    code = "STR-02"
    name = "序号重号"
    severity = Severity.MINOR
    certainty = Certainty.SURE
    scope = Scope.PLAN
    sight = Sight.OUTLINE

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the second of two neighbouring headings with one number and different titles."""
        draft = context.draft
        for run in runs(draft):
            values = [0, *(item.ordinal.value for item in run.items)]
            for i, (before, after) in enumerate(pairwise(run.items)):
                same = before.ordinal.value == after.ordinal.value and before.heading.parent == after.heading.parent
                if not same or before.heading.title == after.heading.title or values[i + 1] > values[i] + 1:
                    continue  # a first one that skips a number is the wrong one, which STR-01 says
                place, due = number_place(draft, after.heading), after.ordinal.written(after.ordinal.value + 1)
                yield self.finding(
                    [place, number_place(draft, before.heading)],
                    f"序号“{after.heading.number}”重复，应为“{due}”。",
                    advice="序号重复，请依次顺延。",
                    fixes=() if after.heading.automatic else (Fix(f"改为“{due}”", (Edit(place, due),)),),
                )
