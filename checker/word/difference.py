"""The smallest difference between what stands there and what shall stand there; numbers and words stay whole."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from checker import segmentation

_WORD = "0-9A-Za-z０-９Ａ-Ｚａ-ｚ"
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_NUMBER = rf"[{_WORD}]+(?:[.．](?=[0-9０-９])[{_WORD}]+|,(?=[0-9]{{3}}(?![0-9]))[0-9]{{3}})*"
_TOKEN = re.compile(rf"{_NUMBER}|[{_HAN}]+|.", re.DOTALL)
_STRETCH = re.compile(rf"[{_WORD}{_HAN}.．,]")
_HAN_STRETCH = re.compile(rf"[{_HAN}]")
_LEFT = re.compile(rf"[{_WORD}.．,]+\Z")
_RIGHT = re.compile(rf"[{_WORD}.．,]+")
_LONGEST = 4_000_000
_LIKENESS = 0.3


class Change(NamedTuple):
    """Replace the characters `start` to `stop` of the paragraph by `text`."""

    start: int
    stop: int
    text: str


def smallest(text: str, start: int, stop: int, new: str, low: int = 0, high: int | None = None) -> list[Change]:
    """Return the changes that turn `text[start:stop]` into `new`, from left to right.

    A number or word that the range cuts through is replaced whole; to that end the characters from `low` to `high`
    may be looked at and replaced by themselves.
    """
    if start == stop and not new.strip("\n"):  # a paragraph divided in the middle of a word is divided there
        return [Change(start, stop, new)] if new else []
    left = _LEFT.search(text, low, start)
    right = _RIGHT.match(text, stop, len(text) if high is None else high)
    first = left.start() if left else start
    last = right.end() if right else stop
    old, new = text[first:last], text[first:start] + new + text[stop:last]
    return [Change(first + c.start, first + c.stop, c.text) for c in _changes(old, new)]


def _changes(old: str, new: str) -> list[Change]:
    """Return the changes from `old` to `new`."""
    skipped = _same(old, new)
    kept = _same(old[skipped:][::-1], new[skipped:][::-1])
    before, after = _tokens(old[skipped : len(old) - kept]), _tokens(new[skipped : len(new) - kept])
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    middle = before[head : len(before) - tail], after[head : len(after) - tail]
    if not middle[0] and not middle[1]:
        return []
    offset = skipped + len("".join(before[:head]))
    return [Change(offset + c.start, offset + c.stop, c.text) for c in _inner(*middle)]


def _same(old: str, new: str) -> int:
    """Count the characters that both texts begin with, up to where no word can reach into what differs.

    What is the same need not be cut into words; that takes time in a long paragraph.
    """
    count = next((i for i, (x, y) in enumerate(zip(old, new, strict=False)) if x != y), min(len(old), len(new)))
    while count and _STRETCH.match(old[count - 1]):
        count -= 1
    return count


def _tokens(text: str) -> list[str]:
    """Return numbers, words and single marks, which joined are the text."""
    out: list[str] = []
    for found in _TOKEN.findall(text):
        out += segmentation.cut(found) if len(found) > 1 and _HAN_STRETCH.match(found) else [found]
    return out


def _inner(before: list[str], after: list[str]) -> list[Change]:
    """Return the changes between lists of tokens that begin and end differently; one where they share little."""
    whole = [Change(0, len("".join(before)), "".join(after))]
    if not before or not after or len(before) * len(after) > _LONGEST:
        return whole
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _LIKENESS:
        return whole
    at = [0]
    for token in before:
        at.append(at[-1] + len(token))
    return [
        Change(at[i1], at[i2], "".join(after[j1:j2]))
        for kind, i1, i2, j1, j2 in matcher.get_opcodes()
        if kind != "equal"
    ]


def _common(a: list[str], b: list[str]) -> int:
    """Count the tokens that both lists begin with."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
