"""插入表格: the usual tables of a plan with their columns, from a table that an office may lay its own over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from checker import resources
from checker.reading.elements import Profile

TABLE = "table_frames.tsv"
OPEN = "【待填】"
"""What stands in a cell until it is filled in; it counts among the open fields."""
_NAMED = re.compile(r"\{(.+?)\}")
_NUMBER = "№"

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class TableFrame:
    """One kind of table: its name, its usual caption and number of rows, its columns, and what stands in a row."""

    name: str
    caption: str
    rows: int
    columns: tuple[str, ...]
    cells: tuple[str, ...]

    def filled(self, rows: int, known: Mapping[str, str]) -> Rows:
        """Return the table with its head and so many rows; `known` fills the names in the columns."""
        head = tuple(_NAMED.sub(lambda found: known.get(found[1], OPEN), column) for column in self.columns)
        return head, *(tuple(cell.replace(_NUMBER, str(row)) for cell in self.cells) for row in range(1, rows + 1))


def table_frames() -> tuple[TableFrame, ...]:
    """Return all kinds in the order of the table; an office's own rows stand last."""
    return tuple(
        TableFrame(row["name"], row["caption"], int(row["rows"]), _split(row["columns"]), _split(row["cells"]))
        for row in resources.rows(TABLE)
        if row.get("columns")
    )


def plain_rows(rows: int, columns: int, *, head: bool) -> Rows:
    """Return a table to be filled in, with a head above its rows if wanted."""
    return tuple((OPEN,) * columns for _ in range(rows + head))


def years_of(profile: Profile) -> dict[str, str]:
    """Return the years that columns name, as far as the plan's period gives them."""
    known = {}
    if profile.period_start is not None:
        known["基期年"] = str(profile.period_start - 1)
    if profile.period_end is not None:
        known["止年"] = str(profile.period_end)
    return known


def next_number(word: str, texts: Iterable[str]) -> int:
    """Return the number that the next caption gets: 表3 where paragraphs begin with 表1 and 表2."""
    caption = re.compile(rf"\s*{word}\s*([0-9]{{1,3}})(?![0-9年.．])")
    return max((int(found[1]) for text in texts if (found := caption.match(text))), default=0) + 1


def _split(cells: str) -> tuple[str, ...]:
    return tuple(cells.split("｜"))
