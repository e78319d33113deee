"""The table of contents: which passages are its entries, and what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from checker.reading.elements import Passage, PassageKind, TocEntry
from checker.reading.memory import Each
from checker.reading.numbering import mark_of
from checker.text import Span

_TITLE = re.compile(r"目\s*[录次]\Z")
_PAGE = re.compile(r"(?:\t\s*|[.·…．]{2,}\s*|\s{2,}|[-—]\s*|\s|(?<=[一-鿿）”]))(\d{1,3})\s*[-—]?\s*\Z")
_LEADERS = re.compile(r"[.·…．]{3,}\s*[-—]?\s*\d{1,3}\s*[-—]?\s*\Z")
_TABBED = re.compile(r"[^\t]+\t\s*[-—]?\s*\d{1,3}\s*[-—]?\s*\Z")
_PAGE_ENDS = frozenset("0123456789-—")
_GAP_END = re.compile(r"[\s.·…．—-]+\Z")
_SENTENCE = re.compile(r"[。；]")
_LINES = (PassageKind.BODY, PassageKind.TOC)  # a tuple: hashing a kind costs more than comparing it
_MOST = 400  # entries: a longer run is no table of contents
_LEAST = 2
_REMEMBERED = 16384  # lines
_LONGEST = 90
_GAP = 4  # lines without page number inside a table of contents that has them


def find_contents(passages: Sequence[Passage]) -> tuple[TocEntry, ...]:
    """Return the entries in order: the file's own contents blocks, the typed lines after 目录, runs of dot leaders."""
    looks = _looks.over(passages)
    chosen = {i for i, p in enumerate(passages) if p.kind is PassageKind.TOC and looks[i] is not _Look.TITLE}
    if any(look is not _Look.NOTHING for look in looks):
        lines = [(i, p.normal) for i, p in enumerate(passages) if p.kind in _LINES]
        for at, (index, _) in enumerate(lines):
            if looks[index] is _Look.TITLE and not _goes_on_in_toc(passages, lines[at + 1 : at + 2]):
                chosen.update(_typed(lines, at + 1))
        chosen.update(_led([(index, looks[index]) for index, _ in lines]))
    entries = sorted(chosen)
    return _entries.over(entries, [passages[index].normal for index in entries])


class _Look(Enum):
    """What a line looks like by itself."""

    NOTHING = 0
    TITLE = 1  # the word 目录
    LED = 2  # an entry with leaders and page


def _look(passage: Passage) -> _Look:
    if passage.kind not in _LINES:
        return _Look.NOTHING
    if passage.normal[:1] == "目" and _TITLE.match(passage.normal):
        return _Look.TITLE
    return _Look.LED if passage.normal[-1:] in _PAGE_ENDS and _is_led(passage.normal) else _Look.NOTHING


_looks = Each(_look)


def _goes_on_in_toc(passages: Sequence[Passage], following: Sequence[tuple[int, str]]) -> bool:
    """Tell whether the next line is an entry of the file's own contents."""
    return any(passages[index].kind is PassageKind.TOC for index, _ in following)


def _typed(lines: Sequence[tuple[int, str]], start: int) -> list[int]:
    """Return the passages of the entries that stand after the word 目录."""
    stop = min(len(lines), start + _MOST)
    paged = [at for at in range(start, stop) if _has_page(lines[at][1])]
    if paged and paged[0] - start <= _GAP:
        return [lines[at][0] for at in range(start, _last_paged(paged) + 1)]
    return _unpaged(lines, start, stop)


def _last_paged(paged: Sequence[int]) -> int:
    last = paged[0]
    for at in paged[1:]:
        if at - last > _GAP:
            break
        last = at
    return last


def _unpaged(lines: Sequence[tuple[int, str]], start: int, stop: int) -> list[int]:
    """Return the entries of a table without pages: it ends where an entry, or a line before it, comes again."""
    seen = {_key(text) for _, text in lines[:start]}
    out: list[int] = []
    at = start
    while at < stop and (lines[at][1].isdecimal() or (_is_entry(lines[at][1]) and _key(lines[at][1]) not in seen)):
        index, text = lines[at]
        if not text.isdecimal():  # a page number on a line of its own
            seen.add(_key(text))
            out.append(index)
        at += 1
    after = {_key(text) for _, text in lines[at:]}
    repeated = sum(_key(text) in after for index, text in lines[start:at] if not text.isdecimal())
    return out if len(out) >= _LEAST and 2 * repeated >= len(out) else []  # else what follows 目录 is the plan itself


def _led(lines: Sequence[tuple[int, _Look]]) -> set[int]:
    """Return the passages of three and more lines in a row that end in leaders and a page, with no 目录 above."""
    out: set[int] = set()
    run: list[int] = []
    for index, look in [*lines, (-1, _Look.NOTHING)]:
        if look is _Look.LED:
            run.append(index)
            continue
        if len(run) >= 3:
            out.update(run)
        run = []
    return out


def _is_led(text: str) -> bool:
    """Tell whether leaders, or a tab behind a numbered title, end in a page: a row of figures is no entry."""
    if not _is_entry(text):
        return False
    return bool(_LEADERS.search(text)) or (bool(_TABBED.match(text)) and mark_of(text) is not None)


@lru_cache(_REMEMBERED)
def _has_page(text: str) -> bool:
    return text[-1:] in _PAGE_ENDS and _is_entry(text) and bool(_PAGE.search(text))


def _is_entry(text: str) -> bool:
    return len(text) <= _LONGEST and not _SENTENCE.search(text)


@lru_cache(_REMEMBERED)
def _key(text: str) -> str:
    return re.sub(r"\s+", "", text)


def entry_of(index: int, text: str) -> TocEntry:
    """Return the entry that a line of a table of contents makes."""
    page = _PAGE.search(text)
    stop = page.start() if page else len(text)
    gap = _GAP_END.search(text, 0, stop)
    stop = gap.start() if gap else stop
    mark = mark_of(text)
    start = min(mark.stop, stop) if mark else 0
    number = mark.number if mark else None
    span = Span(mark.start if mark else 0, stop)
    return TocEntry(number, text[start:stop], int(page[1]) if page else None, index, span, Span(start, stop))


_entries = Each(entry_of)
