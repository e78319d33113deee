"""Names find their indicator; level words and qualifiers keep them apart."""

from __future__ import annotations

import pytest

from checker.reading.indicators import catalogue

MATCHES = [
    ("全社会研发投入占地区生产总值的比例", "%", "rd_intensity"),
    ("R&D占GDP比重", "%", "rd_intensity"),
    ("全社会研究与试验发展（R&D）经费占地区生产总值（GDP）的比重", "%", "rd_intensity"),
    ("研究与试验发展（R&D）经费支出与地区生产总值之比", "%", "rd_intensity"),
    ("全社会研发经费支出相当于地区生产总值比例", "%", "rd_intensity"),
    ("全社会研发投入", "亿元", "rd_expenditure"),
    ("全市高新技术企业", "家", "hightech_enterprises"),
    ("高新技术企业数量", "家", "hightech_enterprises"),
    ("制造业高新技术企业", "家", "hte_manufacturing"),
    ("新型研发机构", "家", "new_rd_institutions"),
    ("省级新型研发机构", "家", "new_rd_institutions_prov"),
    ("国家级孵化器", "家", "incubators_national"),
    ("万人发明专利拥有量", "件", "invention_patents_per_10k"),
    ("每万人高价值发明专利拥有量", "件", "high_value_patents_per_10k"),
    ("细颗粒物（PM2.5）浓度", "微克/立方米", "pm25"),
    ("农村居民人均可支配收入", "元", "income_rural"),
]


@pytest.mark.parametrize(("name", "unit", "id"), MATCHES)
def test_match(name: str, unit: str, id: str) -> None:
    assert catalogue().match(name, unit) == id


@pytest.mark.parametrize("name", ["", "物流园", "创新平台", "市级新型研发机构联盟"])
def test_unknown_names_stay_unknown(name: str) -> None:
    assert catalogue().match(name) is None


def test_a_known_name_with_a_wrong_unit_keeps_its_id() -> None:
    assert catalogue().match("全社会研发投入总经费", "%") == "rd_expenditure"
    assert not catalogue()["rd_expenditure"].allows("%")
    assert catalogue()["rd_expenditure"].allows("万元")


@pytest.mark.parametrize(
    ("name", "measure", "id"),
    [
        ("地区生产总值", "level", "gdp"),
        ("地区生产总值", "cagr", "gdp_growth"),
        ("地区生产总值年均增速", "cagr", "gdp_growth"),
        ("单位GDP能耗", "growth", "energy_intensity_drop"),
        ("高新技术企业", "cagr", "hightech_enterprises"),
    ],
)
def test_growth_goes_to_an_indicator_of_growth_where_there_is_one(name: str, measure: str, id: str) -> None:
    unit = "亿元" if measure == "level" else "%"
    assert catalogue().match_measured(name, unit, measure) == id


def test_the_tables_speak_of_indicators_that_exist() -> None:
    known = catalogue()
    for id, others in known.neighbours.items():
        assert id in known and id not in others and all(other in known for other in others)
    for part, whole in known.subsets:
        assert part in known and whole in known and part != whole


def test_neighbours_say_what_sets_them_apart() -> None:
    assert "high_value_patents_per_10k" in catalogue().neighbours["invention_patents_per_10k"]
    assert "存量" in (catalogue().difference("invention_patents_per_10k", "invention_patents_granted") or "")
    assert catalogue().difference("gdp", "forest_coverage") is None
    assert ("hte_manufacturing", "hightech_enterprises") in catalogue().subsets


def test_no_name_stands_for_two_indicators_of_one_unit() -> None:
    known = catalogue()
    names: dict[tuple[str, str], set[str]] = {}
    for indicator in known:
        for name in (indicator.name, *indicator.aliases):
            names.setdefault((name, indicator.unit), set()).add(indicator.id)
    assert {name: ids for name, ids in names.items() if len(ids) > 1} == {}
