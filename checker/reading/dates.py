"""Dates of plans: lines that are a date, approvals by a congress, dates that a web page's head gives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from checker.reading.elements import Passage
from checker.reading.numbering import ordinal

_DATE = r"(\d{4})年(\d{1,2})月(?:(\d{1,2})[日号])?"
_ALONE = re.compile(rf"[（(]?\s*{_DATE}\s*[）)]?\Z")
_HAN_DIGITS = "零一二三四五六七八九"
_HAN_ALONE = re.compile(
    r"(?P<y>[一二][〇○零一二三四五六七八九]{3})年(?P<m>[一二三四五六七八九十]{1,2})月(?:(?P<d>[一二三四五六七八九十]{1,3})[日号])?\Z"
)
_LABELLED = re.compile(
    r"(?:成文|印发|发文|发布|公开|生成)?(?:日期|时间)[：:|]?\s*(\d{4})\s*[年./-]\s*(\d{1,2})(?:\s*[月./-]\s*(\d{1,2}))?"
)
_LABEL = re.compile(r"(?:成文|印发|发文|发布)(?:日期|时间)[：:]?\Z")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z")
_APPROVED = re.compile(rf"{_DATE}.{{2,40}}会议.{{0,6}}(?:批准|通过)")
_LONGEST_APPROVAL = 80


class Date(NamedTuple):
    """A date to the day or the month; `str` gives YYYY-MM-DD or YYYY-MM."""

    year: int
    month: int
    day: int | None

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02d}" + (f"-{self.day:02d}" if self.day else "")


def date_alone(text: str) -> Date | None:
    """Return the date that is all that a line says, in digits or in 二〇二一年四月二日."""
    if (found := _date(_ALONE.match(text))) is not None:
        return found
    if (han := _HAN_ALONE.match(text)) is None:
        return None
    year = int("".join(str(max(_HAN_DIGITS.find(char), 0)) for char in han["y"]))
    return Date(year, ordinal(han["m"]), ordinal(han["d"]) if han["d"] else None)


def approval(text: str) -> Date | None:
    """Return when a congress or a meeting approved the plan, from a line that says so."""
    return _date(_APPROVED.search(text)) if len(text) < _LONGEST_APPROVAL else None


def page_dates(head: Sequence[Passage]) -> list[Date]:
    """Return the dates that a web page's head gives, that of the document before that of the page."""
    labelled = [found for p in head for found in _LABELLED.finditer(p.normal)]
    labelled.sort(key=lambda found: not found[0].startswith("成文"))
    alone = [_date(_ISO.match(p.normal)) for before, p in pairwise(head) if _LABEL.match(before.normal)]
    return [found for found in (*alone, *map(_date, labelled)) if found is not None]


def _date(found: re.Match[str] | None) -> Date | None:
    """Return the date of a match whose first three groups are year, month and day."""
    return Date(int(found[1]), int(found[2]), int(found[3]) if found[3] else None) if found else None
