"""NUM-02 同指标两名: baseline and target of one indicator under names that differ by a word."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from checker.align.baselines import baseline
from checker.align.pairing import targets
from checker.findings import Certainty, Figure, Finding, Severity
from checker.reading.elements import Metric, Reading
from checker.reading.indicators import bare
from checker.rules.base import Context, Rule, Scope
from checker.rules.sight import Sight
from checker.rules.statements import phrase_place

_SHORTEST = 6  # characters of a name: shorter ones differ by a word for good reasons
_MOST = 2


class TwoNames(Rule):
    """同一指标的基期和目标应用同一名称。

    为什么：名称差一两个字，读者分不清是不是同一指标，增幅无从计算。

    错误：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，规上工业企业研发机构覆盖率达到41%。
    二、发展目标
    到2025年，【规模以上工业企业研发机构构建率达到54%】。
    正确：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，规上工业企业研发机构覆盖率达到41%。
    二、发展目标
    到2025年，规模以上工业企业研发机构覆盖率达到54%。
    """

    code = "NUM-02"
    name = "同指标两名"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PLAN
    sight = Sight.METRICS

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield each target whose name is a word off its baseline's; common short and long forms count as one name."""
        for group in targets(context.draft).values():
            base = baseline(context.draft, group[0])
            if base and near(group[0].name, base.name):
                yield self._two(context.draft, group[0], base)

    def _two(self, draft: Reading, target: Metric, base: Metric) -> Finding:
        return self.finding(
            [phrase_place(draft, target), phrase_place(draft, base)],
            f"同一指标有两个名称：“{base.name}”和“{target.name}”。",
            advice="请统一名称；确为两个指标的，分别写明口径。",
            figures=(Figure("基期", base.name), Figure("目标", target.name)),
        )


def near(one: str, other: str) -> bool:
    """Tell whether two names of one length differ by one or two characters; a longer one is a fuller form."""
    a, b = bare(one), bare(other)
    return len(a) == len(b) >= _SHORTEST and 1 <= Levenshtein.distance(a, b) <= _MOST
