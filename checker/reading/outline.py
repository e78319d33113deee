"""The outline: headings by style, by automatic and by typed number, alone or run in, with their parents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.plan import Plan
from checker.reading.elements import Heading, Passage, PassageKind, TocEntry
from checker.reading.numbering import Mark, Style, mark_of
from checker.text import Span

_BODY = frozenset({PassageKind.BODY, PassageKind.HEADING})
_FIXED = {Style.HAN: 1, Style.HAN_BRACKET: 2, Style.DIGIT: 3, Style.DECIMAL: 4, Style.DIGIT_BRACKET: 4, Style.CIRCLE: 5}
_ALONE = re.compile(r"(?:前\s*言|序\s*言|引\s*言|导\s*言|后\s*记|结\s*语|名词解释|附\s*录)\Z")
_LONGEST = 110  # characters of a heading that stands alone
_LONGEST_RUN_IN = 60
_ITEM_END = re.compile(r"[；;，,：:、]\Z")


@dataclass(frozen=True, slots=True)
class _Found:
    """A heading before its level is settled."""

    passage: int
    mark: Mark | None
    number: str | None
    title: Span
    run_in: bool
    style: Style | None
    given: int | None  # level that the file's style gives
    automatic: bool = False


def find_outline(
    passages: Sequence[Passage], plan: Plan, toc: Sequence[TocEntry] = (), title: int | None = None
) -> tuple[Heading, ...]:
    """Return the headings in order; `title` is the passage of the document title, if known."""
    entries = {entry.passage for entry in toc}
    found = [f for i, p in enumerate(passages) if i not in entries and (f := _look(i, p, plan)) is not None]
    ranks = _ranks(found)
    return _with_parents([_heading(f, ranks, passages[f.passage].normal) for f in found])


def _look(index: int, passage: Passage, plan: Plan) -> _Found | None:
    """Return the heading that a passage is or begins with."""
    if passage.kind not in _BODY:
        return None
    block = plan.blocks[passage.stretches[0].block]
    text = passage.normal
    if passage.stretches[0].block_start == 0:
        if block.number:
            return _automatic(index, text, block.number, block.level)
        if block.level is not None and len(text) <= _LONGEST:
            mark = mark_of(text)
            start = mark.stop if mark else 0
            return _Found(
                index,
                mark,
                mark.number if mark else None,
                Span(start, len(text.rstrip("。"))),
                False,
                mark.style if mark else None,
                block.level,
            )
    mark = mark_of(text)
    if mark is not None:
        return _typed(index, text, mark)
    if _ALONE.match(text):
        return _Found(index, None, None, Span(0, len(text)), False, Style.HAN, None)
    return None


def _automatic(index: int, text: str, label: str, level: int | None) -> _Found | None:
    mark = mark_of(label + " ") or mark_of(label)
    if mark is None and level is None:
        return None
    stop, run_in = _title_end(text, 0)
    if stop is None or (level is None and mark is not None and mark.style >= Style.DIGIT and run_in and stop > 40):
        return None
    return _Found(index, None, label.strip(), Span(0, stop), run_in, mark.style if mark else None, level, True)


def _typed(index: int, text: str, mark: Mark) -> _Found | None:
    stop, run_in = _title_end(text, mark.stop)
    if stop is None or stop <= mark.stop:
        return None
    return _Found(index, mark, mark.number, Span(mark.stop, stop), run_in, mark.style, None)


def _title_end(text: str, start: int) -> tuple[int | None, bool]:
    """Return where the title ends and whether text follows; None where it is no title."""
    dot = text.find("。", start)
    if dot < 0:
        body = text[start:]
        if len(body) > _LONGEST or _ITEM_END.search(body):
            return None, False
        return len(text), False
    if text[dot + 1 :].strip():
        return (dot, True) if dot - start <= _LONGEST_RUN_IN else (None, False)
    return (dot, False) if dot - start <= _LONGEST else (None, False)


def _ranks(found: Sequence[_Found]) -> dict[Style, int]:
    """Return the level of each style that the plan uses."""
    used = {f.style for f in found if f.style is not None}
    chapters = [s for s in (Style.PART, Style.CHAPTER, Style.SECTION) if s in used]
    ranks = {style: level for level, style in enumerate(chapters, 1)}
    if not chapters:
        return {**_FIXED, Style.BOX: 4, Style.ANNEX: 1}
    level = len(chapters)
    for style in (Style.HAN, Style.HAN_BRACKET, Style.DIGIT, Style.DECIMAL, Style.DIGIT_BRACKET, Style.CIRCLE):
        level += 1
        ranks[style] = level
    return {**ranks, Style.BOX: len(chapters) + 1, Style.ANNEX: 1}


def _heading(found: _Found, ranks: dict[Style, int], text: str) -> Heading:
    if found.style is not None:
        level = ranks.get(found.style, 1)
    else:
        level = found.given if found.given is not None else 1
    start = found.mark.start if found.mark else found.title.start
    return Heading(
        level,
        found.number,
        found.title.of(text),
        found.passage,
        Span(start, found.title.stop),
        found.run_in,
        None,
        found.automatic,
    )


def _with_parents(headings: Sequence[Heading]) -> tuple[Heading, ...]:
    out: list[Heading] = []
    for heading in headings:
        parent = len(out) - 1 if out else None
        while parent is not None and out[parent].level >= heading.level:
            parent = out[parent].parent
        out.append(replace(heading, parent=parent))
    return tuple(out)


def sections(passages: Sequence[Passage], outline: Sequence[Heading]) -> list[int | None]:
    """Return for each passage the innermost heading above or at it."""
    at = {heading.passage: index for index, heading in enumerate(outline)}
    out: list[int | None] = []
    current: int | None = None
    for index in range(len(passages)):
        current = at.get(index, current)
        out.append(current)
    return out
