"""How paragraphs and their runs look, lent from one to another as tracked changes of formatting."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence

from lxml import etree

from checker.sources.symbols import symbol_font
from checker.sources.wordml import Element, below, child, children, fonts_of, is_word, text_box, text_of
from checker.word.editable import NOT_LOOKS
from checker.word.runs import in_order, made, name
from checker.word.structure.draft import Draft
from checker.word.structure.marks import MARK_REVISIONS, NEW, mark_of, paragraph_properties

_OF_ONE = ("pageBreakBefore", "framePr", "divId", "cnfStyle")
"""What a paragraph has for itself and does not lend to others."""

_TYPE = ("rFonts", "b", "bCs", "i", "iCs", "color", "spacing", "w", "kern", "sz", "szCs")
"""What of a run's own properties belongs to the kind of its paragraph: the type, no emphasis by colour or underline."""


def lent(paragraph: Element) -> list[Element]:
    """Return copies of the properties that a paragraph shares with those like it."""
    properties = child(paragraph, "pPr")
    found = [] if properties is None else [e for e in properties if not is_word(e, *NOT_LOOKS, *_OF_ONE)]
    return [copy.deepcopy(e) for e in found]


def lent_type(paragraph: Element) -> list[Element]:
    """Return copies of what says the type of most of a paragraph's words, apart from its style."""
    runs = [run for run in _runs(paragraph) if symbol_font(*fonts_of(run)) is None]
    if not runs:
        return []
    properties = child(max(runs, key=_length), "rPr")
    return [copy.deepcopy(e) for e in _type_of(properties)]


def put_looks(draft: Draft, paragraph: Element, new: Sequence[Element]) -> None:
    """Replace a paragraph's properties, tracked unless the paragraph is ours; nobody else changed them."""
    properties = paragraph_properties(paragraph)
    old = [e for e in properties if not is_word(e, *NOT_LOOKS)]
    is_new = draft.marks.has(mark_of(paragraph), NEW)
    change = _change(draft, properties, old, is_new=is_new)
    for element in old:
        properties.remove(element)
    properties[0:0] = list(new)
    _forget_if_same(properties, change, NOT_LOOKS)


def put_type(draft: Draft, paragraph: Element, new: Sequence[Element]) -> None:
    """Set a paragraph's words and its mark, which its number follows, in a type; what others changed is let be."""
    mark = mark_of(paragraph)
    if mark is not None:
        _put_type(draft, mark, new, is_new=draft.marks.has(mark, NEW))
    for run in list(_runs(paragraph)):
        properties = child(run, "rPr")
        if properties is None and not new:
            continue
        if properties is None:
            properties = made(run, "rPr")
            run.insert(0, properties)
        if symbol_font(*fonts_of(run)) is not None:  # in another font its characters would be others
            continue
        is_new = any(is_word(e, *NEW) and draft.marks.is_own(e) for e in run.iterancestors())
        _put_type(draft, properties, new, is_new=is_new)


def _put_type(draft: Draft, properties: Element, new: Sequence[Element], *, is_new: bool) -> None:
    old = _type_of(properties)
    found = child(properties, "rPrChange")
    if _written(old) == _written(new) or (found is not None and not draft.marks.is_own(found)):
        return
    change = _change(draft, properties, [e for e in properties if not is_word(e, *MARK_REVISIONS)], is_new=is_new)
    for element in old:
        properties.remove(element)
    properties.extend(copy.deepcopy(e) for e in new)
    in_order(properties)
    _forget_if_same(properties, change, MARK_REVISIONS)


def _change(draft: Draft, properties: Element, old: Iterable[Element], *, is_new: bool) -> Element | None:
    """Return what says how properties were before, made where it is wanted and missing."""
    kind = "pPr" if is_word(properties, "pPr") else "rPr"
    change = child(properties, f"{kind}Change")
    if change is None and not is_new:
        change = draft.marks.revision(properties, f"{kind}Change")
        etree.SubElement(change, name(properties, kind)).extend(copy.deepcopy(e) for e in old)
        properties.append(change)
    return change


def _forget_if_same(properties: Element, change: Element | None, kept: tuple[str, ...]) -> None:
    """Take a change away that leaves everything as it was."""
    if change is not None:
        before = [e for holder in change for e in holder if not is_word(e, *kept)]
        if _written(before) == _written([e for e in properties if not is_word(e, *kept)]):
            properties.remove(change)


def _type_of(properties: Element | None) -> list[Element]:
    return [] if properties is None else [e for e in properties if is_word(e, *_TYPE)]


def _written(elements: Iterable[Element]) -> list[bytes]:
    return [etree.tostring(e, method="c14n", with_tail=False) for e in elements]


def _runs(paragraph: Element) -> Iterable[Element]:
    """Return the runs with words of a paragraph, those of text boxes in it left out."""
    return (run for run in below(paragraph, "r") if child(run, "t") is not None and text_box(run) is None)


def _length(run: Element) -> int:
    return sum(len(text_of(e)) for e in children(run, "t"))
