"""The author's characters in a typeset document: which are printed, and the runs that hold them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise

from checker.reading.elements import Passage
from checker.text import Span
from checker.word.comments import storable
from checker.word.gongwen import FANGSONG
from checker.word.typeset_notes import reference_run

_MARKDOWN = re.compile(r"\s*(?:\*\*+|#{1,6}|>|`+|!?\[|\]|\([^()\s]*\))\s*")
_TAB_OR_BREAK = re.compile(r"([\t\n])")


def stretches(text: str, fonts: Sequence[tuple[int, int, str]], marks: Sequence[tuple[int, int, int]]) -> Iterator[str]:
    """Yield the runs of a text of which stretches have a font of their own, and some are marks of notes."""
    numbers = {(start, stop): number for start, stop, number in marks}
    edges = sorted({0, len(text), *(at for start, stop, _ in (*fonts, *marks) for at in (start, stop))})
    for start, stop in pairwise(edges):
        if (start, stop) in numbers:
            yield reference_run(numbers[start, stop], text[start:stop])
        else:
            yield run_xml(text[start:stop], next((f for a, b, f in fonts if a <= start and stop <= b), ""))


def run_xml(text: str, font: str = "") -> str:
    """Return the text as a `w:r`, tabs and line feeds as Word has them."""
    if not text:
        return ""
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/></w:rPr>'
    parts = {"\t": "<w:tab/>", "\n": "<w:br/>", "": ""}
    inside = "".join(
        parts[part] if part in parts else f'<w:t xml:space="preserve">{escape(part, quote=False)}</w:t>'
        for part in _TAB_OR_BREAK.split(text)
    )
    return f"<w:r>{fonts if font and font != FANGSONG else ''}{inside}</w:r>"


def kept_spans(passage: Passage, *, markdown: bool) -> tuple[Span, ...]:
    """Return the spans of a passage's source that are printed, in order."""
    source = passage.text.source
    kept = bytearray(b"\1") * len(source)
    for stretch in passage.stretches:
        part = source[stretch.offset : stretch.offset + stretch.length]
        for at in (*range(len(part) - len(part.lstrip())), *range(len(part.rstrip()), len(part))):
            kept[stretch.offset + at] = 0
    for at, character in enumerate(source):
        if character not in "\t\n" and not storable(character):
            kept[at] = 0
    for piece in passage.text.pieces if markdown else ():
        if piece.normal.start == piece.normal.stop and _MARKDOWN.fullmatch(piece.source.of(source)):
            kept[piece.source.start : piece.source.stop] = bytes(piece.source.stop - piece.source.start)
    return tuple(Span(*found.span()) for found in re.finditer(b"\1+", kept))


def without(spans: Iterable[Span], cut: Span) -> Iterator[Span]:
    """Yield what is left of the spans once a stretch is taken out."""
    for span in spans:
        for start, stop in ((span.start, min(span.stop, cut.start)), (max(span.start, cut.stop), span.stop)):
            if start < stop:
                yield Span(start, stop)
