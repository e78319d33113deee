"""Changes of text in a paragraph: tracked as the user's own revisions, or made plainly.

Earlier revisions of other people keep their place and their author: our deletion goes into their insertion, our
insertion stands beside it (theirs is divided), and what they deleted stays between our pieces. What cannot be tracked
without harm has been refused by `editable` before anything is changed.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree

from checker.reading.placeholders import PLACEHOLDER
from checker.sources.wordml import Element, child, children, is_word
from checker.word.changes import Mode
from checker.word.difference import Change
from checker.word.editable import NEW, NOT_LOOKS, Place, depth, looks, neighbour
from checker.word.runs import (
    SPACE,
    Line,
    Piece,
    RevisionIds,
    made,
    name,
    plain_properties,
    run_of,
    unique_runs,
)

_LIST_REVISIONS = ("ins", "numberingChange")  # of numPr
W16DU = "http://schemas.microsoft.com/office/word/2023/wordml/word16du"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who writes, and when; `when` without zone is the local wall clock."""

    author: str
    when: datetime

    @property
    def local(self) -> str:
        """Return the wall clock with the Z that Word writes and does not mean (it shows the time as it stands)."""
        return self.when.replace(tzinfo=None, microsecond=0).isoformat() + "Z"

    @property
    def utc(self) -> str:
        """Return the true instant."""
        return self.when.astimezone(UTC).replace(tzinfo=None, microsecond=0).isoformat() + "Z"


class Reviser:
    """Writes changes into the lines of one part. `own` are the ids of the revisions it made, `added` its paragraphs."""

    def __init__(self, root: Element, ids: RevisionIds, stamp: Stamp, mode: Mode) -> None:
        self.ids, self.stamp, self.mode = ids, stamp, mode
        self.own: set[str] = set()
        self.added: set[Element] = set()
        self._emptied: list[Element] = []
        self._knows_utc = W16DU in root.nsmap.values()

    def apply(self, line: Line, change: Change, place: Place) -> None:
        """Make a change that `editable.check` let pass, at the place found then; in a line from right to left."""
        if change.stop > change.start:
            caret, properties = self._delete(line.isolate(change.start, change.stop))
        else:
            caret, properties = self._caret(line, change.start, place)
        if change.text:
            self._insert(caret, properties, change.text)
        _remove(caret)

    def delete_mark(self, paragraph: Element) -> None:
        """Mark a paragraph's end as deleted; when accepted, its text and the next paragraph's are one."""
        properties = child(paragraph, "pPr")
        if properties is None:
            properties = made(paragraph, "pPr")
            paragraph.insert(0, properties)
        mark = child(properties, "rPr")
        if mark is None:
            mark = made(properties, "rPr")
            late = next((e for e in properties if is_word(e, "sectPr", "pPrChange")), None)
            properties.append(mark) if late is None else late.addprevious(mark)
        mark.insert(1 if len(mark) and is_word(mark[0], "ins") else 0, self._revision(paragraph, "del"))

    def take_looks(self, paragraph: Element, other: Element) -> None:
        """Give a paragraph the properties of another; its mark and section stay its own.

        Of a paragraph that was divided the first part takes them: that is ours already, and needs no tracking.
        """
        before = paragraph.getprevious()
        while before is not None and before in self.added and before is not other:
            paragraph, before = before, before.getprevious()
        if looks(paragraph) == looks(other):
            return
        properties, given = child(paragraph, "pPr"), child(other, "pPr")
        if properties is None:
            properties = made(paragraph, "pPr")
            paragraph.insert(0, properties)
        old = [e for e in properties if not is_word(e, *NOT_LOOKS)]
        new = [copy.deepcopy(e) for e in given if not is_word(e, *NOT_LOOKS)] if given is not None else []
        for element in [e for one in new for e in one.iter() if is_word(e, *_LIST_REVISIONS)]:
            _remove(element)
        if self.mode is Mode.TRACKED and paragraph not in self.added:
            change = self._revision(paragraph, "pPrChange")
            etree.SubElement(change, name(paragraph, "pPr")).extend(old)
            properties.append(change)
        for element in old:
            if element.getparent() is properties:
                _remove(element)
        properties[0:0] = new

    def finish(self) -> None:
        """Remove the runs that plain changes left empty; they had to stay to show the place of other changes."""
        for run in self._emptied:
            if run.getparent() is not None and all(is_word(e, "rPr") for e in run):
                _remove(run)

    def _delete(self, pieces: list[Piece]) -> tuple[Element, Element | None]:
        """Delete whole runs; return a caret behind them, where the new text goes, and the formatting of most of them.

        Where they stand in several containers, the first of these gets the text.
        """
        runs = unique_runs(pieces)
        home = runs[0].getparent()
        at_home = [piece for piece in pieces if piece.run.getparent() is home]
        fullest = max(at_home, key=lambda piece: len(piece.text)).run
        properties, last = plain_properties(child(fullest, "rPr")), at_home[-1].run
        if properties is not None and PLACEHOLDER.fullmatch("".join(piece.text for piece in pieces)):
            for mark in list(children(properties, "highlight")):  # a template's mark of what is not filled in
                _remove(mark)
        if self.mode is Mode.TRACKED:
            for group in _adjacent(runs):
                self._wrap(group)
            last = _own_deletion(last)
        else:
            for element in [e for run in runs for e in run if not is_word(e, "rPr")]:
                _remove(element)
            self._emptied += runs
        caret = etree.Element("caret")
        last.addnext(caret)
        return self._beside_insertions(caret), properties

    def _wrap(self, runs: list[Element]) -> None:
        """Put neighbouring runs into a deletion of ours."""
        deletion = self._revision(runs[0], "del")
        runs[0].addprevious(deletion)
        for run in runs:
            deletion.append(run)
            for text in list(children(run, "t")):
                text.tag = name(text, "delText")
                text.set(SPACE, "preserve")

    def _caret(self, line: Line, offset: int, place: Place) -> tuple[Element, Element | None]:
        """Return a caret at the offset and the formatting there."""
        if place is Place.BEHIND:
            line.cut_after(offset)
        elif place is Place.BEFORE:
            line.cut_before(offset)
        caret = etree.Element("caret")
        piece = neighbour(line, offset, place)
        if piece is None:
            line.element.append(caret)
            return caret, _formatting_at_end(line)
        beside = _own_deletion(piece.run)
        if place is Place.BEHIND:
            beside.addnext(caret)
        else:
            beside.addprevious(caret)
        return self._beside_insertions(caret), plain_properties(child(piece.run, "rPr"))

    def _beside_insertions(self, caret: Element) -> Element:
        """Move a tracked caret out of another author's insertion, which is divided where it stands in the middle."""
        home = caret.getparent()
        if self.mode is Mode.CLEAN or home is None or not is_word(home, *NEW):
            return caret
        _divide(home, caret, self.ids)
        return caret

    def _insert(self, caret: Element, properties: Element | None, text: str) -> None:
        """Put the text before the caret, dividing the paragraph at each line feed."""
        for index, stretch in enumerate(text.split("\n")):
            if index:
                self._divide_paragraph(caret)
            if not stretch:
                continue
            home = caret.getparent()
            assert home is not None
            run = run_of(home, copy.deepcopy(properties), stretch)
            if self.mode is Mode.TRACKED:
                insertion = self._revision(home, "ins")
                insertion.append(run)
                run = insertion
            caret.addprevious(run)

    def _divide_paragraph(self, caret: Element) -> None:
        """Move what stands before the caret into a new paragraph before this one; the new mark is the inserted one."""
        home = caret.getparent()
        if home is not None and is_word(home, *NEW):
            _divide(home, caret, self.ids)
        paragraph = caret.getparent()
        assert paragraph is not None
        new = made(paragraph, "p")
        old = child(paragraph, "pPr")
        properties = copy.deepcopy(old) if old is not None else made(paragraph, "pPr")
        properties.tail = None
        for element in [e for e in properties.iter() if is_word(e, "sectPr", "pPrChange", "rPr", *_LIST_REVISIONS)]:
            _remove(element)
        self._mark(properties, child(old, "rPr") if old is not None else None)
        if len(properties):
            new.append(properties)
        for element in list(caret.itersiblings(preceding=True))[::-1]:
            if element is not old:
                new.append(element)
        paragraph.addprevious(new)
        self.added.add(new)

    def _mark(self, properties: Element, old: Element | None) -> None:
        """Give new paragraph properties the formatting of the old mark and, tracked, our insertion of it."""
        mark = plain_properties(old)
        if self.mode is Mode.TRACKED:
            mark = made(properties, "rPr") if mark is None else mark
            mark.insert(0, self._revision(properties, "ins"))
        if mark is not None:
            properties.append(mark)

    def _revision(self, like: Element, kind: str) -> Element:
        """Return a new, empty revision of ours."""
        out = made(like, kind)
        identifier = self.ids.new()
        self.own.add(identifier)
        out.set(name(like, "id"), identifier)
        out.set(name(like, "author"), self.stamp.author)
        out.set(name(like, "date"), self.stamp.local)
        if self._knows_utc:
            out.set(f"{{{W16DU}}}dateUtc", self.stamp.utc)
        return out


def _formatting_at_end(line: Line) -> Element | None:
    """Return the formatting for text at the end: of the last run in the paragraph itself, or of its mark."""
    for piece in reversed(line.pieces):
        if not depth(piece, line):
            return plain_properties(child(piece.run, "rPr"))
    mark = child(line.element, "pPr")
    return plain_properties(child(mark, "rPr") if mark is not None else None)


def _adjacent(runs: list[Element]) -> Iterator[list[Element]]:
    """Return the runs in groups of direct neighbours: markers and container borders stay between groups."""
    group = [runs[0]]
    for run in runs[1:]:
        if run.getprevious() is not group[-1]:
            yield group
            group = []
        group.append(run)
    yield group


def _own_deletion(run: Element) -> Element:
    """Return the deletion around a run that was visible when read, so ours, or the run itself."""
    parent = run.getparent()
    return parent if parent is not None and is_word(parent, "del") else run


def _divide(insertion: Element, caret: Element, ids: RevisionIds) -> None:
    """Move the caret out of an insertion; what stands behind it goes into a second one of the same author and date."""
    following = list(caret.itersiblings())
    leads = caret.getprevious() is None
    if leads:
        insertion.addprevious(caret)
        return
    insertion.addnext(caret)
    if not following:
        return
    right = made(insertion, etree.QName(insertion).localname)
    right.attrib.update(insertion.attrib)
    right.set(name(insertion, "id"), ids.new())
    for element in following:
        right.append(element)
    caret.addnext(right)


def _remove(element: Element) -> None:
    """Take an element out of the tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
