"""Slogans of spatial layouts, the parts that plans name, and whose territory is spoken of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reading.elements import Profile
from checker.reading.layouts import layouts, members, parts
from checker.reading.territories import territories

DISTRICT = Profile(region="青澜省澜川市临溪区", parent_region="澜川市", level="district")
UNITS = ("核", "轴", "带", "片区", "支点", "组团")


@pytest.mark.parametrize(
    ("text", "slogans"),
    [
        ("构建“一核两带多节点”发展格局", ["一核两带多节点"]),
        ("构建“一主两副、三轴”空间结构", ["一主两副、三轴"]),
        ("形成一核两带三园的空间格局", ["一核两带三园"]),
        ("形成“一核两翼”、“双环三带”的空间结构", ["一核两翼", "双环三带"]),
        ("参与“一带一路”建设，完善“双一流”布局", []),
        ("支撑“两核”，形成统一区域市场", []),
        ("形成一核两带三园", []),
    ],
)
def test_slogans_are_chains_of_parts(text: str, slogans: list[str]) -> None:
    found = layouts(text)
    assert [layout.text for layout in found] == slogans
    assert [layout.span.of(text) for layout in found] == slogans


@given(st.lists(st.tuples(st.sampled_from("一两三四五"), st.sampled_from(UNITS)), min_size=2, max_size=5))
def test_any_chain_is_read_back(chain: list[tuple[str, str]]) -> None:
    slogan = "".join(number + unit for number, unit in chain)
    found = layouts(f"全市构建“{slogan}”交通发展格局，提速增效。")
    assert [layout.parts for layout in found] == [tuple(chain)]
    assert found[0].subject == "交通"
    assert found[0].before == "全市构建"


def test_numerals_and_marks_do_not_matter() -> None:
    assert parts("双核、多节点") == parts("两核多节点") == (("两", "核"), ("多", "节点"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("将东港新区、北湖作为“两核”打造", ("东港新区", "北湖")),
        ("以东港新区、北湖和西岭为“三心”", ("东港新区", "北湖", "西岭")),
        ("“一核”即中心城区。", ("中心城区",)),
        ("将东港新区作为“两核”之一", None),
        ("将企业作为创新主体", None),
    ],
)
def test_members_are_as_many_as_the_number_says(text: str, names: tuple[str, ...] | None) -> None:
    assert [found.names for found in members(text)] == ([names] if names else [])


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("落实澜川市要求", ["澜川"]),
        ("落实全市、全省要求", ["澜川", "青澜"]),
        ("我区和临溪的企业", ["临溪", "临溪"]),
        ("全国第一", ["全国"]),
        ("对接杭州市和长三角", ["杭州", "长三角"]),
        ("全域推进、本区域产业", []),
    ],
)
def test_territories_have_one_key_for_all_their_names(text: str, keys: list[str]) -> None:
    assert [territory.key for territory in territories(DISTRICT).find(text)] == keys


def test_a_plan_above_lends_its_names() -> None:
    alone = Profile(region="临溪区", level="district")
    city = Profile(region="澜川市", level="city")
    assert [t.key for t in territories(alone, [city]).find("澜川市、全市")] == ["澜川", "澜川"]
    assert territories(alone).own == "临溪"


def test_a_plan_without_a_region_is_known_by_its_title() -> None:
    assert territories(Profile(title="青澜省现代农业“十四五”规划")).own == "青澜"
    assert territories(Profile(title="现代农业“十四五”规划")).own is None
