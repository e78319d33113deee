"""What befell a whole document on its way into the file, each kind noted once with its first place."""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from checker.reading.elements import Disturbance, Passage, PassageKind
from checker.reading.folding import HAN, characters
from checker.text import Span

_REJOINED = "断开的行已按段落接上"
_CHROME = "夹有网页栏目或页眉页码"
_LEAST_REJOINED = 3


class _Kind(NamedTuple):
    """One kind: its name for the user, the characters it needs, from how many on it is worth a note.

    `pattern` is how it shows; None where each of the characters alone is the disturbance.
    """

    name: str
    characters: frozenset[str]
    least: int
    pattern: re.Pattern[str] | None = None

    def pattern_in(self, present: set[str]) -> re.Pattern[str]:
        """Return the pattern for a text of these characters: a class of three thousand is slow to compile."""
        if self.pattern is not None:
            return self.pattern
        return re.compile(f"[{re.escape(''.join(sorted(self.characters & present)))}]")


@cache
def _kinds() -> tuple[_Kind, ...]:
    groups: dict[str, set[str]] = {}
    for char, (_, group) in characters().items():
        groups.setdefault(group, set()).add(char)
    wide = "".join(chr(0xFEE0 + ord(char)) for char in string.digits + string.ascii_letters + "%")
    half = re.compile(rf"(?<=[{HAN}”》])[,;:()]|\((?=[{HAN}])")
    blank = re.compile(f"(?<=[{HAN}])(?<![篇章节条])[ \xa0](?=[{HAN}])")
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
    body = [(i, p) for i, p in enumerate(passages) if p.kind is not PassageKind.FURNITURE]
    whole = "\n".join(p.text.source for _, p in body)
    present = set(whole)
    out = [
        found
        for kind in _kinds()
        if not present.isdisjoint(kind.characters)
        and (found := _noted(kind, kind.pattern_in(present), whole, body)) is not None
    ]
    broken = [i for i, p in body if len(p.stretches) > 1 and p.stretches[0].block != p.stretches[-1].block]
    if len(broken) >= _LEAST_REJOINED:
        out.append(Disturbance(_REJOINED, len(broken), broken[0], Span(0, len(passages[broken[0]].normal))))
    chrome = [i for i, p in enumerate(passages) if p.kind is PassageKind.FURNITURE and p.normal]
    if len(chrome) >= _LEAST_REJOINED:
        out.append(Disturbance(_CHROME, len(chrome), chrome[0], Span(0, len(passages[chrome[0]].normal))))
    return tuple(out)


def _noted(
    kind: _Kind, pattern: re.Pattern[str], whole: str, body: Sequence[tuple[int, Passage]]
) -> Disturbance | None:
    """Return the note on one kind with its count and first place, None where it is too rare."""
    count = sum(1 for _ in pattern.finditer(whole))
    if count < kind.least:
        return None
    for index, passage in body:
        if found := pattern.search(passage.text.source):
            return Disturbance(kind.name, count, index, passage.text.to_normal(Span(*found.span())))
    return None
