"""What is laid beside each other: paragraphs and table rows, without their numbers, blanks and line ends."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from checker.plan import CellPlace
from checker.reading.elements import COUNT_UNITS, PassageKind, Reading
from checker.reading.numbering import Style, mark_of
from checker.reading.units import unit_of
from checker.text import Span

_LEFT_OUT = frozenset({PassageKind.TOC, PassageKind.FURNITURE})
_NOTE_NUMBER = re.compile(r"\d{1,3}\s*(?=[^\d\s.,%年万亿])")
_PROSE = 12
"""Characters that follow the number of a paragraph, but not a value in a cell."""
_BEFORE_YEAR = re.compile(r"\d{1,2}\.(?=(?:19|20)\d\d年)")
_RUNNING = 3
"""Rows from which on 1, 2, 3 down a column are numbers of rows."""
_MOSTLY = 0.8
_SERIAL = 2
"""Columns from the left in which rows are numbered: behind a merged 类别 it is the second."""


@dataclass(frozen=True, slots=True)
class Part:
    """A passage of a unit: the span of its words without the number in front."""

    passage: int
    body: Span
    cell: CellPlace | None = None
    """Where in a table it stands, typed or not."""
    typed: bool = False
    """Whether it is one of several cells in a line of text."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, or a row of a table; `key` is all that counts of its text."""

    parts: tuple[Part, ...]
    key: str
    row: bool = False
    footnote: bool = False
    heading: bool = False


def units(
    reading: Reading, *, tables: Container[int] | None = None, typed: Mapping[int, Sequence[Span]] | None = None
) -> list[Unit]:
    """Return the units in reading order: contents, page headers and page numbers left out.

    The cells of a row of one of the `tables`, all for None, are one unit; those of another table are each a unit of its
    own, for texts that have no tables but lines. `typed`: the spans of the cells of lines that are rows, by passage.
    """
    typed = typed or {}
    left_out = {i for i, spans in typed.items() if not spans}
    kept = [i for i, p in enumerate(reading.passages) if p.kind not in _LEFT_OUT and i not in left_out]
    cells = {i: place for i in kept if (place := _cell(reading, i)) and (tables is None or place.table in tables)}
    bodies = _bodies(reading, kept)
    out: list[Unit] = []
    at = 0
    while at < len(kept):
        stop = at + 1
        cell = cells.get(kept[at])
        while cell and stop < len(kept) and _same_row(cell, cells.get(kept[stop])):
            stop += 1
        if kept[at] in typed:
            out.append(_typed(reading, kept[at], typed))
        else:
            out.append(_unit(reading, kept[at:stop], bodies, cells))
        at = stop
    return _unnumbered(reading, out)


def _cell(reading: Reading, passage: int) -> CellPlace | None:
    return reading.plan.blocks[reading.passages[passage].stretches[0].block].cell


def _same_row(one: CellPlace, other: CellPlace | None) -> bool:
    return other is not None and (one.table, one.row) == (other.table, other.row)


def same_row(reading: Reading, one: Unit, other: Unit) -> bool:
    """Tell whether two units are cells of one row."""
    cell = _cell(reading, one.parts[0].passage)
    return cell is not None and _same_row(cell, _cell(reading, other.parts[0].passage))


def joined(found: Sequence[Unit]) -> Unit:
    """Return the cells of a row as one unit."""
    return Unit(tuple(part for unit in found for part in unit.parts), "\t".join(unit.key for unit in found), True)


def _bodies(reading: Reading, kept: Sequence[int]) -> dict[int, Span]:
    """Return the words of each passage without the number in front."""
    headed: dict[int, Span] = {}
    for heading in reading.outline:
        if heading.title_span is not None and heading.number and not heading.automatic and heading.span.start == 0:
            headed.setdefault(heading.passage, heading.title_span)
    out: dict[int, Span] = {}
    for i in kept:
        text = reading.passages[i].normal
        title = headed.get(i)
        note = _NOTE_NUMBER.match(text) if reading.passages[i].kind is PassageKind.FOOTNOTE else None
        start = title.start if title else note.end() if note else _number_stop(text)
        out[i] = Span(start, len(text))
    return out


def _number_stop(text: str) -> int:
    """Return where a paragraph's words begin behind its number; a value (1.5亿元) is none."""
    if dated := _BEFORE_YEAR.match(text):
        return dated.end()
    mark = mark_of(text)
    if mark is None or mark.stop >= len(text) or (mark.style is Style.DECIMAL and _is_value(text[mark.stop :])):
        return 0
    return mark.stop


def _is_value(rest: str) -> bool:
    """Tell whether what follows two numbers with a point says that they are a value: a unit, or little text."""
    units_there = (rest[:n] for n in (1, 2, 3) if unit_of(rest[:n]) is not None)
    return len(rest) < _PROSE or any(unit not in COUNT_UNITS for unit in units_there)  # there are no 9.3所


def _unit(reading: Reading, passages: Sequence[int], bodies: dict[int, Span], cells: dict[int, CellPlace]) -> Unit:
    parts = tuple(Part(i, bodies[i], cells.get(i)) for i in passages)
    key = "\t".join(squashed(reading, part) for part in parts)
    kind = reading.passages[passages[0]].kind
    return Unit(
        parts, key, cells.get(passages[0]) is not None, kind is PassageKind.FOOTNOTE, kind is PassageKind.HEADING
    )


def _typed(reading: Reading, passage: int, typed: Mapping[int, Sequence[Span]]) -> Unit:
    """Return a line as a row; lines one behind the other are of one table, which is told by its first."""
    first = passage
    while first - 1 in typed:
        first -= 1
    places = (CellPlace(-1 - first, passage - first, column) for column in range(len(typed[passage])))
    parts = tuple(Part(passage, span, place, True) for span, place in zip(typed[passage], places, strict=True))
    return Unit(parts, "\t".join(squashed(reading, part) for part in parts), row=True)


def squashed(reading: Reading, part: Part) -> str:
    """Return the words of a part without white space."""
    return "".join(part.body.of(reading.passages[part.passage].normal).split())


def _unnumbered(reading: Reading, found: list[Unit]) -> list[Unit]:
    """Take the running number out of a table's rows: a row put in front is no change of those behind it."""
    out = list(found)
    for cells in _columns(found).values():
        numbered = [
            (i, n) for i, n in cells if (text := squashed(reading, found[i].parts[n])).isdigit() and len(text) < 4
        ]
        if _running([int(squashed(reading, found[i].parts[n])) for i, n in numbered]):
            for i, n in numbered:
                out[i] = _without(reading, out[i], n)
    return out


def _columns(found: Sequence[Unit]) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Return the cells of each table's first columns that may hold running numbers, as unit and part."""
    columns: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for i, unit in enumerate(found):
        if not unit.row or len(unit.parts) < 2:
            continue
        for n, part in enumerate(unit.parts):
            cell = part.cell
            if cell is not None and cell.column < _SERIAL:
                columns.setdefault((cell.table, cell.column), []).append((i, n))
    return columns


def _running(values: Sequence[int]) -> bool:
    """Tell whether numbers count from 1, but for a few that were overlooked."""
    steps = [other - one == 1 for one, other in pairwise(values)]
    return len(values) >= _RUNNING and values[0] <= 1 and sum(steps) >= _MOSTLY * len(steps)


def _without(reading: Reading, unit: Unit, part: int) -> Unit:
    """Return a unit with no words in one of its parts."""
    parts = list(unit.parts)
    stop = parts[part].body.stop
    parts[part] = replace(parts[part], body=Span(stop, stop))
    return replace(unit, parts=tuple(parts), key="\t".join(squashed(reading, one) for one in parts))
