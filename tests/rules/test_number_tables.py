"""The tables of the number rules name indicators that the catalogue knows, and units that can be read."""

from __future__ import annotations

import pytest

from checker import resources
from checker.reading.indicators import catalogue
from checker.reading.units import unit_of

COLUMNS = [
    ("related_series.tsv", ("amount", "count")),
    ("per_head.tsv", ("total", "per_head", "base")),
    ("level_ladders.tsv", ("higher", "lower")),
    ("upper_shares.tsv", ("share", "own")),
    ("indicator_subsets.tsv", ("part", "whole")),
    ("loose_parts.tsv", ("part", "whole")),
    ("identities.tsv", ("total", "ratio")),
]


@pytest.mark.parametrize(("table", "columns"), COLUMNS)
def test_ids_are_known_and_rows_have_a_source(table: str, columns: tuple[str, ...]) -> None:
    rows = resources.rows(table)
    assert rows
    assert all(row[column] in catalogue() for row in rows for column in columns)
    assert all(row["source"] for row in rows)


def test_units_of_quotients_can_be_read() -> None:
    units = {row["unit"] for row in resources.rows("related_series.tsv")} - {""}
    assert units
    assert all(unit_of(unit) for unit in units)


def test_units_that_are_alike_are_of_one_kind_or_counted() -> None:
    for row in resources.rows("like_units.tsv"):
        known = [unit for name in row["units"].split("|") if (unit := unit_of(name))]
        assert len(known) > 1


@pytest.mark.parametrize("table", ["flow_words.tsv", "countable_areas.tsv", "strength_words.tsv", "like_units.tsv"])
def test_words_have_a_source(table: str) -> None:
    rows = resources.rows(table)
    assert rows
    assert all(row["source"] for row in rows)
