"""NUM-20 存量流量不清: counts of which nobody can say whether they are a total, a sum over years or a year's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checker import resources
from checker.align.baselines import baseline
from checker.align.gates import looks_back, own_number
from checker.align.pairing import targets
from checker.align.values import in_unit, with_unit
from checker.findings import Certainty, Figure, Finding, Place, Severity
from checker.reading.elements import COUNT_UNITS, Measure, Metric, MetricKind, Reading
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.rules.sight import Sight
from checker.rules.statements import phrase_place, sentence, sentence_text
from checker.text import Span

_BY_YEAR = re.compile(r"(?:到|至)\s?20\d{2}\s?年")
_CLAUSE_END = re.compile(r"[，,。；;！？]")


class StockOrFlow(Rule):
    """数量目标应写明是总数、累计数还是当年数。

    为什么：“培育900家”可以是达到900家，也可以是新培育900家；“新增……总量……”把两种数混在一起，考核时各执一词。

    错误：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2019年，科技型中小企业350家。
    二、发展目标
    到2025年，【培育科技型中小企业900家】。
    正确：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2019年，科技型中小企业350家。
    二、发展目标
    到2025年，科技型中小企业达到900家，累计实施重大科技项目30项。
    """

    code = "NUM-20"
    name = "存量流量不清"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PLAN
    sight = Sight.METRICS

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield additions that are ranked as totals, targets that may be either, then one note on acts by a year."""
        draft = context.draft
        yield from self._ranked(draft)
        yield from self._either(draft)
        acts = [metric for metric in draft.metrics if _counted(draft, metric) and _act(draft, metric)]
        if acts:
            yield self._acts(draft, acts)

    def _ranked(self, draft: Reading) -> Iterator[Finding]:
        seen: set[object] = set()
        for metric in draft.metrics:
            if metric.measure is not Measure.INCREMENT or metric.unit not in COUNT_UNITS:
                continue
            where = sentence(draft, metric)
            total = _ranked_total(draft, metric)
            if total is None or where in seen:
                continue
            seen.add(where)
            yield self.finding(
                [draft_place(metric.passage, metric.span.start, total.stop), phrase_place(draft, metric)],
                f"“{metric.name}”等写“新增”，后文又称“总量”，是新增数还是累计数不清。",
                advice="请写明是新增数还是累计总数。",
            )

    def _either(self, draft: Reading) -> Iterator[Finding]:
        for group in targets(draft).values():
            for goal in group:
                base = baseline(draft, goal)
                if _counted(draft, goal) and base and _grow(draft, goal) and _may_be_total(goal, base, group):
                    yield self.finding(
                        [_with_verb(draft, goal), phrase_place(draft, base)],
                        f"“{goal.name}”现有{with_unit(base)}，目标只写“{_verb(draft, goal)}{with_unit(goal)}”，"
                        "是达到数还是新增数不清。",
                        advice=f"请写明“达到{with_unit(goal)}”或“累计新增{with_unit(goal)}”。",
                        figures=(Figure("现有", with_unit(base)), Figure("目标", with_unit(goal))),
                    )

    def _acts(self, draft: Reading, acts: list[Metric]) -> Finding:
        first = f"“{_verb(draft, acts[0])}{acts[0].name}{with_unit(acts[0])}”"
        return self.finding(
            [_with_verb(draft, metric) for metric in acts],
            f"{first}{f'等{len(acts)}处' if len(acts) > 1 else ''}写到某年为止，是累计数还是当年数不清。",
            severity=Severity.INFO,
            certainty=Certainty.HINT,
            advice="请写明“累计”或“当年”。",
        )


@cache
def _words(kind: str) -> re.Pattern[str]:
    words = sorted((row["word"] for row in resources.of_kind("flow_words.tsv", kind)), key=len)
    return re.compile("|".join(map(re.escape, reversed(words))))


def _counted(draft: Reading, metric: Metric) -> bool:
    """Tell whether a metric is the plan's own target for a number of things, for no single year."""
    target = metric.kind is MetricKind.TARGET and metric.measure is Measure.LEVEL and metric.per is None
    counted = metric.unit in COUNT_UNITS and metric.value is not None and metric.part_of is None
    return target and counted and own_number(metric, draft.profile) and not looks_back(draft, metric)


def _clause(draft: Reading, metric: Metric) -> Span:
    """Return the stretch between commas that holds the value."""
    text = draft.passages[metric.passage].normal
    before = [match.end() for match in _CLAUSE_END.finditer(text, 0, metric.span.start)]
    after = _CLAUSE_END.search(text, metric.span.stop)
    return Span(before[-1] if before else 0, after.start() if after else len(text))


def _opening(draft: Reading, metric: Metric, kind: str) -> Span | None:
    """Return the verb that opens the clause of a value, an adverb or a year before it, where the rest is unclear."""
    clause = _clause(draft, metric)
    text = draft.passages[metric.passage].normal
    verbs = [m for m in _words(kind).finditer(text, clause.start, metric.span.start) if m.start() - clause.start <= 10]
    if not verbs or _words("clear").search(clause.of(text)) or "期间" in sentence_text(draft, metric):
        return None
    return Span(*verbs[0].span())


def _grow(draft: Reading, metric: Metric) -> bool:
    return _opening(draft, metric, "grow") is not None


def _act(draft: Reading, metric: Metric) -> bool:
    """Tell whether something that happens is counted up to a year (到2025年实施30项)."""
    said = sentence_text(draft, metric)
    return (
        bool(_BY_YEAR.search(said) and not re.search("累计|每年", said)) and _opening(draft, metric, "act") is not None
    )


def _verb(draft: Reading, metric: Metric) -> str:
    verb = _opening(draft, metric, "grow") or _opening(draft, metric, "act")
    return verb.of(draft.passages[metric.passage].normal) if verb else ""


def _with_verb(draft: Reading, metric: Metric) -> Place:
    verb = _opening(draft, metric, "grow") or _opening(draft, metric, "act")
    start = verb.start if verb else metric.span.start
    return draft_place(metric.passage, start, metric.span.stop)


def _may_be_total(goal: Metric, base: Metric, group: list[Metric]) -> bool:
    """Tell whether the figure may be a total: above the baseline, and no other statement says what it is."""
    now = in_unit(base.interval, base.unit, goal.unit)
    if now is None or goal.interval is None or not goal.interval.above(now):
        return False
    return all(other is goal for other in group)


def _ranked_total(draft: Reading, metric: Metric) -> Span | None:
    """Return the 总量 behind an addition in its sentence that is ranked and given no figure of its own."""
    text = draft.passages[metric.passage].normal
    stop = draft.sentence(metric.passage, metric.span).stop
    match = re.compile(rf"[，,](总量|总数)(?:{_words('rank').pattern})").search(text, metric.span.stop, stop)
    return Span(*match.span(1)) if match else None
