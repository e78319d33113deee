"""Where a name certainly begins and ends: the marks and words round it, and what may stand inside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.reading import name_forms
from checker.text import Span

CLAUSE_MARKS = frozenset("，。；：、！？,;:!?…\t|/—～~·")
_CLAUSE_MARK = re.compile(f"[{re.escape(''.join(sorted(CLAUSE_MARKS)))}]")
_LEFT_MARKS = CLAUSE_MARKS | frozenset("（(《〈【〔[“‘ -")
_RIGHT_MARKS = CLAUSE_MARKS | frozenset("）)》〉】〕]”’ （(")
_PARTING = frozenset("的和与及")
_ENUMERATED = re.compile(r"（[一二三四五六七八九十\d]+）\Z|(?<![\d.])\d{1,2}\.\Z")
_LOOSE = frozenset("的和与及等在对将为是由至到、，。；：！？… \t")
"""Characters that no name without quotes holds inside."""
_QUANTITY = re.compile(r"[一二两三四五六七八九十百千\d][家个项所座批条类大处]")
_QUOTES = str.maketrans("", "", "“”‘’")
LONGEST = 28
"""Characters from a name's first to its head word."""


def begins(text: str, at: int) -> bool:
    """Tell whether a name that is known to start so (with a place, 市, a body) can certainly begin at `at`."""
    if at == 0 or text[at - 1] in _LEFT_MARKS or text[at - 1] in name_forms.words("left"):
        return True
    return _after_word(text, at)


def begins_alone(text: str, at: int) -> bool:
    """Tell whether anything that begins at `at` begins a word: single characters (数字经济) are no sign of it."""
    if at == 0 or text[at - 1] in _LEFT_MARKS or text[at - 1] in _PARTING:
        return True
    single = text[at - 1] in name_forms.words("left") and (at == 1 or text[at - 2] in _LEFT_MARKS)
    return single or _after_word(text, at)


def _after_word(text: str, at: int) -> bool:
    left = name_forms.words("left")
    if any(text[at - n : at] in left for n in (2, 3, 4, 5) if n <= at):
        return True
    return text[at - 1] in "）." and _ENUMERATED.search(text, max(0, at - 5), at) is not None


def ends(text: str, at: int) -> bool:
    """Tell whether a name has certainly ended at `at`: before a mark, or a word that no name goes on with."""
    if at == len(text) or text[at] in _RIGHT_MARKS:
        return True
    right = name_forms.words("right")
    return text[at] in right or text[at : at + 2] in right or text[at : at + 3] in right or text[at : at + 4] in right


def window(text: str, stop: int) -> int:
    """Return where the clause of a name that ends at `stop` begins, at most LONGEST characters before."""
    start = max(0, stop - LONGEST)
    for mark in _CLAUSE_MARK.finditer(text, start, stop):
        start = mark.end()
    return start


def parts(text: str, at: int) -> bool:
    """Tell whether 和, 与 or 及 before `at` certainly parts two names: a name or a place ends before it.

    南方海洋科学与工程广东省实验室 is one name; 榕江实验室和之江实验室 are two.
    """
    if at < 2 or text[at - 1] not in "和与及":
        return True
    return text[at - 2] in _RIGHT_MARKS or any(
        text[max(0, at - 1 - n) : at - 1] in name_forms.heads() for n in (2, 3, 4)
    )


def holds(inside: str) -> bool:
    """Tell whether a stretch may stand inside a name: no foreign word, no loose mark, quotes paired."""
    if inside.count("“") != inside.count("”") or inside.count("（") != inside.count("）"):
        return False
    if not _LOOSE.isdisjoint(inside) or _QUANTITY.search(inside):
        return False
    strangers = name_forms.strangers()
    return not any(inside[at : at + n] in strangers for n in (2, 3, 4) for at in range(len(inside) - n + 1))


def starts(text: str, stop: int) -> Iterator[int]:
    """Yield the certain beginnings of a name that ends at `stop`, nearest first."""
    first = window(text, stop)
    for at in range(stop - 2, first - 1, -1):
        if begins_alone(text, at):
            yield at


def balanced(text: str, span: Span) -> bool:
    """Tell whether the quotes and brackets inside a span pair."""
    piece = span.of(text)
    return all(piece.count(a) == piece.count(b) for a, b in ("“”", "（）", "《》"))


def unquoted(text: str) -> str:
    """Return a text without its quotation marks."""
    return text.translate(_QUOTES)
