"""The names of divisions that are surely places, as the one table that rules on places share."""

from __future__ import annotations

from functools import cache

from checker.reading import regions
from checker.rules.word_table import WordTable


@cache
def area_names() -> WordTable:
    """Return the names and the short names of divisions that mean nothing else."""
    return WordTable(regions.certain_names())
