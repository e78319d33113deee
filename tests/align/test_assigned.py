"""What an upper plan assigns to the draft's own area, in a table of all areas."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from checker.align.assigned import assigned
from checker.reading import read
from checker.reading.elements import Reading
from checker.sources import read_plan

_UPPER = (
    "澜川市农业农村现代化“十四五”规划（2021—2025年）",
    "一、发展目标",
    "到2025年，全市粮食播种面积不少于310万亩，油料产量达到6万吨。",
    "专栏1 各县（市、区）任务分解",
)
_DRAFT = (
    "青澜省澜川市临溪区农业农村现代化“十四五”规划（2021—2025年）",
    "一、发展目标",
    "到2025年，全区粮食播种面积稳定在{}万亩，油料产量达到0.5万吨。",
)


def _plan(folder: Path, name: str, lines: tuple[str, ...], rows: tuple[tuple[str, ...], ...] = ()) -> Reading:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for i, row in enumerate(rows):
            for j, cell in enumerate(row):
                table.cell(i, j).text = cell
    path = folder / name
    document.save(str(path))
    return read(read_plan(path))


@pytest.mark.parametrize(("area", "missed"), [("27", True), ("28.5", False), ("31", False)])
def test_row_of_the_own_area(tmp_path: Path, area: str, missed: bool) -> None:
    rows = (
        ("县（市、区）", "粮食播种面积（万亩）", "村庄规划（个）"),
        ("松亭县", "40", "12"),
        ("临溪区", "28.5", "9"),
    )
    upper = _plan(tmp_path, "upper.docx", _UPPER, rows)
    draft = _plan(tmp_path, "draft.docx", (*_DRAFT[:2], _DRAFT[2].format(area)))
    found = list(assigned(draft, upper))
    assert [(str(one.value.value), one.value.unit, one.is_missed) for one in found] == [("28.5", "万亩", missed)]


def test_other_areas_are_not_the_own(tmp_path: Path) -> None:
    upper = _plan(tmp_path, "upper.docx", _UPPER, (("县（市、区）", "粮食播种面积（万亩）"), ("松亭县", "40")))
    draft = _plan(tmp_path, "draft.docx", (*_DRAFT[:2], _DRAFT[2].format("27")))
    assert not list(assigned(draft, upper))
