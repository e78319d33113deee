"""The places that a new figure is carried to, and the text with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from checker.findings import Certainty, Edit, Place
from checker.plan import Plan
from checker.reading.elements import Reading
from checker.text import Span
from checker.word.changes import Replacement
from checker.word.working_copy import Locate, only_piece

_AROUND = 24
"""Characters on either side of a figure that a list of mentions shows."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place whose digits follow the new value: what stands there, what is to stand there, and how sure that is.

    `place` is that of the digits, without comparison words and unit, in the draft. `new` is None where the words must
    be written anew by hand (翻一番 for what is no doubling); `before` and `after` are the words round it.
    """

    place: Place
    old: str
    new: str | None
    before: str
    after: str
    certainty: Certainty
    reason: str
    derived: bool = False

    @property
    def edit(self) -> Edit | None:
        """The change of the text, where there is one to make."""
        return None if self.new is None else Edit(self.place, self.new)


def edits(mentions: Iterable[Mention]) -> tuple[Edit, ...]:
    """Return the changes of the text that the chosen mentions make: one undo step, or one batch of tracked changes."""
    return tuple(edit for mention in mentions if (edit := mention.edit) is not None)


def replacements(reading: Reading, mentions: Iterable[Mention], locate: Locate = only_piece) -> list[Replacement]:
    """Return the chosen mentions as changes of a Word document, by default the draft itself, left to right."""
    made: list[Replacement] = []
    for edit in edits(mentions):
        anchor = locate(reading.passages[edit.place.passage].places(reading.plan, edit.place.span))
        if anchor is not None:
            made.append(Replacement(anchor, edit.text))
    return made


def changed_plan(reading: Reading, mentions: Iterable[Mention]) -> Plan:
    """Return the plan with the chosen mentions changed; one that a page break cuts through is left."""
    by_block: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for edit in edits(mentions):
        passage = reading.passages[edit.place.passage]
        source = passage.text.to_source(edit.place.span)
        for stretch in passage.stretches:
            if stretch.offset <= source.start and source.stop <= stretch.offset + stretch.length:
                move = stretch.block_start - stretch.offset
                by_block[stretch.block].append((source.start + move, source.stop + move, edit.text))
                break
    texts: dict[int, str] = {}
    for block, changes in by_block.items():
        text = reading.plan.blocks[block].text
        for start, stop, new in sorted(changes, reverse=True):
            text = text[:start] + new + text[stop:]
        texts[block] = text
    return reading.plan.with_texts(texts)


def mention_at(
    reading: Reading,
    passage: int,
    span: Span,
    new: str | None,
    certainty: Certainty,
    reason: str,
    *,
    derived: bool = False,
) -> Mention:
    """Return a mention with the words round it."""
    text = reading.passages[passage].normal
    if new is None:
        reason += "；原文的写法表达不了新值，请人工改写"
    before, after = text[max(0, span.start - _AROUND) : span.start], text[span.stop : span.stop + _AROUND]
    place = Place(0, passage, span)
    return Mention(place, reading.written(passage, span), new, before, after, certainty, reason, derived)
