"""NUM-17 规划期不符: years that are not those of the five-year period or of the plan's title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from checker.align.values import rounded
from checker.findings import Certainty, Finding, Place, Severity
from checker.reading.elements import MetricKind, PassageKind, Profile, Reading
from checker.reading.numbering import ordinal
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.rules.remembered import Remembered
from checker.rules.sight import Sight
from checker.text import Span

_YEARS = r"(?P<start>(?:19|20)\d{2})年?\s*(?:-|—|–|~|～|至)+\s*(?P<stop>(?:19|20)\d{2})年?"
_FIVE = Remembered(
    rf"“?十(?P<n>[一二三四五六七八九])五”?(?:时期|期间|规划(?:纲要)?)?\s*[（(]\s*(?P<years>{_YEARS})\s*[)）]",
    ("五",),
)
_COURSES = tuple(f"年{act}{kind}" for act in ("", "行动") for kind in ("计划", "方案", "规划"))
_SPAN = Remembered(
    rf"(?P<n>[二三四五六七八九十两])年(?:行动)?(?:计划|方案|规划)\s*[（(]\s*(?P<years>{_YEARS})\s*[)）]", _COURSES
)


_NAMED = re.compile("十(?P<n>[一二三四五六七八九])(?:五|个五年)")
_BEHIND = re.compile(rf"[（(]\s*(?P<years>{_YEARS})\s*[)）]\s*$")
_FIVE_BESIDE = re.compile(r"十[一二三四五六七八九]五”?(?:时期|期间|规划(?:纲要)?)?\s*[（(]")
"""Years right behind the name of the period, which are told of wherever they stand."""
_FURTHER = re.compile("远景|展望|暨|2035|二〇三五")
"""Words of titles whose plan looks beyond the five years."""
_LATE = Decimal("0.3")
"""Part of the period that may have passed at issue; the catalogue says a third, plans are issued by the month."""
_FRONT = 40
"""Passages from the top within which the date of issue stands; more from the end."""


class WrongPeriod(Rule):
    """规划期的起止年份应与“十四五”“三年行动”等名称相符。

    为什么：“十四五”是2021—2025年，“三年行动计划”首尾相隔两年，年份写错会使目标年、考核年都跟着错。

    错误：南河市科技创新“十四五”规划（【2021—2026年】）
    错误：南河市科技创新“十四五”规划（2021—2025年）
    【2023年6月】
    一、发展基础
    2020年，高新技术企业380家。
    正确：南河市科技创新“十四五”规划（2021—2025年）
    2021年6月
    一、发展基础
    2020年，高新技术企业380家。
    """

    code = "NUM-17"
    name = "规划期不符"
    severity = Severity.MINOR
    certainty = Certainty.SURE
    scope = Scope.PLAN
    sight = Sight.TEXT

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the periods in brackets that are not those of their name, then a plan issued far into its period."""
        kinds = (PassageKind.BODY, PassageKind.HEADING, PassageKind.TOC)
        for pattern, due in ((_FIVE, five_years), (_SPAN, _years)):
            for i, match in pattern.over(context.draft, kinds):
                if message := due(context.draft, match):
                    place = draft_place(i, *match.span("years"))
                    yield self.finding([place], message, advice="请核对规划名称和起止年份。")
        yield from self._of_title(context.draft)
        yield from self._late(context.draft)

    def _of_title(self, draft: Reading) -> Iterator[Finding]:
        """Yield the years behind a title that names the five-year period: “十五五”旅游发展规划（2026—2031年）."""
        for title in (heading for heading in draft.outline[:3] if heading.level == 0):
            named, years = _NAMED.search(title.title), _BEHIND.search(title.title)
            if named is None or years is None or _FIVE_BESIDE.search(title.title):
                continue
            start = 2021 + (ordinal(named["n"]) - 4) * 5
            if _FURTHER.search(title.title[: years.start()]):
                continue
            first, last = int(years["start"]), int(years["stop"])
            late = first == start and last not in (start + 4, start + 9)
            if late or (first, last) == (start - 1, start + 4):  # the base year is none of the five
                span = Span(*years.span("years")).shifted((title.title_span or title.span).start)
                message = f"“十{named['n']}五”为{start}—{start + 4}年，标题为{years['years']}。"
                yield self.finding([Place(0, title.passage, span)], message, advice="请核对规划名称和起止年份。")

    def _late(self, draft: Reading) -> Iterator[Finding]:
        """Yield a note where a good part of the period had passed at issue and no figure is of the period."""
        passed, start = _passed(draft.profile), draft.profile.period_start
        place = _date_place(draft)
        if passed is None or start is None or place is None or passed < _LATE:
            return
        newest = max((m.year for m in draft.metrics if m.kind is MetricKind.ACTUAL and m.year), default=None)
        if newest is not None and newest < start:
            yield self.finding(
                [place],
                f"成文时规划期已过{rounded(passed * 100, 0)}%，而文中数据最新为{newest}年。",
                severity=Severity.INFO,
                certainty=Certainty.LIKELY,
                explanation="成文时规划期已过去三成以上，基期和形势分析仍停留在规划期之前，目标的可行性难以判断。",
                computation=f"（{draft.profile.issued} − {start}-01-01）/规划期 = {rounded(passed * 100, 1)}%",
                advice=f"请补充{start}年以来的进展数据。",
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


def _passed(profile: Profile) -> Decimal | None:
    """Return what part of the period had passed when the plan was issued, in months."""
    start, end, issued = profile.period_start, profile.period_end, profile.issued
    if start is None or end is None or not issued or not issued[:4].isdigit() or end < start:
        return None
    parts = [int(part) for part in issued.split("-")]
    months = (parts[0] - start) * 12 + (parts[1] - 1 if len(parts) > 1 else 0)
    days = Decimal(parts[2] if len(parts) > 2 else 1) / 31
    return (months + days) / ((end - start + 1) * 12)


def _date_place(draft: Reading) -> Place | None:
    """Return where the date of issue stands: at the front or at the end of the plan."""
    issued = draft.profile.issued
    if not issued:
        return None
    year, month, *day = issued.split("-")
    pattern = re.compile(rf"{year}\s?年\s?0?{int(month)}\s?月" + (rf"\s?0?{int(day[0])}\s?日" if day else ""))
    last = len(draft.passages) - _FRONT
    for i, passage in enumerate(draft.passages):
        match = pattern.search(passage.normal) if i < _FRONT or i >= last else None
        if match:
            return draft_place(i, *match.span())
    return None
