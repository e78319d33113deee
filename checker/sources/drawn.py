"""What a Word document shows besides its paragraphs' text: pictures, and the numbers that refer to notes.

For the window alone, which draws both at their place; no rule reads them. Paragraphs are counted as everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import PurePosixPath

from checker.sources.package import Package
from checker.sources.wordml import MC, R_STRICT, Element, Paragraph, R, attribute, below, is_word, part_paragraphs, tags

_EMU = 12_700  # a point
_LENGTH = re.compile(r"(?:\A|;)\s*(width|height)\s*:\s*([0-9]{1,6}(?:[.][0-9]+)?)(pt|in|cm|mm|px)?")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "": 0.75}
_ALTERNATE = f"{{{MC}}}AlternateContent"
_GONE = (*tags("del"), *tags("moveFrom"))
_NESTED = tags("p")
_EMBEDDED = [f"{{{space}}}{name}" for space in (R, R_STRICT) for name in ("embed", "id", "link")]
_FRAMES = ("inline", "anchor")
_OTHERS = {"chart": "图表", "relIds": "SmartArt 图形", "OLEObject": "嵌入对象"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a paragraph: `line` as a block's, size in points (None where the file does not say).

    `member` is the part with its bytes, None where there is none that could be shown; `kind` says what it is: the
    extension of the part in capitals, or in Chinese what else stands there.
    """

    line: int
    width: float | None
    height: float | None
    member: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A number that refers to a note: behind how many characters of which paragraph, and what the note says.

    `part` and `lines` tell where the note's own paragraphs stand.
    """

    line: int
    offset: int
    number: str
    text: str
    part: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """All that a document's body shows besides text."""

    pictures: tuple[Picture, ...] = ()
    marks: tuple[NoteMark, ...] = ()


def drawn(data: bytes) -> Drawn:
    """Return the pictures and note marks of a Word document's body; raises an InputError like the reader of plans."""
    package = Package(data)
    root = package.xml(package.main)
    targets = {relation.id: relation.target for relation in package.relationships(package.main)}
    notes = {kind: _notes(package, kind) for kind in ("footnote", "endnote")}
    numbers = {kind: count(1) for kind in notes}
    pictures: list[Picture] = []
    marks: list[NoteMark] = []
    for line, paragraph in enumerate(part_paragraphs(root), 1):
        offset, ends = 0, {atom.element: atom.stop for atom in paragraph.atoms}
        for element in _own(paragraph.element):
            offset = ends.get(element, offset)
            if (picture := _picture(element, line, targets)) is not None:
                pictures.append(picture)
            for kind in notes:
                if is_word(element, f"{kind}Reference"):
                    own = attribute(element, "customMarkFollows") in ("1", "true", "on")
                    text, lines = notes[kind].get(attribute(element, "id") or "", ("", ()))
                    number = "" if own else str(next(numbers[kind]))
                    marks.append(NoteMark(line, offset, number, text, f"{kind}s", lines))
    return Drawn(tuple(pictures), tuple(marks))


def members(data: bytes, names: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """Yield parts of a Word document with their bytes; raises an InputError where the package is broken."""
    package = Package(data)
    for name in names:
        if package.find(name) is not None:
            yield name, package.read(name)


def _own(parent: Element) -> Iterator[Element]:
    """Yield what stands below a paragraph and is its own, the first of several alternatives that shows anything."""
    for node in parent:
        if not isinstance(node.tag, str) or node.tag in _NESTED or node.tag in _GONE:
            continue
        if node.tag == _ALTERNATE:
            yield from _alternative(node)
        else:
            yield node
            yield from _own(node)


def _held(frame: Element) -> Iterator[Element]:
    """Yield what stands in a frame and not in another inside it: frames in frames are looked through once each."""
    for node in frame:
        if isinstance(node.tag, str) and node.tag not in _NESTED and not _is_frame(node):
            yield node
            yield from _held(node)


def _alternative(node: Element) -> Iterator[Element]:
    for branch in node:
        found = list(_own(branch))
        if any(_is_frame(element) or element.tag in tags("t") for element in found):
            yield from found
            return


def _is_frame(element: Element) -> bool:
    local = _local(element)
    return local in _FRAMES or is_word(element, "pict", "object")


def _picture(element: Element, line: int, targets: dict[str, str | None]) -> Picture | None:
    """Return the picture that a drawing's frame or an older `w:pict` holds; None for shapes and boxes with text."""
    if not _is_frame(element):
        return None
    width, height = _size(element)
    for inner in _held(element):
        if _local(inner) in ("blip", "imagedata"):
            link = next((inner.get(name) for name in _EMBEDDED if inner.get(name)), None)
            member = targets.get(link) if link else None
            suffix = PurePosixPath(member or "").suffix.lstrip(".").upper()
            return Picture(line, width, height, member, suffix or "链接的图片")
        if (kind := _OTHERS.get(_local(inner))) is not None:
            return Picture(line, width, height, None, kind)
    return None


def _size(element: Element) -> tuple[float | None, float | None]:
    """Return width and height of a frame in points."""
    for inner in _held(element):
        if _local(inner) == "extent":
            wide, high = inner.get("cx", ""), inner.get("cy", "")
            if wide.isdecimal() and high.isdecimal():
                return int(wide) / _EMU, int(high) / _EMU
        found = {name: float(n) * _POINTS[unit] for name, n, unit in _LENGTH.findall(inner.get("style", ""))}
        if "width" in found and "height" in found:
            return found["width"], found["height"]
    return None, None


def _notes(package: Package, kind: str) -> dict[str, tuple[str, tuple[int, ...]]]:
    """Return the notes by id: what each says, and which paragraphs of its part it has."""
    out: dict[str, tuple[str, tuple[int, ...]]] = {}
    for name in package.related(package.main, f"{kind}s"):
        root = package.xml(name)
        paragraphs: dict[Element, tuple[int, Paragraph]] = {
            paragraph.element: (line, paragraph) for line, paragraph in enumerate(part_paragraphs(root), 1)
        }
        for note in below(root, kind):
            own = [paragraphs[p] for p in below(note, "p") if p in paragraphs]
            text = "\n".join(paragraph.text.strip() for _, paragraph in own).strip()
            out[attribute(note, "id") or ""] = (text, tuple(line for line, _ in own))
    return out


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
