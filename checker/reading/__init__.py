"""Plan → Reading: cleaned passages, outline, contents, profile, metrics and duties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.plan import Plan
from checker.reading.clean import clean
from checker.reading.contents import find_contents
from checker.reading.elements import Heading, Passage, PassageKind, Profile, Reading, TocEntry
from checker.reading.outline import find_outline, sections


def read(plan: Plan) -> Reading:
    """Return what `plan` says: its passages, outline, contents, profile, metrics and duties."""
    cleaned = clean(plan)
    toc = find_contents(cleaned.passages)
    outline = find_outline(cleaned.passages, plan, toc)
    passages = _settled(cleaned.passages, outline, toc)
    profile = Profile()
    return Reading(plan, passages, outline, toc, profile, (), (), cleaned.disturbances)


def _settled(passages: Sequence[Passage], outline: Sequence[Heading], toc: Sequence[TocEntry]) -> tuple[Passage, ...]:
    """Return the passages with the kind and section that outline and contents give them."""
    kinds = {heading.passage: PassageKind.HEADING for heading in outline if not heading.run_in}
    kinds.update({entry.passage: PassageKind.TOC for entry in toc})
    where = sections(passages, outline)
    return tuple(
        replace(passage, kind=kinds.get(index, passage.kind), section=where[index])
        for index, passage in enumerate(passages)
    )
