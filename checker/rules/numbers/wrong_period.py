"""NUM-17 规划期不符: years that are not those of the five-year period or of the plan's title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.findings import Certainty, Finding, Severity
from checker.reading.elements import PassageKind, Reading
from checker.reading.numbering import ordinal
from checker.rules.base import Context, Rule, Scope, draft_place, passages
from checker.rules.sight import Sight

_YEARS = r"(?P<start>(?:19|20)\d{2})年?\s*(?:-|—|–|~|～|至)+\s*(?P<stop>(?:19|20)\d{2})年?"
_FIVE = re.compile(
    rf"“?十(?P<n>[一二三四五六七八九])五”?(?:时期|期间|规划(?:纲要)?)?\s*[（(]\s*(?P<years>{_YEARS})\s*[)）]"
)
_SPAN = re.compile(rf"(?P<n>[二三四五六七八九十两])年(?:行动)?(?:计划|方案|规划)\s*[（(]\s*(?P<years>{_YEARS})\s*[)）]")


class WrongPeriod(Rule):
    """规划期的起止年份应与“十四五”“三年行动”等名称相符。

    为什么：“十四五”是2021—2025年，“三年行动计划”首尾相隔两年，年份写错会使目标年、考核年都跟着错。

    错误：南河市科技创新“十四五”规划（【2021—2026年】）
    正确：南河市科技创新“十四五”规划（2021—2025年）
    """

    code = "NUM-17"
    name = "规划期不符"
    severity = Severity.MINOR
    certainty = Certainty.SURE
    scope = Scope.PLAN
    sight = Sight.PASSAGE

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the periods in brackets that are not those of their name."""
        kinds = (PassageKind.BODY, PassageKind.HEADING, PassageKind.TOC)
        for i, passage in passages(context.draft, kinds):
            for pattern, due in ((_FIVE, five_years), (_SPAN, _years)):
                for match in pattern.finditer(passage.normal):
                    message = due(context.draft, match)
                    if message:
                        yield self.finding(
                            [draft_place(i, *match.span("years"))],
                            message,
                            advice="请核对规划名称和起止年份。",
                        )


def five_years(_: Reading, match: re.Match[str]) -> str | None:
    """Return what is wrong with the years of a five-year plan: 十四五 is 2021—2025."""
    start = 2021 + (ordinal(match["n"]) - 4) * 5
    if (int(match["start"]), int(match["stop"])) == (start, start + 4):
        return None
    return f"“十{match['n']}五”为{start}—{start + 4}年，文中为{match['years']}。"


def _years(_: Reading, match: re.Match[str]) -> str | None:
    """Return what is wrong with the years of an N-year action plan: N is last − first + 1."""
    length = 2 if match["n"] == "两" else ordinal(match["n"])
    stated = int(match["stop"]) - int(match["start"]) + 1
    if stated == length:
        return None
    return f"“{match['n']}年”与{match['years']}（共{stated}年）不符。"
