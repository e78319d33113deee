"""Administrative divisions by name."""

from __future__ import annotations

import pytest

from checker.reading import regions
from checker.reading.regions import Region


def resolved(text: str, context: str = "", start: int = 0) -> str | None:
    region = regions.resolve(regions.chain(text, start, short=True), context)
    return regions.full_name(region) if region else None


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("广东省韶关市曲江区科技创新规划", "广东省韶关市曲江区"),
        ("韶关市曲江区科技创新规划", "广东省韶关市曲江区"),
        ("韶关市科技创新规划", "广东省韶关市"),
        ("上海市杨浦区规划", "上海市杨浦区"),
        ("内蒙古自治区规划", "内蒙古自治区"),
        ("恩施土家族苗族自治州规划", "湖北省恩施土家族苗族自治州"),
        ("连南瑶族自治县规划", "广东省清远市连南瑶族自治县"),
        ("浙江高质量发展规划", "浙江省"),
        ("东莞市规划", "广东省东莞市"),
        ("义乌市规划", "浙江省金华市义乌市"),
        ("科技创新规划", None),
    ],
)
def test_full_names(text: str, full: str | None) -> None:
    assert resolved(text) == full


def test_a_name_borne_by_several_is_told_by_its_surroundings() -> None:
    assert resolved("朝阳区规划") is None
    assert resolved("朝阳区规划", "北京市人民政府") == "北京市朝阳区"
    assert resolved("鼓楼区规划", "福建省福州市") == "福建省福州市鼓楼区"


def test_abolished_divisions_are_known() -> None:
    assert resolved("增城市规划") == "广东省广州市增城市"


def test_mentions_are_longest_and_in_order() -> None:
    text = "与广州市花都区、佛山市三水区毗邻"
    assert [m.span.of(text) for m in regions.mentions(text)] == ["广州市", "花都区", "佛山市", "三水区"]


def test_towns() -> None:
    assert regions.town_after("曲江区马坝镇发展规划", 3) == "马坝镇"
    assert regions.town_after("曲江区乡镇企业规划", 3) is None


def test_every_division_has_its_parent() -> None:
    for region in regions._codes().values():
        assert isinstance(region, Region)
        assert region.level in {"province", "city", "county", "district"}
        assert (region.level == "province") == (regions.parent(region) is None)


def test_ordinary_words_are_districts_only_after_their_city() -> None:
    assert list(regions.mentions("加快中心城区和郊区发展")) == []
    text = "汕尾市城区发展"
    assert [m.span.of(text) for m in regions.mentions(text)] == ["汕尾市", "城区"]
