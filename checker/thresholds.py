"""The limits that rules and comparisons work with: their Chinese names in the settings file and their bounds.

The shipped values stand in `resources/settings.ini`; `checker.settings` lays an office's own over them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Design values, not official ones. Rates and tolerances are in percent or percentage points."""

    fold_after: int
    growth_tolerance: Decimal
    pace_multiple: Decimal
    ratio_growth: Decimal
    ratio_multiple: Decimal
    amount_growth: Decimal
    gdp_growth_low: Decimal
    gdp_growth_high: Decimal
    growth_rate_points: Decimal
    share_minor: Decimal
    share_major: Decimal
    copied_run: int
    copied_total: int
    misquoted_characters: int
    similar_title: int
    session_grace: int
    renaming_grace: int


class Limit(NamedTuple):
    """One limit as the settings file has it: its field, between what it must lie, its unit, whether it is whole."""

    field: str
    low: Decimal
    high: Decimal
    unit: str = ""
    whole: bool = False


LIMITS: dict[str, Limit] = {
    "同类合并": Limit("fold_after", Decimal(1), Decimal(1000), "条", True),
    "年均增速误差": Limit("growth_tolerance", Decimal(0), Decimal(5), "个百分点"),
    "增速悬殊倍数": Limit("pace_multiple", Decimal(1), Decimal(100), "倍"),
    "强度年均增长": Limit("ratio_growth", Decimal(0), Decimal(1000), "%"),
    "强度增长倍数": Limit("ratio_multiple", Decimal(1), Decimal(1000), "倍"),
    "投入年均增长": Limit("amount_growth", Decimal(0), Decimal(1000), "%"),
    "生产总值增速下限": Limit("gdp_growth_low", Decimal(-20), Decimal(50), "%"),
    "生产总值增速上限": Limit("gdp_growth_high", Decimal(-20), Decimal(50), "%"),
    "增速高出上位": Limit("growth_rate_points", Decimal(0), Decimal(100), "个百分点"),
    "份额一般": Limit("share_minor", Decimal(0), Decimal(10)),
    "份额须说明": Limit("share_major", Decimal(0), Decimal(10)),
    "照搬连续字数": Limit("copied_run", Decimal(8), Decimal(1000), "字", True),
    "照搬合计字数": Limit("copied_total", Decimal(8), Decimal(100000), "字", True),
    "名称相差字数": Limit("misquoted_characters", Decimal(0), Decimal(20), "字", True),
    "标题相似度": Limit("similar_title", Decimal(0), Decimal(100), "", True),
    "会议宽限月数": Limit("session_grace", Decimal(0), Decimal(60), "个月", True),
    "改名宽限月数": Limit("renaming_grace", Decimal(0), Decimal(120), "个月", True),
}
"""The limits by their names in the settings file."""


def value(name: str, written: str) -> Decimal | int:
    """Return the value of a limit as a file writes it; raises ValueError with the reason in Chinese."""
    limit = LIMITS[name]
    try:
        number = Decimal(written.strip().removesuffix("%"))
    except ArithmeticError:
        raise ValueError(f"“{name}”应是数字，写的是“{written}”") from None
    if not number.is_finite() or not limit.low <= number <= limit.high:
        raise ValueError(f"“{name}”应在 {limit.low} 到 {limit.high} 之间，写的是“{written}”")
    if limit.whole and number != number.to_integral_value():
        raise ValueError(f"“{name}”应是整数，写的是“{written}”")
    return int(number) if limit.whole else number


def built(values: Mapping[str, Any]) -> Thresholds:
    """Return the limits from values by the names of the settings file; raises KeyError where one is lacking."""
    return Thresholds(**{limit.field: values[name] for name, limit in LIMITS.items()})
