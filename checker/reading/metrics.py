"""The register of metrics: every stated size of a measurable thing in a plan, from prose and from indicator tables."""

from __future__ import annotations

import re
from dataclasses import fields
from enum import Enum
from operator import attrgetter

from checker.plan import Plan
from checker.reading.elements import Heading, Metric, Passage, PassageKind, Profile
from checker.reading.indicator_tables import read_tables
from checker.reading.memory import Each
from checker.reading.metric_context import Context, settle_years
from checker.reading.metric_memory import THE_FIRST, metrics_of
from checker.reading.moments import names_times
from checker.reading.quantities import find_quantities

PROSE = (PassageKind.BODY, PassageKind.HEADING, PassageKind.FOOTNOTE)
"""Passages whose text is read as sentences; table cells too where they hold sentences."""


def find_metrics(
    passages: tuple[Passage, ...], outline: tuple[Heading, ...], profile: Profile, plan: Plan
) -> tuple[Metric, ...]:
    """Return the metrics of a plan in reading order, with ids m1, m2, …; what cannot be resolved is None."""
    context = Context(passages, outline, profile)
    tables = read_tables(plan, passages, context)
    found = list(tables.metrics)
    state = THE_FIRST
    for index, (voice, glance) in enumerate(zip(_voices.over(passages), context.glances(), strict=True)):
        if glance is not None:
            context.look_back(passages[index].section, glance)
        if voice is _Voice.NONE or index in tables.passages:
            continue
        if voice is _Voice.FIGURES:
            metrics, state = metrics_of(index, passages[index], context, state)
            found.extend(metrics)
        else:
            context.carry_goal(passages[index].section, passages[index].normal)
    found.sort(key=lambda metric: (metric.passage, metric.span.start))
    settled = settle_years(found, passages, context)
    return _numbered.over(settled, range(1, len(settled) + 1))


_but_id = attrgetter(*(field.name for field in fields(Metric) if field.name != "id"))


def _with_id(metric: Metric, number: int) -> Metric:
    return Metric(f"m{number}", *_but_id(metric))  # the id is the first field


_numbered = Each(_with_id)


class _Voice(Enum):
    """What a passage may say by itself that the register of figures is concerned with."""

    NONE = 0
    TIMES = 1  # at most a year, which may be that of the goals after it
    FIGURES = 2


def _voice(passage: Passage) -> _Voice:
    if passage.kind not in PROSE and not _is_boxed_prose(passage):
        return _Voice.NONE
    if find_quantities(passage.normal):
        return _Voice.FIGURES
    return _Voice.TIMES if names_times(passage.normal) else _Voice.NONE


_voices = Each(_voice)


def _is_boxed_prose(passage: Passage) -> bool:
    """Tell whether a table cell holds sentences: a 专栏 drawn as a table of one cell."""
    text = passage.normal
    return passage.kind is PassageKind.CELL and len(text) >= 20 and re.search("[，。；,;]", text) is not None
