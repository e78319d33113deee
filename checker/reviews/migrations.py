"""How the tables of reviews came to be, step by step; a step that has been released is never changed.

The number of steps taken is the file's `user_version`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

_FIRST = (
    """CREATE TABLE review (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        path TEXT NOT NULL,
        size INTEGER NOT NULL,
        changed REAL NOT NULL,
        sha256 TEXT NOT NULL,
        title TEXT NOT NULL DEFAULT '',
        uppers TEXT NOT NULL DEFAULT '[]',
        open TEXT,
        unexported INTEGER NOT NULL DEFAULT 0,
        fate TEXT NOT NULL DEFAULT '',
        decided TEXT NOT NULL DEFAULT '',
        opened TEXT NOT NULL,
        saved TEXT NOT NULL,
        process INTEGER,
        host TEXT,
        mark TEXT,
        window TEXT
    )""",
    "CREATE INDEX review_by_content ON review (sha256)",
    "CREATE INDEX review_by_path ON review (path)",
    """CREATE TABLE edit (
        review INTEGER NOT NULL REFERENCES review ON DELETE CASCADE,
        block INTEGER NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        PRIMARY KEY (review, block)
    ) WITHOUT ROWID""",
    """CREATE TABLE answer (
        review INTEGER NOT NULL REFERENCES review ON DELETE CASCADE,
        key TEXT NOT NULL,
        answer TEXT NOT NULL,
        reason TEXT NOT NULL,
        who TEXT NOT NULL,
        given TEXT NOT NULL,
        about TEXT NOT NULL,
        place INTEGER NOT NULL,
        PRIMARY KEY (review, key)
    ) WITHOUT ROWID""",
    """CREATE TABLE exported (
        review INTEGER NOT NULL REFERENCES review ON DELETE CASCADE,
        path TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        written TEXT NOT NULL,
        PRIMARY KEY (review, path)
    ) WITHOUT ROWID""",
    "CREATE INDEX exported_by_content ON exported (sha256)",
)
_OPINIONS = (
    """CREATE TABLE opinions (
        review INTEGER PRIMARY KEY REFERENCES review ON DELETE CASCADE,
        data TEXT NOT NULL
    )""",
)
_FACTS = (
    """CREATE TABLE facts (
        review INTEGER PRIMARY KEY REFERENCES review ON DELETE CASCADE,
        data TEXT NOT NULL
    )""",
)
_STRUCTURE = (
    """CREATE TABLE restructuring (
        review INTEGER NOT NULL REFERENCES review ON DELETE CASCADE,
        place INTEGER NOT NULL,
        data TEXT NOT NULL,
        name TEXT NOT NULL,
        made TEXT NOT NULL,
        PRIMARY KEY (review, place)
    ) WITHOUT ROWID""",
)
Step = Sequence[str]
STEPS: tuple[Step, ...] = (_FIRST, _OPINIONS, _FACTS, _STRUCTURE)


def version_of(connection: sqlite3.Connection) -> int:
    """Return how many steps the file has seen; 0 for a new one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def upgrade(connection: sqlite3.Connection) -> None:
    """Take the steps that are missing, all in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in STEPS[version_of(connection) :]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(STEPS)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
