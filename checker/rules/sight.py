"""What a rule sees of a draft, so that it need not run again when only other things changed.

The engine hands every rule a reading narrowed to what the rule declares: what is not there can't have moved its
findings, so a remembered answer is the answer of a full run.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from enum import StrEnum

from checker.reading.elements import Passage, PassageKind, Reading
from checker.text import MappedText


class Sight(StrEnum):
    """How much of the draft a rule sees; upper plans, limits and the draft's profile it sees always.

    PASSAGE: each passage alone, its text and kind. METRICS: the metrics, the passages they stand in, the outline.
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
        kept = _blanked(reading, seen | {heading.passage for heading in reading.outline})
        return replace(kept, metrics=reading.metrics, outline=reading.outline)
    seen = {heading.passage for heading in reading.outline} | {entry.passage for entry in reading.toc}
    return replace(_blanked(reading, seen), outline=reading.outline, toc=reading.toc)


def passages_alone(reading: Reading, seen: Collection[int]) -> Reading:
    """Return the reading with the passages of `seen` and nothing that ties them together."""
    shown = tuple(
        Passage(passage.text, passage.kind, ()) if i in seen else BLANK for i, passage in enumerate(reading.passages)
    )
    return replace(_bare(reading), passages=shown)


def _blanked(reading: Reading, seen: Collection[int]) -> Reading:
    """Return the reading with the passages of `seen` alone; sections stay, for the outline stays."""
    shown = tuple(
        Passage(passage.text, passage.kind, (), passage.section) if i in seen else BLANK
        for i, passage in enumerate(reading.passages)
    )
    return replace(_bare(reading), passages=shown)


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
