"""Footnotes typed as text: note lines become FOOTNOTE, the digit that refers to one is taken out of its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checker.reading.elements import Passage, PassageKind
from checker.reading.folding import HAN
from checker.text import Span

_NOTE = re.compile(rf"(?P<mark>\d{{1,2}}|[①-⑳]|\[\d{{1,2}}\])\s?(?=[{HAN}“《])")
_CIRCLED = re.compile("[①-⑳]")
_COUNTED = "第表图件栏号附录之章节条款项步阶段期类级年月日时点"
_AFTER = r"(?=[。，；：、！？）]|\Z)"


def settle_notes(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return the passages with note lines as footnotes and their reference marks taken out of the cleaned text.

    A line is a note only where its mark stands in an earlier sentence as a reference, numbers from 1 on.
    """
    out = list(passages)
    expected = 1
    for index, passage in enumerate(passages):
        first = passage.normal[0]
        if not (first.isdigit() or first == "[") or passage.kind is not PassageKind.BODY:
            continue
        if not (found := _NOTE.match(passage.normal)):
            continue
        mark = found["mark"]
        if mark.strip("[]").isdecimal() and int(mark.strip("[]")) != expected:
            continue
        at = _reference(out, index, mark)
        if at is None:
            continue
        where, span = at
        out[where] = replace(out[where], text=out[where].text.replaced([(span, "")]))
        out[index] = replace(passage, kind=PassageKind.FOOTNOTE)
        expected += 1
    return tuple(out)


def _reference(passages: Sequence[Passage], before: int, mark: str) -> tuple[int, Span] | None:
    """Return where the note's mark refers to it, in the nearest earlier passage."""
    if _CIRCLED.match(mark):
        pattern = re.compile(rf"(?<=[{HAN}”》）。，；0-9%]){mark}")
    else:
        pattern = re.compile(rf"(?<=[{HAN}”》）])(?<![{_COUNTED}]){re.escape(mark)}{_AFTER}")
    for index in range(before - 1, -1, -1):
        passage = passages[index]
        if passage.kind is PassageKind.BODY and mark in passage.normal and (found := pattern.search(passage.normal)):
            return index, Span(*found.span())
    return None
