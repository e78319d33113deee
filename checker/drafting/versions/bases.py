"""修改依据: the finding that a change settles, and what the office says of a passage (opinions, instructions)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.drafting.versions.records import Basis, Comparison, Row


def with_bases(found: Comparison, bases: Sequence[Basis]) -> tuple[Row, ...]:
    """Return the rows with what is known of why; empty where nothing is."""
    return tuple(_with_basis(found, row, bases) for row in found.rows)


def _with_basis(found: Comparison, row: Row, bases: Sequence[Basis]) -> Row:
    given = (b.text for b in bases if b.passage in (row.new if b.of_new else row.old).passages)
    told = dict.fromkeys([*given, *_settled(found, row)])
    return replace(row, basis="；".join(told)) if told else row


def _settled(found: Comparison, row: Row) -> Iterator[str]:
    """Yield the fixed findings whose marks the change touches: 核查NUM-04（增速与基期不符）.

    Where the rule finds something in the new words as well, they did not settle it.
    """
    again = {
        change.finding.rule
        for change in found.appeared or ()
        if any(place.plan == 0 and place.passage in row.new.passages for place in change.finding.places)
    }
    touched = [(s.passage, s.span) for s in row.old.stretches if s.changed]
    for fixed in found.fixed or ():
        finding = fixed.finding
        if finding.rule in again:
            continue
        if any(
            place.plan == 0
            and place.passage == passage
            and place.span.start <= span.stop
            and span.start <= place.span.stop
            for place in finding.places
            for passage, span in touched
        ):
            yield f"核查{finding.rule}（{finding.name}）"
