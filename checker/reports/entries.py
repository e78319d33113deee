"""What the rows of the 指标对照表 compare: each target of the draft, then what it lacks, over all upper plans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from checker.align.pairs import Pair, Verdict
from checker.reading.elements import Metric


@dataclass(slots=True)
class Entry:
    """What one row compares: a target of the draft (or none), and its pairs by upper plan."""

    draft: Metric | None
    pairs: dict[int, Pair] = field(default_factory=dict)

    def takes(self, pair: Pair) -> bool:
        """Tell whether a pair has its place here: no target of its plan stands here yet, or it has none itself."""
        standing = self.pairs.get(pair.plan)
        return standing is None or standing.upper is None or pair.upper is None

    def put(self, pair: Pair) -> None:
        """Take a pair; one that shows an upper target stays before one that says there is none."""
        standing = self.pairs.get(pair.plan)
        if standing is None or standing.upper is None:
            self.pairs[pair.plan] = pair

    def main(self, plans: Iterable[int]) -> Pair | None:
        """Return the pair that the verdict comes from: of `plans`, nearest first, one with an upper target if any."""
        pairs = [self.pairs[plan] for plan in plans if plan in self.pairs]
        return next((p for p in pairs if p.upper is not None), pairs[0] if pairs else None)


def entries(pairs: Iterable[Pair], *, headline: bool = True) -> list[Entry]:
    """Return the draft's targets in the order of its text, then what it lacks, in the order of the upper plans.

    No upper target is lost: a second one of a plan (another year) gets a row of its own. Pairs that only complete the
    account (`Pair.headline` is False) come with `headline=False`, without the others.
    """
    own: dict[str, list[Entry]] = {}
    lacking: dict[str, list[Entry]] = {}
    for pair in (p for p in pairs if p.headline is headline):
        if pair.draft is not None:
            _place(own.setdefault(pair.draft.id, []), pair)
        elif pair.upper is not None:
            _place(lacking.setdefault(pair.upper.indicator or pair.upper.name, []), pair)
    mine = [entry for found in own.values() for entry in found]
    mine.sort(key=lambda entry: (entry.draft.passage, entry.draft.span) if entry.draft else (0, (0, 0)))
    return mine + [entry for found in lacking.values() for entry in found]


def sides(pair: Pair) -> tuple[Metric | None, Metric | None]:
    """Return the two targets in the form in which they were compared."""
    return pair.draft_form or pair.draft, pair.upper_form or pair.upper


def _place(found: list[Entry], pair: Pair) -> None:
    """Put a pair beside those of the same target, of its year where there are several."""
    free = [entry for entry in found if entry.takes(pair)]
    year = pair.upper.year if pair.upper else None
    best = next((e for e in free if any(p.upper and p.upper.year == year for p in e.pairs.values())), None)
    if best is None and free:
        best = free[0]
    if best is None:
        best = Entry(pair.draft)
        found.append(best)
    best.put(pair)


COMPARED = frozenset({Verdict.EQUAL, Verdict.HIGHER, Verdict.LOWER, Verdict.PART_EXCEEDS_WHOLE})
"""Verdicts behind which values were compared."""


@dataclass(frozen=True, slots=True)
class Years:
    """The years that the headers name; a value of another year says its own."""

    base: int | None
    target: int | None

    @classmethod
    def of(cls, pairs: Iterable[Pair]) -> Years:
        """Return the commonest years of baselines and targets."""
        pairs = tuple(pairs)
        bases = Counter(m.year for p in pairs for m in (p.draft_base, p.upper_base) if m and m.year)
        targets = Counter(m.year for p in pairs for m in (p.draft, p.upper) if m and m.year)
        return cls(_commonest(bases), _commonest(targets))


def _commonest(years: Counter[int]) -> int | None:
    return years.most_common(1)[0][0] if years else None
