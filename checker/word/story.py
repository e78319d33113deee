"""One part of the document with its paragraphs as they were read, and what is done to them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence

from checker.plan import BODY
from checker.sources.package import parse_xml
from checker.sources.wordml import (
    MC,
    Element,
    Paragraph,
    below,
    is_word,
    paragraph_text,
    part_paragraphs,
    tags,
    text_box,
)
from checker.word.changes import Earlier, Mode, Refused
from checker.word.difference import Change
from checker.word.editable import Place, can_look_like, check, check_between, check_mark, place_of
from checker.word.joining import Joiner
from checker.word.parts import Parts
from checker.word.resolution import accept_structure, accept_text, next_block, revisions
from checker.word.revisions import Reviser, Stamp
from checker.word.runs import Line, RevisionIds, name
from checker.word.splice import outermost, regions, spliced, whole
from checker.word.verify import Expected, Flow, flow

_BREAK = "\0"
_NOTES = ("footnotes", "endnotes")
_MARGINS = ("header", "footer")


class Story:
    """The body, the notes or a header: lines by number, changes, and the part's new bytes."""

    def __init__(self, part: str, xml: bytes, stamp: Stamp, mode: Mode, earlier: Earlier = Earlier.KEEP) -> None:
        self.part, self.mode = part, mode
        self.root = parse_xml(xml, part)
        self._accepts = earlier is Earlier.ACCEPT and next(revisions(self.root), None) is not None
        self.comments: list[str] = []
        self._xml = xml
        self._paragraphs = part_paragraphs(self.root)
        self._numbers = {p.element: n for n, p in enumerate(self._paragraphs, 1)}
        self._regions = regions(xml, self.root)
        self._ids = RevisionIds(self.root)
        self._reviser = Reviser(self.root, self._ids, stamp, mode)
        self._joiner = Joiner(self._regions)
        self._lines: dict[int, Line] = {}
        self._joined: set[int] = set()
        self._alike: dict[int, int] = {}
        self._beside: dict[int, int | None] = {}
        self._changes: dict[int, list[tuple[Change, Place]]] = {}
        self._touched: set[Element] = set()
        self._original: dict[int, str] = {}
        self._gone: frozenset[Element] = frozenset()
        if self._accepts:
            self._gone = frozenset(gone_paragraphs(self.root))
            accept_text(self.root)

    def line(self, number: int) -> Line:
        """Return a line, raises Refused where there is none; the same object each time."""
        if not 1 <= number <= len(self._paragraphs):
            raise Refused(f"没有第{number}段")
        if self._paragraphs[number - 1].element in self._gone:
            raise Refused(f"第{number}段已由他人以修订方式删除，接受后不再存在")
        if number not in self._lines:
            self._lines[number] = Line(self._paragraphs[number - 1], self._ids)
        return self._lines[number]

    def ranged(self, number: int, start: int, end: int) -> Line:
        """Return a line that has the given range; raises Refused where it has not."""
        line = self.line(number)
        if not 0 <= start <= end <= len(line.text):
            raise Refused(f"第{number}段没有第{start}至{end}字")
        return line

    def first(self, after: Element | None = None) -> tuple[int, Line]:
        """Return the first line outside text boxes, with its number; raises Refused.

        With `after`, a paragraph, the first one behind it. In the section that begins there rather one with text, that
        neither a field (contents) nor a content control holds.
        """
        begin = 0 if after is None else self._numbers.get(after, 0)
        outside = [n for n, p in enumerate(self._paragraphs, 1) if n > begin and outermost(p.element) is p.element]
        if not outside:
            raise Refused("正文没有可以加批注的段落")
        filled = [n for n in outside if self._paragraphs[n - 1].text.strip()]
        last = next((n for n in outside if next(below(self._paragraphs[n - 1].element, "sectPr"), None) is not None), 0)
        steady = (n for n in filled if n <= (last or outside[-1]) and _is_steady(self._paragraphs[n - 1]))
        number = next(steady, (filled or outside)[0])
        return number, self.line(number)

    def copies(self, number: int) -> list[int]:
        """Return the numbers of the lines that store the same text of a text box, in order; mostly just the line."""
        element = self.line(number).element
        choice = next(element.iterancestors(f"{{{MC}}}AlternateContent"), None)
        if choice is None or text_box(element) is None:
            return [number]
        branches = [list(below(branch, "p")) for branch in choice.iterchildren(f"{{{MC}}}*")]
        place = next(b.index(element) for b in branches if element in b)
        twins = [b[place] for b in branches if place < len(b)]
        text = self.line(number).text
        return [n for n in (self._numbers[t] for t in twins) if self.line(n).text == text]

    def chain(self, first: int, last: int) -> list[int]:
        """Return the lines from one to another that stand beside each other; raises Refused where they do not."""
        out = [first]
        while out[-1] < last:
            following = self._following(out[-1])
            if following is None:
                break
            out.append(following)
        if out[-1] != last:
            raise Refused("修改的范围跨出了同一单元格、文本框或内容控件，或者其间有表格")
        return out

    def check(self, number: int, changes: Iterable[Change]) -> None:
        """Raise Refused where one of the changes cannot be made."""
        for copy in self.copies(number):
            for change in changes:
                check(self.line(copy), change)

    def plan(self, number: int, changes: Iterable[Change]) -> None:
        """Take note of changes that `check` let pass; to be made by `revise`; in each line from left to right."""
        for copy in self.copies(number):
            line, planned = self.line(copy), self._changes.setdefault(copy, [])
            for change in changes:
                if planned and planned[-1][0][:2] == (change.start, change.start) == (change.start, change.stop):
                    change = Change(change.start, change.stop, planned.pop()[0].text + change.text)
                inserts = change.start == change.stop
                planned.append((change, place_of(line, change.start) if inserts else Place.END))

    @property
    def paragraphs(self) -> Sequence[Paragraph]:
        """Return the paragraphs as they were read; line n has the index n - 1."""
        return self._paragraphs

    def check_join(self, number: int, *, whole: bool) -> None:
        """Raise Refused where the mark of a line cannot be deleted; `whole` tells that its text goes with it."""
        for copy in self.copies(number):
            following = self._following(copy)
            check_mark(self.line(copy), None if following is None else self.line(following), whole=whole)

    def check_rest(self, number: int, start: int, stop: int, *, leads: bool, trails: bool) -> None:
        """Raise Refused where a deletion over several lines takes more than text from this one."""
        for copy in self.copies(number):
            line = self.line(copy)
            check_between(line, line.between(start, stop), leads=leads, trails=trails)

    def check_looks(self, number: int, following: int) -> None:
        """Raise Refused where a line that this one is joined with can't be made to look like this one."""
        for line, last in zip(self.copies(number), self.copies(following), strict=True):
            if self.mode is Mode.TRACKED and not can_look_like(self.line(last).element, self.line(line).element):
                raise Refused("后一段的格式已由他人修订，合并后前一段会变成它的格式")

    def keep_looks(self, number: int, following: int) -> None:
        """Take note that a line that this one is joined with is to look like this one."""
        self._alike.update(zip(self.copies(following), self.copies(number), strict=True))

    def joins(self, number: int) -> bool:
        """Tell whether the mark of a line is to be deleted already."""
        return self.copies(number)[0] in self._joined

    def join(self, number: int) -> None:
        """Take note that the mark of a line, which `check_join` let pass, is to be deleted."""
        self._joined.update(self.copies(number))

    def touch(self, element: Element) -> None:
        """Take note that a paragraph, or what holds it, is no longer what it was."""
        self._touched.add(outermost(element))

    def remove_mark(self, mark: Element) -> None:
        """Take a mark of a comment out: of its paragraph, or where it stands between paragraphs."""
        paragraph = next(mark.iterancestors(*tags("p")), None)
        self._touched.add(mark if paragraph is None else outermost(paragraph))
        if paragraph is None and self._regions is not None:
            self._regions[mark].removed = True
        parent = mark.getparent()
        if parent is not None:
            parent.remove(mark)

    def revise(self) -> None:
        """Make the planned changes, each line from right to left, then join lines, and accept what others changed."""
        for number in sorted(self._joined | {n for n, changes in self._changes.items() if changes}):
            element = self.line(number).element
            self.touch(element)
            self._original[number] = paragraph_text(element)
        for number, changes in self._changes.items():
            for change, place in sorted(changes, reverse=True, key=_position):
                self._reviser.apply(self.line(number), change, place)
        self._reviser.finish()
        for last, line in self._alike.items():
            self.touch(self.line(last).element)
            self._reviser.take_looks(self.line(last).element, self.line(line).element)
        for number in sorted(self._joined, reverse=True):
            element = self.line(number).element
            if self.mode is Mode.TRACKED:
                self._reviser.delete_mark(element)
            else:
                self._joiner.join(element, self._reviser.added)
        if self._accepts:
            accept_structure(self.root, lambda e: e.get(name(e, "id")) not in self._reviser.own)

    def store(self, parts: Parts) -> None:
        """Put the part into the package if anything in it was touched."""
        if not self._touched and not self._accepts:
            return
        if self._regions is None or self._accepts:
            parts.put(self.part, whole(self.root))
        else:
            parts.put(self.part, spliced(self._xml, self._joiner.edited(self._touched), self._reviser.added))

    def expected(self) -> Expected:
        """Return what the part must say once it is written."""
        rejected = self._original if self.mode is Mode.TRACKED else {}
        own, comments = frozenset(self._reviser.own), tuple(self.comments)
        lines = {number: [paragraph.text] for number, paragraph in enumerate(self._paragraphs, 1)}
        before = self._flow(lines)
        for number, changes in self._changes.items():
            lines[number] = _changed(self._paragraphs[number - 1].text, [change for change, _ in changes])
        after = self._flow(lines)
        for number in sorted(self._joined, reverse=True):
            _join(lines, number, self._following(number))
        accepted = tuple(text for number in sorted(lines) for text in lines[number])
        settled = (after, before if self.mode is Mode.TRACKED else after) if self._accepts else None
        return Expected(accepted, len(self._paragraphs), rejected, own, comments, bool(self._joined), settled)

    def _flow(self, lines: dict[int, list[str]]) -> Flow:
        """Return the texts of lines that are not gone, as `verify` reads them."""
        return flow(
            (paragraph.element, text)
            for number, paragraph in enumerate(self._paragraphs, 1)
            if paragraph.element not in self._gone
            for text in lines[number]
        )

    def _following(self, number: int) -> int | None:
        """Return the number of the paragraph that stands beside a line, behind it, as it was when read."""
        if number not in self._beside:
            _, element = next_block(self._paragraphs[number - 1].element)
            self._beside[number] = self._numbers.get(element) if element is not None else None
        return self._beside[number]


def parts_of(parts: Parts) -> list[str]:
    """Return the names, as `Block.part` has them, of the notes, headers and footers of a document."""
    out = [
        relation.kind if relation.kind in _NOTES else posixpath.splitext(posixpath.basename(relation.target))[0]
        for relation in parts.package.relationships(parts.main)
        if relation.target is not None and relation.kind in (*_NOTES, *_MARGINS)
    ]
    return list(dict.fromkeys(out))


def part_of(parts: Parts, part: str) -> str:
    """Return the name in the package of a part as `Block.part` calls it; raises Refused where there is none."""
    if part == BODY:
        return parts.main
    for relation in parts.package.relationships(parts.main):
        if relation.target is None:
            continue
        stem = posixpath.splitext(posixpath.basename(relation.target))[0]
        if part == (relation.kind if relation.kind in _NOTES else stem) and relation.kind in (*_NOTES, *_MARGINS):
            return relation.target
    raise Refused(f"文档中没有“{part}”部分")


def gone_paragraphs(root: Element) -> Iterable[Element]:
    """Return the paragraphs that vanish with what holds them when all is accepted: rows, cells and deleted boxes."""
    for local, properties in (("del", "trPr"), ("cellDel", "tcPr")):
        for mark in below(root, local):
            parent = mark.getparent()
            holder = parent.getparent() if parent is not None and is_word(parent, properties) else None
            if holder is not None:
                yield from below(holder, "p")
    for local in ("del", "moveFrom"):
        for deletion in below(root, local):
            yield from below(deletion, "p")


def _is_steady(paragraph: Paragraph) -> bool:
    """Tell whether the text is not put there anew by a field, or by typing over what a content control holds."""
    return not paragraph.fields and next(paragraph.element.iterancestors(*tags("sdt")), None) is None


def _position(planned: tuple[Change, Place]) -> tuple[int, int]:
    """Return where a change begins and ends, for sorting."""
    return planned[0].start, planned[0].stop


def _changed(text: str, changes: Sequence[Change]) -> list[str]:
    """Return the paragraphs that a text becomes."""
    for change in sorted(changes, reverse=True):
        text = text[: change.start] + change.text.replace("\n", _BREAK) + text[change.stop :]
    return text.split(_BREAK)


def _join(lines: dict[int, list[str]], number: int, following: int | None) -> None:
    """Join the last paragraph that a line became with the first that the following one became, in its place."""
    if following is None or not lines[following]:  # nothing is left beside it
        lines[number] = lines[number][:-1] if not lines[number][-1] else lines[number]
    else:
        lines[number][-1] += lines[following][0]
        lines[following] = lines[following][1:]
