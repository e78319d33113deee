"""The lines of a draft as a plan that can be read, checked and typeset like one from a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from checker.drafting.source import Line, LineKind
from checker.plan import Block, BlockKind, Cell, CellPlace, Plan, Table

_LEVELS = {LineKind.TITLE: 0, LineKind.CHAPTER: 1, LineKind.PREFACE: 1, LineKind.SECTION: 2}
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
