"""What the rows of the 数据台账 are: the metrics of the draft, those that say one thing in one row with all places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from checker.align.pairs import Pair
from checker.findings import Finding, Place, Severity
from checker.reading.elements import Measure, Metric, MetricKind, Reading
from checker.reports.facts import book_title
from checker.reports.quotes import short_position, spoken_value, value_text
from checker.reports.tables import Tone
from checker.review import Review
from checker.rules.numbers.two_values import contradict, groups

AGREES = "仅一处"
_KINDS = {
    MetricKind.TARGET: "目标",
    MetricKind.ACTUAL: "现状",
    MetricKind.REFERENCE: "引用",
    MetricKind.COMMITMENT: "投入安排",
}
_PER = {"year": "每年", "project": "单个项目"}
_TONES = {Severity.ERROR: Tone.ERROR, Severity.MAJOR: Tone.MAJOR, Severity.MINOR: Tone.MINOR, Severity.INFO: Tone.INFO}


@dataclass(slots=True)
class LedgerEntry:
    """One row: metrics that state the same value of the same thing; `verdict` and `tone` say whether it agrees."""

    metrics: list[Metric]
    places: list[str]
    source: str = ""
    verdict: str = ""
    tone: Tone | None = None
    clashes: list[str] = field(default_factory=list)

    @property
    def metric(self) -> Metric:
        """The first statement."""
        return self.metrics[0]

    @property
    def name(self) -> str:
        """The indicator as the text names it."""
        return self.metric.name

    @property
    def value(self) -> str:
        """The value as a table shows it."""
        return value_text(self.metric, unit=self.metric.unit)

    @property
    def unit(self) -> str:
        """The unit as written."""
        return self.metric.unit or ""

    @property
    def year(self) -> str:
        """The year of the value, with the one it starts from where the text names it."""
        year = str(self.metric.year) if self.metric.year else ""
        return f"{self.metric.base_year}—{year}" if self.metric.base_year and year else year

    @property
    def definition(self) -> str:
        """Whose number it is, of what area and part, per what, how sure; empty parts left out."""
        m = self.metric
        hedge = next((one.hedge for one in self.metrics if one.hedge), None)
        attribute = next((one.attribute for one in self.metrics if one.attribute), None)
        part = f"属于{m.part_of}" if m.part_of else ""
        parts = (_KINDS[m.kind], m.region, m.scope, part, _PER.get(m.per or "", m.per), hedge, attribute)
        return "；".join(part for part in parts if part)


def ledger_entries(review: Review) -> list[LedgerEntry]:
    """Return the rows: indicators in the order of the text, the statements of one together, by year."""
    return _Ledger(review).entries()


class _Ledger:
    def __init__(self, review: Review) -> None:
        self._review = review
        self._reading: Reading = review.draft

    def entries(self) -> list[LedgerEntry]:
        by_subject: dict[str, dict[tuple[object, ...], LedgerEntry]] = {}
        for metric in self._reading.metrics:
            if metric.value is not None:
                same = by_subject.setdefault(metric.indicator or _name(metric), {})
                entry = same.setdefault(_key(metric), LedgerEntry([], []))
                entry.metrics.append(metric)
                entry.places.append(short_position(self._review, Place(0, metric.passage, metric.span)))
        for same in by_subject.values():
            for entry in same.values():
                entry.source = "\n".join(self._sources(entry))
                self._judge(entry, same.values())
        return [entry for same in by_subject.values() for entry in sorted(same.values(), key=_order)]

    def _sources(self, entry: LedgerEntry) -> Iterator[str]:
        """Yield what the upper plans have of the same thing, and how it compares."""
        told = set()
        for pair in self._pairs(entry):
            if pair.upper is not None and pair.upper.value is not None and pair.plan not in told:
                told.add(pair.plan)
                title = book_title(self._review.title(pair.plan))
                yield f"{title}：{spoken_value(pair.upper)}（{pair.verdict.label}）"

    def _pairs(self, entry: LedgerEntry) -> list[Pair]:
        ids = {metric.id for metric in entry.metrics}
        return [pair for pair in self._review.pairs if pair.draft is not None and pair.draft.id in ids]

    def _judge(self, entry: LedgerEntry, same: Iterable[LedgerEntry]) -> None:
        """Say whether a row agrees with the others of its indicator and with what was found about its numbers."""
        if others := [other for metric in entry.metrics for other in self._clashing.get(metric.id, ())]:
            told = dict.fromkeys(f"{self._where(other)}为{spoken_value(other)}" for other in others)
            entry.verdict, entry.tone = f"不一致：{'，'.join(told)}", Tone.ERROR
            return
        if findings := self._findings(entry):
            gravest = min(findings, key=lambda finding: finding.severity.rank)
            names = dict.fromkeys(f"{finding.rule} {finding.name}" for finding in findings)
            entry.verdict, entry.tone = f"存疑：{'，'.join(names)}", _TONES[gravest.severity]
        elif any(_about(other) == _about(entry) for other in same if other is not entry):
            entry.verdict, entry.tone = "表述不同，不矛盾", Tone.INFO
        elif len(entry.metrics) > 1:
            entry.verdict, entry.tone = f"一致（{len(entry.metrics)}处）", Tone.GOOD

    def _where(self, metric: Metric) -> str:
        return short_position(self._review, Place(0, metric.passage, metric.span))

    def _findings(self, entry: LedgerEntry) -> list[Finding]:
        """Return the findings about numbers that mark a row's own figures, those worth a comment."""
        return [
            finding
            for finding in self._review.findings
            if finding.rule.startswith("NUM") and finding.severity is not Severity.INFO
            if any(_marks(finding.places[0], metric) for metric in entry.metrics)
        ]

    @cached_property
    def _clashing(self) -> dict[str, list[Metric]]:
        """The statements that can't be true beside another one, by id: what NUM-01 compares."""
        found: dict[str, list[Metric]] = {}
        for group in groups(self._reading).values():
            for i, one in enumerate(group):
                for other in group[i + 1 :]:
                    if contradict(self._reading, one, other):
                        found.setdefault(one.id, []).append(other)
                        found.setdefault(other.id, []).append(one)
        return found


def _name(metric: Metric) -> str:
    """Return the name of a row: an increment is called without 新增, which prose has before it."""
    return metric.name.removeprefix("新增") if metric.measure is Measure.INCREMENT else metric.name


def _key(metric: Metric) -> tuple[object, ...]:
    """Return what statements of one row share."""
    value = (metric.value, metric.value_max, metric.unit, metric.comparator)
    if metric.measure is Measure.INCREMENT:  # prose says 新增…, the table 新增… from its own base year
        metric = replace(metric, base_year=None)
    return (None if metric.indicator else _name(metric), *value, *_thing(metric))


def _thing(metric: Metric) -> tuple[object, ...]:
    years = (metric.year, metric.base_year)
    return (metric.kind, metric.measure, *years, metric.per, metric.region, metric.part_of, metric.scope)


def _about(entry: LedgerEntry) -> tuple[object, ...]:
    """Return what two rows share that state different values of one thing."""
    return _thing(entry.metric)


def _order(entry: LedgerEntry) -> tuple[int, int, int]:
    metric = entry.metric
    return (metric.year or 0, metric.passage, metric.span.start)


def _marks(place: Place, metric: Metric) -> bool:
    return place.plan == 0 and place.passage == metric.passage and place.span.overlaps(metric.span)
