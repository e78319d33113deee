"""What every rule is made of: its context, its class attributes, and the findings it gives."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import compress
from typing import ClassVar, NamedTuple

from checker.align.pairs import Pair
from checker.findings import Certainty, Figure, Finding, Fix, Place, Severity
from checker.reading.elements import Passage, PassageKind, Reading
from checker.reading.indicators import Catalogue, catalogue
from checker.rules import manual
from checker.rules.sight import Sight
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
    """What rules are given: the draft (plan 0), the upper plans (1..), then the siblings, and what was paired."""

    draft: Reading
    thresholds: Thresholds
    uppers: tuple[Reading, ...] = ()
    siblings: tuple[Reading, ...] = ()
    pairs: tuple[Pair, ...] = ()

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
    `sight`: what of the draft the rule is given; it runs again only when that changed.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    certainty: ClassVar[Certainty]
    scope: ClassVar[Scope]
    folds: ClassVar[bool] = False
    sight: ClassVar[Sight] = Sight.TEXT

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

_KEPT = 32  # choices of passages
PROSE = frozenset({PassageKind.BODY, PassageKind.HEADING, PassageKind.CELL, PassageKind.FOOTNOTE})
"""Kinds of passage that the author wrote as text; page furniture and tables of contents are not."""


class Choice(NamedTuple):
    """The passages of some kinds: with their index, and their texts alone; `of` is what they were chosen from."""

    of: tuple[Passage, ...]
    rows: tuple[tuple[int, Passage], ...]
    texts: tuple[str, ...]


_choices: dict[tuple[int, frozenset[PassageKind]], Choice] = {}


_last_columns: list[tuple[tuple[Passage, ...], tuple[PassageKind, ...], tuple[str, ...]]] = []


def _columns(passages: tuple[Passage, ...]) -> tuple[tuple[PassageKind, ...], tuple[str, ...]]:
    """Return kinds and texts of the passages, kept for the few readings that the rules of one check are given."""
    for of, kinds, texts in _last_columns:
        if of is passages:
            return kinds, texts
    kinds, texts = tuple(p.kind for p in passages), tuple(p.normal for p in passages)
    _last_columns[:] = [*_last_columns[-3:], (passages, kinds, texts)]
    return kinds, texts


def choice(reading: Reading, kinds: frozenset[PassageKind]) -> Choice:
    """Return the passages of the given kinds; all rules ask for the same few, so the choice is kept."""
    key = id(reading.passages), kinds
    kept = _choices.get(key)
    if kept is None or kept.of is not reading.passages:
        every, texts = _columns(reading.passages)
        wanted = [kind in kinds for kind in every]
        rows = tuple(compress(enumerate(reading.passages), wanted))
        kept = Choice(reading.passages, rows, tuple(compress(texts, wanted)))
        if len(_choices) >= _KEPT:
            _choices.clear()
        _choices[key] = kept
    return kept


def passages(reading: Reading, kinds: Iterable[PassageKind] = PROSE) -> Iterator[tuple[int, Passage]]:
    """Yield index and passage of the given kinds."""
    return iter(choice(reading, frozenset(kinds)).rows)


def draft_place(passage: int, start: int, stop: int) -> Place:
    """Return a place in the draft."""
    return Place(0, passage, Span(start, stop))
