"""The one place that opens the shelf's database: a file of the user's, or an office's PostgreSQL server.

By default the shelf is an SQLite file in the folder of the user's data and nothing opens a socket. An office that
wants one shelf for all names a PostgreSQL server itself, in its settings or on the command line; plans then travel to
that server and nowhere else.

SQLite runs with a write-ahead log and synchronous NORMAL: a process that is killed loses nothing, a power cut may lose
the last plans whole but never a part of one. On a network drive it runs with a rollback journal and FULL: the log's
index is shared memory, which two computers do not share (sqlite.org/wal.html).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from checker import settings
from checker.errors import (
    ShelfAddressInvalid,
    ShelfDamaged,
    ShelfDriverMissing,
    ShelfError,
    ShelfFailed,
    ShelfFull,
    ShelfLocked,
    ShelfReadOnly,
    ShelfSound,
    ShelfTooNew,
    ShelfUnreachable,
)
from checker.files import reason
from checker.library import migrations
from checker.paths import here, on_network

BUSY_SECONDS = 10
"""How long a write waits for another program's write."""
_LOCK = 7_200_135  # any number; PostgreSQL's key of the lock under which one program at a time writes
_WRITES = "writes"


def address(place: str | None) -> URL:
    """Return the database that `place` names: a URL, a path, or None for the chosen one; raises ShelfAddressInvalid."""
    written = (place or "").strip() or settings.shelf_place()
    if "://" not in written:
        return URL.create("sqlite", database=str(Path(written).expanduser().absolute()))
    try:
        url = make_url(written)
    except (ArgumentError, ValueError):
        raise ShelfAddressInvalid(detail="不是网址") from None
    if url.get_backend_name() == "sqlite":
        if not url.database or url.database == ":memory:":
            raise ShelfAddressInvalid(detail="没有写数据库文件")
        return URL.create("sqlite", database=str(Path(url.database).absolute()))
    if url.get_backend_name() not in ("postgresql", "postgres"):
        raise ShelfAddressInvalid(detail=f"不支持 {url.get_backend_name()}")
    if not url.database:
        raise ShelfAddressInvalid(detail="没有写库名")
    return url.set(drivername="postgresql+pg8000")


class Store:
    """An open database of the current version; one object may be used from several threads."""

    def __init__(self, place: str | None = None) -> None:
        self.url = address(place)
        self.file = Path(self.url.database or "") if self.url.get_backend_name() == "sqlite" else None
        self._engine = self._opened()
        try:
            self._upgrade()
        except BaseException:
            self.close()
            raise

    @property
    def name(self) -> str:
        """What messages call the shelf: the file's name or the server's address, never a password."""
        return self.file.name if self.file else f"{self.url.host or 'localhost'}/{self.url.database}"

    @property
    def is_sqlite(self) -> bool:
        """Tell whether the shelf is a file."""
        return self.file is not None

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the shelf; raises ShelfError."""
        with self._told(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose work lands whole when the block ends, or not at all; raises ShelfError."""
        with self._told(), self._engine.connect() as connection:
            connection = connection.execution_options(**{_WRITES: True})
            with connection.begin():
                if not self.is_sqlite:  # one writer at a time, as SQLite has it: two may be adding the same plan
                    connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
                yield connection

    def check(self) -> None:
        """Look through the whole file; raises ShelfDamaged. A server looks after its own."""
        if self.is_sqlite:
            with self.reading() as connection:
                if connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() != "ok":
                    raise ShelfDamaged(self.name)

    def _opened(self) -> Engine:
        if self.file is None:
            return self._server()
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ShelfFailed(self.name, detail=f"建不了文件夹 {self.file.parent}") from error
        url = self.url.set(database=str(here(self.file)))
        engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": BUSY_SECONDS})
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        return engine

    def _server(self) -> Engine:
        try:
            return create_engine(self.url, pool_pre_ping=True, connect_args={"timeout": BUSY_SECONDS})
        except (ImportError, NoSuchModuleError):
            raise ShelfDriverMissing(self.name) from None

    def _upgrade(self) -> None:
        """Bring the tables to this program's version, in one transaction."""
        with self.reading() as connection:
            version = self._version(connection)
        self._log_ahead()  # only now: a file that is not ours stays as it is
        if version < len(migrations.STEPS):
            with self.writing() as connection:
                self._version(connection)
                migrations.upgrade(connection)

    def _log_ahead(self) -> None:
        """Have SQLite write ahead into a log, on this computer's drives; the file remembers it."""
        if self.file is None:
            return
        wanted = "delete" if on_network(self.file) else "wal"
        with self._told(), self._engine.connect() as connection:
            raw: Any = connection.connection.dbapi_connection
            if raw.execute("PRAGMA journal_mode").fetchone()[0] != wanted:
                with suppress(sqlite3.OperationalError):  # read-only, or another program has it open
                    raw.execute(f"PRAGMA journal_mode = {wanted}")

    def _version(self, connection: Connection) -> int:
        try:
            version = migrations.version_of(connection)
        except migrations.Foreign:
            raise ShelfDamaged(self.name) from None
        if version > len(migrations.STEPS):
            raise ShelfTooNew(self.name, detail=f"版本 {version}，本程序认得到 {len(migrations.STEPS)}")
        return version

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn the database's errors into sentences."""
        try:
            yield
        except DBAPIError as error:
            raise self._error(error.orig) from error
        except SQLAlchemyError as error:
            raise ShelfFailed(self.name, detail=type(error).__name__) from error

    def _error(self, cause: BaseException | None) -> ShelfError:
        kind = _sqlite_error(cause) if isinstance(cause, sqlite3.Error) else _server_error(cause)
        if isinstance(kind, str):
            return ShelfFailed(self.name, detail=kind)
        if kind is ShelfUnreachable:
            return ShelfUnreachable(self.name, detail=_server_reason(cause))
        return kind(self.name)


def set_aside(place: str | None = None) -> Path:
    """Rename a damaged shelf and return its new name; raises ShelfSound for one that opens. The user asks for this."""
    url = address(place)
    if url.get_backend_name() != "sqlite":
        raise ShelfAddressInvalid(detail="服务器上的规划库由管理员维护")
    file = Path(url.database or "")
    try:
        store = Store(place)
        try:
            store.check()
        finally:
            store.close()
    except ShelfDamaged:
        return _renamed(file)
    raise ShelfSound(file.name)


def _renamed(file: Path) -> Path:
    aside = file.with_name(f"{file.stem}.已损坏-{datetime.now():%Y%m%d-%H%M%S}{file.suffix}")
    try:
        file.rename(aside)
        for ending in ("-wal", "-shm"):
            with suppress(FileNotFoundError):
                file.with_name(file.name + ending).rename(aside.with_name(aside.name + ending))
    except OSError as error:
        raise ShelfFailed(file.name, detail=reason(error)) from error
    return aside


def _prepare(connection: Any, record: Any) -> None:
    """Set up one SQLite connection; SQLAlchemy begins transactions itself (see `_begin`)."""
    connection.isolation_level = None
    cursor = connection.cursor()
    try:
        cursor.execute("PRAGMA foreign_keys = ON")
        mode = cursor.execute("PRAGMA journal_mode").fetchone()[0]
        cursor.execute(f"PRAGMA synchronous = {'NORMAL' if mode == 'wal' else 'FULL'}")
    finally:
        cursor.close()


def _begin(connection: Connection) -> None:
    """Begin a transaction; one that will write asks for the right at once, or two could wait for each other."""
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _sqlite_error(cause: sqlite3.Error) -> type[ShelfError] | str:
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    known: dict[int, type[ShelfError]] = {
        sqlite3.SQLITE_BUSY: ShelfLocked,
        sqlite3.SQLITE_LOCKED: ShelfLocked,
        sqlite3.SQLITE_READONLY: ShelfReadOnly,
        sqlite3.SQLITE_PERM: ShelfReadOnly,
        sqlite3.SQLITE_CORRUPT: ShelfDamaged,
        sqlite3.SQLITE_NOTADB: ShelfDamaged,
        sqlite3.SQLITE_FULL: ShelfFull,
    }
    if code == sqlite3.SQLITE_CANTOPEN:
        return "打不开文件"
    if code == sqlite3.SQLITE_IOERR:
        return "磁盘读写出错"
    return known.get(code, str(cause) or type(cause).__name__)


def _server_error(cause: BaseException | None) -> type[ShelfError] | str:
    state = _state(cause)
    if state in ("53100", "53200"):
        return ShelfFull
    if state in ("42501", "25006"):
        return ShelfReadOnly
    if state in ("55P03", "57014", "40P01"):
        return ShelfLocked
    if not state or state[:2] in ("08", "28", "3D", "53", "57"):
        return ShelfUnreachable
    return f"PostgreSQL 错误 {state}"


def _state(cause: BaseException | None) -> str:
    """Return PostgreSQL's five letters for an error, empty where there was no answer at all."""
    first = cause.args[0] if cause is not None and cause.args else None
    return str(first.get("C", "")) if isinstance(first, dict) else ""


def _server_reason(cause: BaseException | None) -> str:
    state = _state(cause)
    return {"28P01": "账号或密码不对", "28000": "账号不能登录", "3D000": "没有这个库"}.get(state, "没有应答")
