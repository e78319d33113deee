"""The typed contents brought in line with the headings."""

from __future__ import annotations

from dataclasses import replace

from checker.drafting.writing.contents_entries import is_field, refresh
from checker.plan import BlockKind
from checker.reading import read
from tests.drafting.writing.applying import text_after
from tests.rules.samples import plan_of, reading_of

PLAN = """目录
一、发展基础……1
二、总体要求……2
三、重点任务……3
四、保障措施……5
临溪区科技创新“十四五”规划
一、发展基础
能力提升。
二、总体要求
坚持创新。
三、重点任务
建设平台。
四、保障措施
加强领导。
"""


def _edited(old: str, new: str) -> str:
    head, _, body = PLAN.partition("临溪区")
    return f"{head}临溪区{body.replace(old, new)}"


def test_contents_that_agree_stay() -> None:
    assert refresh(reading_of(PLAN)) == ()


def test_a_heading_that_was_reworded_is_followed_and_the_page_stays() -> None:
    reading = reading_of(_edited("三、重点任务", "三、主要任务"))
    (one,) = refresh(reading)
    assert (one.before, one.after) == ("重点任务", "主要任务")
    assert "三、主要任务……3\n" in text_after(reading, [one])


def test_a_heading_that_is_new_gets_an_entry_behind_the_one_before() -> None:
    reading = reading_of(_edited("四、保障措施", "四、空间布局\n优化布局。\n五、保障措施"))
    after = text_after(reading, refresh(reading))
    assert "三、重点任务……3\n四、空间布局\n五、保障措施……5\n" in after
    assert refresh(reading_of(after)) == ()


def test_an_entry_whose_chapter_is_gone_is_told_and_left_to_the_user() -> None:
    reading = reading_of(_edited("二、总体要求\n坚持创新。\n", ""))
    (gone,) = [one for one in refresh(reading) if not one.sure]
    assert gone.before.startswith("二、总体要求")
    assert gone.after == ""


def test_contents_that_word_makes_are_left_to_word() -> None:
    plan = plan_of(_edited("三、重点任务", "三、主要任务"))
    blocks = tuple(replace(b, kind=BlockKind.TOC) if 0 < i < 5 else b for i, b in enumerate(plan.blocks))
    reading = read(replace(plan, format="docx", blocks=blocks))
    assert is_field(reading)
    assert refresh(reading) == ()
