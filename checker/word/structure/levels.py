"""SetLevel: a paragraph made a heading of another level, or body text, as a tracked change of its formatting."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterable

from lxml import etree

from checker.errors import StepRefused
from checker.sources.wordml import Element, child, is_word, paragraph_text, tags, value
from checker.word.editable import NOT_LOOKS, looks
from checker.word.runs import made, name
from checker.word.structure.draft import Draft
from checker.word.structure.marks import NEW, mark_of, paragraph_properties
from checker.word.structure.steps import LEVELS, SetLevel

_OF_ONE = ("pageBreakBefore", "framePr", "divId", "cnfStyle")
"""What a paragraph has for itself and does not lend to others."""


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
    new = _body(draft, paragraph) if step.level is None else _heading(draft, step.level)
    put_looks(draft, paragraph, new)


def put_looks(draft: Draft, paragraph: Element, new: list[Element]) -> None:
    """Replace a paragraph's properties, tracked unless it is ours; nobody else changed them."""
    properties = paragraph_properties(paragraph)
    old = [e for e in properties if not is_word(e, *NOT_LOOKS)]
    change = child(properties, "pPrChange")
    if change is None and not draft.marks.has(mark_of(paragraph), NEW):
        change = draft.marks.revision(properties, "pPrChange")
        etree.SubElement(change, name(properties, "pPr")).extend(copy.deepcopy(e) for e in old)
        properties.append(change)
    for element in old:
        properties.remove(element)
    properties[0:0] = new
    if change is not None and _same(properties, child(change, "pPr")):
        properties.remove(change)


def _same(properties: Element, before: Element | None) -> bool:
    def own(element: Element | None) -> list[bytes]:
        found = [] if element is None else [e for e in element if not is_word(e, *NOT_LOOKS)]
        return [etree.tostring(e, method="c14n", with_tail=False) for e in found]

    return own(properties) == own(before)


def _heading(draft: Draft, level: int) -> list[Element]:
    """Return the looks that most headings of the level have, or else its style."""
    alike = [p for p in _paragraphs(draft) if draft.sheet.level(p) == level and paragraph_text(p).strip()]
    counted = Counter(tuple(looks(p)) for p in alike)
    if counted:
        most = counted.most_common(1)[0][0]
        return _lent(next(p for p in alike if tuple(looks(p)) == most))
    return _styled(draft, draft.sheet.heading(level))


def _styled(draft: Draft, style: str) -> list[Element]:
    named = made(draft.body, "pStyle")
    named.set(name(named, "val"), style)
    return [named]


def _body(draft: Draft, paragraph: Element) -> list[Element]:
    """Return the looks of the body text behind a paragraph, up to the next heading, or of that before it."""
    behind = list(paragraph.itersiblings(*tags("p")))
    before = list(paragraph.itersiblings(*tags("p"), preceding=True))
    for side in (behind, before):
        found = next((p for p in side if _is_body(draft, p)), None)
        if found is not None:
            return _lent(found)
    return []


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


def _lent(paragraph: Element) -> list[Element]:
    """Return copies of the properties that a paragraph shares with those like it."""
    properties = child(paragraph, "pPr")
    found = [] if properties is None else [e for e in properties if not is_word(e, *NOT_LOOKS, *_OF_ONE)]
    return [copy.deepcopy(e) for e in found]
