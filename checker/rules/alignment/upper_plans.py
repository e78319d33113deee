"""What rules of names ask of upper plans: whether words stand there, and which plan is the nearest."""

from __future__ import annotations

from checker.align.pairs import Pair
from checker.align.relation import Relation, rank, relation
from checker.reading.elements import PassageKind, Profile, Reading
from checker.rules.alignment.once import OncePerReading
from checker.rules.base import Context


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


text = OncePerReading(Text)


def stands_in_any(context: Context, words: str) -> bool:
    """Tell whether words stand in one of the upper plans."""
    return any(text(upper).holds(words) for upper in context.uppers)


def nearest_first(context: Context) -> list[int]:
    """Return the numbers of the upper plans: those of the nearest level first, those of other territories last."""
    draft = context.draft.profile
    return sorted(
        range(1, len(context.uppers) + 1), key=lambda plan: _distance(draft, context.uppers[plan - 1].profile)
    )


def by_nearness(context: Context) -> list[Pair]:
    """Return the pairs, those with the nearest upper plan first."""
    order = {plan: at for at, plan in enumerate(nearest_first(context))}
    return sorted(context.pairs, key=lambda pair: order.get(pair.plan, len(order)))


def _distance(draft: Profile, upper: Profile) -> tuple[bool, int]:
    own, level = rank(draft), rank(upper)
    return relation(draft, upper) is Relation.APART, 9 if own is None or level is None else abs(level - own)
