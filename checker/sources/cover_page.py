"""The cover page that an annotated copy may have: found again when the copy is read, for it is no part of the plan."""

from __future__ import annotations

from checker.sources.wordml import Element, below, child, children, value

TAG = "guihua-jiaohe-cover"
"""The tag of the content control that holds the page."""


def cover_of(root: Element) -> Element | None:
    """Return the content control with the cover page, which stands in the body itself."""
    body = child(root, "body")
    controls = children(body, "sdt") if body is not None else ()
    return next((control for control in controls if value(child(control, "sdtPr"), "tag") == TAG), None)


def cover_paragraphs(root: Element) -> set[Element]:
    """Return the paragraphs of the cover page."""
    cover = cover_of(root)
    return set(below(cover, "p")) if cover is not None else set()
