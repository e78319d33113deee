"""Metrics from running text: the figures of a passage, each with its name, measure, time, kind and role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from checker.numerals import COMPARATOR_OF
from checker.reading import metric_cues, metric_filters, metric_measures, metric_names, metric_roles, metric_years
from checker.reading.elements import Comparator, Measure, Metric, MetricKind, Passage
from checker.reading.indicators import catalogue
from checker.reading.metric_clauses import Clauses, Figure, Shared, Thread
from checker.reading.metric_context import Context
from checker.reading.metric_naming import Naming
from checker.reading.moments import moments
from checker.reading.quantities import Form, Quantity, find_quantities

_AT_LEAST = re.compile(r"至少[\u4e00-\u9fff]{0,4}$")
_OF_A_WHOLE = re.compile(r"(不少于|不低于|不超过|不足|超过)[^，,]{2,20}的$")
_TO_ONE = re.compile(r"\s?[:：∶]\s?1(?![\d.])")


class Prose:
    """The figures of one passage; `thread` carries the subject over from the passages before."""

    def __init__(self, index: int, passage: Passage, context: Context, thread: Thread) -> None:
        self.index = index
        self.passage = passage
        self.text = passage.normal
        self.context = context
        self.thread = thread
        self.clauses = Clauses(self.text)
        self._times = moments(self.text, context.issued, context.period_end)
        short = context.profile.short_region
        self._regions = _own_name(short) if short else None

    def metrics(self) -> list[Metric]:
        """Return the metrics of the passage in order, without ids."""
        quantities = self._figures_only(find_quantities(self.text))
        out: list[Metric] = []
        if quantities:
            self.thread.names = []
            shares = self._shared(quantities)
            naming = Naming(self.index, self.thread, quantities, self._regions)
            for position in range(len(quantities)):
                figure = self._figure(quantities, position, shares.get(position))
                metric = self._metric(figure, naming)
                if metric is not None:
                    out.append(metric)
                    self.thread.names.append(metric.name)
        if self.context.section(self.passage.section).kind == "goal":
            self.context.carry(self.passage.section, self.text)
        return out

    def _figures_only(self, found: Sequence[Quantity]) -> list[Quantity]:
        """Return the quantities that are figures of the plan, without thresholds and counts in passing."""
        kept = [q for q in found if metric_filters.is_metric(self.text, q, self.clauses.start(q.span.start))]
        kept = [q for q in kept if not metric_filters.lists_threshold(self.text, q, found, kept)]
        out = []
        for position, quantity in enumerate(kept):
            following = kept[position + 1] if position + 1 < len(kept) else None
            start, stop = self.clauses.start(quantity.span.start), self.clauses.stop(quantity.span.stop)
            if not metric_filters.in_passing(self.text, quantity, following, start, stop):
                out.append(quantity)
        return out

    def _figure(self, quantities: Sequence[Quantity], position: int, shared: Shared | None) -> Figure:
        quantity = quantities[position]
        start = self.clauses.start(quantity.span.start)
        previous = quantities[position - 1].span.stop if position else 0
        left = self._left(max(start, previous), start, quantity.span.start)
        if shared is not None:
            left = replace(left, tail=shared.tail)
        following = quantities[position + 1] if position + 1 < len(quantities) else None
        return Figure(quantity, self.clauses, start, self.clauses.stop(quantity.span.stop), left, following, shared)

    def _left(self, previous: int, start: int, stop: int) -> metric_names.Left:
        """Return the words before a number; behind a bracket with a figure in it the name stands before the bracket."""
        ratio = _TO_ONE.match(self.text, previous)
        previous = ratio.end() if ratio else previous
        left = metric_names.read_left(self.text, previous, stop, self._regions)
        if self.text[previous : previous + 1] not in ("）", ")"):
            return left
        left = metric_names.read_left(self.text, previous + 1, stop, self._regions)
        opening = max(self.text.rfind(mark, start, previous) for mark in "（(")
        if left.name and len(left.name) > 1:
            return left
        outer = metric_names.read_left(self.text, start, max(start, opening), self._regions)
        return replace(outer, tail=self.text[previous + 1 : stop], verb="")

    def _metric(self, figure: Figure, naming: Naming) -> Metric | None:
        quantity, section = figure.quantity, self.passage.section
        self.thread.enter((self.index, self.clauses.segment(quantity.span.start)))
        metric_measures.govern(figure, self.thread)
        name = naming.name(figure)
        if not name.text or not _fits(quantity, name.text):
            return None
        one_year = metric_years.is_of_one_year(figure, self._times, section, self.context)
        measure, sign = metric_measures.measure_of(figure, name.text, self.thread, one_year)
        self.thread.measure, self.thread.sign = measure, sign
        reference = metric_roles.reference_region(figure, self.context.profile)
        per = metric_roles.per_of(figure)
        kind, year, base = self._kind_and_years(figure, measure, per, reference)
        part_of = self.thread.total if self.thread.total != name.text else None
        if part_of is None and reference is None:
            self.thread.take(*name)
        return Metric(
            id="",
            indicator=catalogue().match_measured(name.text, quantity.unit, measure),
            name=name.text,
            value=quantity.value * sign,
            value_max=quantity.value_max * sign if quantity.value_max is not None else None,
            unit=_unit(quantity, name.text),
            comparator=self._comparator(figure),
            measure=measure,
            kind=kind,
            passage=self.index,
            span=quantity.span,
            decimals=quantity.decimals,
            year=year,
            base_year=base,
            per=per,
            region=reference or self.context.profile.short_region,
            hedge=metric_roles.hedge_of(figure, self.thread),
            part_of=part_of,
            attribute=metric_roles.attribute_of(figure),
            name_span=name.span,
            name_passage=name.passage,
            section=section,
        )

    def _kind_and_years(
        self, figure: Figure, measure: Measure, per: str | None, reference: str | None
    ) -> tuple[MetricKind, int | None, int | None]:
        """Return kind, year and base year; a value that a change starts from never takes the year it ends in."""
        section = self.passage.section
        year, base = metric_years.stated_years(figure, self._times, measure)
        kind = metric_roles.kind_of(figure, year, section, reference, self.context)
        if metric_years.is_now(figure):
            return MetricKind.ACTUAL, self.context.base_year, None
        if metric_years.is_from(figure):
            begun = year or (self.context.span_base(section) if kind is MetricKind.ACTUAL else None)
            return (MetricKind.ACTUAL if year is None and reference is None else kind), begun, None
        if year is None and metric_roles.describes(figure) and self.context.section(section).kind != "goal":
            return (MetricKind.ACTUAL if kind is MetricKind.TARGET else kind), None, base
        year, base = metric_years.settled_years(year, base, measure, kind, per, section, self.context)
        return kind, year, base

    def _shared(self, quantities: Sequence[Quantity]) -> dict[int, Shared]:
        """Return what 分别 gives to each of the figures listed after it, by position."""
        out: dict[int, Shared] = {}
        for match in re.finditer("分别", self.text):
            stop = self.clauses.stop(match.end())
            run = [i for i, q in enumerate(quantities) if match.start() < q.number.start < stop]
            if len(run) < 2:
                continue
            start = self.clauses.start(match.start())
            earlier = [q.span.stop for q in quantities if start < q.span.stop <= match.start()]
            left = metric_names.read_left(self.text, max([start, *earlier]), match.start(), self._regions)
            names = metric_names.distribute(left.name, len(run)) if left.name else None
            tail = left.tail + self.text[match.start() : quantities[run[0]].span.start]
            years = self._listed_years(match.start(), len(run))
            for order, position in enumerate(run):
                name = names[order] if names else left.name
                out[position] = Shared(
                    name,
                    tail,
                    0 if name else len(run),
                    years[order] if years else None,
                    self._said_of_all([quantities[i] for i in run]),
                )
        for pair in self._pairs(quantities):
            if not out.keys() & set(pair):
                out.update(self._paired(quantities, pair))
        return out

    @staticmethod
    def _said_of_all(listed: Sequence[Quantity]) -> Comparator:
        """Return what a word before the first (分别突破5亿元、3亿元) or behind the last figure states of all."""
        first, last = listed[0], listed[-1]
        if first.span.start < first.number.start and first.span.stop == first.number.stop:
            return first.comparator
        behind = last.span.stop > last.number.stop and all(q.comparator is Comparator.EQ for q in listed[:-1])
        return last.comparator if behind else Comparator.EQ

    @staticmethod
    def _comparator(figure: Figure) -> Comparator:
        own = figure.quantity.comparator
        if own is Comparator.EQ and _AT_LEAST.search(figure.lead):
            return Comparator.GE  # 至少建有1所
        share = _OF_A_WHOLE.search(figure.lead)
        if own is Comparator.EQ and share:
            return Comparator(COMPARATOR_OF[share[1]])  # 不少于公路总里程的5%
        return figure.shared.comparator if figure.shared and own is Comparator.EQ else own

    def _pairs(self, quantities: Sequence[Quantity]) -> list[tuple[int, int]]:
        """Return the rates that only 和 parts (年均增长8.9%和9.6%), by position."""
        return [
            (at, at + 1)
            for at, (one, two) in enumerate(pairwise(quantities))
            if one.unit == two.unit == "%" and self.text[one.span.stop : two.span.start].strip() in ("和", "、", "与")
        ]

    def _paired(self, quantities: Sequence[Quantity], pair: tuple[int, int]) -> dict[int, Shared]:
        """Return the names of two rates of two things said together, none where the name is of one thing."""
        first = quantities[pair[0]].span.start
        left = metric_names.read_left(self.text, self.clauses.start(first), first, self._regions)
        names = metric_names.distribute(left.name, 2) if left.name else None
        return {at: Shared(name, left.tail) for at, name in zip(pair, names, strict=True)} if names else {}

    def _listed_years(self, before: int, count: int) -> list[int] | None:
        """Return the years of 到2025年和2035年…分别 when there are as many as figures."""
        start = self.clauses.sentence(before)
        times = [m for m in self._times if start <= m.at < before and m.year and not m.is_base and not m.plan]
        last = times[-count:]
        if len(last) < count or count < 2:
            return None
        between = self.text[last[0].at : last[-1].at]
        return [m.year for m in last if m.year] if re.fullmatch(r"[\d年底末、和与及到至]+", between) else None


@lru_cache(16)
def _own_name(short: str) -> re.Pattern[str]:
    """Return a pattern of the plan's own area where it only says whose figure it is."""
    stem = short[:-1] if len(short) > 2 else short
    return re.compile(rf"(?:{re.escape(short)}|{re.escape(stem)}(?=的|拥有|有|共|将|实现))的?")


def _fits(quantity: Quantity, name: str) -> bool:
    """Tell whether a number without unit can be the size of what `name` says: a score, people or money."""
    if quantity.form is Form.BARE:
        return metric_cues.ending("score").search(name) is not None
    if quantity.form is Form.MANY:
        return metric_cues.ending("people", "sum").search(name) is not None
    return True


def _unit(quantity: Quantity, name: str) -> str | None:
    """Return the unit as stated; sums of money that leave 元 out get it."""
    if quantity.form is Form.MANY and metric_cues.ending("sum").search(name):
        return f"{quantity.unit}元"
    return quantity.unit
