"""How a draft stands: its blocks after changes of structure, and all that counts by them; free of Qt.

The draft's file is never changed. Its structure as the window has it comes of doing the same steps on the file's bytes
once more, as tracked changes, and reading what came of it. So blocks of the window are blocks of what is exported.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from checker.errors import DraftChanged
from checker.plan import Plan
from checker.reading.elements import Profile, Reading
from checker.review import Review
from desktop.carried_review import carried_review
from desktop.language import tr

if TYPE_CHECKING:
    from checker.sources.drawn import Drawn
    from checker.word.structure import Step
    from desktop.jobs import Ticket

Origins = Sequence[int | None]
"""For each block of a plan the block that it was in another; None where it was none."""
_ANY_TIME = datetime(2000, 1, 1)  # of changes that are only read
_ANYONE = "-"
T = TypeVar("T")


class Restructuring(NamedTuple):
    """One change of structure, of one step or several: what the menu calls it, and when it was made (ISO)."""

    steps: tuple[Step, ...]
    name: str
    when: str


@dataclass(slots=True)
class Standing:
    """A draft as it stands. `reading.plan` has the texts without the drafter's edits, `texts` has these.

    `drawn` is None where the file itself says what it shows besides text; `review` where it is no longer kept.
    """

    reading: Reading
    structure: tuple[Restructuring, ...] = ()
    drawn: Drawn | None = None
    texts: dict[int, str] = field(default_factory=dict)
    edited_at: dict[int, str] = field(default_factory=dict)
    touched: frozenset[int] = frozenset()
    review: Review | None = None

    @property
    def plan(self) -> Plan:
        """The draft without the drafter's edits of text."""
        return self.reading.plan

    def spare(self) -> None:
        """Let go of what is large and can be had again by a check."""
        self.review = None
        self.reading = _text_alone(self.plan)


def can_be_restructured(plan: Plan) -> bool:
    """Tell whether a draft has paragraphs that can be set otherwise: a word processor's file."""
    return plan.is_word


def content_of(plan: Plan, structure: Iterable[Restructuring], author: str, when: datetime, *, tracked: bool) -> bytes:
    """Return the draft's file with the changes of structure made in it; raises PlanError."""
    from checker.files import read_bytes
    from checker.word.structure import replayed
    from checker.word.working_copy import word_content

    data = read_bytes(plan.path)
    if hashlib.sha256(data).hexdigest() != plan.sha256:
        raise DraftChanged(plan.path)
    steps = [step for one in structure for step in one.steps]
    return replayed(word_content(plan, data), steps, author=author, when=when, tracked=tracked)


def plan_in(plan: Plan, content: bytes) -> Plan:
    """Return the plan in a content that was made of the draft's file; it stands for that file."""
    from checker.sources import plan_of

    made = plan_of(plan.path.with_suffix(".docx"), content)
    layout = made.layout if plan.layout is not None else None
    return replace(made, path=plan.path, format=plan.format, sha256=plan.sha256, layout=layout)


def stood(plan: Plan, structure: tuple[Restructuring, ...]) -> Standing:
    """Return a draft with changes of structure made in its file, without edits; raises PlanError."""
    from checker.sources.drawn import drawn

    content = content_of(plan, structure, _ANYONE, _ANY_TIME, tracked=True)
    shown = drawn(content) if plan.format == "docx" else None  # of others no pictures are shown
    return Standing(_text_alone(plan_in(plan, content)), structure, shown)


def restructured(before: Standing, fresh: Restructuring, ticket: Ticket) -> tuple[Standing, Origins]:
    """Return a draft after one more change of structure, with all that counts by its blocks carried over.

    Raises PlanError with the reason where the change cannot be made.
    """
    from checker import reading

    ticket.report(tr("调整结构"))
    after = stood(before.plan, (*before.structure, fresh))
    origins = origins_of(before.plan, after.plan, fresh.steps)
    ticket.report(tr("阅读待审稿"))
    found = following(origins)
    after.texts = _carried(before.texts, found)
    after.edited_at = _carried(before.edited_at, found)
    after.touched = frozenset(found[block] for block in before.touched if block in found)
    read = reading.read(after.plan.with_texts(after.texts))
    after.review = carried_review(before.review, read, found) if before.review is not None else None
    after.reading = replace(read, plan=after.plan)
    return after, origins


def origins_of(before: Plan, after: Plan, steps: Sequence[Step]) -> Origins:
    """Return which block each block was; of several steps only such are made together as leave the blocks in place."""
    from checker.word.structure import came_from

    if len(steps) == 1:
        return came_from(before, after, steps[0])
    assert len(before.blocks) == len(after.blocks)
    return range(len(after.blocks))


def following(origins: Origins) -> dict[int, int]:
    """Return by block the block that it became."""
    return {was: now for now, was in enumerate(origins) if was is not None}


def backwards(origins: Origins, count: int) -> Origins:
    """Return the origins for the way back, to a plan of `count` blocks."""
    found = following(origins)
    return [found.get(block) for block in range(count)]


def followed(first: Origins, second: Origins) -> Origins:
    """Return the origins over two changes, one after the other."""
    return [None if was is None else first[was] for was in second]


def _carried(held: Mapping[int, T], found: Mapping[int, int]) -> dict[int, T]:
    return {found[block]: value for block, value in held.items() if block in found}


def _text_alone(plan: Plan) -> Reading:
    return Reading(plan, passages=(), outline=(), toc=(), profile=Profile(), metrics=(), duties=())
