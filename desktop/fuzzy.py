"""How well what is typed fits a text: by its characters, or by the initials of their pinyin; in order, gaps allowed."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from checker import resources


class Fit(NamedTuple):
    """How well it fits, more is better, and which characters of the text were met."""

    score: float
    at: tuple[int, ...]


def fit(query: str, text: str) -> Fit | None:
    """Return how `query` fits `text`, None where it does not; blanks of the query count for nothing.

    Neighbours count more than scattered characters, and the beginning of the text or of a word more than its middle.
    """
    wanted = "".join(query.casefold().split())
    if not wanted:
        return Fit(0.0, ())
    readings = [_readings(letter) for letter in text.casefold()]
    best: Fit | None = None
    for start, letters in enumerate(readings):
        if wanted[0] in letters and (found := _from(wanted, readings, start)):
            score = _score(found, text)
            if best is None or score > best.score:
                best = Fit(score, found)
    return best


def _from(wanted: str, readings: list[str], start: int) -> tuple[int, ...] | None:
    """Return the first places of all letters from `start` on."""
    at: list[int] = []
    place = start
    for letter in wanted:
        while place < len(readings) and letter not in readings[place]:
            place += 1
        if place == len(readings):
            return None
        at.append(place)
        place += 1
    return tuple(at)


def _score(at: tuple[int, ...], text: str) -> float:
    neighbours = sum(after - before == 1 for before, after in pairwise(at))
    heads = sum(place == 0 or not text[place - 1].isalnum() for place in at)
    return len(at) + 2.0 * neighbours + heads + (2.0 if at[0] == 0 else 0.0) - 0.05 * len(text) - 0.1 * at[0]


@cache
def _readings(letter: str) -> str:
    """Return the letter itself and the initials of its readings."""
    return letter + initials(letter)


def initials(letter: str) -> str:
    """Return the initials of a character's readings in pinyin; empty for what has none or is rare."""
    named, firsts, letters = _table()
    if letter in named:
        return named[letter]
    code = _code(letter)
    at = bisect_right(firsts, code) - 1 if 0xB0A1 <= code <= 0xD7F9 else -1
    return letters[at] if at >= 0 else ""


@cache
def _table() -> tuple[dict[str, str], list[int], list[str]]:
    rows = resources.rows("pinyin_initials.tsv")
    named = {row["key"]: row["letters"] for row in rows if row["kind"] == "letters"}
    ranges = [row for row in rows if row["kind"] == "range"]
    return named, [_code(row["key"]) for row in ranges], [row["letters"] for row in ranges]


def _code(letter: str) -> int:
    """Return a character's place in GB2312, whose common characters stand in the order of pinyin; 0 for others."""
    try:
        data = letter.encode("gb2312")
    except UnicodeEncodeError:
        return 0
    return int.from_bytes(data, "big") if len(data) == 2 else 0
