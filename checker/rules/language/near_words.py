"""Slips that no table lists: what is no word but looks or sounds like one of the plan, last characters typed twice."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from checker import resources
from checker.reading.elements import Reading
from checker.rules.base import passages
from checker.rules.choice import Choice, pairs
from checker.rules.language.repeats import common_words
from checker.rules.remembered import EachPassage
from checker.text import Span

_SEEN = 2
"""How often the right word must stand in the plan before something near it, standing once, is taken for a slip."""
_DOUBLED = re.compile(r"(?<=[一-鿿])(?P<double>(?P<char>[一-鿿])(?P=char))(?=[一-鿿]{2}|[，。；：、）])")
_BEGINS_WORDS = frozenset(
    "全新大高多人一二三四五六七八九十百千万亿两区市县镇省国家中小老子年月日天个家件项层种各级线性业力"
)
_VERBS = frozenset(
    "完善 推进 推动 提升 加强 增强 促进 实施 支持 鼓励 开展 落实 强化 优化 深化 培育 构建 打造 加快 制定 引导".split()
)
"""Verbs that plans use most; their last character twice is a slip unless one of the words below begins there."""
_LEGAL = re.compile(
    "动能|动漫|动车|动态|展会|展销|展馆|展陈|建制|建言|建链|育种|育婴|育苗|育幼|化债|化妆|化纤|化险|快递|快充|快办|施教|施策"
    "|施肥|进出|进口|进园|升规|升级|全域|全链|全龄|全程|全民|全国|实训|实体|定制|导游|持证|持续|障碍"
)
_QUOTED = re.compile(r"[“《][^“”《》]{1,14}[”》]|[A-Za-z0-9&+]")


class Slip(NamedTuple):
    """Where a slip stands, what should stand there, and whether the word stands elsewhere in the same company."""

    passage: int
    span: Span
    right: str
    familiar: bool


def near_words(reading: Reading) -> Iterator[Slip]:
    """Yield the pairs of characters that are no word and stand once, where the word near them stands in the plan."""
    found = [(i, *hit) for i, hit in _pairs.over(reading)]
    if not found:
        return
    text = "\n".join(passage.normal for _, passage in passages(reading))
    often = Counter((wrong, right) for _, _, wrong, right in found)
    for i, at, wrong, right in found:
        if often[wrong, right] == 1 and text.count(right) >= _SEEN:
            line = reading.passages[i].normal
            company = _company(line[max(0, at - 1) : at], right, line[at + 2 : at + 3])
            yield Slip(i, Span(at, at + 2), right, any(words in text for words in company))


def doubled_characters(reading: Reading) -> Iterator[Slip]:
    """Yield each word whose last character stands twice and begins no word of its own there."""
    for i, (at, word) in _doubled.over(reading):
        yield Slip(i, Span(at, at + 3), word, True)


def _doubles(text: str) -> tuple[tuple[int, str], ...]:
    """Return place and word for the words of a text whose last character stands twice."""
    out: list[tuple[int, str]] = []
    for match in _DOUBLED.finditer(text):
        at, char = match.start(), match["char"]
        word = text[at - 1 : at + 1]
        usual = word in _VERBS and not _LEGAL.match(text, at + 1)
        listed = char not in _BEGINS_WORDS and word[0] != char and word in _words()
        if (usual and not _begins(text, at + 1)) or (listed and not _goes_on(text, at + 1)):
            out.append((at - 1, word))
    return tuple(out)


def _doubling(chosen: Choice) -> list[int]:
    places = (at for at in chosen.doubles(1) if _DOUBLED.match(chosen.joined, at))
    return sorted(set(map(chosen.row_at, places)))


_doubled = EachPassage(_doubles, rows=_doubling)


def _begins(text: str, at: int) -> bool:
    """Tell whether a word begins at `at`."""
    return text[at : at + 2] in _words() or text[at : at + 3] in _words()


def _goes_on(text: str, at: int) -> bool:
    """Tell whether a word begins at `at`, or the characters behind it begin none (so that it belongs to them)."""
    rest = text[at + 1 : at + 3]
    return _begins(text, at) or ("一" <= rest[:1] <= "鿿" and rest not in _words())


def _company(before: str, word: str, after: str) -> Iterator[str]:
    """Yield the word with the character before it and with the one behind, where these are Chinese characters."""
    if "一" <= before <= "鿿":
        yield before + word
    if "一" <= after <= "鿿":
        yield word + after


@cache
def _table() -> dict[str, str]:
    """Return by two characters that are no word the word they may stand for."""
    near: dict[str, str] = {}
    for row in resources.rows("near_words.tsv"):
        right = row["right"]
        near.update({char + right[1]: right for char in row["first"]})
        near.update({right[0] + char: right for char in row["second"]})
    return near


@cache
def _words() -> frozenset[str]:
    return common_words().union(_table().values())


def _slips(text: str) -> tuple[tuple[int, str, str], ...]:
    """Return place, pair and word for the pairs of the table between no words and outside of short quotations."""
    found = (at for at in _starts(text) if not _between_words(text, at) and not _quoted(text, at))
    return tuple((at, text[at : at + 2], _table()[text[at : at + 2]]) for at in found)


def _slipping(chosen: Choice) -> list[int]:
    """Return the rows with pairs between no words; a line end, which begins and ends a row, belongs to no word."""
    starts = _starts(chosen.joined)
    return sorted({chosen.row_at(at) for at in starts if not _between_words(chosen.joined, at)})


_pairs = EachPassage(_slips, rows=_slipping)


def _starts(text: str) -> list[int]:
    """Return where pairs of the table begin in a text.

    There are tens of thousands of them, and most texts hold none: that is seen by comparing all pairs of characters as
    numbers. An automaton is quicker, but takes longer to make than some plans to check, and a hundred megabytes.
    """
    found = frozenset[int]().union(*map(_numbers().intersection, pairs(text)))
    words = [number.to_bytes(4, sys.byteorder).decode("utf-16-le", "surrogatepass") for number in found]
    if all(map(_table().__contains__, words)):
        return sorted(at for word in words for at in _places(text, word))
    return [at for at in range(len(text) - 1) if text[at : at + 2] in _table()]  # rare characters, of two numbers


def _places(text: str, word: str) -> Iterator[int]:
    """Yield where a word begins."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


@cache
def _numbers() -> frozenset[int]:
    """Return the pairs of the table as numbers; of one with a rare character, that has two units, the first two."""
    even, _ = pairs("".join(_table()))
    return frozenset(even if len(even) == len(_table()) else (pairs(word)[0][0] for word in _table()))


def _between_words(text: str, at: int) -> bool:
    """Tell whether one of the two characters belongs to a word with its neighbours."""
    words = _words()
    pieces = (text[at - 1 : at + 1], text[at + 1 : at + 3], text[at - 2 : at + 1], text[at + 1 : at + 4])
    return any(piece in words for piece in pieces)


def _quoted(text: str, at: int) -> bool:
    """Tell whether the place is inside a short quotation or title, or beside Latin letters: names made up."""
    return any(m.start() <= at + 2 and at <= m.end() for m in _QUOTED.finditer(text, max(0, at - 16), at + 18))
