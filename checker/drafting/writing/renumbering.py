"""重排序号: the typed numbers of headings, tasks, boxes and annexes counted anew, and what refers to them.

Numbers that Word makes are left to Word. A sequence begins at one, or where it begins in the text when that is far
from one (an excerpt); it begins anew where the text does so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from checker.drafting.writing.contents_entries import is_made
from checker.drafting.writing.number_references import Renamed, Target, references
from checker.drafting.writing.proposals import Proposal
from checker.findings import Place
from checker.plan import Plan
from checker.reading.elements import Heading, Reading
from checker.reading.numbering import Style, mark_of
from checker.rules.structure.contents_mismatch import match
from checker.rules.structure.numbered_boxes import captions_of
from checker.rules.structure.numbering import Ordinal, chinese, ordinal
from checker.rules.structure.skipped_number import number_place, runs_through, stands_between
from checker.text import Span

_FIRST = 3  # a sequence whose first number is larger goes on from something that is not in the text
_SIMILAR = 80  # per cent, as the rule of contents asks by default


@dataclass(frozen=True, slots=True)
class Renumbering:
    """Numbers that change, the references to them, and how many headings bear a number that Word makes."""

    numbers: tuple[Proposal, ...]
    references: tuple[Proposal, ...]
    automatic: int

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """All changes in order of the text."""
        return tuple(sorted((*self.numbers, *self.references), key=lambda one: one.place))


@dataclass(frozen=True, slots=True)
class _Item:
    """A numbered heading: its index in the outline, its number and where that stands."""

    index: int
    number: Ordinal
    heading: Heading


def renumber(reading: Reading, original: Plan | None = None) -> Renumbering:
    """Return what is to change so that every sequence of a draft counts up one by one.

    `original` is the draft as it was opened: of two things with one number, references mean the one that it has.
    """
    earlier = _lines(original) if original is not None else None
    headings = [item for item in _items(reading) if not item.heading.automatic]
    changed: dict[int, Ordinal] = {}
    for sequence in _sequences(reading, headings):
        changed |= _counted(reading, sequence)
    numbers = [_proposal(reading, item, changed[item.index]) for item in headings if item.index in changed]
    renamed = [_renamed(reading, item, changed.get(item.index, item.number)) for item in headings]
    boxes, box_names = _boxes(reading)
    annexes, annex_names = _annexes(reading)
    renamed = [_known(reading, one, earlier) for one in (*renamed, *box_names, *annex_names)]
    own = {one.place for one in (*numbers, *boxes, *annexes)}
    told = [one for one in references(reading, renamed) if not any(_touch(one.place, place) for place in own)]
    told += _contents(reading, {item.index: changed[item.index] for item in headings if item.index in changed})
    automatic = sum(heading.automatic for heading in reading.outline)
    return Renumbering(_ordered((*numbers, *boxes, *annexes)), _ordered(told), automatic)


def _items(reading: Reading) -> Iterator[_Item]:
    for index, heading in enumerate(reading.outline):
        if heading.level > 0 and (number := ordinal(heading)) is not None:
            yield _Item(index, number, heading)


def _sequences(reading: Reading, items: Sequence[_Item]) -> Iterator[list[_Item]]:
    """Yield what counts up: headings of one level and style under one heading, or through the plan."""
    styles: dict[tuple[int, Style], dict[int | None, list[_Item]]] = {}
    for item in items:
        groups = styles.setdefault((item.heading.level, item.number.style), {})
        groups.setdefault(item.heading.parent, []).append(item)
    for groups in styles.values():
        through = runs_through([[item.number.value for item in group] for group in groups.values()])
        joined = [[item for group in groups.values() for item in group]] if through else list(groups.values())
        for group in joined:
            yield from _begun_anew(group)


def _begun_anew(group: Sequence[_Item]) -> Iterator[list[_Item]]:
    """Yield the parts of a group: a one behind several begins another list; a one behind a single one is a slip."""
    part = list(group[:1])
    for item in group[1:]:
        if item.number.value == 1 and len(part) > 1:
            yield part
            part = []
        part.append(item)
    yield part


def _counted(reading: Reading, sequence: Sequence[_Item]) -> dict[int, Ordinal]:
    """Return by heading the numbers that change, a number left free for an item that is no heading."""
    if len(sequence) == 1 and sequence[0].number.style is Style.CIRCLE:
        return {}  # the mark of a note
    first = sequence[0].number.value
    value = first - 1 if first > _FIRST or _is_item_before(reading, sequence[0]) else 0
    changed: dict[int, Ordinal] = {}
    before: _Item | None = None
    for item in sequence:
        value += 1
        if before is not None:
            value += _unread_between(reading, before, item)
        if item.number.value != value:
            changed[item.index] = replace_value(item.number, value)
        before = item
    return changed


def replace_value(number: Ordinal, value: int) -> Ordinal:
    """Return a number with another value in the same style."""
    return number._replace(printed=number.written(value), value=value)


def _is_item_before(reading: Reading, item: _Item) -> bool:
    """Tell whether the numbers before a sequence's first stand in the text without being headings."""
    missing = range(1, item.number.value)
    return bool(missing) and all(stands_between(reading, None, item.heading, item.number, v) for v in missing)


def _unread_between(reading: Reading, before: _Item, after: _Item) -> int:
    """Count the numbers between two that paragraphs bear which were read as no heading (17，for 17.)."""
    missing = range(before.number.value + 1, after.number.value)
    return sum(stands_between(reading, before.heading, after.heading, after.number, v) for v in missing)


def _proposal(reading: Reading, item: _Item, number: Ordinal) -> Proposal:
    place = number_place(reading, item.heading)
    return Proposal(place, place.span.of(reading.passages[place.passage].normal), number.printed, "标题序号")


def _renamed(reading: Reading, item: _Item, number: Ordinal) -> Renamed:
    target = Target(item.number.style, item.number.value)
    return Renamed(target, number.value, number_place(reading, item.heading), item.heading.parent)


def _known(reading: Reading, one: Renamed, earlier: frozenset[str] | None) -> Renamed:
    text = "".join(reading.passages[one.place.passage].text.source.split())
    return one if earlier is None or text in earlier else replace(one, is_new=True)


def _lines(plan: Plan) -> frozenset[str]:
    """Return the paragraphs of a plan without blanks."""
    return frozenset("".join(line.split()) for block in plan.blocks for line in block.text.split("\n"))


def _boxes(reading: Reading) -> tuple[list[Proposal], list[Renamed]]:
    """Return the captions of boxes, tables and figures whose number changes, and how all are called."""
    proposals: list[Proposal] = []
    renamed: list[Renamed] = []
    for kind, captions in captions_of(reading).items():
        first = captions[0].number
        for value, caption in enumerate(captions, first if first > _FIRST else 1):
            text = caption.place.span.of(reading.passages[caption.place.passage].normal)
            renamed.append(Renamed(Target(kind, caption.number), value, caption.place))
            if caption.number != value:
                proposals.append(Proposal(caption.place, text, _with_value(text, value), f"{kind}编号"))
    return proposals, renamed


def _annexes(reading: Reading) -> tuple[list[Proposal], list[Renamed]]:
    """Return the headings of annexes whose number changes, and how all are called."""
    proposals: list[Proposal] = []
    renamed: list[Renamed] = []
    found: list[tuple[Place, str, int]] = []
    for heading in reading.outline:
        mark = mark_of(heading.number + "题") if heading.number else None
        if mark is not None and mark.style is Style.ANNEX and mark.value and not heading.automatic:
            place = number_place(reading, heading)
            found.append((place, place.span.of(reading.passages[place.passage].normal), mark.value))
    for kind in dict.fromkeys(text[:2] for _, text, _ in found):
        for value, (place, text, before) in enumerate([one for one in found if one[1].startswith(kind)], 1):
            renamed.append(Renamed(Target(kind, before), value, place))
            if before != value:
                proposals.append(Proposal(place, text, _with_value(text, value), f"{kind}编号"))
    return proposals, renamed


def _with_value(text: str, value: int) -> str:
    """Return the name of a box or annex with another number in its own digits: 专栏三 → 专栏四, 附件2： → 附件3：."""
    digits = "".join(char for char in text if char.isdecimal())
    if digits:
        return text.replace(digits, str(value), 1)
    old = "".join(char for char in text if char in "一二三四五六七八九十百零")
    return text.replace(old, chinese(value), 1)


def _contents(reading: Reading, changed: dict[int, Ordinal]) -> Iterator[Proposal]:
    """Yield the numbers of contents entries whose heading gets another."""
    for found in match(reading, _SIMILAR):
        entry = found.entry
        number = changed.get(found.heading)
        text = entry.span.of(reading.passages[entry.passage].normal)
        if number is None or not entry.number or is_made(reading, entry) or not text.startswith(entry.number):
            continue
        start = entry.span.start
        place = Place(0, entry.passage, Span(start, start + len(entry.number)))
        if entry.number != number.printed:
            yield Proposal(place, entry.number, number.printed, "目录序号")


def _ordered(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    return tuple(sorted(proposals, key=lambda one: one.place))


def _touch(one: Place, other: Place) -> bool:
    return one.passage == other.passage and one.span.start < other.span.stop and other.span.start < one.span.stop


__all__ = ["Renumbering", "renumber"]
