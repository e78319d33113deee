"""The draft written anew with comments and changes: planned whole, checked in memory and on disk, or not written."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from checker.errors import DraftChanged, NeedsWord, PlanError, WriteFailed, WrongOutputFormat
from checker.files import check_output, read_bytes, write_bytes
from checker.plan import BODY
from checker.sources.package import Package
from checker.sources.wordml import Element, attribute, below, is_word, tags
from checker.word.anchors import Marks, mark, mark_holder
from checker.word.changes import Anchor, Comment, Kind, Mode, Refusal, Refused, Replacement
from checker.word.comments import CommentWriter, cleaned, storable
from checker.word.difference import Change, smallest
from checker.word.parts import MAIN_TYPES, Parts
from checker.word.revisions import Stamp
from checker.word.runs import Line
from checker.word.splice import outermost
from checker.word.story import Story, part_of
from checker.word.verify import Expected, Mismatch, verify

_NOTES = {"footnote": "脚注", "endnote": "尾注"}
_ROOTS = {"hdr": "页眉", "ftr": "页脚", "footnotes": "脚注", "endnotes": "尾注"}
_QUOTE = 40
_AUTHOR = 255  # the schema allows no more


def export(
    draft: Path,
    output: Path,
    *,
    comments: Sequence[Comment] = (),
    replacements: Sequence[Replacement] = (),
    author: str,
    when: datetime,
    mode: Mode = Mode.TRACKED,
    sha256: str | None = None,
    content: bytes | None = None,
) -> tuple[Refusal, ...]:
    """Write a copy of the draft with comments and replacements; return those that were left out, with reasons.

    All offsets refer to the draft as it is; with `sha256` (of `Plan`) a draft that is not the one read is refused.
    `content` is a .docx made from a draft that is none: it is written instead, and the offsets refer to it.
    `when` is the wall clock of the author; with a time zone its true instant is stored too. Raises InputError or
    OutputError; the draft is never touched, and what cannot be read back as intended is not written.
    """
    kind = draft.suffix.lower() if content is None else ".docx"
    if kind not in MAIN_TYPES:
        raise NeedsWord(draft)
    if output.suffix.lower() not in MAIN_TYPES:
        raise WrongOutputFormat(output, detail=".docx")
    check_output(output, (draft,))
    found = read_bytes(draft)
    if sha256 is not None and hashlib.sha256(found).hexdigest() != sha256:
        raise DraftChanged(draft)
    stamp = Stamp(" ".join(cleaned(author).split())[:_AUTHOR], when)
    try:
        work = _Export(Package(found if content is None else content), stamp, mode)
        if output.suffix.lower() != kind and not work.parts.retype(output.suffix.lower()):
            raise WrongOutputFormat(output, detail=draft.suffix)
        work.plan(replacements)
        work.comment(comments)
        data = work.finished()
    except PlanError as error:
        if error.path is not None:
            raise
        raise error.at(draft) from error
    expected = work.expected()

    def check(written: bytes) -> None:
        try:
            verify(written, expected)
        except Mismatch as difference:
            raise WriteFailed(output, detail=str(difference)) from difference

    write_bytes(output, data, check=check)
    return tuple(sorted(work.refusals, key=lambda r: (r.kind, r.index)))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a comment goes in the body: on characters of a line, or on what holds a note or a text box."""

    line: Line | None = None
    start: int = 0
    stop: int = 0
    holder: Element | None = None
    where: str = ""


class _Export:
    """One export: the parts, the stories that are read so far, and what was refused."""

    def __init__(self, package: Package, stamp: Stamp, mode: Mode) -> None:
        self.parts = Parts(package)
        self.refusals: list[Refusal] = []
        self._stamp, self._mode = stamp, mode
        self._stories: dict[str, Story] = {}
        self._body = self._story(BODY)

    def plan(self, replacements: Sequence[Replacement]) -> None:
        """Turn the replacements into changes; nothing is changed yet, so that offsets stay true for the comments."""
        lines: dict[tuple[str, int], list[tuple[int, Replacement]]] = {}
        for index, replacement in enumerate(replacements):
            anchor = replacement.anchor
            try:
                story = self._story(anchor.part)
                if anchor.last != anchor.line:
                    raise Refused("一次只能修改一个段落")
                story.ranged(anchor.line, anchor.start, anchor.end)
                if any(not storable(c) for c in replacement.text if c not in "\r\n\t"):
                    raise Refused("替换文字中有不能写入文档的字符")
                number = story.copies(anchor.line)[0]
                lines.setdefault((anchor.part, number), []).append((index, replacement))
            except Refused as refused:
                self._refuse(index, Kind.REPLACEMENT, refused)
        for (part, number), wanted in lines.items():
            self._plan_line(self._story(part), number, wanted)

    def comment(self, comments: Sequence[Comment]) -> None:
        """Put the comments into the document. The last first: marks at one place then stand in the order given."""
        places: list[tuple[int, Comment, _Place]] = []
        for index, comment in enumerate(comments):
            try:
                places.append((index, comment, self._place(comment.anchor)))
            except Refused as refused:
                self._refuse(index, Kind.COMMENT, refused)
        if not places:
            return
        writer = CommentWriter(self.parts, self._body.root, self._stamp)
        written: list[tuple[_Place, Marks]] = []
        for index, comment, place in places:
            if writer.full:
                self._refuse(index, Kind.COMMENT, Refused("批注数量已到 Word 的上限"))
            else:
                written.append((place, writer.add(place.where + comment.text)))
        for place, marks in reversed(written):
            self._mark(place, marks)
        writer.store()

    def finished(self) -> bytes:
        """Make the planned changes and return the package."""
        for story in self._stories.values():
            story.revise()
            story.store(self.parts)
        return self.parts.bytes()

    def expected(self) -> dict[str, Expected]:
        """Return what each part that was read must say."""
        return {story.part: story.expected() for story in self._stories.values()}

    def _plan_line(self, story: Story, number: int, wanted: list[tuple[int, Replacement]]) -> None:
        """Plan the replacements of one line from left to right; of two that overlap the later one is left out."""
        kept: list[tuple[int, Replacement]] = []
        for index, replacement in wanted:
            if any(_overlap(replacement.anchor, other.anchor) for _, other in kept):
                self._refuse(index, Kind.REPLACEMENT, Refused("与同一处的另一项修改重叠"))
            else:
                kept.append((index, replacement))
        kept.sort(key=lambda pair: (pair[1].anchor.start, pair[1].anchor.end))
        starts = [replacement.anchor.start for _, replacement in kept]
        low = 0
        for (index, replacement), high in zip(kept, [*starts[1:], None], strict=True):
            try:
                changes = _fitting(story, number, replacement, low, high)
                story.plan(number, changes)
                low = max([replacement.anchor.end, *(change.stop for change in changes)])
            except Refused as refused:
                self._refuse(index, Kind.REPLACEMENT, refused)

    def _place(self, anchor: Anchor) -> _Place:
        """Find where in the body a comment goes; raises Refused where its own place is not there."""
        story = self._story(anchor.part)
        line = story.ranged(anchor.line, anchor.start, anchor.end)
        quote = line.text[anchor.start : anchor.end] or line.text
        if story is self._body:
            outer = outermost(line.element)
            if outer is line.element:
                return _Place(line, anchor.start, anchor.end)
            return _Place(holder=line.element, where=_where("文本框", quote))
        for kind, label in _NOTES.items():
            for note in line.element.iterancestors(*tags(kind)):
                reference = self._reference(kind, attribute(note, "id"))
                if reference is not None:
                    return _Place(holder=reference, where=_where(label, quote))
        label = next((label for kind, label in _ROOTS.items() if is_word(story.root, kind)), anchor.part)
        first = self._body.first()
        return _Place(first, 0, len(first.text), where=_where(label, quote))

    def _mark(self, place: _Place, marks: Marks) -> None:
        self._body.comments.append(marks.id)
        if place.line is not None:
            self._body.touch(place.line.element)
            mark(place.line, place.start, place.stop, marks)
        elif place.holder is not None:
            paragraph = next(e for e in (place.holder, *place.holder.iterancestors()) if is_word(e, "p"))
            self._body.touch(paragraph)
            mark_holder(place.holder, outermost(paragraph), marks)

    def _reference(self, kind: str, identifier: str | None) -> Element | None:
        """Return the mark of a note in the running text, or None."""
        marks = below(self._body.root, f"{kind}Reference")
        return next((m for m in marks if attribute(m, "id") == identifier), None)

    def _story(self, part: str) -> Story:
        """Return the story of a part, read once; raises Refused where the document has no such part."""
        if part not in self._stories:
            name = part_of(self.parts, part)
            self._stories[part] = Story(name, self.parts.read(name), self._stamp, self._mode)
        return self._stories[part]

    def _refuse(self, index: int, kind: Kind, refused: Refused) -> None:
        self.refusals.append(Refusal(index, kind, str(refused)))


def _fitting(story: Story, number: int, replacement: Replacement, low: int, high: int | None) -> list[Change]:
    """Return the smallest changes that can be made, whole numbers where the surroundings allow; raises Refused."""
    anchor, new = replacement.anchor, cleaned(replacement.text)
    text = story.line(number).text
    start, end = anchor.start, anchor.end
    try:
        changes = smallest(text, start, end, new, low, high)
        story.check(number, changes)
    except Refused:
        changes = smallest(text, start, end, new, start, end)
        story.check(number, changes)
    return changes


def _overlap(a: Anchor, b: Anchor) -> bool:
    """Tell whether two ranges of a line share a character, or both insert at the same place."""
    return (a.start < b.end and b.start < a.end) or (a.start == a.end == b.start == b.end)


def _where(label: str, quote: str) -> str:
    """Return the words that tell where a comment belongs that can't stand there."""
    short = quote if len(quote) <= _QUOTE else quote[:_QUOTE] + "…"
    return f"（位置：{label}“{short}”）" if short else f"（位置：{label}）"
