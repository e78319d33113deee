"""NUM-19 目标无基期: targets whose start nobody can look up."""

from __future__ import annotations

from collections.abc import Iterator

from checker.align.baselines import baseline, is_kept, levels, said_as_part, said_in_short
from checker.align.gates import looks_back, own_number
from checker.align.pairing import in_goals
from checker.align.values import with_unit
from checker.findings import Certainty, Figure, Finding, Severity
from checker.reading.elements import Comparator, Measure, Metric, MetricKind, Reading
from checker.rules.base import Context, Rule, Scope
from checker.rules.sight import Sight
from checker.rules.statements import phrase_place

_DIMENSIONS = frozenset({"ratio", "per_capita"})
_VAGUE = frozenset({Comparator.LT, Comparator.LE})
_FEWEST = 3  # figures reached that a plan must give before a missing one counts: it has a chapter on what is reached


class NoBaseline(Rule):
    """强度、比重、人均类目标应有可核对的基期值。

    为什么：没有基期值，或只写“不足”，就看不出要增长多少，目标能不能实现无从判断。写“保持在”的，目标即现状，不提。

    错误：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，高新技术企业380家，科技型中小企业400家，研发投入强度不足1%。
    二、发展目标
    到2025年，【研发投入强度达到2%】。
    正确：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，高新技术企业380家，科技型中小企业400家，研发投入强度0.8%。
    二、发展目标
    到2025年，研发投入强度达到1.2%。
    """

    code = "NUM-19"
    name = "目标无基期"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PLAN
    sight = Sight.METRICS

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding a target with a vague start, and one finding for all targets without any."""
        draft = context.draft
        if sum(m.kind is MetricKind.ACTUAL and m.measure is Measure.LEVEL for m in draft.metrics) < _FEWEST:
            return
        bare: dict[str, Metric] = {}
        vague: dict[str, tuple[Metric, Metric]] = {}
        for target in goals(context):
            multiple = target.measure is Measure.MULTIPLE
            base = next(iter(levels(draft, target.indicator)), None) if multiple else baseline(draft, target)
            if is_kept(draft, target):
                continue
            if base is None and not _reached_in_words(draft, target):
                bare.setdefault(target.indicator or "", target)
            elif base is not None and base.comparator in _VAGUE:
                vague.setdefault(target.indicator or "", (target, base))
        for target, base in vague.values():
            yield self._vague(draft, target, base)
        if bare:
            yield self._bare(draft, list(bare.values()))

    def _vague(self, draft: Reading, target: Metric, base: Metric) -> Finding:
        return self.finding(
            [phrase_place(draft, target), phrase_place(draft, base)],
            f"“{target.name}”目标{with_unit(target)}，基期只写“{with_unit(base)}”，没有具体数值。",
            severity=Severity.MAJOR,
            advice="请补充基期年的具体数值、年均增速和测算依据。",
            figures=(Figure("基期", with_unit(base)), Figure("目标", with_unit(target))),
        )

    def _bare(self, draft: Reading, targets: list[Metric]) -> Finding:
        names = "、".join(f"“{target.name}”" for target in targets[:3]) + ("等" if len(targets) > 3 else "")
        return self.finding(
            [phrase_place(draft, target) for target in targets],
            f"{names}{f'{len(targets)}项' if len(targets) > 1 else '的'}目标没有基期值。",
            advice="请补充基期年数值。",
            figures=tuple(Figure(target.name, with_unit(target)) for target in targets[:6]),
        )


def goals(context: Context) -> Iterator[Metric]:
    """Yield the plan's own ratio and per-head targets, and multiples of anything, that stand in its goals."""
    end = context.draft.profile.period_end
    for metric in context.draft.metrics:
        if metric.kind is not MetricKind.TARGET or metric.indicator is None or metric.value is None:
            continue
        multiple = metric.measure is Measure.MULTIPLE and (end is None or metric.year is None or metric.year <= end)
        divided = context.catalogue[metric.indicator].dimension in _DIMENSIONS and metric.measure is Measure.LEVEL
        if not (multiple or divided):
            continue
        aims = context.catalogue[metric.indicator].direction == "higher" and not looks_back(context.draft, metric)
        if aims and own_number(metric, context.draft.profile) and in_goals(context.draft, metric):
            yield metric


def _reached_in_words(draft: Reading, target: Metric) -> bool:
    """Tell whether growth of the indicator, or its figure under another name, stands among what is reached."""
    grown = any(m.indicator == target.indicator and m.kind is MetricKind.ACTUAL for m in draft.metrics)
    return grown or said_in_short(draft, target) or said_as_part(draft, target)
