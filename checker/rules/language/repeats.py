"""Text that stands twice: long stretches anywhere, clauses and words right after themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from checker import resources
from checker.rules.choice import Choice
from checker.rules.remembered import EachPassage
from checker.text import Span

LEAST = 20
"""Characters from which on a repeated stretch is looked at."""

_NO_BEGINNING = "，。；：！？（）"
_CLAUSE_BEGINS = re.compile("[，。；：！？）](?=[^，。；：！？（）])")
_CLAUSES = re.compile(rf"[，。；：！？）](?=([^，。；：！？（）\n][^\n]{{{LEAST - 1}}}))")
_ENDS = "。；！？"
_MARKS = "，。；：！？、"
_CLAUSE = re.compile(r"(?<![^，。；：])([^，。；：、（）“”《》\d]{4,})[，。；]\1(?=[，。；])")
_BETWEEN = re.compile("[，。；]")
_CLAUSE_LEAST, _WORD_LEAST, _WORD_MOST = 4, 2, 6  # characters, as in the patterns
_WORD = re.compile(r"((?!一)[一-鿿]{2,6})\1")
_PARTICLE = re.compile(
    r"的的(?!确|士)|与与(?!会)|及及(?!时|早)|和和(?![美气平谐睦])|了了(?!解)"
    r"|对对(?![接口外方标照策象应立流])|将将(?![来军帅])|从从(?![业严优事快速])"
)
_TAILS = "链园区化性型界者力局部家业学会体群带网线点级类法率量值费额品物员人院所站室馆厅处"


class Repeat(NamedTuple):
    """A stretch, where it stood first, and whether it is whole sentences from start to end."""

    passage: int
    span: Span
    first_passage: int
    first: Span
    ends_sentence: bool
    begins_sentence: bool


def long_repeats(chosen: Choice) -> Iterator[Repeat]:
    """Yield the stretches of `LEAST` and more characters that begin a clause and stood before, cut at a mark."""
    again = _standing_again(chosen)
    if not again:
        return
    texts = {chosen.rows[row][0]: chosen.texts[row] for row in chosen.holding(again)}
    seen: dict[str, tuple[int, int]] = {}
    for i, text in texts.items():
        stop = 0
        for at, key in _clauses(text):
            if at < stop or key not in again:
                continue
            if key not in seen:
                seen[key] = (i, at)
                continue
            repeat = _grown(texts, (i, at), seen[key])
            stop = repeat.span.stop
            if sum(char not in _MARKS for char in repeat.span.of(text)) >= LEAST - 2:
                yield repeat


def _standing_again(chosen: Choice) -> set[str]:
    """Return the first `LEAST` characters of clauses that begin like another one."""
    if chosen.joined.count("\n") >= len(chosen.texts):  # a text has lines of its own
        begun = [key for text in chosen.texts for _, key in _clauses(text)]
    else:
        begun = [text[:LEAST] for text in chosen.texts if len(text) >= LEAST and text[0] not in _NO_BEGINNING]
        begun += _CLAUSES.findall(chosen.joined)
    return {key for key, times in Counter(begun).items() if times > 1} if len(set(begun)) < len(begun) else set()


def _clauses(text: str) -> list[tuple[int, str]]:
    """Return where clauses begin that have `LEAST` characters before the paragraph ends, and these characters."""
    stop = len(text) - LEAST + 1
    if stop <= 0:
        return []
    starts = [match.end() for match in _CLAUSE_BEGINS.finditer(text, 0, stop)]
    if text[0] not in _NO_BEGINNING:
        starts.insert(0, 0)
    return [(at, text[at : at + LEAST]) for at in starts]


def _grown(texts: dict[int, str], here: tuple[int, int], before: tuple[int, int]) -> Repeat:
    """Return the whole of a repeat whose beginnings are given, up to its last mark or the paragraphs' end."""
    (i, at), (j, was) = here, before
    text, old = texts[i], texts[j]
    most = min(len(text) - at, len(old) - was, at - was if i == j else len(text))
    length = next((n for n in range(LEAST, most) if text[at + n] != old[was + n]), most)
    whole = at + length == len(text) and was + length == len(old)
    cut = length if whole else max((text.rfind(mark, at, at + length) - at + 1 for mark in _MARKS), default=0)
    cut = max(cut, 0)
    ends = whole or (cut > 0 and text[at + cut - 1] in _ENDS)
    begins = (at == 0 or text[at - 1] in _ENDS) and (was == 0 or old[was - 1] in _ENDS)
    return Repeat(i, Span(at, at + cut), j, Span(was, was + cut), ends, begins)


def _doubled(text: str) -> Iterator[tuple[Span, str]]:
    for match in _CLAUSE.finditer(text):
        yield Span(*match.span()), match[1]
    for match in _WORD.finditer(text):
        if _is_word(match[1]) and text[match.end() : match.end() + 1] not in _TAILS:
            yield Span(*match.span()), match[1]
    for match in _PARTICLE.finditer(text):
        yield Span(*match.span()), match[0][0]


def _doubling(chosen: Choice) -> list[int]:
    """Return the rows with a particle, a word or a clause that stands twice, a mark between the clauses."""
    text, parts = chosen.joined, _BETWEEN.split(chosen.joined)
    clauses = {two for one, two in pairwise(parts) if len(two) >= _CLAUSE_LEAST and one.endswith(two)}
    places = [at for at in chosen.doubles(1) if _PARTICLE.match(text, at)]
    places += [
        at for size in range(_WORD_LEAST, _WORD_MOST + 1) for at in chosen.doubles(size) if _WORD.match(text, at)
    ]
    return sorted({*chosen.holding(clauses), *map(chosen.row_at, places)})


doubled = EachPassage(_doubled, rows=_doubling)
"""Gives clauses, words and particles that stand right after themselves, with what should remain."""


def _is_word(word: str) -> bool:
    """Tell whether a stretch is one common word, or two of them."""
    common = common_words()
    return word in common or any(word[:n] in common and word[n:] in common for n in range(2, len(word) - 1))


@cache
def common_words() -> frozenset[str]:
    """Return the common words of two and three characters."""
    lines = resources.text("common_words.txt").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
