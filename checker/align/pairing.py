"""The draft's targets beside those of an upper plan: every target of both plans in exactly one row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from checker.align.assigned import assigned
from checker.align.baselines import baseline
from checker.align.conversion import Form, converted
from checker.align.fields import same_field
from checker.align.gates import Refusal, apart, caveats, kind_of, refusal, same_kind, same_prices, same_scope
from checker.align.matching import Match, matches
from checker.align.pairs import Pair, Verdict
from checker.align.relation import Relation, relation
from checker.align.targets import Target, all_targets, in_goals, targets
from checker.align.timing import timing
from checker.align.values import with_unit
from checker.align.verdicts import Outcome, outcome
from checker.align.verdicts import known as row_of
from checker.align.wholes import why_no_whole
from checker.reading.elements import Measure, Metric, Reading
from checker.reading.indicators import Catalogue, catalogue

__all__ = ["in_goals", "pair", "representative", "targets"]


def pair(draft: Reading, upper: Reading, plan: int, known: Catalogue | None = None) -> tuple[Pair, ...]:
    """Return the comparison of the draft with the upper plan that is `plan` among the review's readings.

    Rows in the order of the upper plan's targets, then the draft's extra ones. Every target of either plan stands in
    one row; what is said of it again stands in the row's repeats.
    """
    own, other = all_targets(draft), all_targets(upper)
    profiles = (draft.profile, upper.profile)
    found = matches(own, other, profiles, known or catalogue(), _knows_or_is_apart(draft, upper))
    by_upper = {match.upper: match for match in found}
    paired = {match.draft for match in found}
    taken_up = {own[match.draft].thing for match in found} | {other[match.upper].thing for match in found}
    related = same_field(*profiles)
    lacking = _leads((target for j, target in enumerate(other) if j not in by_upper), profiles[1].period_end)
    extra = _leads((target for i, target in enumerate(own) if i not in paired), profiles[0].period_end)
    rows = [
        _paired(draft, upper, plan, own[match.draft], target, match)
        if (match := by_upper.get(j))
        else _missing(draft, plan, target, taken_up, related, id(target) in lacking)
        for j, target in enumerate(other)
    ]
    rows = _with_assigned(draft, upper, rows)
    rows += [_extra(plan, target, taken_up, id(target) in extra) for i, target in enumerate(own) if i not in paired]
    return tuple(rows)


def _with_assigned(draft: Reading, upper: Reading, rows: list[Pair]) -> list[Pair]:
    """Return the rows with what the upper plan assigns to the draft's own area told in the row of its target.

    The row still compares with the whole's target; XPL-02 asks whether the assigned value is met.
    """
    if relation(draft.profile, upper.profile) is not Relation.INSIDE:
        return rows
    out = list(rows)
    for found in assigned(draft, upper):
        at = next((i for i, row in enumerate(out) if row.draft is found.own.metric), None)
        if at is None:
            continue
        said = f"上位规划下达{draft.profile.short_region}{with_unit(found.value)}"
        row = replace(out[at], note=_note(out[at].note, said), better=out[at].better if found.is_missed else None)
        alone = [r for r in out if r.draft is None and r.upper is not None and r.upper.id == found.value.id]
        repeats = tuple(metric for r in alone for metric in (r.upper, *r.upper_repeats) if metric is not None)
        out[at] = replace(row, upper_repeats=(*row.upper_repeats, *repeats))
        out = [r for r in out if r not in alone]
    return out


def _knows_or_is_apart(draft: Reading, upper: Reading) -> Callable[[Target], bool]:
    """Return what tells that no other definition of an upper target is to be looked for in the draft.

    The draft states its baseline, so it knows that definition; or the plans are of other areas or other years.
    """
    is_apart = same_scope(draft.profile, upper.profile) is not None or apart(draft.profile, upper.profile)
    return lambda target: is_apart or baseline(draft, target.metric) is not None


def _leads(targets: Iterable[Target], end: int | None) -> set[int]:
    """Return, as object ids, the target that stands for a thing's stages: a stock, of the period's last year."""
    best: dict[str, Target] = {}
    for target in targets:
        other = best.get(target.thing)
        if other is None or _merit(target, end) > _merit(other, end):
            best[target.thing] = target
    return {id(target) for target in best.values()}


def _merit(target: Target, end: int | None) -> tuple[bool, bool, bool, int]:
    """Return what speaks for a target; one behind the period's end (展望2035年) comes after those in it."""
    year = target.year or 0
    return target.in_goals, target.metric.measure is Measure.LEVEL, end is None or year <= end, year


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


def _paired(draft: Reading, upper: Reading, plan: int, own: Target, other: Target, match: Match) -> Pair:
    """Return the row of two targets, compared as far as the gates let through."""
    indicator = other.indicator if other.indicator == own.indicator else None
    row = Pair(
        own.metric,
        other.metric,
        plan,
        Verdict.DEFINITION_DIFFERS,
        None,
        match.definition,
        own.base,
        other.base,
        own.repeats,
        other.repeats,
        indicator,
        by_name=own.indicator is None and not match.definition,
        headline=(own.in_goals or other.in_goals or own.indicator is not None)
        and (match.leads or (own.year == other.year and own.metric.measure is not Measure.INCREMENT)),
    )
    return row if match.definition else _judged(draft, upper, row, own, other)


def _judged(draft: Reading, upper: Reading, row: Pair, own: Target, other: Target) -> Pair:
    forms = converted((draft, own), (upper, other))
    ours, theirs = forms or (Form(own.metric), Form(other.metric))
    profiles = (draft.profile, upper.profile)
    named = "按名称相同配对，请核对口径" if row.by_name else ""
    workings = [f"{side}{form.working}" for side, form in (("本规划", ours), ("上位规划", theirs)) if form.working]
    if forms and workings:
        row = replace(row, draft_form=ours.metric, upper_form=theirs.metric)
    indicator = row_of(row.indicator)
    refused = refusal(ours.metric, theirs.metric, profiles) or same_prices(draft, own.metric, upper, other.metric)
    if refused:
        late = _across_years(draft, upper, refused, ours.metric, theirs.metric, other, row)
        return replace(late, note=_note(refused.reason, late.note, *workings, named))
    result = outcome(ours.metric, theirs.metric, indicator, relation(*profiles), (own.base, other.base))
    if result.verdict is Verdict.PART_EXCEEDS_WHOLE:
        reason = why_no_whole(upper, theirs.metric, ours.metric, (own.base, other.base))
        result = Outcome(Verdict.NOT_COMPARABLE, None, reason) if reason else result
    weak = caveats(draft, upper) if result.verdict is not Verdict.EQUAL else ()
    return replace(
        row,
        verdict=result.verdict,
        difference=result.difference,
        note=_note(result.note, *workings, named, *weak),
        better=result.better,
    )


def _across_years(
    draft: Reading, upper: Reading, refused: Refusal, ours: Metric, theirs: Metric, other: Target, row: Pair
) -> Pair:
    """Return the refused row; where years alone differ and the periods overlap, with what may be said across them."""
    row = replace(row, verdict=refused.verdict, note="")
    years = (ours.year or draft.profile.period_end, theirs.year or upper.profile.period_end)
    if refused.gate != "G4" or apart(draft.profile, upper.profile) or years[0] is None or years[1] is None:
        return row
    told = timing(ours, theirs, (years[0], years[1]), other.base, row_of(row.indicator))
    return replace(row, note=told.note, lags=told.lags)


def _missing(draft: Reading, plan: int, target: Target, taken_up: set[str], related: bool, lead: bool) -> Pair:
    """Return the row of an upper target that the draft does not have, with the baseline it may state.

    What a plan of another field sets is no lack of the draft's unless the draft knows the thing.
    """
    aside = target.thing in taken_up
    note = f"本规划有该指标，没有{_what(target)}的目标" if aside else ""
    base = None if aside else baseline(draft, target.metric)
    return Pair(
        None,
        target.metric,
        plan,
        Verdict.MISSING,
        None,
        note,
        base,
        target.base,
        (),
        target.repeats,
        target.indicator,
        headline=lead
        and not aside
        and (related or base is not None)
        and (target.in_goals or target.indicator is not None),
    )


def _extra(plan: int, target: Target, taken_up: set[str], lead: bool) -> Pair:
    """Return the row of a target that the upper plan does not have; stages of one (not its `lead`) are no headline."""
    aside = target.thing in taken_up
    return Pair(
        target.metric,
        None,
        plan,
        Verdict.EXTRA,
        None,
        f"上位规划有该指标，没有{_what(target)}的目标" if aside else "",
        target.base,
        None,
        target.repeats,
        indicator=target.indicator,
        headline=lead and not aside and (target.in_goals or target.indicator is not None),
    )


def _what(target: Target) -> str:
    """Return which of an indicator's targets it is: 2023年增量（新增数）."""
    return f"{target.year or ''}{'年' if target.year else ''}{kind_of(target.metric, target.indicator)}"


def _note(*parts: str) -> str:
    return "；".join(filter(None, parts))
