"""What a check gives: findings, with all their places, and the fixes they offer."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from checker.text import Span


class Severity(StrEnum):
    """How bad it is if true; `label` is the word of the office."""

    ERROR = "error"
    MAJOR = "major"
    MINOR = "minor"
    INFO = "info"

    @property
    def label(self) -> str:
        """错误, 须说明, 一般 or 提示."""
        return {"error": "错误", "major": "须说明", "minor": "一般", "info": "提示"}[self.value]

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return {"error": 0, "major": 1, "minor": 2, "info": 3}[self.value]

    def milder(self, steps: int = 1) -> Severity:
        """Return the severity `steps` below, at most 提示."""
        return list(Severity)[min(self.rank + steps, 3)]


class Certainty(StrEnum):
    """What a finding may do: sure may carry a safe fix, likely comments, hint is shown last."""

    SURE = "sure"
    LIKELY = "likely"
    HINT = "hint"


class Safety(StrEnum):
    """How far a fix may be trusted: `safe` may be applied in a batch, `review` one by one."""

    SAFE = "safe"
    REVIEW = "review"


class Place(NamedTuple):
    """A span of cleaned text: plan 0 is the draft, then upper plans, then siblings."""

    plan: int
    passage: int
    span: Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace what stands at `place` (always in the draft) by `text`."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """One way out, as the button says it."""

    label: str
    edits: tuple[Edit, ...]
    safety: Safety = Safety.REVIEW


class Figure(NamedTuple):
    """One number of a finding's card, shown side by side: 本规划 2025 → 2%."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem, quoted and explained. `places[0]` is where the mark goes, always in the draft.

    `key` is set by the engine: it stays the same when text is inserted elsewhere. `alike` says what the finding has
    in common with others of its rule, where many of them are to be told as one; empty: its message.
    """

    rule: str
    name: str
    severity: Severity
    certainty: Certainty
    message: str
    explanation: str
    places: tuple[Place, ...]
    computation: str | None = None
    basis: str | None = None
    advice: str | None = None  # 怎么改, in the wording of the office
    fixes: tuple[Fix, ...] = ()
    figures: tuple[Figure, ...] = ()
    alike: str = ""
    key: str = field(default="", compare=False)
