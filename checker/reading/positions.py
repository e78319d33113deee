"""What a territory is to become (打造国家级综合物流枢纽): core, head, level, and who the text says it of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from checker import resources
from checker.reading import name_forms
from checker.text import Span

_CLAUSE = "，。；：！？,;:!?\n"
_AFTER = r"(?=[，。；、：”）和及与以等]|$|建设(?:[，。；]|$))"
_BODY = r"[^，。；：、！？（）《》“”和与]{2,28}?"
_JOINED = r"(?:、|和|与|及|以及)"
ORDER = r"(?:[一二三四五六七八九十]是|——|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.．、]|[一二三四五六七八九十]、)"


class Position(NamedTuple):
    """A position: `core` is what it is about without level and grade, `stem` its head less 区, 市 and their like.

    `level` is 5 for the world to 1 for a district, None where none is said; `group` tells which heads are like it;
    `lead` is the clause before the verb, empty for an item of a list; `verb` the verb.
    """

    text: str
    core: str
    head: str
    stem: str
    group: str
    level: int | None
    span: Span
    lead: str
    verb: str

    @property
    def about(self) -> str:
        """The position without its head."""
        return self.text.removesuffix(self.head)


class Quoted(NamedTuple):
    """A position whose core stands in quotes: “入珠融湾”示范区."""

    core: str
    head: str
    stem: str
    group: str
    span: Span


@cache
def _heads() -> dict[str, tuple[str, str]]:
    return {row["word"]: (row["stem"], row["group"]) for row in resources.rows("position_heads.tsv")}


@cache
def words(kind: str) -> tuple[str, ...]:
    """Return the words of a kind from the table of phrases, longest first."""
    listed = (row["word"] for row in resources.of_kind("position_phrases.tsv", kind))
    return tuple(sorted(listed, key=len, reverse=True))


def either(kind: str) -> str:
    """Return the words of a kind as alternatives of a pattern."""
    return "|".join(map(re.escape, words(kind)))


@cache
def _levels() -> dict[str, int]:
    rows = resources.rows("position_phrases.tsv")
    return {row["word"]: int(row["rank"]) for row in rows if row["kind"] == "level"}


@cache
def _head() -> str:
    return "(?P<head>" + "|".join(sorted(map(re.escape, _heads()), key=len, reverse=True)) + ")"


@cache
def stems() -> tuple[str, ...]:
    """Return the characters of which every position holds some: what a text must have to be looked at."""
    return tuple(dict.fromkeys(stem for stem, _ in _heads().values()))


@cache
def _aimed() -> re.Pattern[str]:
    return re.compile(rf"(?P<verb>{either('verb')})(?P<body>{_BODY}){_head()}{_AFTER}")


@cache
def _next() -> re.Pattern[str]:
    return re.compile(rf"{_JOINED}(?P<body>{_BODY}){_head()}{_AFTER}")


@cache
def _listed() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[。；])){ORDER}(?P<body>[^，。；：、]{{3,30}}?){_head()}(?=[。：:，]|$)")


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile(rf"“(?P<core>[^“”，。；：]{{2,10}})”的?{_head()}(?:{_AFTER}|(?=的))")


@lru_cache(8192)
def positions(text: str) -> tuple[Position, ...]:
    """Return the positions of a text that a verb or the number of a list brings in, in order."""
    return tuple(sorted(_found(text), key=lambda position: position.span))


def _found(text: str) -> Iterator[Position]:
    for match in _aimed().finditer(text):
        start = max(text.rfind(mark, 0, match.start()) for mark in _CLAUSE) + 1
        lead = text[start : match.start()]
        yield _position(match, lead, match["verb"])
        here: re.Match[str] | None = match
        while here is not None and (here := _next().match(text, here.end())) is not None:
            yield _position(here, lead, match["verb"])
    for match in _listed().finditer(text):
        yield _position(match, "", "")


def _position(match: re.Match[str], lead: str, verb: str) -> Position:
    body, head = match["body"], match["head"]
    stem, group = _heads()[head]
    span = Span(match.start("body"), match.end("head"))
    return Position(body + head, core(body), head, stem, group, level(body), span, lead, verb)


@lru_cache(8192)
def quoted(text: str) -> tuple[Quoted, ...]:
    """Return the positions of a text whose core stands in quotes, in order; set phrases are none."""
    return tuple(
        Quoted(m["core"], m["head"], *_heads()[m["head"]], Span(*m.span()))
        for m in _quoted().finditer(text)
        if m["core"] not in words("none")
    )


def level(body: str) -> int | None:
    """Return the highest level that a position names."""
    return max((rank for word, rank in _levels().items() if len(word) > 1 and word in body), default=None)


def core(body: str) -> str:
    """Return what a position is about: without places, levels, grades and 的 in front."""
    left = body.replace("“", "").replace("”", "")
    while True:
        shorter = _shorter(left)
        if shorter == left:
            return left
        left = shorter


def _shorter(body: str) -> str:
    """Return a body less one word in front that tells where, how high or how good."""
    if "的" in body[:-1]:
        return body[body.rindex("的", 0, -1) + 1 :]
    for word in (*words("level"), *words("grade")):
        if body.startswith(word) and len(body) - len(word) >= 2 and (len(word) > 1 or body[1:2] in "级"):
            return body[len(word) :]
    stop = max((p.span.stop for p in name_forms.gazetteer(None).find(body) if p.span.start == 0), default=0)
    return body[stop:] if len(body) - stop >= 2 else body
