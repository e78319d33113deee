"""Grid → rows of opinions: where the headings stand, which unit each row is of, forms that are filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from checker.drafting.opinions.grids import Grid
from checker.drafting.opinions.words import (
    ColumnKind,
    bare,
    heading_kind,
    is_footer,
    is_unit,
    joint_name,
    unit_in,
    units_in,
)

_SAID = (ColumnKind.OPINION, ColumnKind.PROPOSED)
_LABEL = 4
_LONG = 12
"""Characters from which on the text of a cell is an opinion rather than a name or number."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table as a unit filled it in: the text of each kind of column, and where it stands.

    `unit` is empty where neither the row nor what stands above it names one.
    """

    unit: str
    texts: Mapping[ColumnKind, str]
    where: str

    def text(self, kind: ColumnKind) -> str:
        """Return what stands in the columns of a kind."""
        return self.texts.get(kind, "").strip()


@dataclass(slots=True)
class _Columns:
    """The columns of a table by kind, in order; several may be of one kind."""

    kinds: dict[int, ColumnKind] = field(default_factory=dict)

    def texts(self, grid: Grid, row: int) -> dict[ColumnKind, str]:
        """Return the text of a row by kind; a cell that began further up holds no new opinion."""
        out: dict[ColumnKind, str] = {}
        seen: set[tuple[int, int]] = set()
        for column, kind in self.kinds.items():
            origin = grid.origin.get((row, column), (row, column))
            text = grid.text(row, column).strip()
            if not text or origin in seen or (kind in _SAID and not grid.begins(row, column)):
                continue
            seen.add(origin)
            out[kind] = f"{out[kind]}\n{text}" if kind in out else text
        return out


def rows_of(grid: Grid) -> list[Row]:
    """Return the rows of opinions of a table; none where it is no table of opinions."""
    if heads := _heads(grid):
        return list(_below_heads(grid, heads))
    return list(_form(grid)) or list(_without_head(grid))


def _heads(grid: Grid) -> list[int]:
    """Return the rows of headings; one further down repeats the first, or stands below a title of its own."""
    found: list[int] = []
    for row in range(grid.rows):
        if _is_head(grid, row):
            texts = {text.strip() for _, text in grid.own(row)}
            again = found and len(texts & {text.strip() for _, text in grid.own(found[0])}) >= 2
            if not found or again or len(grid.own(row - 1)) == 1:
                found.append(row)
    return found


def _is_head(grid: Grid, row: int) -> bool:
    """Tell whether a row holds headings: an opinion's, beside one of another kind, and hardly anything else."""
    cells = grid.own(row)
    kinds = [heading_kind(text) for _, text in cells]
    known = [kind for kind in kinds if kind is not None]
    said = any(kind in _SAID for kind in known)
    return said and len(set(known)) >= 2 and len(known) * 2 >= len(cells) and not _is_filled(cells, kinds)


def _is_filled(cells: list[tuple[int, str]], kinds: list[ColumnKind | None]) -> bool:
    """Tell whether what looks like headings was filled in: numbers, units, sentences, long texts beside labels."""
    texts = [text.strip() for _, text in cells]
    if any(text.isdecimal() or is_unit(text) or any(mark in text for mark in "。；") for text in texts):
        return True
    return any(kind is None and len(text) > _LONG for text, kind in zip(texts, kinds, strict=True))


def _below_heads(grid: Grid, heads: list[int]) -> Iterator[Row]:
    """Yield the rows below each row of headings; what stands between two tables on one sheet names the next unit."""
    unit = _named(list(grid.above) + _titles(grid, 0, heads[0]))
    for head, stop in zip(heads, [*heads[1:], grid.rows], strict=True):
        columns = _columns(grid, head)
        unit = (_named(_titles(grid, head - 3, head)) or unit) if head != heads[0] else unit
        for row in range(head + 1, stop):
            cells = grid.own(row)
            if not cells or is_footer(cells[0][1]):
                continue
            if len(cells) == 1 and (alone := unit_in(cells[0][1])) and not _said(columns, cells[0][0], cells[0][1]):
                unit = alone
                continue
            texts = columns.texts(grid, row)
            if named := texts.get(ColumnKind.UNIT, ""):
                unit = joint_name(named)
            if set(texts) - {ColumnKind.NUMBER, ColumnKind.UNIT} or named:
                yield Row(unit or "", texts, f"{grid.label}第{grid.first + row}行")


def _said(columns: _Columns, column: int, text: str) -> bool:
    """Tell whether the only text of a row is an opinion and not the unit of the rows below."""
    return columns.kinds.get(column) in _SAID and not is_unit(text)


def _columns(grid: Grid, head: int) -> _Columns:
    found: dict[int, ColumnKind] = {}
    for column in range(grid.columns):
        kind = heading_kind(grid.text(head, column))
        if kind is not None and kind is not ColumnKind.OTHER:
            answers = ColumnKind.ADOPTION in found.values() and kind is ColumnKind.GROUNDS
            found[column] = ColumnKind.REASON if answers else kind
    if ColumnKind.ADOPTION not in found.values():  # nobody has answered yet: what is explained is the opinion
        found |= {at: ColumnKind.GROUNDS for at, kind in found.items() if _explains(kind, grid.text(head, at))}
    return _Columns(found)


def _explains(kind: ColumnKind, heading: str) -> bool:
    return kind is ColumnKind.REASON and bare(heading) == "说明"


def _titles(grid: Grid, start: int, stop: int) -> list[str]:
    """Return the lines of rows that hold one text only, as titles do."""
    lines = []
    for row in range(max(start, 0), stop):
        cells = grid.own(row)
        if len(cells) == 1 or (cells and heading_kind(cells[0][1]) is ColumnKind.UNIT):
            lines.append("：".join(text.strip() for _, text in cells[:2]))
    return lines


def _named(lines: list[str]) -> str | None:
    """Return the unit that the nearest of these lines names, the last line being the nearest."""
    pieces = [piece for line in lines for piece in line.split("\n")]
    return next((unit for line in reversed(pieces) if (unit := unit_in(line)) is not None), None)


def _form(grid: Grid) -> Iterator[Row]:
    """Yield the one row of a form, whose labels stand left of (or above) what was filled in."""
    texts: dict[ColumnKind, str] = {}
    first = 0
    for row in range(grid.rows):
        cells = grid.own(row)
        for (_, label), (_, text) in pairwise(cells):
            kind = heading_kind(label)
            if kind is None or len(label.strip()) > _LONG or _is_label(text):
                continue
            first = first or row + 1
            texts[kind] = f"{texts[kind]}\n{text}" if kind in texts else text
        if len(cells) == 1 and (found := _labelled(cells[0][1])):
            texts.setdefault(*found)
    if any(kind in texts for kind in _SAID):
        unit = joint_name(texts[ColumnKind.UNIT]) if ColumnKind.UNIT in texts else _named(list(grid.above)) or ""
        yield Row(unit, texts, f"{grid.label}第{max(first, 1)}行")


def _is_label(text: str) -> bool:
    """Tell whether what stands beside a label is the next label, not what was filled in."""
    return heading_kind(text) is not None and len(bare(text)) <= _LABEL and not is_unit(text)


def _labelled(text: str) -> tuple[ColumnKind, str] | None:
    """Return kind and content of a cell that begins with its own label: 意见建议：1.…"""
    label, mark, rest = text.replace(":", "：", 1).partition("：")
    kind = heading_kind(label) if mark and rest.strip() and len(label) <= _LONG else None
    return (kind, rest.strip()) if kind in (ColumnKind.UNIT, ColumnKind.OPINION) and kind is not None else None


def _without_head(grid: Grid) -> Iterator[Row]:
    """Yield the rows of a table without headings: a unit's name, and to its right what it says."""
    found = []
    unit = _named(list(grid.above)) or ""
    for row in range(grid.rows):
        cells = grid.own(row)
        names = [column for column, text in cells if units_in(text)]
        said = [text for column, text in cells if not names or column > names[0]]
        if names:
            unit = joint_name(grid.text(row, names[0]))
        if names and said:
            found.append((row, unit, max(said, key=len)))
    if len(found) >= 2:
        for row, unit, text in found:
            yield Row(unit, {ColumnKind.OPINION: text}, f"{grid.label}第{row + 1}行")
