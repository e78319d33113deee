"""Ranges of visible characters as runs of a Word paragraph, cut at exact characters and never further.

The only place that maps offsets to runs. Offsets always refer to the paragraph as it was read: cutting moves
characters into new runs but never changes which characters there are.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from lxml import etree

from checker.sources.wordml import Atom, Element, Paragraph, atoms, below, child, is_word, text_of

SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_REVISIONS = (
    "ins del moveFrom moveTo moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd rPrChange pPrChange "
    "sectPrChange tblPrChange tblPrExChange trPrChange tcPrChange tblGridChange numberingChange cellIns cellDel "
    "cellMerge customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd "
    "customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd"
).split()
_WHOLE = "drawing pict object AlternateContent footnoteReference endnoteReference fldChar instrText".split()
_RUN_REVISIONS = ("rPrChange", "ins", "del", "moveFrom", "moveTo")
_BIGGEST = 2**30
RUN_ORDER = {
    local: place
    for place, local in enumerate(
        "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
        "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
        "vertAlign rtl cs em lang eastAsianLayout specVanish oMath".split()
    )
}
"""The sequence of run properties in ISO/IEC 29500-1, A.1 (CT_ParaRPr); what Word added stands behind, as it came."""


def name(like: Element, local: str) -> str:
    """Return the qualified name `w:local` in the namespace, transitional or strict, of the element `like`."""
    return f"{{{etree.QName(like).namespace}}}{local}"


def made(like: Element, local: str) -> Element:
    """Return a new element `w:local` with the namespace and prefixes of the element `like`."""
    return like.makeelement(name(like, local), nsmap=like.nsmap)  # type: ignore[arg-type]


def number(element: Element) -> int | None:
    """Return the `w:id` of an element as a number, None where it has none."""
    try:
        return int(element.get(name(element, "id")) or "")
    except ValueError:
        return None


class RevisionIds:
    """Hands out ids that no revision of the part has yet."""

    def __init__(self, root: Element) -> None:
        found = {number(e) for tag in _REVISIONS for e in below(root, tag)}
        self._taken = {n for n in found if n is not None}
        self._next = count(max((n for n in self._taken if n < _BIGGEST), default=0) + 1)
        self.given: set[int] = set()

    def new(self) -> str:
        """Return an unused id."""
        found = next(n for n in self._next if n not in self._taken)
        self.given.add(found)
        return str(found)


@dataclass(slots=True, eq=False)
class Piece:
    """Visible characters that one element of one run holds, as `Atom`; follows them when runs are cut."""

    element: Element
    run: Element
    text: str
    start: int
    in_field: bool

    @property
    def stop(self) -> int:
        """Return the offset behind the last character."""
        return self.start + len(self.text)

    @property
    def direct(self) -> bool:
        """Tell whether the element is a child of its run, so that the run can be cut at it."""
        return self.element.getparent() is self.run


class Line:
    """One paragraph: its text, and the pieces that hold it."""

    def __init__(self, paragraph: Paragraph, ids: RevisionIds) -> None:
        self.element = paragraph.element
        self.text = paragraph.text
        self.fields, self.goes_on = paragraph.fields, paragraph.goes_on
        self.pieces = [_piece(atom) for atom in paragraph.atoms]
        self._ids = ids

    def between(self, start: int, stop: int) -> list[Piece]:
        """Return the pieces that hold at least one character of the range."""
        return [piece for piece in self.pieces if piece.start < stop and piece.stop > start]

    def before(self, offset: int) -> Piece | None:
        """Return the piece that holds the character before the offset."""
        return next(iter(self.between(offset - 1, offset)), None)

    def after(self, offset: int) -> Piece | None:
        """Return the piece that holds the character behind the offset."""
        return next(iter(self.between(offset, offset + 1)), None)

    def isolate(self, start: int, stop: int) -> list[Piece]:
        """Cut so that the runs of the range hold nothing else; return its pieces. The end is cut first."""
        self.cut_after(stop)
        self.cut_before(start)
        return self.between(start, stop)

    def cut_before(self, offset: int) -> None:
        """Make the character behind the offset the first thing in its run, but for a run that stays whole."""
        self._divide(offset)
        piece = self.after(offset)
        if piece is None or self.whole_run(piece) is not None:
            return
        for level in range(len(_levels(piece.element, self.element))):
            run, content = _levels(piece.element, self.element)[level]  # the run below it may have been divided
            if _content_before(content):
                self._split(run, content)

    def cut_after(self, offset: int) -> None:
        """Make the character before the offset the last thing in its run, but for a run that stays whole."""
        self._divide(offset)
        piece = self.before(offset)
        if piece is None or self.whole_run(piece) is not None:
            return
        for run, content in _levels(piece.element, self.element):
            following = content.getnext()
            if following is not None:
                self._split(run, following)

    def whole_run(self, piece: Piece) -> Element | None:
        """Return the outermost run around a piece that must not be divided, or None.

        A run that holds a field mark, the mark of a note or a graphic is taken as that by many programs, which pass
        over the text beside it: of two halves they would show more than of the whole. Elements within text are lost
        where it is cut.
        """
        found = None
        holds_elements = any(isinstance(inner.tag, str) for inner in piece.element)
        for run, _ in _levels(piece.element, self.element):
            if holds_elements or any(etree.QName(e).localname in _WHOLE for e in run if isinstance(e.tag, str)):
                found = run
        return found

    def leads(self, piece: Piece) -> bool:
        """Tell whether nothing stands before the piece in its runs."""
        return not any(_content_before(content) for _, content in _levels(piece.element, self.element))

    def trails(self, piece: Piece) -> bool:
        """Tell whether nothing stands behind the piece in its runs."""
        return all(content.getnext() is None for _, content in _levels(piece.element, self.element))

    def reads_itself(self) -> bool:
        """Tell whether the paragraph is the same when read alone: no field reaches into it from another one."""
        alone = [(atom.text, atom.in_field) for atom in atoms(self.element)]
        return alone == [(piece.text, piece.in_field) for piece in self.pieces]

    def _divide(self, offset: int) -> None:
        """Make the offset a border between two `w:t` of the same run."""
        found = next(((i, p) for i, p in enumerate(self.pieces) if p.start < offset < p.stop), None)
        if found is None or not found[1].direct or self.whole_run(found[1]) is not None:
            return
        index, piece = found
        text, at = text_of(piece.element), offset - piece.start
        right = copy.copy(piece.element)
        for element, half in ((piece.element, text[:at]), (right, text[at:])):
            for inner in list(element):
                element.remove(inner)
            element.text = half
            element.set(SPACE, "preserve")
        right.tail = None
        piece.element.addnext(right)
        self.pieces.insert(index + 1, Piece(right, piece.run, piece.text[at:], offset, piece.in_field))
        piece.text = piece.text[:at]

    def _split(self, run: Element, first: Element) -> None:
        """Move `first` and what follows it in the run into a new run behind it."""
        right = made(run, "r")
        right.attrib.update(run.attrib)
        properties = child(run, "rPr")
        if properties is not None:
            right.append(self._cloned(properties))
        for element in [first, *first.itersiblings()]:
            right.append(element)
        right.tail = None
        run.addnext(right)
        for piece in self.pieces:
            if piece.run is run and any(e is right for e in piece.element.iterancestors()):
                piece.run = right

    def _cloned(self, properties: Element) -> Element:
        """Return a copy of run properties whose earlier revisions have ids of their own."""
        out = in_order(copy.deepcopy(properties))
        for tag in _RUN_REVISIONS:
            for revision in below(out, tag):
                revision.set(name(revision, "id"), self._ids.new())
        return out


def plain_properties(properties: Element | None) -> Element | None:
    """Return a copy of run properties without what says that they or their run were changed."""
    if properties is None:
        return None
    out = copy.deepcopy(properties)
    out.tail = None
    for element in list(out):
        if is_word(element, *_RUN_REVISIONS):
            out.remove(element)
    return in_order(out) if len(out) else None


def in_order(properties: Element) -> Element:
    """Put run properties into the order of the schema, the last of each kind, without what none of them is.

    A copy repeats no disorder.
    """
    last, own = len(RUN_ORDER), etree.QName(properties).namespace

    def place(element: Element) -> int:
        local = _local(element, own)
        return last + 1 if local == "rPrChange" else RUN_ORDER.get(local, last)

    allowed = (e for e in properties if _local(e, own) in ("", "rPrChange", *RUN_ORDER))
    properties[:] = sorted({e.tag if isinstance(e.tag, str) else e: e for e in allowed}.values(), key=place)
    return properties


def _local(element: Element, own: str | None) -> str:
    """Return the name of an element of the namespace `own`, an empty one for any other node."""
    is_own = isinstance(element.tag, str) and etree.QName(element).namespace == own
    return etree.QName(element).localname if is_own else ""


def run_of(like: Element, properties: Element | None, text: str) -> Element:
    """Return a new run with the given text and (owned) properties, in the namespace of `like`; tabs become `w:tab`."""
    run = made(like, "r")
    if properties is not None:
        run.append(properties)
    for index, stretch in enumerate(text.split("\t")):
        if index:
            etree.SubElement(run, name(like, "tab"))
        if stretch:
            holder = etree.SubElement(run, name(like, "t"))
            holder.text = stretch
            holder.set(SPACE, "preserve")
    return run


def unique_runs(pieces: Iterable[Piece]) -> list[Element]:
    """Return the runs of the pieces, each once, in order."""
    return list({id(piece.run): piece.run for piece in pieces}.values())


def ancestors_within(element: Element, paragraph: Element) -> Iterator[Element]:
    """Return what stands between an element and its paragraph, or the part of it divided off, innermost first."""
    for ancestor in element.iterancestors():
        if ancestor is paragraph or is_word(ancestor, "p"):
            return
        yield ancestor


def _piece(atom: Atom) -> Piece:
    return Piece(atom.element, atom.run, atom.text, atom.start, atom.in_field)


def _levels(element: Element, paragraph: Element) -> list[tuple[Element, Element]]:
    """Return the runs around an element, innermost first, each with its child that holds the element."""
    out: list[tuple[Element, Element]] = []
    content = element
    for ancestor in ancestors_within(element, paragraph):
        if is_word(ancestor, "r"):
            out.append((ancestor, content))
        content = ancestor
    return out


def _content_before(element: Element) -> bool:
    """Tell whether the run holds anything but properties before the element; some programs write these twice."""
    return any(isinstance(e.tag, str) and not is_word(e, "rPr") for e in element.itersiblings(preceding=True))
