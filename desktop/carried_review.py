"""A review carried over to the draft in another structure, until that is checked; free of Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from checker.align.pairs import Pair
from checker.findings import Edit, Finding, Fix, Place
from checker.reading.elements import Metric, Passage, Reading
from checker.review import Review

Numbers = Mapping[int, int]


def carried_review(review: Review, draft: Reading, blocks: Numbers) -> Review:
    """Return a review as one of another reading of its draft; what has lost its place is left out.

    `blocks` gives by block of the review's draft the block that it became. Findings, pairs and their places are those
    of the same words elsewhere: what a check says of the new structure comes later.
    """
    passages = _passages(review.draft.passages, draft.passages, blocks)
    findings = (_finding(finding, passages) for finding in review.findings)
    pairs = (_pair(pair, passages) for pair in review.pairs)
    return replace(
        review,
        readings=(draft, *review.readings[1:]),
        findings=tuple(finding for finding in findings if finding is not None),
        pairs=tuple(pair for pair in pairs if pair is not None),
    )


def _passages(before: Sequence[Passage], after: Sequence[Passage], blocks: Numbers) -> dict[int, int]:
    """Return by passage the one that says the same in the block that its own became."""
    there = {_start(passage): number for number, passage in enumerate(after) if passage.stretches}
    found: dict[int, int] = {}
    for number, passage in enumerate(before):
        if not passage.stretches:
            continue
        block, at = _start(passage)
        now = there.get((blocks.get(block, -1), at))
        if now is not None and after[now].text.normal == passage.text.normal:
            found[number] = now
    return found


def _start(passage: Passage) -> tuple[int, int]:
    return passage.stretches[0].block, passage.stretches[0].block_start


def _finding(finding: Finding, passages: Numbers) -> Finding | None:
    """Return a finding on the passages as they count now; None where one of its places is gone."""
    edits = [edit for fix in finding.fixes for edit in fix.edits]
    if any(place.plan == 0 and place.passage not in passages for place in (*finding.places, *(e.place for e in edits))):
        return None
    return replace(
        finding,
        places=tuple(_place(place, passages) for place in finding.places),
        fixes=tuple(_fix(fix, passages) for fix in finding.fixes),
    )


def _fix(fix: Fix, passages: Numbers) -> Fix:
    return replace(fix, edits=tuple(Edit(_place(edit.place, passages), edit.text) for edit in fix.edits))


def _place(place: Place, passages: Numbers) -> Place:
    return place._replace(passage=passages[place.passage]) if place.plan == 0 else place


def _pair(pair: Pair, passages: Numbers) -> Pair | None:
    if pair.draft is None:
        return pair
    if pair.draft.passage not in passages:
        return None
    repeats = (_metric(metric, passages) for metric in pair.draft_repeats)
    return replace(
        pair,
        draft=_metric(pair.draft, passages),
        draft_base=_metric(pair.draft_base, passages),
        draft_form=_metric(pair.draft_form, passages),
        draft_repeats=tuple(metric for metric in repeats if metric is not None),
    )


def _metric(metric: Metric | None, passages: Numbers) -> Metric | None:
    if metric is None or metric.passage not in passages:
        return None
    named = passages.get(metric.name_passage) if metric.name_passage is not None else None
    span = metric.name_span if named is not None or metric.name_passage is None else None
    return replace(metric, passage=passages[metric.passage], name_passage=named, name_span=span)
