"""InsertTable and InsertBox: rows, a caption and paragraphs inserted as tracked changes."""

from __future__ import annotations

from lxml import etree

from checker.errors import StepRefused
from checker.sources.tables import MAX_SPAN
from checker.sources.wordml import Element, is_word
from checker.word.comments import cleaned
from checker.word.runs import made, name, run_of
from checker.word.structure.draft import Draft
from checker.word.structure.ending import appended_behind
from checker.word.structure.steps import InsertBox, InsertTable
from checker.word.structure.table_markup import box_of, table_of

_MOST_ROWS = 2000


def insert_table(draft: Draft, step: InsertTable) -> None:
    """Insert a table behind a paragraph; raises StepRefused."""
    columns = max((len(row) for row in step.rows), default=0)
    if not columns:
        raise StepRefused(detail="表格没有内容")
    if columns > MAX_SPAN or len(step.rows) > _MOST_ROWS:
        raise StepRefused(detail=f"表格多于{MAX_SPAN}列或{_MOST_ROWS}行")
    place = _place(draft, step.after)
    rows = [[[text] for text in (*row, *[""] * (columns - len(row)))] for row in step.rows]
    table = table_of(draft, rows, max(step.header_rows, 0), place)
    caption = cleaned(" ".join(step.caption.splitlines())).strip()
    _insert(draft, place, [_caption(draft, caption)] if caption else [], table)


def insert_box(draft: Draft, step: InsertBox) -> None:
    """Insert a box behind a paragraph; raises StepRefused."""
    if not step.title.strip() and not any(line.strip() for line in step.lines):
        raise StepRefused(detail="专栏没有内容")
    place = _place(draft, step.after)
    _insert(draft, place, [], box_of(draft, step.title, step.lines, place))


def _place(draft: Draft, after: int) -> Element:
    """Return the paragraph behind which something is inserted."""
    place = draft.paragraph(after)
    if draft.is_joined(place):
        raise StepRefused(detail="这一段由他人以修订方式与下一段合并")
    return place


def _insert(draft: Draft, place: Element, caption: list[Element], table: Element) -> None:
    draft.marks.mark_table(table, "ins")
    for paragraph in caption:
        draft.marks.wrap(paragraph, "ins")
        draft.marks.mark_paragraph(paragraph, "ins")
    if place is draft.last:
        appended_behind(draft, place, [*caption, table, made(place, "p")])
        return
    for element in (table, *caption):
        place.addnext(element)
    if _meets_table(draft, table):
        empty = made(place, "p")
        draft.marks.mark_paragraph(empty, "ins")
        table.addnext(empty)


def _meets_table(draft: Draft, table: Element) -> bool:
    """Tell whether a table follows, now or once all is accepted: Word would make one of both."""
    behind = [e for e in table.itersiblings() if is_word(e, "p", "tbl", "sdt")]
    left = [e for e in behind if not draft.is_gone(e)]
    return any(bool(side) and not is_word(side[0], "p") for side in (behind, left))


def _caption(draft: Draft, text: str) -> Element:
    """Return the caption of a table, which stays on the table's page."""
    paragraph = made(draft.body, "p")
    properties = etree.SubElement(paragraph, name(paragraph, "pPr"))
    etree.SubElement(properties, name(paragraph, "pStyle")).set(name(paragraph, "val"), draft.sheet.named("caption"))
    etree.SubElement(properties, name(paragraph, "keepNext"))
    paragraph.append(run_of(paragraph, None, text))
    return paragraph
