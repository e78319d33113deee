"""Which names of one plan are likely to mean one thing, told by their words alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from rapidfuzz.distance import LCSseq

from checker import resources
from checker.reading import regions
from checker.reading.elements import Name, NameKind
from checker.reading.memory import Each

_SHORTEST = 6  # characters of a name: shorter ones share their words by chance
_LOSING = (NameKind.ORGANISATION, NameKind.PLATFORM)
_LEFT_AWAY = frozenset("省市区县州国家级和与及的第、，（）()“”‘’· +-—")
_PREFIX = 4  # characters of a place that a short form leaves away in front


def clusters(names: Sequence[Name]) -> Sequence[Sequence[Name]]:
    """Return the mentions of platforms whose names differ by words that names may or may not have."""
    return _clusters.over([names])[0]


def _clusters_of(names: Sequence[Name]) -> tuple[list[Name], ...]:
    return tuple(_groups(names))


_clusters = Each(_clusters_of)


def _groups(names: Iterable[Name]) -> Iterator[list[Name]]:
    mentions: dict[str, list[Name]] = {}
    for name in names:
        if name.kind is NameKind.PLATFORM and len(name.entity) >= _SHORTEST:
            mentions.setdefault(name.entity, []).append(name)
    groups: list[set[str]] = []
    for entity in mentions:
        near = [group for group in groups if any(same(entity, other) for other in group)]
        groups = [group for group in groups if group not in near] + [{entity}.union(*near)]
    for group in groups:
        if len(group) > 1:
            yield [name for entity in group for name in mentions[entity]]


def same(one: str, other: str) -> bool:
    """Tell whether the longer name is the shorter one with filler words, and perhaps a place, put in."""
    if one[-2:] != other[-2:] or len(one) == len(other):
        return False
    short, long = sorted((one, other), key=len)
    if not _in_order(short, long):
        return False
    return _filled(short, long) or any(
        _filled(short, long[skip:]) for skip in range(1, _PREFIX + 1) if len(long) - skip > len(short)
    )


def _in_order(short: str, long: str) -> bool:
    """Tell whether all characters of the shorter name stand in the longer one in the same order."""
    rest = iter(long)
    return all(char in rest for char in short)


def _filled(short: str, long: str) -> bool:
    """Tell whether `long` is `short` with whole filler words put in somewhere behind its first character."""
    if short == long:
        return True
    if not long or len(long) < len(short) or short[:1] != long[:1]:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    for start in range(at, 0, -1):
        for word in _fillers():
            if long.startswith(word, start) and _filled(short, long[:start] + long[start + len(word) :]):
                return True
    return False


@cache
def _fillers() -> tuple[str, ...]:
    return tuple(row["word"] for row in resources.rows("name_fillers.tsv"))


def short_of_region(name: Name) -> str | None:
    """Return the region that a body's name should begin with, where it begins with the short form (清远科技局)."""
    if name.kind is not NameKind.ORGANISATION:
        return None
    for length in (2, 3, 4):
        short = name.text[:length]
        for region in regions.shortened(short):
            if name.entity.startswith(region.name) and not name.text.startswith(region.name):
                return region.name
    return None


def contained(words: str, title: str) -> float:
    """Return which share of the words is found in the title in the same order."""
    return LCSseq.similarity(words, title) / len(words)


def broken(names: Sequence[Name]) -> dict[str, str]:
    """Return the forms that long names of bodies and platforms take when one character is lost, with the right one.

    The first and the last two characters stay: what begins or ends otherwise is another name. Characters that short
    forms leave away (市, 和) are no loss, nor is a form that the plan names more often than the longer one.
    """
    return _broken.over([names])[0]


def _broken_of(names: Sequence[Name]) -> dict[str, str]:
    times = Counter(name.text for name in names)
    forms: dict[str, str] = {}
    long = (name.text for name in names if name.kind in _LOSING and len(name.text) >= _SHORTEST)
    for text in dict.fromkeys(long):
        for at in range(1, len(text) - 2):
            form = text[:at] + text[at + 1 :]
            if text[at] not in _LEFT_AWAY and times[form] <= times[text]:
                forms.setdefault(form, text)
    return forms


_broken = Each(_broken_of)
