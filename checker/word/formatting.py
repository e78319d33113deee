"""Formatting of paragraphs, runs and sections changed: plainly, or as revisions that Word shows and can reject.

A revision of formatting holds the whole of what was before (`w:pPrChange`, `w:rPrChange`, `w:sectPrChange`), so that
rejecting gives it back to the letter; where someone else's stands already, there is no room for a second one.
"""

from __future__ import annotations

import copy
from collections.abc import Collection, Mapping

from lxml import etree

from checker.sources.wordml import W_STRICT, Element, W, below, child, is_word
from checker.word.changes import Mode
from checker.word.revisions import W16DU, Stamp
from checker.word.runs import RUN_ORDER, RevisionIds, made, name

_PARAGRAPH_ORDER = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
).split()
_SECTION_ORDER = (
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols "
    "formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
).split()
_ORDERS: dict[str, dict[str, int]] = {
    "pPr": {local: place for place, local in enumerate(_PARAGRAPH_ORDER)},
    "rPr": RUN_ORDER,
    "sectPr": {local: place for place, local in enumerate(_SECTION_ORDER)},
}
_UNREVISED = {
    "pPr": ("rPr", "sectPr", "pPrChange"),
    "rPr": ("ins", "del", "moveFrom", "moveTo", "rPrChange"),
    "sectPr": ("headerReference", "footerReference", "sectPrChange"),
}
"""What the revision of each kind does not hold, because it is not changed by it."""

Values = Mapping[str, Mapping[str, str | None] | None]
"""Of a property's name: its attributes, those that are None taken away; None for the property taken away.

`edge/val` is an attribute of the child `w:edge`."""


class Formatter:
    """Changes formatting in one part. `own` are the ids of the revisions that it made."""

    def __init__(self, root: Element, stamp: Stamp, mode: Mode) -> None:
        self.mode = mode
        self.own: set[str] = set()
        self._stamp, self._ids = stamp, RevisionIds(root)
        self._knows_utc = W16DU in root.nsmap.values()

    def paragraph(self, paragraph: Element, values: Values) -> None:
        """Set properties of a paragraph."""
        if values:
            self._set(_made_first(paragraph, "pPr"), "pPr", values)

    def run(self, run: Element, values: Values) -> None:
        """Set properties of a run."""
        if values:
            self._set(_made_first(run, "rPr"), "rPr", values)

    def mark(self, paragraph: Element, values: Values) -> None:
        """Set properties of a paragraph's mark, which its automatic number takes over."""
        if not values:
            return
        properties = _made_first(paragraph, "pPr")
        mark = child(properties, "rPr")
        if mark is None:
            mark = made(properties, "rPr")
            _put(properties, mark, "pPr")
        self._set(mark, "rPr", values)

    def section(self, section: Element, values: Values) -> None:
        """Set properties of a section."""
        if values:
            self._set(section, "sectPr", values)

    def _set(self, properties: Element, kind: str, values: Values) -> None:
        before = _old(properties, kind)
        for local, attributes in values.items():
            _assign(properties, kind, local, attributes)
        if self.mode is Mode.TRACKED:
            change = made(properties, f"{kind}Change")
            identifier = self._ids.new()
            self.own.add(identifier)
            change.set(name(change, "id"), identifier)
            change.set(name(change, "author"), self._stamp.author)
            change.set(name(change, "date"), self._stamp.local)
            if self._knows_utc:
                change.set(f"{{{W16DU}}}dateUtc", self._stamp.utc)
            change.append(before)
            properties.append(change)


def is_revised(properties: Element | None) -> bool:
    """Tell whether a revision of these properties stands there already, which leaves no room for another."""
    return properties is not None and any(
        child(properties, f"{kind}Change") is not None for kind in ("pPr", "rPr", "sectPr")
    )


def reject_formatting(root: Element, own: Collection[str]) -> None:
    """Undo the revisions of formatting with the given ids in the tree."""
    for kind, kept in _UNREVISED.items():
        for change in [e for e in below(root, f"{kind}Change") if e.get(name(e, "id")) in own]:
            properties, before = change.getparent(), child(change, kind)
            if properties is None:
                continue
            for element in [e for e in properties if not is_word(e, *kept)]:
                properties.remove(element)
            properties.remove(change)
            at = 0 if kind == "pPr" else len(properties)  # what is not revised stands behind, or before
            properties[at:at] = list(before) if before is not None else []


def normalised(root: Element) -> Element:
    """Put properties into their order and take out those that say nothing: the tree means the same without."""
    for kind, order in _ORDERS.items():
        for element in list(below(root, kind)):
            parent = element.getparent()
            if len(element) or element.attrib:
                element[:] = sorted(element, key=lambda e: _place(e, order))
            elif kind != "sectPr" and parent is not None and not is_word(parent, "rPrChange", "pPrChange"):
                parent.remove(element)
    return root


def _old(properties: Element, kind: str) -> Element:
    """Return a copy of the properties as a revision holds it."""
    out = made(properties, kind)
    out.attrib.update(properties.attrib)
    out.extend(copy.deepcopy(e) for e in properties if not is_word(e, *_UNREVISED[kind]))
    return out


def _assign(properties: Element, kind: str, local: str, attributes: Mapping[str, str | None] | None) -> None:
    found = child(properties, local)
    if attributes is None:
        if found is not None:
            properties.remove(found)
        return
    if found is None:
        found = made(properties, local)
        _put(properties, found, kind)
    for path, text in attributes.items():
        *inner, key = path.split("/")
        holder = _inside(found, inner[0]) if inner else found
        if text is None:
            holder.attrib.pop(name(found, key), "")
        else:
            holder.set(name(found, key), text)


def _inside(properties: Element, local: str) -> Element:
    """Return a child of a property, made at its end when missing."""
    found = child(properties, local)
    if found is None:
        found = made(properties, local)
        properties.append(found)
    return found


def _put(properties: Element, element: Element, kind: str) -> None:
    """Put a property where the schema wants it; what the schema does not name stays where it stands."""
    order = _ORDERS[kind]
    place = _place(element, order)
    before = [e for e in properties if _place(e, order) <= place]
    properties.insert(properties.index(before[-1]) + 1 if before else 0, element)


def _place(element: Element, order: Mapping[str, int]) -> int:
    called = etree.QName(element) if isinstance(element.tag, str) else None
    local = called.localname if called is not None and called.namespace in (W, W_STRICT) else ""
    return order.get(local, len(order) if local.endswith("Change") else len(order) - 1)


def _made_first(parent: Element, kind: str) -> Element:
    """Return the properties of a paragraph or run, made where they belong when missing: before all else."""
    found = child(parent, kind)
    if found is None:
        found = made(parent, kind)
        parent.insert(0, found)
    return found
