"""Taking the upper plans of one draft from the shelf: for the command line and the window alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from checker.align.known_plans import KnownPlan, known_plan
from checker.align.parents import MissingParent, Parent, find_parents
from checker.align.plan_titles import title_of_known
from checker.collector import paused
from checker.errors import PlanError
from checker.reading.elements import Reading


class Taken(NamedTuple):
    """A plan taken from the shelf, and what it is to the draft."""

    parent: Parent
    reading: Reading

    @property
    def reason(self) -> str:
        """Why it was taken: 上级同领域规划，编制依据中引用，同期."""
        return f"{self.parent.why}，{self.parent.period.value}"


class Above(NamedTuple):
    """What the shelf has above a draft, in the order of authority; what it lacks, and what could not be taken.

    `found` tells whether there is any, those that are at hand already and were not taken once more too.
    """

    taken: tuple[Taken, ...]
    missing: tuple[MissingParent, ...]
    untaken: tuple[str, ...]
    found: bool


def above(
    draft: Reading, known: Sequence[KnownPlan], here: Sequence[Reading], reading: Callable[[int], Reading]
) -> Above:
    """Return the plans above a draft among `known`, each fetched by its id with `reading`.

    One that is `here` already, as the same file or under the same title, is not taken once more.
    """
    parents = find_parents(draft, known)
    at_hand = [known_plan(one, 0) for one in here]
    shas, titles = {plan.sha256 for plan in at_hand}, [title_of_known(plan) for plan in at_hand]
    taken: list[Taken] = []
    untaken: list[str] = []
    for parent in parents.found:
        if parent.plan.sha256 in shas or any(title.means(title_of_known(parent.plan)) for title in titles):
            continue
        try:
            with paused():
                taken.append(Taken(parent, reading(parent.plan.id)))
        except PlanError as error:
            untaken.append(f"规划库中的《{parent.plan.title}》未能取出，未作对照：{error}")
    return Above(tuple(taken), parents.missing, tuple(untaken), bool(parents.found))
