"""NUM-09 末年目标≠总目标: the last of the yearly stages says something else than the overall goal."""

from __future__ import annotations

from collections.abc import Iterator

from checker.align.values import with_unit
from checker.findings import Certainty, Figure, Finding, Severity
from checker.rules.base import Context, Rule, Scope
from checker.rules.numbers.stages import end_clashes
from checker.rules.sight import Sight
from checker.rules.statements import phrase_place, value_place


class EndOfStages(Rule):
    """分年度目标的末年值应等于总目标。

    为什么：总目标与末年分目标说的是同一年同一件事，不相等时按哪个考核没有依据。

    错误：南河市科技创新三年行动计划（2021—2023年）
    一、行动目标
    到2023年末，高新技术企业达到500家。
    到2022年，高新技术企业达到450家。
    到2023年，高新技术企业达到【480家】。
    正确：南河市科技创新三年行动计划（2021—2023年）
    一、行动目标
    到2023年末，高新技术企业达到500家。
    到2022年，高新技术企业达到450家。
    到2023年，高新技术企业达到500家。
    """

    code = "NUM-09"
    name = "末年目标与总目标不一"
    severity = Severity.ERROR
    certainty = Certainty.SURE
    scope = Scope.SECTION
    sight = Sight.METRICS

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the last stages that can't agree with the overall goal of their section."""
        for goal, stage in end_clashes(context.draft):
            shown = (with_unit(goal), with_unit(stage))
            yield self.finding(
                [value_place(stage), phrase_place(context.draft, goal)],
                f"“{stage.name}”总目标{shown[0]}，{stage.year}年分目标{shown[1]}，不一致。",
                advice="请核实后统一。",
                figures=(Figure("总目标", shown[0]), Figure(f"{stage.year}年分目标", shown[1])),
            )
