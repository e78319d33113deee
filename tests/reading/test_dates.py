"""Dates in covering lines, and the years a plan is for."""

from __future__ import annotations

import pytest

from checker.reading.clean import clean
from checker.reading.dates import approval, date_alone, page_dates
from checker.reading.periods import find_period

from .build import text_plan


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2022年9月6日", "2022-09-06"),
        ("（2022年8月）", "2022-08"),
        ("二〇二一年十二月三十一日", "2021-12-31"),
        ("二○一○年三月十八日", "2010-03-18"),
        ("2022年8月18日印发", None),
        ("2022年", None),
    ],
)
def test_a_line_that_is_a_date(text: str, date: str | None) -> None:
    found = date_alone(text)
    assert (str(found) if found else None) == date


def test_approval() -> None:
    assert str(approval("（2026年2月7日湖南省第十四届人民代表大会第四次会议批准）")) == "2026-02-07"
    assert approval("2026年2月7日召开会议") is None


def test_the_date_of_the_document_comes_before_that_of_the_page() -> None:
    head = clean(text_plan("发布时间：2026-04-16 09:35\n成文日期：2026/3/19\n成文日期\n2026-03-18"))
    assert [str(date) for date in page_dates(head)] == ["2026-03-18", "2026-03-19", "2026-04-16"]


@pytest.mark.parametrize(
    ("title", "body", "period"),
    [
        ("三年行动计划（2019—2021年）", "", (2019, 2021)),
        ("科技创新“十四五”规划", "", (2021, 2025)),
        ("第十五个五年规划纲要", "", (2026, 2030)),
        ("第六个五年计划", "", (1981, 1985)),
        ("数字经济“十四五”规划", "规划期限为2022年至2025年。", (2022, 2025)),
        ("三年行动方案", "到2024年起步，到2026年建成。", (2024, 2026)),
        ("实施意见", "到2025年突破。到2027年领先。展望2035年，全面建成。", (None, 2027)),
        ("实施意见", "到2035年全面建成。", (None, 2035)),
        ("实施意见", "持续推进。", (None, None)),
        ("2026年湖南省政府工作报告", "到2030年建成。", (2026, 2026)),
        ("韶关市2025年度科技工作要点", "", (2025, 2025)),
        ("面向2035年的人才发展规划", "到2030年建成。", (None, 2035)),
    ],
)
def test_periods(title: str, body: str, period: tuple[int | None, int | None]) -> None:
    assert find_period(title, clean(text_plan(body or "。"))) == period
