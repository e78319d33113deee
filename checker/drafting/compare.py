"""Two versions of a draft beside each other: the rows of the 修改对照表, changed metrics, findings fixed and new.

Numbers of headings, tasks and rows, contents, page headers and the widths of characters are no text here: what only
follows from a paragraph put in elsewhere is no change. Where the versions are files of different kinds, nor is how
cells are divided, and how lines are, but for paragraphs that were split or joined between two sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from checker.collector import paused
from checker.drafting.versions.aligning import Link, Text, align
from checker.drafting.versions.bases import with_bases
from checker.drafting.versions.carried import with_carried
from checker.drafting.versions.finding_changes import finding_changes
from checker.drafting.versions.metric_changes import metric_changes
from checker.drafting.versions.moves import Free, completed, moved
from checker.drafting.versions.records import (
    Basis,
    ChangeKind,
    Comparison,
    FindingChange,
    MetricChange,
    Row,
    Side,
    Stretch,
)
from checker.drafting.versions.rows import Rows
from checker.drafting.versions.typed_rows import tables_typed, typed_rows
from checker.drafting.versions.units import Unit, units
from checker.reading.elements import Reading
from checker.review import Review

__all__ = [
    "Basis",
    "ChangeKind",
    "Comparison",
    "FindingChange",
    "MetricChange",
    "Row",
    "Side",
    "Stretch",
    "compare",
]


def compare(
    old: Reading,
    new: Reading,
    *,
    old_review: Review | None = None,
    new_review: Review | None = None,
    bases: Iterable[Basis] = (),
) -> Comparison:
    """Return what was changed from `old` to `new`.

    With both reviews (made beside the same upper plans) the findings are compared as well, and a change that settles a
    finding has its rule for a basis; `bases` give further ones, as the opinions that were followed.
    """
    with paused():
        return _compare(old, new, old_review, new_review, tuple(bases))


def _compare(
    old: Reading, new: Reading, old_review: Review | None, new_review: Review | None, bases: Sequence[Basis]
) -> Comparison:
    before, after = _units(old, new)
    links, moves = _linked(before, after)
    rows = Rows(old, new, before, after)
    made = with_carried(rows.of(links, moves), old, new)
    found = Comparison(old, new, made, passages=tuple(rows.pairs))
    found = replace(found, metrics=metric_changes(found))
    if old_review is not None and new_review is not None:
        fixed, still_open, appeared = finding_changes(old_review, new_review, found.passages)
        reviews = (old_review, new_review)
        found = replace(found, fixed=fixed, still_open=still_open, appeared=appeared, reviews=reviews)
    return replace(found, rows=with_bases(found, bases))


def _units(old: Reading, new: Reading) -> tuple[list[Unit], list[Unit]]:
    """Return the units of both versions; where one alone has tables, as far as the other has their rows in lines."""
    if old.plan.format == new.plan.format or _has_cells(old) == _has_cells(new):
        return units(old), units(new)
    with_cells, without = (old, new) if _has_cells(old) else (new, old)
    typed = typed_rows(without)
    tables = tables_typed(with_cells, without, typed)
    one, other = units(with_cells, tables=tables), units(without, typed=typed)
    return (one, other) if with_cells is old else (other, one)


def _has_cells(reading: Reading) -> bool:
    """Tell whether a plan's tables are tables, and not lines of text."""
    return any(block.cell is not None for block in reading.plan.blocks)


def _linked(before: Sequence[Unit], after: Sequence[Unit]) -> tuple[list[Link], list[Link]]:
    """Return the links of units in order, and those of units that were moved."""
    keys, new_keys = [unit.key for unit in before], [unit.key for unit in after]
    links = align(*(Text([u.key for u in side], [u.heading for u in side]) for side in (before, after)))
    free = Free(links, len(keys), len(new_keys))
    links = completed(links, keys, new_keys, free)
    moves = moved(keys, new_keys, sorted(free.old), sorted(free.new))
    for move in moves:
        free.take(move)
    return links, completed(moves, keys, new_keys, free)
