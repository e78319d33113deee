"""The marks that begin headings and items."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reading.numbering import Style, begins, is_item, mark_of, ordinal


@pytest.mark.parametrize(
    ("text", "style", "number", "value", "title"),
    [
        ("第一篇 总体要求", Style.PART, "第一篇", 1, "总体要求"),
        ("第十二章 保障措施", Style.CHAPTER, "第十二章", 12, "保障措施"),
        ("第3节 资金", Style.SECTION, "第3节", 3, "资金"),
        ("一、总体要求", Style.HAN, "一、", 1, "总体要求"),
        ("二十三、附则", Style.HAN, "二十三、", 23, "附则"),
        ("（十一）加强领导", Style.HAN_BRACKET, "（十一）", 11, "加强领导"),
        ("7.开展监测", Style.DIGIT, "7.", 7, "开展监测"),
        ("7、开展监测", Style.DIGIT, "7、", 7, "开展监测"),
        ("⒛促进转型", Style.DIGIT, "⒛", 20, "促进转型"),
        ("1.2 优化布局", Style.DECIMAL, "1.2", 2, "优化布局"),
        ("（3）试点", Style.DIGIT_BRACKET, "（3）", 3, "试点"),
        ("3）试点", Style.DIGIT_BRACKET, "3）", 3, "试点"),
        ("㈢试点", Style.HAN_BRACKET, "㈢", 3, "试点"),
        ("⑵试点", Style.DIGIT_BRACKET, "⑵", 2, "试点"),
        ("②试点", Style.CIRCLE, "②", 2, "试点"),
        ("专栏3 重点工程", Style.BOX, "专栏3", 3, "重点工程"),
        ("【专栏3】重点工程", Style.BOX, "专栏3", 3, "重点工程"),
        ("附件1：企业清单", Style.ANNEX, "附件1", 1, "企业清单"),
    ],
)
def test_marks(text: str, style: Style, number: str, value: int, title: str) -> None:
    mark = mark_of(text)
    assert mark is not None
    assert (mark.style, mark.number, mark.value, text[mark.stop :].rstrip("】")) == (style, number, value, title)


@pytest.mark.parametrize(
    "text",
    [
        "2025年目标",
        "5.2%以上",
        "10.04",
        "一是加强",
        "一批企业",
        "第一产业",
        "第一个百年",
        "表明",
        "图中所示",
        "附近",
        "3家",
        "R&D",
        "",
    ],
)
def test_no_marks(text: str) -> None:
    assert mark_of(text) is None


def test_items_are_no_headings_but_begin_a_paragraph() -> None:
    assert is_item("一是加强领导") and is_item("——坚持创新") and is_item("●试点")
    assert begins("三要落实责任") and begins("一、总体要求") and not begins("企业自主创新")


@pytest.mark.parametrize(
    ("han", "value"), [("十", 10), ("十九", 19), ("二十", 20), ("九十九", 99), ("一百零二", 102), ("7", 7)]
)
def test_ordinals(han: str, value: int) -> None:
    assert ordinal(han) == value


@given(st.text(max_size=30))
def test_marks_lie_inside_the_text(text: str) -> None:
    mark = mark_of(text)
    assert mark is None or 0 <= mark.start < mark.stop <= len(text)
