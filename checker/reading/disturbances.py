"""What befell a whole document on its way into the file, each kind noted once with its first place."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from checker.reading.elements import Disturbance, Passage, PassageKind
from checker.reading.folding import HAN, characters
from checker.reading.memory import Each
from checker.text import Span

_REJOINED = "断开的行已按段落接上"
_CHROME = "夹有网页栏目或页眉页码"
_LEAST_REJOINED = 3


class _Kind(NamedTuple):
    """One kind: its name for the user, the characters it needs, from how many on it is worth a note.

    `pattern` is how it shows inside a paragraph; None where each of the characters alone is the disturbance.
    """

    name: str
    characters: frozenset[str]
    least: int
    pattern: re.Pattern[str] | None = None

    def places(self, text: str) -> Iterator[Span]:
        """Yield where the disturbance shows."""
        if self.pattern is not None:
            yield from (Span(*found.span()) for found in self.pattern.finditer(text))
        else:
            yield from (Span(at, at + 1) for at, char in enumerate(text) if char in self.characters)

    def shown(self, text: str, odd: Sequence[str]) -> int:
        """Return how often it shows in a text, of which `odd` are the characters that any kind needs."""
        return len(self.pattern.findall(text)) if self.pattern else sum(map(self.characters.__contains__, odd))

    def first(self, text: str) -> Span:
        """Return where it shows first; it must show."""
        return next(self.places(text))


@cache
def _kinds() -> tuple[_Kind, ...]:
    groups: dict[str, set[str]] = {}
    for char, (_, group) in characters().items():
        groups.setdefault(group, set()).add(char)
    wide = "".join(chr(0xFEE0 + ord(char)) for char in string.digits + string.ascii_letters + "%")
    half = re.compile(rf"[,;:()](?:(?<=[{HAN}”》].)|(?<=\()(?=[{HAN}]))")
    blank = re.compile(f"[ \xa0](?<=[{HAN}].)(?<![篇章节条].)(?=[{HAN}])")
    return (
        _Kind("文字间夹有空格", frozenset(" \xa0"), 10, blank),
        _Kind("中文里用半角标点", frozenset(",;:()"), 10, half),
        _Kind("数字字母为全角", frozenset(wide), 10),
        _Kind("汉字被换成部首字符", frozenset(groups["radical"] | groups["compatibility"]), 1),
        _Kind("繁体字", frozenset(groups["traditional"]), 20),
        _Kind("转换错字", frozenset(groups["confusion"]), 1),
        _Kind("夹有不可见字符", frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad"), 1),
    )


def find_disturbances(passages: Sequence[Passage]) -> tuple[Disturbance, ...]:
    """Return the disturbances of the whole document, in a fixed order."""
    notes = [(i, note) for i, note in enumerate(_notes.over(passages)) if note is not None]
    out: list[Disturbance] = []
    for order, kind in enumerate(_kinds()):
        shown = [(note.counts[order], i) for i, note in notes if note.counts and note.counts[order]]
        if (count := sum(times for times, _ in shown)) >= kind.least:
            index = shown[0][1]
            text = passages[index].text
            out.append(Disturbance(kind.name, count, index, text.to_normal(kind.first(text.source))))
    broken = [i for i, note in notes if note.broken]
    if len(broken) >= _LEAST_REJOINED:
        out.append(Disturbance(_REJOINED, len(broken), broken[0], Span(0, len(passages[broken[0]].normal))))
    chrome = [i for i, note in notes if note.chrome]
    if len(chrome) >= _LEAST_REJOINED:
        out.append(Disturbance(_CHROME, len(chrome), chrome[0], Span(0, len(passages[chrome[0]].normal))))
    return tuple(out)


class _Note(NamedTuple):
    """What is noted of one passage: how often each kind shows, rejoined from several blocks, no part of the plan."""

    counts: tuple[int, ...] = ()
    broken: bool = False
    chrome: bool = False


def _note(passage: Passage) -> _Note | None:
    """Return what is to be noted of a passage, None for nothing, as most often."""
    if passage.kind is PassageKind.FURNITURE:
        return _Note(chrome=True) if passage.normal else None
    stretches = passage.stretches
    broken = len(stretches) > 1 and stretches[0].block != stretches[-1].block
    counts = _counts(passage.text.source)
    return _Note(counts, broken) if counts or broken else None


_notes = Each(_note)


@cache
def _odd() -> re.Pattern[str]:
    """Return what finds a character that any kind needs: quicker than asking a set for each character of a text."""
    characters = frozenset[str]().union(*(kind.characters for kind in _kinds()))
    return re.compile(f"[{re.escape(''.join(sorted(characters)))}]")


def _counts(source: str) -> tuple[int, ...]:
    """Return how often each kind shows in a text; nothing where none does."""
    odd = _odd().findall(source)
    if not odd:
        return ()  # as most texts
    present = frozenset(odd)
    counts = tuple([0 if present.isdisjoint(kind.characters) else kind.shown(source, odd) for kind in _kinds()])
    return counts if any(counts) else ()
