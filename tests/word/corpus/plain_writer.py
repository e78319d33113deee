"""Comments and changes put into a document as the simplest program would: a control for what other programs lose.

Nothing of the writer under test is used. A comment stands around runs, its reference directly behind its range, as
python-docx does it; a change deletes runs and inserts one. Runs of plain text are cut, all others are taken whole. The
part is written anew as a whole.
"""

from __future__ import annotations

import copy
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from checker.sources.package import Package
from checker.sources.wordml import part_paragraphs

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
WHEN = "2026-11-25T12:00:00Z"
_SIMPLE = {"rPr", "t", "tab", "br"}
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Spot(NamedTuple):
    """Characters of a paragraph of the body (counted from 1 as lines are), and the lines of a comment on them.

    Without characters the comment stands on the mark of the note (kind and id), or on all text boxes of the paragraph.
    """

    line: int
    start: int
    end: int
    words: tuple[str, ...]
    note: tuple[str, str] | None = None


class Swap(NamedTuple):
    """Characters of a paragraph of the body, and the text that takes their place."""

    line: int
    start: int
    end: int
    text: str


def write(draft: Path, output: Path, author: str, spots: Sequence[Spot], swaps: Sequence[Swap]) -> None:
    """Write a copy of the draft with comments and changes. What is in no plain run is left unchanged."""
    package = Package(draft.read_bytes())
    root = package.xml(package.main)
    space = etree.QName(root).namespace
    writer = _Writer(root, f"{{{space}}}", author)
    part = next(iter(package.related(package.main, "comments")), None)
    comments = package.xml(part) if part else etree.Element(f"{{{space}}}comments", nsmap={"w": space})
    writer.comment(comments, spots)
    for swap in sorted(swaps, reverse=True):
        writer.swap(swap)
    _store(draft, output, package.main, root, part, comments)


class _Writer:
    """Marks and changes in one main part."""

    def __init__(self, root: Any, space: str, author: str) -> None:
        self.root, self.w, self.author = root, space, author
        self.revision = 90_000

    def comment(self, comments: Any, spots: Iterable[Spot]) -> None:
        free = max((int(e.get(self.w + "id") or 0) for e in comments), default=0) + 100
        for number, spot in enumerate(spots, free):
            comment = etree.SubElement(comments, self.w + "comment", self._named(number))
            for line in spot.words:
                run = etree.SubElement(etree.SubElement(comment, self.w + "p"), self.w + "r")
                etree.SubElement(run, self.w + "t").text = line
            self._mark(spot, number)

    def swap(self, swap: Swap) -> None:
        """Delete the characters, and insert the text behind them."""
        last = None
        for run in [self._cut(*found) for found in self._runs(swap)]:
            if set(_names(run)) <= _SIMPLE:
                last = self._around("del", run)
                for text in run.iter(self.w + "t"):
                    text.tag = self.w + "delText"
        if last is not None and swap.text:
            run = etree.Element(self.w + "r")
            last.addnext(run)
            etree.SubElement(run, self.w + "t", {_XML_SPACE: "preserve"}).text = swap.text
            self._around("ins", run)

    def _mark(self, spot: Spot, number: int) -> None:
        """Put the marks around the characters, around the whole paragraph where there are none."""
        paragraph = part_paragraphs(self.root)[spot.line - 1].element
        runs = [self._cut(*found) for found in self._runs(spot)] or self._holders(paragraph, spot.note)
        start, end = (etree.Element(f"{self.w}commentRange{which}", self._id(number)) for which in ("Start", "End"))
        if runs:
            runs[0].addprevious(start)
            runs[-1].addnext(end)
        else:
            paragraph.extend([start, end])
        run = etree.Element(self.w + "r")
        etree.SubElement(run, self.w + "commentReference", self._id(number))
        end.addnext(run)

    def _holders(self, paragraph: Any, note: tuple[str, str] | None) -> list[Any]:
        """Return the run of a note's mark, or those that hold text boxes, or all that the paragraph holds."""
        runs = [run for run in paragraph.iter(self.w + "r") if next(run.iterancestors(self.w + "p")) is paragraph]
        kind, number = note or ("footnoteReference", "")
        marked = [run for run in runs if any(e.get(self.w + "id") == number for e in run.iterchildren(self.w + kind))]
        boxes = [run for run in runs if next(run.iter(self.w + "txbxContent"), None) is not None]
        return marked[:1] or boxes or [e for e in paragraph if e.tag != self.w + "pPr"]

    def _runs(self, place: Spot | Swap) -> list[tuple[Any, int, int]]:
        """Return the outermost runs that hold characters of the range, with the part of their text that is in it."""
        paragraph = part_paragraphs(self.root)[place.line - 1]  # anew: runs were cut
        out: dict[Any, tuple[int, int]] = {}
        for atom in paragraph.atoms:
            if atom.start < place.end and atom.stop > place.start:
                around = [atom.run, *(e for e in atom.run.iterancestors() if e.tag == self.w + "r")]
                run = [e for e in around if paragraph.element in e.iterancestors()][-1]
                a, b = max(place.start - atom.start, 0), min(place.end, atom.stop) - atom.start
                out[run] = (out[run][0] if run in out else a, b)
        return [(run, a, b) for run, (a, b) in out.items()]

    def _cut(self, run: Any, start: int, end: int) -> Any:
        """Return a run with the characters alone, the whole one if it holds more than one piece of text."""
        if [name for name in _names(run) if name != "rPr"] != ["t"]:
            return run
        text = run.find(self.w + "t").text or ""
        for piece, beside in ((text[:start], run.addprevious), (text[end:], run.addnext)):
            if piece:
                other = copy.deepcopy(run)
                self._say(other, piece)
                beside(other)
        self._say(run, text[start:end])
        return run

    def _say(self, run: Any, text: str) -> None:
        found = run.find(self.w + "t")
        found.text = text
        found.set(_XML_SPACE, "preserve")

    def _around(self, kind: str, run: Any) -> Any:
        self.revision += 1
        revision = etree.Element(self.w + kind, self._named(self.revision))
        run.addprevious(revision)
        revision.append(run)
        return revision

    def _id(self, number: int) -> dict[str, str]:
        return {self.w + "id": str(number)}

    def _named(self, number: int) -> dict[str, str]:
        return {**self._id(number), self.w + "author": self.author, self.w + "date": WHEN}


def _names(run: Any) -> list[str]:
    return [etree.QName(e).localname for e in run if isinstance(e.tag, str)]


def _store(draft: Path, output: Path, main: str, root: Any, part: str | None, comments: Any) -> None:
    """Write the package with the two parts; a new comments part is declared and related."""
    folder, _, name = main.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels".lstrip("/")
    new = {main: etree.tostring(root), part or f"{folder}/plain-comments.xml".lstrip("/"): etree.tostring(comments)}
    with zipfile.ZipFile(draft) as source, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as target:
        entries = {entry.filename: source.read(entry) for entry in source.infolist()}
        if part is None:
            row = f'<Relationship Id="plainComments" Type="{KIND}" Target="plain-comments.xml"/>'
            empty = f'<Relationships xmlns="{RELATIONS}"/>'.encode()
            entries[relations] = _with(entries.get(relations, empty), RELATIONS, row)
            declared = f'<Override PartName="/{folder}/plain-comments.xml" ContentType="{CONTENT}"/>'
            entries["[Content_Types].xml"] = _with(entries["[Content_Types].xml"], TYPES, declared)
        for entry, content in (entries | new).items():
            target.writestr(entry, content)


def _with(xml: bytes, space: str, row: str) -> bytes:
    root = etree.fromstring(xml)
    root.append(etree.fromstring(row.replace(" ", f' xmlns="{space}" ', 1)))
    return etree.tostring(root)
