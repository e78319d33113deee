"""NUM-01 同指标两值: one indicator of one year stated with figures that can't both be true."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from checker.align.gates import follows_works_on_one, is_of_one_house, looks_back, own_number
from checker.align.values import in_unit, with_unit
from checker.findings import Certainty, Figure, Finding, Severity
from checker.reading.elements import Comparator, Measure, Metric, MetricKind, Reading
from checker.rules.base import Context, Rule, Scope
from checker.rules.numbers.stages import end_clashes
from checker.rules.sight import Sight
from checker.rules.statements import phrase_place, said_as_level, section_of, sentence, sentence_text, value_place

_KINDS = (MetricKind.TARGET, MetricKind.ACTUAL)
_NAME = 4
"""Characters from which on a name that the catalogue does not know tells one thing from another."""
_BOUNDS = ({Comparator.GE, Comparator.GT}, {Comparator.LE, Comparator.LT})
_MEASURES = (Measure.LEVEL, Measure.INCREMENT, Measure.CAGR)


class TwoValues(Rule):
    """同一指标同一年份在文中只应有一个数值。

    为什么：目标改了一处而其他处没有跟着改，是规划稿最常见的差错；两处不一致，执行和考核就没有依据。

    错误：南河市科技创新“十四五”规划（2021—2025年）
    一、发展目标
    到2025年，高新技术企业达到600家。
    二、重点任务
    力争到2025年高新技术企业达到【500家】。
    正确：南河市科技创新“十四五”规划（2021—2025年）
    一、发展目标
    到2025年，高新技术企业达到500家以上。
    二、重点任务
    力争到2025年高新技术企业达到520家。
    """

    code = "NUM-01"
    name = "同指标两值"
    severity = Severity.ERROR
    certainty = Certainty.SURE
    scope = Scope.PLAN
    sight = Sight.METRICS

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the later statement wherever its interval can't meet that of an earlier one; stages are NUM-09's."""
        staged = set(end_clashes(context.draft))
        for group in groups(context.draft).values():
            for i, later in enumerate(group):
                earlier = next((m for m in group[:i] if contradict(context.draft, m, later)), None)
                if (
                    earlier
                    and (earlier, later) not in staged
                    and not any(_same_value(m, later) for m in group[: group.index(earlier)])
                ):
                    yield self._clash(context.draft, earlier, later)

    def _clash(self, draft: Reading, earlier: Metric, later: Metric) -> Finding:
        one, other = with_unit(earlier), with_unit(later)
        year = f"{later.year}年" if later.year else ""
        where = (section_of(draft, earlier), section_of(draft, later))
        sure = earlier.name == later.name and not _other_bound(earlier, later)
        return self.finding(
            [value_place(later), phrase_place(draft, earlier)],
            f"“{later.name}”{year}在{where[0]}为{one}、在{where[1]}为{other}，不一致。",
            certainty=Certainty.SURE if sure else Certainty.LIKELY,
            advice="请核实后统一；确为不同口径的，分别写明口径。",
            figures=(Figure(where[0], one), Figure(where[1], other)),
        )


def groups(reading: Reading) -> dict[tuple[object, ...], list[Metric]]:
    """Return the statements of one indicator, kind, measure, year, area and step, in order of the text."""
    found: dict[tuple[object, ...], list[Metric]] = defaultdict(list)
    for metric in reading.metrics:
        fits = metric.kind in _KINDS and metric.measure in _MEASURES and own_number(metric, reading.profile)
        if not fits or not _dated(reading, metric) or _is_of_a_house(reading, metric):
            continue
        if subject := metric.indicator or _own_name(reading, metric):
            key = (subject, metric.kind, metric.measure, metric.year, metric.base_year, metric.per)
            found[*key, metric.scope].append(metric)
    return found


def _is_of_a_house(reading: Reading, metric: Metric) -> bool:
    return is_of_one_house(reading, metric) or follows_works_on_one(reading, metric)


def _own_name(reading: Reading, metric: Metric) -> str | None:
    """Return the name of what the catalogue does not know, where the text gives its level and names it right there."""
    here = metric.name_span is not None and metric.name_passage in (None, metric.passage)
    named = here and len(metric.name) >= _NAME and metric.part_of is None and metric.measure is Measure.LEVEL
    return metric.name if named and said_as_level(reading, metric) else None


def _dated(reading: Reading, metric: Metric) -> bool:
    """Tell whether the year is the statement's own: a figure reached must have it nearby."""
    if metric.year is None or metric.value is None:
        return False
    if metric.kind is MetricKind.TARGET and looks_back(reading, metric):
        return False
    before = reading.passages[metric.passage].normal[: metric.span.stop]
    return metric.kind is MetricKind.TARGET or str(metric.year) in before


def contradict(reading: Reading, one: Metric, other: Metric) -> bool:
    """Tell whether no value meets both statements; two figures in one sentence (确保…力争…) are no clash."""
    if sentence(reading, one) == sentence(reading, other):
        return False
    if ("累计" in _clause(reading, one)) != ("累计" in _clause(reading, other)):
        return False
    interval, beside = one.interval, in_unit(other.interval, other.unit, one.unit)
    if interval is None or beside is None:
        return False
    return not interval.meets(beside) or _other_bound(one, other)


def _other_bound(one: Metric, other: Metric) -> bool:
    """Tell whether two targets set the same kind of bound at different figures: 100家以上 and 650家以上."""
    both = {one.comparator, other.comparator}
    bounded = one.kind is MetricKind.TARGET and any(both <= bounds for bounds in _BOUNDS)
    return bounded and one.unit == other.unit and one.value != other.value


def _clause(reading: Reading, metric: Metric) -> str:
    text = sentence_text(reading, metric)
    return text if len(text) < 60 else phrase_place(reading, metric).span.of(reading.passages[metric.passage].normal)


def _same_value(one: Metric, other: Metric) -> bool:
    return one.value == other.value and one.unit == other.unit and one.comparator == other.comparator
