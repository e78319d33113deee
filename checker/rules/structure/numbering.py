"""The numbers of headings: their style, their value, and how a value is written in a style."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.reading.elements import Heading

_DIGITS = "零一二三四五六七八九"
_CHINESE = {char: value for value, char in enumerate(_DIGITS)} | {"〇": 0, "两": 2}
_CIRCLED = {chr(0x2460 + i): i + 1 for i in range(20)} | {chr(0x2488 + i): i + 1 for i in range(20)}
_CORE = re.compile(r"\d+|[零〇一二三四五六七八九十百]+|[①-⑳⒈-⒛]")


class Ordinal(NamedTuple):
    """A heading's number: `style` is what surrounds it (第{}章, ({}), {}.), `chinese` its numerals."""

    value: int
    style: str
    chinese: bool

    def written(self, value: int) -> str:
        """Return another value in the same style."""
        return self.style.replace("{}", chinese(value) if self.chinese else str(value))


def ordinal(heading: Heading) -> Ordinal | None:
    """Return the number of a heading, or None where it has none that can be read."""
    return read(heading.number) if heading.number else None


def read(number: str) -> Ordinal | None:
    """Return the number in `（三）`, `3.`, `第三章`, `③`; None for anything else (1.2, 附件1)."""
    text = "".join(number.split()).translate(str.maketrans("（）．，", "().,"))
    found = _CORE.findall(text)
    if len(found) != 1:
        return None
    core = found[0]
    if core in _CIRCLED:
        return Ordinal(_CIRCLED[core], "{}." if core >= "⒈" else "{}", False)
    style = re.sub(r"\}[.,、]$", "}.", text.replace(core, "{}", 1)) if core.isdecimal() else text.replace(core, "{}", 1)
    if core.isdecimal():
        return Ordinal(int(core), style, False) if len(core) < 4 else None
    value = _chinese_value(core)
    return Ordinal(value, style, True) if value else None


def _chinese_value(core: str) -> int | None:
    """Return the value of a Chinese numeral below one thousand."""
    total = digit = 0
    for char in core:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _CHINESE[char]
    return total + digit or None


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


def circled(value: int) -> tuple[str, ...]:
    """Return the single characters that mean a value: ③ and ⒊."""
    return tuple(char for char, other in _CIRCLED.items() if other == value)
