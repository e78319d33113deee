"""SetLevel: a paragraph made a heading of another level, or body text, as a tracked change of its formatting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from checker.errors import StepRefused
from checker.sources.wordml import Element, child, paragraph_text, tags, value
from checker.word.editable import looks
from checker.word.runs import made, name
from checker.word.structure.draft import Draft
from checker.word.structure.looks import lent, lent_type, put_looks, put_type
from checker.word.structure.steps import LEVELS, SetLevel


def set_level(draft: Draft, step: SetLevel) -> None:
    """Give a paragraph the looks of headings of a level, or of the body text beside it; raises StepRefused."""
    if step.level is not None and not 1 <= step.level <= LEVELS:
        raise StepRefused(detail=f"没有{step.level}级标题")
    paragraph = draft.paragraph(step.line)
    if draft.sheet.level(paragraph) == step.level:
        return
    properties = child(paragraph, "pPr")
    change = child(properties, "pPrChange") if properties is not None else None
    if change is not None and not draft.marks.is_own(change):
        raise StepRefused(detail="这一段的格式已由他人修订")
    alike = _body(draft, paragraph) if step.level is None else _heading(draft, step.level)
    if alike is not None:
        new = lent(alike)
    else:
        new = [] if step.level is None else _styled(draft, draft.sheet.heading(step.level))
    put_looks(draft, paragraph, new)
    put_type(draft, paragraph, lent_type(alike) if alike is not None else [])


def _heading(draft: Draft, level: int) -> Element | None:
    """Return a heading that looks as most of the level do, None where there is none."""
    alike = [p for p in _paragraphs(draft) if draft.sheet.level(p) == level and paragraph_text(p).strip()]
    counted = Counter(tuple(looks(p)) for p in alike)
    most = counted.most_common(1)[0][0] if counted else None
    return next((p for p in alike if tuple(looks(p)) == most), None)


def _styled(draft: Draft, style: str) -> list[Element]:
    named = made(draft.body, "pStyle")
    named.set(name(named, "val"), style)
    return [named]


def _body(draft: Draft, paragraph: Element) -> Element | None:
    """Return the nearest paragraph of body text behind a paragraph, or else before it."""
    behind = list(paragraph.itersiblings(*tags("p")))
    before = list(paragraph.itersiblings(*tags("p"), preceding=True))
    return next((p for p in (*behind, *before) if _is_body(draft, p)), None)


def _is_body(draft: Draft, paragraph: Element) -> bool:
    properties = child(paragraph, "pPr")
    return (
        not draft.is_gone(paragraph)
        and bool(paragraph_text(paragraph).strip())
        and draft.sheet.level(paragraph) is None
        and not draft.sheet.is_contents(paragraph)
        and value(properties, "jc") not in ("center", "right", "end")
        and (properties is None or child(properties, "numPr") is None)
    )


def _paragraphs(draft: Draft) -> Iterable[Element]:
    return (p for p in draft.body.iterchildren(*tags("p")) if not draft.is_gone(p))
