"""What rules ask of upper plans: worked out once for each of them, the nearest plan first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

from checker.align.relation import Relation, rank, relation
from checker.reading.elements import PassageKind, Profile, Reading
from checker.rules.base import Context

T = TypeVar("T")
_KEPT = 24  # plans: a family of six above, and some more checked before


class OncePerPlan(Generic[T]):
    """A function of a whole plan whose results are kept while the plan is the same object: upper plans never change."""

    def __init__(self, function: Callable[[Reading], T]) -> None:
        self._function = function
        self._known: OrderedDict[int, tuple[Reading, T]] = OrderedDict()

    def __call__(self, plan: Reading) -> T:
        """Return what the function gives for a plan."""
        kept = self._known.get(id(plan))
        if kept is None:
            kept = plan, self._function(plan)
            self._known[id(plan)] = kept
            if len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return kept[1]


class Text:
    """The cleaned text of a plan, and the words that were looked for in it."""

    def __init__(self, plan: Reading) -> None:
        self._all = "\n".join(p.normal for p in plan.passages if p.kind is not PassageKind.FURNITURE)
        self._known: dict[str, bool] = {}

    def holds(self, words: str) -> bool:
        """Tell whether words stand in the plan; remembered, for a draft asks the same at every edit."""
        if words not in self._known:
            self._known[words] = words in self._all
        return self._known[words]


text = OncePerPlan(Text)


def stands_in_any(context: Context, words: str) -> bool:
    """Tell whether words stand in one of the upper plans."""
    return any(text(upper).holds(words) for upper in context.uppers)


def nearest_first(context: Context) -> list[int]:
    """Return the numbers of the upper plans: those of the nearest level first, those of other territories last."""
    draft = context.draft.profile
    return sorted(
        range(1, len(context.uppers) + 1), key=lambda plan: _distance(draft, context.uppers[plan - 1].profile)
    )


def _distance(draft: Profile, upper: Profile) -> tuple[bool, int]:
    own, level = rank(draft), rank(upper)
    return relation(draft, upper) is Relation.APART, 9 if own is None or level is None else abs(level - own)
