"""Numbers counted anew: chapters, tasks, boxes, annexes, and what refers to them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from checker.drafting.writing.renumbering import Renumbering, renumber
from checker.reading import read
from checker.rules.structure.numbering import chinese
from tests.drafting.writing.applying import text_after
from tests.rules.samples import plan_of, reading_of

PLAN = """临溪区科技创新“十四五”规划
一、发展基础
研发投入持续增长，主要指标见专栏1。
二、总体要求
坚持创新驱动发展。
三、重点任务
具体分工见第四章。
（一）建设平台
1.中试平台。建设中试平台。
2.公共平台。建设公共平台。
（二）培育企业
3.育苗行动。培育小微企业。
4.升规行动。推动企业升规。
四、保障措施
各单位按第三章部署落实。
专栏1 主要指标
研发经费投入强度达到2.5%。
"""


def _numbers(found: Renumbering) -> list[tuple[str, str | None]]:
    return [(one.before, one.after) for one in found.numbers]


def test_a_plan_that_counts_rightly_is_left_alone() -> None:
    found = renumber(reading_of(PLAN))
    assert found == Renumbering((), (), 0)


def test_a_chapter_put_in_moves_those_behind_it_and_the_references_to_them() -> None:
    edited = PLAN.replace("三、重点任务", "三、空间布局\n优化空间布局。\n三、重点任务")
    reading = reading_of(edited)
    found = renumber(reading, plan_of(PLAN))
    assert _numbers(found) == [("三、", "四、"), ("四、", "五、")]
    assert [(one.before, one.after, one.sure) for one in found.references] == [
        ("第四章", "第五章", True),
        ("第三章", "第四章", True),
    ]
    after = reading_of(text_after(reading, found.proposals))
    assert renumber(after) == Renumbering((), (), 0)
    assert "各单位按第四章部署落实" in text_after(reading, found.proposals)


def test_a_reference_that_may_mean_two_chapters_is_only_told() -> None:
    edited = PLAN.replace("三、重点任务", "三、空间布局\n优化空间布局。\n三、重点任务")
    (_, third) = renumber(reading_of(edited)).references
    assert (third.before, third.after, third.sure) == ("第三章", None, False)


def test_tasks_that_count_through_the_plan_go_on_over_the_headings() -> None:
    edited = PLAN.replace("2.公共平台。建设公共平台。\n", "")
    assert _numbers(renumber(reading_of(edited))) == [("3.", "2."), ("4.", "3.")]


def test_tasks_that_begin_anew_under_each_heading_stay_so() -> None:
    edited = PLAN.replace("3.育苗", "1.育苗").replace("4.升规", "2.升规").replace("1.中试平台。建设中试平台。\n", "")
    assert _numbers(renumber(reading_of(edited))) == [("2.", "1.")]


def test_chapters_in_the_wrong_order_are_counted_in_the_order_they_stand_in() -> None:
    edited = PLAN.replace("二、总体要求", "四、总体要求").replace("四、保障措施", "二、保障措施")
    assert _numbers(renumber(reading_of(edited))) == [("四、", "二、"), ("二、", "四、")]


def test_a_number_that_a_line_bears_which_is_no_heading_keeps_its_place() -> None:
    edited = PLAN.replace("2.公共平台。建设公共平台。", "建设下列平台：\n⒉公共平台")
    assert ("3.", "2.") not in _numbers(renumber(reading_of(edited)))


def test_boxes_and_what_refers_to_them_are_counted_too() -> None:
    edited = PLAN.replace("坚持创新驱动发展。", "坚持创新驱动发展。\n专栏1 发展定位\n建设创新高地。")
    reading = reading_of(edited)
    found = renumber(reading, plan_of(PLAN))
    assert _numbers(found) == [("专栏1", "专栏2")]
    assert [(one.before, one.after, one.sure) for one in found.references] == [("专栏1", "专栏2", True)]


def test_a_chapter_of_another_document_is_not_sure() -> None:
    edited = PLAN.replace("各单位按第三章", "按照《青澜省条例》第三章").replace(
        "二、总体要求\n坚持创新驱动发展。\n", ""
    )
    found = renumber(reading_of(edited))
    assert [one.sure for one in found.references if one.before == "第三章"] == [False]


def test_numbers_that_word_makes_are_counted_and_left() -> None:
    plan = plan_of(PLAN)
    blocks = tuple(
        replace(block, text=block.text[2:], number=block.text[:2], level=1) if block.text[1:2] == "、" else block
        for block in plan.blocks
        if block.text != "二、总体要求"
    )
    found = renumber(read(replace(plan, format="docx", blocks=blocks)))
    assert found.automatic == 3
    assert found.numbers == ()


def test_the_typed_contents_take_the_new_numbers() -> None:
    contents = "目录\n一、发展基础……1\n二、总体要求……2\n三、重点任务……3\n四、保障措施……4\n"
    edited = contents + PLAN.replace("二、总体要求\n坚持创新驱动发展。\n", "")
    found = [(one.before, one.after) for one in renumber(reading_of(edited)).references if one.reason == "目录序号"]
    assert found == [("三、", "二、"), ("四、", "三、")]


@given(st.lists(st.integers(1, 12), min_size=3, max_size=12))
def test_whatever_chapters_bore_they_count_up_when_done(values: list[int]) -> None:
    body = "".join(
        f"{chinese(value)}、第{'甲乙丙丁戊己庚辛壬癸子丑'[i]}类工作\n做好有关工作。\n" for i, value in enumerate(values)
    )
    reading = reading_of(f"临溪区科技创新“十四五”规划\n{body}")
    after = reading_of(text_after(reading, renumber(reading).proposals))
    assert renumber(after).numbers == ()
