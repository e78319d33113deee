"""The upper plans of a check: those of the command line, and those that the library has above each draft."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checker.align.known_plans import KnownPlan
from checker.reading import read
from checker.reading.elements import Reading
from checker.sources import read_plan

if TYPE_CHECKING:
    from checker.library import Library

_KEPT = 40  # readings of the library that stay in memory between drafts


class UpperPlans:
    """Upper plans for one draft after another; `known` are the plans of the library, none without one.

    `said` tells in Chinese what the library took and missed for the last draft.
    """

    def __init__(self, given: Sequence[Path], library: Library | None = None) -> None:
        self.given = [read(read_plan(path)) for path in given]
        self._library = library
        self.known: tuple[KnownPlan, ...] = library.plans() if library else ()
        self.said: tuple[str, ...] = ()
        self._kept: dict[int, Reading] = {}
        if library and not self.known:
            sys.stderr.write("规划库中还没有规划，请先用 library add 添加。\n")

    def of(self, draft: Reading, beside: Sequence[Reading] = ()) -> tuple[list[Reading], list[str]]:
        """Return the upper plans of a draft, and what is to be said of those that could not be taken.

        A plan that is given, or lies `beside` the draft as a sibling, is not taken from the library once more.
        """
        if self._library is None:
            return list(self.given), []
        from checker.library.above import above  # a database is loaded only where one is used

        library = self._library
        found = above(draft, self.known, (*self.given, *beside), lambda id: self._reading(library, id))
        taken = tuple(f"取自规划库：《{one.parent.plan.title}》（{one.reason}）" for one in found.taken)
        self.said = taken if found.found else (*taken, "规划库中没有找到本文件的上位规划。")
        return [*self.given, *(one.reading for one in found.taken)], list(found.untaken)

    def _reading(self, library: Library, id: int) -> Reading:
        """Return a plan of the library, from memory where an earlier draft had it."""
        reading = self._kept.pop(id, None) or library.reading(id)
        self._kept[id] = reading
        while len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        return reading
