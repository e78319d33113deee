"""XPL-06 口径不同: the draft and the upper plan measure like things by different definitions."""

from __future__ import annotations

from collections.abc import Iterator

from checker.align.pairs import Pair, Verdict
from checker.align.values import with_unit
from checker.findings import Certainty, Finding, Severity
from checker.reading.elements import Metric
from checker.rules.alignment.upper_plans import by_nearness
from checker.rules.alignment.wording import both_places, caveat, figures, titled
from checker.rules.base import Context, Rule, Scope
from checker.rules.sight import Sight


class DifferentDefinition(Rule):
    """同类指标与上位规划口径不同的，不能直接比较，应统一或同时列示。

    为什么：名称相近而统计口径不同的指标，数值大小没有可比性；上级指标用另一口径代替，等于没有承接。

    上位：南河市科技创新“十四五”规划（2021—2025年）
    一、发展目标
    到2025年，每万人发明专利拥有量达到2件。
    错误：南河市东江区科技创新“十四五”规划（2021—2025年）
    一、发展目标
    到2025年，【每万人高价值发明专利拥有量达到0.85件】。
    正确：南河市东江区科技创新“十四五”规划（2021—2025年）
    一、发展目标
    到2025年，每万人发明专利拥有量达到1.2件，每万人高价值发明专利拥有量达到0.85件。
    """

    code = "XPL-06"
    name = "口径不同"
    severity = Severity.MAJOR
    certainty = Certainty.LIKELY
    scope = Scope.PAIR
    sight = Sight.METRICS

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the pairs of another definition; no difference is ever computed for them."""
        told: list[Metric] = []
        for pair in by_nearness(context):
            if pair.verdict is Verdict.DEFINITION_DIFFERS and pair.draft and pair.upper and pair.draft not in told:
                told.append(pair.draft)
                yield self._differs(context, pair, pair.draft, pair.upper)

    def _differs(self, context: Context, pair: Pair, draft: Metric, upper: Metric) -> Finding:
        reason = f"{pair.note.rstrip('。')}。" if pair.note else ""
        return self.finding(
            both_places(context, pair),
            f"{titled(context, pair.plan)}为“{upper.name}”（{with_unit(upper)}），"
            f"本规划为“{draft.name}”（{with_unit(draft)}），口径不同，不能直接比较。",
            advice=f"{reason}请统一口径，或同时列示上级口径的指标并说明换算关系。" + caveat(context, pair.plan),
            figures=figures(context, pair),
        )
