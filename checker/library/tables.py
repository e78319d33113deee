"""The shelf's tables as queries name them; how they come to be is told in `migrations`."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()


def _of_plan(*, primary_key: bool = False) -> Column[int]:
    key = ForeignKey("plan.id", ondelete="CASCADE")
    return Column("plan_id", Integer, key, primary_key=primary_key, nullable=False)


schema_version = Table("schema_version", metadata, Column("version", Integer, nullable=False))

plan = Table(
    "plan",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),  # of the file
    Column("text_digest", String(64), nullable=False),  # of the text's letters and figures, whatever the format
    Column("path", Text, nullable=False),  # where the file was added from
    Column("format", String(16), nullable=False),
    Column("added_at", String(32), nullable=False),  # ISO 8601, UTC
    Column("characters", Integer, nullable=False),
    Column("title", Text, nullable=False),  # as lists print it
    Column("title_key", Text, nullable=False),  # what the versions of one plan share
    Column("region", Text),
    Column("parent_region", Text),
    Column("level", String(16)),
    Column("period_start", Integer),
    Column("period_end", Integer),
    Column("stage", String(32)),
    Column("issued", String(10)),
    Column("profile", LargeBinary, nullable=False),  # codec.encode_profile
    Column("stamp", String(32), nullable=False),  # which program the row, the metrics and the words come from
    Column("superseded_by", Integer, ForeignKey("plan.id", ondelete="SET NULL")),
)
"""One row a plan. `title_key` is indexed, and so is `text_digest`."""

plan_file = Table(
    "plan_file",
    metadata,
    _of_plan(primary_key=True),
    Column("data", LargeBinary, nullable=False),  # the file's bytes, deflated
)

plan_reading = Table(
    "plan_reading",
    metadata,
    _of_plan(primary_key=True),
    Column("stamp", String(32), primary_key=True),  # which program read it, see `stamp`
    Column("made_at", String(32), nullable=False),
    Column("data", LargeBinary, nullable=False),  # stored.encode
)
"""Readings, each good for programs of its stamp alone; offices that share a shelf may run two versions."""

plan_metric = Table(
    "plan_metric",
    metadata,
    _of_plan(primary_key=True),
    Column("number", Integer, primary_key=True),  # its place among the reading's metrics
    Column("indicator", String(64)),
    Column("name", Text, nullable=False),
    Column("value", Text),  # an exact decimal
    Column("value_max", Text),
    Column("unit", String(32)),
    Column("comparator", String(16), nullable=False),
    Column("measure", String(16), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("year", Integer),
    Column("quote", Text, nullable=False),
    Column("line", Integer, nullable=False),
)

plan_passage = Table(
    "plan_passage",
    metadata,
    Column("id", Integer, primary_key=True),
    _of_plan(),
    Column("line", Integer, nullable=False),
    Column("part", String(32), nullable=False),
    Column("path", Text, nullable=False),  # the headings above it
    Column("text", Text, nullable=False),  # cleaned
)
"""The paragraphs that search looks through. Their words are indexed beside it: in the FTS5 table `passage_words`
(SQLite, its rowid is the passage's id) or in the column `words` (PostgreSQL)."""
