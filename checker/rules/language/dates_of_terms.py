"""When a plan was written, and which words of a dated table stood in use then."""

from __future__ import annotations

import re

from checker.findings import Place
from checker.reading.elements import Profile, Reading

_PAST = re.compile(r"以来|曾|当时|历史上|回顾|年前|前身|更名|改名|划转|转制|圆满|如期实现|已经?(?:建成|完成)")
_YEAR = re.compile(r"(?:19|20)\d{2}(?=年|[-—~至])")
_FIVE_YEARS = re.compile(r"“?(?P<n>十[一二三四五六]?)五”?(?:时期|期间|末|规划期)")
_ENDS = {"十": 2005, "十一": 2010, "十二": 2015, "十三": 2020, "十四": 2025, "十五": 2030, "十六": 2035}


def written(profile: Profile) -> str | None:
    """Return when the plan was issued or dated as YYYY-MM, None where it does not say."""
    return profile.issued[:7] if profile.issued and len(profile.issued) >= 7 else None


def months_between(earlier: str, later: str) -> int:
    """Return the months from one YYYY-MM to another; a bare year counts from its January."""
    return (int(later[:4]) - int(earlier[:4])) * 12 + _month(later) - _month(earlier)


def _month(date: str) -> int:
    return int(date[5:7]) if len(date) >= 7 else 1


def looks_back(reading: Reading, place: Place, until: str) -> bool:
    """Tell whether the sentence of `place` speaks of a time up to `until`, when the words were right."""
    text = reading.passages[place.passage].normal
    sentence = reading.sentence(place.passage, place.span).of(text)
    years = [int(match[0]) for match in _YEAR.finditer(sentence)]
    years += [_ENDS[match["n"]] for match in _FIVE_YEARS.finditer(sentence)]
    return bool(_PAST.search(sentence)) or any(year <= int(until[:4]) for year in years)


def in_title(reading: Reading, place: Place) -> bool:
    """Tell whether `place` stands between 《 and 》."""
    text = reading.passages[place.passage].normal
    return text.rfind("《", 0, place.span.start) > text.rfind("》", 0, place.span.start)
