"""Planting, checking, judging: was the error found by the right rule at the right place, and what else is new."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from checker.findings import Finding
from checker.reading import read
from checker.review import Review
from tests.seeded.drafts import Draft, Planted
from tests.seeded.kinds import Kind


@dataclass
class Trial:
    """One error planted in one plan and what the check made of it."""

    kind: Kind
    draft: Draft
    planted: Planted
    review: Review

    @cached_property
    def new(self) -> list[Finding]:
        """Findings that the plan did not have before: neither their key nor their rule and message was there."""
        return [finding for finding in self._unkeyed if finding not in self._same_message]

    @cached_property
    def _unkeyed(self) -> list[Finding]:
        keys = {finding.key for finding in self.draft.review.findings}
        return [finding for finding in self.review.findings if finding.key not in keys]

    @cached_property
    def _same_message(self) -> list[Finding]:
        """Findings with another key (their sentence has changed) that say what was said before."""
        keys = {finding.key for finding in self.review.findings}
        said = Counter((f.rule, f.message) for f in self.draft.review.findings if f.key not in keys)
        same = []
        for finding in self._unkeyed:
            if said[finding.rule, finding.message] > 0:
                said[finding.rule, finding.message] -= 1
                same.append(finding)
        return same

    def _there(self, finding: Finding) -> bool:
        marks = self.draft.marks(self.planted)
        for place in finding.places:
            if place.plan:
                continue
            for piece in self.review.pieces(place):
                block = self.draft.blocks[piece.part, piece.line]
                if any(mark.start < piece.end and piece.start < mark.stop for mark in marks.get(block, ())):
                    return True
        return False

    @cached_property
    def hits(self) -> list[Finding]:
        """New findings of the right rule at the right place."""
        return [finding for finding in self.new if finding.rule in self.kind.rules and self._there(finding)]

    @property
    def killed(self) -> bool:
        return bool(self.hits)

    @property
    def wrong_rule(self) -> bool:
        """Whether the error was found at its place, by another rule only."""
        return not self.killed and any(self._there(finding) for finding in self.new)

    @property
    def extra(self) -> list[Finding]:
        """New findings that are not of the planted error.

        A finding that takes the place of one of its rule that is gone has only moved or counts anew.
        """
        keys = {finding.key for finding in self.review.findings}
        gone = Counter(f.rule for f in self.draft.review.findings if f.key not in keys)
        gone.subtract(f.rule for f in self._same_message)
        extra = []
        for finding in self.new:
            if finding in self.hits or finding.rule in self.kind.also:
                continue
            if gone[finding.rule] > 0:
                gone[finding.rule] -= 1
                continue
            extra.append(finding)
        return extra


def trials(kinds: Sequence[Kind], drafts: Sequence[Draft], places: int) -> Iterator[Trial]:
    """Yield trials of each kind in up to `places` different places of each plan, the same on every run."""
    for kind in kinds:
        for draft in drafts:
            if kind.needs_upper and draft.upper is None:
                continue
            yield from _in_plan(kind, draft, places)


def _in_plan(kind: Kind, draft: Draft, places: int) -> Iterator[Trial]:
    done: set[object] = set()
    for attempt in range(places * 2):
        rng = random.Random(f"{kind.name}/{draft.name}/{attempt}")
        planted = kind.plant(draft, rng)
        if planted is None or planted.changes in done:
            continue
        done.add(planted.changes)
        yield Trial(kind, draft, planted, draft.checked(read(draft.planted(planted))))
        if len(done) == places:
            return
