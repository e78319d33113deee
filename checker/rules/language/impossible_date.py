"""LNG-09 日期矛盾: dates that no calendar has."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from checker.findings import Certainty, Finding, Severity
from checker.rules.base import Context, Rule, Scope, draft_place, passages

_DATE = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})年(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?")
_MONTH_DAY = re.compile(r"(?<![\d年])(?P<month>\d{1,2})月(?P<day>\d{1,2})日")


class ImpossibleDate(Rule):
    """日期应真实存在。

    为什么：写出不存在的日期（如2月30日、13月）属明显差错，会影响文件生效时间的认定。

    错误：经【2023年2月30日】区政府常务会议审议通过。
    正确：经2024年2月29日区政府常务会议审议通过。
    """

    code = "LNG-09"
    name = "日期矛盾"
    severity = Severity.ERROR
    certainty = Certainty.SURE
    scope = Scope.BLOCK

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield each date with a month above twelve or a day that the month does not have."""
        for i, passage in passages(context.draft):
            for pattern in (_DATE, _MONTH_DAY):
                for match in pattern.finditer(passage.normal):
                    if not exists(match):
                        yield self.finding(
                            [draft_place(i, *match.span())], f"“{match[0]}”不存在，请核对日期。", advice="请核对日期。"
                        )


def exists(match: re.Match[str]) -> bool:
    """Tell whether a calendar has the date; without a year, whether a leap year has it."""
    parts = match.groupdict()
    month, day = int(parts["month"]), int(parts["day"] or 1)
    return 1 <= month <= 12 and 1 <= day <= monthrange(int(parts.get("year") or 2024), month)[1]
