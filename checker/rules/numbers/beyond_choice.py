"""NUM-24 超过可选对象: more counties or townships than there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from checker import resources
from checker.align.values import written
from checker.findings import Certainty, Figure, Finding, Place, Severity
from checker.reading import divisions, regions
from checker.reading.elements import PassageKind, Profile, Reading
from checker.reading.quantities import Quantity, find_quantities
from checker.rules.base import Context, Rule, Scope, draft_place, passages
from checker.rules.remembered import EachPassage
from checker.text import Span

_YEARLY = re.compile("每年|年均")
_OWN = re.compile("全省|全国|省内|外省|全市|全区|全县")
_NEAR = 8


class _Stock(NamedTuple):
    """How many units there are, what says so, and where the plan itself does."""

    units: int
    source: str
    place: Place | None = None


class BeyondChoice(Rule):
    """安排的对象不应多于本地区可选的对象。

    为什么：全市只有8个县（市、区），每年组织2个申报，五年需10个；可重复申报的另当别论，否则目标无法完成。

    错误：北河市科技创新“十四五”规划（2021—2025年）
    全市辖8个县（市、区）。
    一、重点任务
    每年推荐【2个以上基础较好的县域】申报省级农业科技园。
    错误：北河市科技创新“十四五”规划（2021—2025年）
    全市辖8个县（市、区）。
    一、发展目标
    到2025年，【10个县（市、区）】建成科技成果转化中心。
    正确：北河市科技创新“十四五”规划（2021—2025年）
    全市辖8个县（市、区）。
    一、重点任务
    每年组织1个县域申报省级农业科技园，8个县（市、区）建成科技成果转化中心。
    """

    code = "NUM-24"
    name = "超过可选对象"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PLAN

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield numbers of counties or townships above what the plan or the table of divisions gives."""
        draft = context.draft
        stocks: dict[str, _Stock | None] = {}
        for i, (quantity, unit) in _COUNTED.over(draft, (PassageKind.BODY, PassageKind.CELL)):
            kind = "town" if _words("town").search(unit.of(draft.passages[i].normal)) else "county"
            if kind not in stocks:
                stocks[kind] = _stock(draft, kind)
            stock = stocks[kind]
            if stock and (found := self._judge(draft, i, quantity, unit, stock)):
                yield found

    def _judge(self, draft: Reading, passage: int, quantity: Quantity, unit: Span, stock: _Stock) -> Finding | None:
        text = draft.passages[passage].normal
        sentence = draft.sentence(passage, quantity.span).of(text)
        clause = text[max(text.rfind(mark, 0, quantity.span.start) for mark in "。；，,;") + 1 : unit.stop]
        yearly = bool(_YEARLY.search(clause))
        years = _years(draft.profile) if yearly else 1
        again = yearly and _words("again").search(sentence)
        if years is None or again or _other_area(draft.profile, clause) or quantity.value * years <= stock.units:
            return None
        return self._beyond(passage, quantity, unit, stock, years, text)

    def _beyond(self, passage: int, quantity: Quantity, unit: Span, stock: _Stock, years: int, text: str) -> Finding:
        what, needed = unit.of(text), written(quantity.value * years)
        sum_said = f"{written(quantity.value)}个 × {years}年 = {needed}个次" if years > 1 else f"{needed}个"
        said = f"“每年{written(quantity.value)}个{what}”{years}年需{needed}个次" if years > 1 else f"“{needed}个{what}”"
        place = draft_place(passage, quantity.span.start, unit.stop)
        return self.finding(
            [place, *([stock.place] if stock.place else [])],
            f"{said}，超过{stock.source}的{stock.units}个。",
            certainty=Certainty.HINT if years > 1 else None,
            computation=f"{sum_said} > {stock.units}个",
            advice="请核减，或改为“分批组织”；同一对象可重复入选的，请写明。",
            figures=(Figure("需要", f"{needed}个{'次' if years > 1 else ''}"), Figure("可选", f"{stock.units}个")),
        )


@cache
def _words(*kinds: str) -> re.Pattern[str]:
    words = [row["word"] for row in resources.rows("countable_areas.tsv") if row["kind"] in kinds]
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))


def _counted(text: str) -> Iterator[tuple[Quantity, Span]]:
    """Yield numbers of areas with the stretch that names them: the areas are counted, and nothing in or of them."""
    if not _words("town", "county").search(text):
        return
    for quantity in find_quantities(text):
        if quantity.unit != "个" or quantity.value != quantity.value.to_integral_value():
            continue
        found = _words("county", "town").search(text, quantity.span.stop, quantity.span.stop + _NEAR + 8)
        if not found or re.search("[，。；、,;]", text[quantity.span.stop : found.start()]):
            continue
        if _ends(text, found.end()):
            yield quantity, Span(*found.span())


_COUNTED = EachPassage(_counted, rows=lambda chosen: chosen.matching(_words("town", "county")))


def _ends(text: str, stop: int) -> bool:
    return stop == len(text) or text[stop] in "，。；、,;）)" or _words("after").match(text, stop) is not None


def _years(profile: Profile) -> int | None:
    if profile.period_start is None or profile.period_end is None:
        return None
    return profile.period_end - profile.period_start + 1


def _other_area(profile: Profile, clause: str) -> bool:
    """Tell whether the clause speaks of a larger area than the plan's (全省10个县)."""
    own = {"province": "全省", "city": "全市", "district": "全区", "county": "全县"}.get(profile.level or "", "")
    named = _OWN.search(clause)
    return bool(named and named[0] != own) or next(regions.mentions(clause), None) is not None


def _stock(draft: Reading, kind: str) -> _Stock | None:
    """Return how many units the plan's area has: as the plan says, else for counties as the table says."""
    said = _said(draft, kind)
    if said or kind != "county":
        return said
    city = divisions.own(draft.profile) if draft.profile.level == "city" else None
    count = divisions.below(city, draft.profile) if city else None
    return _Stock(count, f"{draft.profile.short_region}县级单位总数") if count else None


@cache
def _has_so_many(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?:下辖|管辖|共辖|辖区?有?|现辖)\s?(?P<n>\d+)\s?个(?:{_words(kind).pattern})")


def _said(draft: Reading, kind: str) -> _Stock | None:
    for i, passage in passages(draft, (PassageKind.BODY, PassageKind.FOOTNOTE), ("辖",)):
        match = _has_so_many(kind).search(passage.normal)
        if match:
            return _Stock(int(match["n"]), "文中所说", draft_place(i, *match.span()))
    return None
