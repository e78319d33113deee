"""The written file read once more: what it says when changes are accepted, when ours are rejected, and its comments."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from checker.errors import PlanError
from checker.sources.package import Package
from checker.sources.wordml import (
    Element,
    body_paragraphs,
    children,
    paragraph_text,
    part_paragraphs,
    tags,
    text_box,
)
from checker.word.resolution import accept, reject, revisions
from checker.word.runs import name

_COMMENT_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")


class Mismatch(Exception):
    """Raised when the written file does not say what it should; `str()` is what differs, in Chinese."""


class Flow(NamedTuple):
    """The text of a part without the borders of its paragraphs: the running text, and that of its text boxes."""

    running: str
    boxes: str


def flow(paragraphs: Iterable[tuple[Element, str]]) -> Flow:
    """Return the text that paragraphs make up. Where they are joined it stays the same, the boxes in them apart."""
    running: list[str] = []
    boxes: list[str] = []
    for element, text in paragraphs:
        (running if text_box(element) is None else boxes).append(text)
    return Flow("".join(running), "".join(boxes))


@dataclass(frozen=True, slots=True)
class Expected:
    """What a part must say.

    `accepted` are its paragraphs as they read once everything is accepted. With the revisions `own` rejected it has
    `paragraphs` paragraphs again, and those that were changed, by number, read (by themselves) as in `rejected`.
    `joins` tells that paragraph marks are among the revisions. Where earlier revisions were accepted, `settled` is the
    text with ours accepted and rejected, counts for all the rest, and no revision but ours may be left.
    """

    accepted: tuple[str, ...]
    paragraphs: int
    rejected: Mapping[int, str]
    own: Collection[str] = ()
    comments: Collection[str] = field(default=())
    joins: bool = False
    settled: tuple[Flow, Flow] | None = None


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
    _verify_comments(root, expected.comments, comments)
    if expected.settled is not None:
        _verify_settled(root, expected, *expected.settled)
        return
    if _texts(_accepted(root, expected.own) if expected.joins else root) != expected.accepted:
        raise Mismatch("写成后的文字与预期不符")
    reject(root, expected.own)
    paragraphs = body_paragraphs(root)
    again = {n: paragraph_text(paragraphs[n - 1]) for n in expected.rejected if n <= len(paragraphs)}
    if expected.own and (len(paragraphs) != expected.paragraphs or again != expected.rejected):
        raise Mismatch("拒绝修订后的文字与原稿不符")


def _verify_settled(root: Element, expected: Expected, accepted: Flow, rejected: Flow) -> None:
    """Compare a part whose earlier revisions were accepted."""
    if any(e.get(name(e, "id")) not in expected.own for e in revisions(root)):
        raise Mismatch("仍有未接受的修订")
    if _flow(_accepted(root, expected.own)) != accepted:
        raise Mismatch("写成后的文字与预期不符")
    reject(root, expected.own)
    if _flow(root) != rejected:
        raise Mismatch("拒绝修订后的文字与原稿不符")


def _accepted(root: Element, own: Collection[str]) -> Element:
    """Return a copy of the part with our revisions accepted."""
    copy = deepcopy(root)
    accept(copy, lambda e: e.get(name(e, "id")) in own)
    return copy


def _flow(root: Element) -> Flow:
    return flow((paragraph.element, paragraph.text) for paragraph in part_paragraphs(root))


def _verify_comments(root: Element, wanted: Collection[str], parts: list[Element]) -> None:
    """Each new comment is there once, with its two marks and behind them its reference."""
    if not wanted:
        return
    texts = Counter(e.get(name(e, "id")) for part in parts for e in children(part, "comment"))
    marks: defaultdict[str | None, list[str]] = defaultdict(list)
    for mark in root.iter(*(tag for local in _COMMENT_MARKS for tag in tags(local))):
        marks[mark.get(name(mark, "id"))].append(etree.QName(mark).localname)
    if any(marks[i] != [*_COMMENT_MARKS] or texts[i] != 1 for i in wanted):
        raise Mismatch("批注与正文中的标记不对应")


def _texts(root: Element) -> tuple[str, ...]:
    """Return the paragraphs as they read once everything is accepted."""
    return tuple(paragraph.text for paragraph in part_paragraphs(root))
