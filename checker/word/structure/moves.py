"""MoveChapter: what was there stays, marked as moved away, and stands anew in its new place, marked as moved there."""

from __future__ import annotations

import copy

from checker.errors import ChapterUntracked
from checker.sources.wordml import Element, below, child, is_word
from checker.word.chapter_move import check_passed, check_whole, place_of
from checker.word.structure.draft import Draft
from checker.word.structure.ending import appended_behind
from checker.word.structure.marks import GONE, NEW
from checker.word.structure.steps import MoveChapter

_NOT_COPIED = ("bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak", "permStart", "permEnd")


def move(draft: Draft, step: MoveChapter) -> None:
    """Move a chapter as a tracked change; raises ChapterFixed, or ChapterUntracked where only a new draft can."""
    start, end, target = (
        draft.end if line is None else place_of(draft.body, draft.paragraph(line))
        for line in (step.first, step.stop, step.before)
    )
    if start <= target <= end or not draft.visible(*((end, target) if target > end else (target, start))):
        return
    chapter = draft.visible(start, end)
    check_whole(list(draft.body)[start:end])
    check_passed(list(draft.body)[slice(end, target) if target > end else slice(target, start)])
    if odd := next((e for e in chapter if not is_word(e, "p", "tbl")), None):
        raise ChapterUntracked(detail="其中有内容控件" if is_word(odd, "sdt") else "其中有特殊内容")
    anchor = draft.body[target] if target < draft.end else None
    last = draft.last
    new = [e for block in chapter for e in _moved(draft, block, last)]
    if anchor is not None:
        for element in new:
            anchor.addprevious(element)
    elif last is not None:
        appended_behind(draft, last, new)


def _moved(draft: Draft, block: Element, last: Element | None) -> list[Element]:
    """Return what stands in the new place for a block, and mark it as gone from its old one."""
    if draft.is_new(block) and block is not last:
        return [block]
    out = _copied(draft, block)
    if is_word(block, "tbl"):
        draft.marks.mark_table(out, "ins")
        draft.marks.mark_table(block, "del")
        return [out]
    draft.moved[out] = block
    draft.marks.wrap(out, "moveTo")
    draft.marks.mark_paragraph(out, "moveTo")
    draft.marks.wrap(block, "moveFrom")
    if block is not last:
        draft.marks.mark_paragraph(block, "moveFrom")
    return [out]


def _copied(draft: Draft, block: Element) -> Element:
    """Return a copy without what a document has only once."""
    out = copy.deepcopy(block)
    out.tail = None
    for element in [e for local in (*_NOT_COPIED, "pPrChange") for e in below(out, local)]:
        element.getparent().remove(element)  # type: ignore[union-attr]
    for properties in below(out, "pPr"):
        mark = child(properties, "rPr")
        for revision in [e for e in mark if is_word(e, *NEW, *GONE)] if mark is not None else ():
            mark.remove(revision)  # type: ignore[union-attr]
    return out
