"""Blocks put behind the last paragraph of a body: Word keeps the end of that one, whatever is inserted or rejected."""

from __future__ import annotations

import copy
from collections.abc import Sequence

from lxml import etree

from checker.errors import StepRefused
from checker.sources.wordml import Element, child, is_word
from checker.word.editable import NOT_LOOKS
from checker.word.runs import name
from checker.word.structure.draft import Draft
from checker.word.structure.marks import GONE, MARK_REVISIONS, NEW, mark_of, own_properties, paragraph_properties


def appended_behind(draft: Draft, last: Element, new: Sequence[Element]) -> None:
    """Put blocks behind the body's last paragraph; the last of them is a paragraph. Raises StepRefused.

    The end of `last` is what was inserted, and that of the new last paragraph was there before: when all is rejected,
    the words of `last` are followed by it, and it looks again as `last` did. Not so with tables, which no end of a
    paragraph reaches over: there an empty paragraph may be left.
    """
    check_end(draft, last)
    end = new[-1]
    for element in reversed(new):
        last.addnext(element)
    if any(is_word(e, "tbl") for e in new) or draft.marks.has(mark_of(last), NEW):
        if not draft.marks.has(mark_of(end), NEW):
            draft.marks.mark_paragraph(end, "ins")
        return
    draft.marks.unmark_paragraph(end, NEW)
    _pass_on(draft, paragraph_properties(last), paragraph_properties(end), NOT_LOOKS)
    _pass_on(draft, own_properties(last), own_properties(end), MARK_REVISIONS)
    draft.marks.mark_paragraph(last, "ins")


def check_end(draft: Draft, last: Element) -> None:
    """Raise StepRefused where others changed the end of the body's last paragraph."""
    properties, mark = child(last, "pPr"), mark_of(last)
    if mark is not None and any(is_word(e, *NEW, *GONE) and not draft.marks.is_own(e) for e in mark):
        raise StepRefused(detail="文末一段的结尾已由他人以修订方式改动")
    for kind, found in (("pPr", properties), ("rPr", mark)):
        change = child(found, f"{kind}Change") if found is not None else None
        if change is not None and not draft.marks.is_own(change):
            raise StepRefused(detail="文末一段的格式已由他人以修订方式改动")


def _pass_on(draft: Draft, old: Element, new: Element, kept: tuple[str, ...]) -> None:
    """Let new properties say that they were the old ones before, or what those say that they were."""
    kind = "pPr" if is_word(old, "pPr") else "rPr"
    change = child(old, f"{kind}Change")
    if change is None:
        change = draft.marks.revision(old, f"{kind}Change")
        etree.SubElement(change, name(old, kind)).extend(copy.deepcopy(e) for e in old if not is_word(e, *kept))
    new.append(change)
