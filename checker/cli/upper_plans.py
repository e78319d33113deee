"""The upper plans of a check: those of the command line, and those that the library has above each draft."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checker.align.known_plans import KnownPlan, known_plan
from checker.align.parents import find_parents
from checker.align.plan_titles import title_of_known
from checker.collector import paused
from checker.errors import PlanError
from checker.reading import read
from checker.reading.elements import Reading
from checker.sources import read_plan

if TYPE_CHECKING:
    from checker.library import Library

_KEPT = 40  # readings of the library that stay in memory between drafts


class UpperPlans:
    """Upper plans for one draft after another; `known` are the plans of the library, none without one.

    What the library takes and misses is told on standard error.
    """

    def __init__(self, given: Sequence[Path], library: Library | None = None) -> None:
        self.given = [read(read_plan(path)) for path in given]
        self._library = library
        self.known: tuple[KnownPlan, ...] = library.plans() if library else ()
        self._kept: dict[int, Reading] = {}
        if library and not self.known:
            sys.stderr.write("规划库中还没有规划，请先用 library add 添加。\n")

    def of(self, draft: Reading, beside: Sequence[Reading] = ()) -> tuple[list[Reading], list[str]]:
        """Return the upper plans of a draft, and what is to be said of those that could not be taken.

        A plan that is given, or lies `beside` the draft as a sibling, is not taken from the library once more.
        """
        if self._library is None:
            return list(self.given), []
        parents = find_parents(draft, self.known)
        here = [known_plan(reading, 0) for reading in (*self.given, *beside)]
        shas, titles = {plan.sha256 for plan in here}, [title_of_known(plan) for plan in here]
        taken: list[Reading] = []
        notes: list[str] = []
        for parent in parents.found:
            if parent.plan.sha256 in shas or any(title.means(title_of_known(parent.plan)) for title in titles):
                continue
            try:
                with paused():
                    taken.append(self._reading(self._library, parent.plan.id))
            except PlanError as error:
                notes.append(f"规划库中的《{parent.plan.title}》未能取出，未作对照：{error}")
                continue
            sys.stderr.write(f"  取自规划库：《{parent.plan.title}》（{parent.why}，{parent.period.value}）\n")
        if not parents.found:
            sys.stderr.write("  规划库中没有找到本文件的上位规划。\n")
        return [*self.given, *taken], notes

    def _reading(self, library: Library, id: int) -> Reading:
        """Return a plan of the library, from memory where an earlier draft had it."""
        reading = self._kept.pop(id, None) or library.reading(id)
        self._kept[id] = reading
        while len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        return reading
