"""NUM-03 目标低于基期: a target that is worse than what is already reached."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.align.baselines import baseline
from checker.align.gates import looks_back, own_number
from checker.align.values import in_unit, with_unit
from checker.findings import Certainty, Figure, Finding, Severity
from checker.reading.elements import Comparator, Measure, Metric, MetricKind, Reading
from checker.reading.indicators import Indicator
from checker.rules.base import Context, Rule, Scope
from checker.rules.sight import Look, Part
from checker.rules.statements import phrase_place, said_as_level, sentence_text

_NAME = 4
"""Characters from which on a name that the catalogue does not know tells one thing from another."""
_NOTE = re.compile(r"\s*(?:注|说明|备注|附注|[*＊①])")
_NOTE_REACH = 160
"""Passages behind a figure within which the note of its table stands: cells count."""
_HELD = re.compile("保持|稳定|控制|不低于|守住|维持|压减|压降|减少|降至|降到|下降")
_FLOW = re.compile("累计|每年|年均|新增|年度|期间|新建|引进|培育")


class BelowBaseline(Rule):
    """目标值不应差于基期已达到的水平。

    为什么：目标低于现状多因基期已更新而目标未改，或两处口径不同；按此执行等于不增反降。表注写明有意低于现状或口径有变化的，不提。

    错误：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，全市高新技术企业达到380家。
    二、发展目标
    到2025年，【高新技术企业达到350家】。
    正确：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，全市高新技术企业达到380家。
    二、发展目标
    到2025年，高新技术企业达到500家。
    """

    code = "NUM-03"
    name = "目标低于基期"
    severity = Severity.ERROR
    certainty = Certainty.SURE
    scope = Scope.PLAN
    look = Look.at(lambda p: _NOTE.match(p.normal), Part.METRICS)

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield each target whose interval lies wholly on the worse side of its baseline's."""
        for target in context.draft.metrics:
            if not _is_goal(context.draft, target):
                continue
            base = baseline(context.draft, target)
            indicator = context.catalogue[target.indicator] if target.indicator else None
            if (
                base
                and base.scope == target.scope
                and not _held(context.draft, target, base)
                and not _is_explained(context.draft, target)
                and worse(indicator, target, base)
            ):
                yield self._lower(context.draft, target, base)

    def _lower(self, draft: Reading, target: Metric, base: Metric) -> Finding:
        now, then = with_unit(base), with_unit(target)
        base_label = f"{base.year}年" if base.year else "现状"
        goal_label = f"{target.year}年目标" if target.year else "目标"
        return self.finding(
            [phrase_place(draft, target), phrase_place(draft, base)],
            f"“{target.name}”{goal_label}{then}，差于{base_label}的{now}。",
            certainty=Certainty.SURE if target.name == base.name else Certainty.LIKELY,
            advice="请核对目标值和基期值；口径、范围有变化的，请注明。",
            figures=(Figure(base_label, now), Figure(goal_label, then)),
        )


def _is_goal(reading: Reading, metric: Metric) -> bool:
    return (
        metric.kind is MetricKind.TARGET
        and metric.measure is Measure.LEVEL
        and (metric.indicator is not None or said_as_level(reading, metric))
        and metric.per is None
        and own_number(metric, reading.profile)
        and not looks_back(reading, metric)
    )


def _held(reading: Reading, target: Metric, base: Metric) -> bool:
    """Tell whether the words allow a lower figure: 保持在, 控制在; a flow or a sum over years beside a year's."""
    words = [phrase_place(reading, m).span.of(reading.passages[m.passage].normal) for m in (target, base)]
    if _HELD.search(words[0]) or "保持" in sentence_text(reading, target)[:12]:
        return True
    return any(_FLOW.search(word) for word in words)


_LOWER_ON_PURPOSE = re.compile(
    r"(?:低于|小于|不及|少于)[^，。；]{0,6}(?:(?:19|20)\d{2}年|基期|基数|现状|实际)|底线"
    r"|(?:适度|有所|略有|逐步)(?:下降|降低|减少|下调|回落|收缩)|(?:口径|范围)[^，。；]{0,6}(?:调整|变化|修订)|新[^，。；]{0,4}口径"
)
_SENTENCE = re.compile("[^。；;]+")
_TOLD = 4
"""Characters of a name that tell in a note which target it means."""


def _is_explained(reading: Reading, target: Metric) -> bool:
    """Tell whether a note under the table, or in the section, says why this target lies below what was reached.

    A sentence of a note that names other targets of its section is about them; one that names none is about all.
    """
    behind = reading.passages[target.passage : target.passage + _NOTE_REACH]
    notes = [p.normal for p in behind if p.section == target.section and _NOTE.match(p.normal)]
    said = [s for note in notes for s in _SENTENCE.findall(note) if _LOWER_ON_PURPOSE.search(s)]
    others = {m.name for m in reading.metrics if said and m.section == target.section and m.name != target.name}
    return any(_names(s, target.name) or not any(_names(s, other) for other in others) for s in said)


def _names(sentence: str, name: str) -> bool:
    ends = range(max(1, len(name) - _TOLD + 1))
    return any(name[i : i + _TOLD] in sentence for i in ends)


def worse(indicator: Indicator | None, target: Metric, base: Metric) -> bool:
    """Tell whether every value the target allows is worse than every value the baseline allows.

    What the catalogue does not know is aimed higher, as its verb of reaching says.
    For indicators that should fall only a plain figure counts: 控制在…以内 sets a limit and predicts nothing.
    """
    goal, now = target.interval, in_unit(base.interval, base.unit, target.unit)
    if goal is None or now is None:
        return False
    if indicator is None:
        return len(target.name) >= _NAME and target.part_of is None and goal.below(now)
    if indicator.attribute == "约束性" and indicator.dimension in ("amount", "area"):
        return False  # 耕地保有量 and the like are floors set from above, not aims
    if indicator.direction == "higher":
        return goal.below(now)
    return indicator.direction == "lower" and target.comparator is Comparator.EQ and goal.above(now)
