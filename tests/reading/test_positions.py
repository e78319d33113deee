"""Positions of territories and named programmes: where they stand, and what is compared of them."""

from __future__ import annotations

import pytest

from checker.reading.positions import core, level, positions, quoted
from checker.reading.quoted_programmes import programmes, subjects


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("打造省级冷链物流枢纽。", [("冷链物流", "枢纽", 3)]),
        ("把临溪区建设成为国家级产教融合示范区。", [("产教融合", "示范", 4)]),
        ("打造绿色交通先行区和区域性客运中心。", [("绿色交通", "先行", None), ("客运", "中心", None)]),
        ("建成具有全球影响力的科技创新高地，", [("科技创新", "高地", 5)]),
        ("一是现代种业高地。深化改革。", [("现代种业", "高地", None)]),
        ("推进冷链物流枢纽建设。", []),
        ("打造良好环境，服务中心工作。", []),
    ],
)
def test_positions(text: str, found: list[tuple[str, str, int | None]]) -> None:
    read = positions(text)
    assert [(p.core, p.stem, p.level) for p in read] == found
    assert all(p.span.of(text) == p.text for p in read)


def test_the_clause_before_the_verb_tells_whose_it_is() -> None:
    (position,) = positions("到2025年，支持临溪区加快打造冷链物流枢纽。")
    assert (position.lead, position.verb) == ("支持临溪区加快", "打造")


def test_heads_that_differ_by_an_ending_share_a_stem() -> None:
    stems = {positions(f"打造绿色交通先行{ending}。")[0].stem for ending in "区市县地"}
    assert stems == {"先行"}


@pytest.mark.parametrize(
    ("body", "about"),
    [("国家级冷链物流", "冷链物流"), ("全市重要的冷链物流", "冷链物流"), ("长江中游水运", "水运"), ("省", "省")],
)
def test_the_core_is_without_place_level_and_grade(body: str, about: str) -> None:
    assert core(body) == about


def test_the_highest_level_counts() -> None:
    assert level("面向全国的省级") == 4
    assert level("冷链物流") is None


def test_mottoes() -> None:
    (found,) = quoted("打造“通江达海”先行市的目标，参与“一带一路”核心区建设。")
    assert (found.core, found.stem) == ("通江达海", "先行")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("实施“春雨计划”。", [("春雨计划", "春雨", "计划")]),
        ("实施“春雨”培育计划。", [("“春雨”培育计划", "春雨", "计划")]),
        ("实施“春雨专项行动”和“百灵”工程。", [("春雨专项行动", "春雨", "行动"), ("“百灵”工程", "百灵", "工程")]),
        ("落实“十四五”计划，实施“互联网+”行动、“千村示范”工程。", []),
        ("编制“春雨”计划书。", []),
    ],
)
def test_programmes(text: str, found: list[tuple[str, str, str]]) -> None:
    read = programmes(text)
    assert [(p.text, p.name, p.stem) for p in read] == found
    assert all(p.span.of(text) == p.text for p in read)


def test_subjects() -> None:
    assert subjects("引进高层次人才，支持企业融资") == {"人才", "企业", "金融"}
