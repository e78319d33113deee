"""Which plans are versions of one plan, and which is in force."""

from __future__ import annotations

from itertools import permutations

import pytest

from checker.library.versions import Version, successors, title_key
from checker.reading.elements import Profile

PERIOD = (2026, 2030)
DISTRICT = Profile(region="青澜省澜川市临溪区", parent_region="澜川市")


def version(id: int, stage: str | None = None, issued: str | None = None, **other: object) -> Version:
    values = {"period": PERIOD, "parent": "澜川市", **other}
    return Version(id, stage, issued, values["period"], values["parent"])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "title",
    [
        "临溪区国民经济和社会发展第十五个五年规划和二〇三五年远景目标纲要",
        "临溪区国民经济和社会发展“十五五”规划和2035年远景目标纲要",
        "澜川市临溪区国民经济和社会发展“十五五”规划和２０３５年远景目标纲要（征求意见稿）",
        "《临溪区国民经济和社会发展第十五个五年规划和二○三五年远景目标纲要》（草案）",
        "青澜省澜川市临溪区国民经济和社会发展 第十五个五年规划和2035年远景目标纲要（2026—2030年）",
    ],
)
def test_one_plan_has_one_key_however_it_is_written(title: str) -> None:
    assert title_key(DISTRICT, title) == "临溪区|国民经济和社会发展十五五规划和2035年远景目标纲要"


@pytest.mark.parametrize(
    "title",
    [
        "临溪区科技创新“十四五”规划",
        "临溪区科技创新“十五五”行动方案",
        "临溪区人才发展“十五五”规划",
        "河东区科技创新“十五五”规划",
    ],
)
def test_other_plans_have_other_keys(title: str) -> None:
    assert title_key(DISTRICT, title) != title_key(DISTRICT, "临溪区科技创新“十五五”规划")


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (version(1, "征求意见稿", "2026-05"), version(2, "印发", "2026-01")),
        (version(1, "草案"), version(2)),
        (version(1, "送审稿"), version(2, "批准")),
        (version(1, "印发", "2026-01-05"), version(2, "印发", "2027-03")),
        (version(1, None, "2026-01"), version(2, "批准", "2026-02-01")),
        (version(1, "征求意见稿", "2025-10"), version(2, "征求意见稿", "2025-11")),
        (version(1, "征求意见稿"), version(2, "报批稿")),
        (version(1, "讨论稿"), version(2, "公示稿", parent=None)),
        (version(1, "征求意见稿", period=(None, None)), version(2)),
    ],
)
def test_the_issued_or_later_one_is_in_force(older: Version, newer: Version) -> None:
    assert successors([older, newer]) == {1: 2, 2: None} == successors([newer, older])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (version(1), version(2)),
        (version(1, "印发", "2026-03"), version(2, "印发", "2026-03-17")),
        (version(1, "草案"), version(2, "征求意见稿")),
        (version(1, "征求意见稿", period=(2021, 2025)), version(2)),
        (version(1, "征求意见稿", parent="河阳市"), version(2)),
    ],
)
def test_where_nothing_tells_both_are_in_force(one: Version, other: Version) -> None:
    assert successors([one, other]) == {1: None, 2: None}


def test_all_drafts_point_to_the_last_version_whatever_the_order() -> None:
    all_four = [
        version(1, "征求意见稿"),
        version(2, "送审稿"),
        version(3, "印发", "2026-02"),
        version(4, "印发", "2026-08"),
    ]
    for order in permutations(all_four):
        assert successors(order) == {1: 4, 2: 4, 3: 4, 4: None}
