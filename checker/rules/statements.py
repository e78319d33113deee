"""Where metrics stand, and how a message names them."""

from __future__ import annotations

import re
from collections import defaultdict

from checker.findings import Place
from checker.reading.elements import Metric, Reading
from checker.text import Span

_LONGEST = 60  # characters between a name and its value that are still marked as one phrase
_BREAK = re.compile(r"[。！？；;]")
_COMMA = re.compile(r"[，,：:]")


def value_place(metric: Metric, plan: int = 0) -> Place:
    """Return where the value stands, with its unit and comparator."""
    return Place(plan, metric.passage, metric.span)


def phrase_place(reading: Reading, metric: Metric, plan: int = 0) -> Place:
    """Return name and value as one stretch where they stand together, else the clause that holds the value.

    A clause runs from the last comma; another figure between name and value means that the name was carried over.
    """
    text = reading.passages[metric.passage].normal
    name = metric.name_span if metric.name_passage in (None, metric.passage) else None
    if name is not None and 0 <= metric.span.start - name.start <= _LONGEST:
        between = Span(name.stop, metric.span.start)
        if not _BREAK.search(between.of(text)) and not _figure_between(reading, metric, between):
            return Place(plan, metric.passage, Span(name.start, metric.span.stop))
    before = list(_COMMA.finditer(text, reading.sentence(metric.passage, metric.span).start, metric.span.start))
    start = before[-1].end() if before else reading.sentence(metric.passage, metric.span).start
    return Place(plan, metric.passage, Span(start, metric.span.stop))


def _figure_between(reading: Reading, metric: Metric, between: Span) -> bool:
    here = _by_passage(reading.metrics)[metric.passage]
    return any(other is not metric and other.span.overlaps(between) for other in here)


_last_by_passage: list[tuple[tuple[Metric, ...], dict[int, list[Metric]]]] = []


def _by_passage(metrics: tuple[Metric, ...]) -> dict[int, list[Metric]]:
    """Return the metrics by the passage they stand in, kept for the few plans that one check asks of again."""
    for of, kept in _last_by_passage:
        if of is metrics:
            return kept
    kept = defaultdict(list)
    for metric in metrics:
        kept[metric.passage].append(metric)
    _last_by_passage[:] = [*_last_by_passage[-7:], (metrics, kept)]
    return kept


def sentence(reading: Reading, metric: Metric) -> tuple[int, Span]:
    """Return passage and span of the sentence that holds a metric, equal for metrics of one sentence."""
    return metric.passage, reading.sentence(metric.passage, metric.span)


def beside(reading: Reading, metric: Metric) -> list[Metric]:
    """Return the metrics of the sentence that holds a metric, itself among them, in their order."""
    own = sentence(reading, metric)
    return [other for other in _by_passage(reading.metrics)[metric.passage] if sentence(reading, other) == own]


def sentence_text(reading: Reading, metric: Metric) -> str:
    """Return the sentence that holds a metric."""
    passage, span = sentence(reading, metric)
    return span.of(reading.passages[passage].normal)


_LEVEL = re.compile(r"(?:达到?|(?:增加|增长|提高|提升|扩大)[到至]|增至|突破|超过|不低于)了?\s*约?$")


def said_as_level(reading: Reading, metric: Metric) -> bool:
    """Tell whether a verb of reaching stands right before the figure, so that it is the level of the thing named."""
    text = reading.passages[metric.passage].normal
    before = re.match(r"\D*", metric.span.of(text))
    lead = text[max(0, metric.span.start - 6) : metric.span.start] + (before[0] if before else "")
    return bool(_LEVEL.search(lead))


def section_of(reading: Reading, metric: Metric) -> str:
    """Return the innermost heading above a metric in quotes, or 正文 where there is none."""
    path = reading.section_path(metric.section)
    return f"“{(path[-1].number or '') + path[-1].title}”" if path else "正文"
