"""The convention of cleaned text, and the way back through it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from checker.reading.folding import fold
from checker.text import Span

NOISE = st.sampled_from(["", "", "", " ", "\u200b", "\ufeff"])
HAN = st.sampled_from(list("规划科技创新发展目标企业投入建设区域産業創⾰⽂、。"))


@pytest.mark.parametrize(
    ("source", "normal"),
    [
        ("达到２．５％，", "达到2.5%，"),
        ("2020年,增长5%,其中", "2020年，增长5%，其中"),
        ("共1,200家", "共1,200家"),
        ("上午10:30开会:", "上午10:30开会："),
        ("https://a.gov.cn/b,c", "https://a.gov.cn/b,c"),
        ("R&D 投入", "R&D 投入"),
        ("(一)发展基础", "（一）发展基础"),
        ("增城 区加 快 发展", "增城区加快发展"),
        ("到 2025 年,达 2.5% 左右", "到2025年，达2.5%左右"),
        ("1 200亿元", "1 200亿元"),
        ("共发布1 284期，投入12\u2009345\u2009678元", "共发布1284期，投入12345678元"),
        ("表1 300家、到2025 100家、指标 120 150 家", "表1 300家、到2025 100家、指标120 150家"),
        ("產業創新裝臵", "产业创新装置"),
        ("⾰命⽂物", "革命文物"),
        ("「十四五」規劃", "“十四五”规划"),
        ("２０２１－２０２５年", "2021-2025年"),
        ("［25—27］", "[25—27]"),
        ("　　第一篇　总体要求  ", "第一篇 总体要求"),
        ("规\u200b划", "规划"),
        ("明显提升²。下一步", "明显提升。下一步"),
        ("指标\t单位", "指标\t单位"),
        ("经费  支出  10", "经费  支出  10"),
        ("", ""),
    ],
)
def test_convention(source: str, normal: str) -> None:
    assert fold(source).normal == normal


def test_the_convention_leaves_folded_text_alone() -> None:
    text = "到2025年，全社会研发投入占地区生产总值的比重达到2.5%以上（比2020年提高0.5个百分点）；"
    assert fold(text).normal == text
    assert fold(text).pieces == (((0, len(text)), (0, len(text))),)


def test_markdown_marks_go_only_where_asked() -> None:
    source = "**一、总体[要求](http://a.cn/b)**"
    assert fold(source, markdown=True).normal == "一、总体要求"
    assert fold("## 一、总体要求", markdown=True).normal == "一、总体要求"
    assert fold("**一、**").normal == "**一、**"


def test_dropped_spans_leave_no_trace() -> None:
    folded = fold("规划  草案", drop=[Span(2, 4)])
    assert folded.normal == "规划草案"
    assert folded.to_source(Span(1, 3)) == Span(1, 5)


@given(st.lists(st.tuples(HAN, NOISE), min_size=1, max_size=40), st.data())
def test_every_span_finds_the_way_back(pairs: list[tuple[str, str]], data: st.DataObject) -> None:
    """Noise put between characters: what a span of the cleaned text quotes is the noisy stretch itself."""
    source = "".join(char + noise for char, noise in pairs)
    folded = fold(source)
    assert len(folded.normal) == len(pairs)
    start = data.draw(st.integers(0, len(pairs) - 1))
    stop = data.draw(st.integers(start + 1, len(pairs)))
    quote = folded.to_source(Span(start, stop)).of(source)
    noisy = "".join(char + noise for char, noise in pairs[start:stop])
    assert quote == noisy[: len(noisy) - len(pairs[stop - 1][1])]
    assert folded.to_normal(folded.to_source(Span(start, stop))) == Span(start, stop)


@given(st.text(max_size=80), st.booleans())
def test_any_text_folds_and_keeps_its_source(source: str, markdown: bool) -> None:
    folded = fold(source, markdown=markdown)
    assert folded.source == source
    whole = folded.to_source(Span(0, len(folded.normal)))
    assert fold(whole.of(source), markdown=markdown).normal.strip() == folded.normal.strip() or markdown


@given(st.text(alphabet="规划 ，,。()（）１2%％.a", max_size=60))
@example("划2, ")
def test_folding_twice_changes_nothing(source: str) -> None:
    once = fold(source).normal
    assert fold(once).normal.replace(" ", "") == once.replace(" ", "")


@pytest.mark.parametrize(("written", "kept"), [("> 52", "> 52"), ("> 20%以上", "> 20%以上"), ("> 引文", "引文")])
def test_a_sign_before_a_number_is_no_quotation_mark(written: str, kept: str) -> None:
    assert fold(written, markdown=True).normal == kept
