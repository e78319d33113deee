"""What alignment leaves over: texts that were moved, and pieces that belong to a text that was cut elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from checker.drafting.versions.aligning import Link
from checker.drafting.versions.likeness import ALIKE, most_alike

_COMPLETE = 0.9
"""From this likeness on both sides hold one text whole."""
_LEAST = 12
"""Characters from which on changed text is known again elsewhere."""


def moved(
    old: Sequence[str], new: Sequence[str], ones: Sequence[int], others: Sequence[int], shortest: int = 4
) -> list[Link]:
    """Return the links of units left over on both sides that are one text moved, changed a little or not."""
    where: dict[str, list[int]] = defaultdict(list)
    for j in others:
        where[new[j]].append(j)
    out: list[tuple[int, int]] = []
    for i in ones:
        if len(old[i]) >= shortest and where.get(old[i]):
            out.append((i, where[old[i]].pop(0)))
    held, taken = {i for i, _ in out}, {j for _, j in out}
    left = [i for i in ones if len(old[i]) >= _LEAST and i not in held]
    right = [j for j in others if len(new[j]) >= _LEAST and j not in taken]
    return [Link(i, i + 1, j, j + 1) for i, j in sorted(out + most_alike(old, new, left, right, ALIKE))]


def completed(links: Sequence[Link], old: Sequence[str], new: Sequence[str], free: Free) -> list[Link]:
    """Return the links with the free units beside them that belong to their text: a paragraph cut in two elsewhere."""
    out: list[Link] = []
    for link in links:
        wider = link
        if old[link.old : link.old_stop] != new[link.new : link.new_stop]:
            while (more := _wider(wider, old, new, free)) is not None:
                free.take(more)
                wider = more
        out.append(wider)
    return out


class Free:
    """The units of both versions that stand in no link."""

    def __init__(self, links: Sequence[Link], old: int, new: int) -> None:
        self.old, self.new = set(range(old)), set(range(new))
        for link in links:
            self.take(link)

    def take(self, link: Link) -> None:
        """Note that the units of a link are free no more."""
        self.old.difference_update(range(link.old, link.old_stop))
        self.new.difference_update(range(link.new, link.new_stop))


def _wider(link: Link, old: Sequence[str], new: Sequence[str], free: Free) -> Link | None:
    """Return the link with one free neighbour more, where nearly all of both sides is then one text."""
    like = link.likeness(old, new)
    if like == 1.0:
        return None
    for wider, taken in (
        (link._replace(old=link.old - 1), link.old - 1 in free.old),
        (link._replace(old_stop=link.old_stop + 1), link.old_stop in free.old),
        (link._replace(new=link.new - 1), link.new - 1 in free.new),
        (link._replace(new_stop=link.new_stop + 1), link.new_stop in free.new),
    ):
        if taken and (now := wider.likeness(old, new)) > like and now >= _COMPLETE:
            return wider
    return None
