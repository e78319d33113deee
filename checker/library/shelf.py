"""The shelf (规划库): plans added once, found again by what they say of themselves and by their words."""

from __future__ import annotations

import logging
import zlib
from collections.abc import Generator, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import delete, insert, select

from checker.align.known_plans import KnownPlan
from checker.errors import NotOnShelf, ShelfEntryDamaged, ShelfError
from checker.library import adding, codec, tables, texts
from checker.library.connection import Store
from checker.library.entries import KNOWN, LISTED, inflated, known_plan, shelf_plan
from checker.library.records import AddProgress, AddReport, ShelfMetric, ShelfPlan
from checker.library.stamp import stamp
from checker.reading import read
from checker.reading.elements import Reading
from checker.sources import plan_of

_log = logging.getLogger(__name__)


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

    def reading(self, id: int) -> Reading:
        """Return the plan as read; raises NotOnShelf, ShelfEntryDamaged."""
        return self.readings((id,))[0]

    def readings(self, ids: Sequence[int]) -> tuple[Reading, ...]:
        """Return the plans as read, in the order asked for; raises NotOnShelf, ShelfEntryDamaged.

        A plan that another version of the program read is read anew from its file's bytes, and kept.
        """
        table = tables.plan_reading
        wanted = select(table.c.plan_id, table.c.data).where(table.c.plan_id.in_(ids), table.c.stamp == stamp())
        with self._store.reading() as connection:
            held = {int(id): bytes(data) for id, data in connection.execute(wanted)}
        return tuple(self._decoded(id, held[id]) if id in held else self._read_anew(id) for id in ids)

    def file_bytes(self, id: int) -> bytes:
        """Return the content of the file that was added; raises NotOnShelf, ShelfEntryDamaged."""
        table = tables.plan_file
        with self._store.reading() as connection:
            data = connection.execute(select(table.c.data).where(table.c.plan_id == id)).scalar()
        if data is None:
            raise NotOnShelf(detail=str(id))
        return inflated(id, bytes(data))

    def remove(self, id: int) -> None:
        """Take a plan off the shelf, whole; an older version of it may come into force again. Raises NotOnShelf."""
        table = tables.plan
        with self._store.writing() as connection:
            key = connection.execute(select(table.c.title_key).where(table.c.id == id)).scalar()
            if key is None:
                raise NotOnShelf(detail=str(id))
            texts.forget(connection, id)
            connection.execute(delete(table).where(table.c.id == id))
            adding.settle(connection, key)

    def _decoded(self, id: int, data: bytes) -> Reading:
        try:
            return codec.decode(inflated(id, data))
        except (codec.Damaged, ShelfEntryDamaged):
            _log.warning("规划库中编号为 %s 的读取结果已损坏，按原文件重新读取。", id)
            return self._read_anew(id)

    def _read_anew(self, id: int) -> Reading:
        path = self.shown(id).path
        reading = read(plan_of(path, self.file_bytes(id)))
        try:
            self._keep(id, reading)
        except ShelfError as error:  # a shelf that is read-only, or busy: the reading is as good without
            _log.info("重新读取的规划没有存回规划库：%s", error)
        return reading

    def _keep(self, id: int, reading: Reading) -> None:
        """Put a new reading beside the plan, with the profile and metrics that go with it."""
        table = tables.plan_reading
        own = (table.c.plan_id == id) & (table.c.stamp == stamp())
        with self._store.writing() as connection:
            connection.execute(delete(table).where(own))
            data = zlib.compress(codec.encode(reading), adding.FAST)
            connection.execute(insert(table), {"plan_id": id, "stamp": stamp(), "data": data})
