"""What follows from the values given."""

from __future__ import annotations

import pytest

from checker.drafting.known_values import known_values


def test_a_period_tells_its_years_and_five_year_plan() -> None:
    known = known_values({"规划期": "2026—2030"})
    assert {key: known[key] for key in ("起年", "止年", "基期年", "上一基期年", "中期评估年", "展望年", "期限")} == {
        "起年": "2026",
        "止年": "2030",
        "基期年": "2025",
        "上一基期年": "2020",
        "中期评估年": "2028",
        "展望年": "2035",
        "期限": "五年",
    }
    assert (known["五年规划"], known["上一五年规划"], known["第三年"]) == ("十五五", "十四五", "2028")
    assert "五年规划" not in known_values({"规划期": "2026—2028"})
    assert "展望年" not in known_values({"规划期": "2031—2035"})


def test_what_is_given_stands_before_what_follows() -> None:
    assert known_values({"规划期": "2021—2025", "基期年": "2019"})["基期年"] == "2019"


@pytest.mark.parametrize(
    ("given", "short", "whole", "above"),
    [
        ({"地区": "清城区"}, "清城区", "全区", "清远市"),
        ({"地区": "上海市杨浦区"}, "杨浦区", "全区", "上海市"),
        ({"地区": "澜川市临溪县", "上级地区": "澜川市"}, "临溪县", "全县", "澜川市"),
        ({"地区": "浙江省"}, "浙江省", "全省", "全国"),
    ],
)
def test_an_area_tells_its_short_name_and_the_one_above(
    given: dict[str, str], short: str, whole: str, above: str
) -> None:
    known = known_values(given)
    assert (known["地区简称"], known["全域"], known["上级地区"]) == (short, whole, above)


@pytest.mark.parametrize(
    ("date", "meetings"),
    [
        ("2021年12月", "党的十九大和十九届历次全会精神"),
        ("2022年12月", "党的二十大精神"),
        ("2023年6月1日", "党的二十大和二十届二中全会精神"),
        ("2026年3月", "党的二十大和二十届历次全会精神"),
        ("2022年10月", "党的十九大和十九届历次全会精神"),
        ("2001年3月", None),
    ],
)
def test_a_date_tells_the_meetings_held_before_it(date: str, meetings: str | None) -> None:
    assert known_values({"成文日期": date}).get("会议精神") == meetings
