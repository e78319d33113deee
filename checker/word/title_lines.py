"""Where a long title breaks: into lines of about one length, never within a quotation, number, place or common word.

The text stays one paragraph without line breaks of its own; indents at both sides make its lines as short as wanted.
"""

from __future__ import annotations

import math
import re
from functools import cache

from checker import resources
from checker.word.gongwen import TITLE_SIZE
from checker.word.typeset_table import WIDTH

MOST = WIDTH / 20 / TITLE_SIZE
"""Characters of a line over the whole width of the text."""
_LATIN = 0.55  # the width of a Latin letter or digit, in Chinese characters
_SLACK = 0.6  # fonts differ from one machine to the next
_STEP = 0.5
_IN_PLACE, _IN_WHOLE = 3, 2  # times as bad as within another word
_WHOLE = re.compile(
    r"“[^“”]{1,12}”(?:规划|纲要|计划|方案|工程|行动|建设)?|《[^《》]{1,16}》|（[^（）]{1,16}）|\([^()]{1,24}\)|[0-9A-Za-z.—–-]+年?"
)
_PLACE = re.compile(r"(?:\A|(?<=《)|(?<=[省市县区]))[一-鿿]{2,4}?(?:自治[区州县]|[省市县区])")
"""A place named at the beginning, after 《 or below another place."""
_PARTICLES = frozenset("的和与及")  # begin no line
_ENDS_LINE_BADLY, _BEGINS_LINE_BADLY = frozenset("“《（("), frozenset("”》）)、，：")


def title_indent(text: str) -> str:
    """Return the `w:ind` of a title: none for one that fits on a line."""
    side = title_side(text)
    return f'<w:ind w:left="{side}" w:right="{side}"/>' if side else ""


def title_side(text: str) -> int:
    """Return the indent at each side of a title, in twips."""
    return max(int((MOST - _line_width(text)) * TITLE_SIZE * 10), 0)


def _line_width(text: str) -> float:
    """Return how wide the lines are to be, in characters: the least that breaks best in the fewest lines."""
    whole = math.fsum(map(_width, text))
    if whole <= MOST:
        return MOST
    fewest = len(breaks(text, MOST)) + 1
    best: float = min(math.ceil(whole / fewest) + 1, MOST)
    least = math.inf
    width: float = math.ceil(whole / fewest)
    while width + _SLACK <= MOST:
        found = breaks(text, width)
        harm = sum(_harm(text, at) for at in found)
        if len(found) < fewest and harm < least:
            best, least = width + _SLACK, harm
        width += _STEP
    return best


def breaks(text: str, width: float) -> list[int]:
    """Return where lines of that width end, filled as a word processor does: no line ends with an opening sign."""
    found: list[int] = []
    here = 0.0
    for at, character in enumerate(text):
        here += _width(character)
        if here > width:
            begin = at
            while begin > 1 and (text[begin - 1] in _ENDS_LINE_BADLY or text[begin] in _BEGINS_LINE_BADLY):
                begin -= 1
            found.append(begin)
            here = math.fsum(map(_width, text[begin : at + 1]))
    return found


def _harm(text: str, at: int) -> int:
    """Tell how badly a line ends there: within the name of a place worst, between words not at all."""
    if any(found.start() < at < found.end() for found in _PLACE.finditer(text)):
        return _IN_PLACE
    if any(found.start() < at < found.end() for found in _WHOLE.finditer(text)):
        return _IN_WHOLE
    return int(text[at] in _PARTICLES or any(found.start() < at < found.end() for found in _words().finditer(text)))


@cache
def _words() -> re.Pattern[str]:
    """Return the words that no line break may part, longest first."""
    listed = sorted((row["word"] for row in resources.rows("title_words.tsv")), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, listed)))


def _width(character: str) -> float:
    return 1 if ord(character) > 0xFF else _LATIN
