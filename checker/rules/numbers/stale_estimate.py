"""NUM-22 过期预计: an estimate for a year that was over when the plan was made."""

from __future__ import annotations

from collections.abc import Iterator

from checker.align.gates import own_number
from checker.align.values import with_unit
from checker.findings import Certainty, Finding, Severity
from checker.reading.elements import MetricKind
from checker.rules.base import Context, Rule, Scope
from checker.rules.sight import Sight
from checker.rules.statements import phrase_place, sentence, sentence_text

_FLASH = 4  # the month up to which last year's figures are still estimates


class StaleEstimate(Rule):
    """已过年份的数据不应再写“预计”。

    为什么：成文时统计数据已公布，仍用预计数，基期就不准，后面的增幅也跟着不准。

    错误：南河市科技创新“十四五”规划
    2020年12月
    一、发展基础
    2019年，【R&D占GDP比重预计达到0.9%】。
    正确：南河市科技创新“十四五”规划
    2020年12月
    一、发展基础
    2019年，R&D占GDP比重达到0.9%，2020年技术合同成交额预计达到3亿元。
    """

    code = "NUM-22"
    name = "过期预计"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.BLOCK
    sight = Sight.METRICS

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield each estimate of a year before that of the plan; the year just over may be one in spring."""
        issued = context.draft.profile.issued
        if not issued or not issued[:4].isdigit():
            return
        year, month = int(issued[:4]), int(issued[5:7] or 12)
        first = year - 1 if month <= _FLASH else year
        seen: set[object] = set()
        for metric in context.draft.metrics:
            past = metric.year is not None and metric.year < first and metric.kind is MetricKind.ACTUAL
            said = "预计" in sentence_text(context.draft, metric) and sentence(context.draft, metric) not in seen
            if past and said and metric.hedge == "预计" and own_number(metric, context.draft.profile):
                seen.add(sentence(context.draft, metric))
                yield self.finding(
                    [phrase_place(context.draft, metric)],
                    f"“{metric.name}”{metric.year}年{with_unit(metric)}仍写“预计”，本文件{year}年成文。",
                    advice="请更新为统计公布数。",
                )
