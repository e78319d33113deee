"""Hostile and strange files, each refused or read in little time and memory.

The larger ones are left to `python -m tests.word.hostile`, which measures all.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.word.hostile_cases import CASES, PLACES

SLOW_TO_MAKE = (" MB", "GiB", "MiB", "0,000", "million", "bombs", "merged downwards", "5,000 headers", "2,000", "1,000")
"""Files that take a second to make, or whose copy takes one to write."""

if not sys.platform.startswith("linux"):
    pytest.skip("memory is measured from /proc", allow_module_level=True)  # before the cases are imported


def quick() -> list[str]:
    from tests.word import hostile  # noqa: F401  fills the tables

    return [name for name in (*CASES, *PLACES) if not any(words in name for words in SLOW_TO_MAKE)]


@cache
def outcomes() -> dict[str, tuple[str, list[str]]]:
    """Return for each quick case what became of it and which bars are missed; one process for all, no file a child."""
    command = [sys.executable, "-m", "tests.word.hostile", "--json", "--without", *SLOW_TO_MAKE]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, check=True, timeout=110)
    return {
        found[0]: (f"{found[1]} {found[2]:.2f} s {found[3]:.0f} MB {found[4]}", found[-1])
        for found in json.loads(done.stdout)
    }


@pytest.mark.parametrize("name", quick())
def test_it_is_refused_or_read_at_once(name: str) -> None:
    told, missed = outcomes()[name]
    # Other work on the machine may hold up a process; what hangs has died instead.
    assert not set(missed) - {"time"}, told
