"""The draft's targets beside those of an upper plan, one row each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from checker.align.baselines import baseline
from checker.align.gates import caveats, looks_back, own_number, refusal, same_kind
from checker.align.pairs import Pair, Verdict
from checker.align.relation import relation
from checker.align.verdicts import outcome
from checker.reading.elements import Measure, Metric, MetricKind, Reading
from checker.reading.indicators import Catalogue, catalogue


def pair(draft: Reading, upper: Reading, plan: int, known: Catalogue | None = None) -> tuple[Pair, ...]:
    """Return the comparison of the draft with the upper plan that is `plan` among the review's readings.

    Rows in the order of the upper plan's targets, then the draft's extra ones.
    """
    known = known or catalogue()
    own, other = targets(draft), targets(upper)
    rows = [_row(draft, upper, plan, own.get(id, []), group, known, own, other) for id, group in other.items()]
    used = {row.draft.indicator for row in rows if row.draft}
    rows += [_extra(draft, plan, group) for id, group in own.items() if id not in used]
    return tuple(rows)


def targets(reading: Reading) -> dict[str, list[Metric]]:
    """Return the plan's own targets with a value by indicator, in order of the text."""
    found: dict[str, list[Metric]] = {}
    for metric in reading.metrics:
        stated = metric.kind is MetricKind.TARGET and metric.indicator and metric.value is not None
        if not stated or not metric.indicator:
            continue
        if own_number(metric, reading.profile) and not looks_back(reading, metric):
            found.setdefault(metric.indicator, []).append(metric)
    return found


def representative(reading: Reading, group: Iterable[Metric], beside: Metric | None = None) -> Metric:
    """Return the statement that stands for an indicator: of the kind and year of `beside`, else the final goal."""
    end = reading.profile.period_end
    year = (beside.year if beside else None) or end

    def merit(metric: Metric) -> tuple[bool, ...]:
        return (
            beside is not None and same_kind(metric, beside) is None,
            metric.measure is Measure.LEVEL,
            (metric.year or end) == year,
            in_goals(reading, metric),
            metric.part_of is None,
        )

    return max(group, key=merit)


def in_goals(reading: Reading, metric: Metric) -> bool:
    """Tell whether a metric stands in the plan's goals: a section named 目标 or 指标, or an indicator table."""
    if metric.attribute is not None:
        return True
    return any("目标" in h.title or "指标" in h.title for h in reading.section_path(metric.section))


def _row(
    draft: Reading,
    upper: Reading,
    plan: int,
    own: list[Metric],
    group: list[Metric],
    known: Catalogue,
    all_own: dict[str, list[Metric]],
    all_other: dict[str, list[Metric]],
) -> Pair:
    """Return the row of one upper target: compared, of another definition, or missing."""
    theirs = representative(upper, group)
    upper_base = baseline(upper, theirs)
    if own:
        ours = representative(draft, own, theirs)
        theirs = representative(upper, group, ours)
        row = _compared(draft, upper, ours, theirs, plan, known)
        return replace(row, upper_base=baseline(upper, theirs))
    own_base = baseline(draft, theirs)
    neighbour = next(_neighbours(draft, theirs, known, all_own, all_other), None)
    if neighbour and own_base is None:
        note = known.difference(neighbour.indicator or "", theirs.indicator or "") or "指标口径不同"
        return Pair(
            neighbour, theirs, plan, Verdict.DEFINITION_DIFFERS, None, note, baseline(draft, neighbour), upper_base
        )
    return Pair(None, theirs, plan, Verdict.MISSING, None, "", own_base, upper_base)


def _compared(draft: Reading, upper: Reading, ours: Metric, theirs: Metric, plan: int, known: Catalogue) -> Pair:
    base = baseline(draft, ours)
    profiles = (draft.profile, upper.profile)
    if refused := refusal(ours, theirs, profiles):
        return Pair(ours, theirs, plan, refused.verdict, None, refused.reason, base)
    result = outcome(ours, theirs, known[ours.indicator or ""], relation(*profiles))
    notes = [result.note, *caveats(draft, upper)] if result.verdict is not Verdict.EQUAL else [result.note]
    return Pair(ours, theirs, plan, result.verdict, result.difference, "；".join(filter(None, notes)), base)


def _neighbours(
    draft: Reading, theirs: Metric, known: Catalogue, own: dict[str, list[Metric]], other: dict[str, list[Metric]]
) -> Iterator[Metric]:
    """Yield the draft's targets that are easily confused with one it lacks and have no partner of their own.

    Counted things (companies, laboratories) of other kinds are other things, not other definitions of one.
    """
    if known[theirs.indicator or ""].dimension == "count":
        return
    near = known.neighbours.get(theirs.indicator or "", frozenset())
    for id, group in own.items():
        if id in near and id not in other and known[id].dimension == known[theirs.indicator or ""].dimension:
            ours = representative(draft, group, theirs)
            if same_kind(ours, theirs) is None:
                yield ours


def _extra(draft: Reading, plan: int, group: list[Metric]) -> Pair:
    ours = representative(draft, group)
    return Pair(ours, None, plan, Verdict.EXTRA, None, "", baseline(draft, ours))
