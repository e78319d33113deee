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
        keys = {finding.key for finding in self.draft.review.findings}
        said = Counter((finding.rule, finding.message) for finding in self.draft.review.findings)
        rest = []
        for finding in self.review.findings:
            if finding.key in keys:
                said[finding.rule, finding.message] -= 1
        for finding in self.review.findings:
            if finding.key in keys:
                continue
            if said[finding.rule, finding.message] > 0:
                said[finding.rule, finding.message] -= 1
                continue
            rest.append(finding)
        return rest

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
        """New findings that are not of the planted error."""
        allowed = set(self.kind.also)
        return [f for f in self.new if f not in self.hits and not (f.rule in allowed)]


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
