"""The year and base year of a figure, from the times that its sentence and passage name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.reading.elements import Measure, MetricKind
from checker.reading.metric_clauses import Figure
from checker.reading.metric_context import Context
from checker.reading.moments import Moment

_FROM = re.compile(r"(?:由|从|自)(?:(?:19|20)\d{2}年?(?:底|末)?的?)?(?:全[国省市球区县]|世界|国内|省内)?$")
_NOW = re.compile(r"(?:由|从)?(?:目前|现在|当前|现有|期初)的$")
_BY = re.compile(r"(?:19|20)\d{2}年(?:底|末|\d+月底?)?(?:以?前)")
_OVER_TIME = frozenset({Measure.GROWTH, Measure.CAGR, Measure.MULTIPLE, Measure.INCREMENT})


def stated_years(figure: Figure, times: Sequence[Moment], measure: Measure) -> tuple[int | None, int | None]:
    """Return year and base year as the passage itself gives them."""
    if figure.shared is not None and figure.shared.year is not None:
        return figure.shared.year, None
    at = figure.quantity.span.start
    start = figure.clauses.sentence(at)
    before = [m for m in times if m.at < figure.quantity.number.start]
    here = [m for m in before if m.at >= start]
    own = [m for m in here if m.year and not m.is_base]
    bases = [m.year for m in here if m.is_base and (measure is Measure.MULTIPLE or not m.times)]
    bases += [m.base for m in own if m.base and not m.plan]
    if "同比" in figure.lead:
        bases = []
    if is_from(figure):
        if here and here[-1].is_base and here[-1].at >= at - 14:
            return here[-1].year, None
        started = [m.year for m in here if m.is_base]
        return (own[-1].base if own else None) or (started[-1] if started else None), None
    own = own or [m for m in before if m.year and not m.is_base]
    own = [m for m in own if not _is_done_with(m, figure, start)] or own[:0]
    if not bases and own and own[-1].plan and measure in (Measure.CAGR, Measure.GROWTH):
        bases = [own[-1].base]  # “十四五”时期…年均增长
    return own[-1].year if own else None, bases[-1] if bases and measure in _OVER_TIME else None


def _is_done_with(moment: Moment, figure: Figure, start: int) -> bool:
    """Tell whether a year that stands behind a subject (县医院2023年底前…；) belongs to a part that has ended."""
    segment = figure.clauses.segment(figure.quantity.span.start)
    at = figure.clauses.sentence(moment.at)
    return (
        not moment.plan
        and moment.at < segment
        and at == start
        and moment.at - at >= 2
        and _BY.match(figure.text, moment.at) is not None
    )


def is_from(figure: Figure) -> bool:
    """Tell whether the value is the one a change starts from (由40亿元增加至…)."""
    return _FROM.search(figure.text[max(0, figure.quantity.span.start - 14) : figure.quantity.span.start]) is not None


def is_now(figure: Figure) -> bool:
    """Tell whether the value is the present one (由目前的3.5万元)."""
    return _NOW.search(figure.lead) is not None


def settled_years(
    year: int | None,
    base: int | None,
    measure: Measure,
    kind: MetricKind,
    per: str | None,
    section: int | None,
    context: Context,
) -> tuple[int | None, int | None]:
    """Return year and base year completed from the section and the plan's period."""
    if year is None and kind is not MetricKind.COMMITMENT and (per is None or kind is MetricKind.ACTUAL):
        year = context.default_year(section)
        if year is None:
            year = context.base_year if kind is MetricKind.ACTUAL else context.target_year(kind)
    if measure in (Measure.CAGR, Measure.GROWTH) and base is None and kind is MetricKind.TARGET:
        base = context.base_year if year is not None and year == context.period_end else None
    if measure is Measure.CAGR and base is None and kind is MetricKind.ACTUAL:
        base = context.span_base(section)
    return year, base


def _at_end(year: int, context: Context) -> bool:
    """Tell whether a year ends the plan's period or lies beyond it, so that growth up to it is that of years."""
    return context.period_end is not None and year >= context.period_end


def is_of_one_year(figure: Figure, times: Sequence[Moment], section: int | None, context: Context) -> bool:
    """Tell whether the sentence speaks of one year and of no period."""
    at = figure.quantity.span.start
    start = figure.clauses.sentence(at)
    here = [m for m in times if start <= m.at < at]
    if context.is_yearly:
        return True
    if any(m.is_base or m.base for m in here):
        return False
    if here:
        return here[-1].year is not None and not _at_end(here[-1].year, context)
    earlier = [m for m in times if m.at < start]
    if earlier and not earlier[-1].is_base and not earlier[-1].base:
        return earlier[-1].year is not None and earlier[-1].year != context.period_end
    if "同比" in figure.text:
        return True
    year = context.section(section).year
    return year != context.period_end if year is not None else context.period_end is None
