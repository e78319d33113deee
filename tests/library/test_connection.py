"""Where the shelf stands, and one sentence for each way in which it can fail; nothing is lost by any of them."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from checker import errors, resources
from checker.library import Library, Outcome, connection, set_aside
from tests.library.build import added, write


@contextmanager
def told(error: type[errors.PlanError]) -> Iterator[None]:
    """Expect one error, told in two whole sentences without a word of the database's."""
    with pytest.raises(error) as caught:
        yield
    assert type(caught.value) is error
    message = str(caught.value)
    assert message.endswith("。") and message.count("。") == 2
    for english in ("sqlite", "database", "Error", "password", "secret"):
        assert english not in message, message


def test_the_shelf_stands_with_the_users_data() -> None:
    assert connection.address(None).database == str(resources.user_folder() / "规划库.db")


def test_environment_and_office_name_another_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIHUA_JIAOHE_DATA", str(tmp_path))
    office = tmp_path / "校核设置.ini"
    office.write_text("[规划库]\n位置 = postgresql://u:p%40@h/plans\n", "utf-8")
    url = connection.address(None)
    assert (url.drivername, url.host, url.database, url.password) == ("postgresql+pg8000", "h", "plans", "p@")
    monkeypatch.setenv("GUIHUA_JIAOHE_LIBRARY", str(tmp_path / "mine.db"))
    assert connection.address(None).database == str(tmp_path / "mine.db")
    assert connection.address(str(tmp_path / "option.db")).database == str(tmp_path / "option.db")


def test_only_the_office_names_the_server_that_plans_travel_to(tmp_path: Path) -> None:
    from checker import settings

    draft = tmp_path / "稿.txt"
    settings.beside(draft).write_text("[规划库]\n位置 = postgresql://elsewhere/x\n", "utf-8")
    with told(errors.SettingsInvalid):
        settings.load(draft)


@pytest.mark.parametrize(
    "place", ["mysql://h/x", "postgresql://h", "sqlite://", "sqlite:///:memory:", "://", "postgresql://h:x/y"]
)
def test_wrong_addresses(place: str) -> None:
    with told(errors.ShelfAddressInvalid):
        Library.open(place)


def test_a_url_of_a_file_is_that_file(tmp_path: Path) -> None:
    Library.open(f"sqlite:///{tmp_path}/a.db").close()
    assert (tmp_path / "a.db").exists()


def test_another_program_holds_the_shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.2)
    place = tmp_path / "a.db"
    with Library.open(str(place)) as shelf:
        added(shelf, write(tmp_path, "a.txt"))
        holder = sqlite3.connect(place)
        holder.execute("BEGIN IMMEDIATE")
        with told(errors.ShelfLocked):
            added(shelf, write(tmp_path, "b.txt", firms=2))
        assert len(shelf.plans()) == 1, "reading goes on"
        holder.rollback()
        holder.close()
        assert added(shelf, tmp_path / "b.txt").items[0].outcome is Outcome.ADDED


def test_two_threads_add_at_once(place: str, tmp_path: Path) -> None:
    folders = [[write(tmp_path, f"{k}/{i}.txt", firms=i) for i in range(1, 9)] for k in (1, 2)]
    with Library.open(place) as shelf:
        threads = [threading.Thread(target=added, args=(shelf, *paths)) for paths in folders]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(shelf.plans()) == 8


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root and Windows write to read-only files")
def test_a_shelf_without_the_right_to_write(tmp_path: Path) -> None:
    _read_only(tmp_path)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_shelf_that_somebody_else_owns(request: pytest.FixtureRequest) -> None:
    """As root, who may write everything, the same is tried as another user."""
    if os.geteuid() != 0:
        pytest.skip("the test before says it")
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="shelf-"))
    request.addfinalizer(lambda: shutil.rmtree(folder))
    folder.chmod(0o777)
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.setgid(65534)
            os.setuid(65534)
            os.environ["GUIHUA_JIAOHE_DATA"] = str(folder / "data")  # the tests' own folder is root's
            _read_only(folder)
            code = 0
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def _read_only(folder: Path) -> None:
    place = folder / "a.db"
    with Library.open(str(place)) as shelf:
        added(shelf, write(folder, "a.txt"))
    new = write(folder, "b.txt", firms=2)
    place.chmod(0o444)
    with Library.open(str(place)) as shelf:
        assert len(shelf.plans()) == 1 and shelf.search("低空经济") and shelf.reading(1).metrics
        with told(errors.ShelfReadOnly):
            added(shelf, new)
        with told(errors.ShelfReadOnly):
            shelf.remove(1)
    place.chmod(0o644)
    with Library.open(str(place)) as shelf:
        assert len(shelf.plans()) == 1


def test_a_full_disk(tmp_path: Path) -> None:
    place = tmp_path / "a.db"
    with Library.open(str(place)) as shelf:
        added(shelf, write(tmp_path, "a.txt"))
        before = shelf.plans()
        full = shelf._store
        from sqlalchemy import event

        def limit(raw: sqlite3.Connection, record: object) -> None:
            pages = raw.execute("PRAGMA page_count").fetchone()[0]
            raw.execute(f"PRAGMA max_page_count = {pages}")

        event.listen(full._engine, "connect", limit)
        long = "\n".join(f"第{i}条措施要落实到位，年底前完成{i}项任务。" for i in range(3000))
        with told(errors.ShelfFull):
            added(shelf, write(tmp_path, "b.txt", more=long))
        event.remove(full._engine, "connect", limit)
        assert shelf.plans() == before and _sound(place)
        assert added(shelf, tmp_path / "b.txt").items[0].outcome is Outcome.ADDED


def test_no_room_for_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with told(errors.ShelfFailed):
        Library.open(str(tmp_path / "file" / "a.db"))
    with told(errors.ShelfFailed):
        Library.open(str(tmp_path))


@pytest.mark.parametrize("damage", ["words", "zeros", "other", "half", "middle"])
def test_a_damaged_shelf_is_left_alone_until_the_user_asks(tmp_path: Path, damage: str) -> None:
    place = tmp_path / "a.db"
    _damaged(place, damage, tmp_path)
    content = place.read_bytes()
    with told(errors.ShelfDamaged), Library.open(str(place)) as shelf:
        shelf.plans()
        shelf.readings([plan.id for plan in shelf.plans()])
        added(shelf, write(tmp_path, "neu.txt", firms=3))
    assert place.read_bytes() == content
    aside = set_aside(str(place))
    assert aside.read_bytes() == content and aside.parent == tmp_path and "已损坏" in aside.name
    with Library.open(str(place)) as shelf:
        assert shelf.plans() == ()


def test_a_sound_shelf_is_not_set_aside(tmp_path: Path) -> None:
    place = str(tmp_path / "a.db")
    with Library.open(place) as shelf:
        added(shelf, write(tmp_path, "a.txt"))
    with told(errors.ShelfSound):
        set_aside(place)
    with Library.open(place) as shelf:
        assert len(shelf.plans()) == 1


def test_a_server_that_does_not_answer() -> None:
    with told(errors.ShelfUnreachable):
        Library.open("postgresql://office:secret@127.0.0.1:9/plans")


def test_a_server_that_refuses(postgresql: str) -> None:
    with told(errors.ShelfUnreachable):
        Library.open(postgresql.replace("office:", "office:secret") + "/postgres")
    with told(errors.ShelfUnreachable):
        Library.open(f"{postgresql}/nowhere")


def test_a_server_where_we_may_not_write(fresh_database: Callable[[], str], tmp_path: Path) -> None:
    place = fresh_database()
    with Library.open(place) as shelf:
        added(shelf, write(tmp_path, "a.txt"))
        from sqlalchemy import text

        with shelf._store.writing() as server:
            server.execute(text("DROP ROLE IF EXISTS reader"))
            server.execute(text("CREATE ROLE reader LOGIN PASSWORD 'secret'"))
            server.execute(text("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader"))
    reader = "postgresql://reader:secret@" + place.split("@")[1]
    with Library.open(reader) as shelf:
        assert len(shelf.plans()) == 1 and shelf.search("低空经济")
        with told(errors.ShelfReadOnly):
            added(shelf, write(tmp_path, "b.txt", firms=2))


def test_a_missing_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pg8000", None)
    with told(errors.ShelfDriverMissing):
        Library.open("postgresql://office@127.0.0.1:9/plans")


def test_a_file_shelf_opens_no_socket(tmp_path: Path) -> None:
    code = (
        "import ssl, asyncio, socket, sys\n"  # SQLAlchemy loads these; loading is not opening
        "def refuse(*a, **k): raise SystemExit('a socket was opened')\n"
        "socket.socket = socket.create_connection = refuse\n"
        "from checker.cli import main\n"
        "sys.exit(main(['library', 'add', sys.argv[1]]) or main(['library', 'search', '低空经济']))\n"
    )
    environment = {**os.environ, "GUIHUA_JIAOHE_DATA": str(tmp_path), "PYTHONUTF8": "1"}
    environment.pop("GUIHUA_JIAOHE_LIBRARY", None)
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", code, str(write(tmp_path, "a.txt"))]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "低空经济" in done.stdout and (tmp_path / "规划库.db").exists()


def _damaged(place: Path, damage: str, folder: Path) -> None:
    if damage == "words":
        place.write_text("这不是数据库。" * 400, "utf-8")
    elif damage == "zeros":
        place.write_bytes(bytes(8192))
    elif damage == "other":
        other = sqlite3.connect(place)
        other.execute("CREATE TABLE accounts (id INTEGER)")
        other.commit()
        other.close()
    else:
        with Library.open(str(place)) as shelf:
            added(shelf, *(write(folder, f"{i}.txt", firms=i) for i in range(1, 8)))
        content = bytearray(place.read_bytes())
        if damage == "half":
            place.write_bytes(content[: len(content) // 2 + 100])
        else:
            content[4096:-4096] = b"\xa5" * (len(content) - 8192)
            place.write_bytes(content)


def _sound(place: Path) -> bool:
    database = sqlite3.connect(place)
    try:
        return database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    finally:
        database.close()


def test_a_shelf_on_the_network_gets_no_write_ahead_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def mode() -> str:
        held = sqlite3.connect(tmp_path / "a.db")
        try:
            return str(held.execute("PRAGMA journal_mode").fetchone()[0])
        finally:
            held.close()

    with Library.open(str(tmp_path / "a.db")) as shelf:
        added(shelf, write(tmp_path, "a.txt"))
    assert mode() == "wal"
    monkeypatch.setattr(connection, "on_network", lambda path: path.parent == tmp_path)
    with Library.open(str(tmp_path / "a.db")) as shelf:
        assert len(shelf.plans()) == 1
        added(shelf, write(tmp_path, "b.txt", firms=2))
        with shelf._store.reading() as reading:
            assert reading.exec_driver_sql("PRAGMA synchronous").scalar() == 2
    assert mode() == "delete"
