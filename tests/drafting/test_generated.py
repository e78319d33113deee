"""The parts that upper plans give, made from indicators and tasks."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.drafting.generated import Given, expanded
from checker.drafting.source import Line, LineKind
from checker.drafting.upper_content import OfferedIndicator

YEARS = {"起年": "2021", "止年": "2025", "基期年": "2020"}
FIRMS = OfferedIndicator("高新技术企业", "家", "", True, "650", {1: "650家以上"})
SHARE = OfferedIndicator("研发经费投入强度", "%", "预期性", True, "2.2", {0: "2%", 1: "2.2%左右"})
NEW = OfferedIndicator("新增孵化器", "家", "", True, "6", {1: "6家"})
AREAS = ("青澜省", "澜川市")


def rows(part: str, *indicators: OfferedIndicator, **values: str) -> list[list[str]]:
    given = Given({**YEARS, **values}, indicators, AREAS)
    return [line.cells for line in expanded([Line(LineKind.BODY, f"{{{part}}}")], given)]


def test_the_table_has_a_column_for_each_plan_that_states_something() -> None:
    header, firms, share = rows("指标表", FIRMS, SHARE)
    assert header[-2:] == ["衔接依据：青澜省目标", "衔接依据：澜川市目标"]
    assert firms[-3:] == ["{高新技术企业属性|属性}", "—", "650家以上"] and share[-3:] == ["预期性", "2%", "2.2%左右"]
    assert rows("指标表", FIRMS)[0][-1] == "衔接依据：澜川市目标" and len(rows("指标表", FIRMS)[0]) == 8


@pytest.mark.parametrize(
    ("indicator", "base", "target", "growth"),
    [
        (FIRMS, "380", "650家以上", "11.33%"),
        (FIRMS, "1,000", "1,000", "0.00%"),
        (FIRMS, "0", "5", "—"),
        (SHARE, "1.8", "2.2左右", "提高0.4个百分点"),
        (SHARE, "2.2", "1.8", "下降0.4个百分点"),
        (SHARE, "2.2", "2.2", "持平"),
        (FIRMS, "", "650", "{高新技术企业增长|增长}"),
        (NEW, "", "6", "—"),
    ],
)
def test_growth_is_worked_out_where_base_and_target_are_figures(
    indicator: OfferedIndicator, base: str, target: str, growth: str
) -> None:
    name = indicator.name
    assert rows("指标表", indicator, **{f"{name}基期值": base, f"{name}目标值": target})[1][5] == growth


@given(st.decimals("0.1", "9999", places=1), st.decimals("0.1", "9999", places=1))
def test_the_growth_leads_from_base_to_target(base: Decimal, target: Decimal) -> None:
    growth = rows("指标表", FIRMS, 高新技术企业基期值=str(base), 高新技术企业目标值=str(target))[1][5]
    rate = float(growth.removesuffix("%")) / 100
    assert abs((float(target / base) ** 0.2 - 1) - rate) < 0.00006


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("", "高新技术企业达到{高新技术企业目标值|目标值}家"),
        ("150", "高新技术企业达到150家"),
        ("150以上", "高新技术企业达到150家以上"),
    ],
)
def test_prose_states_the_targets_of_the_table(value: str, said: str) -> None:
    given = Given({**YEARS, "高新技术企业目标值": value}, [FIRMS], AREAS)
    (line,) = expanded([Line(LineKind.BODY, "{目标表述}")], given)
    assert line.text == f"到{{止年}}年，{said}。"


def test_what_is_added_is_not_reached() -> None:
    (line,) = expanded([Line(LineKind.BODY, "{目标表述}")], Given({"新增孵化器目标值": "6"}, [NEW], AREAS))
    assert line.text == "到{止年}年，新增孵化器6家。"


def test_years_end_with_the_target_of_the_whole() -> None:
    header, firms = rows("分年度目标表", FIRMS, 起年="2023", 止年="2025", 基期年="2022")
    assert header[3:8] == ["{基期年}年", "{第一年}年", "{第二年}年", "{第三年}年", "责任单位"]
    assert firms[4:7] == [
        "{高新技术企业第一年值|一年值}",
        "{高新技术企业第二年值|二年值}",
        "{高新技术企业目标值|目标值}",
    ]


def test_nothing_given_leaves_nothing_in_the_place_of_a_part() -> None:
    lines = [Line(LineKind.BODY, "前。"), Line(LineKind.BODY, "{目标表述}"), Line(LineKind.BODY, "{承接任务}")]
    assert [line.text for line in expanded(lines, Given({}))] == ["前。"]
    inside = Line(LineKind.BODY, "见{指标表}。")
    assert list(expanded([inside], Given({}))) == [inside]
