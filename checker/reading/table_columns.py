"""What the columns of an indicator table hold, read from their headers: name, unit, attribute, values with year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from checker.reading import units
from checker.reading.metric_context import Context
from checker.reading.moments import moments


class Role(StrEnum):
    """What a column holds."""

    SERIAL = "serial"
    GROUP = "group"
    NAME = "name"
    UNIT = "unit"
    ATTRIBUTE = "attribute"
    NOTE = "note"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Column:
    """A column; for values the year they hold for, whether they are reached, the measure and unit it says.

    `average` and `total` are both set under 年均/累计, where brackets tell which it is.
    """

    role: Role
    header: str
    year: int | None = None
    actual: bool = False
    expected: bool = False
    average: bool = False
    total: bool = False
    unit: str | None = None

    @property
    def spans(self) -> bool:
        """Tell whether the header may stand over several columns of its own (“十五五”目标)."""
        return (
            self.role is Role.VALUE
            and not (self.average or self.total)
            and not re.search(r"(?:19|20)\d{2}", self.header)
        )


_ROLES = (
    (Role.SERIAL, re.compile(r"^(?:序号|编号|序|No\.?)$")),
    (Role.NOTE, re.compile(r"备注|责任|牵头|来源|说明|部门|依据|数据提供|完成情况评价")),
    (Role.ATTRIBUTE, re.compile(r"^(?:指标)?(?:属性|性质|类型)$|约束性/预期性")),
    (Role.UNIT, re.compile(r"^(?:计量)?单位$")),
    (Role.GROUP, re.compile(r"^(?:指标)?(?:类别|分类|领域|维度|大类|方面|板块|门类|体系)$|^一级指标$|^类型$")),
    (
        Role.NAME,
        re.compile(
            r"^(?:主要|具体|核心|二级|三级|发展|关键|量化)?指标(?:名称|内容|体系|项目)?$|^名称$|^项目$|^内容$|^指标名称及单位$"
        ),
    ),
)
_VALUE = re.compile(
    r"(?:19|20)\d{2}|^.{0,3}十[二三四五六]五.{0,8}$"
    r"|^(?:总体)?(?:目标|预期|规划|现状|基期|基准|基础|实际|指标|完成|预计|期初|期末|年末|规划期末|中期|远期|近期)"
    r"(?:值|数|目标|水平|年|目标值)?(?:[（(].*)?$"
    r"|^(?:五年|规划期|期间)?(?:年均|(?:年均|年度|年)?(?:增长|增速|增幅|增)率?)?[/／、或]?[\[［（(〔【]?(?:五年|5年)?(?:累计|合计)?"
    r"(?:值|数|增长|提高)?[\]］）)〕】]?[/／]?\d?(?:[（(].*)?$"
    r"|^[\[［（(〔【]?(?:五年|5年)?(?:累计|合计)(?:值|数)?[\]］）)〕】]?\d?$"
)
_UNIT = re.compile(r"[（(]([^（）()]+)[）)]$")
_ACTUAL = re.compile(r"基期|基数|基础值|现状|现值|实际|完成|预计|初步|快报|统计")
_AVERAGE = re.compile(r"年均|年增|增速|增长率|年度增长|增长")
_TOTAL = re.compile(r"累计|合计|五年")
_ALL_TOLD = re.compile(
    r"^(?:[\[［（(〔【]?(?:五年|5年|规划期|期间)*(?:累计|合计|五年|5年|总)(?:增长|增加|提高|增)(?:率|幅|值|数|量)?"
    r"|“?十[一二三四五六七八九]五”?(?:时期|期间)(?:累计|总)?(?:增长|增加|提高|增)(?:率|幅|值|数|量)?|增幅|增长$)(?!.*年均)"
)
"""Headers of a change over all years, though they say 增长 as those of yearly rates do."""


def squeezed(text: str) -> str:
    """Return a header without blanks (指  标 -> 指标)."""
    return "".join(text.split())


def column_of(header: str, context: Context, longest: int = 24) -> Column | None:
    """Return the column under `header` (its lines joined), or None when it is no header of an indicator table."""
    text = squeezed(header)
    if not text or len(text) > longest:
        return None
    for role, pattern in _ROLES:
        if pattern.search(text):
            return Column(role, text)
    if not _VALUE.search(text) or re.search(r"[。，；]", text):
        return None
    years = [
        m.year
        for m in moments(text if "年" in text else re.sub(r"((?:19|20)\d{2})", r"\1年", text), context.issued)
        if m.year
    ]
    all_told = _ALL_TOLD.search(text) is not None
    average, total = not all_told and bool(_AVERAGE.search(text)), all_told or bool(_TOTAL.search(text))
    year = years[-1] if years else None
    if year is None or average or total:
        year = context.base_year if _ACTUAL.search(text) and year is None else (year or context.period_end)
    before = year is not None and context.base_year is not None and year <= context.base_year
    actual = (bool(_ACTUAL.search(text)) and not re.search("目标|规划", text)) or (before and "目标" not in text)
    stated = _UNIT.search(text)
    unit = units.normal_name(stated[1]) if stated and units.unit_of(units.normal_name(stated[1])) else None
    return Column(Role.VALUE, text, year, actual, "预计" in text, average, total, unit)
