"""Comment marks in the document: on the exact characters, whatever the runs, fields and containers around them.

Word ignores comment ranges in headers, footers, text boxes and notes (MS-OI29500, 2.1.315 c); a comment on such text
is put on the nearest text of the body, and says in its words where it belongs.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from checker.sources.wordml import MC, W_STRICT, Element, W, attribute, child, is_word, tags
from checker.word.field_ends import FieldEnds
from checker.word.runs import Line, Piece, made, name

_PARENTS = ("p", "hyperlink", "ins", "moveTo", "sdtContent", "smartTag", "customXml", "fldSimple", "dir", "bdo")
_UNSEEN = ("bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd")
_PROPERTIES = ("pPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr")


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one comment: its id, and the character style of its reference, where the document has one.

    What puts them in returns the reference: it stands behind `fields`, which may be in a later paragraph.
    """

    id: str
    style: str | None
    fields: FieldEnds

    def around(self, first: Element, last: Element) -> Element:
        """Mark from one element to another; both stand where comment marks may stand."""
        first.addprevious(self._mark(first, "commentRangeStart"))
        end = self._mark(last, "commentRangeEnd")
        last.addnext(end)
        return self._refer(end)

    def across(self, first: Line, start: int, last: Line, end: int) -> Element:
        """Mark from a place in one paragraph to a place in a later one."""
        self._begin(first, start)
        return self._end(last, end)

    def at_start(self, paragraph: Element) -> Element:
        """Mark a paragraph that has nothing visible."""
        end = self._mark(paragraph, "commentRangeEnd")
        _lead(paragraph, self._mark(paragraph, "commentRangeStart"), end)
        return self._refer(end)

    def _begin(self, line: Line, start: int) -> None:
        mark = self._mark(line.element, "commentRangeStart")
        line.cut_before(start)
        piece = line.after(start)
        if piece is None:
            line.element.append(mark)
        else:
            _first_place(piece, line.element).addprevious(mark)

    def _end(self, line: Line, end: int) -> Element:
        mark = self._mark(line.element, "commentRangeEnd")
        line.cut_after(end)
        piece = line.before(end)
        if piece is None:
            _lead(line.element, mark)
        else:
            _last_place(piece, line.element).addnext(mark)
        return self._refer(mark)

    def _refer(self, end: Element) -> Element:
        """Put the reference behind the end of the range and of the fields around it."""
        place = _behind_fields(end, self.fields)
        reference = self._reference(place)
        place.addnext(reference)
        return reference

    def _mark(self, like: Element, local: str) -> Element:
        like = _word(like)
        out = made(like, local)
        out.set(name(like, "id"), self.id)
        return out

    def _reference(self, like: Element) -> Element:
        like = _word(like)
        run = made(like, "r")
        if self.style is not None:
            properties = etree.SubElement(run, name(like, "rPr"))
            etree.SubElement(properties, name(like, "rStyle")).set(name(like, "val"), self.style)
        etree.SubElement(run, name(like, "commentReference")).set(name(like, "id"), self.id)
        return run


def _word(element: Element) -> Element:
    """Return the element or the nearest one around it that is Word's own: marks may stand beside a formula, too."""
    return next(e for e in (element, *element.iterancestors()) if etree.QName(e).namespace in (W, W_STRICT))


def _behind_fields(mark: Element, fields: FieldEnds) -> Element:
    """Return what the reference of a comment stands behind: the end of its range, or of fields and controls around it.

    Updating a field, or typing over a control's placeholder, would take the reference away with the old text, and
    LibreOffice loses the words of a comment whose reference is in a field or in a control of plain text.
    """
    place = _outside(mark)
    while ends := fields.around(place):  # in one run with the end the next field may begin
        place = _outside(_allowed(ends[-1], next(ends[-1].iterancestors(*tags("p")))))
    return place


def _outside(place: Element) -> Element:
    """Return the element, or the outermost simple field or control of the paragraph that it stands in."""
    for ancestor in place.iterancestors():
        if is_word(ancestor, "p"):
            break
        if is_word(ancestor, "fldSimple", "sdt"):
            place = ancestor
    return place


def mark(line: Line, start: int, stop: int, marks: Marks) -> Element:
    """Put a comment on the characters of a line, return its reference; an empty range takes the nearest character."""
    if start == stop:
        start, stop = nearest(line.text, start)
    pieces = line.isolate(start, stop) if stop > start else []
    if pieces:
        first, last = _first_place(pieces[0], line.element), _last_place(pieces[-1], line.element)
        return marks.around(*_field_around(first, last))
    return marks.at_start(line.element)


def covered(line: Line, start: int, stop: int) -> tuple[int, int]:
    """Return the range that marks for a range of a line take in: what cannot be parted is taken whole."""
    pieces = line.between(start, stop)
    if not pieces:
        return start, stop
    first, last = _whole(pieces[0], line), _whole(pieces[-1], line)
    return (start if first is None else first[0]), (stop if last is None else last[1])


def nearest(text: str, at: int) -> tuple[int, int]:
    """Return the range of the visible character nearest to a place, the one behind it among equals."""
    places = [i for i, character in enumerate(text) if not character.isspace()]
    if not places:
        return (0, len(text)) if text else (0, 0)
    best = min(places, key=lambda i: (abs(i - at + 0.25), i))
    return best, best + 1


def mark_holder(element: Element, paragraph: Element, marks: Marks) -> Element:
    """Put a comment on what holds `element` (a note mark, a text box) in the body's paragraph; return its reference."""
    place = _allowed(element, paragraph)
    return marks.around(place, place)


def _lead(paragraph: Element, *marks: Element) -> None:
    """Put marks before all that a paragraph holds."""
    index = 1 if child(paragraph, "pPr") is not None else 0
    paragraph[index:index] = marks


def _whole(piece: Piece, line: Line) -> tuple[int, int] | None:
    """Return the range of what holds the piece and cannot be parted (phonetic guide, formula), None if nothing does."""
    run = line.whole_run(piece)
    place = _allowed(piece.run if run is None else run, line.element)
    if run is None and _in_runs_alone(piece.element, place):
        return None
    holder = place
    if place is not run and is_word(place, "r"):
        for ancestor in piece.element.iterancestors():
            if ancestor is place:
                break
            holder = ancestor
    inside = [p for p in line.pieces if any(e is holder for e in (p.element, *p.element.iterancestors()))]
    return inside[0].start, inside[-1].stop


def _in_runs_alone(element: Element, place: Element) -> bool:
    """Tell whether an element stands in a run, or in runs within it, which can all be divided."""
    for ancestor in element.iterancestors():
        if not is_word(ancestor, "r"):
            return False
        if ancestor is place:
            return True
    return False


def _first_place(piece: Piece, paragraph: Element) -> Element:
    """Return the element before which a comment range starts."""
    place = _allowed(piece.run, paragraph)
    while place.getparent() is not paragraph and _leads(place):
        place = _out(place, paragraph)
    return place


def _last_place(piece: Piece, paragraph: Element) -> Element:
    """Return the element behind which a comment range ends."""
    place = _allowed(piece.run, paragraph)
    while place.getparent() is not paragraph and place.getnext() is None:
        place = _out(place, paragraph)
    return place


def _field_around(first: Element, last: Element) -> tuple[Element, Element]:
    """Return the first and last run of the field whose whole result stands between, else the elements themselves.

    Marks inside a result are lost when Word brings the field up to date.
    """
    while first.getparent() is last.getparent():
        begin, end = _field_begin(first), _field_end(last)
        if begin is None or end is None:
            break
        first, last = begin, end
    return first, last


def _field_begin(first: Element) -> Element | None:
    """Return the run that begins the field whose result begins with the element, None where there is none."""
    depth, separated = 0, False
    for sibling in first.itersiblings(preceding=True):
        if is_word(sibling, *_UNSEEN):
            continue
        kinds = _field_marks(sibling)
        if kinds is None:
            return None
        for at, kind in reversed(list(enumerate(kinds))):
            if not separated:
                if kind != "separate":
                    return None
                separated = True
            elif kind == "begin" and depth == 0:
                return sibling if at == 0 else None
            else:
                depth += (kind == "end") - (kind == "begin")
    return None


def _field_end(last: Element) -> Element | None:
    """Return the run that ends the field whose result ends with the element, None where there is none."""
    behind = next((e for e in last.itersiblings() if not is_word(e, *_UNSEEN)), None)
    return behind if behind is not None and _field_marks(behind) == ["end"] else None


def _field_marks(element: Element) -> list[str] | None:
    """Return the field marks and pieces of code that a run holds, None where it holds anything else."""
    if not is_word(element, "r"):
        return None
    content = [e for e in element if not is_word(e, "rPr")]
    if not all(is_word(e, "fldChar", "instrText") for e in content):
        return None
    return [attribute(e, "fldCharType") or "" if is_word(e, "fldChar") else "code" for e in content]


def _leads(element: Element) -> bool:
    """Tell whether nothing but properties stands before the element."""
    before = element.getprevious()
    return before is None or is_word(before, *_PROPERTIES)


def _out(element: Element, paragraph: Element) -> Element:
    """Return the container of an element, as a place for marks beside it."""
    parent = element.getparent()
    return element if parent is None else _allowed(parent, paragraph)


def _allowed(element: Element, paragraph: Element) -> Element:
    """Return the element or the nearest one around it beside which comment marks may stand.

    That is never within one of several alternatives: in the others the marks would be missing.
    """
    place = element
    for ancestor in element.iterancestors():
        if ancestor is paragraph:
            break
        if ancestor.tag == f"{{{MC}}}AlternateContent":
            place = ancestor
    for ancestor in place.iterancestors():
        if ancestor is paragraph:
            return place
        if is_word(ancestor, *_PARENTS) and not _inside_run(ancestor, paragraph):
            return place
        place = ancestor
    return place


def _inside_run(element: Element, paragraph: Element) -> bool:
    """Tell whether the element is part of a run's content (phonetic guide, drawing)."""
    for ancestor in element.iterancestors():
        if ancestor is paragraph:
            return False
        if is_word(ancestor, "r"):
            return True
    return False
