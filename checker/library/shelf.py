"""The shelf (规划库): plans added once, found again by what they say of themselves and by their words."""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import bindparam, func, select, text

from checker.align.known_plans import KnownPlan
from checker.collector import paused
from checker.errors import NotOnShelf, ShelfError
from checker.library import adding, codec, content, searching, stored, tables
from checker.library.connection import Store
from checker.library.entries import KNOWN, LISTED, known_plan, shelf_plan
from checker.library.records import AddProgress, AddReport, Hit, ShelfMetric, ShelfPlan
from checker.library.stamp import stamp
from checker.reading import read
from checker.reading.elements import Reading
from checker.sources import plan_of

_log = logging.getLogger(__name__)
_HELD = text("SELECT plan_id, data FROM plan_reading WHERE plan_id IN :ids AND stamp = :stamp").bindparams(
    bindparam("ids", expanding=True)
)
"""As text: building and compiling the statement would take as long as its rows."""


class Library:
    """An open shelf; a context manager that lets go of it. Every method raises ShelfError when the shelf fails.

    Opening makes the shelf where there is none and brings an older one to this program's version.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    @classmethod
    def open(cls, place: str | None = None) -> Self:
        """Open the shelf that a URL or a path names, the user's own without; raises ShelfError."""
        return cls(Store(place))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the shelf."""
        self._store.close()

    @property
    def name(self) -> str:
        """What messages call the shelf."""
        return self._store.name

    def add(self, paths: Iterable[Path]) -> Generator[AddProgress, None, AddReport]:
        """Add files and what folders hold: yield before every file, return what became of all; closing cancels.

        Each plan lands whole in a transaction of its own, what was added before a cancel stays.
        """
        return adding.add(self._store, paths)

    def plans(self) -> tuple[KnownPlan, ...]:
        """Return what every plan says of itself, in the order of adding; no text is loaded."""
        with self._store.reading() as connection:
            rows = connection.execute(select(*KNOWN).order_by(tables.plan.c.id)).all()
        return tuple(known_plan(row) for row in rows)

    def listed(self) -> tuple[ShelfPlan, ...]:
        """Return every plan as lists show it, in the order of adding."""
        with self._store.reading() as connection:
            rows = connection.execute(select(*LISTED).order_by(tables.plan.c.id)).all()
        return tuple(shelf_plan(row) for row in rows)

    def shown(self, id: int) -> ShelfPlan:
        """Return one plan as lists show it; raises NotOnShelf."""
        with self._store.reading() as connection:
            row = connection.execute(select(*LISTED).where(tables.plan.c.id == id)).first()
        if row is None:
            raise NotOnShelf(detail=str(id))
        return shelf_plan(row)

    def metrics(self, id: int) -> tuple[ShelfMetric, ...]:
        """Return the metrics of one plan as they stand in its text."""
        table = tables.plan_metric
        columns = [column for column in table.c if column.name not in ("plan_id", "number")]
        with self._store.reading() as connection:
            rows = connection.execute(select(*columns).where(table.c.plan_id == id).order_by(table.c.number)).all()
        return tuple(ShelfMetric(*row) for row in rows)

    def metric_counts(self) -> dict[int, int]:
        """Return how many metrics each plan has; one without any is not named."""
        own = tables.plan_metric.c
        with self._store.reading() as connection:
            rows = connection.execute(select(own.plan_id, func.count()).group_by(own.plan_id)).all()
        return {int(id): int(count) for id, count in rows}

    def reading(self, id: int) -> Reading:
        """Return the plan as read; raises NotOnShelf, ShelfEntryDamaged."""
        return self.readings((id,))[0]

    def readings(self, ids: Sequence[int]) -> tuple[Reading, ...]:
        """Return the plans as read, in the order asked for; raises NotOnShelf, ShelfEntryDamaged.

        A plan that another version of the program read is read anew from its file's bytes, and kept.
        """
        with self._store.reading() as connection:
            found = connection.execute(_HELD, {"ids": list(ids), "stamp": stamp()})
            held = {int(id): bytes(data) for id, data in found}
        with paused():
            return tuple(self._decoded(id, held[id]) if id in held else self._read_anew(id) for id in ids)

    def search(
        self,
        words: str,
        *,
        region: str | None = None,
        level: str | None = None,
        years: tuple[int, int] | None = None,
        in_force: bool = False,
        limit: int = 20,
    ) -> tuple[Hit, ...]:
        """Return the paragraphs that hold all words, best first, of plans that the filters let through.

        `region` is any part of a region's name, `level` as in profiles, `years` (first, last) meets the plan's period.
        """
        chosen = searching.Filter(region, level, years, in_force)
        with self._store.reading() as connection:
            return searching.search(connection, words, chosen, limit)

    def file_bytes(self, id: int) -> bytes:
        """Return the content of the file that was added; raises NotOnShelf, ShelfEntryDamaged."""
        with self._store.reading() as connection:
            return content.file_of(connection, id)

    def remove(self, id: int) -> None:
        """Take a plan off the shelf, whole; an older version of it may come into force again. Raises NotOnShelf."""
        with self._store.writing() as connection:
            content.remove(connection, id)

    def stale(self) -> tuple[int, ...]:
        """Return the plans whose profile, metrics and words come from another version of the program."""
        return tuple(id for id, _ in self._stale())

    def refresh(self) -> Generator[AddProgress, None, AddReport]:
        """Read the stale plans anew from their files' bytes; progress, cancel and transactions as `add` has them."""
        return adding.refresh(self._store, self._stale())

    def _stale(self) -> tuple[tuple[int, Path], ...]:
        own = tables.plan.c
        chosen = select(own.id, own.path).where(own.stamp != stamp()).order_by(own.id)
        with self._store.reading() as connection:
            return tuple((id, Path(path)) for id, path in connection.execute(chosen))

    def _decoded(self, id: int, data: bytes) -> Reading:
        try:
            return stored.decode(data)
        except codec.Damaged:
            _log.warning("规划库中编号为 %s 的读取结果已损坏，按原文件重新读取。", id)
            return self._read_anew(id)

    def _read_anew(self, id: int) -> Reading:
        path = self.shown(id).path
        try:
            return adding.renewed(self._store, id, path)
        except ShelfError as error:  # a shelf that is read-only, or busy: the reading is as good without
            _log.info("重新读取的规划没有存回规划库：%s", error)
            return read(plan_of(path, self.file_bytes(id)))
