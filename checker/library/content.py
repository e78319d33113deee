"""What the shelf keeps of one plan, and putting it there: every function works in the transaction it is given."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self

from sqlalchemy import Connection, delete, insert, select, update

from checker.errors import NotOnShelf
from checker.library import codec, stored, tables, texts
from checker.library.entries import inflated
from checker.library.stamp import stamp
from checker.library.versions import Version, same_plan, successors, text_digest, title_key
from checker.reading.elements import Metric, Reading
from checker.reading.folding import fold

_FAST = 1  # zlib's level: adding waits for it, and the text is small either way
_KEPT = 3
"""Readings of one plan that are kept: of so many programs that share a shelf."""


@dataclass(frozen=True, slots=True)
class Content:
    """All that is stored of a plan but its file; made before the transaction begins, for making takes a while."""

    row: dict[str, object]
    reading: bytes
    metrics: tuple[dict[str, object], ...]
    paragraphs: tuple[texts.Paragraph, ...]
    titled: bool

    @classmethod
    def of(cls, reading: Reading) -> Self:
        """Return what is stored of a reading."""
        metrics = tuple(_metric(reading, metric, number) for number, metric in enumerate(reading.metrics))
        titled = reading.profile.title is not None
        return cls(_row(reading), stored.encode(reading), metrics, tuple(texts.passages(reading)), titled)


def put(connection: Connection, made: Content, data: bytes) -> int:
    """Put a plan and its file on the shelf and return its id."""
    statement = insert(tables.plan).values({**made.row, "added_at": _now()}).returning(tables.plan.c.id)
    id = int(connection.execute(statement).scalar_one())
    connection.execute(insert(tables.plan_file), {"plan_id": id, "data": zlib.compress(data, _FAST)})
    _fill(connection, id, made)
    return id


def replace(connection: Connection, id: int, made: Content) -> None:
    """Put what was read anew in the place of what an older program read; raises NotOnShelf."""
    table = tables.plan
    key = connection.execute(select(table.c.title_key).where(table.c.id == id)).scalar()
    if key is None:
        raise NotOnShelf(detail=str(id))
    row = {name: value for name, value in made.row.items() if name != "path"}
    connection.execute(update(table).where(table.c.id == id).values(row))
    connection.execute(delete(tables.plan_metric).where(tables.plan_metric.c.plan_id == id))
    own = tables.plan_reading.c
    connection.execute(delete(tables.plan_reading).where(own.plan_id == id, own.stamp == stamp()))
    texts.forget(connection, id)
    _fill(connection, id, made)
    _forget_old_readings(connection, id)
    for title in dict.fromkeys((key, str(made.row["title_key"]))):
        settle(connection, title)


def remove(connection: Connection, id: int) -> None:
    """Take a plan off the shelf; raises NotOnShelf."""
    table = tables.plan
    key = connection.execute(select(table.c.title_key).where(table.c.id == id)).scalar()
    if key is None:
        raise NotOnShelf(detail=str(id))
    texts.forget(connection, id)
    connection.execute(delete(table).where(table.c.id == id))
    settle(connection, key)


def file_of(connection: Connection, id: int) -> bytes:
    """Return the content of the file that was added; raises NotOnShelf, ShelfEntryDamaged."""
    table = tables.plan_file
    data = connection.execute(select(table.c.data).where(table.c.plan_id == id)).scalar()
    if data is None:
        raise NotOnShelf(detail=str(id))
    return inflated(id, bytes(data))


def settle(connection: Connection, key: str, added: int | None = None) -> list[str]:
    """Work out anew which of a plan's versions are in force; returns notes on the one added, in Chinese."""
    table = tables.plan
    columns = (table.c.id, table.c.stage, table.c.issued, table.c.period_start, table.c.period_end)
    chosen = select(*columns, table.c.parent_region, table.c.superseded_by).where(table.c.title_key == key)
    rows = connection.execute(chosen).all()
    versions = [Version(row[0], row[1], row[2], (row[3], row[4]), row[5]) for row in rows]
    now = successors(versions)
    for row in rows:
        if row.superseded_by != now[row.id]:
            connection.execute(update(table).where(table.c.id == row.id).values(superseded_by=now[row.id]))
    return [] if added is None else _notes(added, now, versions)


def _notes(added: int, now: dict[int, int | None], versions: Sequence[Version]) -> list[str]:
    """Return in Chinese how the plan added stands to its other versions."""
    if now[added] is not None:
        return [f"编号 {now[added]} 是它的新版本，本件列为旧版本"]
    own = next(version for version in versions if version.id == added)
    others = [v.id for v in versions if v.id != added and same_plan(v, own)]
    older = [str(id) for id in others if now[id] == added]
    alike = [str(id) for id in others if now[id] is None]
    notes = [f"替代编号 {'、'.join(older)} 的旧版本"] if older else []
    return [*notes, *([f"与编号 {'、'.join(alike)} 题名相同，分不出先后，都作现行"] if alike else [])]


def _fill(connection: Connection, id: int, made: Content) -> None:
    """Put reading, metrics and paragraphs beside a plan's row."""
    read = {"plan_id": id, "stamp": stamp(), "made_at": _now(), "data": made.reading}
    connection.execute(insert(tables.plan_reading), read)
    rows = [{"plan_id": id, **metric} for metric in made.metrics]
    if rows and connection.dialect.name == "sqlite":
        connection.execute(insert(tables.plan_metric), rows)
    elif rows:  # in one journey to the server
        connection.execute(insert(tables.plan_metric).values(rows))
    texts.index(connection, id, made.paragraphs)


def _forget_old_readings(connection: Connection, id: int) -> None:
    own = tables.plan_reading.c
    newest = select(own.stamp).where(own.plan_id == id).order_by(own.made_at.desc(), own.stamp).limit(_KEPT)
    kept = [row.stamp for row in connection.execute(newest)]
    connection.execute(delete(tables.plan_reading).where(own.plan_id == id, own.stamp.not_in([*kept, stamp()])))


def _row(reading: Reading) -> dict[str, object]:
    profile, plan = reading.profile, reading.plan
    title = texts.storable("".join(fold(profile.title or plan.path.stem).normal.split()))
    return {
        "sha256": plan.sha256,
        "text_digest": text_digest(reading),
        "path": str(plan.path),
        "format": plan.format,
        "characters": plan.characters,
        "title": title,
        "title_key": title_key(profile, title),
        "region": profile.region,
        "parent_region": profile.parent_region,
        "level": profile.level,
        "period_start": profile.period_start,
        "period_end": profile.period_end,
        "stage": profile.stage,
        "issued": profile.issued,
        "profile": codec.encode_profile(profile),
        "stamp": stamp(),
    }


def _metric(reading: Reading, metric: Metric, number: int) -> dict[str, object]:
    piece = reading.passages[metric.passage].places(reading.plan, metric.span)[0]
    return {
        "number": number,
        "indicator": metric.indicator,
        "name": texts.storable(metric.name),
        "value": None if metric.value is None else str(metric.value),
        "value_max": None if metric.value_max is None else str(metric.value_max),
        "unit": metric.unit,
        "comparator": metric.comparator.value,
        "measure": metric.measure.value,
        "kind": metric.kind.value,
        "year": metric.year,
        "quote": texts.storable(reading.written(metric.passage, metric.span)),
        "line": piece.line,
    }


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
