"""The years a plan is for: from its title, from what it says of its period, from its five-year plan, from 到…年."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from checker.reading.elements import Passage, PassageKind
from checker.reading.memory import Each
from checker.reading.numbering import ordinal

_RANGE = re.compile(r"(\d{4})\s*年?\s*(?:-|—+|~|至|到)\s*(\d{4})\s*年?")
_FIVE_YEARS = re.compile(r"(十[一二三四五六七八九])五|第([一二三四五六七八九十]{1,3})个五年")
_FIRST_REGULAR = 1956  # from 六五 (1981) on the n-th five-year plan begins in 1956 + 5(n - 1)
_ONE_YEAR = re.compile(r".{0,16}?(20\d{2})年度?(?=[^和至到—-]*(?:报告|要点|计划|安排)(?:全文)?\Z)")
_FACING = re.compile(r"(?:面向|迈向|到)(20\d{2})年?")
_STATED = re.compile(rf"规划期限?(?:为|是|：)?{_RANGE.pattern}")
_OPENING = 80  # passages in which a plan states its own period
_UNTIL = re.compile(r"(?<!展望)(?<!展望到)(?:到|至|截至|力争)(20\d{2})年(?!远景)")
_OUTLOOK = 2035
_LENGTH = re.compile("([两三五十])年(?:行动|建设|实施|发展)?(?:计划|方案|规划)")
_LENGTHS = {"两": 2, "三": 3, "五": 5, "十": 10}


def find_period(title: str, passages: Sequence[Passage]) -> tuple[int | None, int | None]:
    """Return first and last year; where the title is silent the end is the last target year short of the outlook."""
    if years := _RANGE.search(title):
        return int(years[1]), int(years[2])
    for passage in passages[:_OPENING]:
        if passage.kind is PassageKind.BODY and (stated := _STATED.search(passage.normal)):
            return int(stated[1]), int(stated[2])
    if year := _ONE_YEAR.match(title):
        return int(year[1]), int(year[1])
    if five := _FIVE_YEARS.search(title):
        start = _FIRST_REGULAR + 5 * (ordinal(five[1] or five[2]) - 1)
        return start, start + 4
    facing = _FACING.search(title)
    end = int(facing[1]) if facing else _last_target_year(passages)
    length = _LENGTH.search(title)
    return (end - _LENGTHS[length[1]] + 1 if length and end else None), end


def _last_target_year(passages: Sequence[Passage]) -> int | None:
    years = [*chain.from_iterable(_target_years.over(passages))]
    return max((year for year in years if year != _OUTLOOK), default=max(years, default=None))


def _years_of(passage: Passage) -> tuple[int, ...]:
    """Return the years by which one passage wants something reached."""
    if passage.kind is not PassageKind.BODY or "展望" in passage.normal[:12]:
        return ()
    return tuple(int(found[1]) for found in _UNTIL.finditer(passage.normal))


_target_years = Each(_years_of)
