"""Tracked changes resolved in the tree: accepted, or rejected, all of them or those chosen.

Accepting does what Word does: insertions become text, deletions vanish with their paragraph marks, rows and cells,
moved text stays where it was moved to, earlier formatting is forgotten. Comments, bookmarks and permissions stay: where
their text vanishes their marks move to the nearest place that is left.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from lxml import etree

from checker.sources.wordml import Element, attribute, below, child, children, is_word, tags, value
from checker.word.runs import made, name

Chosen = Callable[[Element], bool]

PROPERTY_CHANGES = (
    "rPrChange pPrChange sectPrChange tblPrChange tblPrExChange trPrChange tcPrChange tblGridChange numberingChange"
).split()
_RANGE_MARKS = [
    f"{prefix}Range{end}"
    for prefix in ("moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo")
    for end in ("Start", "End")
]
MARKERS = (
    "bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd permStart permEnd proofErr moveFromRangeStart "
    "moveFromRangeEnd moveToRangeStart moveToRangeEnd"
).split()
"""What may stand between two paragraphs, or between runs, without being text."""

_LASTING = ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd")
_PROPERTIES = ("rPr", "trPr", "tcPr", "numPr", "tblPr", "sectPr")
_NEED_PARAGRAPH = ("tc", "txbxContent", "footnote", "endnote", "comment", "hdr", "ftr")
REVISIONS = ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", *PROPERTY_CHANGES, *_RANGE_MARKS)


def _every(_: Element) -> bool:
    return True


def revisions(root: Element) -> Iterator[Element]:
    """Return every element of the part that records a tracked change."""
    return root.iter(*(tag for local in REVISIONS for tag in tags(local)))


def accept(root: Element, chosen: Chosen = _every) -> bool:
    """Accept the chosen revisions of a part; tell whether there were any."""
    before = any(chosen(e) for e in revisions(root))
    if before:
        accept_text(root, chosen)
        accept_structure(root, chosen)
    return before


def accept_text(root: Element, chosen: Chosen = _every) -> None:
    """Accept what stands inside paragraphs: inserted, deleted and moved text, earlier formatting.

    Visible text, and how paragraphs are counted, stay as they were, but for paragraphs of deleted text boxes.
    """
    for local in PROPERTY_CHANGES:
        for element in [e for e in below(root, local) if chosen(e)]:
            take_out(element)
    for element in [e for local in ("del", "moveFrom") for e in below(root, local) if chosen(e)]:
        parent = element.getparent()
        if parent is None or is_word(parent, *_PROPERTIES):
            continue
        for mark in _lasting(element):
            element.addprevious(mark)
        take_out(element)
        _drop_if_empty(parent)
    for element in [e for local in ("ins", "moveTo") for e in below(root, local) if chosen(e)]:
        parent = element.getparent()
        if parent is not None and not is_word(parent, *_PROPERTIES):
            unwrap(element)
    for local in ("ins", "del", "moveFrom", "moveTo"):  # of the properties of a run, mostly of a formula
        for element in [e for e in below(root, local) if chosen(e)]:
            run = _run_of_properties(element)
            if run is not None:
                take_out(run if is_word(element, "del", "moveFrom") else element)


def accept_structure(root: Element, chosen: Chosen = _every) -> None:
    """Accept inserted and deleted rows, cells and paragraph marks, and forget where text was moved from."""
    for table_row in [e for e in below(root, "tr") if _says(child(e, "trPr"), "del", chosen)]:
        _remove_block(table_row)
    for cell in [e for e in below(root, "tc") if _says(child(e, "tcPr"), "cellDel", chosen)]:
        _leave_space(cell)
        _remove_block(cell)
    for merge in [e for e in below(root, "cellMerge") if chosen(e)]:
        _merge_cell(merge)
    for local in ("cellIns", "cellDel", *_RANGE_MARKS):
        for element in [e for e in below(root, local) if chosen(e)]:
            take_out(element)
    for mark in [m for m in _paragraph_marks(root) if m.getparent() is not None]:
        gone = [e for local in ("del", "moveFrom") for e in children(mark, local) if chosen(e)]
        for element in [*gone, *(e for local in ("ins", "moveTo") for e in children(mark, local) if chosen(e))]:
            take_out(element)
        if gone:
            end_paragraph(next(mark.iterancestors(*tags("p"))))
    for element in [e for local in ("ins", "del", "moveFrom", "moveTo") for e in below(root, local) if chosen(e)]:
        parent = element.getparent()
        if parent is not None and is_word(parent, *_PROPERTIES):
            take_out(element)


def reject(root: Element, own: Collection[str]) -> None:
    """Undo the insertions, deletions and changes of paragraph properties with the given ids."""
    for insertion in [e for e in below(root, "ins") if e.get(name(e, "id")) in own]:
        parent = insertion.getparent()
        if parent is None:
            continue
        if is_word(parent, "rPr"):
            _unsplit(parent)
        else:
            parent.remove(insertion)
    for deletion in [e for e in below(root, "del") if e.get(name(e, "id")) in own]:
        for text in list(below(deletion, "delText")):
            text.tag = name(text, "t")
        unwrap(deletion)
    for change in [e for e in below(root, "pPrChange") if e.get(name(e, "id")) in own]:
        _restore(change)


def end_paragraph(paragraph: Element) -> None:
    """Take away a paragraph's mark: what it holds goes to the beginning of the next one, which keeps its properties.

    Without a next paragraph beside it an empty one vanishes, and one with text stays.
    """
    between, following = next_block(paragraph)
    content = [e for e in paragraph if not is_word(e, "pPr")]
    if following is not None and is_word(following, "p"):
        index = 1 if child(following, "pPr") is not None else 0
        following[index:index] = [*content, *between]
        take_out(paragraph)
    elif not has_content(paragraph) and not _needed(paragraph):
        for element in content:
            paragraph.addprevious(element)
        parent = paragraph.getparent()
        take_out(paragraph)
        if parent is not None:
            _drop_if_empty(parent)


def next_block(paragraph: Element) -> tuple[list[Element], Element | None]:
    """Return the markers that follow a paragraph, and the paragraph, table or the like behind them; None at the end."""
    between: list[Element] = []
    for element in paragraph.itersiblings():
        if isinstance(element.tag, str) and not is_word(element, *MARKERS):
            return between, element
        between.append(element)
    return between, None


def has_content(paragraph: Element) -> bool:
    """Tell whether a paragraph holds anything that is seen, or a formula."""
    return any(
        etree.QName(e).localname in ("r", "oMath", "oMathPara") and len(e) > (child(e, "rPr") is not None)
        for e in paragraph.iterdescendants()
        if isinstance(e.tag, str)
    )


def unwrap(element: Element) -> None:
    """Put what an element holds in its place."""
    for inner in list(element):
        element.addprevious(inner)
    take_out(element)


def take_out(element: Element) -> None:
    """Take an element out of the tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _says(properties: Element | None, local: str, chosen: Chosen) -> bool:
    found = child(properties, local) if properties is not None else None
    return found is not None and chosen(found)


def _paragraph_marks(root: Element) -> list[Element]:
    """Return the properties of all paragraph marks, the last first: of several that end the texts flow together."""
    found = [child(p, "rPr") for p in below(root, "pPr")]
    return [mark for mark in found if mark is not None][::-1]


def _run_of_properties(element: Element) -> Element | None:
    """Return the run whose own properties the element is in, None for a paragraph's mark and all else."""
    properties = element.getparent()
    owner = properties.getparent() if properties is not None and is_word(properties, "rPr") else None
    return owner if owner is not None and etree.QName(owner).localname == "r" else None


def _lasting(element: Element) -> list[Element]:
    """Return the marks of comments, bookmarks and permissions below an element, in order, references as runs."""
    out: list[Element] = []
    for mark in element.iter(*(tag for local in (*_LASTING, "commentReference") for tag in tags(local))):
        if not is_word(mark, "commentReference"):
            out.append(mark)
            continue
        run = mark.getparent()
        alone = mark.makeelement(name(mark, "r"), nsmap=mark.nsmap)  # type: ignore[arg-type]
        properties = child(run, "rPr") if run is not None else None
        alone.extend([mark] if properties is None else [properties, mark])
        out.append(alone)
    return out


def _remove_block(element: Element) -> None:
    """Take a row or cell out; its lasting marks go to the paragraph behind the table, or else the one before."""
    marks = _lasting(element)
    if marks:
        inside = set(below(element, "p"))
        behind = _neighbour(element, inside)
        if behind is not None:
            index = 1 if child(behind, "pPr") is not None else 0
            behind[index:index] = marks
    parent = element.getparent()
    take_out(element)
    if parent is not None:
        _drop_if_empty(parent)


def _leave_space(cell: Element) -> None:
    """Let the row of a cell that goes end before the table's last column, as Word does."""
    table_row = next(cell.iterancestors(*tags("tr")), None)
    if table_row is None:
        return
    properties = child(table_row, "trPr")
    if properties is None:
        properties = made(table_row, "trPr")
        place = child(table_row, "tblPrEx")
        table_row.insert(0, properties) if place is None else place.addnext(properties)
    after = child(properties, "gridAfter")
    if after is None:
        after = made(properties, "gridAfter")
        properties.insert(0, after)
    columns = _number(attribute(after), 0) + _number(value(child(cell, "tcPr"), "gridSpan"), 1)
    after.set(name(after, "val"), str(columns))


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.isdecimal() else otherwise


def _neighbour(element: Element, inside: Collection[Element]) -> Element | None:
    """Return the next paragraph in the part that is not inside the element, or the one before it."""
    root = element.getroottree().getroot()
    before: Element | None = None
    passed = False
    for paragraph in below(root, "p"):
        if paragraph in inside:
            passed = True
        elif passed:
            return paragraph
        else:
            before = paragraph
    return before


def _merge_cell(merge: Element) -> None:
    """Make a tracked merging of cells one that is done."""
    kind = attribute(merge, "vMerge")
    cell = merge.getparent()
    if cell is not None and kind in ("rest", "cont") and child(cell, "vMerge") is None:
        done = merge.makeelement(name(merge, "vMerge"), nsmap=merge.nsmap)  # type: ignore[arg-type]
        if kind == "rest":
            done.set(name(merge, "val"), "restart")
        place = next((e for e in cell if not is_word(e, *_BEFORE_MERGE)), merge)
        place.addprevious(done)
    take_out(merge)


_BEFORE_MERGE = ("cnfStyle", "tcW", "gridSpan", "hMerge")


def _drop_if_empty(element: Element) -> None:
    """Take out a container that nothing is left in, as far up as need be; give a cell the paragraph that it needs."""
    parent = element.getparent()
    if parent is None:
        return
    if is_word(element, "tc"):
        if not len(element) or not is_word(element[-1], "p"):
            etree.SubElement(element, name(element, "p"))
    elif is_word(element, "tr", "tbl", "sdtContent", "hyperlink", "customXml", "smartTag"):
        kept = ("tc",) if is_word(element, "tr") else ("tr",) if is_word(element, "tbl") else ()
        filled = any(_counts(e, kept) for e in element)
        if not filled and not (is_word(element, "sdtContent") and _inline(element)):
            holder = element if not is_word(element, "sdtContent") else parent
            outer = holder.getparent()
            for mark in [e for e in element if is_word(e, *_LASTING)]:
                holder.addprevious(mark)
            take_out(holder)
            if outer is not None:
                _drop_if_empty(outer)


def _counts(element: Element, kept: tuple[str, ...]) -> bool:
    """Tell whether the element is worth keeping its container for."""
    if kept:
        return is_word(element, *kept, "sdt", "customXml") and next(below(element, kept[0]), None) is not None
    real = isinstance(element.tag, str) and not etree.QName(element).localname.endswith("Pr")
    return real and not is_word(element, *MARKERS)


def _inline(content: Element) -> bool:
    """Tell whether a content control stands inside a paragraph: there it may be empty."""
    return next(content.iterancestors(*tags("p")), None) is not None


def _needed(paragraph: Element) -> bool:
    """Tell whether what holds the paragraph cannot do without it."""
    parent = paragraph.getparent()
    if parent is None or not is_word(parent, *_NEED_PARAGRAPH):
        return False
    others = [e for e in parent if isinstance(e.tag, str) and e is not paragraph and is_word(e, "p", "tbl", "sdt")]
    if not any(is_word(e, "p") for e in others):
        return True
    return is_word(parent, "tc") and others[-1] is paragraph.getprevious() and not is_word(others[-1], "p")


def _restore(change: Element) -> None:
    """Give a paragraph the properties that it had before a change."""
    properties, before = change.getparent(), child(change, "pPr")
    if properties is None:
        return
    for element in [e for e in properties if not is_word(e, "rPr", "sectPr", "pPrChange")]:
        take_out(element)
    properties[0:0] = list(before) if before is not None else []
    take_out(change)


def _unsplit(mark: Element) -> None:
    """Join a paragraph whose mark was inserted with the one behind it, which keeps its properties."""
    end_paragraph(next(mark.iterancestors(*tags("p"))))
