"""Putting plans on the shelf: one file after the other, each whole in a transaction of its own or not at all."""

from __future__ import annotations

import zlib
from collections.abc import Generator, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from os import walk
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, insert, select, update

from checker import files
from checker.align.known_plans import KnownPlan
from checker.errors import PlanError, ShelfError
from checker.library import codec, tables, texts
from checker.library.connection import Store
from checker.library.entries import KNOWN, known_plan
from checker.library.records import Added, AddProgress, AddReport, Outcome
from checker.library.stamp import stamp
from checker.library.versions import Version, same_plan, successors, text_digest, title_key
from checker.reading import read
from checker.reading.elements import Reading
from checker.reading.folding import fold
from checker.sources import plan_of, readable

FAST = 1  # zlib's level: adding waits for it, and the text is small either way


def add(store: Store, paths: Iterable[Path]) -> Generator[AddProgress, None, AddReport]:
    """Yield progress before every file and return what became of all; closing the generator stops between two."""
    found = list(dict.fromkeys(path for given in paths for path in _files(given)))
    items: list[Added] = []
    for done, path in enumerate(found):
        yield AddProgress(path, done, len(found), items[-1] if items else None)
        items.append(_add(store, path))
    return AddReport(tuple(items))


def _files(given: Path) -> Iterator[Path]:
    """Yield a file itself, or the plans in a folder and the folders in it, hidden and owner files left out."""
    if not given.is_dir():
        yield given
        return
    for folder, inner, names in walk(given):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        yield from (
            path for name in sorted(names) if not name.startswith((".", "~$")) and readable(path := Path(folder, name))
        )


def _add(store: Store, path: Path) -> Added:
    """Add one file; a file that can't be read is told in the answer, a shelf that fails is raised."""
    try:
        data = files.read_bytes(path)
        digest = sha256(data).hexdigest()
        if known := _same_file(store, digest):
            return Added(path, Outcome.DUPLICATE, known.id, known.title, "同一文件已在库中")
        reading = read(plan_of(path.absolute(), data))
    except ShelfError:
        raise
    except PlanError as error:
        return Added(path, Outcome.UNREADABLE, note=str(error))
    except Exception as error:  # a fault of ours in one file must not keep the others out
        return Added(path, Outcome.UNREADABLE, note=f"程序内部出错（{type(error).__name__}），请把文件反馈给技术支持。")
    return _store(store, path, reading, data)


def _same_file(store: Store, digest: str) -> KnownPlan | None:
    with store.reading() as connection:
        return _first(connection, tables.plan.c.sha256 == digest)


def _first(connection: Connection, condition: ColumnElement[bool]) -> KnownPlan | None:
    row = connection.execute(select(*KNOWN).where(condition).limit(1)).first()
    return known_plan(row) if row else None


def _store(store: Store, path: Path, reading: Reading, data: bytes) -> Added:
    row = plan_row(reading)
    blobs = (zlib.compress(data, FAST), zlib.compress(codec.encode(reading), FAST))
    indexed = list(texts.passages(reading))
    with store.writing() as connection:
        for column, outcome, note in (
            (tables.plan.c.sha256, Outcome.DUPLICATE, "同一文件已在库中"),
            (tables.plan.c.text_digest, Outcome.SAME_TEXT, "与库中规划文字相同，只是文件不同"),
        ):
            if known := _first(connection, column == row[column.name]):
                return Added(path, outcome, known.id, known.title, note)
        id = int(connection.execute(insert(tables.plan).values(row).returning(tables.plan.c.id)).scalar_one())
        connection.execute(insert(tables.plan_file), {"plan_id": id, "data": blobs[0]})
        connection.execute(insert(tables.plan_reading), {"plan_id": id, "stamp": stamp(), "data": blobs[1]})
        if metrics := metric_rows(id, reading):
            connection.execute(insert(tables.plan_metric), metrics)
        texts.index(connection, id, indexed)
        note = settle(connection, str(row["title_key"]), id)
    if reading.profile.title is None:
        note = f"看不出题名，以文件名入库，请核对是不是规划{'；' if note else ''}{note}"
    return Added(path, Outcome.ADDED, id, str(row["title"]), note)


def plan_row(reading: Reading) -> dict[str, object]:
    """Return the plan's row, without its id."""
    profile, plan = reading.profile, reading.plan
    title = "".join(fold(profile.title or plan.path.stem).normal.split())
    return {
        "sha256": plan.sha256,
        "text_digest": text_digest(reading),
        "path": str(plan.path),
        "format": plan.format,
        "added_at": datetime.now(UTC).isoformat(timespec="seconds"),
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
    }


def metric_rows(id: int, reading: Reading) -> list[dict[str, object]]:
    """Return the rows of a plan's metrics."""
    rows: list[dict[str, object]] = []
    for number, metric in enumerate(reading.metrics):
        piece = reading.passages[metric.passage].places(reading.plan, metric.span)[0]
        rows.append(
            {
                "plan_id": id,
                "number": number,
                "indicator": metric.indicator,
                "name": metric.name,
                "value": None if metric.value is None else str(metric.value),
                "value_max": None if metric.value_max is None else str(metric.value_max),
                "unit": metric.unit,
                "comparator": metric.comparator.value,
                "measure": metric.measure.value,
                "kind": metric.kind.value,
                "year": metric.year,
                "quote": reading.written(metric.passage, metric.span),
                "line": piece.line,
            }
        )
    return rows


def settle(connection: Connection, key: str, added: int | None = None) -> str:
    """Work out anew which of a plan's versions are in force; returns a note on the one added, in Chinese."""
    table = tables.plan
    columns = (table.c.id, table.c.stage, table.c.issued, table.c.period_start, table.c.period_end)
    chosen = select(*columns, table.c.parent_region, table.c.superseded_by).where(table.c.title_key == key)
    rows = connection.execute(chosen).all()
    versions = [Version(row[0], row[1], row[2], (row[3], row[4]), row[5]) for row in rows]
    now = successors(versions)
    for row in rows:
        if row.superseded_by != now[row.id]:
            connection.execute(update(table).where(table.c.id == row.id).values(superseded_by=now[row.id]))
    return "" if added is None else _note(added, now, versions)


def _note(added: int, now: dict[int, int | None], versions: Sequence[Version]) -> str:
    """Return in Chinese how the plan added stands to its other versions."""
    if now[added] is not None:
        return f"编号 {now[added]} 是它的新版本，本件列为旧版本"
    own = next(version for version in versions if version.id == added)
    others = [v.id for v in versions if v.id != added and same_plan(v, own)]
    older = [str(id) for id in others if now[id] == added]
    alike = [str(id) for id in others if now[id] is None]
    notes = [f"替代编号 {'、'.join(older)} 的旧版本"] if older else []
    notes += [f"与编号 {'、'.join(alike)} 题名相同，分不出先后，都作现行"] if alike else []
    return "；".join(notes)
