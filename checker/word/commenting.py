"""The comments of an export: where each goes, which the document has already, and what becomes of earlier ones.

An earlier comment of ours whose finding still stands is left as it is, or gets its new words in place. One whose
finding is gone is taken out; where somebody replied to it or changed its words it is marked as resolved instead, with
its thread, so that nothing that people wrote is lost. Resolved comments stay resolved.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from checker.sources.wordml import MC, R_STRICT, Element, R, attribute, below, is_word, tags
from checker.word.anchors import Marks, covered, mark, mark_holder, nearest
from checker.word.changes import Anchor, Comment, Refused
from checker.word.comment_check import Written
from checker.word.comment_marks import CommentMarks, Position, comment_marks
from checker.word.comments import CommentWriter, cleaned
from checker.word.earlier_comments import EarlierComment, Settling, Tally, Wanted, earlier_comments, matches, overlap
from checker.word.parts import Parts
from checker.word.revisions import Stamp
from checker.word.runs import Line
from checker.word.signs import same_words, sign_of, signed
from checker.word.splice import outermost
from checker.word.story import Story

_NOTES = {"footnote": "脚注", "endnote": "尾注"}
_ROOTS = {"hdr": "页眉", "ftr": "页脚", "footnotes": "脚注", "endnotes": "尾注"}
_QUOTE = 40


@dataclass(frozen=True, slots=True)
class Place:
    """Where a comment goes in the body: on characters of lines, or on what holds a note or a text box.

    `last` is the line that the range ends in, where it is another one; `where` says which words are meant, where the
    comment cannot stand on them alone.
    """

    line: Line | None = None
    start: int = 0
    stop: int = 0
    last: Line | None = None
    holder: Element | None = None
    where: str = ""
    number: int = 0
    last_number: int = 0

    @property
    def paragraph(self) -> Element:
        """Return the paragraph of the running text that gets the first mark."""
        if self.line is not None:
            return self.line.element
        assert self.holder is not None
        return outermost(next(e for e in (self.holder, *self.holder.iterancestors()) if is_word(e, "p")))

    @property
    def range(self) -> tuple[Position, Position] | None:
        """Return the range between the marks, None beside a holder."""
        if self.line is None:
            return None
        if self.last is not None:
            return (self.number, self.start), (self.last_number, self.stop)
        start, stop = self.start, self.stop
        if start == stop:
            start, stop = nearest(self.line.text, start)
        start, stop = covered(self.line, start, stop)
        return (self.number, start), (self.number, stop)


class Commenter:
    """Puts comments into the body. `story` gives the story of a part, raises Refused where there is none.

    `tally` counts what becomes of the program's earlier comments.
    """

    def __init__(self, parts: Parts, body: Story, story: Callable[[str], Story], stamp: Stamp, tally: Tally) -> None:
        self._parts, self._body, self._story, self._stamp, self._tally = parts, body, story, stamp, tally
        self.written = Written()
        self.elsewhere: dict[int, str] = {}  # of a comment that cannot stand on its words: what it says of them

    def write(
        self, comments: Sequence[Comment], settling: Settling | None, refuse: Callable[[int, Refused], None]
    ) -> None:
        """Write the comments. Marks go in from the last to the first: at one place they then stand in order."""
        places: list[tuple[int, Place, Wanted]] = []
        for index, comment in enumerate(comments):
            try:
                place = self._place(comment.anchor)
                places.append((index, place, _wanted(comment, place)))
                if place.where:
                    self.elsewhere[index] = place.where
            except Refused as refused:
                refuse(index, refused)
        if not places and (settling is None or self._parts.related("comments") is None):
            return
        writer = CommentWriter(self._parts, self._body.root, self._stamp)
        if places and writer.parts.comments is None:
            self._clear()
        found = self._earlier(writer)
        known = matches([w for _, _, w in places], found, self._stamp.author, settling)
        fresh: list[tuple[Place, list[Marks]]] = []
        for number, (index, place, wanted) in enumerate(places):
            if number in known:
                self._keep(writer, known[number], place, wanted, fresh)
            elif writer.full:
                refuse(index, Refused("批注数量已到 Word 的上限"))
            else:
                fresh.append((place, [writer.add(wanted.text)]))
        if settling is not None:
            kept = list(known.values())
            self._settle(writer, [e for e in found if e not in kept], settling)
        told = self._tally
        ours = sum(e.sign is not None or e in known.values() for e in found)
        told.kept = ours - told.updated - told.settled - told.removed
        for place, marks in reversed(fresh):
            for one in reversed(marks):
                self._mark(place, one)
        writer.store()

    def _earlier(self, writer: CommentWriter) -> list[EarlierComment]:
        """Return the comments that the document has, and remember them for the check of what was written."""
        part = writer.parts.comments
        if part is None or not part.entries:
            return []
        marks = comment_marks(self._body.root, self._body.paragraphs)
        self.written.before(part.root, marks)
        return earlier_comments(writer.parts, marks)

    def _keep(
        self,
        writer: CommentWriter,
        earlier: EarlierComment,
        place: Place,
        wanted: Wanted,
        fresh: list[tuple[Place, list[Marks]]],
    ) -> None:
        """Bring an earlier comment of ours up to date; new marks only where it lost its own or left its place."""
        sign = earlier.sign
        if earlier.author != self._stamp.author or (sign is not None and not sign.untouched):
            return
        if not _says(earlier, wanted):
            writer.rewrite(earlier, wanted.text)
            self._tally.updated += 1
            self.written.changed.add(earlier.id)
        if earlier.marks.shown and overlap(wanted, earlier):
            return
        for comment in earlier.thread:
            self._take_out(comment.marks)
            self.written.changed.add(comment.id)
        fresh.append((place, [writer.marks(comment.id) for comment in earlier.thread]))

    def _settle(self, writer: CommentWriter, earlier: Sequence[EarlierComment], settling: Settling) -> None:
        """Take out, or mark as resolved, our comments whose findings are gone."""
        for comment in earlier:
            sign = comment.sign
            if sign is None or comment.author != self._stamp.author or comment.done or not settling.over(comment):
                continue
            if comment.replies or not sign.untouched:
                self._tally.settled += writer.resolve(comment)
            else:
                writer.remove(comment)
                self._tally.removed += 1
                self._take_out(comment.marks)
                self.written.gone.add(comment.id)

    def _clear(self) -> None:
        """Take out the marks of a document that has no comments: beside new ones they would be references to nothing.

        Other programs leave them behind; Word shows none of them and drops them when it saves.
        """
        root = self._body.root
        starts, ends = (list(below(root, kind)) for kind in ("commentRangeStart", "commentRangeEnd"))
        self._take_out(CommentMarks(starts, ends, list(below(root, "commentReference"))))

    def _take_out(self, marks: CommentMarks) -> None:
        for element in (*marks.starts, *marks.ends):
            self._body.remove_mark(element)
        for reference in marks.references:
            run = reference.getparent()
            alone = run is not None and all(e is reference or is_word(e, "rPr") for e in run)
            self._body.remove_mark(run if alone and run is not None else reference)

    def _mark(self, place: Place, marks: Marks) -> None:
        """Put the marks in. The reference may stand in a later paragraph, behind the contents that the range is in."""
        self._body.comments.append(marks.id)
        self._body.touch(place.paragraph)
        if place.line is None:
            assert place.holder is not None
            reference = mark_holder(place.holder, place.paragraph, marks)
        elif place.last is None:
            reference = mark(place.line, place.start, place.stop, marks)
        else:
            self._body.touch(place.last.element)
            reference = marks.across(place.line, place.start, place.last, place.stop)
        self._body.touch(reference)

    def _place(self, anchor: Anchor) -> Place:
        """Find where in the body a comment goes; raises Refused where its own place is not there."""
        story = self._story(anchor.part)
        line, last, quote = self._range(story, anchor)
        if story is self._body:
            return self._in_body(anchor, line, last, quote)
        for kind, label in _NOTES.items():
            for note in line.element.iterancestors(*tags(kind)):
                reference = self._reference(kind, attribute(note, "id"))
                if reference is not None:
                    return Place(holder=reference, where=_where(label, quote))
        label = next((label for kind, label in _ROOTS.items() if is_word(story.root, kind)), anchor.part)
        return self._first(_where(label, quote), _section_before(self._body.root, self._references(story.part)))

    def _references(self, part: str) -> set[str]:
        """Return the ids by which the main part refers to a header or footer."""
        relations = self._parts.package.relationships(self._parts.main)
        return {relation.id for relation in relations if relation.target == part}

    def _range(self, story: Story, anchor: Anchor) -> tuple[Line, Line | None, str]:
        """Return the first and the last line of a place (None: the same), and its words; raises Refused."""
        if anchor.last == anchor.line:
            line = story.ranged(anchor.line, anchor.start, anchor.end)
            return line, None, line.text[anchor.start : anchor.end] or line.text
        if anchor.last < anchor.line:
            raise Refused("止处在起处之前")
        last = story.ranged(anchor.last, 0, anchor.end)
        line = story.line(anchor.line)
        story.ranged(anchor.line, anchor.start, len(line.text))
        return line, last, line.text[anchor.start :] or line.text

    def _in_body(self, anchor: Anchor, line: Line, last: Line | None, quote: str) -> Place:
        if outermost(line.element) is not line.element:
            return Place(holder=line.element, where=_where("文本框", quote))
        if _is_copy(line):
            return self._first(_where("兼容内容", quote))
        if last is not None and (_is_copy(last) or outermost(last.element) is not last.element):
            words = f"{quote}……{last.text[: anchor.end]}"  # it ends in a text box, where no mark may stand
            return Place(line, anchor.start, len(line.text), where=_where("", words), number=anchor.line)
        place = Place(line, anchor.start, anchor.end, last, number=anchor.line, last_number=anchor.last)
        if last is not None:
            first, end = covered(line, anchor.start, len(line.text))[0], covered(last, 0, anchor.end)[1]
            exact = (first, end) == (anchor.start, anchor.end)
            return place if exact else replace(place, where=_where("", f"{quote}……{last.text[: anchor.end]}"))
        exact = anchor.start == anchor.end or covered(line, anchor.start, anchor.end) == (anchor.start, anchor.end)
        return place if exact else replace(place, where=_where("", quote))

    def _first(self, where: str, after: Element | None = None) -> Place:
        """Return the first text of the body, or behind a paragraph, for what has no place nearer."""
        number, first = self._body.first(after)
        return Place(first, 0, len(first.text), where=where, number=number)

    def _reference(self, kind: str, identifier: str | None) -> Element | None:
        """Return the mark of a note in the running text, or None."""
        marks = below(self._body.root, f"{kind}Reference")
        return next((m for m in marks if attribute(m, "id") == identifier), None)


def _section_before(root: Element, references: set[str]) -> Element | None:
    """Return the last paragraph before the section that has one of the headers or footers, None before the first."""
    before: Element | None = None
    for section in below(root, "sectPr"):
        if any(e.get(f"{{{space}}}id") in references for e in section for space in (R, R_STRICT)):
            return before
        before = next(section.iterancestors(*tags("p")), before)
    return None


def _is_copy(line: Line) -> bool:
    """Tell whether a line is what a document stores for programs that do not know what it stores besides."""
    return any(e.tag == f"{{{MC}}}Fallback" for e in line.element.iterancestors())


def _wanted(comment: Comment, place: Place) -> Wanted:
    found = place.range
    start, end = found if found is not None else (None, None)
    text = signed(cleaned(place.where + comment.text), comment.key)
    return Wanted(text, comment.key, place.paragraph, start, end)


def _says(earlier: EarlierComment, wanted: Wanted) -> bool:
    """Tell whether an earlier comment says what is wanted, with the same sign."""
    new, old = sign_of(wanted.text), earlier.sign
    same_sign = new is None or (old is not None and old.key == new.key)
    return same_sign and same_words(earlier.text, wanted.text)


def _where(label: str, quote: str) -> str:
    """Return the words that tell where a comment belongs that can't stand there."""
    short = quote if len(quote) <= _QUOTE else quote[:_QUOTE] + "…"
    return f"（位置：{label}“{short}”）" if short else f"（位置：{label}）"
