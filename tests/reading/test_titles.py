"""What looks like the title of a plan, its parts, and which line bears the plan's own."""

from __future__ import annotations

import pytest

from checker.reading.clean import clean
from checker.reading.titles import announced, find_titles, looks_like_title, parts, squash, stage_in, without_stage

from .build import text_plan


@pytest.mark.parametrize(
    ("title", "core", "doc_type", "stage"),
    [
        ("韶关市科技创新“十四五”规划（2021—2025年）（征求意见稿）", "韶关市科技创新“十四五”规划", "规划", "征求意见稿"),
        (
            "湖南省国民经济和社会发展第十五个五年规划纲要",
            "湖南省国民经济和社会发展第十五个五年规划纲要",
            "规划纲要",
            None,
        ),
        ("关于加快科技服务业发展的若干意见", "关于加快科技服务业发展的若干意见", "意见", None),
        ("三年行动方案（送审稿）", "三年行动方案", "行动方案", "送审稿"),
        ("2026年湖南省政府工作报告全文", "2026年湖南省政府工作报告", "政府工作报告", None),
        ("重点项目汇总表", "重点项目汇总表", None, None),
    ],
)
def test_parts(title: str, core: str, doc_type: str | None, stage: str | None) -> None:
    assert parts(title) == (core, doc_type, stage)


@pytest.mark.parametrize(
    ("text", "is_title"),
    [
        ("韶关市科技创新“十四五”规划", True),
        ("关于印发韶关市科技创新规划的通知", False),
        ("《韶关市科技创新规划》", False),
        ("现将《韶关市科技创新规划》印发给你们", False),
        ("本规划依据上位规划制定。", False),
        ("（一）编制规划", False),
        ("规划", False),
        ("《韶关市科技创新规划", False),
    ],
)
def test_looks_like_title(text: str, is_title: bool) -> None:
    assert looks_like_title(text) is is_title


def test_two_spellings_of_one_title() -> None:
    one, other = "韶关市科技创新“十四五”规划(2021-2025年)", "韶关市科技创新“十四五” 规划（征求意见稿）"
    assert squash(one.replace("(", "（").replace(")", "）")) == squash(other)


def test_stages() -> None:
    assert stage_in("规划（公开征求意见稿）") == "征求意见稿"
    assert without_stage("规划【报批稿】") == "规划"
    assert stage_in("征求意见后修改的规划") is None


def test_the_title_that_a_notice_publishes() -> None:
    passages = clean(text_plan("根据《广东省科技规划》，\n现将《韶关市科技创新规划》印发给你们。"))
    found = announced(passages, 2)
    assert found is not None
    assert found[1].of(passages[found[0]].normal) == "韶关市科技创新规划"


def test_cover_and_first_page_both_bear_the_title_and_the_headline_of_a_page_does_not() -> None:
    plan = text_plan("韶关市科技创新规划\n2021年5月\n韶关市科技创新规划\n一、基础")
    assert find_titles(clean(plan), plan, [0, 1, 2], []).passages == (0, 2)
    plan = text_plan("“1+4”系列政策：韶关市加快创新驱动发展的若干意见\n韶关市加快创新驱动发展的若干意见\n一、基础")
    assert find_titles(clean(plan), plan, [0, 1], []).passages == (1,)
