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
from checker.word.structure.marks import GONE, NEW, mark_of, paragraph_properties


def appended_behind(draft: Draft, last: Element, new: Sequence[Element]) -> None:
    """Put blocks behind the body's last paragraph; the last of them is a paragraph.

    The end of `last` is what was inserted, and that of the new last paragraph was there before: when all is rejected,
    the words of `last` are followed by it, and it looks again as `last` did.
    """
    mark = mark_of(last)
    if mark is not None and any(child(mark, kind) is not None for kind in (*NEW, *GONE)):
        raise StepRefused(detail="文末一段的结尾已由他人修订")
    end = new[-1]
    draft.marks.unmark_paragraph(end, NEW)
    for element in reversed(new):
        last.addnext(element)
    old = child(last, "pPr")
    change = child(old, "pPrChange") if old is not None else None
    if change is None:
        change = draft.marks.revision(last, "pPrChange")
        before = etree.SubElement(change, name(last, "pPr"))
        before.extend(copy.deepcopy(e) for e in (old if old is not None else ()) if not is_word(e, *NOT_LOOKS))
    elif not draft.marks.is_own(change):
        raise StepRefused(detail="文末一段的格式已由他人修订")
    paragraph_properties(end).append(change)
    draft.marks.mark_paragraph(last, "ins")
