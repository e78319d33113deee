"""InsertTable and InsertBox: rows, caption and paragraphs inserted as tracked changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from lxml import etree

from checker.errors import StepRefused
from checker.plan import Cell, Table
from checker.sources.wordml import Element, below, child, children, is_word
from checker.word.comments import cleaned
from checker.word.runs import made, name, run_of
from checker.word.structure.draft import Draft
from checker.word.structure.ending import appended_behind
from checker.word.structure.steps import InsertBox, InsertTable
from checker.word.structure.style_sheet import in_namespace
from checker.word.typeset_styles import TABLE_TEXT
from checker.word.typeset_table import Grid, table_xml

_MOST_COLUMNS = 63


def insert_table(draft: Draft, step: InsertTable) -> None:
    """Insert a table behind a paragraph; raises StepRefused."""
    rows = list(step.rows)
    columns = max((len(row) for row in rows), default=0)
    if not columns:
        raise StepRefused(detail="表格没有内容")
    if columns > _MOST_COLUMNS:
        raise StepRefused(detail=f"表格多达{columns}列，Word 最多{_MOST_COLUMNS}列")
    full = [tuple(row) + ("",) * (columns - len(row)) for row in rows]
    table = _table(draft, [[[cell] for cell in row] for row in full], min(max(step.header_rows, 0), len(rows)))
    _insert(draft, step.after, step.caption, table)


def insert_box(draft: Draft, step: InsertBox) -> None:
    """Insert a box behind a paragraph; raises StepRefused."""
    if not step.title.strip() and not any(line.strip() for line in step.lines):
        raise StepRefused(detail="专栏没有内容")
    table = _table(draft, [[[step.title]], [list(step.lines) or [""]]], 1, flowing=True)
    _insert(draft, step.after, "", table)


def _insert(draft: Draft, after: int, caption: str, table: Element) -> None:
    place = draft.paragraph(after)
    new: list[Element] = [table]
    if caption.strip():
        new.insert(0, _paragraph(draft, caption.strip(), draft.sheet.named("caption")))
    draft.marks.mark_table(table, "ins")
    for paragraph in new[:-1]:
        draft.marks.wrap(paragraph, "ins")
        draft.marks.mark_paragraph(paragraph, "ins")
    if place is draft.last:
        appended_behind(draft, place, [*new, _plain(draft)])
        return
    for element in reversed(new):
        place.addnext(element)
    behind = [e for e in table.itersiblings() if is_word(e, "p", "tbl", "sdt")]
    shown = [e for e in behind if not draft.is_gone(e)]
    if any(side and is_word(side[0], "tbl") for side in (behind, shown)):  # Word would make one table of both
        empty = _plain(draft)
        draft.marks.mark_paragraph(empty, "ins")
        table.addnext(empty)


def _plain(draft: Draft) -> Element:
    """Return an empty paragraph."""
    return made(draft.body, "p")


def _paragraph(draft: Draft, text: str, style: str) -> Element:
    paragraph = made(draft.body, "p")
    properties = etree.SubElement(paragraph, name(paragraph, "pPr"))
    etree.SubElement(properties, name(paragraph, "pStyle")).set(name(paragraph, "val"), style)
    paragraph.append(run_of(paragraph, None, text))
    return paragraph


def _table(
    draft: Draft, rows: Sequence[Sequence[Sequence[str]]], header_rows: int, *, flowing: bool = False
) -> Element:
    """Return a table as official documents have it; each cell is a list of paragraphs."""
    texts: list[str] = []
    passages: dict[int, list[int]] = {}
    cells: list[Cell] = []
    for r, row in enumerate(rows):
        for c, paragraphs in enumerate(row):
            block = len(cells)
            passages[block] = list(range(len(texts), len(texts) + len(paragraphs)))
            texts += paragraphs
            cells.append(Cell(r, c, 1, 1, (block,)))
    grid = Grid.of(Table(len(rows), len(rows[0]), tuple(cells)), passages)
    ids = _Ids(draft)
    xml = table_xml(grid, ids, texts.__getitem__, lambda index: _run(texts[index]) if index is not None else "")
    table = in_namespace(etree.fromstring(xml), draft.body)
    _dress(draft, table, header_rows, flowing=flowing)
    return table


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(cleaned(text), quote=False)}</w:t></w:r>' if text else ""


class _Ids(Mapping[str, str]):
    """The ids of the draft's styles by name; those that are missing are added when asked for."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    def __getitem__(self, called: str) -> str:
        return self._draft.sheet.named(called)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def _dress(draft: Draft, table: Element, header_rows: int, *, flowing: bool) -> None:
    """Give a table borders of its own and its header rows; of a box the text may run over pages."""
    properties = child(table, "tblPr")
    assert properties is not None
    style = child(properties, "tblStyle")
    if style is not None:
        properties.remove(style)
    borders = made(table, "tblBorders")
    for side in _SIDES:
        border = etree.SubElement(borders, name(table, side))
        for key, value in _LINE.items():
            border.set(name(table, key), value)
    before = child(properties, "jc")
    properties.insert(0, borders) if before is None else before.addnext(borders)
    for number, row in enumerate(children(table, "tr")):
        _set_header(draft, row, number < header_rows)
    if flowing:
        row = list(children(table, "tr"))[-1]
        for kept in list(below(row, "cantSplit")):
            kept.getparent().remove(kept)  # type: ignore[union-attr]
        for paragraph in below(row, "p"):
            _restyle(paragraph, draft.sheet.named(TABLE_TEXT))


_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_LINE = {"val": "single", "sz": "4", "space": "0", "color": "auto"}


def _set_header(draft: Draft, row: Element, is_header: bool) -> None:
    properties = child(row, "trPr")
    assert properties is not None
    for mark in list(children(properties, "tblHeader")):
        properties.remove(mark)
    if is_header:
        etree.SubElement(properties, name(row, "tblHeader"))


def _restyle(paragraph: Element, style: str) -> None:
    for named in below(paragraph, "pStyle"):
        named.set(name(named, "val"), style)
