"""The marks that begin a heading or an item: 第一章, 一、, （一）, 1., 1.1, （1）, ①, 专栏3, 附件1, 一是, ——.

All patterns read folded text (see `folding`): round brackets are full width, digits half width.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

_DIGITS = re.compile(r"\d+")
_HAN_DIGITS = "〇零一二三四五六七八九"
HAN_NUMBER = r"[〇零一二三四五六七八九十百]{1,7}"


class Style(IntEnum):
    """The kinds of numbering, outermost first."""

    PART = 1  # 第一篇, 第一编, 第一部分
    CHAPTER = 2  # 第一章
    SECTION = 3  # 第一节
    HAN = 4  # 一、
    HAN_BRACKET = 5  # （一）
    DIGIT = 6  # 1.
    DECIMAL = 7  # 1.1
    DIGIT_BRACKET = 8  # （1） 1）
    CIRCLE = 9  # ①
    BOX = 10  # 专栏3, 表1, 图2
    ANNEX = 11  # 附件1, 附表


class Mark(NamedTuple):
    """A heading mark at the start of a text: `number` as folded, `value` its ordinal, `stop` where the title begins."""

    style: Style
    number: str
    value: int
    start: int
    stop: int


_MARK = re.compile(
    rf"""\s*(?:
    (?P<part>第(?P<v1>{HAN_NUMBER}|\d+)(?:篇|编|部分))(?=[\s　:：、]|[^，。的]|$)
    |(?P<chapter>第(?P<v2>{HAN_NUMBER}|\d+)章)
    |(?P<section>第(?P<v3>{HAN_NUMBER}|\d+)节)
    |(?P<han>(?P<v4>{HAN_NUMBER})[、.])(?![一二三四五六七八九十]、)
    |(?P<han_bracket>（\s*(?P<v5>{HAN_NUMBER})\s*[）)])
    |(?P<decimal>\d{{1,2}}(?:\.(?P<v7>\d{{1,2}})){{1,3}})(?![\d.%])(?=[\s、．]|[^\d\s\w]|[一-鿿])
    |(?P<digit>(?P<v6>\d{{1,3}})(?:[.、](?!\d)|，(?=[一-鿿])))
    |(?P<stop>[⒈-⒛])
    |(?P<digit_bracket>（\s*(?P<v8>\d{{1,3}})\s*）|(?P<v8b>\d{{1,2}})）)
    |(?P<han_one>[㈠-㈩])
    |(?P<digit_one>[⑴-⒇])
    |(?P<circle>[①-⑳])
    |【?(?P<box>(?:专栏|图表|表|图)\s*(?P<v10>{HAN_NUMBER}|\d{{1,3}}(?:[-.]\d{{1,2}})?))(?=[\s:：.、“】]|[^的中所示\d]|$)】?
    |(?P<annex>附(?:件|表|录|图)\s*(?P<v11>{HAN_NUMBER}|\d{{1,2}})?)(?=[\s:：.、“《（]|[一-鿿]|$)
    )[:：、]?\s*""",
    re.VERBOSE,
)
_GROUPS = {
    "part": Style.PART,
    "chapter": Style.CHAPTER,
    "section": Style.SECTION,
    "han": Style.HAN,
    "han_bracket": Style.HAN_BRACKET,
    "digit": Style.DIGIT,
    "stop": Style.DIGIT,
    "han_one": Style.HAN_BRACKET,
    "digit_one": Style.DIGIT_BRACKET,
    "decimal": Style.DECIMAL,
    "digit_bracket": Style.DIGIT_BRACKET,
    "circle": Style.CIRCLE,
    "box": Style.BOX,
    "annex": Style.ANNEX,
}
_SINGLE = {"circle": "①", "stop": "⒈", "han_one": "㈠", "digit_one": "⑴"}
"""Numbers that are one character: the group and the character that stands for one."""
_REACH = 28  # characters: no mark is longer
_REMEMBERED = 16384  # texts: after an edit all others come from memory
_ITEM = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}(?:是|要)|[一二三四五六七八九十]+则|——|--|—|－|[●■◆▲★•·○□])")
_SIGNS = "".join(chr(code) for start, stop in ((0x2460, 0x249C), (0x3220, 0x322A)) for code in range(start, stop))
_FIRST = frozenset("第〇零一二三四五六七八九十百（0123456789【专图表附 \u3000" + _SIGNS)


def mark_of(text: str) -> Mark | None:
    """Return the heading mark at the start of folded text, or None."""
    return _mark(text[:_REACH]) if text and text[0] in _FIRST else None


@lru_cache(_REMEMBERED)
def _mark(text: str) -> Mark | None:
    found = _MARK.match(text)
    if found is None:
        return None
    name = found.lastgroup or ""  # the outermost group that matched
    style = _GROUPS[name]
    return Mark(style, found[name], _value(found, name, style), found.start(name), found.end())


def _value(found: re.Match[str], name: str, style: Style) -> int:
    if name in _SINGLE:
        return ord(found[name]) - ord(_SINGLE[name]) + 1
    return ordinal(found[f"v{style.value}"] or (found["v8b"] if style is Style.DIGIT_BRACKET else None) or "")


def is_item(text: str) -> bool:
    """Tell whether folded text begins as an item of a list that is no heading: 一是, ——, ●."""
    return _ITEM.match(text) is not None


@lru_cache(_REMEMBERED)
def begins(text: str) -> bool:
    """Tell whether folded text begins with any mark, so that it can't continue the line before it."""
    return mark_of(text) is not None or is_item(text)


def ordinal(text: str) -> int:
    """Return the number that `text` counts (十二 → 12, 二十 → 20, 7 → 7, 3-1 → 3); 0 for none."""
    digits = _DIGITS.match(text)
    if digits:
        return int(digits[0])
    total = unit = 0
    for char in text:
        if char in _HAN_DIGITS:
            unit = unit * 10 + _HAN_DIGITS.index(char) - 1 if char != "〇" else unit * 10
        else:
            total += (unit or 1) * {"十": 10, "百": 100}[char]
            unit = 0
    return total + unit
