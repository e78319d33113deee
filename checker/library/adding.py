"""Putting plans on the shelf: one file after the other, each whole in a transaction of its own or not at all."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from hashlib import sha256
from os import walk
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, select

from checker import files
from checker.align.known_plans import KnownPlan
from checker.errors import PlanError, ShelfError
from checker.library import content, tables
from checker.library.connection import Store
from checker.library.content import Content
from checker.library.entries import KNOWN, known_plan
from checker.library.records import Added, AddProgress, AddReport, Outcome
from checker.reading import read
from checker.reading.elements import Reading
from checker.sources import plan_of, readable


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
        made = Content.of(_read(path, data))
    except ShelfError:
        raise
    except Exception as error:  # a fault of ours in one file must not keep the others out
        return Added(path, Outcome.UNREADABLE, note=_reason(error))
    with store.writing() as connection:
        return _put(connection, path, made, data)


def _read(path: Path, data: bytes) -> Reading:
    """Read a plan; letters of its path that no text can hold (names of other encodings) become question marks."""
    printable = str(path.absolute()).encode("utf-8", "replace").decode("utf-8")
    return read(plan_of(Path(printable), data))


def _reason(error: Exception) -> str:
    """Return why a file could not be read, in Chinese."""
    if isinstance(error, PlanError):
        return str(error)
    return f"程序内部出错（{type(error).__name__}）。请把文件反馈给技术支持。"


def _same_file(store: Store, digest: str) -> KnownPlan | None:
    with store.reading() as connection:
        return _first(connection, tables.plan.c.sha256 == digest)


def _first(connection: Connection, condition: ColumnElement[bool]) -> KnownPlan | None:
    row = connection.execute(select(*KNOWN).where(condition).limit(1)).first()
    return known_plan(row) if row else None


def _put(connection: Connection, path: Path, made: Content, data: bytes) -> Added:
    """Put a plan on the shelf, or say which one it repeats."""
    for column, outcome, note in (
        (tables.plan.c.sha256, Outcome.DUPLICATE, "同一文件已在库中"),
        (tables.plan.c.text_digest, Outcome.SAME_TEXT, "与库中规划文字相同，只是文件不同"),
    ):
        if known := _first(connection, column == made.row[column.name]):
            return Added(path, outcome, known.id, known.title, note)
    id = content.put(connection, made, data)
    notes = [] if made.titled else ["看不出题名，以文件名入库，请核对是不是规划"]
    notes += content.settle(connection, str(made.row["title_key"]), id)
    return Added(path, Outcome.ADDED, id, str(made.row["title"]), "；".join(notes))


def refresh(store: Store, shelf: Iterable[tuple[int, Path]]) -> Generator[AddProgress, None, AddReport]:
    """Read plans anew from their files' bytes, those of (id, path); progress and cancel as `add` has them."""
    items: list[Added] = []
    plans = tuple(shelf)
    for done, (id, path) in enumerate(plans):
        yield AddProgress(path, done, len(plans), items[-1] if items else None)
        try:
            made = renewed(store, id, path)
            items.append(Added(path, Outcome.ADDED, id, made.profile.title or path.stem))
        except ShelfError:
            raise
        except Exception as error:
            items.append(Added(path, Outcome.UNREADABLE, id, note=_reason(error)))
    return AddReport(tuple(items))


def renewed(store: Store, id: int, path: Path) -> Reading:
    """Read one plan anew and put what that gives in the place of what an older program read."""
    with store.reading() as connection:
        data = content.file_of(connection, id)
    reading = read(plan_of(path, data))
    made = Content.of(reading)
    with store.writing() as connection:
        content.replace(connection, id, made)
    return reading
