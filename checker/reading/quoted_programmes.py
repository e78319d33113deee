"""Programmes with a proper name in quotes (“春雨计划”, “春雨”行动): name, head word, and the matters they serve."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from checker import resources
from checker.text import Span

_NO_NAME = re.compile(r"[+＋×\dA-Za-z]|十[一二三四五]?五")
_NUMBERED = re.compile(
    "[一二三四五六七八九十百千万双两][村校企镇县家项人亿名师院团链户园场馆路区店品业医才英双百千万创强优高减提新带点站网]"
)


class Programme(NamedTuple):
    """A programme: `name` is what is proper of it (春雨), `stem` the kind of head word, `before` its clause so far."""

    text: str
    name: str
    stem: str
    span: Span
    before: str


@cache
def words(kind: str) -> dict[str, str]:
    """Return the words of a kind, longest first, with the stem of each."""
    rows = list(resources.of_kind("programme_words.tsv", kind))
    return {row["word"]: row["stem"] for row in sorted(rows, key=lambda row: -len(row["word"]))}


@cache
def either(kind: str) -> str:
    """Return the words of a kind as alternatives of a pattern."""
    return "|".join(map(re.escape, words(kind)))


@cache
def _pattern() -> re.Pattern[str]:
    head = either("head")
    return re.compile(
        rf"“(?P<in>[一-鿿·]{{2,10}}?)(?P<inner>{head})”|“(?P<out>[一-鿿·]{{2,8}})”(?:[一二三四五六七八九十]年)?(?P<outer>{head})(?!书|型|化|项目|技术)"
    )


@lru_cache(8192)
def programmes(text: str) -> tuple[Programme, ...]:
    """Return the programmes of a text, in order; what begins with a number or is a formula (“互联网+”) is none."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[Programme]:
    for match in _pattern().finditer(text):
        name, head = match["in"] or match["out"], match["inner"] or match["outer"]
        if _NO_NAME.search(name) or _NUMBERED.match(name):
            continue
        start = max(text.rfind(mark, 0, match.start()) for mark in "，。；：！？") + 1
        inside = Span(match.start() + 1, match.end() - 1) if match["in"] else Span(*match.span())
        yield Programme(inside.of(text), name, words("head")[head], inside, text[start : match.start()])


def subjects(text: str) -> frozenset[str]:
    """Return the matters that a text speaks of: 人才, 企业, 教育 …."""
    return frozenset(stem for word, stem in words("subject").items() if word in text)
