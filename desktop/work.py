"""What runs in the background, free of Qt: snapshots in, values out, progress through the ticket."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import is_
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import PlanError
from checker.plan import Plan
from checker.reading.elements import Profile, Reading
from checker.review import Review
from desktop.jobs import Ticket
from desktop.language import tr

if TYPE_CHECKING:
    from checker.align.known_plans import KnownPlan
    from checker.engine import Checker as EngineChecker
    from checker.settings import Settings


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What one check sees: the draft's text as it stood at `revision`, the upper plans, and the plans of the shelf."""

    plan: Plan
    uppers: tuple[Reading, ...]
    revision: int
    known: tuple[KnownPlan, ...] = ()


_LONG = 60_000  # characters; a hundred pages are read in some tenths of a second
Reader = Callable[[Path], Reading]
Checker = Callable[[Snapshot, Ticket], Review]


def read_file(path: Path) -> Reading:
    """Return a plan file, read; raises PlanError."""
    from checker import reading, sources  # late: jieba and lxml cost the start of the window

    return reading.read(sources.read_plan(path))


def open_file(path: Path) -> Reading:
    """Return a draft to be shown: read, or if that would take long its text alone, which the check then reads.

    Raises PlanError.
    """
    from checker import reading, sources

    plan = sources.read_plan(path)
    if plan.characters > _LONG:
        return Reading(plan, passages=(), outline=(), toc=(), profile=Profile(), metrics=(), duties=())
    return reading.read(plan)


def typeset_file(draft: Path, output: Path, mode: str, author: str, when: datetime) -> list[str]:
    """Write a draft's file as an official document; returns what was done and what is left. Raises PlanError."""
    from checker import reading, sources
    from checker.word.changes import Mode
    from checker.word.typesetting import write_typeset

    read = reading.read(sources.read_plan(draft))
    return write_typeset(read, output, author=author, when=when, mode=Mode(mode))


def move_chapter(draft: Path, output: Path, first: int, stop: int | None, before: int | None) -> None:
    """Write a draft anew with the lines of a chapter before another line, None for the end. Raises PlanError."""
    from checker.word import chapter_move

    chapter_move.move_chapter(draft, output, first, stop, before)


def read_uppers(reader: Reader, paths: Sequence[Path], ticket: Ticket) -> list[Reading | PlanError]:
    """Return the upper plans, the nearest government's first; what can't be read stands last as its error."""
    from checker.align.relation import rank

    readings: list[Reading] = []
    errors: list[Reading | PlanError] = []
    for done, path in enumerate(paths):
        ticket.report(tr("阅读“{0}”").format(path.name), done, len(paths))
        try:
            readings.append(reader(path))
        except PlanError as error:
            errors.append(error)
    readings.sort(key=lambda reading: level if (level := rank(reading.profile)) is not None else 9)
    return [*readings, *errors]


class Rechecking:
    """Checks snapshots one after the other and remembers: after an edit only what sees the edit runs again.

    Other upper plans or other settings begin anew. Two checks may run at a time, one of them called off.
    """

    def __init__(self) -> None:
        self._kept: tuple[Snapshot, Settings, EngineChecker] | None = None

    def __call__(self, snapshot: Snapshot, ticket: Ticket) -> Review:
        """Read and check a snapshot, reporting each step; raises PlanError, Cancelled."""
        from checker import settings

        ticket.report(tr("阅读待审稿"))
        steps = self._checker(snapshot, settings.load(snapshot.plan.path)).check(snapshot.plan)
        while True:
            try:
                progress = next(steps)
            except StopIteration as end:
                review: Review = end.value
                return review
            ticket.report(" ".join(map(tr, progress.step.split(" "))), progress.done, progress.total)

    def _checker(self, snapshot: Snapshot, own: Settings) -> EngineChecker:
        from checker import engine

        kept = self._kept
        if kept is None or not _same_plans(kept[0], snapshot) or kept[1] != own:
            made = engine.Checker(snapshot.uppers, settings=own, known=snapshot.known)
            self._kept = kept = snapshot, own, made
        return kept[2]


def _same_plans(one: Snapshot, other: Snapshot) -> bool:
    """Tell whether two snapshots have the very same upper plans and the same plans of the shelf."""
    uppers = len(one.uppers) == len(other.uppers) and all(map(is_, one.uppers, other.uppers))
    return uppers and one.known == other.known


check = Rechecking()
