"""The outline: headings by style, by automatic and by typed number, alone or run in, with their parents."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from checker.plan import Plan
from checker.reading.elements import Heading, Passage, PassageKind, TocEntry
from checker.reading.numbering import Mark, Style, mark_of
from checker.text import Span

_BODY = frozenset({PassageKind.BODY, PassageKind.HEADING})
_FIXED = {Style.HAN: 1, Style.HAN_BRACKET: 2, Style.DIGIT: 3, Style.DECIMAL: 4, Style.DIGIT_BRACKET: 4, Style.CIRCLE: 5}
_CAPTIONS = frozenset({"caption", "题注", "图题", "表题"})
_ALONE = re.compile(r"(?:前\s*言|序\s*言|引\s*言|导\s*言|后\s*记|结\s*语|名词解释|附\s*录)\Z")
_LONGEST = 110  # characters of a heading that stands alone
_LONGEST_RUN_IN = 60
_FRONT = 80  # passages
_PREFACE = re.compile(r"(?!.*(?:\d{4}年|[局厅部委院室]\Z|政府\Z|会议|规划\Z))[一-鿿“”·\s]{6,32}\Z")
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
    passages: Sequence[Passage], plan: Plan, toc: Sequence[TocEntry] = (), titles: Collection[int] = ()
) -> tuple[Heading, ...]:
    """Return the headings in order; `titles` are the passages of the document title."""
    entries = {entry.passage for entry in toc}
    found: list[_Found] = []
    for index, passage in enumerate(passages):
        if index in titles:
            found.append(_Found(index, None, None, Span(0, len(passage.normal)), False, None, 0))
        elif index not in entries and (heading := _look(index, passage, plan)) is not None:
            found.append(heading)
    found = _plausible(found, passages)
    if titles:
        found = _with_preface(found, passages, plan, max(titles), entries)
    ranks = _ranks(found)
    return _with_parents([_heading(f, ranks, passages[f.passage].normal) for f in found])


def _look(index: int, passage: Passage, plan: Plan) -> _Found | None:
    """Return the heading that a passage is or begins with."""
    if passage.kind not in _BODY:
        return None
    block = plan.blocks[passage.stretches[0].block]
    text = passage.normal
    if (block.style or "").lower() in _CAPTIONS:
        return None
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


def _plausible(found: Sequence[_Found], passages: Sequence[Passage]) -> list[_Found]:
    """Leave out decimal marks that follow no number: figures of a table, not 1.1, 1.2 under 1."""
    out: list[_Found] = []
    path: list[str] = []
    for heading in found:
        mark = heading.mark
        if mark is not None and mark.style is Style.DECIMAL:
            *above, last = mark.number.split(".")
            if not _follows(above, int(last), path):
                continue
            path = [*above, last]
        elif mark is not None and mark.style is Style.DIGIT:
            path = [str(mark.value)]
        out.append(heading)
    return out


def _follows(above: list[str], last: int, path: list[str]) -> bool:
    if not path:
        return last == 1 and above == ["1"]
    if path[: len(above)] == above:
        return len(path) <= len(above) or last > int(path[len(above)])
    return last == 1


def _with_preface(
    found: list[_Found], passages: Sequence[Passage], plan: Plan, title: int, entries: Collection[int]
) -> list[_Found]:
    """Add a heading without number that stands between the document title and the first numbered heading."""
    first = min((f.passage for f in found if f.passage > title), default=len(passages))
    body = [i for i in range(title + 1, first) if passages[i].kind is PassageKind.BODY and i not in entries]
    added = [
        _Found(i, None, None, Span(0, len(passages[i].normal)), False, Style.HAN, None)
        for i, after in pairwise(body)
        if _PREFACE.match(passages[i].normal)
        and len(passages[after].normal) > 60
        and plan.blocks[passages[i].stretches[0].block].style is None
    ]
    return sorted([*found, *added], key=lambda f: f.passage)


def _ranks(found: Sequence[_Found]) -> dict[Style, int]:
    """Return the level of each style that the plan uses."""
    used = {f.style for f in found if f.style is not None}
    chapters = [s for s in (Style.PART, Style.CHAPTER, Style.SECTION) if s in used]
    ranks: dict[Style, int] = {style: level for level, style in enumerate(chapters, 1)}
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


def front_matter(passages: Sequence[Passage], toc: Sequence[TocEntry]) -> list[int]:
    """Return the body passages before the first heading of the plan: notice, cover and title."""
    entries = {entry.passage for entry in toc}
    out: list[int] = []
    for index, passage in enumerate(passages):
        if passage.kind is not PassageKind.BODY or index in entries:
            continue
        mark = mark_of(passage.normal)
        if (mark is not None and mark.style in (Style.PART, Style.CHAPTER, Style.HAN)) or len(out) > _FRONT:
            break
        out.append(index)
    return out
