"""The outcome of one check: the plans as read, the pairs, the findings, and what was not checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from checker.align.pairs import Pair
from checker.findings import Finding, Place
from checker.reading.elements import Piece, Reading


class Role(StrEnum):
    """What a plan is in a review; `label` is the word of the office."""

    DRAFT = "draft"
    UPPER = "upper"
    SIBLING = "sibling"

    @property
    def label(self) -> str:
        """待审稿, 上位规划 or 同级规划."""
        return {"draft": "待审稿", "upper": "上位规划", "sibling": "同级规划"}[self.value]


@dataclass(frozen=True, slots=True)
class Review:
    """`readings[0]` is the draft; `roles` runs along. `findings` in order of the draft's text.

    `rules` are the codes of those that were run to their end.
    """

    readings: tuple[Reading, ...]
    roles: tuple[Role, ...]
    findings: tuple[Finding, ...]
    pairs: tuple[Pair, ...] = ()
    not_checked: tuple[str, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)
    rules: frozenset[str] = frozenset()

    @property
    def draft(self) -> Reading:
        """The plan under review."""
        return self.readings[0]

    def pieces(self, place: Place) -> tuple[Piece, ...]:
        """Return where `place` stands in its file."""
        reading = self.readings[place.plan]
        return reading.passages[place.passage].places(reading.plan, place.span)

    def quote(self, place: Place) -> str:
        """Return the text at `place` as its author wrote it, rejoined over broken lines."""
        return "".join(piece.quote for piece in self.pieces(place))

    def sentence(self, place: Place) -> str:
        """Return the whole sentence round `place`, cleaned."""
        reading = self.readings[place.plan]
        return reading.sentence(place.passage, place.span).of(reading.passages[place.passage].normal).strip()

    def title(self, plan: int) -> str:
        """Return the title of a plan, or its file's name where it has none."""
        reading = self.readings[plan]
        return reading.profile.title or reading.plan.path.stem

    def chapter(self, place: Place) -> str:
        """Return the chapter of a place as its headings' numbers and last title: 二、（三）主要目标."""
        reading = self.readings[place.plan]
        path = reading.section_path(reading.passages[place.passage].section)
        return "".join(h.number or "" for h in path[:-1]) + "".join((h.number or "") + h.title for h in path[-1:])
