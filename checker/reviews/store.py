"""The store of reviews, as one window sees it.

A window enters a review when its draft is opened, saves into it as long as it holds it, and releases it at the end. A
save into a review that another window has taken over changes nothing and raises ReviewTaken: no update is lost.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from checker.errors import PlanError, ReviewTaken
from checker.opinions import Opinions
from checker.reviews import rows
from checker.reviews.database import Database
from checker.reviews.processes import this_window
from checker.reviews.records import (
    Answered,
    Arrival,
    DraftFile,
    Entry,
    Fate,
    Found,
    Match,
    Recent,
    Saved,
    State,
    hash_of,
)

KEEP_DAYS = 30
"""How long a review that was given up is kept, and after how long one that was put off is brought up again."""
_KEPT_EMPTY = 50  # reviews without edits and answers that stay, for the list of recent ones


class Reviews:
    """The reviews in a folder, the user's own by default. Every method raises ReviewsError; use from any thread."""

    def __init__(self, folder: Path | None = None) -> None:
        self._database = Database(folder)
        self._me = this_window(uuid4().hex)

    @property
    def file(self) -> Path:
        """Where the reviews are kept."""
        return self._database.file

    def take_notice(self) -> str:
        """Return once what has befallen the store, in Chinese; an empty string for nothing."""
        return self._database.take_notice()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def find(self, file: DraftFile) -> Found | None:
        """Return the earlier review of a draft, whoever holds it."""
        return self._database.read(lambda db: rows.find(db, file, self._me.window))

    def get(self, review: int) -> Saved | None:
        """Return a review as it stands, or None."""
        return self._database.read(lambda db: rows.saved_of(db, review, self._me.window))

    def enter(self, file: DraftFile, title: str = "") -> Entry:
        """Open a draft: take up its earlier review where nothing is to be asked, else begin one or say what to ask."""

        def work(db: sqlite3.Connection) -> Entry:
            found = rows.find(db, file, self._me.window)
            if found is None:
                return Entry(Arrival.NEW, rows.insert(db, file, title, self._me))
            earlier = found.saved
            if found.match is not Match.CONTENT:
                return Entry(Arrival.CARRIED, self._carried(db, file, title, earlier), earlier)
            if earlier.alive:
                return Entry(Arrival.BUSY, None, earlier)
            if earlier.fate is Fate.POSTPONED:
                return Entry(Arrival.SET_BY, self._carried(db, file, title, earlier), earlier)
            if earlier.left_over:
                return Entry(Arrival.LEFT_OVER, None, earlier)
            rows.take(db, earlier.id, file, self._me)
            return Entry(Arrival.RESUMED, earlier.id, earlier)

        return self._database.write(work)

    def _carried(self, db: sqlite3.Connection, file: DraftFile, title: str, earlier: Saved) -> int:
        """Begin a review with the answers of an earlier one, whose edits stay where they are until asked for."""
        begun = rows.insert(db, file, title, self._me)
        rows.carry(db, earlier.id, begun)
        if not earlier.alive and earlier.state.changes and earlier.state.unexported:
            rows.decide(db, earlier.id, Fate.POSTPONED)
        return begun

    def claim(self, review: int, file: DraftFile) -> Saved | None:
        """Make this window the holder of a review, whoever held it, and return it as it stands."""

        def work(db: sqlite3.Connection) -> Saved | None:
            rows.take(db, review, file, self._me)
            return rows.saved_of(db, review, self._me.window)

        return self._database.write(work)

    def begin(self, file: DraftFile, title: str = "", *, like: int | None = None, fate: Fate = Fate.NONE) -> int:
        """Begin a review of a draft, with the answers of another if told so; returns its number."""

        def work(db: sqlite3.Connection) -> int:
            review = rows.insert(db, file, title, self._me)
            if like is not None:
                rows.carry(db, like, review)
            db.execute("UPDATE review SET fate = ? WHERE id = ?", (fate.value, review))
            return review

        return self._database.write(work)

    def save(self, review: int, file: DraftFile, state: State) -> None:
        """Save a review that this window holds; raises ReviewTaken when another window holds it by now."""

        def work(db: sqlite3.Connection) -> None:
            row = db.execute("SELECT window FROM review WHERE id = ?", (review,)).fetchone()
            if row is None:  # the store was set aside or deleted meanwhile
                rows.insert(db, file, state.title, self._me, review)
            elif row["window"] != self._me.window:
                raise ReviewTaken
            rows.store(db, review, state)

        self._database.write(work)

    def opinions(self, review: int) -> Opinions:
        """Return what units said of a review's draft, with their answers."""
        return self._database.read(lambda db: rows.opinions_of(db, review))

    def save_opinions(self, review: int, opinions: Opinions) -> None:
        """Save what units said; raises ReviewTaken when another window holds the review by now."""
        self._database.write(lambda db: rows.store_opinions(db, self._held(db, review), opinions))

    def facts(self, review: int) -> dict[str, Any]:
        """Return what the user told of how a review's draft was made, as plain data."""
        return self._database.read(lambda db: rows.facts_of(db, review))

    def save_facts(self, review: int, facts: Mapping[str, Any]) -> None:
        """Save it; raises ReviewTaken when another window holds the review by now."""
        self._database.write(lambda db: rows.store_facts(db, self._held(db, review), facts))

    def _held(self, db: sqlite3.Connection, review: int) -> int:
        """Return the number of a review that this window holds; raises ReviewTaken where it does not."""
        row = db.execute("SELECT window FROM review WHERE id = ?", (review,)).fetchone()
        if row is None or row["window"] != self._me.window:
            raise ReviewTaken
        return review

    def release(self, review: int) -> None:
        """Hold a review no longer."""
        self._database.write(
            lambda db: db.execute(
                "UPDATE review SET window = NULL WHERE id = ? AND window = ?", (review, self._me.window)
            )
        )

    def note_exported(self, review: int, paths: Iterable[Path]) -> None:
        """Remember the files that came out of a review, by path and content, so that they are known when reopened."""
        written: list[tuple[str, str]] = []
        for path in paths:
            with suppress(PlanError):  # gone again already
                written.append((str(path.absolute()), hash_of(path)))
        self._database.write(
            lambda db: db.executemany(
                "INSERT OR REPLACE INTO exported VALUES (?, ?, ?, ?)",
                [(review, path, digest, rows.now()) for path, digest in written],
            )
        )

    def postpone(self, review: int) -> None:
        """Leave the edits of a review for later: they come up again when asked for, or after `KEEP_DAYS` days."""
        self._database.write(lambda db: rows.decide(db, review, Fate.POSTPONED))

    def abandon(self, review: int) -> None:
        """Give the edits of a review up: they stay until pruned."""
        self._database.write(lambda db: rows.decide(db, review, Fate.ABANDONED))

    def remove(self, review: int) -> None:
        """Forget a review for good."""
        self._database.write(lambda db: db.execute("DELETE FROM review WHERE id = ?", (review,)))

    def left(self) -> list[Saved]:
        """Return all reviews with edits that stand in no copy and that no window holds, the last saved first."""
        return [saved for saved in self._with_edits() if not saved.alive and saved.owner != self._me]

    def left_over(self, days: int = KEEP_DAYS) -> list[Saved]:
        """Return what is to be brought up at start: left by windows that ended unclosed, or put off long ago."""
        limit = _days_ago(days)
        return [
            saved
            for saved in self.left()
            if (saved.fate is Fate.NONE and saved.left_over) or (saved.fate is Fate.POSTPONED and saved.saved < limit)
        ]

    def _with_edits(self) -> list[Saved]:
        def work(db: sqlite3.Connection) -> list[Saved | None]:
            found = db.execute(f"SELECT id FROM review WHERE unexported AND id IN {rows.CHANGED} ORDER BY saved DESC")
            return [rows.saved_of(db, row["id"], self._me.window) for row in found.fetchall()]

        return [saved for saved in self._database.read(work) if saved is not None]

    def recent(self, limit: int = 20) -> list[Recent]:
        """Return the drafts last opened, each once, newest first."""

        def work(db: sqlite3.Connection) -> list[sqlite3.Row]:
            return db.execute(
                "SELECT *, (SELECT count(*) FROM edit WHERE review = id)"
                " + (SELECT count(*) FROM restructuring WHERE review = id) AS edits,"
                " (SELECT count(*) FROM answer WHERE review = id) AS answers"
                " FROM review WHERE fate != ? AND id IN (SELECT id FROM (SELECT id, max(opened) FROM review"
                " WHERE fate != ? GROUP BY path)) ORDER BY opened DESC LIMIT ?",
                (Fate.ABANDONED.value, Fate.ABANDONED.value, limit),
            ).fetchall()

        return [_recent(row) for row in self._database.read(work)]

    def forget(self, path: Path) -> None:
        """Take a draft out of the list of recent ones; edits that stand in no copy are given up, not deleted."""

        def work(db: sqlite3.Connection) -> None:
            db.execute(
                f"DELETE FROM review WHERE path = ? AND NOT (unexported AND id IN {rows.CHANGED})",
                (str(path),),
            )
            for row in db.execute("SELECT id FROM review WHERE path = ?", (str(path),)).fetchall():
                rows.decide(db, row["id"], Fate.ABANDONED)

        self._database.write(work)

    def prune(self, days: int = KEEP_DAYS) -> int:
        """Delete what was given up more than `days` days ago, and old reviews with nothing in them; returns how many.

        Edits that stand in no copy go only after the user has given them up.
        """
        limit = _days_ago(days)

        def work(db: sqlite3.Connection) -> int:
            given_up = db.execute(
                "DELETE FROM review WHERE fate = ? AND max(saved, decided) < ?", (Fate.ABANDONED.value, limit)
            ).rowcount
            empty = db.execute(
                f"DELETE FROM review WHERE opened < ? AND id NOT IN {rows.CHANGED}"
                " AND id NOT IN (SELECT review FROM answer) AND id NOT IN (SELECT review FROM opinions)"
                " AND id NOT IN (SELECT review FROM facts)"
                " AND id NOT IN (SELECT id FROM review ORDER BY opened DESC LIMIT ?)",
                (limit, _KEPT_EMPTY),
            ).rowcount
            return given_up + empty

        return self._database.write(work)


def _days_ago(days: int) -> str:
    return (datetime.now() - timedelta(days=days)).isoformat()


def _recent(row: sqlite3.Row) -> Recent:
    path = Path(row["path"])
    return Recent(
        row["id"],
        row["title"] or path.stem,
        path,
        path.exists(),
        row["opened"],
        row["saved"],
        rows.counts_of(row),
        Answered(row["edits"], row["answers"]),
        bool(row["unexported"]),
        rows.uppers_of(row),
    )
