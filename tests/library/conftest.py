"""The shelf on both databases; the PostgreSQL half is skipped, with the reason, where no server can be started."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from checker.library import Library
from tests.library.server import NoServer, server


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a real PostgreSQL server, without a database."""
    pytest.importorskip("pg8000", reason="the optional extra `postgresql` is not installed")
    try:
        running = server()
        url = running.__enter__()
    except NoServer as why:
        pytest.skip(f"no PostgreSQL server: {why}")
    try:
        yield url
    finally:
        running.__exit__(None, None, None)


@pytest.fixture
def fresh_database(request: pytest.FixtureRequest) -> Callable[[], str]:
    """Make an empty database on the server and return its URL."""

    def make() -> str:
        from sqlalchemy import create_engine, text

        base = request.getfixturevalue("postgresql").replace("postgresql://", "postgresql+pg8000://")
        name = "shelf_" + str(abs(hash(request.node.nodeid)))
        engine = create_engine(f"{base}/postgres", isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        return f"{request.getfixturevalue('postgresql')}/{name}"

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path, fresh_database: Callable[[], str]) -> str:
    """Where an empty shelf may be made: a file, and a database of a server."""
    return str(tmp_path / "规划库.db") if request.param == "sqlite" else fresh_database()


@pytest.fixture
def shelf(place: str) -> Iterator[Library]:
    """An empty open shelf, on both databases."""
    with Library.open(place) as library:
        yield library
