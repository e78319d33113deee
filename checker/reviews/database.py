"""The one place that opens the database of reviews: an SQLite file in the folder of the user's data.

It runs with a write-ahead log and synchronous NORMAL: a process that is killed loses nothing that was saved, a power
cut may lose the last saves whole but never a part of one. Where the folder lies on the network, as roaming profiles do
in some offices, it runs with a rollback journal and FULL: the log's index is shared memory, which two computers do not
share (sqlite.org/wal.html). Each write is one transaction. A damaged file is renamed,
never deleted, and a new one begun; what was done is told once, see `take_notice`.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from checker import resources
from checker.errors import ReviewsBusy, ReviewsError, ReviewsFailed, ReviewsFull, ReviewsReadOnly, ReviewsTooNew
from checker.paths import here, on_network
from checker.reviews import migrations

FILE = "校核记录.db"
BUSY_SECONDS = 5.0
"""How long a write waits for another window's write."""

T = TypeVar("T")
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class Database:
    """The file, opened when it is first asked for; one object may be used from several threads."""

    def __init__(self, folder: Path | None = None) -> None:
        self.file = (folder or resources.user_folder()) / FILE
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._identity: tuple[int, int] | None = None
        self._notice = ""

    def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Return what `work` finds in one state of the database; raises ReviewsError."""
        return self._run(work, "BEGIN")

    def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Let `work` change the database, whole or not at all; raises ReviewsError."""
        return self._run(work, "BEGIN IMMEDIATE")

    def take_notice(self) -> str:
        """Return once what has befallen the file, in Chinese; an empty string for nothing."""
        with self._lock:
            notice, self._notice = self._notice, ""
            return notice

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            connection, self._connection = self._connection, None
            if connection is not None:
                with suppress(sqlite3.Error):
                    connection.close()

    def _run(self, work: Callable[[sqlite3.Connection], T], begin: str) -> T:
        with self._lock:
            try:
                return self._attempt(work, begin)
            except sqlite3.DatabaseError as error:
                if _code(error) not in _DAMAGED:
                    raise self._told(error) from error
                self._set_aside()
            try:
                return self._attempt(work, begin)
            except sqlite3.Error as error:
                raise self._told(error) from error

    def _attempt(self, work: Callable[[sqlite3.Connection], T], begin: str) -> T:
        connection = self._open()
        connection.execute(begin)
        try:
            value = work(connection)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
            raise
        return value

    def _open(self) -> sqlite3.Connection:
        """Return the connection, a new one where the file was deleted under the old one."""
        found = _identity(self.file)
        if self._connection is not None and found is not None and found == self._identity:
            return self._connection
        self.close()
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ReviewsReadOnly(detail=f"“{self.file.parent}”") from error
        connection = sqlite3.connect(
            here(self.file), timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=32
        )
        try:
            _prepare(connection, remote=on_network(self.file))
        except BaseException:
            connection.close()
            raise
        self._connection, self._identity = connection, _identity(self.file)
        return connection

    def _set_aside(self) -> None:
        """Rename a damaged file with its log."""
        self.close()
        aside = self.file.with_name(f"{self.file.stem}.已损坏-{datetime.now():%Y%m%d-%H%M%S-%f}{self.file.suffix}")
        try:
            self.file.rename(aside)
            for ending in ("-wal", "-shm"):
                with suppress(FileNotFoundError):
                    self.file.with_name(self.file.name + ending).rename(aside.with_name(aside.name + ending))
        except OSError as error:
            raise ReviewsFailed(detail="校核记录已损坏，又不能改名") from error
        self._notice = f"校核记录已损坏，改名保留为“{aside.name}”，另建了新的记录。此前保存的答复和改动不能自动接上。"

    def _told(self, error: sqlite3.Error) -> ReviewsError:
        """Return what a database's error means."""
        code = _code(error)
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return ReviewsBusy()
        if code == sqlite3.SQLITE_FULL:
            return ReviewsFull()
        if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN):
            return ReviewsReadOnly(detail=f"“{self.file.parent}”")
        return ReviewsFailed(detail="磁盘读写出错" if code == sqlite3.SQLITE_IOERR else f"数据库错误 {code}")


def _prepare(connection: sqlite3.Connection, *, remote: bool) -> None:
    """Set a connection up and bring the tables to this program's version."""
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    version = migrations.version_of(connection)
    if version > len(migrations.STEPS):
        raise ReviewsTooNew
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        error = sqlite3.DatabaseError("quick_check")
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error
    wanted = "DELETE" if remote else "WAL"
    with suppress(sqlite3.OperationalError):  # another window has it open, or the drive does not bear the log
        connection.execute(f"PRAGMA journal_mode = {wanted}")
    mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    connection.execute(f"PRAGMA synchronous = {'NORMAL' if mode == 'wal' else 'FULL'}")
    if version < len(migrations.STEPS):
        migrations.upgrade(connection)


def _code(error: sqlite3.Error) -> int:
    return int(getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
