"""The outline: headings in order with levels and parents, list items and table rows kept out.

Levels: with 一、（一）1.（1） alone they are 1 2 3 4; with 第一篇/章/节 these come first and the others below them, as
far as used. A 专栏 or 表 stands one below the heading it is in, its numbered items one below it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from checker.plan import Block, Plan
from checker.reading.elements import Heading, Passage, PassageKind, TocEntry
from checker.reading.headings import Found, heading_of, is_list_item
from checker.reading.memory import Each
from checker.reading.numbering import Mark, Style, mark_of
from checker.reading.tabular import table_zones
from checker.text import Span

_FIXED = {Style.HAN: 1, Style.HAN_BRACKET: 2, Style.DIGIT: 3, Style.DECIMAL: 4, Style.DIGIT_BRACKET: 4, Style.CIRCLE: 5}
_CHAPTERS = (Style.PART, Style.CHAPTER, Style.SECTION)
_OUTER = (*_CHAPTERS, Style.HAN)
_PREFACE = re.compile(r"(?!.*(?:\d{4}年|[局厅部委办院室]\Z|政府\Z|会议|规划\Z|公开发布|主送|各))[一-鿿“”·\s]{6,32}\Z")
_FRONT = 80  # passages
_LAST_LINES = 3  # of a table's run, where headings of the next chapter may stand
_FOLLOWED_BY = 60  # characters of the paragraph that follows a heading without number


def find_outline(
    passages: Sequence[Passage], plan: Plan, toc: Sequence[TocEntry] = (), titles: Collection[int] = ()
) -> tuple[Heading, ...]:
    """Return the headings in order; `titles` are the passages of the document title."""
    entries = {entry.passage for entry in toc}
    found = _candidates(passages, plan, entries, titles)
    if titles:
        found = _with_preface(found, passages, plan, max(titles), entries)
    return _with_parents(_levelled(found), passages)


def front_matter(passages: Sequence[Passage], toc: Sequence[TocEntry]) -> list[int]:
    """Return the body passages before the first heading of the plan: notice, cover and title."""
    entries = {entry.passage for entry in toc}
    out: list[int] = []
    for index, passage in enumerate(passages):
        if passage.kind is not PassageKind.BODY or index in entries:
            continue
        mark = mark_of(passage.normal)
        if (mark is not None and mark.style in _OUTER) or len(out) > _FRONT:
            break
        out.append(index)
    return out


def sections(passages: Sequence[Passage], outline: Sequence[Heading]) -> list[int | None]:
    """Return for each passage the innermost heading above or at it."""
    at = {heading.passage: index for index, heading in enumerate(outline)}
    out: list[int | None] = []
    current: int | None = None
    for index in range(len(passages)):
        current = at.get(index, current)
        out.append(current)
    return out


def _candidates(
    passages: Sequence[Passage], plan: Plan, entries: Collection[int], titles: Collection[int]
) -> list[Found]:
    """Return what reads like a heading where it stands."""
    sieve = _Sieve(table_zones(passages))
    before = min(titles) if titles else _first_outer(passages, entries)
    blocks = [plan.blocks[passage.stretches[0].block] for passage in passages]
    out: list[Found] = []
    for index, found in enumerate(_looks.over(range(len(passages)), passages, blocks)):
        if index in titles:
            out.append(Found(index, None, None, Span(0, len(passages[index].normal)), False, 0))
        elif found is None or index in entries:
            continue
        elif isinstance(found, Mark):
            sieve.note_item(found)
        elif sieve.passes(found, passages[index]) and not (index < before and found.given is None and found.mark):
            out.append(found)
    return out


def _look(index: int, passage: Passage, block: Block) -> Found | Mark | None:
    """Return the heading that a passage reads like, or the mark of an item whose list goes on."""
    if (found := heading_of(index, passage, block)) is not None:
        return found
    mark = mark_of(passage.normal)
    return mark if mark is not None and is_list_item(passage.normal, mark) else None


_looks = Each(_look)


def _first_outer(passages: Sequence[Passage], entries: Collection[int]) -> int:
    """Return the first passage that begins with a chapter's or 一、's number; what stands before it is no plan yet."""
    for index, passage in enumerate(passages):
        if passage.kind is PassageKind.BODY and index not in entries:
            mark = mark_of(passage.normal)
            if mark is not None and mark.style in _OUTER:
                return index
    return 0


class _Sieve:
    """Keeps out what its neighbours show to be no heading: items of running lists, rows of tables, figures."""

    def __init__(self, zones: Sequence[tuple[int, int]]) -> None:
        self._zones = list(zones)
        self._item: tuple[Style, int] | None = None  # the last item of a list that goes on
        self._last: dict[Style, int] = {}
        self._rows: dict[Style, int] = {}
        self._path: list[str] = []
        self._zone: tuple[int, int] | None = None

    def note_item(self, mark: Mark) -> None:
        """Remember the mark of a passage that is no heading but an item of a list."""
        self._item = (mark.style, mark.value)

    def passes(self, found: Found, passage: Passage) -> bool:
        """Tell whether the candidate holds; candidates come in the order of the text."""
        mark = found.mark
        if mark is None or found.given is not None:
            return True
        if self._item == (mark.style, mark.value - 1):
            self._item = (mark.style, mark.value)
            return False
        if mark.style is Style.ANNEX and found.number is None:
            return True  # 附件1 on a line of its own
        if mark.style is Style.ANNEX and (first := mark_of(found.title.of(passage.normal))) is not None:
            self._item = (first.style, first.value)  # 附件：1.… 2.…: the list of annexes under a notice
            return False
        if self._in_table(found.passage) and not self._leaves_table(found):
            self._rows[mark.style] = mark.value
            return False
        if passage.normal[mark.stop - 1 : mark.stop] == "，" and self._last.get(mark.style) != mark.value - 1:
            return False  # "17，" for "17." only where 16 stood before
        if mark.style is Style.DECIMAL and not self._follows(mark.number):
            return False
        self._accept(mark.style, mark.value, mark.number)
        return True

    def _in_table(self, index: int) -> bool:
        while self._zones and self._zones[0][1] <= index:
            self._zones.pop(0)
            self._rows.clear()
        return bool(self._zones) and self._zones[0][0] <= index

    def _leaves_table(self, found: Found) -> bool:
        """Tell whether a heading inside a table's run of short lines is the next one of the plan's own numbering."""
        mark = found.mark
        if mark is None or mark.style not in (Style.HAN, Style.HAN_BRACKET) or found.run_in:
            return False
        last_lines = found.passage >= self._zones[0][1] - _LAST_LINES
        row_like = self._rows.get(mark.style, 0) + 1 == mark.value and not last_lines
        if self._last.get(mark.style, 0) + 1 != mark.value or row_like:
            return False
        self._zones.pop(0)
        return True

    def _follows(self, number: str) -> bool:
        """Tell whether 1.2 comes after 1. or 1.1; 5.2 in a table does not."""
        *above, last = number.split(".")
        if not self._path:
            return int(last) == 1 and above == ["1"]
        if self._path[: len(above)] == above:
            return len(self._path) <= len(above) or int(last) > int(self._path[len(above)])
        return int(last) == 1

    def _accept(self, style: Style, value: int, number: str) -> None:
        self._item = None
        self._last[style] = value
        if style is Style.DECIMAL:
            self._path = number.split(".")
        elif style is Style.DIGIT:
            self._path = [str(value)]


def _with_preface(
    found: list[Found], passages: Sequence[Passage], plan: Plan, title: int, entries: Collection[int]
) -> list[Found]:
    """Add a heading without number that stands between the document title and the first numbered heading."""
    first = min((f.passage for f in found if f.passage > title), default=len(passages))
    body = [i for i in range(title + 1, first) if passages[i].kind is PassageKind.BODY and i not in entries]
    added = [
        Found(i, None, None, Span(0, len(passages[i].normal)), False)
        for i, after in pairwise(body)
        if _PREFACE.match(passages[i].normal)
        and len(passages[after].normal) > _FOLLOWED_BY
        and plan.blocks[passages[i].stretches[0].block].style is None
    ]
    return sorted([*found, *added], key=lambda f: f.passage)


def _ranks(found: Sequence[Found]) -> dict[Style, int]:
    """Return the level of each style that the plan uses, boxes and annexes apart."""
    used = {f.style for f in found if f.style is not None}
    chapters = [style for style in _CHAPTERS if style in used]
    if not chapters:
        return dict(_FIXED)
    inner = [style for style in _FIXED if style in used and style is not Style.DIGIT_BRACKET]
    ranks = {style: level for level, style in enumerate([*chapters, *inner], 1)}
    ranks[Style.DIGIT_BRACKET] = ranks.get(Style.DECIMAL, len(ranks) + 1)
    return ranks


def _levelled(found: Sequence[Found]) -> list[tuple[Found, int]]:
    """Return the headings with their levels; boxes and their items take theirs from the heading they stand in."""
    ranks = _ranks(_outside_boxes(found))
    out: list[tuple[Found, int]] = []
    box: int | None = None
    item = main = 0
    level = 1
    for one in found:
        style, value = one.style, one.mark.value if one.mark else 0
        if style is Style.BOX:
            box, item = level + 1, 0
            out.append((one, box))
            continue
        if box is not None and style is Style.DIGIT and (value == item + 1 or value != main + 1):
            item = value
            out.append((one, box + 1))
            continue
        box = None
        main = value if style is Style.DIGIT else main
        level = _level(one, ranks)
        out.append((one, level))
    return out


def _outside_boxes(found: Sequence[Found]) -> list[Found]:
    """Return the headings that do not stand right under a box as its items."""
    out: list[Found] = []
    boxed = False
    for one in found:
        boxed = one.style is Style.BOX or (boxed and one.style is Style.DIGIT)
        if not boxed:
            out.append(one)
    return out


def _level(found: Found, ranks: dict[Style, int]) -> int:
    if found.style is None:
        return found.given if found.given is not None else 1
    if found.style is Style.ANNEX:
        return 1
    if found.style is Style.DECIMAL and found.given is not None:
        return found.given
    return ranks.get(found.style, max(ranks.values(), default=0) + 1)


def _with_parents(rows: Sequence[tuple[Found, int]], passages: Sequence[Passage]) -> tuple[Heading, ...]:
    """Return the records, each with the nearest heading before it of a lower level."""
    parents: list[int | None] = []
    for at, (_, level) in enumerate(rows):
        parent = at - 1 if at else None
        while parent is not None and rows[parent][1] >= level:
            parent = parents[parent]
        parents.append(parent)
    found = [one for one, _ in rows]
    return _headings.over(found, [level for _, level in rows], parents, [passages[one.passage] for one in found])


def _heading(found: Found, level: int, parent: int | None, passage: Passage) -> Heading:
    start = found.mark.start if found.mark and not found.automatic else found.title.start
    return Heading(
        level,
        found.number,
        found.title.of(passage.normal),
        found.passage,
        Span(start, found.title.stop),
        found.run_in,
        parent,
        found.automatic,
        found.title,
    )


_headings = Each(_heading)
