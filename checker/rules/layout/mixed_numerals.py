"""FMT-11 数字、时间体例不一: 到/至, 末/底 for one year; 3千; years in Chinese numerals among Arabic ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from checker.findings import Certainty, Finding, Place, Severity
from checker.reading.elements import PassageKind, Reading
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.rules.remembered import Remembered
from checker.rules.sight import Look

_TIME = Remembered(
    r"(?P<word>[到至])(?:(?<=[。；，：].)|(?<!..))(?P<year>20\d\d)年(?P<end>末|底)?(?=[，。]|[一-鿿])", ("到20", "至20")
)
_THOUSANDS = Remembered(r"\d(?:[千百])(?!瓦|克|米|伏|卡|帕|赫|焦|字节|分|兆|安|乏|比特|年)(?!\d)", ("千", "百"))
_HAN_YEAR = Remembered(r"二[〇零○][〇零○一二三四五六七八九]{2}年", ("二〇", "二零", "二○"))
_ARABIC_YEAR = Remembered(r"20\d\d年", ("20",))
_NAMED = re.compile(
    r"《[^《》]*》|“[^“”]*”|二[〇零○][〇零○一二三四五六七八九]{2}年[^，。；]{0,6}(?:纲要|规划|计划|愿景|目标)"
)
_KINDS = (PassageKind.BODY, PassageKind.HEADING, PassageKind.CELL)


class Time(NamedTuple):
    """A point in time that begins a clause: 到2025年末."""

    word: str
    year: str
    end: str
    place: Place


class MixedNumerals(Rule):
    """同一文件里数字和时间的写法应统一。

    为什么：“到2025年末”“至2025年末”“2025年底”混用，或“3千”“二〇二五年”与阿拉伯数字混用，读来不像同一份文件。
    依据：《出版物上数字用法》（GB/T 15835—2011）局部体例一致

    错误：到2021年末，引进机构10家。到2021年末，建成平台3个。【至2021年末】，建成园区2个。
    错误：到2025年，培训【3千】人。
    正确：到2023年末，引进机构10家。到2025年末，建成平台3个，装机300千瓦，两三千人参加。
    """

    code = "FMT-11"
    name = "数字、时间体例不一"
    severity = Severity.INFO
    certainty = Certainty.LIKELY
    scope = Scope.PLAN
    look = Look.at(lambda p: any(one.search(p.normal) for one in (_TIME, _THOUSANDS, _HAN_YEAR, _ARABIC_YEAR)))

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each kind of mixture, at the rarer form."""
        draft = context.draft
        times = list(_times(draft))
        for part, what in (("word", "到、至"), ("end", "末、底")):
            yield from self._mixed(times, part, what)
        if thousands := list(_found(draft, _THOUSANDS)):
            shown = _written(draft, thousands[0])
            yield self.finding(
                thousands,
                f"“{shown}”：阿拉伯数字后只用“万”“亿”，不用“千”“百”，全文共 {len(thousands)} 处。",
                advice="请改写为完整数字，如“3000”。",
            )
        yield from self._years(draft)

    def _mixed(self, times: list[Time], part: str, what: str) -> Iterator[Finding]:
        """Yield a finding where one year has both words."""
        for year in dict.fromkeys(time.year for time in times):
            same = [time for time in times if time.year == year and getattr(time, part)]
            counts = Counter(str(getattr(time, part)) for time in same)
            if len(counts) > 1:
                (usual, _), (rare, count) = counts.most_common(2)
                rare_ones = [time.place for time in same if getattr(time, part) == rare]
                yield self.finding(
                    rare_ones,
                    f"{year}年的时间表述“{what}”混用（“{usual}”{counts[usual]}处，“{rare}”{count}处）。",
                    advice=f"请统一为“{usual}”。",
                )
                return

    def _years(self, draft: Reading) -> Iterator[Finding]:
        """Yield one finding for years in Chinese numerals outside names, where most years are in Arabic ones."""
        found = list(_found(draft, _HAN_YEAR))
        if found and sum(1 for _ in _found(draft, _ARABIC_YEAR)) > 2 * len(found):
            yield self.finding(
                found,
                f"年份“{_written(draft, found[0])}”用汉字数字，其余多用阿拉伯数字，共 {len(found)} 处。",
                advice="请统一用阿拉伯数字；文件名称照原样引用。",
            )


def _times(draft: Reading) -> Iterator[Time]:
    for i, match in _TIME.over(draft, _KINDS):
        yield Time(match["word"], match["year"], match["end"] or "", draft_place(i, *match.span()))


def _found(draft: Reading, pattern: Remembered) -> Iterator[Place]:
    """Yield the matches outside of names of documents, quoted words and lines that are a date alone."""
    for i, match in pattern.over(draft, _KINDS):
        text = match.string
        if match.end() - match.start() < len(text) - 8:
            named = (named.span() for named in _NAMED.finditer(text))
            if not any(start <= match.start() < stop for start, stop in named):
                yield draft_place(i, *match.span())


def _written(draft: Reading, place: Place) -> str:
    return place.span.of(draft.passages[place.passage].normal)
