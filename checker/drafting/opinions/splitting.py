"""One cell or letter → its opinions: numbered lists on lines of their own or run together, one below another."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.drafting.opinions.words import says_nothing, words
from checker.reading.folding import fold
from checker.reading.numbering import Mark, Style, mark_of

_STYLES = (
    Style.HAN,
    Style.HAN_BRACKET,
    Style.DIGIT,
    Style.DIGIT_BRACKET,
    Style.CIRCLE,
)
_INLINE = re.compile(
    r"(?<=[。；;：:！?？])\s*(?=[（(]?[\d一二三四五六七八九十⒈-⒛])|(?<![第见述和、及与])(?=[①-⑳⑴-⒇㈠-㈩]|[（(]\d{1,2}[)）])"
)
_FIRSTLY = re.compile(r"(?:(?<=[。；;：:，,])|\A|(?<=\n))\s*([一二三四五六七八九十])是")
_NOTHING_ELSE = re.compile(
    r"(?<=[。；;！\n])\s*(?:除此之?外，?)?(?:我[局委办单位]{1,2})?(?:对)?(?:其他|其它|其余)[^。；\n]{0,12}(?:无|没有)[^。；\n]{0,6}(?:意见|异议|建议)[。；]?\Z"
)
"""What ends a list of opinions and is none: 其他无意见。"""
_LONGEST_TITLE = 24
_SHORTEST_LEAD = 6


class _Item(NamedTuple):
    """An item of a list: where its number begins and its words begin."""

    start: int
    words: int


def split(text: str) -> list[str]:
    """Return the opinions of a text in order, without their numbers; what says nothing is left out."""
    return [said for piece in _split(_tidy(text)) if (said := _stripped(piece)) and not says_nothing(said)]


def _split(text: str) -> list[str]:
    """Return the pieces of a text: the items of its outermost list, else its paragraphs where each is an opinion."""
    items = _items(text)
    if not items:
        lines = [line for line in text.split("\n") if line.strip()]
        apart = len(lines) > 1 and all(line.strip().startswith(words("opener")) for line in lines)
        return lines if apart else [text]
    stops = [item.start for item in items[1:]] + [len(text)]
    pieces = [text[item.words : stop].strip() for item, stop in zip(items, stops, strict=True)]
    return [*_lead(text[: items[0].start]), *(part for piece in pieces for part in _below(piece))]


def _below(piece: str) -> list[str]:
    """Return an item whole, or the items of the list below it where the item itself is but their title."""
    items = _items(piece)
    if len(items) < 2:
        return [piece]
    title = piece[: items[0].start].strip()
    is_title = len(title) <= _LONGEST_TITLE and not re.search("[。；]", title.rstrip("：:。"))
    if not title or not is_title or any(word in title for word in words("wish")) or title.startswith("建议"):
        return [piece]
    bare = re.sub(r"[：:。]\Z", "", title)
    told = not re.search("意见|建议|如下", bare)
    parts = [part for part in _split(piece[items[0].start :]) if part.strip()]
    return [f"{bare}：{part}" if told and bare else part for part in parts]


def _lead(text: str) -> list[str]:
    """Return what stands before a list as an opinion of its own, less the clause that only introduces the list."""
    lead = text.strip()
    if lead.endswith(("：", ":")):
        lead = lead[: max((lead.rfind(mark) for mark in "。；;\n"), default=-1) + 1].strip()
    wishes = any(word in lead for word in words("wish")) or re.search("建议(?!如下)", lead)
    return [lead] if wishes and len(lead) > _SHORTEST_LEAD else []


def _items(text: str) -> list[_Item]:
    """Return the items of the list that begins first in a text: marks of one style that count 1, 2, 3 …

    Numbers at the beginning of lines go before those run together: a list may stand within an item's sentence.
    """
    lines = {0, *(m.end() for m in re.finditer("\n", text))}
    listed = _counted(text, lines)
    return listed if len(listed) > 1 else _counted(text, lines | {m.end() for m in _INLINE.finditer(text)})


def _counted(text: str, starts: set[int]) -> list[_Item]:
    """Return the items that begin at some of `starts`; a list may go on from another cell with a number of its own."""
    found: list[tuple[int, Mark]] = []
    for start in sorted({at + len(text[at:]) - len(text[at:].lstrip()) for at in starts if text[at:].strip()}):
        mark = mark_of(fold(text[start : start + 40]).normal)
        if mark is not None and mark.style in _STYLES:
            found.append((start, mark))
    begins = bool(found) and not text[: found[0][0]].strip()
    first = (mark for at, mark in found if mark.value == 1 and _is_apart(text, at))
    head = next(first, found[0][1] if begins else None)
    if head is None:
        return []
    items, wanted = [], head.value
    for start, mark in found:
        if mark.style is head.style and mark.value == wanted:
            items.append(_Item(start, start + _width(text, start, mark)))
            wanted += 1
    return items


def _is_apart(text: str, at: int) -> bool:
    """Tell whether a list may begin here: at the start, or behind a mark that ends a clause."""
    before = text[:at].rstrip(" ")
    return not before or before[-1] in "\n。；;：:！?？"


def _width(text: str, start: int, mark: Mark) -> int:
    """Return how many characters of the text as written the number takes, with the mark and blanks behind it."""
    number = fold(text[start : start + 40])
    stop = number.to_source(type(number.pieces[0].normal)(0, mark.stop)).stop if mark.stop else 0
    rest = text[start + stop :]
    return stop + len(rest) - len(rest.lstrip())


def _stripped(text: str) -> str:
    """Return an opinion without its own number and the mark that only parted it from the next."""
    said = text.strip()
    mark = mark_of(fold(said).normal)
    if mark is not None and mark.style in _STYLES and len(said) > _width(said, 0, mark):
        said = said[_width(said, 0, mark) :]
    return re.sub(r"[；;]\Z", "。", _NOTHING_ELSE.sub("", said.strip()))


def _tidy(text: str) -> str:
    """Return a text with plain line ends; 一是…；二是… becomes a list like any other."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\u3000", " ")
    firsts = [m[1] for m in _FIRSTLY.finditer(text)]
    if firsts[:2] == ["一", "二"]:
        text = _FIRSTLY.sub(lambda m: f"\n{m[1]}、", text)
    return text.strip()
