"""NUM-14 单位或量词错误: figures counted with a measure word of other things, or with no unit at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.align.gates import own_number
from checker.align.values import with_unit
from checker.findings import Certainty, Figure, Finding, Severity
from checker.reading.elements import Measure, Metric, PassageKind, Reading
from checker.reading.indicators import Indicator
from checker.reading.units import are_alike, unit_of
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.rules.remembered import Remembered
from checker.rules.sight import Look, Part
from checker.rules.statements import phrase_place, value_place

_COUNTED = frozenset({"count", "person", "person_year"})
_SIZES = frozenset({"count", "amount", "area"})
_BARE = Remembered(
    r"(?<![^，,。；;、：: ])(?P<name>[^，,。；;、：:\d（）()]{3,24}?)(?:力争|将)?"
    r"(?:达到|达|突破|超过|增加到|增至|提高到)(?P<value>\d[\d,]*(?:\.\d+)?)(?=[，,。；;、]|$)",
    re.compile(r"(?:达到?|突破|超过|增加到|增至|提高到)\d"),
)


class WrongUnit(Rule):
    """数值应带单位，量词应与所数的事物相配。

    为什么：专利论“件”，企业论“家”，R&D人员全时当量论“人年”；量词错、漏写单位，读者分不清数的是什么，也无法与上级数据核对。

    错误：2020年，全市发明专利授权量达到【860家】。
    错误：到2025年，【全市有效发明专利拥有量达到4500】，创新能力提升。
    正确：2020年，全市发明专利授权量达到860件，高新技术企业达到380个，R&D人员全时当量达到500人年。
    """

    code = "NUM-14"
    name = "单位或量词错误"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.BLOCK
    look = Look.at(lambda p: _BARE.search(p.normal), Part.METRICS)

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield figures with a measure word that their indicator does not bear, and sizes without any unit."""
        draft = context.draft
        for metric in draft.metrics:
            if metric.indicator is None or metric.measure not in (Measure.LEVEL, Measure.INCREMENT):
                continue
            indicator = context.catalogue[metric.indicator]
            if metric.value is None or not own_number(metric, draft.profile):
                continue
            if mismatched(indicator, metric.unit):
                yield self._mismatch(draft, metric, indicator)
        yield from self._missing(context)

    def _mismatch(self, draft: Reading, metric: Metric, indicator: Indicator) -> Finding:
        place, phrase = value_place(metric), phrase_place(draft, metric)
        return self.finding(
            [place, *([phrase] if phrase != place else [])],
            f"“{metric.name}”的单位应为“{indicator.unit}”，文中为“{metric.unit}”。",
            advice=f"请核对，单位改用“{indicator.unit}”，或核对指标名称。",
            figures=(Figure("应有单位", indicator.unit), Figure("文中", with_unit(metric))),
        )

    def _missing(self, context: Context) -> Iterator[Finding]:
        """Yield names of sizes whose clause ends on a bare number; tables give the unit in their head."""
        for i, match in _BARE.over(context.draft, (PassageKind.BODY,)):
            id = context.catalogue.match(match["name"])
            if id is None or context.catalogue[id].dimension not in _SIZES:
                continue
            unit = context.catalogue[id].unit
            yield self.finding(
                [draft_place(i, *match.span())],
                f"“{match['name']}”{match['value']}没有单位。",
                advice=f"请补写单位，如“{unit}”。",
                figures=(Figure("通常单位", unit),),
            )


def mismatched(indicator: Indicator, unit: str | None) -> bool:
    """Tell whether a measure word counts other things than the indicator, customs of 家 and 个 allowed for.

    Shares and sums of money given in measure words are NUM-13's.
    """
    known = unit_of(unit) if unit else None
    if known is None or unit is None or known.dimension not in _COUNTED:
        return False
    allowed = [other for name in (indicator.unit, *indicator.allowed_units) if (other := unit_of(name))]
    if not allowed or not all(other.dimension in _COUNTED for other in allowed):
        return False
    bases = {other.base for other in allowed}
    return known.base not in bases and not any(are_alike(known.base, base) for base in bases)
