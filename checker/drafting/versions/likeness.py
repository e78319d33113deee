"""How alike two texts are, and which of many are each other's most alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import LCSseq

ALIKE = 0.55
"""From this likeness on two texts are one that was changed, wherever they stand."""
_SHINGLE = 3
_RARE = 12
"""Texts that may share a stretch of three characters for it to tell them from others."""


def most_alike(
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
