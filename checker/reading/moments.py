"""Times that texts name: years, spans, five-year plans, and words as 去年 and 规划期末."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_YEAR = r"(?:19|20)\d{2}|二[〇○零][一二三四五六七八九〇○零]{2}"
_TIME = re.compile(
    r"(?P<from>(?:19|20)\d{2})年?\s?(?:[-—–~～－]{1,2}|至|到)\s?(?P<to>(?:19|20)\d{2})年"
    rf"|(?P<year>{_YEAR})\s?年(?P<tail>以来|起|开始|为基期|基础上|相比)?"
    r"|(?P<plan>十[一二三四五六七]五)[”\"]?(?P<plan_tail>规划|发展规划|纲要|专项规划|以来|(?:期?末)?的?基础上)?"
    r"|(?P<relative>今年|去年|上年|明年|本年度)"
    r"|(?P<end>规划期末|规划期内|规划期间|行动期末|行动期内|(?:用|通过|经过)[三五3５5]年(?:左右)?(?:的)?(?:时间|努力)|[三五]年内)"
)
_TIME_START = re.compile("[12二十今去上明本规行用通经三五](?=[90〇○零一二三四五六七年划动过35５])")
"""The first two characters of every time: so is a text without one passed over quickly."""
_TIMES_OF = re.compile(r"(?:时期|期间)?[末底]?的\s?[\d.]+倍")
_BASE = re.compile(r"[比较与同以从由自于]\s?[“\"]?$")
_TITLE = re.compile(r"《[^》]*》")
_REMEMBERED = 16384  # texts
PLAN_START = {
    "十一五": 2006,
    "十二五": 2011,
    "十三五": 2016,
    "十四五": 2021,
    "十五五": 2026,
    "十六五": 2031,
    "十七五": 2036,
}
"""First year of each five-year plan."""


class Moment(NamedTuple):
    """A time named in a text at `at`: `year` its (end) year, `base` the start of a span or period.

    `is_base`: what something is compared with (比2016年); `times`: by a multiple (2011年的1.9倍).
    """

    at: int
    year: int | None
    base: int | None = None
    is_base: bool = False
    since: bool = False
    plan: bool = False
    times: bool = False
    end: bool = False  # the end of the plan's period, which the text does not date


def moments(text: str, issued: int | None = None, period_end: int | None = None) -> list[Moment]:
    """Return the times that `text` names, in order; years inside titles in 《》 are left out.

    `issued` dates 今年 and 去年, `period_end` 规划期末; without them such words name no time.
    """
    named, has_end = _moments(text, issued)
    if not has_end:
        return list(named)
    known = [m._replace(year=period_end, end=False) if m.end else m for m in named]
    return [m for m in known if not (m.plan and m.year is None)]


def names_times(text: str) -> bool:
    """Tell whether a text may name a time: where not, `moments` is empty."""
    return "年" in text or "五" in text or "期末" in text or "期内" in text or "期间" in text


@lru_cache(_REMEMBERED)
def _moments(text: str, issued: int | None) -> tuple[tuple[Moment, ...], bool]:
    """Return the times of a text, the end of the plan's period without its year, and whether that is among them."""
    if not names_times(text):
        return (), False
    titles: list[tuple[int, int]] | None = None
    out = []
    for match in _times(text):
        if titles is None:
            titles = [m.span() for m in _TITLE.finditer(text)]
        if titles and any(a <= match.start() < b for a, b in titles):
            continue
        before, after = text[max(0, match.start() - 3) : match.start()], text[match.end() : match.end() + 12]
        times = _TIMES_OF.match(after) is not None
        is_base = _BASE.search(before) is not None or times
        if match["end"]:
            moment: Moment | None = Moment(match.start(), None, plan=True, end=True)
        else:
            moment = _moment(match, is_base, issued)
        if moment is not None:
            out.append(moment._replace(times=True) if times else moment)
    return tuple(out), any(moment.end for moment in out)


def _times(text: str) -> Iterator[re.Match[str]]:
    """Yield the times written in a text, in order."""
    at = 0
    while start := _TIME_START.search(text, at):
        if match := _TIME.match(text, start.start()):
            yield match
            at = match.end()
        else:
            at = start.end()


def _moment(match: re.Match[str], is_base: bool, issued: int | None) -> Moment | None:
    at = match.start()
    if match["to"]:
        return Moment(at, int(match["to"]), int(match["from"]))
    if match["plan"]:
        start = PLAN_START[match["plan"]]
        if match["plan_tail"] and match["plan_tail"].endswith("基础上"):
            return Moment(at, start + 4, is_base=True)
        if match["plan_tail"] not in (None, "以来"):
            return None
        return Moment(at, start + 4, is_base=True) if is_base else Moment(at, start + 4, start - 1, plan=True)
    if match["relative"]:
        steps = {"去年": -1, "上年": -1, "明年": 1}
        return None if issued is None else Moment(at, issued + steps.get(match["relative"], 0))
    year = _year(match["year"])
    if match["tail"] in ("以来", "起", "开始"):
        return Moment(at, None, year, since=True)
    return Moment(at, year, is_base=is_base or match["tail"] is not None)


def _year(written: str) -> int:
    if written.isdigit():
        return int(written)
    return int("".join(str("零一二三四五六七八九".index(c if c not in "〇○" else "零")) for c in written))
