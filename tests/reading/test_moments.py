"""Times in a text."""

from __future__ import annotations

import pytest

from checker.reading.moments import moments

TIMES = [
    # text, (year, base, is_base, since)
    ("到2025年，", [(2025, None, False, False)]),
    ("二〇三五年", [(2035, None, False, False)]),
    ("2016-2020年，", [(2020, 2016, False, False)]),
    ("2021年至2023年，", [(2023, 2021, False, False)]),
    ("比2016年增长", [(2016, None, True, False)]),
    ("由2016年的270件至2020年的940件", [(2016, None, True, False), (2020, None, False, False)]),
    ("2016年以来，", [(None, 2016, False, True)]),
    ("“十三五”期间，", [(2020, 2015, False, False)]),
    ("较“十三五”末增长", [(2020, None, True, False)]),
    ("在2020年基础上", [(2020, None, True, False)]),
    ("《2035年远景目标纲要》", []),
    ("“十四五”规划提出", []),
    ("编号2025号", []),
]


@pytest.mark.parametrize(("text", "wanted"), TIMES)
def test_moments(text: str, wanted: list[tuple[int | None, int | None, bool, bool]]) -> None:
    assert [(m.year, m.base, m.is_base, m.since) for m in moments(text)] == wanted


def test_relative_times_need_something_to_count_from() -> None:
    assert moments("去年、规划期末") == []
    assert [m.year for m in moments("去年、规划期末", issued=2024, period_end=2026)] == [2023, 2026]
