"""What is asked of the shelf of plans in the background, free of Qt. The database is loaded with the first question."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker import settings
from checker.reading.elements import Reading
from desktop.jobs import Ticket
from desktop.language import tr

if TYPE_CHECKING:
    from checker.align.known_plans import KnownPlan
    from checker.library import Added, AddProgress, AddReport, Hit, Library, ShelfMetric, ShelfPlan
    from checker.library.above import Above

HITS = 60
"""Paragraphs that a search shows at most."""


@dataclass(frozen=True, slots=True)
class ShelfList:
    """All plans of the shelf, how many metrics each has, and which an older program has read."""

    name: str
    plans: tuple[ShelfPlan, ...]
    metrics: dict[int, int]
    stale: frozenset[int]


@dataclass(frozen=True, slots=True)
class Told:
    """What became of files given to the shelf; `stopped` when the user called it off, what was added stays."""

    items: tuple[Added, ...]
    stopped: bool = False


class ShelfWork:
    """Keeps the shelf open between questions, which may come from several threads; another place is opened anew."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._place = ""
        self._open: Library | None = None

    def listing(self, ticket: Ticket) -> ShelfList:
        """Return what the list shows; raises PlanError."""
        shelf = self._shelf()
        return ShelfList(shelf.name, shelf.listed(), shelf.metric_counts(), frozenset(shelf.stale()))

    def search(self, words: str, ticket: Ticket) -> tuple[Hit, ...]:
        """Return the paragraphs that hold the words, the best first; raises PlanError."""
        shelf = self._shelf()
        return () if ticket.cancelled else shelf.search(words, limit=HITS)

    def metrics(self, id: int, ticket: Ticket) -> tuple[ShelfMetric, ...]:
        """Return the metrics of a plan; raises PlanError."""
        return self._shelf().metrics(id)

    def readings(self, ids: Sequence[int], ticket: Ticket) -> list[Reading]:
        """Return plans as read, the nearest government's first; raises PlanError."""
        from checker.align.relation import rank

        read = list(self._shelf().readings(ids))
        return sorted(read, key=lambda one: level if (level := rank(one.profile)) is not None else 9)

    def add(self, paths: Iterable[Path], stop: threading.Event, ticket: Ticket) -> Told:
        """Add files and folders; `stop` ends it between two files. Raises PlanError."""
        return _drained(self._shelf().add(paths), tr("入库"), stop, ticket)

    def refresh(self, stop: threading.Event, ticket: Ticket) -> Told:
        """Read anew what an older program has read; raises PlanError."""
        return _drained(self._shelf().refresh(), tr("重新读取"), stop, ticket)

    def remove(self, ids: Sequence[int], ticket: Ticket) -> int:
        """Take plans off the shelf and return how many; raises PlanError."""
        shelf = self._shelf()
        for id in ids:
            shelf.remove(id)
        return len(ids)

    def above(
        self, draft: Reading, here: Sequence[Reading], ticket: Ticket
    ) -> tuple[tuple[KnownPlan, ...], Above | None]:
        """Return the plans of the shelf, and those above a draft as `check --library` takes them; raises PlanError.

        Where there is no shelf yet none is made, and nothing is loaded that asks one: None.
        """
        if not self._exists():
            return (), None
        from checker.library.above import Above, above

        shelf = self._shelf()
        known = shelf.plans()
        return known, above(draft, known, here, shelf.reading) if known else Above((), (), (), False)

    def known(self, ticket: Ticket) -> tuple[KnownPlan, ...]:
        """Return the plans of the shelf, none where there is no shelf yet; raises PlanError."""
        return self._shelf().plans() if self._exists() else ()

    def set_aside(self, ticket: Ticket) -> str:
        """Rename a damaged shelf and return its new name; raises PlanError."""
        from checker.library import set_aside

        self.close()
        return set_aside().name

    def close(self) -> None:
        """Let go of the shelf."""
        if not self._lock.acquire(timeout=0.5):  # a server that does not answer is being asked: the process ends anyway
            return
        try:
            if self._open is not None:
                self._open.close()
            self._open = None
        finally:
            self._lock.release()

    def _exists(self) -> bool:
        place = settings.shelf_place()
        return "://" in place or Path(place).expanduser().is_file()

    def _shelf(self) -> Library:
        from checker.library import Library

        with self._lock:
            place = settings.shelf_place()
            if self._open is None or place != self._place:
                if self._open is not None:
                    self._open.close()
                    self._open = None
                self._open, self._place = Library.open(place), place
            return self._open


def _drained(steps: Generator[AddProgress, None, AddReport], doing: str, stop: threading.Event, ticket: Ticket) -> Told:
    """Run to the end or until it is stopped, and return what became of the files; raises Cancelled."""
    done: list[Added] = []
    with closing(steps):
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                report: AddReport = end.value
                return Told(report.items)
            if step.last is not None:
                done.append(step.last)
            if stop.is_set():
                return Told(tuple(done), stopped=True)
            ticket.report(tr("{0}：{1}").format(doing, step.path.name), step.done, step.total)
