"""From the tables of reviews to records and back, inside a transaction that the caller has begun."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from checker.decisions import Answer, Decision
from checker.findings import Severity
from checker.opinions import Opinions
from checker.reviews.processes import is_alive
from checker.reviews.records import Counts, DraftFile, Fate, Found, Match, Owner, Saved, State, StructureEdit, TextEdit

CHANGED = "(SELECT review FROM edit UNION SELECT review FROM restructuring)"
"""The reviews in which the draft was changed."""
_SETTLED = f"fate != '{Fate.ABANDONED}'"
_BEST = f"ORDER BY fate = '{Fate.NONE}' DESC, saved DESC, id DESC LIMIT 1"


def now() -> str:
    """Return the time as it is kept: local, ISO, to the microsecond, so that the order of saves shows."""
    return datetime.now().isoformat()


def find(db: sqlite3.Connection, file: DraftFile, window: str) -> Found | None:
    """Return the earlier review of a draft: of the same text, else of the same path, else the one it came out of."""
    path = str(file.path)
    asked = (
        (Match.CONTENT, f"SELECT id FROM review WHERE sha256 = ? AND {_SETTLED} {_BEST}", file.sha256),
        (Match.PATH, f"SELECT id FROM review WHERE path = ? AND {_SETTLED} {_BEST}", path),
        (Match.EXPORTED, _came_from("sha256"), file.sha256),
        (Match.EXPORTED, _came_from("path"), path),
    )
    for match, query, value in asked:
        row = db.execute(query, (value,)).fetchone()
        saved = saved_of(db, row["id"], window) if row else None
        if saved is not None:
            return Found(match, saved)
    return None


def _came_from(column: str) -> str:
    return (
        "SELECT review.id FROM exported JOIN review ON review.id = exported.review"
        f" WHERE exported.{column} = ? AND {_SETTLED} ORDER BY exported.written DESC LIMIT 1"
    )


def saved_of(db: sqlite3.Connection, review: int, window: str) -> Saved | None:
    """Return a review; `window` is the asker, which is not another window to itself."""
    row = db.execute("SELECT * FROM review WHERE id = ?", (review,)).fetchone()
    if row is None:
        return None
    owner = Owner(row["process"], row["host"], row["mark"], row["window"]) if row["window"] else None
    return Saved(
        row["id"],
        DraftFile(Path(row["path"]), row["sha256"], row["size"], row["changed"]),
        State(
            row["title"],
            uppers_of(row),
            tuple(edits_of(db, review)),
            tuple(decisions_of(db, review)),
            counts_of(row),
            bool(row["unexported"]),
            tuple(structure_of(db, review)),
        ),
        row["opened"],
        row["saved"],
        Fate(row["fate"]),
        owner,
        owner is not None and owner.window != window and is_alive(owner),
    )


def uppers_of(row: sqlite3.Row) -> tuple[Path, ...]:
    """Return the upper plans' paths."""
    return tuple(Path(path) for path in json.loads(row["uppers"]))


def counts_of(row: sqlite3.Row) -> Counts | None:
    """Return the numbers of open findings by severity."""
    return {Severity(name): count for name, count in json.loads(row["open"]).items()} if row["open"] else None


def edits_of(db: sqlite3.Connection, review: int) -> Iterable[TextEdit]:
    """Yield the edits in order of the text."""
    for row in db.execute("SELECT block, before, after FROM edit WHERE review = ? ORDER BY block", (review,)):
        yield TextEdit(*row)


def structure_of(db: sqlite3.Connection, review: int) -> Iterable[StructureEdit]:
    """Yield the changes of structure in the order in which they were made."""
    for row in db.execute("SELECT data, name, made FROM restructuring WHERE review = ? ORDER BY place", (review,)):
        yield StructureEdit(*row)


def decisions_of(db: sqlite3.Connection, review: int) -> Iterable[Decision]:
    """Yield the answers in the order they were kept in."""
    for row in db.execute("SELECT * FROM answer WHERE review = ? ORDER BY place", (review,)):
        yield Decision(row["key"], Answer(row["answer"]), row["reason"], row["who"], row["given"], row["about"])


def insert(db: sqlite3.Connection, file: DraftFile, title: str, owner: Owner, review: int | None = None) -> int:
    """Begin a review of a draft, held by a window; returns its number."""
    cursor = db.execute(
        "INSERT INTO review (id, path, size, changed, sha256, title, opened, saved, process, host, mark, window)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (review, str(file.path), file.size, file.changed, file.sha256, title, now(), now(), *_columns(owner)),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def carry(db: sqlite3.Connection, source: int, target: int) -> None:
    """Copy answers, opinions, facts and upper plans of one review to another."""
    db.execute(
        "INSERT INTO answer SELECT ?, key, answer, reason, who, given, about, place FROM answer WHERE review = ?",
        (target, source),
    )
    db.execute("INSERT OR REPLACE INTO opinions SELECT ?, data FROM opinions WHERE review = ?", (target, source))
    db.execute("INSERT OR REPLACE INTO facts SELECT ?, data FROM facts WHERE review = ?", (target, source))
    db.execute("UPDATE review SET uppers = (SELECT uppers FROM review WHERE id = ?) WHERE id = ?", (source, target))


def take(db: sqlite3.Connection, review: int, file: DraftFile, owner: Owner) -> None:
    """Make a window the holder of a review, and the file where it is now the review's draft."""
    db.execute(
        "UPDATE review SET path = ?, size = ?, changed = ?, opened = ?, fate = '',"
        " process = ?, host = ?, mark = ?, window = ? WHERE id = ?",
        (str(file.path), file.size, file.changed, now(), *_columns(owner), review),
    )


def store(db: sqlite3.Connection, review: int, state: State) -> None:
    """Replace what is kept of a review."""
    db.execute(
        "UPDATE review SET title = ?, uppers = ?, open = ?, unexported = ?, saved = ? WHERE id = ?",
        (
            state.title,
            json.dumps([str(path) for path in state.uppers], ensure_ascii=False),
            json.dumps(dict(state.open)) if state.open is not None else None,
            state.unexported,
            now(),
            review,
        ),
    )
    db.execute("DELETE FROM edit WHERE review = ?", (review,))
    db.executemany("INSERT INTO edit VALUES (?, ?, ?, ?)", [(review, *edit) for edit in state.edits])
    db.execute("DELETE FROM restructuring WHERE review = ?", (review,))
    db.executemany(
        "INSERT INTO restructuring VALUES (?, ?, ?, ?, ?)",
        [(review, place, *one) for place, one in enumerate(state.structure)],
    )
    db.execute("DELETE FROM answer WHERE review = ?", (review,))
    db.executemany(
        "INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (review, d.key, d.answer.value, d.reason, d.who, d.when, d.about, place)
            for place, d in enumerate(state.decisions)
        ],
    )


def opinions_of(db: sqlite3.Connection, review: int) -> Opinions:
    """Return what units said of a review's draft; none where nothing was read."""
    row = db.execute("SELECT data FROM opinions WHERE review = ?", (review,)).fetchone()
    return Opinions.from_rows(json.loads(row["data"])) if row is not None else Opinions()


def store_opinions(db: sqlite3.Connection, review: int, opinions: Opinions) -> None:
    """Replace what is kept of what units said."""
    data = json.dumps(opinions.as_rows())
    db.execute("INSERT OR REPLACE INTO opinions VALUES (?, ?)", (review, data))


def facts_of(db: sqlite3.Connection, review: int) -> dict[str, Any]:
    """Return what the user told of how a review's draft was made; empty where nothing was told."""
    row = db.execute("SELECT data FROM facts WHERE review = ?", (review,)).fetchone()
    return dict(json.loads(row["data"])) if row is not None else {}


def store_facts(db: sqlite3.Connection, review: int, facts: Mapping[str, Any]) -> None:
    """Replace what is kept of it."""
    db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (review, json.dumps(facts, ensure_ascii=False)))


def decide(db: sqlite3.Connection, review: int, fate: Fate) -> None:
    """Record what the user said of a review that was left; nobody holds it any more."""
    db.execute("UPDATE review SET fate = ?, decided = ?, window = NULL WHERE id = ?", (fate.value, now(), review))


def _columns(owner: Owner) -> tuple[int, str, str, str]:
    return owner.process, owner.host, owner.mark, owner.window
