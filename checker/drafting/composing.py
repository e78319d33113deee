"""The lines of a draft as a plan that can be read, checked and typeset like one from a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from checker.drafting.source import Line, LineKind
from checker.plan import Block, BlockKind, Cell, CellPlace, Plan, Table
from checker.reading.elements import Reading
from checker.word.page_roles import Role

_LEVELS = {LineKind.TITLE: 0, LineKind.CHAPTER: 1, LineKind.PREFACE: 1, LineKind.SECTION: 2}
_ROLES = {
    LineKind.TITLE: Role.TITLE,
    LineKind.SUBTITLE: Role.SUBTITLE,
    LineKind.NUMBER: Role.DOCUMENT_NUMBER,
    LineKind.ADDRESSEE: Role.ADDRESSEE,
    LineKind.CHAPTER: Role.HEADING_1,
    LineKind.PREFACE: Role.HEADING_1,
    LineKind.SECTION: Role.HEADING_2,
    LineKind.ANNEX: Role.ANNEX,
    LineKind.ONLY_ANNEX: Role.ANNEX,
    LineKind.ANNEX_TITLE: Role.ANNEX_TITLE,
    LineKind.ANNEX_NOTE: Role.ANNEX_NOTE,
    LineKind.SIGNATURE: Role.SIGNATURE,
}
_SERIAL = "№"
_SENTENCE_END = ("。", "；", "：", "）")


def plan_of(lines: Sequence[Line], path: Path) -> Plan:
    """Return the plan of numbered and filled lines; `path` is where it is going to be written."""
    blocks: list[Block] = []
    tables: list[Table] = []
    for is_row, group in groupby(lines, key=lambda line: line.kind is LineKind.ROW):
        if is_row:
            tables.append(_table([line.cells for line in group], len(tables), blocks))
        else:
            blocks.extend(_block(line, len(blocks) + at) for at, line in enumerate(group, 1))
    text = "\n".join(block.text for block in blocks)
    return Plan(path, "docx", sha256(text.encode()).hexdigest(), tuple(blocks), tuple(tables))


def roles_of(lines: Sequence[Line], reading: Reading) -> dict[int, Role]:
    """Return the roles on the page of the passages whose lines tell them; items and text are told by their words."""
    kinds = [line.kind for line in lines for _ in range(len(line.cells) if line.kind is LineKind.ROW else 1)]
    out: dict[int, Role] = {}
    for index, passage in enumerate(reading.passages):
        kind = kinds[passage.stretches[0].block] if passage.stretches else LineKind.BODY
        if kind in _ROLES:
            out[index] = _ROLES[kind]
            if kind is LineKind.ANNEX_NOTE and not passage.normal.startswith("附件"):
                out[index] = Role.ANNEX_NOTE_MORE
    return out


def _block(line: Line, number: int) -> Block:
    level = _LEVELS.get(line.kind)
    if line.kind is LineKind.ITEM and not line.text.endswith(_SENTENCE_END):
        level = 3
    style = "Title" if level == 0 else f"heading {level}" if level else None
    return Block(number, line.text, level=level, style=style)


def _table(rows: Sequence[Sequence[str]], number: int, blocks: list[Block]) -> Table:
    """Return a table, its cells' blocks put behind the others."""
    width = max(map(len, rows))
    cells: list[Cell] = []
    for row, column, text in _places(rows, width):
        blocks.append(Block(len(blocks) + 1, text, kind=BlockKind.CELL, cell=CellPlace(number, row, column)))
        cells.append(Cell(row, column, 1, 1, (len(blocks) - 1,)))
    return Table(len(rows), width, tuple(cells))


def _places(rows: Sequence[Sequence[str]], width: int) -> Iterator[tuple[int, int, str]]:
    for row, texts in enumerate(rows):
        for column in range(width):
            text = texts[column] if column < len(texts) else ""
            yield row, column, str(row) if text == _SERIAL else text
