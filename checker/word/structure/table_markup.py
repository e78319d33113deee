"""Tables and boxes as official documents have them, in the styles of the draft and as wide as its page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

from lxml import etree

from checker.plan import Cell, Table
from checker.sources.styles import integer
from checker.sources.wordml import Element, attribute, below, child, children, tags, value
from checker.word.comments import cleaned
from checker.word.runs import made, name
from checker.word.structure.draft import Draft
from checker.word.structure.style_sheet import in_namespace
from checker.word.typeset_styles import TABLE_CENTRED, TABLE_HEAD, TABLE_SIZES
from checker.word.typeset_table import WIDTH, Grid, table_xml

Texts = Sequence[Sequence[Sequence[str]]]
"""The rows of a table: of each cell its paragraphs."""

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_LINE = {"val": "single", "sz": "4", "space": "0", "color": "auto"}
_NARROWEST = 2000  # twips: a narrower page is a broken one


class _Ids(Mapping[str, str]):
    """The ids of the draft's styles by name; one that is missing is added when it is asked for."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self.asked: dict[str, str] = {}

    def __getitem__(self, called: str) -> str:
        if called not in self.asked:
            self.asked[called] = self._draft.sheet.named(called)
        return self.asked[called]

    def __iter__(self) -> Iterator[str]:
        return iter(self.asked)

    def __len__(self) -> int:
        return len(self.asked)


def table_of(draft: Draft, rows: Texts, header_rows: int, place: Element) -> Element:
    """Return a table for the place behind a paragraph; all rows have the same number of cells."""
    texts = [text for row in rows for cell in row for text in cell]
    passages: dict[int, Sequence[int]] = {}
    cells: list[Cell] = []
    at = 0
    for r, row in enumerate(rows):
        for c, paragraphs in enumerate(row):
            passages[len(cells)] = range(at, at + len(paragraphs))
            cells.append(Cell(r, c, 1, 1, (len(cells),)))
            at += len(paragraphs)
    grid = Grid.of(Table(len(rows), len(rows[0]), tuple(cells)), passages)
    ids = _Ids(draft)
    xml = table_xml(grid, ids, texts.__getitem__, lambda i: _run(texts[i]) if i is not None else "")
    table = in_namespace(etree.fromstring(xml), draft.body)
    _border(table)
    _fit(table, _width(draft, place))
    _set_header_rows(ids, table, header_rows)
    return table


def box_of(draft: Draft, title: str, lines: Sequence[str], place: Element) -> Element:
    """Return a box for the place behind a paragraph: its title, and its lines, which may run over pages."""
    table = table_of(draft, [[[title]], [list(lines) or [""]]], 1, place)
    row = list(children(table, "tr"))[-1]
    for kept in list(below(row, "cantSplit")):
        kept.set(name(kept, "val"), "off")
    for named in below(row, "pStyle"):
        named.set(name(named, "val"), draft.sheet.box_text())
    return table


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(cleaned(text))}</w:t></w:r>' if text else ""


def _border(table: Element) -> None:
    """Give a table borders of its own instead of those of a style that the draft may have otherwise."""
    properties = child(table, "tblPr")
    assert properties is not None
    for style in list(children(properties, "tblStyle")):
        properties.remove(style)
    borders = made(table, "tblBorders")
    for side in _SIDES:
        border = etree.SubElement(borders, name(table, side))
        for key, setting in _LINE.items():
            border.set(name(table, key), setting)
    before = child(properties, "jc")
    properties.insert(0, borders) if before is None else before.addnext(borders)


def _fit(table: Element, width: int) -> None:
    """Make a table as wide as the text of its page."""
    for element in table.iter(*tags("tblW"), *tags("gridCol"), *tags("tcW")):
        old = integer(attribute(element, "w")) or 0
        element.set(name(element, "w"), str(old * width // WIDTH))


def _width(draft: Draft, place: Element) -> int:
    """Return the width of a line of text behind a paragraph, in twips."""
    behind = (child(p, "pPr") for p in place.itersiblings(*tags("p")))
    ends = (child(properties, "sectPr") for properties in behind if properties is not None)
    section = next((end for end in ends if end is not None), child(draft.body, "sectPr"))
    page, margins = (value(section, "pgSz", "w"), [value(section, "pgMar", side) for side in ("left", "right")])
    if page is None or None in margins:
        return WIDTH
    columns = max(integer(value(section, "cols", "num")) or 1, 1)
    width = (integer(page) or 0) - sum(integer(margin) or 0 for margin in margins)
    return max(width // columns, _NARROWEST)


def _set_header_rows(ids: _Ids, table: Element, count: int) -> None:
    """Let the first rows, and no others, be set as heads of columns, and be repeated on each page."""
    rows = list(children(table, "tr"))
    names = {identifier: called for called, identifier in ids.asked.items()}
    for number, row in enumerate(rows):
        properties = child(row, "trPr")
        assert properties is not None
        for mark in list(children(properties, "tblHeader")):
            properties.remove(mark)
        if number < count < len(rows):
            etree.SubElement(properties, name(row, "tblHeader"))
        for named in below(row, "pStyle"):
            called = names[attribute(named) or ""]
            if (number < count) != called.startswith(TABLE_HEAD):
                base = TABLE_HEAD if number < count else TABLE_CENTRED
                ending = max((e for e in TABLE_SIZES if called.endswith(e)), key=len)
                named.set(name(named, "val"), ids[base + ending])
