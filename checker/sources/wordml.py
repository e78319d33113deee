"""The characters of a WordprocessingML paragraph: which ones count, in which element, at which offset.

Reader and writer both take their offsets from here, so that a place found by one is the place marked by the other.
Counted as the accepted view shows it: insertions in, deletions and moved-away text out; results of fields in, their
codes out; a tab, break, hyphen or symbol as one character. A text box's paragraphs are paragraphs of their own.
Transitional and Strict documents differ only in their namespaces and are read alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache
from typing import TypeAlias

from lxml import etree

from checker.sources.symbols import GLYPH, shown, symbol

Element: TypeAlias = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
R_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"


LEFT_BEHIND = "00527E95"
"""The `w:rsidDel` of paragraphs that a drafter moved away with this program, as tracked changes, tables' among them.

What stands in their stead is read where it went to; where others moved or deleted a paragraph an empty one is read.
"""


@cache
def tags(name: str) -> tuple[str, str]:
    """Return the qualified names of the element `w:name`, transitional and strict."""
    return f"{{{W}}}{name}", f"{{{W_STRICT}}}{name}"


def is_word(element: Element, *names: str) -> bool:
    """Tell whether the node is one of the elements `w:name`; comments and processing instructions never are."""
    return any(element.tag in tags(name) for name in names)


def child(element: Element, name: str) -> Element | None:
    """Return the first child `w:name`, or None."""
    return next(element.iterchildren(*tags(name)), None)


def children(element: Element, name: str) -> Iterator[Element]:
    """Return the children `w:name`."""
    return element.iterchildren(*tags(name))


def below(element: Element, name: str) -> Iterator[Element]:
    """Return all `w:name` at or below the element, in document order."""
    return element.iter(*tags(name))


def attribute(element: Element, name: str = "val") -> str | None:
    """Return the attribute `w:name` of a WordprocessingML element, or None."""
    return element.get(f"{{{W}}}{name}") or element.get(f"{{{W_STRICT}}}{name}")


def value(element: Element | None, name: str, key: str = "val") -> str | None:
    """Return `w:key` of the child `w:name`, or None where either is absent."""
    found = child(element, name) if element is not None else None
    return attribute(found, key) if found is not None else None


def switched_on(element: Element | None, name: str) -> bool:
    """Tell whether the on/off property `w:name` is there and not switched off."""
    found = child(element, name) if element is not None else None
    return found is not None and (attribute(found) or "true") not in ("0", "false", "off")


def is_left_behind(paragraph: Element) -> bool:
    """Tell whether a drafter moved the paragraph away with this program, and nothing of it is left."""
    if attribute(paragraph, "rsidDel") != LEFT_BEHIND:
        return False
    mark = child(paragraph, "pPr")
    mark = child(mark, "rPr") if mark is not None else None
    return mark is not None and any(child(mark, gone) is not None for gone in ("del", "moveFrom"))


@dataclass(frozen=True, slots=True)
class Atom:
    """A stretch of visible characters that one element of one run holds.

    `element` is the `w:t` (or `w:tab`, `w:br`, … for a single character), `run` its `w:r`, `start` the offset of the
    first character in the paragraph's text, `in_field` whether it belongs to a field's result.
    """

    element: Element
    run: Element
    text: str
    start: int
    in_field: bool

    @property
    def stop(self) -> int:
        """Return the offset behind the last character."""
        return self.start + len(self.text)


@dataclass(slots=True)
class _Field:
    """One open complex field: its instruction so far, and whether its code still runs."""

    in_code: bool = True
    instruction: str = ""

    @property
    def name(self) -> str:
        return self.instruction.split(maxsplit=1)[0].upper() if self.instruction.strip() else ""


@dataclass(slots=True)
class FieldState:
    """The complex fields that are open at some point of a story; they may begin and end in different paragraphs.

    `strays` are beginnings that are never ended: they are passed over, or they would swallow the rest of the text.
    """

    strays: frozenset[Element] = frozenset()
    _open: list[_Field] = field(default_factory=list)
    _codes: int = 0
    _names: frozenset[str] | None = None

    @property
    def in_code(self) -> bool:
        """Tell whether text here belongs to a field code and is not seen."""
        return self._codes > 0

    @property
    def inside(self) -> bool:
        """Tell whether text here belongs to a field."""
        return bool(self._open)

    @property
    def names(self) -> frozenset[str]:
        """Return the names of the open fields: TOC, REF, PAGE …; the same set until a mark or code is met."""
        if self._names is None:
            self._names = frozenset(f.name for f in self._open)
        return self._names

    def meet(self, mark: Element) -> None:
        """Take note of a `w:fldChar`."""
        kind = attribute(mark, "fldCharType")
        self._names = None
        if kind == "begin" and mark not in self.strays:
            self._open.append(_Field())
            self._codes += 1
        elif kind == "separate" and self._open:
            self._codes -= self._open[-1].in_code
            self._open[-1].in_code = False
        elif kind == "end" and self._open:
            self._codes -= self._open.pop().in_code

    def instruct(self, code: str) -> None:
        """Take note of a piece of field code."""
        if self._open and self._open[-1].in_code:
            self._open[-1].instruction += code
            self._names = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A `w:p` with its visible characters; `fields` names the fields whose results it shows.

    `goes_on` tells that a field is still open at its end: what is put there would belong to it.
    """

    element: Element
    atoms: tuple[Atom, ...]
    fields: frozenset[str] = frozenset()
    goes_on: bool = False

    @property
    def text(self) -> str:
        """Return the paragraph's text as offsets count it."""
        return "".join(atom.text for atom in self.atoms)


class _Role(Enum):
    RUN = auto()
    TEXT = auto()
    CHARACTER = auto()
    SYMBOL = auto()
    FIELD_MARK = auto()
    FIELD_CODE = auto()
    SIMPLE_FIELD = auto()
    GONE = auto()
    CHOICE = auto()
    SKIP = auto()


_CHARACTERS = {
    tag: character
    for name, character in {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}.items()
    for tag in tags(name)
}
_NAMES = {
    _Role.RUN: "r",
    _Role.TEXT: "t",
    _Role.CHARACTER: "tab ptab br cr noBreakHyphen",
    _Role.SYMBOL: "sym",
    _Role.FIELD_MARK: "fldChar",
    _Role.FIELD_CODE: "instrText",
    _Role.SIMPLE_FIELD: "fldSimple",
    _Role.GONE: "del moveFrom",
    _Role.SKIP: "pPr rPr sdtPr sdtEndPr p txbxContent pict drawing object delText delInstrText rt",
}
_ROLES = {tag: role for role, names in _NAMES.items() for name in names.split() for tag in tags(name)}
_ROLES[f"{{{MC}}}AlternateContent"] = _Role.CHOICE


class _Collector:
    """Walks one paragraph and collects its atoms."""

    def __init__(self, fields: FieldState) -> None:
        self.fields = fields
        self.atoms: list[Atom] = []
        self.names: set[str] = set()
        self.met: frozenset[str] | None = None
        self.offset = 0
        self.simple: list[str] = []
        self.gone = 0

    def walk(self, parent: Element, run: Element | None = None) -> None:
        """Visit what stands below `parent`; `run` is the run around it."""
        for node in parent:
            role = _ROLES.get(node.tag)
            if role is None:
                if len(node):
                    self.walk(node, run)
            elif role is _Role.RUN:
                self.walk(node, node)
            elif role is _Role.TEXT:
                text = text_of(node)
                self.add(node, run, text if run is None or not GLYPH.search(text) else shown(text, *fonts_of(run)))
            elif role is not _Role.SKIP:
                self.other(role, node, run)

    def other(self, role: _Role, node: Element, run: Element | None) -> None:
        """Visit a node of one of the rarer kinds."""
        if role is _Role.CHARACTER:
            self.add(node, run, _CHARACTERS[node.tag])
        elif role is _Role.SYMBOL:
            self.add(node, run, symbol(attribute(node, "font") or "", attribute(node, "char") or ""))
        elif role is _Role.FIELD_MARK:
            self.fields.meet(node)
        elif role is _Role.FIELD_CODE:
            self.fields.instruct(text_of(node))
        elif role is _Role.SIMPLE_FIELD:
            self.simple.append((attribute(node, "instr") or "").strip().partition(" ")[0].upper())
            self.walk(node, run)
            self.simple.pop()
        elif role is _Role.GONE:
            self.gone += 1
            self.walk(node, run)
            self.gone -= 1
        else:
            self.choose(node, run)

    def choose(self, node: Element, run: Element | None) -> None:
        """Visit the first alternative that has text: the others show the same once more."""
        before = len(self.atoms)
        for branch in node:
            self.walk(branch, run)
            if len(self.atoms) > before:
                return

    def add(self, node: Element, run: Element | None, text: str) -> None:
        """Take in visible characters; text outside a run, deleted, or in a field's code is none."""
        if run is None or not text or self.gone or self.fields.in_code:
            return
        in_field = bool(self.simple) or self.fields.inside
        if in_field and not (self.met is self.fields.names and not self.simple):
            self.met = self.fields.names
            self.names.update(self.met, self.simple)
        self.atoms.append(Atom(node, run, text, self.offset, in_field))
        self.offset += len(text)


def fonts_of(run: Element) -> tuple[str | None, ...]:
    """Return the fonts that a run sets itself for characters that are neither Chinese nor complex."""
    properties = child(run, "rPr")
    return tuple(value(properties, "rFonts", slot) for slot in ("hAnsi", "ascii"))


def text_of(node: Element) -> str:
    """Return the characters of a `w:t`, also where comments or processing instructions stand between them."""
    text = node.text or ""
    return text + "".join(inner.tail or "" for inner in node) if len(node) else text


def body_paragraphs(root: Element) -> list[Element]:
    """Return all `w:p` below `w:body` in document order: the paragraph of line n has the index n - 1.

    For a part without body (notes, headers) all its `w:p`. Text boxes that Word stores twice are here twice.
    """
    body = child(root, "body")
    return list(below(body if body is not None else root, "p"))


def atoms(paragraph: Element, fields: FieldState | None = None) -> list[Atom]:
    """Return the visible stretches of a `w:p` from left to right.

    Without `fields`, the paragraph is read by itself: right unless a field reaches into it from another paragraph.
    With it, paragraphs must be given in document order, and the state goes on from one to the next.
    """
    collector = _Collector(fields if fields is not None else FieldState(_strays(paragraph)))
    collector.walk(paragraph)
    return collector.atoms


def paragraph_text(paragraph: Element) -> str:
    """Return the visible text of a `w:p` read by itself."""
    return "".join(atom.text for atom in atoms(paragraph))


def part_paragraphs(root: Element) -> list[Paragraph]:
    """Return every paragraph of a part, as `body_paragraphs` counts them, with fields followed across paragraphs."""
    strays = _strays(root)
    stories: defaultdict[Element | None, FieldState] = defaultdict(lambda: FieldState(strays))
    out: list[Paragraph] = []
    boxed = {p: box for box in below(root, "txbxContent") for p in below(box, "p")}  # the inner of two boxes last
    for element in body_paragraphs(root):
        fields = stories[boxed.get(element)]
        if not len(element):
            out.append(Paragraph(element, (), goes_on=fields.inside))
            continue
        collector = _Collector(fields)
        collector.walk(element)
        out.append(Paragraph(element, tuple(collector.atoms), frozenset(collector.names), fields.inside))
    return out


def text_box(element: Element) -> Element | None:
    """Return the `w:txbxContent` in which the element stands, or None in the running text."""
    return next(element.iterancestors(*tags("txbxContent")), None)


def _strays(root: Element) -> frozenset[Element]:
    """Return the beginnings of fields that are never ended within their story."""
    open_marks: dict[Element | None, list[Element]] = {}
    for mark in below(root, "fldChar"):
        stack = open_marks.setdefault(text_box(mark), [])
        kind = attribute(mark, "fldCharType")
        if kind == "begin":
            stack.append(mark)
        elif kind == "end" and stack:
            stack.pop()
    return frozenset(mark for stack in open_marks.values() for mark in stack)
