"""Plain text (.txt, .md) in any encoding that Chinese offices use, as one block a line."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from functools import cache

from checker import resources
from checker.errors import UnreadableText
from checker.plan import Block

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = [chr(code) for code in range(0x20) if chr(code) not in "\t\n\r\f\v\x1a"]
DAMAGED = "\ufffd"
DAMAGED_SHARE = 0.005
ODD_SHARE = 0.01
"""Text taken out of old programs holds a control character here and there; binary data is full of them."""
WIDE = ("utf-16-le", "utf-16-be")
DOUBLE_BYTE = ("gb18030", "big5hkscs", "cp950")
_SAMPLE = 1 << 16


@cache
def _frequent() -> frozenset[str]:
    """Return the characters that fill Chinese text: what is decoded with the wrong encoding has hardly any."""
    return frozenset("".join(row["characters"] for row in resources.rows("frequent_characters.tsv")))


def decode(data: bytes) -> str:
    """Return the text; raises UnreadableText for binary content or an encoding that cannot be told.

    Bytes that are no character of an encoding otherwise right become U+FFFD, if they are very few.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _best(data, (name,))
    text = _decoded(data, "utf-8")
    if b"\0" in data and (text is None or _plausible(text) < _least(text)):
        return _best(data, WIDE)
    if text is not None:
        return text
    return _best(data, (*DOUBLE_BYTE, *WIDE, "utf-8"))


def _best(data: bytes, names: Sequence[str]) -> str:
    """Return the most plausible reading; one with damaged bytes only where there is no other."""
    for errors in ("strict", "replace"):
        candidates = [text for name in names if (text := _decoded(data, name, errors)) is not None]
        best = max(candidates, key=_plausible, default=None)
        if best is not None and _plausible(best) >= _least(best):
            return best
    raise UnreadableText


def _decoded(data: bytes, name: str, errors: str = "strict") -> str | None:
    """Return the bytes decoded, None where they are not in this encoding or no text."""
    try:
        text = data.decode(name, errors)
    except UnicodeDecodeError:
        return None
    odd = sum(text.count(ch) for ch in _CONTROLS)
    return None if odd > len(text) * ODD_SHARE or text.count(DAMAGED) > len(text) * DAMAGED_SHARE else text


def _least(text: str) -> float:
    """Return how plausible a text must be: a line of two rare words is text, too, a long one has common words."""
    return 0.05 if len(text) > 40 else 0


def _plausible(text: str) -> float:
    """Return the share of frequent characters less that of private ones, among all but ASCII letters and signs."""
    sample = [ch for ch in text[:_SAMPLE] if ch > "\x7f" or ch.isdigit()]
    if not sample:
        return 0
    frequent = _frequent()
    return sum((ch in frequent) - ("\ue000" <= ch <= "\uf8ff") for ch in sample) / len(sample)


def blocks(text: str) -> list[Block]:
    """Return one block a line, split at line feeds only; a carriage return at the end is no text of the line."""
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    return [Block(number, line.removesuffix("\r")) for number, line in enumerate(lines, 1)]
