"""A change of the draft's text that a writing aid proposes: where, what, why, and whether it is certain."""

from __future__ import annotations

from dataclasses import dataclass

from checker.findings import Place


@dataclass(frozen=True, slots=True)
class Proposal:
    """What stands at `place` and what is to stand there.

    `after` is None where only a person can say it. `sure`: it follows from the outline alone; others are the user's
    to choose. `reason` says in Chinese what it is about.
    """

    place: Place
    before: str
    after: str | None
    reason: str
    sure: bool = True
