"""插入指标: the sentence that states an indicator, made from what a plan says of it; what it does not say is left open.

Of the draft's own register the figures are the draft's. Of an upper plan they are quoted with their source, and the
draft's own figure is a placeholder: an upper target is no target of the draft.
"""

from __future__ import annotations

from dataclasses import dataclass

from checker.align.values import with_unit
from checker.reading.elements import COUNT_UNITS, Measure, Metric, MetricKind, PassageKind, Reading

_UNSAID = (Measure.MULTIPLE, Measure.RANK)
"""Measures whose sentence names what they are measured against, which a metric does not say."""


@dataclass(frozen=True, slots=True)
class IndicatorFrame:
    """One indicator to choose: its name, what is said of it, in which chapter, and the sentence that is inserted."""

    name: str
    target: str
    base: str
    attribute: str
    chapter: str
    sentence: str
    metric: Metric


def frames_of(reading: Reading, *, own: bool) -> tuple[IndicatorFrame, ...]:
    """Return a sentence for each target that a plan states, each once, in order of its text.

    `own`: the plan is the draft itself, which may state its figures again.
    """
    bases = _bases(reading)
    seen: set[tuple[object, ...]] = set()
    out: list[IndicatorFrame] = []
    for metric in reading.metrics:
        key = (metric.name, metric.year, metric.value, metric.value_max, metric.unit, metric.measure, metric.region)
        if metric.kind is not MetricKind.TARGET or metric.value is None or metric.measure in _UNSAID or key in seen:
            continue
        seen.add(key)
        out.append(_frame(reading, metric, bases.get((metric.name, metric.unit)), own=own))
    return tuple(out)


def _bases(reading: Reading) -> dict[tuple[str, str | None], Metric]:
    """Return the levels reached that a plan states, those of the year before its period first."""
    base_year = reading.profile.period_start - 1 if reading.profile.period_start else None
    found: dict[tuple[str, str | None], Metric] = {}
    for metric in reading.metrics:
        if metric.kind is not MetricKind.ACTUAL or metric.measure is not Measure.LEVEL or metric.year is None:
            continue
        if metric.value is not None and not metric.region:
            key = (metric.name, metric.unit)
            if key not in found or metric.year == base_year:
                found[key] = metric
    return found


def _frame(reading: Reading, target: Metric, base: Metric | None, *, own: bool) -> IndicatorFrame:
    year = target.year or reading.profile.period_end
    if base is not None and (base.year is None or year is None or base.year >= year):
        base = None
    sentence = _own(target, base, year) if own else _asked(reading, target, base, year)
    stated = f"{with_unit(base)}（{base.year}年）" if base is not None else ""
    shown = _movement(target) + with_unit(target) + (f"（{year}年）" if year else "")
    chapter = _chapter(reading, target)
    return IndicatorFrame(target.name, shown, stated, target.attribute or "", chapter, sentence, target)


def _own(target: Metric, base: Metric | None, year: int | None) -> str:
    """Return the sentence in the draft's own figures."""
    when = f"到{year}年，" if year else "到{目标年份}年，"
    return f"{when}{target.name}{_from(base, target)}{_verb(target, base)}{with_unit(target)}。"


def _asked(reading: Reading, target: Metric, base: Metric | None, year: int | None) -> str:
    """Return the sentence with the draft's figures left open, and what the upper plan says behind it."""
    when = f"到{year}年，" if year else "到{目标年份}年，"
    figure = f"{{本级目标值}}{target.unit or ''}"
    begun = f"由{base.year}年的{with_unit(base)}" if base is not None else ""
    issued = f"提出到{year}年" if year else "提出"
    source = "".join((reading.profile.title or reading.plan.path.stem).split())
    quoted = f"《{source}》{issued}{begun}{_verb(target, base)}{with_unit(target)}"
    return f"{when}{target.name}{_verb(target, None)}{figure}（{quoted}）。"


def _from(base: Metric | None, target: Metric) -> str:
    return f"由{base.year}年的{with_unit(base)}" if base is not None and target.measure is Measure.LEVEL else ""


def _verb(target: Metric, base: Metric | None) -> str:
    """Return the verb before a figure, which says nothing of a direction that the figures do not show."""
    if target.measure is not Measure.LEVEL:
        return _movement(target) or "达到"
    if base is not None and base.value is not None and target.value is not None and base.unit == target.unit:
        if target.value > base.value:
            return "增加到" if target.unit in COUNT_UNITS else "提高到"
        if target.value < base.value:
            return "下降到"
    return "达到"


def _movement(target: Metric) -> str:
    """Return how a level moves, where the target says that and no level; the name may say it already."""
    if target.measure is Measure.CAGR:
        return "" if "年均" in target.name else "年均增长"
    if target.measure in (Measure.GROWTH, Measure.YOY):
        return "" if "增" in target.name or "降" in target.name or (target.value or 0) < 0 else "增长"
    if target.measure is Measure.INCREMENT:
        return "" if "新增" in target.name or "累计" in target.name else "新增"
    return ""


def _chapter(reading: Reading, metric: Metric) -> str:
    """Return where a figure stands: its chapter and section, and whether in a table."""
    path = reading.section_path(metric.section)
    where = "　".join(f"{heading.number or ''}{heading.title}" for heading in path[:2])
    table = reading.passages[metric.passage].kind is PassageKind.CELL
    return where + ("（表格）" if table else "")
