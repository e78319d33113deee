"""Numbers with unit and comparison word, and what looks like one and is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reading.quantities import Form, find_quantities

FOUND = {
    "达到500家，": [("500家", 500, None, "家", "eq")],
    "形成 1-2 个集群": [("1-2 个", 1, 2, "个", "eq")],
    "超 20 家，其中10 家以上": [("超 20 家", 20, None, "家", "gt"), ("10 家以上", 10, None, "家", "ge")],
    "增长5%—5.5%。": [("5%—5.5%", 5, 5.5, "%", "eq")],
    "超过52万元/人": [("超过52万元/人", 52, None, "万元/人", "gt")],
    "0.006人/亿元以下": [("0.006人/亿元以下", 0.006, None, "人/亿元", "le")],
    "住房25—27万套（间）": [("25—27万套（间）", 25, 27, "万套（间）", "eq")],
    "企业300多家": [("300多家", 300, None, "家", "gt")],
    "近5000万元": [("近5000万元", 5000, None, "万元", "approx")],
    "突破1.2万亿元": [("突破1.2万亿元", 1.2, None, "万亿元", "gt")],
    "提高2.3个百分点": [("2.3个百分点", 2.3, None, "百分点", "eq")],
    "实现翻一番，": [("翻一番", 2, None, "倍", "eq")],
    "不少于1,200件": [("不少于1,200件", 1200, None, "件", "ge")],
    "占百分之十五以上": [("百分之十五以上", 15, None, "%", "ge")],
    "位居全省第3位": [("第3位", 3, None, "位", "eq")],
    "进入全国前10，": [("前10", 10, None, "位", "le")],
    "突破百项技术": [("百项", 100, None, "项", "eq")],
    "减少三成以上。": [("三成以上", 3, None, "成", "ge")],
    "系数提高到0.62以上。": [("0.62以上", 0.62, None, None, "ge")],
    "缩短至10小时以内": [("10小时以内", 10, None, "小时", "le")],
}


@pytest.mark.parametrize(("text", "wanted"), FOUND.items())
def test_found(text: str, wanted: list[tuple[object, ...]]) -> None:
    got = [
        (
            q.span.of(text),
            float(q.value),
            float(q.value_max) if q.value_max is not None else None,
            q.unit,
            q.comparator.value,
        )
        for q in find_quantities(text)
    ]
    assert got == wanted


@pytest.mark.parametrize(
    "text",
    [
        "《五年规划2021家》所列",
        "推进“3家2院”建设",
        "建设5G基站",
        "粤府〔2021〕29号",
        "实施1+1+9部署",
        "PM2.5浓度",
        "第十四届会议",
        "数十年如一日",
        "一批骨干企业",
    ],
)
def test_names_with_digits_are_left_out(text: str) -> None:
    assert [q for q in find_quantities(text) if q.form is not Form.HAN] == []


def test_a_word_that_begins_like_a_unit_is_none() -> None:
    assert find_quantities("培养500人才") == []
    assert [q.unit for q in find_quantities("培养500人，")] == ["人"]


def test_hedges_inside_other_words_are_none() -> None:
    assert find_quantities("集约5亩")[0].comparator == "eq"
    assert find_quantities("约5亩")[0].comparator == "approx"


@given(st.text(alphabet="0123456789.,%万亿家个元人至-—以上左右第一二三十百约超《》“” （）", max_size=40))
def test_spans_lie_in_the_text_in_order_and_hold_their_number(text: str) -> None:
    end = 0
    for quantity in find_quantities(text):
        assert (
            0 <= quantity.span.start <= quantity.number.start < quantity.number.stop <= quantity.span.stop <= len(text)
        )
        assert quantity.number.start >= end
        end = quantity.span.stop
        assert quantity.value_max is None or quantity.value_max > quantity.value
