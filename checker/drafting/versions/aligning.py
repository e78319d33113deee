"""Which units of two versions are the same: equal ones first, then like ones, split and joined ones between them.

Equal units that stand once in both are anchors (patience); between two anchors the best pairing is searched by
dynamic programming over few units, over many by the rare characters that they share.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

_SMALL = 1_600
"""Pairs of units between two anchors that are all looked at."""
_MOST = 4
"""Paragraphs that one is split into, or that are joined."""
_LIKE = 0.4
_ALIKE = 0.55
_HELD = 0.7
_WORTH = 0.3
_SHORT = 12
_SHINGLE = 3
_RARE = 12


class Link(NamedTuple):
    """Units of the old and new version that hold one text, as half-open ranges; one of them is a single unit."""

    old: int
    old_stop: int
    new: int
    new_stop: int


def align(old: Sequence[str], new: Sequence[str]) -> list[Link]:
    """Return the links between the units' keys in order; what stands in no link was added, deleted or moved."""
    links: list[Link] = []
    todo = [(0, len(old), 0, len(new))]
    while todo:
        low, high, new_low, new_high = todo.pop()
        while low < high and new_low < new_high and old[low] == new[new_low]:
            links.append(Link(low, low + 1, new_low, new_low + 1))
            low, new_low = low + 1, new_low + 1
        while low < high and new_low < new_high and old[high - 1] == new[new_high - 1]:
            high, new_high = high - 1, new_high - 1
            links.append(Link(high, high + 1, new_high, new_high + 1))
        if low == high or new_low == new_high:
            continue
        anchors = _anchors(old, new, low, high, new_low, new_high)
        if not anchors:
            links += _gap(old, new, low, high, new_low, new_high)
            continue
        at, new_at = low, new_low
        for i, j in anchors:
            links.append(Link(i, i + 1, j, j + 1))
            todo.append((at, i, new_at, j))
            at, new_at = i + 1, j + 1
        todo.append((at, high, new_at, new_high))
    return sorted(links)


def _anchors(
    old: Sequence[str], new: Sequence[str], low: int, high: int, new_low: int, new_high: int
) -> list[tuple[int, int]]:
    """Return the units that stand once on both sides, in the longest order that both have; else those most alike."""
    counts, new_counts = Counter(old[low:high]), Counter(new[new_low:new_high])
    where = {key: j for j, key in enumerate(new[new_low:new_high], new_low)}
    once = [(i, where[k]) for i, k in enumerate(old[low:high], low) if counts[k] == 1 == new_counts[k]]
    if once:
        return _rising(once)
    if (high - low) * (new_high - new_low) <= _SMALL:
        return []
    return _rising(sorted(_most_alike(old, new, range(low, high), range(new_low, new_high), _ALIKE)))


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of the pairs, sorted by their first, whose second rise as well."""
    tails: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for at, (_, j) in enumerate(pairs):
        place = bisect_left(tails, j)
        before.append(tops[place - 1] if place else -1)
        tails[place : place + 1] = [j]
        tops[place : place + 1] = [at]
    out: list[tuple[int, int]] = []
    at = tops[-1] if tops else -1
    while at >= 0:
        out.append(pairs[at])
        at = before[at]
    return out[::-1]


def _most_alike(
    old: Sequence[str], new: Sequence[str], ones: Iterable[int], others: Iterable[int], least: float
) -> list[tuple[int, int]]:
    """Return the pairs of units that are each other's best by the rare stretches that they share."""
    index: dict[str, list[int]] = defaultdict(list)
    for j in others:
        for shingle in _shingles(new[j]):
            index[shingle].append(j)
    best: dict[int, tuple[int, int]] = {}
    back: dict[int, tuple[int, int]] = {}
    for i in ones:
        shared = Counter(
            j for shingle in _shingles(old[i]) if len(index.get(shingle, ())) <= _RARE for j in index.get(shingle, ())
        )
        for j, count in shared.most_common(3):
            best[i] = max(best.get(i, (0, -1)), (count, j))
            back[j] = max(back.get(j, (0, -1)), (count, i))
    return [(i, j) for i, (_, j) in best.items() if back[j][1] == i and likeness(old[i], new[j]) >= least]


def _shingles(key: str) -> set[str]:
    return {key[at : at + _SHINGLE] for at in range(len(key) - _SHINGLE + 1)}


def likeness(one: str, other: str) -> float:
    """Return how much of both texts stands in the other in the same order: 0 to 1."""
    total = len(one) + len(other)
    return 2 * int(LCSseq.similarity(one, other)) / total if total else 1.0


def _gap(old: Sequence[str], new: Sequence[str], low: int, high: int, new_low: int, new_high: int) -> list[Link]:
    """Return the best pairing of the units between two anchors."""
    if high - low == 1 == new_high - new_low:
        one, other = old[low], new[new_low]
        short = max(len(one), len(other)) <= _SHORT
        return [Link(low, high, new_low, new_high)] if short or likeness(one, other) >= _WORTH else []
    if (high - low) * (new_high - new_low) > _SMALL:
        return []
    return _paired(old, new, low, high, new_low, new_high)


def _paired(old: Sequence[str], new: Sequence[str], low: int, high: int, new_low: int, new_high: int) -> list[Link]:
    """Return the pairing whose links hold the most common text, by dynamic programming from the end."""
    score: dict[tuple[int, int], tuple[float, Link | None]] = {}

    def value(i: int, j: int) -> float:
        return score[i, j][0] if (i, j) in score else 0.0

    for i in range(high - 1, low - 1, -1):
        for j in range(new_high - 1, new_low - 1, -1):
            best: tuple[float, Link | None] = (max(value(i + 1, j), value(i, j + 1)), None)
            for link, worth in _links(old, new, i, j, high, new_high):
                best = max(best, (worth + value(link.old_stop, link.new_stop), link), key=lambda b: b[0])
            score[i, j] = best
    return _traced(score, value, low, high, new_low, new_high)


def _traced(
    score: dict[tuple[int, int], tuple[float, Link | None]],
    value: Callable[[int, int], float],
    low: int,
    high: int,
    new_low: int,
    new_high: int,
) -> list[Link]:
    out: list[Link] = []
    i, j = low, new_low
    while i < high and j < new_high:
        link = score[i, j][1]
        if link is not None:
            out.append(link)
            i, j = link.old_stop, link.new_stop
        elif value(i + 1, j) >= value(i, j + 1):
            i += 1
        else:
            j += 1
    return out


def _links(
    old: Sequence[str], new: Sequence[str], i: int, j: int, high: int, new_high: int
) -> list[tuple[Link, float]]:
    """Return the links that may begin at two units, with what they are worth."""
    out: list[tuple[Link, float]] = []
    like = likeness(old[i], new[j])
    if like >= _LIKE:
        out.append((Link(i, i + 1, j, j + 1), (like - _WORTH) * (len(old[i]) + len(new[j]))))
    for stop in range(j + 2, min(j + _MOST, new_high) + 1):
        if worth := _whole(old[i], new[j:stop]):
            out.append((Link(i, i + 1, j, stop), worth))
    for stop in range(i + 2, min(i + _MOST, high) + 1):
        if worth := _whole(new[j], old[i:stop]):
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


def moved(
    old: Sequence[str], new: Sequence[str], ones: Sequence[int], others: Sequence[int], shortest: int = 4
) -> list[tuple[int, int]]:
    """Return the pairs of units left over on both sides that are one text moved, changed a little or not."""
    where: dict[str, list[int]] = defaultdict(list)
    for j in others:
        where[new[j]].append(j)
    out: list[tuple[int, int]] = []
    for i in ones:
        if len(old[i]) >= shortest and where.get(old[i]):
            out.append((i, where[old[i]].pop(0)))
    left = [i for i in ones if len(old[i]) >= _SHORT and i not in {i for i, _ in out}]
    taken = {j for _, j in out}
    right = [j for j in others if len(new[j]) >= _SHORT and j not in taken]
    return sorted(out + _most_alike(old, new, left, right, _ALIKE))
