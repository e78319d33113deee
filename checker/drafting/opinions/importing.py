"""Papers of bureaus → opinions: tables of .xlsx and of whatever a plan can be read from, forms, letters."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from checker.drafting.opinions.grids import free_lines, grids_of_plan, grids_of_sheet
from checker.drafting.opinions.letters import rows_of_letter
from checker.drafting.opinions.splitting import split
from checker.drafting.opinions.tables import Row, rows_of
from checker.drafting.opinions.unit_names import one_name_each
from checker.drafting.opinions.words import ColumnKind, adoption_of, says_nothing, unit_in
from checker.errors import NoOpinions, NotWorkbook, PlanError
from checker.opinions import JOINT, UNNAMED, Opinion, Opinions
from checker.sources import read_plan
from checker.sources.workbook import read_workbook

_UNPLACED = re.compile(r"（未定位：[^）]*）\Z")
"""What the program's own table says in this column."""
_ASKS = ("增加", "补充", "删除", "删去", "建议", "新增一")
"""How words begin that stand in the column of the words wanted, and ask for something else."""
WORKBOOKS = (".xlsx", ".xlsm")
OTHER_TABLES = (".xls", ".et", ".csv", ".ods")
"""Tables that must be saved as .xlsx first."""


@dataclass(slots=True)
class Imported:
    """What the papers say; `notes` tell in Chinese what is to be known: empty rows, units without a name.

    `refused` says of each paper that could not be read, or holds no opinion, why.
    """

    opinions: Opinions = field(default_factory=Opinions)
    notes: list[str] = field(default_factory=list)
    refused: list[PlanError] = field(default_factory=list)


def read_opinions(paths: Iterable[Path], *, region: str | None = None) -> Imported:
    """Return the opinions of papers, in the order given; one that can't be read does not stop the others.

    Raises the first paper's error where none could be read. `region` is the draft's area: 临溪区财政局 and 区财政局
    are then one unit.
    """
    rows: list[tuple[str, Row]] = []
    imported = Imported()
    for path in paths:
        try:
            rows += [(path.name, row) for row in _rows(path)]
        except PlanError as error:
            imported.refused.append(error)
    if imported.refused and not rows:
        raise imported.refused[0]
    names = one_name_each([unit for _, row in rows for unit in row.unit.split(JOINT) if unit], region)
    seen: Counter[str] = Counter()
    for file, row in rows:
        units = dict.fromkeys(names.get(unit, unit) for unit in row.unit.split(JOINT))
        _take(imported, file, row, JOINT.join(units), seen)
    spoken = {unit for opinion in imported.opinions for unit in opinion.units}
    imported.opinions.agreed = [u for u in dict.fromkeys(imported.opinions.agreed) if u not in spoken]
    return imported


def _rows(path: Path) -> list[Row]:
    """Return the rows of one paper; raises NoOpinions where it has none."""
    if not (rows := _rows_in(path)):
        raise NoOpinions(path)
    return rows


def _rows_in(path: Path) -> list[Row]:
    if path.suffix.lower() in WORKBOOKS:
        grids = [grid for sheet in read_workbook(path) for grid in grids_of_sheet(sheet)]
        return _with_unit([row for grid in grids for row in rows_of(grid)], path)
    if path.suffix.lower() in OTHER_TABLES:
        raise NotWorkbook(path, detail=f"（{path.suffix.lower()} 格式）")
    plan = read_plan(path)
    rows = [row for grid in grids_of_plan(plan) for row in rows_of(grid)]
    return _with_unit(rows, path) or rows_of_letter(free_lines(plan), path.stem)


def _with_unit(rows: Sequence[Row], path: Path) -> list[Row]:
    """Return the rows; those that name no unit are of the one that the file is named after, if any."""
    named = unit_in(path.stem)
    return [row if row.unit or not named else Row(named, row.texts, row.where) for row in rows]


def _take(imported: Imported, file: str, row: Row, unit: str, seen: Counter[str]) -> None:
    """Put the opinions of a row where they belong; the row's answer goes to them only where it is one opinion."""
    said, source = _said(row), f"{file}，{row.where}"
    wished = split(said)
    if not said and says_nothing(row.text(ColumnKind.HAS)):
        imported.opinions.agreed += (unit or UNNAMED).split(JOINT)
        return
    if not said:
        if row.text(ColumnKind.UNIT):
            imported.notes.append(f"{source}：{unit or UNNAMED}没有填写意见，未计入收回。")
        return
    if not wished:
        if says_nothing(said) or all(says_nothing(line) for line in said.split("\n")):
            imported.opinions.agreed += (unit or UNNAMED).split(JOINT)
        return
    if not unit:
        imported.notes.append(f"{source}：没有写明是哪个单位的意见。")
    for text in wished:
        own = _opinion(unit or UNNAMED, text, row, source, alone=len(wished) == 1)
        seen[own.id] += 1
        if seen[own.id] > 1:
            imported.notes.append(f"{source}：与{own.unit}已有的意见相同，只列一次。")
            continue
        imported.opinions.put(own)


def _said(row: Row) -> str:
    """Return the opinion of a row; of a row that only gives the words wanted, a sentence that asks for them."""
    said, wanted = row.text(ColumnKind.OPINION), row.text(ColumnKind.PROPOSED)
    if not wanted or wanted in said:
        return said
    if wanted.startswith(_ASKS) and (not said or says_nothing(said)):
        return wanted
    return f"{said.rstrip('。')}。建议改为：“{wanted}”" if said and not says_nothing(said) else f"建议改为：“{wanted}”"


def _opinion(unit: str, text: str, row: Row, source: str, *, alone: bool) -> Opinion:
    original = row.text(ColumnKind.ORIGINAL)
    cited = _UNPLACED.sub("", row.text(ColumnKind.LOCATION)).strip("—- \n")
    digest = hashlib.sha256("\0".join((unit, text, original, cited)).encode("utf-8", "replace")).hexdigest()[:16]
    grounds = row.text(ColumnKind.GROUNDS)
    answer = row.text(ColumnKind.ADOPTION) if alone else ""
    reason = row.text(ColumnKind.REASON) if alone else ""
    return Opinion(
        digest,
        unit,
        text,
        cited,
        original,
        "" if says_nothing(grounds) else grounds,
        source,
        adoption=adoption_of(answer),
        reason=reason or _behind(answer),
        note=row.text(ColumnKind.NOTE) if alone else "",
    )


def _behind(answer: str) -> str:
    """Return the reason that stands in one cell with the answer: 不采纳。该事项由市级统筹。"""
    if adoption_of(answer) is None:
        return ""
    cut = next((i for i, char in enumerate(answer) if char in "。，；：\n,;:"), len(answer))
    return answer[cut + 1 :].strip().removeprefix("理由：")
