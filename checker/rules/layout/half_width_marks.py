"""FMT-05 半角标点: half-width marks in Chinese text, told once for the whole document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from checker.findings import Certainty, Edit, Finding, Place, Severity
from checker.reading.elements import Passage
from checker.reading.folding import HAN
from checker.rules.base import Context, Rule, Scope, passages
from checker.rules.repeats import REMEMBERED, one_fix
from checker.rules.sight import Look
from checker.text import Span

_MARK = re.compile("[,;:?!()]")
_BEFORE = re.compile(rf"[{HAN}”》）)]")
_NUMBER = re.compile("[0-9%]")
_AFTER = re.compile(rf"[{HAN}“《（(]")
_LATIN = re.compile(r"\s*\Z|[0-9A-Za-z ]")
_BRACKET = re.compile(rf"[^()（）]*[{HAN}][^()（）]*\)")
_WIDE = str.maketrans(",;:?!()", "，；：？！（）")
_NAMES = {",": "逗号", ";": "分号", ":": "冒号", "?": "问号", "!": "叹号", "(": "括号", ")": "括号"}
_SHOWN = 10  # places that the finding lists


class HalfWidthMarks(Rule):
    """中文行文应用全角标点。

    为什么：半角逗号、括号多由网页或文字识别带入，排版后字距不匀，也与全角标点混杂。
    依据：《标点符号用法》（GB/T 15834—2011）

    错误：建设平台【,】培育企业。
    改为：建设平台，培育企业。
    正确：研发强度（R&D/GDP）为1.5，比例尺1:500，网址http://www.example.cn/?a=1，总数1,200家。
    """

    code = "FMT-05"
    name = "半角标点"
    severity = Severity.INFO
    certainty = Certainty.SURE
    scope = Scope.PLAN
    look = Look.at(lambda p: _has_marks(p))

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding with the number of marks by kind and their first places."""
        marked = ((i, passage) for i, passage in passages(context.draft) if _has_marks(passage))
        found = [hit for i, passage in marked for hit in half_width(i, passage)]
        if not found:
            return
        counts = Counter(_NAMES[written] for _, written in found)
        kinds = "、".join(f"{name} {count} 个" for name, count in counts.most_common())
        yield self.finding(
            [place for place, _ in found[:_SHOWN]],
            f"中文行文用了半角标点，全文共 {len(found)} 个（{kinds}）。",
            advice="请统一转换为全角标点。",
            fixes=one_fix([Edit(place, written.translate(_WIDE)) for place, written in found], "转换为全角标点"),
        )


def _has_marks(passage: Passage) -> bool:
    """Tell whether half-width marks stand in a passage."""
    return bool(_marks(passage.text.source))


def half_width(index: int, passage: Passage) -> Iterator[tuple[Place, str]]:
    """Yield the half-width marks of a passage with their places; those of a bracket only in pairs."""
    text = passage.text
    as_written = len(text.pieces) == 1 and text.pieces[0].one_to_one
    for at, mark in _marks(text.source):
        span = Span(at, at + 1) if as_written else text.to_normal(Span(at, at + 1))
        if span.start < span.stop:  # else in the address of a link, which is no text
            yield Place(0, index, span), mark


@lru_cache(REMEMBERED)
def _marks(source: str) -> tuple[tuple[int, str], ...]:
    """Return where the half-width marks of a text stand, and which they are."""
    return () if source.isascii() or not _MARK.search(source) else tuple(_each_mark(source))


def _each_mark(source: str) -> Iterator[tuple[int, str]]:
    open_brackets = 0
    for match in _MARK.finditer(source):
        at, mark = match.start(), match[0]
        if mark == "(":
            if not _BRACKET.match(source, at + 1):
                continue
            open_brackets += 1
        elif mark == ")":
            if open_brackets == 0:
                continue
            open_brackets -= 1
        elif not _between_words(source, at):
            continue
        yield at, mark


def _between_words(source: str, at: int) -> bool:
    """Tell whether a mark stands behind a Chinese word or mark, or behind a number and before a Chinese word."""
    before = source[at - 1] if at else ""
    if _BEFORE.match(before):
        return bool(_AFTER.match(source, at + 1) or _LATIN.match(source, at + 1))
    return bool(_NUMBER.match(before) and _AFTER.match(source, at + 1))
