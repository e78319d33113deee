"""The written file read once more: what it says when changes are accepted, when ours are rejected, and its comments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from checker.errors import PlanError
from checker.sources.package import Package
from checker.sources.wordml import (
    Element,
    below,
    body_paragraphs,
    child,
    children,
    is_word,
    paragraph_text,
    part_paragraphs,
)
from checker.word.runs import name


class Mismatch(Exception):
    """Raised when the written file does not say what it should; `str()` is what differs, in Chinese."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What a part must say.

    `accepted` are its paragraphs as they read once everything is accepted. With the revisions `own` rejected it has
    `paragraphs` paragraphs again, and those that were changed, by number, read (by themselves) as in `rejected`.
    """

    accepted: tuple[str, ...]
    paragraphs: int
    rejected: Mapping[int, str]
    own: Collection[str] = ()
    comments: Collection[str] = field(default=())


def verify(data: bytes, expected: dict[str, Expected]) -> None:
    """Read the package and compare; raises Mismatch."""
    try:
        package = Package(data)
        roots = {part: package.xml(part) for part in expected}
        comments = [package.xml(part) for part in package.related(package.main, "comments")]
    except PlanError as error:
        raise Mismatch("写成后不能重新打开") from error
    for part, root in roots.items():
        _verify_part(root, expected[part], comments)


def _verify_part(root: Element, expected: Expected, comments: list[Element]) -> None:
    """Compare one part. What was not changed need not be read again after rejecting: it stands in both."""
    if _texts(root) != expected.accepted:
        raise Mismatch("写成后的文字与预期不符")
    _verify_comments(root, expected.comments, comments)
    reject(root, expected.own)
    paragraphs = body_paragraphs(root)
    again = {n: paragraph_text(paragraphs[n - 1]) for n in expected.rejected if n <= len(paragraphs)}
    if expected.own and (len(paragraphs) != expected.paragraphs or again != expected.rejected):
        raise Mismatch("拒绝修订后的文字与原稿不符")


def reject(root: Element, own: Collection[str]) -> None:
    """Undo the revisions with the given ids in the tree."""
    for insertion in [e for e in below(root, "ins") if e.get(name(e, "id")) in own]:
        parent = insertion.getparent()
        if parent is None:
            continue
        if is_word(parent, "rPr"):
            _join(parent)
        else:
            parent.remove(insertion)
    for deletion in [e for e in below(root, "del") if e.get(name(e, "id")) in own]:
        for text in list(below(deletion, "delText")):
            text.tag = name(text, "t")
        for element in list(deletion):
            deletion.addprevious(element)
        parent = deletion.getparent()
        if parent is not None:
            parent.remove(deletion)


def _join(mark: Element) -> None:
    """Join a paragraph whose mark was inserted with the one behind it, which keeps its properties."""
    paragraph = next(mark.iterancestors("{*}p"))
    following = paragraph.getnext()
    parent = paragraph.getparent()
    if following is None or parent is None or not is_word(following, "p"):
        raise Mismatch("插入的段落后面没有段落")
    index = 1 if child(following, "pPr") is not None else 0
    following[index:index] = [e for e in paragraph if not is_word(e, "pPr")]
    parent.remove(paragraph)


def _verify_comments(root: Element, wanted: Collection[str], parts: list[Element]) -> None:
    """Each new comment is there once, with its two marks and its reference."""
    if not wanted:
        return
    texts = Counter(e.get(name(e, "id")) for part in parts for e in children(part, "comment"))
    for mark in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        marks = Counter(e.get(name(e, "id")) for e in below(root, mark))
        if any(marks[i] != 1 or texts[i] != 1 for i in wanted):
            raise Mismatch("批注与正文中的标记不对应")


def _texts(root: Element) -> tuple[str, ...]:
    """Return the paragraphs as they read once everything is accepted."""
    return tuple(paragraph.text for paragraph in part_paragraphs(root))
