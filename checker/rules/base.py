"""What every rule is made of: its context, its class attributes, and the findings it gives."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from checker.align.known_plans import KnownPlan
from checker.align.pairs import Pair
from checker.findings import Certainty, Figure, Finding, Fix, Place, Severity
from checker.reading.elements import Passage, PassageKind, Reading
from checker.reading.indicators import Catalogue, catalogue
from checker.rules import manual
from checker.rules.choice import choice
from checker.rules.sight import Look, Sight
from checker.text import Span
from checker.thresholds import Thresholds


class Scope(StrEnum):
    """How much text a rule must see to judge; `label` is the word of the manual."""

    BLOCK = "block"
    SECTION = "section"
    PLAN = "plan"
    PAIR = "pair"
    FAMILY = "family"

    @property
    def label(self) -> str:
        """段落, 章节, 全文, 与上位规划 or 与同级规划."""
        labels = {"block": "段落", "section": "章节", "plan": "全文", "pair": "与上位规划", "family": "与同级规划"}
        return labels[self.value]


@dataclass(frozen=True, slots=True)
class Context:
    """What rules are given: the draft (plan 0), the upper plans (1..), then the siblings, and what was paired.

    `known`: the plans of the library, whether laid beside the draft or not.
    """

    draft: Reading
    thresholds: Thresholds
    uppers: tuple[Reading, ...] = ()
    siblings: tuple[Reading, ...] = ()
    pairs: tuple[Pair, ...] = ()
    known: tuple[KnownPlan, ...] = ()

    def reading(self, plan: int) -> Reading:
        """Return the plan that `Place.plan` and `Pair.plan` number."""
        return (self.draft, *self.uppers, *self.siblings)[plan]

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue of indicators."""
        return catalogue()

    def title(self, plan: int) -> str:
        """Return the title of a plan as messages name it: without book marks, blanks and what follows in brackets."""
        reading = self.reading(plan)
        title = (reading.profile.title or reading.plan.path.stem).strip("《》 ")
        return re.sub(r"\s+", "", re.sub(r"[(（].*$", "", title)) or title


class Rule(ABC):
    """One kind of finding. The docstring is its page in the manual; the examples there run as tests.

    `folds`: more than a few findings that say the same are told as one with all places (`Thresholds.fold_after`).
    `sight`: what of the draft the rule is given; it runs again only when that changed. `look`: what a rule that is
    given all reads of it, where it can say so; pairs and siblings are none of it.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    certainty: ClassVar[Certainty]
    scope: ClassVar[Scope]
    folds: ClassVar[bool] = False
    sight: ClassVar[Sight] = Sight.TEXT
    look: ClassVar[Look | None] = None

    @abstractmethod
    def check(self, context: Context) -> Iterator[Finding]:
        """Yield what the rule finds in the draft."""

    def finding(
        self,
        places: Iterable[Place],
        message: str,
        *,
        severity: Severity | None = None,
        certainty: Certainty | None = None,
        explanation: str | None = None,
        computation: str | None = None,
        advice: str | None = None,
        fixes: tuple[Fix, ...] = (),
        figures: tuple[Figure, ...] = (),
        alike: str = "",
    ) -> Finding:
        """Return a finding of this rule; what is not given comes from the rule and its page."""
        page = manual.page(type(self))
        return Finding(
            rule=self.code,
            name=self.name,
            severity=severity or self.severity,
            certainty=certainty or self.certainty,
            message=message,
            explanation=explanation or page.why,
            places=tuple(places),
            computation=computation,
            basis=page.basis,
            advice=advice,
            fixes=fixes,
            figures=figures,
            alike=alike,
        )


REMEMBERED = 16384
"""Paragraphs whose share in a rule of the whole text is remembered: after an edit all but one come from memory."""

PROSE = frozenset({PassageKind.BODY, PassageKind.HEADING, PassageKind.CELL, PassageKind.FOOTNOTE})
"""Kinds of passage that the author wrote as text; page furniture and tables of contents are not."""


def passages(
    reading: Reading,
    kinds: Iterable[PassageKind] = PROSE,
    holding: Iterable[str] | re.Pattern[str] | None = None,
) -> Iterator[tuple[int, Passage]]:
    """Yield index and passage of the given kinds; with `holding` those alone whose text holds one of its words.

    It may be a pattern as well, which matches no line end.
    """
    chosen = choice(reading, frozenset(kinds))
    if holding is None:
        return iter(chosen.rows)
    return (chosen.rows[at] for at in chosen.asked(holding))


def draft_place(passage: int, start: int, stop: int) -> Place:
    """Return a place in the draft."""
    return Place(0, passage, Span(start, stop))
