"""Where a paragraph stands, as the 修改对照表 says it: 三、（二）人才引育，第2段; 表3“研发投入强度”行第4列."""

from __future__ import annotations

from collections.abc import Sequence

from checker.plan import CellPlace
from checker.reading.elements import PassageKind, Reading

_TITLE = 14
"""Characters of a heading or row name that are told."""
_COUNTED = frozenset({PassageKind.BODY})


class Places:
    """The places of one version's passages."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._ordinals = _ordinals(reading)
        self._rows: dict[tuple[int, int], int] = {}
        for i, passage in enumerate(reading.passages):
            cell = reading.plan.blocks[passage.stretches[0].block].cell
            if cell is not None:
                self._rows.setdefault((cell.table, cell.row), i)

    def of(self, passages: Sequence[int], *, row: bool = False) -> str:
        """Return the place of the first passage; `row` leaves the column out."""
        first = passages[0]
        passage = self._reading.passages[first]
        chapter = self._chapter(passage.section)
        cell = self._reading.plan.blocks[passage.stretches[0].block].cell
        if cell is not None:
            where = self._cell(cell, row)
        elif passage.kind is PassageKind.HEADING:
            where = "标题"
        elif passage.kind is PassageKind.FOOTNOTE:
            where = "脚注"
        else:
            where = self._paragraphs(passages)
        return "，".join(part for part in (chapter, where) if part)

    def _chapter(self, section: int | None) -> str:
        path = self._reading.section_path(section)
        if not path:
            return ""
        above = "".join(heading.number or "" for heading in path[:-1])
        return above + (path[-1].number or "") + _short(path[-1].title)

    def _paragraphs(self, passages: Sequence[int]) -> str:
        numbers = [self._ordinals[i] for i in passages if i in self._ordinals]
        if not numbers:
            return ""
        return f"第{numbers[0]}段" if numbers[0] == numbers[-1] else f"第{numbers[0]}—{numbers[-1]}段"

    def _cell(self, cell: CellPlace, row: bool) -> str:
        head = self._reading.passages[self._rows[cell.table, cell.row]].normal
        named = f"“{_short(head)}”" if head and not head.isdigit() else ""
        return f"表{cell.table + 1}第{cell.row + 1}行{named}" + ("" if row else f"第{cell.column + 1}列")


def _ordinals(reading: Reading) -> dict[int, int]:
    """Return which paragraph of its section each passage is, from 1."""
    out: dict[int, int] = {}
    counts: dict[int | None, int] = {}
    for i, passage in enumerate(reading.passages):
        if passage.kind in _COUNTED:
            counts[passage.section] = counts.get(passage.section, 0) + 1
            out[i] = counts[passage.section]
    return out


def _short(text: str) -> str:
    return text if len(text) <= _TITLE else f"{text[: _TITLE - 1]}…"
