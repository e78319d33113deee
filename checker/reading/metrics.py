"""The register of metrics: every stated size of a measurable thing in a plan, from prose and from indicator tables."""

from __future__ import annotations

import re
from dataclasses import replace

from checker.plan import Plan
from checker.reading.elements import Heading, Metric, Passage, PassageKind, Profile
from checker.reading.indicator_tables import read_tables
from checker.reading.metric_clauses import Thread
from checker.reading.metric_context import Context, settle_years
from checker.reading.metric_memory import metrics_of

PROSE = frozenset({PassageKind.BODY, PassageKind.HEADING, PassageKind.FOOTNOTE})
"""Passages whose text is read as sentences; table cells too where they hold sentences."""


def find_metrics(
    passages: tuple[Passage, ...], outline: tuple[Heading, ...], profile: Profile, plan: Plan
) -> tuple[Metric, ...]:
    """Return the metrics of a plan in reading order, with ids m1, m2, …; what cannot be resolved is None."""
    context = Context(passages, outline, profile)
    tables = read_tables(plan, passages, context)
    found = list(tables.metrics)
    thread = Thread()
    for index, passage in enumerate(passages):
        context.look_back(passage.section, passage.normal)
        if (passage.kind in PROSE or _is_boxed_prose(passage)) and index not in tables.passages:
            found.extend(metrics_of(index, passage, context, thread))
    found.sort(key=lambda metric: (metric.passage, metric.span.start))
    settled = settle_years(found, passages, context)
    return tuple(replace(metric, id=f"m{number}") for number, metric in enumerate(settled, 1))


def _is_boxed_prose(passage: Passage) -> bool:
    """Tell whether a table cell holds sentences: a 专栏 drawn as a table of one cell."""
    text = passage.normal
    return passage.kind is PassageKind.CELL and len(text) >= 20 and re.search("[，。；,;]", text) is not None
