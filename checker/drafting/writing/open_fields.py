"""What is still to be filled in: {地区}, 【数值】; captions of boxes and notes in 【】 are none."""

from __future__ import annotations

import re

from checker.reading.placeholders import PLACEHOLDER
from checker.text import Span

_BRACKETS = re.compile(r"【(?P<asked>[^【】\n：:；;。，、]{1,12})】")
_ASKS = re.compile(r"待[补定填核].{0,4}|[XxＸ×＊*_…]+|请.{1,11}")
_CAPTION = re.compile(r"\s*(?:专栏|附件|附表|附图|图表?|表|第.{1,3}[章节篇])\s*[\d〇零一二三四五六七八九十]*")
_INSIDE = re.compile(r"[^\n。；]\Z")
_BEHIND = re.compile(r"\s*(?:[，。；、）)》”%]|[年月日家个项件座所名人万亿元])")


def open_fields(text: str) -> tuple[Span, ...]:
    """Return the places of a text that are to be filled in, in order.

    【…】 counts where it asks in so many words (【待补充】) or stands inside a sentence before a unit or a mark; one at
    the beginning of a line is a caption (【发展现状】近年来…).
    """
    found = [Span(*match.span()) for match in PLACEHOLDER.finditer(text)] if "{" in text else []
    if "【" in text:
        found += [Span(*match.span()) for match in _BRACKETS.finditer(text) if _is_asked(text, match)]
    return tuple(sorted(found))


def _is_asked(text: str, match: re.Match[str]) -> bool:
    if _ASKS.fullmatch(match["asked"]):
        return True
    if _CAPTION.match(match["asked"]):
        return False
    return bool(_INSIDE.search(text, 0, match.start()) and _BEHIND.match(text, match.end()))
