"""What stands round the plan and is no part of it: web chrome, page headers that come again, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from checker import resources
from checker.reading.elements import Passage, PassageKind
from checker.reading.numbering import Style, mark_of

_FRONT = 90  # passages at the start that chrome may reach into
_END = 45
_LONGEST = 80
_REPEATED = 4  # times a line comes, at least, to be a page header
_SENTENCE = re.compile(r"[。；]")


@cache
def _patterns(place: str) -> re.Pattern[str]:
    rows = resources.rows("web_chrome.tsv")
    return re.compile("(?:" + "|".join(row["pattern"] for row in rows if row["place"] == place) + r")\Z")


def find_furniture(passages: Sequence[Passage]) -> frozenset[int]:
    """Return the passages that are chrome of a web page or running heads of printed pages."""
    return frozenset(_front(passages) | _end(passages) | _running_heads(passages))


def _front(passages: Sequence[Passage]) -> set[int]:
    """Return what stands up to the last line of a page's head, before the plan's first heading."""
    pattern, last = _patterns("front"), -1
    for index, passage in enumerate(passages[:_FRONT]):
        if passage.kind is not PassageKind.BODY:
            continue
        mark = mark_of(passage.normal)
        if (mark and mark.style in (Style.PART, Style.CHAPTER, Style.HAN)) or len(passage.normal) > 2 * _LONGEST:
            break
        if pattern.match(passage.normal):
            last = index
    return {i for i in range(last + 1) if passages[i].kind is PassageKind.BODY}


def _end(passages: Sequence[Passage]) -> set[int]:
    """Return what stands from the first line of a page's foot on, all of it short."""
    pattern, first = _patterns("end"), len(passages)
    for index in range(len(passages) - 1, max(-1, len(passages) - _END), -1):
        passage = passages[index]
        if passage.kind is PassageKind.BODY:
            if pattern.match(passage.normal):
                first = index
            elif len(passage.normal) > _LONGEST or _SENTENCE.search(passage.normal) or mark_of(passage.normal):
                break
    return {i for i in range(first, len(passages)) if passages[i].kind is PassageKind.BODY}


def _running_heads(passages: Sequence[Passage]) -> set[int]:
    """Return the lines that come again beside page numbers."""
    beside = [
        near
        for index, passage in enumerate(passages)
        if passage.kind is PassageKind.FURNITURE
        for near in (index - 1, index + 1)
        if 0 <= near < len(passages) and passages[near].kind is PassageKind.BODY and len(passages[near].normal) < 40
    ]
    counts = Counter(passages[index].normal for index in beside)
    heads = {text for text, count in counts.items() if count >= _REPEATED}
    return {index for index in beside if passages[index].normal in heads}
