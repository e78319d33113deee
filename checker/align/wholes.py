"""Whether an upper plan's figure is the whole of which the draft's is a part, so that the part can't be larger.

What every area has to itself is none: a floor for each county (各县不少于60人), a list that all work through (事项), a
thing of which the draft had about as much as the whole from the start.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from checker import resources
from checker.align.values import ratio_of
from checker.reading.elements import Comparator, Metric, Reading
from checker.reading.units import unit_of

_OF_EACH = re.compile(
    "各(?:县|区|市|州|镇|乡|街道|地|级|村|社区|园区|开发区|学校|单位|部门)"
    "|每(?:个|座|所|家|支|处|县|区|市|镇|乡|街道|村|社区|校|站)"
    "|(?:县|区|镇|乡|村|校)均|所有(?:县|区|镇|乡)"
)
_OF_RANK = re.compile("(?:县|区|乡|镇|街道|村|社区)级(?!以上|及以上)")
"""What each area of a rank has (县级救援队伍不少于50人), as a floor or a size; 县级农场200个 is their number."""
_BREAK = re.compile("[，,。；;！？]")
_CLOSE = Decimal("0.8")
"""Part of the upper plan's baseline from which on the draft's is no part of it: no area of several has so much."""


def why_no_whole(upper: Reading, theirs: Metric, ours: Metric, bases: tuple[Metric | None, Metric | None]) -> str:
    """Return why an upper figure is not the whole of a draft's, empty where it is; `bases` are the two baselines."""
    if _is_of_each(upper, theirs):
        return "上位规划是对各地、各单位分别提出的要求，不是总数"
    if theirs.indicator is not None or ours.indicator is not None:
        return ""
    if _same_lists().search(theirs.name):
        return "各地按同一清单分别办理，不是部分与总体"
    base, whole = bases
    times = ratio_of(whole, base) if base is not None and whole is not None else None
    if base is None or whole is None or times is None or base.value is None or whole.value is None:
        return "上位规划只定下限，总数不明" if _is_floor(upper, theirs) else ""
    close = base.value >= whole.value * times * _CLOSE
    return "两份规划的基期值相近，口径或范围不同，不是部分与总体" if close else ""


def _is_of_each(upper: Reading, metric: Metric) -> bool:
    """Tell whether the clause of a figure, or its name, says that it is meant for each of several."""
    text = upper.passages[metric.passage].normal
    start = max((found.end() for found in _BREAK.finditer(text, 0, metric.span.start)), default=0)
    said = (text[start : metric.span.start], metric.name)
    unit = unit_of(metric.unit) if metric.unit else None
    counted = unit is not None and unit.dimension == "count" and metric.comparator is Comparator.EQ
    return any(map(_OF_EACH.search, said)) or (not counted and any(map(_OF_RANK.search, said)))


_FLOOR = re.compile("不[少低]于|至少|最低")


def _is_floor(reading: Reading, metric: Metric) -> bool:
    """Tell whether a figure is what is asked for at least (不少于50个), not a total told in round (达到200个以上)."""
    text = reading.passages[metric.passage].normal
    return _FLOOR.search(text, max(0, metric.span.start - _FLOOR_REACH), metric.span.stop) is not None


_FLOOR_REACH = 3


@cache
def _same_lists() -> re.Pattern[str]:
    return re.compile("|".join(row["pattern"] for row in resources.rows("same_lists.tsv")))
