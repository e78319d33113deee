"""Titles taken apart, and which of them mean one plan."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.align.governments import NATION, Government, government, hierarchy
from checker.align.plan_titles import Family, distance, is_misspelt, plan_title
from checker.reading.elements import Profile

CITY = Government("city", ("青澜省", "澜川市"))
DISTRICT = Government("district", ("青澜省", "澜川市", "临溪区"))
NEAR = (DISTRICT, CITY)


@pytest.mark.parametrize(
    ("title", "whose", "family", "fields", "years"),
    [
        ("澜川市临溪区科技创新发展“十四五”规划", "临溪区", "field", {"科技创新"}, (2021, 2025)),
        ("青澜省澜川市“十四五”教育事业发展规划", "澜川市", "field", {"教育"}, (2021, 2025)),
        ("“十四五”国家应急体系规划", "全国", "field", {"应急管理"}, (2021, 2025)),
        ("国务院关于印发“十四五”数字经济发展规划的通知", "全国", "field", {"数字经济"}, (2021, 2025)),
        ("中国妇女发展纲要（2021—2030年）", "全国", "field", {"妇女"}, (2021, 2030)),
        ("粤港澳大湾区发展规划纲要", "全国", "regional", set(), (None, None)),
        ("澜川市国土空间总体规划（2021—2035年）", "澜川市", "spatial", set(), (2021, 2035)),
        ("澜川市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要", "澜川市", "outline", set(), (2021, 2025)),
        ("中共澜川市委关于制定国民经济和社会发展第十四个五年规划的建议", "澜川市", "proposal", set(), (2021, 2025)),
        ("澜川市加快人工智能产业发展行动计划（2023—2025年）", "澜川市", "implementing", {"人工智能"}, (2023, 2025)),
        ("工业和信息化部等五部门关于推动未来产业发展的实施意见", "全国", "implementing", {"未来产业"}, (None, None)),
        ("青澜省科学技术进步条例", "青澜省", "other", {"科技创新"}, (None, None)),
        ("城乡融合发展“十四五”规划", None, "field", {"城乡融合"}, (2021, 2025)),
    ],
)
def test_parts_of_titles(
    title: str, whose: str | None, family: str, fields: set[str], years: tuple[int | None, int | None]
) -> None:
    read = plan_title(title, NEAR)
    assert (read.government.name if read.government else None) == whose
    assert read.family is Family(family)
    if read.family in (Family.FIELD, Family.IMPLEMENTING):
        assert read.field.fields == fields
    assert read.years == years


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("澜川市科技创新“十四五”规划", "青澜省澜川市科技创新“十四五”规划（2021—2025年）"),
        ("澜川市科技创新“十四五”规划", "澜川市科技创新发展“十四五”规划"),
        ("澜川市卫生健康“十四五”规划", "澜川市“十四五”卫生与健康发展规划"),
        (
            "澜川市国民经济和社会发展第十四个五年规划纲要",
            "澜川市国民经济和社会发展第十四个五年规划和2035年远景目标纲要",
        ),
        ("澜川市养蜂业“十四五”规划", "澜川市养蜂业发展“十四五”规划"),
        ("澜川市人民政府办公厅关于印发澜川市水利发展“十四五”规划的通知", "澜川市水利发展“十四五”规划"),
    ],
)
def test_titles_that_mean_one_plan(one: str, other: str) -> None:
    assert plan_title(one, NEAR).means(plan_title(other, NEAR))
    assert plan_title(other, NEAR).means(plan_title(one, NEAR))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("澜川市科技创新“十四五”规划", "澜川市科技创新“十三五”规划"),
        ("澜川市科技创新“十四五”规划", "青澜省科技创新“十四五”规划"),
        ("澜川市科技创新“十四五”规划", "澜川市教育“十四五”规划"),
        ("澜川市产业发展“十四五”规划", "澜川市改革创新“十四五”规划"),
        ("澜川市科技创新发展规划（2016—2020年）", "澜川市科技创新发展规划（2021—2025年）"),
        ("澜川市国民经济和社会发展第十四个五年规划纲要", "澜川市国民经济和社会发展第十四个五年规划建议"),
        ("澜川市科技创新行动计划（2021—2025年）", "澜川市科技创新行动方案（2021—2025年）"),
        ("吉林省长春市朝阳区教育“十四五”规划", "北京市朝阳区教育“十四五”规划"),
    ],
)
def test_titles_of_two_plans(one: str, other: str) -> None:
    assert not plan_title(one, NEAR).means(plan_title(other, NEAR))


@pytest.mark.parametrize(
    ("cited", "title", "misspelt"),
    [
        ("澜川市科学创新“十四五”规划", "澜川市科技创新“十四五”规划", True),
        ("澜川市科技新创“十四五”规划", "澜川市科技创新“十四五”规划", True),
        ("澜川市“十四五”科技创新规划", "澜川市科技创新“十四五”规划", True),
        ("澜川市卫生健康事业发展“十四五”规划", "澜川市卫生健康发展“十四五”规划", True),
        ("澜川市全民健康“十四五”规划", "澜川市卫生健康“十四五”规划", False),
        ("澜川市人才发展“十四五”规划", "澜川市产业发展“十四五”规划", False),
        ("澜川市养蚕业“十四五”规划", "澜川市养蜂业“十四五”规划", False),
        ("澜川市科技创新“十三五”规划", "澜川市科技创新“十四五”规划", False),
        ("临溪区科技创新“十四五”规划", "澜川市科技创新发展“十四五”规划", False),
        ("澜川市科技创新“十四五”规划（2021—2025年）", "澜川市科技创新“十四五”规划", False),
    ],
)
def test_misspelt_titles(cited: str, title: str, misspelt: bool) -> None:
    assert is_misspelt(plan_title(cited, NEAR), plan_title(title, NEAR), 4) is misspelt


@given(st.sampled_from(["科技创新", "教育事业", "养蜂业", "水利"]), st.sampled_from(["（2021—2025年）", "“十四五”"]))
def test_quotes_brackets_blanks_and_numerals_make_no_difference(field: str, years: str) -> None:
    title = f"澜川市{field}发展{years}规划" if years[0] == "“" else f"澜川市{field}发展规划{years}"
    plain = plan_title(title, NEAR)
    for other in (f"《{title}》", title.replace("“", '"').replace("”", '"'), title.replace("—", "-"), f"青澜省{title}"):
        assert plan_title(other, NEAR).means(plain)
        assert distance(plan_title(other, NEAR), plain) == 0


@pytest.mark.parametrize(
    ("region", "level", "parent", "path"),
    [
        ("澜川市临溪区", "district", "澜川市", ["澜川市", "临溪区"]),
        ("临溪区", "district", "澜川市", ["澜川市", "临溪区"]),
        ("天津市河东区", "district", "天津市", ["天津市", "河东区"]),
        ("昆山市", "county", None, ["江苏省", "苏州市", "昆山市"]),
        ("内蒙古自治区锡林郭勒盟", "city", "内蒙古自治区", ["内蒙古自治区", "锡林郭勒盟"]),
        ("朝阳区", "district", None, ["朝阳区"]),
    ],
)
def test_whose_plan_it_is(region: str, level: str, parent: str | None, path: list[str]) -> None:
    found = government(Profile(region=region, level=level, parent_region=parent))
    assert found is not None
    assert list(found.path) == path


def test_the_nation_stands_above_all() -> None:
    levels = hierarchy(Profile(region="天津市河东区", level="district", parent_region="天津市"))
    assert levels is not None
    assert levels.complete
    assert [g.name for g in levels.above] == ["天津市", "全国"]
    assert hierarchy(Profile(region="全国", level="nation")) == (NATION, (), True)
    assert hierarchy(Profile()) is None


def test_other_plans_tell_the_province_of_a_city() -> None:
    draft = Profile(region="临溪区", level="district", parent_region="澜川市")
    open_above, told = hierarchy(draft), hierarchy(draft, [CITY])
    assert open_above is not None
    assert not open_above.complete
    assert told is not None
    assert told.complete
    assert [g.name for g in told.above] == ["澜川市", "青澜省", "全国"]
    assert hierarchy(draft, [CITY, CITY._replace(path=("远岚省", "澜川市"))]) == open_above


def test_a_name_that_many_bear_needs_what_stands_above_it() -> None:
    zone = Government("district", ("高新区",))
    assert not zone.is_same(Government("district", ("安徽省", "合肥市", "高新区")))
    assert not Government("district", ("朝阳区",)).is_same(Government("district", ("北京市", "朝阳区")))
    assert Government("district", ("临溪区",)).is_same(DISTRICT)
    assert zone.is_same(zone)


@given(st.text(alphabet="澜川市青省临溪区科技创新“”《》（）十四五2021—年规划纲要的关于印发通知 \n", max_size=40))
def test_any_title_is_taken_apart_and_means_itself(title: str) -> None:
    read = plan_title(title, NEAR)
    assert read.means(read)
    assert not is_misspelt(read, read, 4)
