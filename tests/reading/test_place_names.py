"""Places that no table knows, and development zones."""

from __future__ import annotations

import pytest

from checker.plan import Block, BlockKind, CellPlace
from checker.reading import read
from checker.reading.place_names import borne_out, place_names

from .build import text_plan, word_plan


def territory(title: str, body: str = "做好各项工作。") -> tuple[str | None, str | None, str | None]:
    profile = read(text_plan(f"{title}\n一、总体要求\n{body}")).profile
    return profile.region, profile.level, profile.parent_region


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("云峤市青禾区科技创新规划", "", ("云峤市青禾区", "district", "云峤市")),
        ("云峤市青禾县科技创新规划", "", ("云峤市青禾县", "county", "云峤市")),
        ("岭阳省云峤市青禾区柳湾镇发展规划", "", ("岭阳省云峤市青禾区柳湾镇", "town", "青禾区")),
        ("岭阳省科技创新规划", "岭阳省基础好。岭阳省要发力。", ("岭阳省", "province", "全国")),
        ("云峤市科技规划", "按照《岭阳省科技规划》，云峤市谋划云峤市工作。", ("云峤市", "city", "岭阳省")),
        ("广东省云峤市科技规划", "云峤市基础好。云峤市要发力。", ("广东省云峤市", "city", "广东省")),
        ("广东省云峤市青禾县科技规划", "", ("广东省云峤市青禾县", "county", "云峤市")),
        ("广东省城市社区发展规划", "", ("广东省", "province", "全国")),
        ("合肥高新区科技创新规划", "", ("安徽省合肥市高新区", "district", "合肥市")),
        ("苏州工业园区科技创新规划", "", ("江苏省苏州市工业园区", "district", "苏州市")),
        ("合肥市高新区建设规划", "", ("安徽省合肥市", "city", "安徽省")),
        ("中共云峤市委 云峤市人民政府关于推进科技创新的意见", "", ("云峤市", "city", None)),
        ("关于推进云峤市科技创新的意见", "云峤市基础好。云峤市要发力。", ("云峤市", "city", None)),
        ("河北科技创新规划", "", ("河北省", "province", "全国")),
    ],
)
def test_territory(title: str, body: str, expected: tuple[str, str, str | None]) -> None:
    assert territory(title, body or "做好各项工作。") == expected


@pytest.mark.parametrize(
    "title",
    [
        "城市更新行动方案",
        "老旧小区改造规划",
        "示范区建设规划",
        "智慧城市发展规划",
        "县域商业发展规划",
        "关于加快产业园区发展的意见",
    ],
)
def test_words_that_end_like_places_are_none(title: str) -> None:
    name = title[:5]
    assert territory(title, f"{name}，{name}，{name}，{name}。") == (None, None, None)


def test_a_lone_name_needs_something_that_bears_it_out() -> None:
    names = place_names("云峤市科技创新规划")
    assert [n.name for n in names] == ["云峤市"]
    assert not borne_out(names, [], ["云峤市"])
    assert borne_out(names, ["云峤市人民政府"], [])
    assert borne_out(place_names("南屏县生态环境规划"), ["云峤市生态环境局南屏分局"], [])
    assert not borne_out(place_names("南屏县生态环境规划"), ["云峤市生态环境局北屏分局"], [])
    assert borne_out(names, [], ["云峤市和云峤市", "云峤市"])


def test_a_signing_body_or_a_cited_title_gives_the_places_above() -> None:
    notice = "关于印发《青禾区科技创新规划》的通知\n云峤市青禾区人民政府\n2021年5月6日\n"
    profile = read(text_plan(f"{notice}青禾区科技创新规划\n一、总体要求\n做好各项工作。")).profile
    assert (profile.region, profile.level, profile.parent_region) == ("云峤市青禾区", "district", "云峤市")
    cited = "落实《云峤市青禾区人才规划》，青禾区加快建设，青禾区持续发力。"
    assert territory("青禾区科技创新规划", cited) == ("云峤市青禾区", "district", "云峤市")


def test_the_sample_plans_name_their_invented_places() -> None:
    from checker import resources
    from checker.sources import read_plan

    found = {
        (p.region, p.level, p.parent_region)
        for path in sorted(resources.path("samples").glob("*.docx"))
        for p in [read(read_plan(path)).profile]
    }
    assert found == {
        ("澜川市临溪区", "district", "澜川市"),
        ("澜川市", "city", "青澜省"),
        ("青澜省", "province", "全国"),
    }


@pytest.mark.parametrize("name", ["槐林区", "苍山区", "柏城区"])
def test_a_short_name_below_a_city_is_a_district_though_it_ends_like_a_kind_of_region(name: str) -> None:
    text = f"依据《云峤市供水规划》《云峤市防洪规划》，云峤市{name}制定本规划。"
    assert territory(f"云峤市{name}供水保障规划", text) == (f"云峤市{name}", "district", "云峤市")


@pytest.mark.parametrize("name", ["主城区", "深山区", "北部林区"])
def test_a_kind_of_region_below_a_city_is_none(name: str) -> None:
    assert territory(f"云峤市{name}供水保障规划", "云峤市加快建设。云峤市要求。云峤市安排。")[0] == "云峤市"


@pytest.mark.parametrize(("cells", "expected"), [(True, "云峤市"), (False, None)])
def test_the_cells_of_a_table_do_not_hide_the_names_behind_it(cells: bool, expected: str | None) -> None:
    rows = [
        Block(0, "指标", kind=BlockKind.CELL, cell=CellPlace(0, i, 0)) if cells else Block(0, f"第{i}段。")
        for i in range(90)
    ]
    body = ["云峤市生态环境规划", "一、总体要求", *rows, "全市绿化。", "我市治水。", "全市治气。"]
    assert read(word_plan(*body)).profile.region == expected
