"""Slogans of a spatial layout (“一核两带多节点”), what they lay out, and what a plan names as their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from checker import resources
from checker.text import Span

Part = tuple[str, str]
_NUMBER = r"[一二三四五六七八九十两双多N\d]{1,2}"
_LONGEST_SUBJECT = 14  # characters from the slogan to 格局
_CLAUSE = "，。；：、！？（）,;:!?()"
_MARKS = re.compile("[、，· ]")
_SAME_NUMBER = str.maketrans("双二", "两两")


class Layout(NamedTuple):
    """A slogan: its parts as (number, unit), the words before it in its clause, and what it lays out (“创新”格局).

    `subject` is None where no 格局, 布局 or their like follows.
    """

    text: str
    parts: tuple[Part, ...]
    span: Span
    before: str
    subject: str | None


class Members(NamedTuple):
    """The things that a plan names as one part of its layout: “两核” and 甲, 乙."""

    label: str
    part: Part
    names: tuple[str, ...]
    span: Span  # of the names
    label_span: Span


@cache
def words(kind: str) -> tuple[str, ...]:
    """Return the words of a kind from the table of layouts, longest first."""
    listed = (row["word"] for row in resources.of_kind("layout_words.tsv", kind))
    return tuple(sorted(listed, key=len, reverse=True))


@cache
def either(kind: str) -> str:
    """Return the words of a kind as alternatives of a pattern."""
    return "|".join(map(re.escape, words(kind)))


@cache
def _part() -> str:
    return rf"(?:{_NUMBER})(?:{either('unit')})"


@cache
def _quoted() -> re.Pattern[str]:
    """Return the pattern of slogans in quotes, bare ones and those with a word to each part (一核引领、两带协同)."""
    told = rf"{_part()}[一-鿿]{{2}}"
    return re.compile(rf"“(?P<slogan>{_part()}(?:[、，· ]?{_part()})+)”|“(?P<told>{told}(?:[、，]{told})+)”")


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<slogan>{_part()}(?:{_part()})+)(?=的?[一-鿿]{{0,{_LONGEST_SUBJECT - 2}}}?(?:{either('bare')}))"
    )


@cache
def _single() -> re.Pattern[str]:
    return re.compile(rf"({_NUMBER})({either('unit')})")


def parts(slogan: str) -> tuple[Part, ...]:
    """Return number and unit of each part of a slogan; 双核 and 二核 count as 两核."""
    return tuple((n.translate(_SAME_NUMBER), unit) for n, unit in _single().findall(_MARKS.sub("", slogan)))


@lru_cache(4096)
def layouts(text: str) -> tuple[Layout, ...]:
    """Return the slogans of a text, in order; without quotes those alone that 格局 or its like follows."""
    found: list[Layout] = []
    bare = _bare().finditer(text) if any(word in text for word in words("bare")) else ()
    for match in (*_quoted().finditer(text), *bare):
        span = Span(*match.span(match.lastgroup or 0))
        slogan = span.of(text)
        if slogan not in words("none") and not any(span.overlaps(other.span) for other in found):
            found.append(Layout(slogan, parts(slogan), span, *_round(text, Span(*match.span()))))
    return tuple(sorted(found, key=lambda layout: layout.span))


def _round(text: str, span: Span) -> tuple[str, str | None]:
    """Return the words before a slogan in its clause, and its subject."""
    start = max(text.rfind(mark, 0, span.start) for mark in _CLAUSE) + 1
    behind = _behind().match(text, span.stop)
    return text[start : span.start], _bare_subject(behind[1]) if behind else None


@cache
def _behind() -> re.Pattern[str]:
    ending = either("ending")
    return re.compile(rf"的?(?![为是作])([一-鿿“”、]{{0,{_LONGEST_SUBJECT}}}?)(?:{ending})(?!{ending})")


def _bare_subject(subject: str) -> str:
    """Return a subject without words that any layout may have: 创新 for 创新发展."""
    return re.sub(either("plain") + "|[“”、]", "", subject)


@cache
def _members() -> tuple[re.Pattern[str], ...]:
    label = rf"(?:全[国省市区县]|城市|区域|发展)?“?(?P<label>(?:{_NUMBER})(?:{either('unit')}))”?"
    things = "(?P<names>[^，。；：“”]{3,80}?)"
    return (
        re.compile(
            rf"(?:[将把以]|确定|明确|”，){things}(?:打造成为|打造为|打造成|建设成为|建设成|作为|定位为|确定为|为){label}"
        ),
        re.compile(
            rf"“(?P<label>(?:{_NUMBER})(?:{either('unit')}))”(?:即|指|是指|为|包括|分别为|分别是)[:：]?{things}(?=[，。；]|$)"
        ),
    )


@lru_cache(4096)
def members(text: str) -> tuple[Members, ...]:
    """Return the parts of layouts whose members a text names, as many as the part's number says."""
    return tuple(_found_members(text)) if any(word in text for word in ("作为", "为", "即", "指", "包括")) else ()


def _found_members(text: str) -> Iterator[Members]:
    for pattern in _members():
        for match in pattern.finditer(text):
            names = tuple(name.strip() for name in re.split("、|和|与|及|以及", match["names"]) if name.strip())
            part = parts(match["label"])[0]
            if _count(part[0]) == len(names):
                yield Members(match["label"], part, names, Span(*match.span("names")), Span(*match.span("label")))


def _count(number: str) -> int:
    return {"一": 1, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}.get(
        number, int(number) if number.isdigit() else 0
    )
