"""FMT-06 引号书名号间顿号: 、 between titles or quoted words that stand side by side."""

from __future__ import annotations

from collections.abc import Iterator

from checker.findings import Certainty, Edit, Finding, Severity
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.rules.remembered import Remembered
from checker.rules.repeats import one_fix
from checker.rules.sight import Look

_BETWEEN = Remembered("(?<=[”》])、(?=[“《])", ("、“", "、《"))


class MarksBetweenQuotes(Rule):
    """标有引号或书名号的并列成分之间通常不用顿号。

    为什么：引号、书名号已把并列成分隔开；各地习惯不一，只作提示，可不改。
    依据：《标点符号用法》（GB/T 15834—2011）4.5.3.5

    错误：打造“5G+园区【”、“】5G+农业”等应用场景。
    改为：打造“5G+园区”“5G+农业”等应用场景。
    正确：落实《规划纲要》（2021年印发）、《行动方案》和“三园”“一城”要求。
    """

    code = "FMT-06"
    name = "引号书名号间顿号"
    severity = Severity.INFO
    certainty = Certainty.HINT
    scope = Scope.PLAN
    look = Look.at(lambda p: _BETWEEN.search(p.normal))

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding with all places."""
        found = [(i, match.start()) for i, match in _BETWEEN.over(context.draft)]
        if found:
            many = f"，全文共 {len(found)} 处" if len(found) > 1 else ""
            yield self.finding(
                [draft_place(i, at - 1, at + 2) for i, at in found],
                f"引号或书名号之间用了顿号{many}。",
                advice="可删去顿号（建议项）。",
                fixes=one_fix([Edit(draft_place(i, at, at + 1), "") for i, at in found], "删去顿号"),
            )
