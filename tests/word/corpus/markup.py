"""The bytes of a part cut at its outermost paragraphs, to see what an edit left alone."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from xml.parsers import expat


def verbatim(old: bytes, new: bytes, touched: int) -> bool:
    """Tell whether all but some paragraphs, and all between paragraphs, are in the new part byte for byte."""
    if b"\0" in old[:4] or (b"encoding" in old[:200] and b"utf-8" not in old[:200].lower()):
        return True  # written anew as a whole
    (before, around), (after, around_after) = _cut(old), _cut(new)
    return (Counter(before) - Counter(after)).total() <= touched and around == around_after


def _cut(xml: bytes) -> tuple[list[bytes], bytes]:
    """Return the outermost paragraphs, and everything else in one piece."""
    parser = expat.ParserCreate()
    marks: list[int] = []
    depth = 0

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal depth
        if name.rpartition(":")[2] == "p" and not name.startswith(("a:", "m:")):
            if not depth:
                marks.append(parser.CurrentByteIndex)
            depth += 1

    def end(name: str) -> None:
        nonlocal depth
        if name.rpartition(":")[2] == "p" and not name.startswith(("a:", "m:")):
            depth -= 1
            if not depth:
                at = parser.CurrentByteIndex
                closed = xml.startswith(b"</" + name.encode(), at)  # expat is behind an empty element already
                marks.append(xml.index(b">", at) + 1 if closed else at)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(xml, True)
    borders = [0, *marks, len(xml)]
    pieces = [xml[a:b] for a, b in pairwise(borders)]
    return pieces[1::2], b"".join(pieces[::2])
