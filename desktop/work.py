"""What runs in the background, free of Qt: snapshots in, values out, progress through the ticket."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.errors import PlanError
from checker.plan import Plan
from checker.reading.elements import Profile, Reading
from checker.review import Review
from desktop.jobs import Ticket


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What one check sees: the draft's text as it stood at `revision`, and the upper plans."""

    plan: Plan
    uppers: tuple[Reading, ...]
    revision: int


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


def read_uppers(reader: Reader, paths: Sequence[Path], ticket: Ticket) -> list[Reading | PlanError]:
    """Return the upper plans, the nearest government's first; what can't be read stands last as its error."""
    from checker.align.relation import rank

    readings: list[Reading] = []
    errors: list[Reading | PlanError] = []
    for done, path in enumerate(paths):
        ticket.report(f"阅读“{path.name}”", done, len(paths))
        try:
            readings.append(reader(path))
        except PlanError as error:
            errors.append(error)
    readings.sort(key=lambda reading: level if (level := rank(reading.profile)) is not None else 9)
    return [*readings, *errors]


def check(snapshot: Snapshot, ticket: Ticket) -> Review:
    """Read and check a snapshot, reporting each step; raises PlanError, Cancelled."""
    from checker import engine, reading, settings

    ticket.report("阅读待审稿")
    own = settings.load(snapshot.plan.path)
    steps = engine.check(reading.read(snapshot.plan), snapshot.uppers, settings=own)
    while True:
        try:
            progress = next(steps)
        except StopIteration as end:
            review: Review = end.value
            return review
        ticket.report(progress.step, progress.done, progress.total)
