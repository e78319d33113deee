"""What the given values make known of others: the years of a period, the government above, the meetings held so far."""

from __future__ import annotations

import re
from collections.abc import Mapping

from checker import resources
from checker.align.governments import Hierarchy, hierarchy
from checker.align.plan_years import five_years
from checker.reading.elements import Profile

_NUMERALS = "一二三四五六七八九十"
_AREA = {"省": "全省", "市": "全市", "县": "全县", "区": "全区", "旗": "全旗", "镇": "全镇", "乡": "全乡"}
_OUTLOOK = 2035


def known_values(given: Mapping[str, str]) -> dict[str, str]:
    """Return the values with those that follow from them; what is given stands, what does not follow is left out."""
    out: dict[str, str] = {}
    if found := re.fullmatch(r"(\d{4})—(\d{4})", given.get("规划期", "")):
        out |= _of_period(int(found[1]), int(found[2]))
    if region := given.get("地区"):
        out |= _of_region(region, given.get("上级地区", ""))
    if date := given.get("成文日期"):
        out |= _of_date(date)
    return out | {key: value for key, value in given.items() if value}


def _of_period(start: int, end: int) -> dict[str, str]:
    years = {"起年": start, "止年": end, "基期年": start - 1, "上一基期年": start - 6, "中期评估年": (start + end) // 2}
    years |= {f"第{_NUMERALS[i]}年": start + i for i in range(min(end - start + 1, len(_NUMERALS)))}
    if end < _OUTLOOK:
        years["展望年"] = _OUTLOOK
    out = {key: str(year) for key, year in years.items()}
    out["期限"] = f"{'零一二三四五六七八九十'[end - start + 1]}年" if end - start < 10 else ""
    if name := five_years((start, end)):
        out["五年规划"] = name
        out["上一五年规划"] = five_years((start - 5, end - 5)) or ""
    return {key: value for key, value in out.items() if value}


def _of_region(region: str, above: str) -> dict[str, str]:
    out = {"全域": _AREA[region[-1]]} if region[-1] in _AREA else {}
    levels = levels_of(region, above)
    own = levels.own.name if levels else region
    out["地区简称"] = own
    if levels and levels.above and not above:
        out["上级地区"] = levels.above[0].name
    if own[-1] in _AREA:
        out["本级"] = own[-1]
    if levels and levels.above and levels.above[0].name[-1] in _AREA:
        out["上级"] = levels.above[0].name[-1]
    return out


def levels_of(region: str, above: str = "") -> Hierarchy | None:
    """Return the government of an area and those above it; `above` names the area right above where no table does."""
    return hierarchy(Profile(title=region, region=region, parent_region=above or None)) if region else None


def _of_date(date: str) -> dict[str, str]:
    """Return what plans of a date refer to: 党的二十大和二十届历次全会精神."""
    found = re.match(r"(\d{4})年(\d{1,2})月", date)
    if found is None:
        return {}
    month = f"{found[1]}-{int(found[2]):02d}"
    held = [row for row in resources.rows("party_sessions.tsv") if row["held"] < month]
    congress = next((row for row in reversed(held) if row["session"].startswith("党的")), None)
    if congress is None:
        return {}
    after = [row["session"] for row in held if row["congress"] == congress["congress"] and row is not congress]
    sessions = {0: "", 1: f"和{after[0]}" if after else ""}.get(len(after), f"和{congress['congress']}届历次全会")
    return {"会议精神": f"{congress['session']}{sessions}精神"}
