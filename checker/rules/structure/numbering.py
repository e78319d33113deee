"""The numbers of headings: their style, their value, and how another value is written in the same style."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from checker.reading.elements import Heading
from checker.reading.numbering import HAN_NUMBER, Style, mark_of

_DIGITS = "零一二三四五六七八九"
_CORE = re.compile(rf"\d+|{HAN_NUMBER}|[①-⑳]")
_WIDE = str.maketrans("()．", "（）.")


class Ordinal(NamedTuple):
    """A heading's number as printed, its style, and its value."""

    printed: str
    style: Style
    value: int

    def written(self, value: int) -> str:
        """Return another value in the same style: 三、 → 四、."""
        return _CORE.sub(lambda core: _like(core[0], value), self.printed, count=1)


def ordinal(heading: Heading) -> Ordinal | None:
    """Return the number of a heading, or None where it has none that counts up by one (1.2, 附件1, 专栏1)."""
    return _ordinal(heading.number) if heading.number else None


@lru_cache(1024)
def _ordinal(number: str) -> Ordinal | None:
    mark = mark_of(number.translate(_WIDE) + "题")
    if mark is None or mark.style in {Style.DECIMAL, Style.BOX, Style.ANNEX} or not mark.value:
        return None
    return Ordinal(number, mark.style, mark.value)


def _like(core: str, value: int) -> str:
    if core.isdecimal():
        return str(value)
    return chr(ord("①") + value - 1) if "①" <= core <= "⑳" else chinese(value)


def chinese(value: int) -> str:
    """Return a value from 1 to 999 in Chinese numerals, as headings write it (十一, not 一十一)."""
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    text = _DIGITS[hundreds] + "百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "")
