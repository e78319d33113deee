"""Our revisions of one part: made, and known again among those of other people."""

from __future__ import annotations

from lxml import etree

from checker.sources.wordml import LEFT_BEHIND, Element, below, child, children, is_word, tags
from checker.word.revisions import W16DU, Stamp
from checker.word.runs import SPACE, RevisionIds, made, name

NEW, GONE = ("ins", "moveTo"), ("del", "moveFrom")
MARK_REVISIONS = (*NEW, *GONE, "rPrChange")
_HOLDERS = frozenset(tag for local in ("hyperlink", "smartTag", "dir", "bdo") for tag in tags(local))
"""What may stand around runs in a paragraph, and is no revision."""

_RUNS = tags("r")

_DELETED = {"t": "delText", "instrText": "delInstrText"}
_BEFORE = {"ins": (), "del": ("ins",), "moveFrom": ("ins", "del"), "moveTo": ("ins", "del", "moveFrom")}
"""What stands before a revision in a mark's properties, by the schema."""


class Marks:
    """Makes revisions of one author in a part; `own` are their ids."""

    def __init__(self, root: Element, stamp: Stamp) -> None:
        self.own: set[str] = set()
        self._ids, self._id = RevisionIds(root), name(root, "id")
        self._signed = {name(root, "author"): stamp.author, name(root, "date"): stamp.local}
        if W16DU in root.nsmap.values():
            self._signed[f"{{{W16DU}}}dateUtc"] = stamp.utc

    def revision(self, like: Element, kind: str) -> Element:
        """Return a new, empty revision of ours, to be put in its place; until then it stands in `like`."""
        identifier = self._ids.new()
        self.own.add(identifier)
        return etree.SubElement(like, name(like, kind), {self._id: identifier, **self._signed})

    def is_own(self, revision: Element) -> bool:
        """Tell whether we made a revision."""
        return revision.get(name(revision, "id")) in self.own

    def has(self, properties: Element | None, kinds: tuple[str, ...]) -> bool:
        """Tell whether properties (of a mark, a row) hold a revision of ours of one of the kinds."""
        return properties is not None and any(self.is_own(e) for kind in kinds for e in children(properties, kind))

    def mark_paragraph(self, paragraph: Element, kind: str) -> None:
        """Make a paragraph's mark one that is inserted, deleted or moved."""
        mark = own_properties(paragraph)
        place = [e for e in mark if is_word(e, *_BEFORE[kind])]
        mark.insert(len(place), self.revision(mark, kind))
        if kind in GONE:
            paragraph.set(name(paragraph, "rsidDel"), LEFT_BEHIND)

    def unmark_paragraph(self, paragraph: Element, kinds: tuple[str, ...]) -> None:
        """Take our revisions of these kinds from a paragraph's mark."""
        mark = mark_of(paragraph)
        if mark is not None:
            for revision in [e for kind in kinds for e in children(mark, kind) if self.is_own(e)]:
                mark.remove(revision)

    def mark_row(self, row: Element, kind: str) -> None:
        """Make a table's row one that is inserted or deleted."""
        properties = child(row, "trPr")
        if properties is None:
            properties = made(row, "trPr")
            row.insert(sum(is_word(e, "tblPrEx") for e in row), properties)
        if not len(properties):  # the schema wants a property there; this one says what is so without it
            whole = made(row, "cantSplit")
            whole.set(name(row, "val"), "off")
            properties.append(whole)
        properties.append(self.revision(properties, kind))

    def wrap(self, parent: Element, kind: str) -> None:
        """Put the runs of a paragraph into revisions of ours, neighbours into one."""
        group: list[Element] = []
        for element in [*parent, None]:
            if element is not None and element.tag in _RUNS:
                group.append(element)
                continue
            if group:
                self._wrap(group, kind)
                group = []
            if element is not None and element.tag in _HOLDERS:
                self.wrap(element, kind)

    def _wrap(self, runs: list[Element], kind: str) -> None:
        revision = self.revision(runs[0], kind)
        runs[0].addprevious(revision)
        revision.extend(runs)
        for local, deleted in _DELETED.items() if kind == "del" else ():
            for text in list(below(revision, local)):
                text.tag = name(text, deleted)
                text.set(SPACE, "preserve")

    def mark_table(self, table: Element, kind: str) -> None:
        """Make a table one that is inserted or deleted: its rows, and all that stands in them."""
        for row in below(table, "tr"):
            self.mark_row(row, kind)
        for paragraph in below(table, "p"):
            self.wrap(paragraph, kind)
            self.mark_paragraph(paragraph, kind)


def mark_of(paragraph: Element) -> Element | None:
    """Return the properties of a paragraph's mark, None where it has none."""
    properties = child(paragraph, "pPr")
    return child(properties, "rPr") if properties is not None else None


def paragraph_properties(paragraph: Element) -> Element:
    """Return the properties of a paragraph, made where missing."""
    properties = child(paragraph, "pPr")
    if properties is None:
        properties = etree.SubElement(paragraph, name(paragraph, "pPr"))
        paragraph.insert(0, properties)
    return properties


def own_properties(paragraph: Element) -> Element:
    """Return the properties of a paragraph's mark, made where missing."""
    properties = paragraph_properties(paragraph)
    mark = child(properties, "rPr")
    if mark is None:
        late = next((e for e in properties if is_word(e, "sectPr", "pPrChange")), None)
        mark = etree.SubElement(properties, name(properties, "rPr"))
        if late is not None:
            late.addprevious(mark)
    return mark
