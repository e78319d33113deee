"""One row of the 指标对照表: a target of the draft, and what the upper plans say of the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from checker.align.pairs import Pair, Verdict
from checker.findings import Place
from checker.reading.elements import Comparator, Measure, Metric
from checker.reading.indicators import catalogue
from checker.reports.entries import Entry, Years
from checker.reports.growth import yearly_growth
from checker.reports.levels import Levels
from checker.reports.quotes import number, short_position, value_text
from checker.reports.related import cross_plan_findings, is_about
from checker.reports.tables import Cell, Row, Tone
from checker.review import Review

NONE = "—"
TONES = {
    Verdict.EQUAL: Tone.GOOD,
    Verdict.HIGHER: Tone.MAJOR,
    Verdict.LOWER: Tone.MINOR,
    Verdict.MISSING: Tone.MAJOR,
    Verdict.PART_EXCEEDS_WHOLE: Tone.ERROR,
    Verdict.DEFINITION_DIFFERS: Tone.MINOR,
    Verdict.UNIT_DIFFERS: Tone.MINOR,
    Verdict.YEAR_DIFFERS: Tone.MINOR,
}


@dataclass(frozen=True, slots=True)
class Line:
    """Makes the row of one entry."""

    review: Review
    entry: Entry
    levels: Levels
    years: Years

    def row(self, index: int) -> Row:
        """Return the cells, in the order of `_columns`."""
        draft, base = self.entry.draft, self._draft_base
        verdict = self._verdict
        texts = [
            str(index),
            self._name,
            self._unit or NONE,
            self._attribute,
            self._value(base, self.years.base),
            self._value(draft, self.years.target),
            yearly_growth(base, draft) or NONE,
            *self._upper_values(),
            self._difference,
            self._share,
        ]
        return (
            *(Cell(text) for text in texts),
            Cell(verdict.label if verdict else NONE, TONES.get(verdict) if verdict else None),
            Cell(self._note),
            Cell(self._source),
        )

    @property
    def _metric(self) -> Metric:
        """The metric that names the row: the draft's, or the nearest upper plan's."""
        if self.entry.draft is not None:
            return self.entry.draft
        metric = next((p.upper for p in self._near_pairs() if p.upper is not None), None)
        if metric is None:
            raise ValueError("an entry without any metric")
        return metric

    @property
    def _name(self) -> str:
        return self._metric.name

    @property
    def _unit(self) -> str | None:
        return self._metric.unit

    @property
    def _attribute(self) -> str:
        """The attribute in the draft, else in the nearest upper plan that gives one, in text or table."""
        uppers = [(pair.plan, pair.upper) for pair in self._near_pairs() if pair.upper is not None]
        own = [(0, self.entry.draft)] if self.entry.draft is not None else []
        return next((a for plan, metric in own + uppers if (a := self._attribute_in(plan, metric))), NONE)

    def _attribute_in(self, plan: int, metric: Metric) -> str | None:
        metrics = (metric, *self.review.readings[plan].metrics)
        return next((m.attribute for m in metrics if m.attribute and _same(m, metric)), None)

    @property
    def _draft_base(self) -> Metric | None:
        return next((p.draft_base for p in self.entry.pairs.values() if p.draft_base), None)

    def _near_pairs(self) -> list[Pair]:
        """Return the pairs, the nearest level first."""
        return [self.entry.pairs[plan] for plan in self.levels.order if plan in self.entry.pairs]

    @property
    def _main(self) -> Pair | None:
        return self.entry.main(self.levels.order)

    @property
    def _verdict(self) -> Verdict | None:
        return self._main.verdict if self._main else None

    def _value(self, metric: Metric | None, year: int | None) -> str:
        if metric is None:
            return NONE
        text = value_text(metric, unit=self._unit)
        return f"{text}\n{metric.year}年" if metric.year and metric.year != year else text

    def _upper_values(self) -> Iterator[str]:
        for name in self.levels.names:
            pairs = [self.entry.pairs[plan] for plan in self.levels.plans.get(name, ()) if plan in self.entry.pairs]
            if name == self.levels.nearest:
                yield self._joined([(pair.plan, pair.upper_base) for pair in pairs], self.years.base)
            yield self._joined([(pair.plan, pair.upper) for pair in pairs], self.years.target)

    def _joined(self, metrics: Iterable[tuple[int, Metric | None]], year: int | None) -> str:
        """Return the values of one level; where it has several plans, each with its plan's mark."""
        texts = [self.levels.mark(plan) + self._value(metric, year) for plan, metric in metrics if metric is not None]
        return "\n".join(texts) or NONE

    @property
    def _nearest_pair(self) -> Pair | None:
        nearest = self.levels.plans.get(self.levels.nearest, ())
        return next((self.entry.pairs[plan] for plan in nearest if plan in self.entry.pairs), None)

    @property
    def _difference(self) -> str:
        """The draft's target less the nearest upper one as both are written; 约 where one of them is 左右."""
        pair = self._nearest_pair
        if pair is None or pair.difference is None or self._additive:
            return NONE
        difference, about = _stated_difference(pair)
        if difference == 0:
            return "0"
        unit = "个百分点" if self._unit == "%" else ""
        return f"{about}{'+' if difference > 0 else '−'}{number(abs(difference))}{unit}"

    @property
    def _additive(self) -> bool:
        id = self._metric.indicator
        return id is not None and id in catalogue() and catalogue()[id].aggregates == "sum"

    @property
    def _share(self) -> str:
        """The draft's part of the nearest upper target, for indicators that add up."""
        pair = self._nearest_pair
        if pair is None or pair.draft is None or pair.upper is None or not self._additive:
            return NONE
        if pair.verdict in (Verdict.UNIT_DIFFERS, Verdict.DEFINITION_DIFFERS) or pair.draft.year != pair.upper.year:
            return NONE
        same = pair.draft.unit == pair.upper.unit and pair.draft.measure is pair.upper.measure is Measure.LEVEL
        if not same or pair.draft.value is None or not pair.upper.value:
            return NONE
        return f"{pair.draft.value / pair.upper.value * Decimal(100):.1f}%"

    @property
    def _note(self) -> str:
        """What was found about the main pair, or its note; of the other pairs the verdict and the note."""
        lines = []
        for pair in self._near_pairs():
            if pair is self._main:
                told = [f.message for f in cross_plan_findings(self.review) if is_about(f, pair)]
                lines += told or [pair.note]
            elif pair.upper is not None:
                text = f"{self.levels.title(pair.plan)}：{pair.verdict.label}"
                lines.append(f"{text}。{pair.note}" if pair.note else f"{text}。")
        return "\n".join(dict.fromkeys(line for line in lines if line))

    @property
    def _source(self) -> str:
        sources = []
        if self.entry.draft is not None:
            sources.append(f"本规划：{self._where(0, self.entry.draft)}")
        for pair in self._near_pairs():
            if pair.upper is not None:
                sources.append(f"{self.levels.title(pair.plan)}：{self._where(pair.plan, pair.upper)}")
        return "\n".join(sources)

    def _where(self, plan: int, metric: Metric) -> str:
        """Return chapter and paragraph of a metric; the name of its file where it stands in neither."""
        place = Place(plan, metric.passage, metric.span)
        return short_position(self.review, place) or self.review.readings[plan].plan.path.name


def _same(one: Metric, other: Metric) -> bool:
    """Tell whether two metrics of one plan are of the same thing."""
    return one.name == other.name or (one.indicator is not None and one.indicator == other.indicator)


def _stated_difference(pair: Pair) -> tuple[Decimal, str]:
    """Return draft less upper, from the written values where both are single ones of one unit, and 约 or nothing."""
    own, upper = _single(pair.draft), _single(pair.upper)
    if not pair.difference or own is None or upper is None or own.unit != upper.unit:
        return pair.difference or Decimal(0), ""
    about = "约" if Comparator.APPROX in (own.comparator, upper.comparator) else ""
    return (own.value or Decimal(0)) - (upper.value or Decimal(0)), about


def _single(metric: Metric | None) -> Metric | None:
    """Return the metric where it states one value and no range."""
    if metric is None or metric.value is None or metric.value_max not in (None, metric.value):
        return None
    return metric
