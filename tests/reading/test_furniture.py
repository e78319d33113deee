"""Web chrome and running heads are no part of the plan."""

from __future__ import annotations

from checker.reading import read
from checker.reading.elements import PassageKind

from .build import text_plan

PAGE = """
    首页 > 政务公开 > 规划计划
    索引号：MB2C12345
    发布机构：韶关市科学技术局
    发布日期：2021-11-02
    字号：大 中 小
    韶关市科技创新“十四五”规划
    一、发展基础
    “十三五”时期，我市科技创新能力逐步提高，全社会研发投入持续增加。
    二、总体要求
    坚持创新驱动发展，到2025年研发投入强度达到2%以上。
    相关链接
    一图读懂韶关市科技创新规划
    打印本页
    版权所有：韶关市科学技术局
"""


def test_what_a_web_page_puts_round_the_plan() -> None:
    reading = read(text_plan(PAGE))
    assert [p.normal for p in reading.passages if p.kind is not PassageKind.FURNITURE] == [
        "韶关市科技创新“十四五”规划",
        "一、发展基础",
        "“十三五”时期，我市科技创新能力逐步提高，全社会研发投入持续增加。",
        "二、总体要求",
        "坚持创新驱动发展，到2025年研发投入强度达到2%以上。",
    ]


def test_a_plan_without_page_round_it_loses_nothing() -> None:
    text = "韶关市科技创新规划\n一、发展基础\n成效显著。\n责任单位：市科技局\n二、来源：统计年鉴\n结束。"
    assert all(p.kind is not PassageKind.FURNITURE for p in read(text_plan(text)).passages)


def test_running_heads_beside_page_numbers() -> None:
    page = "{n}段正文讲述科技创新的成效、问题和下一步的工作安排。\n韶关市科技创新规划\n— {n} —"
    text = "\n".join(page.format(n=n) for n in range(1, 7))
    kinds = [p.kind for p in read(text_plan(text)).passages if p.normal == "韶关市科技创新规划"]
    assert len(kinds) == 6 and kinds.count(PassageKind.FURNITURE) >= 5


def test_the_title_in_a_pages_head_is_still_the_title() -> None:
    text = "韶关市科技创新规划\n发布日期：2021-11-02\n来源：市科技局\n一、发展基础\n成效显著。"
    reading = read(text_plan(text))
    assert (reading.profile.title, reading.outline[0].level) == ("韶关市科技创新规划", 0)
    assert reading.profile.issued == "2021-11-02"
