"""Writing aids in the background, free of Qt: what a draft's text says of its numbers, contents, indicators, bodies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.plan import Plan
from checker.reading.elements import Reading
from desktop.jobs import Ticket
from desktop.language import tr

if TYPE_CHECKING:
    from checker.drafting.writing.indicator_frames import IndicatorFrame
    from checker.drafting.writing.proposals import Proposal


@dataclass(frozen=True, slots=True)
class Draft:
    """The draft's text as it stands: read already by a check, or to be read. `original`: as it was opened."""

    plan: Plan
    original: Plan
    revision: int
    known: Reading | None = None

    def reading(self) -> Reading:
        """Return the text, read."""
        from checker import reading

        return self.known if self.known is not None else reading.read(self.plan)


@dataclass(frozen=True, slots=True)
class Proposed:
    """What an aid proposes for a text, and what is to be told of what it leaves alone, or where it proposes nothing."""

    draft: Draft
    reading: Reading
    proposals: tuple[Proposal, ...]
    notes: tuple[str, ...] = ()
    nothing: str = ""


def renumbering(draft: Draft, ticket: Ticket) -> Proposed:
    """Return the numbers that are to change, and the references to them."""
    from checker.drafting.writing.contents_entries import is_field
    from checker.drafting.writing.renumbering import renumber

    reading = draft.reading()
    found = renumber(reading, draft.original)
    notes = []
    if found.automatic:
        notes.append(tr("另有 {0} 个标题的序号由 Word 自动编号，不用改。").format(found.automatic))
    if found.proposals and is_field(reading):
        notes.append(_made_by_word())
    return Proposed(draft, reading, found.proposals, tuple(notes), tr("序号都是连续的，不用重排。"))


def contents(draft: Draft, ticket: Ticket) -> Proposed:
    """Return what is to change so that typed contents follow the headings."""
    from checker.drafting.writing.contents_entries import is_field, refresh

    reading = draft.reading()
    if not reading.toc:
        return Proposed(draft, reading, (), nothing=tr("本稿没有目录。"))
    if is_field(reading):
        return Proposed(draft, reading, (), nothing=_made_by_word())
    pages = tr("页码不在此更新，请在定稿排版后核对。")
    return Proposed(draft, reading, refresh(reading), (pages,), tr("目录与正文标题一致。"))


def _made_by_word() -> str:
    return tr("目录由 Word 生成：导出后在 Word 中全选（Ctrl+A），按 F9 更新，文字和页码一并更新。")


def indicators(draft: Draft, uppers: Sequence[Reading], ticket: Ticket) -> list[tuple[str, Sequence[IndicatorFrame]]]:
    """Return the sentences of indicators by the plan that states them, the draft's own last."""
    from checker.drafting.writing.indicator_frames import frames_of

    groups: list[tuple[str, Sequence[IndicatorFrame]]] = []
    for upper in uppers:
        ticket.report(tr("查找指标"))
        groups.append((upper.profile.title or upper.plan.path.stem, frames_of(upper, own=False)))
    groups.append((tr("本稿指标登记"), frames_of(draft.reading(), own=True)))
    return groups


def bodies(draft: Draft, ticket: Ticket) -> tuple[str, ...]:
    """Return the bodies that the draft names, for notes of duties."""
    from checker.drafting.writing.duty_notes import bodies_of

    return bodies_of(draft.reading())
