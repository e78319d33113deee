"""Which units of two versions are the same: equal ones first, then like ones, split and joined ones between them.

Equal units that stand once in both are anchors (patience); between two anchors the best pairing is searched by
dynamic programming over few units, over many by the rare characters that they share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from checker.drafting.versions.likeness import ALIKE, likeness, most_alike

_SMALL = 1_600
"""Pairs of units between two anchors that are all looked at."""
_MOST = 4
"""Paragraphs that one is split into, or that are joined."""
_LIKE = 0.4
_HELD = 0.7
_WORTH = 0.3
_SHORT = 12
_HEADING = 1.5
"""How much more a heading weighs than a paragraph where one of them must have moved past the other."""
_CHANGED = 1.2
"""The same of a paragraph that was changed: the other one is then moved as it was."""
_KEPT = 1000
"""Characters of text that a heading in its place is worth."""


class Link(NamedTuple):
    """Units of the old and new version that hold one text, as half-open ranges."""

    old: int
    old_stop: int
    new: int
    new_stop: int

    def likeness(self, old: Sequence[str], new: Sequence[str]) -> float:
        """Return how much of both sides stands in the other."""
        return likeness("".join(old[self.old : self.old_stop]), "".join(new[self.new : self.new_stop]))


class Text(NamedTuple):
    """One version's units: their keys, and which of them are headings, which rather stay than move."""

    keys: Sequence[str]
    headings: Sequence[bool]


class _Range(NamedTuple):
    """Units of both versions between two anchors."""

    low: int
    high: int
    new_low: int
    new_high: int

    @property
    def size(self) -> int:
        return (self.high - self.low) * (self.new_high - self.new_low)


def align(old: Text, new: Text) -> list[Link]:
    """Return the links between the units in order; what stands in no link was added, deleted or moved."""
    links: list[Link] = []
    todo = [_Range(0, len(old.keys), 0, len(new.keys))]
    while todo:
        low, high, new_low, new_high = todo.pop()
        while low < high and new_low < new_high and old.keys[low] == new.keys[new_low]:
            links.append(Link(low, low + 1, new_low, new_low + 1))
            low, new_low = low + 1, new_low + 1
        while low < high and new_low < new_high and old.keys[high - 1] == new.keys[new_high - 1]:
            high, new_high = high - 1, new_high - 1
            links.append(Link(high, high + 1, new_high, new_high + 1))
        here = _Range(low, high, new_low, new_high)
        if not here.size:
            continue
        anchors = _anchors(old, new, here)
        if not anchors:
            links += _gap(old, new, here)
            continue
        at, new_at = low, new_low
        for i, j in anchors:
            links.append(Link(i, i + 1, j, j + 1))
            todo.append(_Range(at, i, new_at, j))
            at, new_at = i + 1, j + 1
        todo.append(_Range(at, high, new_at, new_high))
    return sorted(links)


def _anchors(old: Text, new: Text, here: _Range) -> list[tuple[int, int]]:
    """Return the units that stand once on both sides, in the longest order that both have; else those most alike.

    In the choice of that order units that were changed vote as well, but are no anchors: they may be split or joined.
    """
    counts, new_counts = Counter(old.keys[here.low : here.high]), Counter(new.keys[here.new_low : here.new_high])
    where = {key: j for j, key in enumerate(new.keys[here.new_low : here.new_high], here.new_low)}
    once = [
        (i, where[k]) for i, k in enumerate(old.keys[here.low : here.high], here.low) if counts[k] == 1 == new_counts[k]
    ]
    ones = [i for i in range(here.low, here.high) if old.keys[i] not in new_counts]
    others = [j for j in range(here.new_low, here.new_high) if new.keys[j] not in counts]
    if not once and here.size <= _SMALL:
        return []
    alike = most_alike(old.keys, new.keys, ones, others, ALIKE)
    if not once:
        return _rising(sorted(alike), old, new)
    exact = set(once)
    return [pair for pair in _rising(sorted(once + alike), old, new) if pair in exact]


def _rising(pairs: Sequence[tuple[int, int]], old: Text, new: Text) -> list[tuple[int, int]]:
    """Return the weightiest part of the pairs, sorted by their first, whose second rise as well."""
    ranks = {j: rank for rank, j in enumerate(sorted(j for _, j in pairs), 1)}
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(pairs) + 1)  # a Fenwick tree of the best end up to a rank
    before: list[int] = []
    for at, (i, j) in enumerate(pairs):
        rank = ranks[j] - 1
        top = (0.0, -1)
        while rank:
            top = max(top, best[rank])
            rank -= rank & -rank
        before.append(top[1])
        weight = top[0] + (_HEADING if old.headings[i] else 1.0 if old.keys[i] == new.keys[j] else _CHANGED)
        rank = ranks[j]
        while rank <= len(pairs):
            best[rank] = max(best[rank], (weight, at))
            rank += rank & -rank
    return _chain(pairs, before, best)


def _chain(
    pairs: Sequence[tuple[int, int]], before: Sequence[int], best: Sequence[tuple[float, int]]
) -> list[tuple[int, int]]:
    at = max(best)[1]
    out: list[tuple[int, int]] = []
    while at >= 0:
        out.append(pairs[at])
        at = before[at]
    return out[::-1]


def _gap(old: Text, new: Text, here: _Range) -> list[Link]:
    """Return the best pairing of the units between two anchors."""
    if here.size == 1:
        one, other = old.keys[here.low], new.keys[here.new_low]
        short = max(len(one), len(other)) <= _SHORT
        return (
            [Link(here.low, here.high, here.new_low, here.new_high)] if short or likeness(one, other) >= _WORTH else []
        )
    return _paired(old, new, here) if here.size <= _SMALL else []


def _paired(old: Text, new: Text, here: _Range) -> list[Link]:
    """Return the pairing whose links hold the most common text, by dynamic programming from the end."""
    score: dict[tuple[int, int], tuple[float, Link | None]] = {}

    def value(i: int, j: int) -> float:
        return score[i, j][0] if (i, j) in score else 0.0

    for i in range(here.high - 1, here.low - 1, -1):
        for j in range(here.new_high - 1, here.new_low - 1, -1):
            best: tuple[float, Link | None] = (max(value(i + 1, j), value(i, j + 1)), None)
            for link, worth in _links(old, new, i, j, here):
                best = max(best, (worth + value(link.old_stop, link.new_stop), link), key=lambda b: b[0])
            score[i, j] = best
    out: list[Link] = []
    i, j = here.low, here.new_low
    while i < here.high and j < here.new_high:
        chosen = score[i, j][1]
        if chosen is not None:
            out.append(chosen)
            i, j = chosen.old_stop, chosen.new_stop
        elif value(i + 1, j) >= value(i, j + 1):
            i += 1
        else:
            j += 1
    return out


def _links(old: Text, new: Text, i: int, j: int, here: _Range) -> list[tuple[Link, float]]:
    """Return the links that may begin at two units, with what they are worth."""
    out: list[tuple[Link, float]] = []
    one, other = old.keys[i], new.keys[j]
    like = likeness(one, other)
    if like >= _LIKE:
        kept = _KEPT if old.headings[i] and new.headings[j] else 0
        out.append((Link(i, i + 1, j, j + 1), (like - _WORTH) * (len(one) + len(other) + kept)))
    for stop in range(j + 2, min(j + _MOST, here.new_high) + 1):
        if worth := _whole(one, new.keys[j:stop]):
            out.append((Link(i, i + 1, j, stop), worth))
    for stop in range(i + 2, min(i + _MOST, here.high) + 1):
        if worth := _whole(other, old.keys[i:stop]):
            out.append((Link(i, stop, j, j + 1), worth))
    return out


def _whole(one: str, parts: Sequence[str]) -> float:
    """Return what it is worth that one unit is these parts together; 0 where one of them stands elsewhere."""
    length = sum(map(len, parts))
    if not 0.6 * len(one) <= length <= 1.6 * len(one) or any(len(p) > len(one) * 1.2 for p in parts):
        return 0.0
    if any(int(LCSseq.similarity(part, one)) < _HELD * len(part) for part in parts):
        return 0.0
    like = likeness(one, "".join(parts))
    return (like - _WORTH) * (len(one) + length) if like >= _HELD else 0.0
