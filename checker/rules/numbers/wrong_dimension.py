"""NUM-13 量纲错误: an amount given in percent, a share given in 亿元 or 家."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.align.gates import own_number
from checker.align.values import with_unit
from checker.findings import Certainty, Figure, Finding, Severity
from checker.reading.elements import Measure, Metric, Reading
from checker.reading.indicators import Indicator
from checker.reading.units import unit_of
from checker.rules.base import Context, Rule, Scope
from checker.rules.sight import Sight
from checker.rules.statements import phrase_place, sentence_text, value_place

_SHARES = frozenset({"ratio", "growth"})
_SIZES = frozenset({"amount", "count", "area"})
_RELATIVE = re.compile("占|比重|比例|比率|强度|增长|增速|增幅|提高|提升|下降|降低|同比|年均|翻|率")


class WrongDimension(Rule):
    """指标数值的单位应与指标的量纲一致。

    为什么：总量指标写成百分比、比重指标写成亿元或家，多因漏写“占……比重”或指标名写错，数值无法理解和考核。

    错误：到2025年，全社会研发经费支出达到【2.1%】。
    正确：到2025年，全社会研发经费支出占地区生产总值比重达到2.1%。
    """

    code = "NUM-13"
    name = "量纲错误"
    severity = Severity.ERROR
    certainty = Certainty.LIKELY
    scope = Scope.BLOCK
    sight = Sight.METRICS

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the figures whose unit is of another kind than their indicator."""
        for metric in context.draft.metrics:
            if metric.indicator is None or metric.measure is not Measure.LEVEL or metric.value is None:
                continue
            indicator = context.catalogue[metric.indicator]
            if own_number(metric, context.draft.profile) and clash(indicator, metric) and _plain(context.draft, metric):
                yield self._wrong(context.draft, metric, indicator)

    def _wrong(self, draft: Reading, metric: Metric, indicator: Indicator) -> Finding:
        share = metric.unit == "%"
        guess = "疑漏“占……比重”或指标名称有误" if share else "疑指标名称有误，或漏写比重"
        place = value_place(metric)
        return self.finding(
            [place, phrase_place(draft, metric)] if phrase_place(draft, metric) != place else [place],
            f"“{metric.name}”的单位应为{indicator.unit}，文中为{with_unit(metric)}，{guess}。",
            advice=f"请核对：如为总量，单位用{indicator.unit}；如为比重，请写明占什么的比重。",
            figures=(Figure("应有单位", indicator.unit), Figure("文中", with_unit(metric))),
        )


def clash(indicator: Indicator, metric: Metric) -> bool:
    """Tell whether the unit is of another kind: percent for a size, or a countable or money unit for a share."""
    if metric.unit is None or indicator.allows(metric.unit):
        return False
    known = unit_of(metric.unit)
    if indicator.dimension in _SIZES:
        due = unit_of(indicator.unit)
        kinds = {unit.dimension for unit in (known, due) if unit}
        return metric.unit == "%" or kinds in ({"count", "money"}, {"person", "money"})
    return indicator.dimension in _SHARES and known is not None and known.dimension not in ("ratio", "points")


def _plain(reading: Reading, metric: Metric) -> bool:
    """Tell whether the words between name and value leave no room for a share or a rate that lost its subject."""
    text = reading.passages[metric.passage].normal
    if metric.unit != "%":
        return True
    if metric.name_span is None or metric.name_passage not in (None, metric.passage):
        return False
    between = text[metric.name_span.stop : metric.span.start]
    after = text[metric.span.stop : metric.span.stop + 3]
    stripped = re.sub(
        r"(?:增长|增加|提高|提升|下降|降低)(?:至|到|为)(?:\d+(?:\.\d+)?倍)?|(?:19|20)\d{2}年的?", "", between
    )
    return (
        not stripped.endswith("的")
        and not _RELATIVE.search(stripped)
        and "百分点" not in after
        and "分别" not in sentence_text(reading, metric)
    )
