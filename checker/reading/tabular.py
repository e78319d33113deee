"""Tables typed as text, one cell a line: where they begin and end, so that their rows are not taken for headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.reading.elements import Passage, PassageKind
from checker.reading.memory import Each
from checker.reading.numbering import Style, mark_of
from checker.reading.words import either

_HEADER = re.compile(rf"(?:{either('table_header')}(?:（%）)?|(?:19|20)\d\d年?{either('year_suffix')}?)\Z")
_WITHIN = 14  # lines in which at least three header cells stand
_LONGEST_HEADER = 12
_LONGEST_CELL = 45
_ENDS = re.compile("[。；]")


def table_zones(passages: Sequence[Passage]) -> list[tuple[int, int]]:
    """Return [start, stop) of each run of passages that are the cells of a typed table."""
    looks = _headers.over(passages)
    if not any(looks):
        return []
    lines = [i for i, p in enumerate(passages) if p.kind is PassageKind.BODY]
    headers = [at for at, index in enumerate(lines) if looks[index]]
    out: list[tuple[int, int]] = []
    for first, third in zip(headers, headers[2:], strict=False):
        if third - first <= _WITHIN and (not out or lines[first] >= out[-1][1]):
            out.append((lines[first], _end(passages, lines, third)))
    return out


def _is_header(passage: Passage) -> bool:
    text = passage.normal
    short = passage.kind is PassageKind.BODY and len(text) <= _LONGEST_HEADER
    return short and bool(_HEADER.match(re.sub(r"\s", "", text)))


_headers = Each(_is_header)


def _end(passages: Sequence[Passage], lines: Sequence[int], at: int) -> int:
    """Return the passage after the last cell."""
    for index in lines[at + 1 :]:
        text = passages[index].normal
        mark = mark_of(text)
        if len(text) > _LONGEST_CELL or _ENDS.search(text) or (mark and mark.style in (*_CHAPTERS, Style.BOX)):
            return index
    return lines[-1] + 1


_CHAPTERS = (Style.PART, Style.CHAPTER, Style.SECTION)
