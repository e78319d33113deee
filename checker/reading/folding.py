"""One line of a plan → `MappedText`: one convention of widths, marks and blanks, with the way back.

The convention of `normal`, on which numerals, metrics and rules rely:

- digits, Latin letters and ``% + - . / = < > ~ &`` are half width; every dash that joins numbers other than
  ``—`` (``－ – ‐ ‑ −``) is ``-``; ``～ 〜 ∼`` are ``~``; square brackets are ``[]``;
- round brackets are always full width ``（）``; ``， ； ： ？ ！`` are full width unless they stand between
  ASCII letters or digits (``1,200``, ``10:30``, ``https:``) or the line holds no Han character at all;
- quotation marks stay as written, but ``「」『』`` become ``“”‘’``; ``、 。 《》 〈〉 〔〕 【】 —`` stay;
- radicals (``⾰``), compatibility ideographs, traditional characters and known confusions (``臵``) are the
  ordinary simplified character, one to one (`resources/characters.tsv`);
- a single blank between Han characters, digits, ``%`` and Chinese marks is gone when a Han character or mark is
  on one side (``2025 年``, ``区 域``); a blank beside a Latin letter, runs of two and more blanks and tabs stay,
  for they part columns; an ideographic blank inside a line is a plain blank;
- blanks at both ends, characters without width, markdown marks and superscript note marks are gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from checker import resources
from checker.text import MappedText, Piece, Span

HAN = "一-鿿㐀-䶿"
"""The Han characters as a range for a character class."""

_MARKS = "、。，；：？！《》〈〉（）【】〔〕“”‘’—…"
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
# the character comes first, then what stands before it: so is every place without it passed over quickly
_PUNCTUATION = re.compile(r"[,;:?!](?:(?<![0-9A-Za-z].)|(?![0-9A-Za-z /\\])|(?=\s+\Z))")
_HAN = re.compile(f"[{HAN}]")
_BLANK = re.compile(rf"[ \xa0](?:(?<=[{HAN}{_MARKS}].)(?=[{HAN}{_MARKS}0-9])|(?<=[0-9%].)(?=[{HAN}{_MARKS}]))")
_EDGES = re.compile(r"\A\s+|\s+\Z")
_UNSEEN = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]+")
_BLANKS = re.compile(r"\s")
_SPARSE = re.compile("[\\s\u200b-\u200d\u2060\ufeff\u00ad⁰¹²³⁴-⁹]")
_SIGNS = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad⁰¹²³⁴-⁹]")
_SUPERSCRIPT = re.compile(rf"[⁰¹²³⁴⁵⁶⁷⁸⁹](?<=[{HAN}”》）。，；].)[⁰¹²³⁴⁵⁶⁷⁸⁹]*")
_MARKDOWN = re.compile(r"\*\*+|\A\s*#{1,6}\s+|\A\s*>\s+(?!\d.{0,10}\Z)|`+|!?\[(?=[^\[\]]*\]\()|(?<=\])\([^()\s]*\)")
_MARKDOWN_SIGNS = re.compile(r"[*#>`\[]")
_LINK_END = re.compile(r"\](?=\([^()\s]*\))")


_REMEMBERED = 8192  # paragraphs


class _Table(dict[int, str]):
    """A translation table that learns the characters it leaves alone: `str.translate` is slow on misses."""

    def __missing__(self, key: int) -> str:
        self[key] = char = chr(key)
        return char


@cache
def _widths() -> dict[int, str]:
    """Return the characters whose width or form differs from the convention."""
    keep = set("，；：？！（）")
    table = {0xFF01 + i: chr(0x21 + i) for i in range(94) if chr(0xFF01 + i) not in keep}
    table.update({ord(a): b for a, b in zip("()「」『』〜∼–‐‑−﹣％﹪﹢", "（）“”‘’~~-----%%+", strict=True)})
    return table


@cache
def characters() -> dict[str, tuple[str, str]]:
    """Return character → (its simplified ordinary form, kind of difference), from `characters.tsv`."""
    return {
        a: (b, row["kind"])
        for row in resources.rows("characters.tsv")
        for a, b in zip(row["from"], row["to"], strict=True)
    }


@cache
def _table() -> tuple[dict[int, str], re.Pattern[str], re.Pattern[str]]:
    """Return the other forms of characters, and what finds one of them, and one that may be changed or taken out."""
    table = _Table(_widths())
    table.update({ord(a): b for a, (b, _) in characters().items()})
    other = re.escape("".join(map(chr, table)))
    return table, re.compile(f"[{other}]"), re.compile(rf"[{other},;:?!\s\u200b-\u200d\u2060\ufeff\u00ad⁰¹²³⁴-⁹*#>`\[]")


def fold(text: str, *, markdown: bool = False, drop: Iterable[Span] = ()) -> MappedText:
    """Return `text` in the convention of this module; `drop` are further spans of it to take out."""
    return _fold(text, markdown, tuple(drop))


@lru_cache(_REMEMBERED)
def _fold(text: str, markdown: bool, drop: tuple[Span, ...]) -> MappedText:
    """Fold a paragraph once: after an edit in the window all others come from here."""
    table, odd, unsettled = _table()
    if not drop and not unsettled.search(text):
        return MappedText.identity(text)  # as most texts
    normal = text.translate(table) if odd.search(text) else text
    if _PUNCTUATION.search(normal) and _HAN.search(normal):
        normal = _PUNCTUATION.sub(lambda m: _FULL[m[0]], normal)
    return without(text, normal.replace("\u3000", " "), _cuts(text, normal, markdown, drop))


def _cuts(text: str, normal: str, markdown: bool, drop: Iterable[Span]) -> list[Span]:
    """Return what is to be taken out, sorted; spans may touch and overlap."""
    patterns: list[tuple[re.Pattern[str], str]] = []
    if _SPARSE.search(text):
        if _BLANKS.search(text):
            patterns += [(_BLANK, normal), (_EDGES, text)]
        if _SIGNS.search(text):
            patterns += [(_UNSEEN, text), (_SUPERSCRIPT, text)]
    if markdown and _MARKDOWN_SIGNS.search(text):
        patterns += [(_MARKDOWN, text), (_LINK_END, text)]
    cuts = [Span(*m.span()) for pattern, where in patterns for m in pattern.finditer(where)]
    cuts += drop
    return sorted(cuts)


def without(source: str, normal: str, cuts: Sequence[Span]) -> MappedText:
    """Return the map of `source` onto `normal`, its equal in length, less `cuts` (sorted)."""
    if not cuts:
        return MappedText.identity(source) if source is normal else MappedText(source, normal, _whole(len(source)))
    pieces: list[Piece] = []
    kept: list[str] = []
    at = here = 0
    for cut in cuts:
        if cut.stop <= at:
            continue
        start = max(cut.start, at)
        if at < start:
            kept.append(normal[at:start])
            pieces.append(Piece(Span(here, here + start - at), Span(at, start)))
            here += start - at
        pieces.append(Piece(Span(here, here), Span(start, cut.stop)))
        at = cut.stop
    if at < len(source):
        kept.append(normal[at:])
        pieces.append(Piece(Span(here, here + len(source) - at), Span(at, len(source))))
    return MappedText(source, "".join(kept), tuple(pieces))


def _whole(length: int) -> tuple[Piece, ...]:
    return (Piece(Span(0, length), Span(0, length)),) if length else ()
