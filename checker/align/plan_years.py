"""How the period of one plan stands to that of another."""

from __future__ import annotations

from enum import StrEnum

from checker.reading.elements import Profile

Years = tuple[int | None, int | None]
_NUMBERS = "十一五 十二五 十三五 十四五 十五五 十六五 十七五 十八五 十九五".split()
_FIRST = 2006  # 十一五


class PeriodRelation(StrEnum):
    """How an upper plan's period stands to the draft's; the value is what is said of it."""

    SAME = "同期"
    OVERLAPPING = "规划期有重叠"
    EARLIER = "规划期早于本文件"
    LATER = "规划期晚于本文件"
    UNKNOWN = "规划期不明"


def years_of(profile: Profile) -> Years:
    """Return the period; where the first year is not given it is the year of issue, and so is a lone last year."""
    start, end = profile.period_start, profile.period_end
    issued = int(profile.issued[:4]) if profile.issued and profile.issued[:4].isdigit() else None
    if start is None and end is None:
        return issued, issued
    if start is None and end is not None:
        return (issued if issued is not None and issued <= end else end), end
    return start, end


def period_relation(draft: Years, upper: Years) -> PeriodRelation:
    """Return how the upper plan's years stand to the draft's."""
    if None in draft or upper[1] is None or draft[0] is None or draft[1] is None:
        return PeriodRelation.UNKNOWN
    if draft == upper:
        return PeriodRelation.SAME
    start = upper[0] if upper[0] is not None else upper[1]
    if upper[1] < draft[0]:
        return PeriodRelation.EARLIER
    return PeriodRelation.LATER if start > draft[1] else PeriodRelation.OVERLAPPING


def mostly_covers(upper: Years, draft: Years) -> bool:
    """Tell whether half of the draft's years or more lie in the upper plan's period: one at its edge is not enough."""
    if None in draft or upper[1] is None or draft[0] is None or draft[1] is None:
        return False
    start = upper[0] if upper[0] is not None else upper[1]
    common = min(draft[1], upper[1]) - max(draft[0], start) + 1
    return 2 * common >= draft[1] - draft[0] + 1


def best_first(draft: Years, upper: Years) -> tuple[int, int, int]:
    """Return a sort key of upper plans: the most years in common first, then the shortest period, then the latest."""
    if None in (*draft, *upper) or draft[0] is None or draft[1] is None or upper[0] is None or upper[1] is None:
        return 0, 9999, 0
    common = min(draft[1], upper[1]) - max(draft[0], upper[0]) + 1
    return -common, upper[1] - upper[0], -upper[1]


def five_years(years: Years) -> str | None:
    """Return the name of a five-year period: 十四五 for 2021 to 2025."""
    start, end = years
    if start is None or end is None or end - start != 4 or (start - _FIRST) % 5:
        return None
    at = (start - _FIRST) // 5
    return _NUMBERS[at] if 0 <= at < len(_NUMBERS) else None
