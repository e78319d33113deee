"""The one place where code points meet Qt's UTF-16 units, and a plan's characters meet a text block's.

Qt counts a rare hanzi such as 𬭚 as two; Python, findings and Word count it as one. A break inside a
paragraph is `\\n` in a plan and the line separator in Qt, where `\\n` begins a new block: a paragraph that the
drafter has divided.
"""

from __future__ import annotations

BREAK = "\u2028"

_SHOWN = {ord(c): BREAK for c in "\n\r\v\f"} | {ord(c): "\ufffd" for c in "\u2029\ufdd0\ufdd1\x00"}


def units(text: str) -> int:
    """Return the length of `text` in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def width(text: str) -> float:
    """Return the width of `text` in hanzi: Latin letters and digits count half."""
    return sum(0.5 if ord(c) < 0x300 else 1.0 for c in text)


def to_units(text: str, point: int) -> int:
    """Return the UTF-16 offset of the code point offset `point` of `text`."""
    return units(text[:point])


def to_points(text: str, unit: int) -> int:
    """Return the code point offset of the UTF-16 offset `unit`; inside a pair counts as before it."""
    if unit >= units(text):
        return len(text)
    seen = 0
    for point, character in enumerate(text):
        seen += 2 if ord(character) > 0xFFFF else 1
        if seen > unit:
            return point
    return len(text)


def shown(text: str) -> str:
    """Return the text of a block as Qt may hold it, character for character."""
    return text.translate(_SHOWN)


def change(before: str, after: str) -> tuple[int, int, str]:
    """Return the smallest single change: start and stop in `before`, and what stands there in `after`."""
    start = 0
    shortest = min(len(before), len(after))
    while start < shortest and before[start] == after[start]:
        start += 1
    tail = 0
    while tail < shortest - start and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return start, len(before) - tail, after[start : len(after) - tail]


def divided(original: str, text: str) -> str:
    """Return a block's text as shown, the breaks that the file has as breaks, those typed since as line ends."""
    if "\n" not in text:
        return shown(text)
    start, _, new = change(original, text)
    lines = "\n".join(shown(line) for line in new.split("\n"))
    return shown(text[:start]) + lines + shown(text[start + len(new) :])


def undivided(now_shown: str) -> str:
    """Return a shown text with breaks alone, whatever it is divided into."""
    return now_shown.replace("\n", BREAK)


def written(before: str, now_shown: str) -> str:
    """Return the plan's text after `before` came to be shown as `now_shown`: what was not touched stays as it was."""
    start, stop, new = change(shown(before), undivided(now_shown))
    return before[:start] + new.replace(BREAK, "\n") + before[stop:]
