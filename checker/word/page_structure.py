"""What stands around a paragraph of a Word document: its section, breaks before it, lists, earlier revisions."""

from __future__ import annotations

from checker.sources.styles import integer
from checker.sources.wordml import Element, attribute, below, child, is_word, paragraph_text, value
from checker.word.cascade import Cascade


def sections(root: Element) -> dict[Element, Element]:
    """Return the section of each paragraph of the body: its properties stand in the section's last paragraph."""
    body = child(root, "body")
    out: dict[Element, Element] = {}
    waiting: list[Element] = []
    for element in below(body, "p") if body is not None else ():
        waiting.append(element)
        properties = child(element, "pPr")
        section = child(properties, "sectPr") if properties is not None else None
        if section is not None:
            out.update(dict.fromkeys(waiting, section))
            waiting = []
    last = ending(root)
    if last is not None:
        out.update(dict.fromkeys(waiting, last))
    return out


def ending(root: Element) -> Element | None:
    """Return the properties of the last section, which stand in the body itself."""
    body = child(root, "body")
    return child(body, "sectPr") if body is not None else None


def columns(section: Element | None) -> int:
    """Return how many columns of text a section has."""
    return integer(value(section, "cols", "num")) or 1


def width(table: Element) -> int:
    """Return the width of a table by its grid, in twips."""
    grid = child(table, "tblGrid")
    return sum(integer(attribute(c, "w")) or 0 for c in below(grid, "gridCol")) if grid is not None else 0


def is_revised_within(paragraph: Element) -> bool:
    """Tell whether someone's revision of formatting stands in the paragraph."""
    return any(True for kind in ("pPrChange", "rPrChange") for _ in below(paragraph, kind))


def is_listed(cascade: Cascade, paragraph: Element) -> bool:
    """Tell whether the paragraph has an automatic number or bullet."""
    return any(child(source, "numPr") is not None for source in cascade.paragraph(paragraph))


def begins_page(paragraph: Element) -> bool:
    """Tell whether a break stands before the paragraph already, so that a second would leave a page empty."""
    before = paragraph.getprevious()
    while before is not None and is_word(before, "p"):
        properties = child(before, "pPr")
        if properties is not None and child(properties, "sectPr") is not None:
            return True
        if any(attribute(mark, "type") == "page" for mark in list(below(before, "br"))[-1:]):
            return True
        if paragraph_text(before).strip():
            return False
        before = before.getprevious()
    return before is None
