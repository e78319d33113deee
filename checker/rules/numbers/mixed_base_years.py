"""NUM-18 基期年不统一: growth of a five-year period that starts a year late, targets that start from several years."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from checker.align.baselines import baseline
from checker.align.gates import own_number
from checker.align.pairing import targets
from checker.findings import Certainty, Figure, Finding, Place, Severity
from checker.reading.elements import Measure, Metric, MetricKind, Reading
from checker.reading.numbering import ordinal
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.rules.sight import Sight
from checker.rules.statements import phrase_place, sentence, value_place

_PERIOD = re.compile(r"“?十(?P<n>[一二三四五六七八九])五”?(?:时期|期间|以来|规划期)")
_LATEST_MONTH = 10
"""The month up to which yearbooks and the bulletins on science of the year before are not yet out."""


class MixedBaseYears(Rule):
    """基期年应统一为规划期的上一年。

    为什么：“十三五”的增长从2015年末算起，从2016年算少一年；各目标的基期年不一，或规划基年的数据已有而仍用上一年的，增幅没有可比性。

    错误：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    “十三五”期间，全市专利申请量由【2016年的410件】增加至2020年的1640件，年均增速达41.42%。
    错误：南河市科技创新“十四五”规划（2021—2025年）
    2021年12月
    一、发展基础
    2020年，高新技术企业380家。2019年，【科技型中小企业400家】。
    二、发展目标
    到2025年，高新技术企业达到600家，科技型中小企业达到800家。
    正确：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2016—2020年，全市专利申请量由420件增加至1650件，年均增速达40.79%。
    """

    code = "NUM-18"
    name = "基期年不统一"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PLAN
    sight = Sight.METRICS

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding on rates that start late, then one on baselines of other years or all of a year too old."""
        draft = context.draft
        late = [(rate, period) for rate in draft.metrics if (period := _starts_late(draft, rate))]
        if late:
            yield self._late(draft, late)
        starts = list(_starts(draft))
        years = Counter(base.year for _, base in starts)
        if len(years) > 1:
            yield self._mixed(draft, starts, years)
        elif years:
            yield from self._old(draft, starts)

    def _late(self, draft: Reading, late: list[tuple[Metric, int]]) -> Finding:
        rate, n = late[0]
        first = 2021 + (n - 4) * 5
        return self.finding(
            [_base_place(draft, metric) for metric, _ in late],
            f"“{rate.name}”“十{_HAN[n]}五”增速以{first}年为基期（{(rate.year or first) - first}年），"
            f"应以{first - 1}年为基期（{(rate.year or first) - first + 1}年）。",
            computation=f"十{_HAN[n]}五 = {first}—{first + 4}年，基期为{first - 1}年",
            advice=f"请补{first - 1}年数据，或改写为“{first}—{rate.year}年年均增长”。",
            figures=(Figure("文中基期", f"{first}年"), Figure("应为", f"{first - 1}年")),
        )

    def _mixed(self, draft: Reading, starts: list[tuple[Metric, Metric]], years: Counter[int | None]) -> Finding:
        due = _due(draft)
        most = years.most_common(1)[0][0]
        usual = due if due in years else most
        odd = [base for _, base in starts if base.year != usual]
        listed = "、".join(f"{year}年{count}项" for year, count in sorted(years.items(), key=lambda y: y[0] or 0))
        return self.finding(
            [phrase_place(draft, base) for base in odd],
            f"各目标的基期年不统一：{listed}。",
            severity=Severity.INFO if _not_yet_published(draft, due) else None,
            advice=f"请统一为{due or usual}年。",
        )

    def _old(self, draft: Reading, starts: list[tuple[Metric, Metric]]) -> Iterator[Finding]:
        due, year = _due(draft), starts[0][1].year
        if due is None or year is None or year >= due:
            return
        early = _not_yet_published(draft, due)
        yield self.finding(
            [phrase_place(draft, base) for _, base in starts],
            f"{len(starts)}项目标的基期都是{year}年，不是规划基年{due}年。",
            severity=Severity.INFO if early else None,
            certainty=Certainty.HINT if early else None,
            advice=f"请在定稿前更新为{due}年。" if early else f"请更新为{due}年。",
            figures=(Figure("文中基期", f"{year}年"), Figure("规划基年", f"{due}年")),
        )


_HAN = "〇一二三四五六七八九"


def _starts_late(draft: Reading, rate: Metric) -> int | None:
    """Return the five-year period whose growth a rate gives from its first year on instead of the year before."""
    if rate.measure is not Measure.CAGR or rate.kind is MetricKind.REFERENCE or rate.base_year is None:
        return None
    text = draft.passages[rate.passage].normal
    named = list(_PERIOD.finditer(text, 0, rate.span.start))
    if not named:
        return None
    n = ordinal(named[-1]["n"])
    first = 2021 + (n - 4) * 5
    apart = text[named[-1].end() : rate.span.start]
    span = re.search(rf"{first}\s?年?\s?[-—–~～至]+\s?{rate.year}\s?年", apart)
    return n if rate.base_year == first and rate.year and rate.year <= first + 4 and not span else None


def _base_place(draft: Reading, rate: Metric) -> Place:
    """Return where the figure of the base year stands with its year (2016年的410件), else the rate."""
    text = draft.passages[rate.passage].normal
    where = sentence(draft, rate)
    for metric in draft.metrics:
        same = metric.indicator == rate.indicator and metric.name == rate.name and metric.year == rate.base_year
        if same and sentence(draft, metric) == where and metric.measure is Measure.LEVEL:
            year = text.rfind(str(rate.base_year), 0, metric.span.start)
            start = year if 0 <= metric.span.start - year <= 8 else metric.span.start
            return draft_place(metric.passage, start, metric.span.stop)
    return value_place(rate)


def _due(draft: Reading) -> int | None:
    """Return the year before the plan's period."""
    return draft.profile.period_start - 1 if draft.profile.period_start else None


def _starts(draft: Reading) -> Iterator[tuple[Metric, Metric]]:
    """Yield each target with its baseline, where the text dates it; a year that the reading supplied says nothing."""
    for group in targets(draft).values():
        goal = next((metric for metric in group if metric.measure is Measure.LEVEL), None)
        base = baseline(draft, goal) if goal else None
        if goal and base and base.year and own_number(base, draft.profile) and _dated(draft, base):
            yield goal, base


def _dated(draft: Reading, base: Metric) -> bool:
    return str(base.year) in draft.passages[base.passage].normal[: base.span.stop]


def _not_yet_published(draft: Reading, due: int | None) -> bool:
    """Tell whether the plan was made before figures of the base year were out, or does not say when."""
    issued = draft.profile.issued
    if due is None or not issued or not issued[:4].isdigit():
        return True
    return (int(issued[:4]), int(issued[5:7] or 12)) <= (due + 1, _LATEST_MONTH)
