"""Replacements turned into changes of lines and paragraph marks, each checked whole before any is made.

A range over several paragraphs is looked at as one text with a line feed for each border; what differs is then spread
over its lines. A line that goes as a whole takes its own mark with it where it can, so that the paragraph before keeps
its format; at the end of a cell, where a mark must stay, the one before goes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, zip_longest

from checker.word.changes import Refused, Replacement
from checker.word.comments import cleaned, storable
from checker.word.difference import Change, smallest
from checker.word.story import Story

_OVERLAP = "与同一处的另一项修改重叠"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One replacement: the lines that it runs over, where it starts in the first and stops in the last."""

    index: int
    lines: tuple[int, ...]
    start: int
    stop: int
    text: str

    @property
    def range(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Return where it starts and where it stops."""
        return (self.lines[0], self.start), (self.lines[-1], self.stop)


@dataclass(slots=True)
class _Spread:
    """Changes by line, and the lines whose marks go: those that go `whole`, and those joined with the next.

    `alike` are pairs of lines that become one: the second, which keeps its mark, is to look like the first.
    """

    changes: defaultdict[int, list[Change]] = field(default_factory=lambda: defaultdict(list))
    marks: dict[int, bool] = field(default_factory=dict)
    alike: list[tuple[int, int]] = field(default_factory=list)


class Planner:
    """Plans replacements in the stories of one document; what cannot be done goes to `refuse` with its index."""

    def __init__(self, story: Callable[[str], Story], refuse: Callable[[int, Refused], None]) -> None:
        self._story, self._refuse = story, refuse

    def plan(self, replacements: Sequence[Replacement]) -> None:
        """Plan all; nothing is changed yet. Of two that overlap the later one is left out."""
        parts: defaultdict[str, list[_Wanted]] = defaultdict(list)
        for index, replacement in enumerate(replacements):
            try:
                wanted = self._wanted(index, replacement)
            except Refused as refused:
                self._refuse(index, refused)
            else:
                parts[replacement.anchor.part].append(wanted)
        for part, found in parts.items():
            self._plan_part(self._story(part), sorted(self._apart(found), key=lambda w: w.range))

    def _wanted(self, index: int, replacement: Replacement) -> _Wanted:
        """Return a replacement with its lines; raises Refused where the document has not what it speaks of."""
        anchor = replacement.anchor
        story = self._story(anchor.part)
        if anchor.line == anchor.last:
            story.ranged(anchor.line, anchor.start, anchor.end)
            lines = [anchor.line]
        else:
            story.ranged(anchor.line, anchor.start, len(story.line(anchor.line).text))
            story.ranged(anchor.last, 0, anchor.end)
            lines = story.chain(anchor.line, anchor.last)
        if any(not storable(c) for c in replacement.text if c not in "\r\n\t"):
            raise Refused("替换文字中有不能写入文档的字符")
        first = tuple(story.copies(line)[0] for line in lines)
        return _Wanted(index, first, anchor.start, anchor.end, cleaned(replacement.text))

    def _apart(self, wanted: Iterable[_Wanted]) -> Iterator[_Wanted]:
        """Return those that share nothing with an earlier one."""
        taken: defaultdict[int, list[_Wanted]] = defaultdict(list)
        for one in wanted:
            if any(_overlap(one, other) for line in one.lines for other in taken[line]):
                self._refuse(one.index, Refused(_OVERLAP))
                continue
            for line in one.lines:
                taken[line].append(one)
            yield one

    def _plan_part(self, story: Story, wanted: list[_Wanted]) -> None:
        """Plan the replacements of one part, from its beginning to its end."""
        users = Counter(line for one in wanted for line in one.lines)
        used: dict[int, int] = {}
        for one, following in zip_longest(wanted, wanted[1:]):
            low = used.get(one.lines[0], 0)
            high = following.start if following is not None and following.lines[0] == one.lines[-1] else None
            try:
                spread = _fitting(story, one, low, high, users)
            except Refused as refused:
                self._refuse(one.index, refused)
                continue
            for line, changes in spread.changes.items():
                story.plan(line, changes)
                used[line] = max([used.get(line, 0), *(change.stop for change in changes)])
            for line in spread.marks:
                story.join(line)
            for line, last in spread.alike:
                story.keep_looks(line, last)
            used[one.lines[-1]] = max(used.get(one.lines[-1], 0), one.stop)


def _fitting(story: Story, one: _Wanted, low: int, high: int | None, users: Counter[int]) -> _Spread:
    """Return the smallest changes that can be made, whole numbers where the surroundings allow; raises Refused."""
    texts = [story.line(line).text for line in one.lines]
    bases = list(accumulate((len(text) + 1 for text in texts[:-1]), initial=0))
    joined, stop = "\n".join(texts), bases[-1] + one.stop
    try:
        changes = smallest(joined, one.start, stop, one.text, low, None if high is None else bases[-1] + high)
        return _checked(story, one, texts, bases, changes, users)
    except Refused:
        changes = smallest(joined, one.start, stop, one.text, one.start, stop)
        return _checked(story, one, texts, bases, changes, users)


def _checked(
    story: Story,
    one: _Wanted,
    texts: Sequence[str],
    bases: Sequence[int],
    changes: Iterable[Change],
    users: Counter[int],
) -> _Spread:
    """Spread changes of the joined text over its lines; raises Refused where one of them cannot be made."""
    out = _Spread()
    for change in changes:
        first = max(i for i, base in enumerate(bases) if base <= change.start)
        last = max(i for i, base in enumerate(bases) if base <= change.stop)
        start, stop = change.start - bases[first], change.stop - bases[last]
        if first == last:
            out.changes[one.lines[first]].append(Change(start, stop, change.text))
            continue
        lines, inside = one.lines[first : last + 1], texts[first : last + 1]
        last_goes = not change.text and start == len(inside[0]) and stop == len(inside[-1])
        shifted = last_goes and users[lines[-1]] == 1 and _goes(story, lines[1:])
        _spread_one(out, lines, inside, Change(start, stop, change.text), shifted=shifted)
        if not shifted and "\n" not in change.text and (start or change.text):
            out.alike.append((lines[0], lines[-1]))
        _check_rest(story, lines, inside, Change(start, stop, change.text), out.marks)
    for line, found in out.changes.items():
        story.check(line, found)
    for line, whole in out.marks.items():
        if story.joins(line):
            raise Refused(_OVERLAP)
        story.check_join(line, whole=whole)
    for line, last in out.alike:
        story.check_looks(line, last)
    return out


def _spread_one(out: _Spread, lines: Sequence[int], texts: Sequence[str], change: Change, *, shifted: bool) -> None:
    """Add a change over several lines: from its start in the first to its stop in the last."""
    if change.start < len(texts[0]) or change.text:
        out.changes[lines[0]].append(Change(change.start, len(texts[0]), change.text))
    for line, text in zip(lines[1:-1], texts[1:-1], strict=True):
        if text:
            out.changes[line].append(Change(0, len(text), ""))
    if change.stop:
        out.changes[lines[-1]].append(Change(0, change.stop, ""))
    leads = not change.text and not change.start
    for line in lines[1:] if shifted else lines[:-1]:
        out.marks[line] = line != lines[0] or leads


def _check_rest(
    story: Story, lines: Sequence[int], texts: Sequence[str], change: Change, marks: dict[int, bool]
) -> None:
    """Raise Refused where a change over several lines would leave pictures and the like of the text that it deletes."""
    if not marks.get(lines[0], True) and change.start < len(texts[0]):
        story.check_rest(lines[0], change.start, len(texts[0]), leads=False, trails=True)
    if change.stop and lines[-1] not in marks:
        story.check_rest(lines[-1], 0, change.stop, leads=True, trails=False)


def _goes(story: Story, lines: Sequence[int]) -> bool:
    """Tell whether lines can go with their own marks."""
    try:
        for line in lines:
            if story.joins(line):
                return False
            story.check_join(line, whole=True)
    except Refused:
        return False
    return True


def _overlap(a: _Wanted, b: _Wanted) -> bool:
    """Tell whether two ranges share a character or a paragraph mark, or both insert at the same place."""
    (start, stop), (other, end) = a.range, b.range
    return (start < end and other < stop) or (start == stop == other == end)
