"""The table of contents: which passages are its entries, and what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.reading.elements import Passage, PassageKind, TocEntry
from checker.reading.numbering import mark_of
from checker.text import Span

_TITLE = re.compile(r"目\s*[录次]\Z")
_ENTRY = re.compile(r"(?P<title>.*?)(?P<gap>[\s.·…．—_-]*)(?P<page>[-—\s]*\d{1,3}[-—\s]*)\Z")
_PAGE = re.compile(r"(?:\t\s*|[.·…．]{2,}\s*|\s{2,}|[-—]\s*|\s)(\d{1,3})[-—\s]*\Z")
_GAP_END = re.compile(r"[\s.·…．—-]+\Z")
_MOST = 400  # entries: a longer run is no table of contents


def find_contents(passages: Sequence[Passage]) -> tuple[TocEntry, ...]:
    """Return the entries in order: the file's own contents blocks and the typed lines after 目录."""
    out: list[TocEntry] = []
    inside: set[str] | None = None
    for index, passage in enumerate(passages):
        text = passage.normal
        if passage.kind is PassageKind.TOC:
            if not _TITLE.match(text):
                out.append(entry_of(index, text))
        elif passage.kind is PassageKind.BODY:
            if _TITLE.match(text):
                inside = set()
            elif inside is not None:
                found = entry_of(index, text)
                key = "".join((found.number or "", found.title)).replace(" ", "")
                if _ends(found, key, inside, text) or len(inside) > _MOST:
                    inside = None
                else:
                    inside.add(key)
                    out.append(found)
    return tuple(out)


def _ends(found: TocEntry, key: str, seen: set[str], text: str) -> bool:
    """Tell whether the body begins: an entry comes back without page, or a sentence or an unnumbered line stands."""
    if found.page is not None:
        return False
    return key in seen or len(text) > 90 or "。" in text or (found.number is None and bool(seen))


def entry_of(index: int, text: str) -> TocEntry:
    """Return the entry that a line of a table of contents makes."""
    page = _PAGE.search(text)
    stop = page.start() if page else len(text)
    gap = _GAP_END.search(text, 0, stop)
    stop = gap.start() if gap else stop
    mark = mark_of(text)
    start = min(mark.stop, stop) if mark else 0
    number = mark.number if mark else None
    title = text[start:stop]
    return TocEntry(number, title, int(page[1]) if page else None, index, Span(mark.start if mark else 0, stop))
