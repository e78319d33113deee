"""The file of reviews: damaged, foreign, full, read-only, deleted, newer; two at a time."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from checker.errors import ReviewsBusy, ReviewsFailed, ReviewsFull, ReviewsReadOnly, ReviewsTooNew
from checker.reviews import Arrival, Reviews, database, migrations
from checker.reviews.database import FILE, Database
from tests.reviews.builder import draft, state


def filled(folder: Path) -> Path:
    """Return the file of a store with one review."""
    store, file = Reviews(folder), draft(folder)
    review = store.enter(file).id
    assert review is not None
    store.save(review, file, state())
    store.release(review)
    store.close()
    return store.file


@pytest.mark.parametrize("damage", ["rubbish", "head", "middle"])
def test_a_damaged_file_is_set_aside_and_said(tmp_path: Path, damage: str) -> None:
    file = filled(tmp_path)
    content = bytearray(file.read_bytes())
    if damage == "rubbish":
        content = bytearray("不是数据库，只是一段文字。".encode() * 200)
    elif damage == "head":
        content[:100] = b"\0" * 100
    else:
        content[4096:20_480] = os.urandom(16_384)
    file.write_bytes(content)
    store = Reviews(tmp_path)
    assert store.enter(draft(tmp_path)).arrival is Arrival.NEW
    notice = store.take_notice()
    aside = [path.name for path in tmp_path.iterdir() if "已损坏" in path.name]
    assert len(aside) == 1 and aside[0] in notice
    assert (tmp_path / aside[0]).read_bytes() == bytes(content)
    assert store.take_notice() == ""
    store.close()


def test_damage_while_it_is_open_loses_no_save(tmp_path: Path) -> None:
    store, file = Reviews(tmp_path), draft(tmp_path)
    review = store.enter(file).id
    assert review is not None
    store.save(review, file, state())
    store.close()
    store.file.write_bytes(b"x" * 9000)
    store.save(review, file, state(title="后来"))
    assert "已损坏" in store.take_notice()
    kept = store.get(review)
    assert kept is not None and kept.state.title == "后来"
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no file that is open can be deleted there")
def test_a_deleted_file_is_written_anew(tmp_path: Path) -> None:
    store, file = Reviews(tmp_path), draft(tmp_path)
    review = store.enter(file).id
    assert review is not None
    for path in tmp_path.glob(f"{FILE}*"):
        path.unlink()
    store.save(review, file, state())
    store.close()
    found = Reviews(tmp_path).get(review)
    assert found is not None and found.state == state()


def test_a_newer_file_is_left_alone(tmp_path: Path) -> None:
    file = filled(tmp_path)
    with sqlite3.connect(file) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    before = file.read_bytes()
    with pytest.raises(ReviewsTooNew, match="更新版本"):
        Reviews(tmp_path).recent()
    assert file.read_bytes() == before and not list(tmp_path.glob("*已损坏*"))


def test_missing_steps_are_taken_and_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path)
    step = ("ALTER TABLE review ADD COLUMN note TEXT NOT NULL DEFAULT '无'",)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, step))
    store = Database(tmp_path)
    assert [tuple(row) for row in store.read(lambda db: db.execute("SELECT title, note FROM review").fetchall())] == [
        ("临溪区科技规划", "无")
    ]
    assert store.read(migrations.version_of) == len(migrations.STEPS)
    store.close()


def test_a_step_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = filled(tmp_path)
    bad = ("ALTER TABLE review ADD COLUMN note TEXT", "ALTER TABLE nothing ADD COLUMN note TEXT")
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", (*migrations.STEPS, bad))
        with pytest.raises(ReviewsFailed):
            Reviews(tmp_path).recent()
    assert [recent.title for recent in Reviews(tmp_path).recent()] == ["临溪区科技规划"]
    with sqlite3.connect(file) as db:
        assert "note" not in [row[1] for row in db.execute("PRAGMA table_info(review)")]
    db.close()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("不是文件夹", "utf-8")
    with pytest.raises(ReviewsReadOnly, match="不能写入"):
        Reviews(tmp_path / "data").recent()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    filled(tmp_path)
    (tmp_path / FILE).chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(ReviewsReadOnly):
            Reviews(tmp_path).enter(draft(tmp_path, text="别的"))
    finally:
        tmp_path.chmod(0o700)


def test_another_program_that_writes_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    file = filled(tmp_path)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store = Reviews(tmp_path)
    with pytest.raises(ReviewsBusy):
        store.enter(draft(tmp_path))
    assert store.recent()  # reading goes on beside a write
    other.execute("COMMIT")
    other.close()
    assert store.enter(draft(tmp_path)).arrival is Arrival.RESUMED
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on a file's size there")
def test_a_full_disk_is_told_and_what_was_saved_stays(tmp_path: Path) -> None:
    filled(tmp_path)
    code = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from checker.errors import ReviewsError\n"
        "from tests.reviews.builder import draft, state\n"
        "from checker.reviews import Reviews, TextEdit\n"
        "folder = Path(sys.argv[1]); store = Reviews(folder); file = draft(folder)\n"
        "review = store.enter(file).id\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"
        "try:\n"
        "    store.save(review, file, state(edits=(TextEdit(0, '', '长' * 200_000),)))\n"
        "except ReviewsError as error:\n"
        "    print(type(error).__name__, error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=Path(__file__).resolve().parents[2],
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
    )
    told = done.stdout.decode()
    assert done.returncode == 0, done.stderr.decode()
    assert "没有自动保存" in told and told.split()[0] in (ReviewsFull.__name__, ReviewsFailed.__name__)
    (recent,) = Reviews(tmp_path).recent()
    assert tuple(recent.answered) == (2, 1)


def test_two_windows_write_at_a_time(tmp_path: Path) -> None:
    failed: list[BaseException] = []

    def write(number: int) -> None:
        try:
            store = Reviews(tmp_path)
            file = draft(tmp_path, f"{number}.txt", str(number))
            review = store.enter(file).id
            assert review is not None
            for turn in range(20):
                store.save(review, file, state(title=f"{number}-{turn}"))
            store.close()
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert sorted(recent.title for recent in Reviews(tmp_path).recent()) == [f"{n}-19" for n in range(4)]


def test_a_transaction_that_breaks_leaves_nothing(tmp_path: Path) -> None:
    filled(tmp_path)
    store = Database(tmp_path)

    def work(db: sqlite3.Connection) -> None:
        db.execute("DELETE FROM review")
        raise KeyError

    with suppress(KeyError):
        store.write(work)
    assert store.read(lambda db: db.execute("SELECT count(*) FROM review").fetchone()[0]) == 1
    store.close()


def mode(file: Path) -> str:
    """Return the journal mode that a database keeps, as whoever opens it finds it."""
    connection = sqlite3.connect(file)
    try:
        return str(connection.execute("PRAGMA journal_mode").fetchone()[0])
    finally:
        connection.close()


def test_a_folder_on_the_network_gets_no_write_ahead_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = filled(tmp_path)
    assert mode(file) == "wal"
    monkeypatch.setattr(database, "on_network", lambda path: path == file)
    store = Reviews(tmp_path)  # the profile was moved to a share
    assert store.enter(draft(tmp_path)).earlier is not None, "nothing is lost by it"
    assert store._database.read(lambda db: db.execute("PRAGMA synchronous").fetchone()[0]) == 2
    store.close()
    assert mode(file) == "delete" and not list(tmp_path.glob("*-wal"))
    monkeypatch.undo()
    store = Reviews(tmp_path)
    assert store.recent()
    store.close()
    assert mode(file) == "wal"
