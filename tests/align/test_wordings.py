"""One indicator under the names that plans give it; what only looks like it is another."""

from __future__ import annotations

import pytest

from checker.align.pairing import pair
from checker.align.pairs import Pair, Verdict
from tests.rules.samples import reading_of

UPPER = "澜川市科技创新“十四五”规划（2021—2025年）\n一、发展目标\n到2025年，全社会研发经费投入强度达到2.4%。"

SAME = (
    "研发经费投入强度达到2.1%",
    "R&D经费投入强度达到2.1%",
    "R&D经费支出占GDP比重达到2.1%",
    "全社会研发投入占地区生产总值比重达到2.1%",
    "全社会研发经费支出相当于地区生产总值比例达到2.1%",
    "全社会研发经费支出相当于全区生产总值比例达到2.1%",
    "研究与试验发展经费投入强度达到2.1%",
    "研究与试验发展（R&D）经费支出与地区生产总值之比达到2.1%",
    "全社会研究与试验发展经费支出占地区生产总值的比重力争达到2.1%",
    "研发投入强度达到2.1%左右",
)
OTHER = (
    "全社会研发经费投入年均增长12%",
    "全社会研发经费投入增长12%",
    "全社会研发投入实现翻一番",
    "全社会研发经费投入达到12亿元",
    "规模以上工业企业研发投入占营业收入比重达到2.1%",
    "基础研究经费占研发经费比重达到2.1%",
    "高新技术企业研发投入强度达到6%",
    "财政科技支出占一般公共预算支出比重达到2.1%",
)


def rows(goal: str) -> list[Pair]:
    draft = f"澜川市临溪区科技创新“十四五”规划（2021—2025年）\n一、发展目标\n到2025年，{goal}。"
    return list(pair(reading_of(draft), reading_of(UPPER), 1))


@pytest.mark.parametrize("goal", SAME)
def test_wordings_of_research_intensity_are_one_indicator(goal: str) -> None:
    (row,) = rows(goal)
    assert (row.verdict, row.indicator, row.better) == (Verdict.LOWER, "rd_intensity", False)


@pytest.mark.parametrize("goal", OTHER)
def test_what_only_sounds_like_it_is_not_compared(goal: str) -> None:
    found = rows(goal)
    assert not [row for row in found if row.difference is not None]
    assert not [row for row in found if row.indicator == "rd_intensity" and row.draft]


def test_a_growth_and_a_ratio_are_not_even_of_like_definition() -> None:
    """A definition differs where two sizes could be taken for each other; 年均增长12% is no size."""
    assert {row.verdict for row in rows("全社会研发经费投入年均增长12%")} == {Verdict.MISSING, Verdict.EXTRA}


def test_what_the_table_shortens_is_found_under_the_name_of_the_prose() -> None:
    upper = (
        "澜川市防汛“十四五”规划（2021—2025年）\n一、发展目标\n到2025年，预警后低洼片区居民安全转移时间缩短至2小时以内。\n"
        "专栏1 主要指标\n序号\t指标\t单位\t2020年\t2025年\t属性\n1\t居民安全转移时间\t小时\t3\t2\t预期性\n"
        "2\t雨水管网覆盖率\t%\t70\t85\t预期性\n"
    )
    draft = "澜川市临溪区防汛“十四五”规划（2021—2025年）\n一、发展目标\n" + (
        "到2025年，{}控制在2小时以内，雨水管网覆盖率达到85%。"
    )
    for name in ("预警后低洼片区居民安全转移时间", "居民安全转移时间"):
        found = pair(reading_of(draft.format(name)), reading_of(upper), 1)
        assert [row.verdict for row in found if "转移" in (row.upper or row.draft).name] == [Verdict.EQUAL]
