"""NUM-26 百分数与百分点、名义与实际混用: changes of a share given in percent, growth of output without its prices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from checker import resources
from checker.align.gates import own_number
from checker.align.values import written
from checker.findings import Certainty, Figure, Finding, Severity
from checker.intervals import Interval
from checker.reading.elements import Measure, Metric, MetricKind, PassageKind, Reading
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.rules.remembered import Remembered
from checker.rules.sight import Look, Part

_RISE = "提高|提升|增长|增加|上升|扩大"
_FALL = "下降|降低|减少|回落"
_CHANGE = Remembered(
    r"(?:由|从)[^，,。；;%]{0,12}?(?P<first>\d+(?:\.\d+)?)\s?%[^，,。；;%\d]{0,3}"
    rf"(?P<verb>{_RISE}|{_FALL})(?:到|至|为)[^，,。；;%]{{0,9}}?(?P<last>\d+(?:\.\d+)?)(?P<end>\s?%)"
    rf"(?:[，,、（(]\s?(?P<tail>(?:累计|共|总共|合计)?(?:{_RISE}|{_FALL})了?\s?(?P<by>\d+(?:\.\d+)?)\s?"
    r"(?P<unit>个?百分点|%)))?",
    ("%",),
)
_FROM_BASE = Remembered(
    r"比[^，,。；;%]{0,12}?(?P<first>\d+(?:\.\d+)?)\s?%(?:再|将)?"
    rf"(?P<tail>(?:{_RISE}|{_FALL})了?\s?(?P<by>\d+(?:\.\d+)?)\s?(?P<unit>个?百分点|%))"
    r"[，,](?:将)?(?:达到?|升至|升到|降至|降到|为)\s?(?P<last>\d+(?:\.\d+)?)(?P<end>\s?%)",
    ("%",),
)
_KINDS = (PassageKind.BODY, PassageKind.CELL)
_LOOSE = ("增长", "增加", "减少")
"""Verbs of sizes: a share is raised or lowered, it does not grow."""
_RATES = re.compile("增速|增长率|增幅|利率|涨幅")
_QUOTIENT = re.compile("占|比重|单位|人均|每|率$")
_PRICE_WORDS = ("可比价", "不变价", "名义", "现价", "当年价", "实际增长", "价格因素")
_PRICES = Remembered("|".join(_PRICE_WORDS), _PRICE_WORDS)


class PercentOrPoints(Rule):
    """两个百分数之差用“百分点”；跨年的产出增速应注明可比价或名义。

    为什么：由38%提高到50%，是提高12个百分点，不是提高12%（相对增幅是31.6%）；跨年的生产总值、增加值增速不写价格口径，无法与现价总量核对。

    错误：研发机构覆盖率由38%提高到50%，【提高12%】。
    错误：研发机构覆盖率由38%提高到50%，【提高10个百分点】。
    错误：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，地区生产总值为524.8亿元，【比2016年增长27.3%】。
    正确：研发机构覆盖率由38%提高到50%，提高12个百分点。2020年，地区生产总值为524.8亿元，按可比价计算比2016年增长27.3%。
    """

    code = "NUM-26"
    name = "百分数与百分点、名义与实际混用"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PLAN
    look = Look.at(lambda p: any(one.search(p.normal) for one in (_CHANGE, _FROM_BASE, _PRICES)), Part.METRICS)

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield changes between two percentages that are said wrongly, then growth over years without its prices."""
        draft = context.draft
        for i, match in _CHANGE.over(draft, _KINDS):
            if _wrong_difference(match):
                yield self._difference(i, match)
            elif match["verb"] in _LOOSE and not _RATES.search(match.string[: match.start()][-30:]):
                yield self._loose(i, match)
        for i, match in _FROM_BASE.over(draft, _KINDS):
            if _wrong_difference(match):
                yield self._difference(i, match)
        if next(_PRICES.over(draft), None) is None:
            yield from self._prices(draft)

    def _difference(self, passage: int, match: re.Match[str]) -> Finding:
        points, stated = f"{written(_points(match))}个百分点", f"{match['by']}{match['unit']}"
        return self.finding(
            [draft_place(passage, *match.span("tail")), draft_place(passage, match.start(), match.end("end"))],
            f"由{match['first']}%到{match['last']}%相差{points}，文中为“{stated}”。",
            computation=_subtraction(match),
            advice=f"应为{points}；确指相对增幅的，写明“相对提高”。",
            figures=(Figure("文中", stated), Figure("推算", points)),
        )

    def _loose(self, passage: int, match: re.Match[str]) -> Finding:
        points = f"{written(_points(match))}个百分点"
        better = "降低到" if match["verb"] == "减少" else "提高到"
        return self.finding(
            [draft_place(passage, match.start(), match.end("end"))],
            f"由{match['first']}%到{match['last']}%用“{match['verb']}”，易读成相对增幅；两数相差{points}。",
            severity=Severity.INFO,
            computation=_subtraction(match),
            advice=f"改为“{better}”，前后两个数值都写明年份。",
        )

    def _prices(self, draft: Reading) -> Iterator[Finding]:
        """Yield growth over several years of totals that are published at constant prices."""
        for rate in draft.metrics:
            years = (rate.year or 0) - (rate.base_year or 0) if rate.base_year else 0
            grown = rate.measure is Measure.GROWTH and rate.unit == "%" and rate.kind is MetricKind.ACTUAL
            if grown and years > 1 and own_number(rate, draft.profile) and _is_output(rate.name):
                yield self._no_prices(draft, rate, years)

    def _no_prices(self, draft: Reading, rate: Metric, years: int) -> Finding:
        said = f"{written(rate.value or Decimal(0))}%"
        return self.finding(
            [draft_place(rate.passage, _since(draft, rate), rate.span.stop)],
            f"“{rate.name}”{years}年增长{said}，没有写明按可比价还是现价计算。",
            advice="请写明“按可比价计算”，或写“名义增长”。",
            figures=(Figure(f"{rate.base_year}—{rate.year}年", said),),
        )


@cache
def _output() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(row["word"]) for row in resources.rows("real_growth.tsv")))


def _is_output(name: str) -> bool:
    """Tell whether a name is of output as a total, and no quotient with it."""
    return bool(_output().search(name)) and not _QUOTIENT.search(name)


def _points(match: re.Match[str]) -> Decimal:
    return abs(Decimal(match["last"]) - Decimal(match["first"]))


def _subtraction(match: re.Match[str]) -> str:
    high, low = sorted((Decimal(match["first"]), Decimal(match["last"])), reverse=True)
    return f"{written(high)}% − {written(low)}% = {written(high - low)}个百分点"


def _rounding(text: str) -> Interval:
    return Interval.rounded(Decimal(text), len(text.partition(".")[2]))


def _wrong_difference(match: re.Match[str]) -> bool:
    """Tell whether the stated change is neither the difference in points nor, in percent, the relative change."""
    if match["by"] is None:
        return False
    first, last, said = (_rounding(match[group]) for group in ("first", "last", "by"))
    if "百分点" in match["unit"]:
        apart = last - first if Decimal(match["last"]) > Decimal(match["first"]) else first - last
        return not apart.meets(said)
    if not first.low or first.low <= 0 or last.low is None or last.low <= 0:
        return False
    relative = (last / first).mapped(lambda times: (times - 1) * 100)
    return not relative.meets(said) and not (-relative).meets(said)


def _since(draft: Reading, rate: Metric) -> int:
    """Return where 比2017年增长 begins, else the value."""
    text = draft.passages[rate.passage].normal
    found = list(re.finditer(r"(?:比|较)\s?(?:19|20)\d{2}\s?年", text[: rate.span.start]))
    near = found and rate.span.start - found[-1].start() < 20
    return found[-1].start() if near else rate.span.start
