"""Printed lines joined to paragraphs, where the page shows it: full lines followed by a line that is not indented.

Nearly all Chinese documents indent their paragraphs. In a text that does not, a full line that ends a sentence may end
its paragraph, too, and is left alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

from checker.sources.pdf_layout import COLUMN_GAP, joined

INDENTED_FROM, INDENTED_TO = 1.2, 3.2
"""An indent is two characters, more or less, and never four."""
LEAST_INDENTED, LEAST_FLUSH = 0.05, 0.2
FULL = 2.2
"""A line ends so many characters before the margin at most, if a word or a mark did not fit any more."""
LARGE = 1.15
LEAST_FULL = 4
SMALL = 0.9
"""Footnotes are smaller than the text by this factor at least."""

_LEADER = re.compile(r"[.…·．]{4,}|(?:\.\s){3,}")
_SENTENCE_END = re.compile(r"[。！？；：][”’）】》]*\Z")
_MARK = re.compile(
    r"第[一二三四五六七八九十百\d]+[章节篇条]|[（(]?[一二三四五六七八九十]{1,3}[）)、]|[（(]?\d{1,2}[）)．.、](?!\d)"
)


class PrintedLine(NamedTuple):
    """A line as it stands on its page: text, edges, height of its characters, number of the page."""

    text: str
    left: float
    right: float
    top: float
    height: float
    page: int


class Column(NamedTuple):
    """The edges of the text on a page."""

    left: float
    right: float


class _Pages(NamedTuple):
    """What holds for the text as a whole: its columns by page, the height of its type, whether it indents."""

    columns: dict[int, Column]
    body: float
    indents: bool


def paragraphs(runs: Iterable[Sequence[PrintedLine]]) -> list[list[str]]:
    """Return the texts of the paragraphs of each run of lines; a table parts runs, the end of a page does not."""
    lines = list(runs)
    every = [line for run in lines for line in run]
    columns = _columns(every)
    if columns is None:
        return [[line.text for line in run] for run in lines]
    page = _Pages(columns, median(line.height for line in every), _indents(every, columns))
    return [[joined(line.text for line in group) for group in _groups(run, page)] for run in lines]


def _columns(lines: Sequence[PrintedLine]) -> dict[int, Column] | None:
    """Return where the text of each page begins and ends, None where no margin is to be seen."""
    pages: defaultdict[int, list[PrintedLine]] = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    seen = {number: column for number, page in pages.items() if (column := _column(page)) is not None}
    if not seen:
        return None
    left, right = (Counter(map(round, edges)).most_common(1)[0][0] for edges in zip(*seen.values(), strict=True))
    height = median(line.height for line in lines)
    for number, column in seen.items():
        # On a page of short paragraphs, the full lines may all be first lines, with their indent.
        if INDENTED_FROM < (column.left - left) / height < INDENTED_TO:
            seen[number] = column._replace(left=left)
    return {number: seen.get(number, Column(left, right)) for number in pages}


def _column(page: Sequence[PrintedLine]) -> Column | None:
    """Return the edges at which continued lines stand flush, None where too few lines end at one place."""
    right = max(line.right for line in page)
    full = [line for line in page if line.right > right - FULL * line.height]
    if len(full) < LEAST_FULL:
        return None
    places = Counter(round(line.left) for line in full)
    common = [place for place, count in places.items() if count >= max(2, len(full) // 10)]
    return Column(min(common, default=min(line.left for line in full)), right)


def _indents(lines: Sequence[PrintedLine], columns: dict[int, Column]) -> bool:
    """Tell whether paragraphs of this text begin with an indent."""
    steps = [(line.left - columns[line.page].left) / line.height for line in lines]
    indented = sum(INDENTED_FROM < step < INDENTED_TO for step in steps)
    flush = sum(abs(step) < INDENTED_FROM / 2 for step in steps)
    return indented >= LEAST_INDENTED * len(lines) and flush >= LEAST_FLUSH * len(lines)


def _groups(run: Sequence[PrintedLine], page: _Pages) -> list[list[PrintedLine]]:
    """Return the lines by paragraph; footnotes that part a paragraph at the foot of its page follow it."""
    out: list[list[PrintedLine]] = []
    waiting: list[list[PrintedLine]] = []
    for line, is_note in zip(run, _notes(run, page.body), strict=True):
        target = waiting if is_note else out
        before = target[-1][-1] if target else None
        if target and before and (_goes_on(before, line, page) or _title_goes_on(before, line, page)):
            target[-1].append(line)
            continue
        if not is_note and waiting:
            out += waiting
            waiting = []
            target = out
        target.append([line])
    return out + waiting


def _notes(run: Sequence[PrintedLine], body: float) -> list[bool]:
    """Tell of each line whether it is small, as are all below it on its page."""
    out: list[bool] = []
    below = True
    for index in range(len(run) - 1, -1, -1):
        last = index + 1 == len(run) or run[index + 1].page != run[index].page
        below = (below or last) and run[index].height < SMALL * body
        out.append(below)
    return out[::-1]


def _goes_on(before: PrintedLine, line: PrintedLine, page: _Pages) -> bool:
    """Tell whether the paragraph of a line goes on in the next."""
    here, there = page.columns[before.page], page.columns[line.page]
    if before.right < here.right - FULL * before.height or line.left - there.left > line.height * INDENTED_FROM / 2:
        return False
    if not _same_size(before, line):
        return False
    if any(COLUMN_GAP in text or _LEADER.search(text) for text in (before.text, line.text)):
        return _wraps_into_leader(before, line)
    return not (_SENTENCE_END.search(before.text) and (_MARK.match(line.text) or not page.indents))


def _same_size(before: PrintedLine, line: PrintedLine) -> bool:
    return abs(before.height - line.height) <= 0.15 * before.height


def _title_goes_on(before: PrintedLine, line: PrintedLine, page: _Pages) -> bool:
    """Tell whether a title in larger type, centred and nearly as wide as the page, goes on in the next line."""
    column = page.columns[line.page]

    def centred(one: PrintedLine) -> bool:
        return abs((one.left + one.right) - (column.left + column.right)) < 2 * one.height

    large = before.height > LARGE * page.body and _same_size(before, line)
    near = before.page == line.page and before.top - line.top < 3.2 * before.height
    wide = before.right - before.left > 0.5 * (column.right - column.left)
    return large and near and wide and centred(before) and centred(line) and not _MARK.match(line.text)


def _wraps_into_leader(before: PrintedLine, line: PrintedLine) -> bool:
    """Tell whether an entry of the contents is too long for one line and has its page number in the next."""
    return not _LEADER.search(before.text) and COLUMN_GAP not in before.text and not _MARK.match(line.text)
