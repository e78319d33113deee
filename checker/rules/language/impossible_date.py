"""LNG-09 日期矛盾: dates that no calendar has, and dates that the plan's own date contradicts."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from checker.findings import Certainty, Finding, Severity
from checker.reading.elements import PassageKind, Profile, Reading
from checker.rules.base import Context, Rule, Scope, draft_place, passages
from checker.rules.remembered import Remembered
from checker.rules.sight import Look

_DATE = Remembered(r"(?<!\d)(?P<year>(?:19|20)\d{2})年(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?")
_MONTH_DAY = Remembered(r"(?<![\d年])(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
_DONE = Remembered(
    r"(?<!\d)(?P<year>20\d{2})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?!前|起|之前|以前|至)"
    r"[^，。；（）]{0,24}?(?:审议通过|会议通过|批准|审定)(?!前|后)"
)
_UNTIL = Remembered(r"截[至止]到?(?P<year>20\d{2})年(?:(?P<month>\d{1,2})月)?(?:底|末|\d{1,2}日)?")
_RELATIVE = Remembered("(?<![历往])(?:今年|去年|明年|上年)(?!度)", ("今年", "去年", "明年", "上年"))
_ANNUAL = re.compile("报告|要点|年度")
_LONG = 2  # years from which on 今年 leaves open which one is meant


class ImpossibleDate(Rule):
    """日期应真实存在，并与成文时间相符。

    为什么：写出不存在的日期（如2月30日、13月），或审议、数据的时间晚于成文时间，属明显差错，会影响文件效力的认定。

    错误：经【2023年2月30日】区政府常务会议审议通过。
    错误：南河市科技创新“十四五”规划
    已经【2022年9月1日市政府常务会议审议通过】，现印发给你们。
    南河市人民政府
    2022年8月18日
    正确：南河市科技创新“十四五”规划
    已经2022年8月1日市政府常务会议审议通过，现印发给你们，自2022年9月1日起施行。
    南河市人民政府
    2022年8月18日
    """

    code = "LNG-09"
    name = "日期矛盾"
    severity = Severity.ERROR
    certainty = Certainty.SURE
    scope = Scope.PLAN
    look = Look.at(lambda p: "月" in p.normal or "截" in p.normal or _RELATIVE.search(p.normal))

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield impossible dates; what was done, or counted, after the plan's date; 今年 in plans of several years."""
        yield from self._impossible(context.draft)
        yield from self._too_late(context.draft)
        yield from self._relative(context.draft)

    def _impossible(self, draft: Reading) -> Iterator[Finding]:
        for i, passage in passages(draft, holding=("月",)):
            for pattern in (_DATE, _MONTH_DAY):
                for match in pattern.finditer(passage.normal):
                    if not exists(match):
                        yield self.finding(
                            [draft_place(i, *match.span())], f"“{match[0]}”不存在，请核对日期。", advice="请核对日期。"
                        )

    def _too_late(self, draft: Reading) -> Iterator[Finding]:
        """Yield acts on a day after the plan's date, and counts up to a time after it."""
        issued = draft.profile.issued or ""
        if len(issued) == len("2022-08-18"):
            for i, passage in passages(draft, (PassageKind.BODY,), ("日",)):
                for match in _DONE.finditer(passage.normal):
                    if exists(match) and _iso(match) > issued:
                        yield self._late(draft.profile, i, match.span(), match[0])
        for i, passage in passages(draft, (PassageKind.BODY, PassageKind.CELL), ("截",)):
            for match in _UNTIL.finditer(passage.normal):
                month = f"-{int(match['month']):02d}" if match["month"] else ""
                if issued and match["year"] + month > issued[: 4 + len(month)]:
                    yield self._late(draft.profile, i, match.span(), match[0])

    def _late(self, profile: Profile, passage: int, span: tuple[int, int], what: str) -> Finding:
        return self.finding(
            [draft_place(passage, *span)],
            f"“{what}”晚于成文时间{profile.issued}，请核对。",
            certainty=Certainty.LIKELY,
            advice="请核对成文时间、审议时间或数据年份。",
        )

    def _relative(self, draft: Reading) -> Iterator[Finding]:
        profile = draft.profile
        years = (profile.period_end or 0) - (profile.period_start or profile.period_end or 0)
        if years < _LONG or _ANNUAL.search((profile.doc_type or "") + (profile.title or "")):
            return
        places = [draft_place(i, *match.span()) for i, match in _RELATIVE.over(draft, (PassageKind.BODY,))]
        if places:
            yield self.finding(
                places,
                "多年期规划中的“今年”“去年”等所指年份不明。",
                severity=Severity.INFO,
                certainty=Certainty.HINT,
                advice="改写为具体年份。",
            )


def exists(match: re.Match[str]) -> bool:
    """Tell whether a calendar has the date; without a year, whether a leap year has it."""
    parts = match.groupdict()
    month, day = int(parts["month"]), int(parts["day"] or 1)
    return 1 <= month <= 12 and 1 <= day <= monthrange(int(parts.get("year") or 2024), month)[1]


def _iso(match: re.Match[str]) -> str:
    return f"{match['year']}-{int(match['month']):02d}-{int(match['day']):02d}"
