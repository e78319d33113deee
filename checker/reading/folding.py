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
  on one side (``2025 年``, ``区 域``), or it parts the thousands of one figure (``共1 284期``, GB/T 15835); a blank
  beside a Latin letter, runs of two and more blanks and tabs stay, for they part columns; an ideographic blank
  inside a line is a plain blank;
- blanks at both ends, characters without width, markdown marks and superscript note marks are gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from checker import resources
from checker.text import MappedText, Piece, Span, piece

HAN = "一-鿿㐀-䶿"
"""The Han characters as a range for a character class."""

_MARKS = "、。，；：？！《》〈〉（）【】〔〕“”‘’—…"
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
# the character comes first, then what stands before it: so is every place without it passed over quickly
_PUNCTUATION = re.compile(r"[,;:?!](?:(?<![0-9A-Za-z].)|(?![0-9A-Za-z /\\])|(?=\s+\Z))")
_HAN = re.compile(f"[{HAN}]")
_BLANK = re.compile(rf"[ \xa0](?:(?<=[{HAN}{_MARKS}].)(?=[{HAN}{_MARKS}0-9])|(?<=[0-9%].)(?=[{HAN}{_MARKS}]))")
_THOUSANDS = re.compile(
    rf"(?:(?<=[{HAN}，、：（〔])(?<![表图栏件第])[1-9]\d{{0,2}}(?:[ \xa0\u2009\u202f]\d{{3}})+(?=[{HAN}])"
    r"|\A[1-9]\d?[ \xa0\u2009\u202f]\d{3}\Z)"
)
"""A figure whose thousands are parted by blanks; only in running text with its unit, for a blank also parts columns."""
_GAP = re.compile(r"[ \xa0\u2009\u202f](?<=\d.)(?=\d{3}(?!\d))")
_EDGES = re.compile(r"\A\s+|\s+\Z")
_UNSEEN = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]+")
_SIGNS = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad⁰¹²³⁴⁵⁶⁷⁸⁹")
_SUPERSCRIPT = re.compile(rf"[⁰¹²³⁴⁵⁶⁷⁸⁹](?<=[{HAN}”》）。，；].)[⁰¹²³⁴⁵⁶⁷⁸⁹]*")
_MARKDOWN = re.compile(r"\*\*+|\A\s*#{1,6}\s+|\A\s*>\s+(?!\d.{0,10}\Z)|`+|!?\[(?=[^\[\]]*\]\()|(?<=\])\([^()\s]*\)")
_MARKDOWN_SIGNS = frozenset("*#>`[")
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
def _table() -> tuple[dict[int, str], frozenset[str], re.Pattern[str]]:
    """Return the other forms of characters, these characters, and what finds one that may be changed or taken out."""
    table = _Table(_widths())
    table.update({ord(a): b for a, (b, _) in characters().items()})
    other = frozenset(map(chr, table))
    listed = re.escape("".join(sorted(other)))
    return table, other, re.compile(rf"[{listed},;:?!\s\u200b-\u200d\u2060\ufeff\u00ad⁰¹²³⁴-⁹*#>`\[]")


def fold(text: str, *, markdown: bool = False, drop: Iterable[Span] = ()) -> MappedText:
    """Return `text` in the convention of this module; `drop` are further spans of it to take out."""
    return _fold(text, markdown, tuple(drop))


@lru_cache(_REMEMBERED)
def _fold(text: str, markdown: bool, drop: tuple[Span, ...]) -> MappedText:
    """Fold a paragraph once: after an edit in the window all others come from here."""
    table, odd, unsettled = _table()
    if not drop:
        inner = text.strip()
        if not unsettled.search(inner):
            return _stripped(text, inner)  # as most texts
    signs = frozenset(unsettled.findall(text))
    normal = text if signs.isdisjoint(odd) else text.translate(table)
    if not signs.isdisjoint(_FULL) and _HAN.search(normal):
        normal = _PUNCTUATION.sub(lambda m: _FULL[m[0]], normal)
    return without(text, normal.replace("\u3000", " "), _cuts(text, normal, signs, markdown, drop))


def _stripped(text: str, inner: str) -> MappedText:
    """Return the map of a text that has nothing to be folded but blanks at its ends."""
    if len(inner) == len(text):
        return MappedText.identity(text)
    start = len(text) - len(text.lstrip())
    stop = start + len(inner)
    pieces = [piece(0, 0, 0, start)] if start else []
    if inner:
        pieces.append(piece(0, len(inner), start, stop))
    if stop < len(text):
        pieces.append(piece(len(inner), len(inner), stop, len(text)))
    return MappedText(text, inner, tuple(pieces))


def _cuts(text: str, normal: str, signs: frozenset[str], markdown: bool, drop: Iterable[Span]) -> list[Span]:
    """Return what is to be taken out, sorted; spans may touch and overlap. `signs` are the unsettled characters."""
    patterns: list[tuple[re.Pattern[str], str]] = []
    if any(map(str.isspace, signs)):
        patterns += [(_BLANK, normal), (_EDGES, text)]
    if not signs.isdisjoint(_SIGNS):
        patterns += [(_UNSEEN, text), (_SUPERSCRIPT, text)]
    if markdown and not signs.isdisjoint(_MARKDOWN_SIGNS):
        patterns += [(_MARKDOWN, text), (_LINK_END, text)]
    new = tuple.__new__
    gaps = [m.span() for m in _GAP.finditer(normal)] if any(map(str.isspace, signs)) else []
    if gaps:
        figures = [m.span() for m in _THOUSANDS.finditer(normal)]
        drop = [*drop, *(Span(*gap) for gap in gaps if any(a < gap[0] < b for a, b in figures))]
    cuts = [new(Span, m.span()) for pattern, where in patterns for m in pattern.finditer(where)]
    cuts += drop
    cuts.sort()
    return cuts


def without(source: str, normal: str, cuts: Sequence[Span]) -> MappedText:
    """Return the map of `source` onto `normal`, its equal in length, less `cuts` (sorted)."""
    if not cuts:
        return MappedText.same_length(source, normal)
    pieces: list[Piece] = []
    kept: list[str] = []
    at = here = 0
    for first, stop in cuts:
        if stop <= at:
            continue
        start = max(first, at)
        if at < start:
            kept.append(normal[at:start])
            pieces.append(piece(here, here + start - at, at, start))
            here += start - at
        pieces.append(piece(here, here, start, stop))
        at = stop
    if at < len(source):
        kept.append(normal[at:])
        pieces.append(piece(here, here + len(source) - at, at, len(source)))
    return MappedText(source, "".join(kept), tuple(pieces))
