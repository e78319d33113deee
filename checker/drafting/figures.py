"""One figure, everywhere: a new value of a metric carried to every place that states it and to what follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from checker.align.values import factor
from checker.drafting.derived_figures import Derivation, Follower
from checker.drafting.figure_places import Mention, changed_plan, edits, mention_at, replacements
from checker.drafting.mentions import Stated, mentions_of, unread
from checker.drafting.notation import figure_of, rewritten, rounded_like, value_in
from checker.drafting.sum_figures import sums_after
from checker.findings import Certainty
from checker.reading.elements import Metric, Reading
from checker.text import Span

__all__ = ["Mention", "carry", "changed_plan", "edits", "replacements"]


def carry(reading: Reading, metric: Metric, value: Decimal, value_max: Decimal | None = None) -> tuple[Mention, ...]:
    """Return every place that changes when `metric` becomes `value` (in its own unit), in order of the text.

    `value_max` is the upper end of a range. Other metrics that have the same number by chance are never among them.
    """
    stated = mentions_of(reading, metric)
    found = [_mention(reading, one, metric, value, value_max) for one in stated]
    found += _unread(reading, metric, stated, value, value_max)
    if value_max is None and metric.value_max is None:
        found += _followers(reading, metric, stated, value)
    made = _apart(found)
    made += _with_mentions(reading, sums_after(reading, made))
    return tuple(sorted(_apart(made), key=lambda mention: mention.place))


def _mention(reading: Reading, stated: Stated, metric: Metric, value: Decimal, value_max: Decimal | None) -> Mention:
    """Return the change of one statement of the metric, in its own unit."""
    other = stated.metric
    figure, times = figure_of(reading, other), factor(metric.unit, other.unit)
    if figure is None or times is None:
        return mention_at(reading, other.passage, other.span, None, stated.certainty, stated.reason)
    high = None if value_max is None else value_max * times
    new = rewritten(reading, other, value * times, high)
    return mention_at(reading, other.passage, figure.span, new, stated.certainty, stated.reason)


def _unread(
    reading: Reading, metric: Metric, stated: list[Stated], value: Decimal, value_max: Decimal | None
) -> Iterator[Mention]:
    for passage, quantity in unread(reading, metric, stated):
        there = replace(metric, passage=passage, span=quantity.span)
        figure = figure_of(reading, there)
        if figure is not None:
            new = rewritten(reading, there, value, value_max)
            yield mention_at(reading, passage, figure.span, new, Certainty.LIKELY, "指标名称旁的同一数值")


def _with_mentions(reading: Reading, totals: Sequence[Mention]) -> Iterator[Mention]:
    """Yield totals that follow from their parts, and the other places that state the same total."""
    for total in totals:
        yield total
        at = (total.place.passage, total.place.span.start)
        here = (m for m in reading.metrics if m.passage == at[0] and m.span.start <= at[1] < m.span.stop)
        metric, new = next(here, None), value_in(total.new)
        if metric is None or new is None:
            continue
        for stated in mentions_of(reading, metric)[1:]:
            if stated.certainty is Certainty.SURE:
                mention = _mention(reading, stated, metric, new, None)
                yield replace(mention, certainty=total.certainty, reason="同一合计数", derived=True)


def _followers(reading: Reading, metric: Metric, stated: Sequence[Stated], value: Decimal) -> Iterator[Mention]:
    """Yield the rates, differences and shares that follow; from what is only likely the same nothing follows."""
    sure = {id(one.metric): one.metric for one in stated if one.certainty is Certainty.SURE}
    new: dict[int, Decimal] = {}
    for i, other in enumerate(reading.metrics):
        times = factor(metric.unit, other.unit)
        if id(other) in sure and times is not None:
            new[i] = value * times
    for follower in Derivation(reading, new).followers():
        figure = figure_of(reading, follower.metric)
        if figure is None:
            continue
        rounded = rounded_like(follower.metric, follower.value)
        if not follower.agreed:
            yield _disagreeing(reading, follower, figure.span, rounded)
            continue
        text = rewritten(reading, follower.metric, rounded)
        if text != figure.text:
            place = (follower.metric.passage, figure.span)
            yield mention_at(reading, *place, text, follower.certainty, follower.reason, derived=True)


def _disagreeing(reading: Reading, follower: Follower, span: Span, value: Decimal) -> Mention:
    """Return what never agreed, for its author: what it should be now is told, not written."""
    reason = f"{follower.reason}为{value:f}{follower.metric.unit or ''}；原文的数改值之前就与算式不符，请核实后改写"
    mention = mention_at(reading, follower.metric.passage, span, "", Certainty.LIKELY, reason, derived=True)
    return replace(mention, new=None)


def _apart(mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions without those that overlap an earlier one of the list."""
    out: list[Mention] = []
    for mention in mentions:
        if not any(m.place.passage == mention.place.passage and m.place.span.overlaps(mention.place.span) for m in out):
            out.append(mention)
    return out
