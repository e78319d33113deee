"""How a plan on the shelf is told to people."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from checker.align.known_plans import KnownPlan
from checker.library import ShelfPlan
from checker.reading.elements import Profile

POSIX = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of the process can't be set here")


def shelved(start: int | None = None, end: int | None = None, added_at: str = "2026-03-05T01:30:00+00:00") -> ShelfPlan:
    known = KnownPlan(id=1, title="临溪区水利规划", profile=Profile(period_start=start, period_end=end), sha256="")
    return ShelfPlan(known, Path("规划.docx"), "docx", added_at, 9000)


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [(2026, 2030, "2026—2030"), (2026, 2026, "2026"), (2026, None, "2026"), (None, None, "")],
)
def test_a_period_of_one_year_is_one_year(start: int | None, end: int | None, told: str) -> None:
    assert shelved(start, end).period == told


@POSIX
def test_the_time_is_that_of_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    try:
        assert shelved().added_here == "2026-03-05 09:30"
        assert shelved(added_at="三月五日").added_here == "三月五日"
    finally:
        monkeypatch.undo()
        time.tzset()
