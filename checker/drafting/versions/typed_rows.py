"""Rows of tables typed in a text file, a line a row, with tabs, blanks or bars between the cells."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence

from checker.reading.elements import PassageKind, Reading
from checker.text import Span

_BETWEEN = re.compile(r"\t+|[ \u3000]{2,}|[ \t\u3000]*[|｜│][ \t\u3000]*")
_RULE = re.compile(r"[\s|｜│:：=+─—-]+\Z")
_LEAST = 3
"""Cells from which on a line is a row."""
_LONGEST = 60
"""Characters of a cell that is still one, and not a sentence with blanks in it."""
_KNOWN = 4
"""Characters from which on a row's words are known again."""


def typed_rows(reading: Reading) -> dict[int, tuple[Span, ...]]:
    """Return the spans of the cells by passage; a row alone, with none like it before or behind, is a line of text.

    A rule between the rows (|---|---|) is a row without cells.
    """
    found: dict[int, tuple[Span, ...]] = {}
    run: list[tuple[int, tuple[Span, ...]]] = []
    for index, passage in enumerate(reading.passages):
        cells = _cells(passage.normal) if passage.kind is PassageKind.BODY else None
        if cells is None:
            found.update(_table(run))
            run = []
        else:
            run.append((index, cells))
    found.update(_table(run))
    return found


def _cells(text: str) -> tuple[Span, ...] | None:
    """Return the cells of a line, none for a rule; None for what is no row."""
    if "|" in text and _RULE.match(text):
        return ()
    cells: list[Span] = []
    start = 0
    for mark in (*_BETWEEN.finditer(text), None):
        stop = mark.start() if mark else len(text)
        if stop > start or 0 < start < len(text):
            cells.append(Span(start, stop))
        start = mark.end() if mark else stop
    long = any(cell.stop - cell.start > _LONGEST for cell in cells)
    return None if len(cells) < _LEAST or long else tuple(cells)


def _table(run: Sequence[tuple[int, tuple[Span, ...]]]) -> dict[int, tuple[Span, ...]]:
    return dict(run) if sum(bool(cells) for _, cells in run) > 1 else {}


def tables_typed(reading: Reading, other: Reading, rows: Mapping[int, Sequence[Span]]) -> Container[int]:
    """Return the tables of `reading` of which the other version has a row as a line."""
    lines = {"".join(_row_words(other, passage, cells)) for passage, cells in rows.items()}
    words: dict[tuple[int, int], str] = {}
    for passage in reading.passages:
        cell = reading.plan.blocks[passage.stretches[0].block].cell
        if cell is not None:
            key = cell.table, cell.row
            words[key] = words.get(key, "") + "".join(passage.normal.split())
    return {table for (table, _), text in words.items() if len(text) >= _KNOWN and text in lines}


def _row_words(reading: Reading, passage: int, cells: Sequence[Span]) -> list[str]:
    text = reading.passages[passage].normal
    return ["".join(cell.of(text).split()) for cell in cells]
