"""Names: what bears one, where it begins and ends, what it stands for, and what only looks like one."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from checker import resources
from checker.reading import name_borders, name_forms, read
from checker.reading.clean import clean
from checker.reading.elements import Name, NameKind, PassageKind, Profile
from checker.reading.names import find_names
from checker.reports.contract import plan_json
from checker.review import Role
from checker.sources import read_plan
from checker.text import Span

from .build import text_plan

CASES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "cases" / "names.yml").read_text("utf-8"))


def names_of(text: str, region: str | None = None) -> tuple[Name, ...]:
    return find_names(clean(text_plan(text)), Profile(region=region))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_cases(case: dict[str, Any]) -> None:
    found = names_of(case["text"], case.get("region"))
    assert [[n.kind.value, n.text, n.entity] for n in found] == case["names"]


def test_spans_hold_the_text() -> None:
    passages = clean(text_plan("（牵头单位：市 科技局）推进《韶关市 科技规划》。"))
    found = find_names(passages, Profile(region="广东省韶关市"))
    assert found
    assert all(n.span.of(passages[n.passage].normal) == n.text for n in found)


def test_traditional_and_blanks_share_the_entity() -> None:
    found = names_of("責任單位:市科 技局\n责任单位：市科技局", "广东省广州市")
    assert [n.entity for n in found] == ["广州市科学技术局"] * 2


def test_own_counties_are_known_by_short_names() -> None:
    assert [n.entity for n in names_of("做强曲江经济开发区。", "广东省韶关市")] == ["曲江经济开发区"]


def test_page_furniture_and_contents_are_not_read() -> None:
    passages = clean(text_plan("经市政府同意。"))
    hidden = tuple(type(p)(p.text, PassageKind.FURNITURE, p.stretches) for p in passages)
    assert find_names(passages, Profile(region="广东省韶关市"))
    assert not find_names(hidden, Profile(region="广东省韶关市"))


def test_json_gives_places() -> None:
    reading = read(text_plan("韶关市科技规划\n一、总则\n落实“三园一城”。\n"))
    (name,) = plan_json(reading, Role.DRAFT)["names"]
    assert name == {
        "kind": "slogan",
        "text": "三园一城",
        "entity": "三园一城",
        "line": 3,
        "start": 3,
        "end": 7,
        "quote": "三园一城",
    }


@given(
    st.text(
        alphabet="市省区广州科技部局委管会大学实验室中国《》“”（）、，和与实施工程一二三核带0Aa的以下简称规划",
        max_size=60,
    )
)
def test_names_never_overlap_and_lie_in_the_text(text: str) -> None:
    passages = clean(text_plan("甲" + text))
    found = find_names(passages, Profile(region="广东省广州市天河区"))
    for one, two in pairwise(found):
        assert one.passage < two.passage or one.span.stop <= two.span.start
    assert all(0 <= n.span.start < n.span.stop <= len(passages[n.passage].normal) for n in found)


@pytest.mark.parametrize(
    ("nucleus", "generic", "proper"),
    [("重点", True, False), ("工程技术", True, False), ("榕江", False, True), ("绿色航运", False, False)],
)
def test_kinds_of_nucleus(nucleus: str, generic: bool, proper: bool) -> None:
    assert (name_forms.is_generic(nucleus), name_forms.is_proper(nucleus)) == (generic, proper)


@pytest.mark.parametrize(
    ("text", "at", "begins"), [("支持甲乙", 2, True), ("我市甲乙", 2, False), ("（一）甲乙", 3, True)]
)
def test_beginnings(text: str, at: int, begins: bool) -> None:
    assert name_borders.begins(text, at) is begins


def test_dates_of_bodies_are_in_order() -> None:
    for body in {b for listed in name_forms.bodies().values() for b in listed}:
        assert body.valid_from is None or body.valid_to is None or body.valid_from < body.valid_to, body.full
        assert body.successor is None or body.valid_to is not None, body.full


def test_successors_of_national_bodies_are_bodies() -> None:
    national = {b.full for listed in name_forms.bodies().values() for b in listed if not b.local}
    for body in (b for listed in name_forms.bodies().values() for b in listed if not b.local and b.successor):
        assert set((body.successor or "").split("、")) <= national, body.full


@pytest.mark.parametrize("table", ["government_bodies.tsv", "name_heads.tsv", "name_words.tsv", "name_areas.tsv"])
def test_rows_name_their_source(table: str) -> None:
    assert all(row["source"] for row in resources.rows(table))


def test_reform_changes_the_body() -> None:
    (old,) = name_forms.bodies()["环保局"]
    assert (old.full, old.valid_to, old.successor) == ("环境保护局", "2019-03", "生态环境局")


@pytest.mark.shared
def test_plans_name_their_park_one_way_or_another(shared: Path) -> None:
    reading = read(read_plan(next((shared / "plans").glob("清远市*.txt"))))
    parks = {n.entity for n in reading.names if n.kind is NameKind.PLATFORM}
    assert "清远高新技术产业开发区" in parks
    for name in reading.names:
        assert Span(*name.span).of(reading.passages[name.passage].normal) == name.text
