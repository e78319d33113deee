"""How the shelf's tables came to be, step by step; a step that has been released is never changed.

A step is a module with `upgrade(connection)`. The number of steps taken stands in the table `schema_version`.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, inspect, text

from checker.library.migrations import m0001_plans

Step = Callable[[Connection], None]
STEPS: tuple[Step, ...] = (m0001_plans.upgrade,)


class TooNew(Exception):
    """The shelf has seen more steps than this program knows; `args` holds their number."""


class Foreign(Exception):
    """The database holds tables, but not ours."""


def version_of(connection: Connection) -> int:
    """Return how many steps the shelf has seen; 0 for an empty database. Raises Foreign."""
    tables = set(inspect(connection).get_table_names())
    ours = tables & {"schema_version", "plan", "plan_reading"}
    if len(ours) == 3:
        return int(connection.execute(text("SELECT max(version) FROM schema_version")).scalar() or 0)
    if ours or (tables and connection.dialect.name == "sqlite"):  # a server's database may hold tables of others
        raise Foreign
    return 0


def upgrade(connection: Connection) -> None:
    """Take the steps that are missing, in the transaction of `connection`; raises TooNew, Foreign."""
    done = version_of(connection)
    if done > len(STEPS):
        raise TooNew(done)
    for step in STEPS[done:]:
        step(connection)
    if done == 0:
        connection.execute(text("INSERT INTO schema_version (version) VALUES (:version)"), {"version": len(STEPS)})
    elif done < len(STEPS):
        connection.execute(text("UPDATE schema_version SET version = :version"), {"version": len(STEPS)})
