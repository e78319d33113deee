"""One cell → its opinions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.drafting.opinions.splitting import split


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1.建议甲；2.建议乙；3.其余无意见。", ["建议甲。", "建议乙。"]),
        ("1、建议甲\n2、建议乙", ["建议甲", "建议乙"]),
        ("①增加甲；②删除乙", ["增加甲。", "删除乙"]),
        ("（1）增加甲（2）删除乙", ["增加甲", "删除乙"]),
        ("一是增加甲；二是补充乙。", ["增加甲。", "补充乙。"]),
        ("经研究，意见如下：\n一、建议增加甲。\n二、建议补充乙。", ["建议增加甲。", "建议补充乙。"]),
        (
            "一、总体意见\n1.建议增加甲。\n2.补充乙\n二、文字修改\n（1）丙（2）丁",
            ["建议增加甲。", "补充乙", "文字修改：丙", "文字修改：丁"],
        ),
        ("3.建议甲\n4.建议乙", ["建议甲", "建议乙"]),
        ("建议增加甲\n建议删除乙", ["建议增加甲", "建议删除乙"]),
        ("1、无意见", []),
        ("总体同意。建议补充论证材料。具体如下：1.改甲；2.改乙", ["总体同意。建议补充论证材料。", "改甲。", "改乙"]),
        # What is no list stays whole.
        ("将第（1）项删去，将第（2）项改为甲", ["将第（1）项删去，将第（2）项改为甲"]),
        ("2.5%改为3%", ["2.5%改为3%"]),
        ("高企达到1.2万家；2025年达到20家。", ["高企达到1.2万家；2025年达到20家。"]),
        (
            "1.建议在主要任务中增加：1.推进甲；2.推进乙。\n2.删去丙",
            ["建议在主要任务中增加：1.推进甲；2.推进乙。", "删去丙"],
        ),
        ("建议修改目标。\n理由是与市规划衔接。", ["建议修改目标。\n理由是与市规划衔接。"]),
    ],
)
def test_lists_are_taken_apart(text: str, said: list[str]) -> None:
    assert split(text) == said


WISH = st.text("甲乙丙丁戊己庚辛", min_size=3, max_size=12).map(lambda t: f"建议将{t}改为{t[::-1]}")
FORMS = st.sampled_from(("{}.{}", "{}、{}", "（{}）{}", "{}．{}"))


@given(st.lists(WISH, min_size=2, max_size=9), FORMS, st.sampled_from(("\n", "；", "；\n", "。")))
def test_any_numbered_list_gives_its_items(wishes: list[str], form: str, between: str) -> None:
    text = between.join(form.format(number, wish) for number, wish in enumerate(wishes, 1))
    assert [said.rstrip("。；") for said in split(text)] == wishes


@given(st.text(max_size=80))
def test_any_text_is_taken(text: str) -> None:
    assert set("".join(split(text))) <= set(text) | set("。：、\n ")  # nothing is made up
