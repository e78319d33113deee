"""XPL-09 属性不同: a binding indicator of the upper plan that the draft only expects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.align.pairs import Verdict
from checker.align.values import with_unit
from checker.findings import Certainty, Figure, Finding, Severity
from checker.reading.elements import Metric
from checker.rules.alignment.doubts import weighed
from checker.rules.alignment.upper_plans import by_nearness
from checker.rules.alignment.wording import both_places, caveat, titled
from checker.rules.base import Context, Rule, Scope
from checker.rules.sight import Sight

BINDING, EXPECTED = "约束性", "预期性"


class OtherAttribute(Rule):
    """上位规划的约束性指标，下级规划不能改为预期性。

    为什么：约束性指标是政府必须确保实现的，改成预期性等于放弃责任；把预期性改为约束性则可以。

    上位：南河市“十四五”规划（2021—2025年）
    一、发展目标
    到2025年，森林覆盖率达到60%（约束性）。
    错误：南河市东江区“十四五”规划（2021—2025年）
    一、发展目标
    到2025年，【森林覆盖率达到60%】（预期性）。
    正确：南河市东江区“十四五”规划（2021—2025年）
    一、发展目标
    到2025年，森林覆盖率达到60%（约束性）。
    """

    code = "XPL-09"
    name = "属性不同"
    severity = Severity.ERROR
    certainty = Certainty.SURE
    scope = Scope.PAIR
    sight = Sight.METRICS

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the pairs in which binding became expected."""
        told: list[Metric] = []
        for pair in by_nearness(context):
            draft, upper = _with(pair.draft, pair.draft_repeats), _with(pair.upper, pair.upper_repeats)
            same = pair.verdict is not Verdict.DEFINITION_DIFFERS
            if (
                same
                and draft
                and upper
                and (draft.attribute, upper.attribute) == (EXPECTED, BINDING)
                and draft not in told
            ):
                told.append(draft)  # once, by the nearest plan that makes it binding
                yield self.finding(
                    both_places(context, replace(pair, draft=draft, upper=upper)),
                    f"“{draft.name}”在{titled(context, pair.plan)}中为约束性指标，本规划列为预期性。",
                    severity=weighed(context, pair.plan, Severity.ERROR),
                    advice="属性应为约束性，请修改。" + caveat(context, pair.plan),
                    figures=(
                        Figure("本规划", f"{with_unit(draft)}（{EXPECTED}）"),
                        Figure("上位规划", f"{with_unit(upper)}（{BINDING}）"),
                    ),
                )


def _with(metric: Metric | None, repeats: tuple[Metric, ...]) -> Metric | None:
    """Return the statement of a target that gives its attribute, else the one that stands for it."""
    statements = [m for m in (metric, *repeats) if m is not None]
    return next((m for m in statements if m.attribute), metric)
