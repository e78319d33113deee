"""What a rule sees of a draft, so that it need not run again when only other things changed.

The engine hands every rule a reading narrowed to what the rule declares: what is not there can't have moved its
findings, so a remembered answer is the answer of a full run. A rule of the whole text may say more closely which
passages it reads (`Look`): where none of these changed, its answer is the one remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from checker.reading.elements import Heading, Passage, PassageKind, Reading
from checker.reading.memory import Each
from checker.text import MappedText, Span


class Sight(StrEnum):
    """How much of the draft a rule sees; upper plans, limits and the draft's profile it sees always.

    PASSAGE: each passage alone, its text and kind. METRICS: the metrics, the passages and sections they stand in.
    OUTLINE: headings, contents, and their passages. TEXT: everything.
    """

    PASSAGE = "passage"
    METRICS = "metrics"
    OUTLINE = "outline"
    TEXT = "text"

    @property
    def shows_pairs(self) -> bool:
        """Tell whether the rule is given the pairs with upper plans."""
        return self in (Sight.METRICS, Sight.TEXT)


class Part(StrEnum):
    """Records of a reading that a rule may judge by, each with the passages that they stand in.

    METRICS are what the sight of that name shows, with the headings above them; OUTLINE are all headings.
    """

    METRICS = "metrics"
    OUTLINE = "outline"
    TOC = "toc"
    NAMES = "names"
    DUTIES = "duties"
    CITES = "cites"

    def of(self, reading: Reading) -> tuple[Any, ...]:
        """Return the records."""
        records: tuple[Any, ...] = getattr(reading.profile if self is Part.CITES else reading, self.value)
        return records


@dataclass(frozen=True)
class Look:
    """What a rule of the whole text reads: the passages of which `reads` tells it, and the records of `parts`.

    Of the other passages it may know how many there are and their kinds, but nothing that is written there.
    """

    reads: Callable[[Passage], object]
    parts: tuple[Part, ...] = ()

    @classmethod
    def at(cls, reads: Callable[[Passage], object], *parts: Part) -> Look:
        """Return the look of a rule that reads such passages and these records."""
        return cls(reads, parts)


BLANK = Passage(MappedText("", "", ()), PassageKind.FURNITURE, ())
"""Stands where a passage is that the rule does not see: places keep their numbers."""


def narrowed(reading: Reading, sight: Sight) -> Reading:
    """Return the reading with what `sight` leaves out taken away."""
    if sight is Sight.TEXT:
        return reading
    if sight is Sight.PASSAGE:
        return passages_alone(reading, range(len(reading.passages)))
    if sight is Sight.METRICS:
        seen = {metric.passage for metric in reading.metrics}
        seen |= {metric.name_passage for metric in reading.metrics if metric.name_passage is not None}
        above = _above(reading, {metric.section for metric in reading.metrics})
        outline = tuple(heading if i in above else _NO_HEADING for i, heading in enumerate(reading.outline))
        kept = _blanked(reading, seen | {reading.outline[i].passage for i in above}, _beside_metrics)
        return replace(kept, metrics=reading.metrics, outline=outline)
    seen = {heading.passage for heading in reading.outline} | {entry.passage for entry in reading.toc}
    return replace(_blanked(reading, seen, _in_outline), outline=reading.outline, toc=reading.toc)


_NO_HEADING = Heading(0, None, "", 0, Span(0, 0))
"""Stands where a heading is that the rule does not see: sections keep their numbers."""


def _above(reading: Reading, sections: Collection[int | None]) -> set[int]:
    """Return the sections with all that they stand in."""
    out = set[int]()
    for section in sections:
        at = section
        while at is not None and at not in out:
            out.add(at)
            at = reading.outline[at].parent
    return out


def passages_alone(reading: Reading, seen: Collection[int]) -> Reading:
    """Return the reading with the passages of `seen` and nothing that ties them together."""
    shown = tuple(
        Passage(passage.text, passage.kind, ()) if i in seen else BLANK for i, passage in enumerate(reading.passages)
    )
    return replace(_bare(reading), passages=shown)


def _blanked(reading: Reading, seen: Collection[int], show: Each[Passage]) -> Reading:
    """Return the reading with the passages of `seen` alone; sections stay, for the outline stays."""
    shown = show.over(reading.passages, [i in seen for i in range(len(reading.passages))])
    return replace(_bare(reading), passages=shown)


def _shown(passage: Passage, seen: bool) -> Passage:
    return Passage(passage.text, passage.kind, (), passage.section) if seen else BLANK


_beside_metrics, _in_outline = Each(_shown), Each(_shown)


def _bare(reading: Reading) -> Reading:
    """Return the reading with its profile alone, less the titles it cites, which stand all over the text."""
    return replace(
        reading,
        plan=replace(reading.plan, blocks=(), tables=(), sha256=""),
        outline=(),
        toc=(),
        profile=replace(reading.profile, cites=()),
        metrics=(),
        duties=(),
        disturbances=(),
        names=(),
    )
