"""The parts that hold comments: created as Word creates them, or extended without touching what others wrote.

A document without comments gets all five parts (the text, its thread, ids, true time, person). One that has comments
gets new ones only in the parts it has: threads beside flat comments would be taken for damage.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.sources.package import parse_xml
from checker.sources.wordml import MC, R_STRICT, W_STRICT, Element, R, W, attribute, children, value
from checker.word.flat_part import FlatPart
from checker.word.parts import Parts

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
W16CID = "http://schemas.microsoft.com/office/word/2016/wordml/cid"
W16CEX = "http://schemas.microsoft.com/office/word/2018/wordml/cex"

_OFFICE = "http://schemas.microsoft.com/office/"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_NAMESPACES = {"w14": W14, "w15": W15, "w16cid": W16CID, "w16cex": W16CEX}
_FIRST_ID, _ID_LIMIT = 0x10000001, 0x80000000


@dataclass(frozen=True, slots=True)
class _Kind:
    """One of the parts: its name and relationship, and its root element."""

    stem: str
    relation: str
    root: str


_COMMENTS = _Kind("comments", "", "w:comments")
_EXTENDED = _Kind("commentsExtended", f"{_OFFICE}2011/relationships/commentsExtended", "w15:commentsEx")
_IDS = _Kind("commentsIds", f"{_OFFICE}2016/09/relationships/commentsIds", "w16cid:commentsIds")
_EXTENSIBLE = _Kind(
    "commentsExtensible", f"{_OFFICE}2018/08/relationships/commentsExtensible", "w16cex:commentsExtensible"
)
_PEOPLE = _Kind("people", f"{_OFFICE}2011/relationships/people", "w15:people")


class CommentParts:
    """The five parts as far as the document has them; those that it lacks are made when the first comment is added."""

    def __init__(self, parts: Parts, strict: bool) -> None:
        self._parts, self._strict = parts, strict
        self.styles = _styles(parts)
        self.comments = self._existing(_COMMENTS)
        self.extended = self._existing(_EXTENDED)
        self.ids = self._existing(_IDS)
        self.extensible = self._existing(_EXTENSIBLE)
        self.people = self._existing(_PEOPLE)

    @property
    def threaded(self) -> bool:
        """Tell whether comments take part in threads: paragraph ids are declared, and a part says what they are for.

        Ids cannot be declared in a part that knows none without writing anew what others wrote.
        """
        knows_ids = self.comments is not None and W14 in self.comments.root.nsmap.values()
        return knows_ids and any((self.extended, self.ids, self.extensible))

    def prepare(self) -> FlatPart:
        """Make what is missing for a first comment; return the part of the comments."""
        if self.comments is None or _could_be_fresh(self.comments):
            self.extended = self.extended or self._created(_EXTENDED)
            self.ids = self.ids or self._created(_IDS)
            self.extensible = self.extensible or self._created(_EXTENSIBLE)
            self.people = self.people or self._created(_PEOPLE)
        self.comments = self.comments or self._created(_COMMENTS)
        return self.comments

    def store(self) -> None:
        """Put what was changed into the package."""
        for part in (self.comments, self.extended, self.ids, self.extensible, self.people):
            if part is not None:
                part.store(self._parts)

    def free_ids(self) -> Iterator[str]:
        """Return ids that no paragraph or comment has; Word re-keys those from 0x80000000 and loses threads."""
        taken = self._parts.paragraph_ids()
        return (f"{n:08X}" for n in range(_FIRST_ID, _ID_LIMIT) if n not in taken)

    def _existing(self, kind: _Kind) -> FlatPart | None:
        found = self._parts.related(kind.stem)
        return FlatPart(found, self._parts.read(found)) if found else None

    def _created(self, kind: _Kind) -> FlatPart:
        relation = kind.relation or f"{R_STRICT if self._strict else R}/{kind.stem}"
        found = self._parts.add(kind.stem, relation, f"{_TYPE}{kind.stem}+xml", _root(kind.root, self._strict))
        return FlatPart(found, self._parts.read(found))


def last_paragraph_id(comment: Element) -> str | None:
    """Return the id by which the other parts know a comment: that of its last paragraph."""
    paragraphs = list(children(comment, "p"))
    return paragraphs[-1].get(f"{{{W14}}}paraId") if paragraphs else None


def entry(part: FlatPart | None, key: str, wanted: str | None) -> Element | None:
    """Return the entry of a part whose attribute `key`, a qualified name, is as wanted; None where there is none."""
    if part is None or wanted is None:
        return None
    return next((e for e in part.entries if (e.get(key) or "").upper() == wanted.upper()), None)


def _could_be_fresh(part: FlatPart) -> bool:
    """Tell whether a comments part is empty and ready for paragraph ids."""
    return not part.entries and W14 in part.root.nsmap.values()


def _root(tag: str, strict: bool) -> bytes:
    """Return an empty root element with the namespaces that the part may need, all of them ignorable."""
    spaces = {"w": W_STRICT if strict else W, "mc": MC, **_NAMESPACES}
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in spaces.items())
    return f'<{tag} {declared} mc:Ignorable="{" ".join(_NAMESPACES)}"></{tag}>'.encode()


def _styles(parts: Parts) -> dict[str, str]:
    """Return the ids of the two comment styles by their names, which are English in every language of Word."""
    found = parts.related("styles")
    if found is None:
        return {}
    root = parse_xml(parts.read(found), found)
    names = {(value(s, "name") or "").lower(): attribute(s, "styleId") for s in children(root, "style")}
    return {key: style for key in ("annotation text", "annotation reference") if (style := names.get(key))}
