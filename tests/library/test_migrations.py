"""Opening brings a shelf to this program's version in one transaction; a newer shelf is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, text, update

from checker.errors import ShelfTooNew
from checker.library import Library, migrations, tables
from checker.library.connection import Store
from tests.library.build import added, write


def columns(place: str) -> dict[str, set[str]]:
    store = Store(place)
    try:
        with store.reading() as connection:
            seen = inspect(connection)
            return {name: {column["name"] for column in seen.get_columns(name)} for name in seen.get_table_names()}
    finally:
        store.close()


def test_the_steps_make_the_tables_that_queries_name(place: str) -> None:
    made = columns(place)
    for table in tables.metadata.sorted_tables:
        assert {column.name for column in table.columns} <= made[table.name], table.name


def test_an_older_shelf_is_brought_up_and_keeps_its_plans(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(place) as shelf:
        added(shelf, write(tmp_path, "a.txt"))
        before = shelf.plans()

    def remark(connection: Connection) -> None:
        connection.execute(text("ALTER TABLE plan ADD COLUMN remark TEXT"))

    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, remark))
    with Library.open(place) as shelf:
        assert shelf.plans() == before
    assert "remark" in columns(place)["plan"]


def test_a_step_that_fails_leaves_the_shelf_as_it_was(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(place) as shelf:
        added(shelf, write(tmp_path, "a.txt"))
    before = columns(place)

    def failing(connection: Connection) -> None:
        connection.execute(text("ALTER TABLE plan ADD COLUMN remark TEXT"))
        connection.execute(text("DROP TABLE plan_metric"))
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", (*migrations.STEPS, failing))
        with pytest.raises(RuntimeError):
            Library.open(place)
    assert columns(place) == before
    with Library.open(place) as shelf:
        assert len(shelf.plans()) == 1


def test_a_newer_shelf_is_refused_and_left_alone(place: str, tmp_path: Path) -> None:
    with Library.open(place) as shelf:
        added(shelf, write(tmp_path, "a.txt"))
    store = Store(place)
    with store.writing() as connection:
        connection.execute(update(tables.schema_version).values(version=len(migrations.STEPS) + 1))
    with pytest.raises(ShelfTooNew) as told:
        Library.open(place)
    assert "请升级本程序" in str(told.value)
    with store.writing() as connection:
        assert connection.execute(text("SELECT count(*) FROM plan")).scalar() == 1
        connection.execute(update(tables.schema_version).values(version=len(migrations.STEPS)))
    store.close()
    with Library.open(place) as shelf:
        assert len(shelf.plans()) == 1


def test_other_tables_on_a_server_are_no_hindrance(postgresql: str, request: pytest.FixtureRequest) -> None:
    from sqlalchemy import create_engine

    place = request.getfixturevalue("fresh_database")()
    engine = create_engine(place.replace("postgresql://", "postgresql+pg8000://"))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE accounts (id INTEGER)"))
    engine.dispose()
    with Library.open(place) as shelf:
        assert shelf.plans() == ()
    assert "accounts" in columns(place)
