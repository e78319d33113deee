"""Sentences of indicators: the figures that a plan states and no others."""

from __future__ import annotations

import re

from checker.drafting.writing.indicator_frames import frames_of
from tests.rules.samples import reading_of

CITY = """澜川市科技创新“十四五”规划（2021—2025年）
一、发展基础
2020年，全市研发经费投入强度为1.8%，高新技术企业380家。
二、发展目标
到2025年，研发经费投入强度达到2.2%左右，高新技术企业达到650家以上，技术合同成交额年均增长8%。
"""


def test_of_an_upper_plan_the_drafts_own_figure_is_left_open_and_the_source_quoted() -> None:
    first = frames_of(reading_of(CITY), own=False)[0]
    assert first.name == "研发经费投入强度"
    assert first.sentence == (
        "到2025年，研发经费投入强度达到{本级目标值}%"
        "（《澜川市科技创新“十四五”规划（2021—2025年）》提出到2025年由2020年的1.8%提高到2.2%左右）。"
    )


def test_of_the_drafts_own_register_the_sentence_says_base_and_target() -> None:
    sentences = [frame.sentence for frame in frames_of(reading_of(CITY), own=True)]
    assert sentences[1] == "到2025年，高新技术企业由2020年的380家增加到650家以上。"


def test_every_figure_of_a_sentence_stands_in_the_plan() -> None:
    figures = re.compile(r"\d+(?:\.\d+)?")
    for own in (True, False):
        for frame in frames_of(reading_of(CITY), own=own):
            assert set(figures.findall(frame.sentence)) <= set(figures.findall(CITY))


def test_growth_is_said_as_growth() -> None:
    last = frames_of(reading_of(CITY), own=True)[-1]
    assert "年均增长8%" in last.sentence
    assert "达到" not in last.sentence
