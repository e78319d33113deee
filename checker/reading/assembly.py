"""Plan → Reading, step by step: passages, outline, contents, profile, metrics, duties and names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.collector import paused
from checker.plan import Plan
from checker.reading.clean import clean
from checker.reading.contents import find_contents
from checker.reading.disturbances import find_disturbances
from checker.reading.duties import find_duties
from checker.reading.elements import Heading, Passage, PassageKind, Reading, TocEntry
from checker.reading.furniture import find_furniture
from checker.reading.memory import Each
from checker.reading.metrics import find_metrics
from checker.reading.names import find_names
from checker.reading.outline import find_outline, front_matter, sections
from checker.reading.profile import find_profile
from checker.reading.titles import find_titles


def read(plan: Plan) -> Reading:
    """Return what `plan` says: its passages, outline, contents, profile, metrics and duties."""
    with paused():
        return _read(plan)


def _read(plan: Plan) -> Reading:
    cleaned = clean(plan)
    chrome = find_furniture(cleaned)
    bare = _marked(cleaned, dict.fromkeys(chrome, PassageKind.FURNITURE))
    toc = find_contents(bare)
    front = front_matter(bare, toc)
    titles = find_titles(bare, plan, front, sorted(chrome))
    if chrome.intersection(titles.passages):
        bare = _marked(bare, dict.fromkeys(titles.passages, PassageKind.BODY))
    outline = find_outline(bare, plan, toc, titles.passages)
    passages = _settled(bare, outline, toc)
    profile = find_profile(passages, plan, titles, front)
    metrics = find_metrics(passages, outline, profile, plan)
    return Reading(
        plan,
        passages,
        outline,
        toc,
        profile,
        metrics,
        find_duties(passages),
        find_disturbances(passages),
        find_names(passages, profile),
    )


def _marked(passages: Sequence[Passage], kinds: dict[int, PassageKind]) -> tuple[Passage, ...]:
    return tuple(replace(p, kind=kinds[i]) if i in kinds else p for i, p in enumerate(passages))


def _settled(passages: Sequence[Passage], outline: Sequence[Heading], toc: Sequence[TocEntry]) -> tuple[Passage, ...]:
    """Return the passages with the kind and section that outline and contents give them."""
    kinds = {heading.passage: PassageKind.HEADING for heading in outline if not heading.run_in}
    kinds.update({entry.passage: PassageKind.TOC for entry in toc})
    kind = [kinds.get(index, passage.kind) for index, passage in enumerate(passages)]
    return _placed.over(passages, kind, sections(passages, outline))


def _place(passage: Passage, kind: PassageKind, section: int | None) -> Passage:
    return Passage(passage.text, kind, passage.stretches, section)


_placed = Each(_place)
