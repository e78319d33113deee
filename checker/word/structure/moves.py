"""MoveChapter: what was there stays, marked as moved away, and stands anew in its new place, marked as moved there.

What the drafter's own steps inserted was never anywhere else: it is put into its new place and stays inserted. The last
paragraph of a document cannot go: it stays, empty.
"""

from __future__ import annotations

from checker.errors import ChapterFixed, ChapterUntracked, StepRefused
from checker.sources.wordml import Element, child, is_word, tags
from checker.word.chapter_move import check_passed, check_whole, place_of
from checker.word.runs import made
from checker.word.structure.copies import copied, plain
from checker.word.structure.draft import Draft
from checker.word.structure.ending import appended_behind, check_end
from checker.word.structure.looks import put_looks
from checker.word.structure.move_checks import check_borders, check_content
from checker.word.structure.simple_fields import expand
from checker.word.structure.steps import MoveChapter

_LISTED = ("pStyle", "numPr", "outlineLvl")


def move(draft: Draft, step: MoveChapter) -> None:
    """Move a chapter as a tracked change; raises ChapterFixed, or ChapterUntracked where only a new draft can."""
    start, end, target = (_place(draft, step.first), _place(draft, step.stop), _place(draft, step.before, "新位置"))
    passed = (end, target) if target > end else (target, start)
    if start <= target <= end or not draft.blocks(*passed):
        return
    last = draft.last
    chapter = draft.blocks(start, end)
    if last is not None and last in chapter and draft.is_empty(last):
        chapter.remove(last)
    if not chapter:
        return
    _check(draft, chapter, (start, end, target), last)
    own = {e for e in chapter if is_word(e, "p") and not draft.is_empty(e) and draft.has_own_words(e)}
    anchor = draft.body[target] if target < draft.end else None
    new = [_moved(draft, block, last) for block in chapter]
    copies = [now for was, now in zip(chapter, new, strict=True) if was is not now and was not in own]
    for notes in draft.notes:
        notes.renew(copies)
    if anchor is not None:
        for element in new:
            anchor.addprevious(element)
    elif last is None:  # a table ends the body, and Word will put a paragraph there
        for place, element in enumerate(new, draft.end):
            draft.body.insert(place, element)
    else:
        appended_behind(draft, last, [*new, made(last, "p")] if is_word(new[-1], "tbl") else new)


def _place(draft: Draft, line: int | None, called: str = "它") -> int:
    """Return the place in the body of a line, of the end for None."""
    try:
        return draft.end if line is None else place_of(draft.body, draft.paragraph(line))
    except StepRefused as error:
        raise ChapterFixed(detail=error.detail.replace("它", called, 1)) from error


def _check(draft: Draft, chapter: list[Element], places: tuple[int, int, int], last: Element | None) -> None:
    """Raise where the chapter cannot go; nothing has been done yet."""
    start, end, target = places
    blocks = list(draft.body)
    check_whole(blocks[start:end])
    check_passed(blocks[end:target] if target > end else blocks[target:start])
    check_borders(draft, places)
    check_content(draft, chapter, blocks[start:end])
    for notes in draft.notes:
        notes.check(block for block in chapter if not draft.is_new(block))
    if target >= draft.end and last is not None:
        try:
            check_end(draft, last)
        except StepRefused as error:
            raise ChapterUntracked(detail=error.detail) from error


def _moved(draft: Draft, block: Element, last: Element | None) -> Element:
    """Return what stands in the new place for a block, and mark it as gone from its old one."""
    if draft.is_new(block) and block is not last:
        return block
    if block is last or (is_word(block, "p") and not draft.is_empty(block) and draft.has_own_words(block)):
        return _moved_off(draft, block, stays=block is last)
    expand(block)
    out = copied(draft, block)
    if is_word(block, "tbl"):
        draft.marks.mark_table(out, "ins")
        draft.marks.mark_table(block, "del")
        return out
    draft.moved[out] = block
    draft.marks.wrap(out, "moveTo")
    draft.marks.mark_paragraph(out, "moveTo")
    draft.marks.wrap(block, "moveFrom")
    draft.marks.mark_paragraph(block, "moveFrom")
    return out


def _moved_off(draft: Draft, last: Element, *, stays: bool) -> Element:
    """Return what stands in the new place for the document's last paragraph, which stays and is left empty.

    One that was the last and is no more holds words of ours before an end that was always there: it goes.
    """
    if draft.has_own_words(last):
        out = made(last, "p")
        properties = child(last, "pPr")
        if properties is not None:
            out.append(plain(properties))
        out.extend(e for e in last if e is not properties)
        moved = draft.moved.pop(last, None)
    else:
        expand(last)
        out = copied(draft, last)
        draft.marks.wrap(out, "moveTo")
        draft.marks.wrap(last, "moveFrom")
        moved = last
    kind = "moveTo" if moved is not None or next(out.iter(*tags("moveTo")), None) is not None else "ins"
    draft.marks.mark_paragraph(out, kind)
    if moved is not None:
        draft.moved[out] = moved
    if stays:
        _strip(draft, last)
    else:
        draft.marks.mark_paragraph(last, "moveFrom")
    return out


def _strip(draft: Draft, paragraph: Element) -> None:
    """Take from an emptied paragraph what would still show: its number, its place in the outline."""
    properties = child(paragraph, "pPr")
    if properties is not None and any(child(properties, local) is not None for local in _LISTED):
        put_looks(draft, paragraph, [])
