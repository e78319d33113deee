"""How reports quote plans and print values."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.findings import Place
from checker.plan import BlockKind, CellPlace
from checker.reading.elements import Comparator, Measure, PassageKind
from checker.reports.quotes import CONTEXT, excerpt, marked_sentence, metric_sentence, position, quoted, value_text
from checker.review import Review, Role
from checker.text import Span
from tests.reports.builder import DRAFT, family, finding, metric, place, reading


@pytest.mark.parametrize(
    ("value", "more", "text"),
    [
        ("100", {"comparator": Comparator.GE}, "≥100"),
        ("20", {"comparator": Comparator.GT}, "＞20"),
        ("1", {"comparator": Comparator.LT}, "＜1"),
        ("35", {"comparator": Comparator.LE}, "≤35"),
        ("3.5", {"comparator": Comparator.APPROX}, "3.5左右"),
        ("2", {}, "2"),
        ("20000", {}, "20000"),
        ("1E+4", {}, "10000"),
        ("9.0", {"decimals": 1}, "9.0"),
        ("9", {"decimals": 2}, "9.00"),
        ("1", {"value_max": Decimal(2)}, "1—2"),
        ("20", {"measure": Measure.INCREMENT}, "新增20"),
        ("12", {"measure": Measure.CAGR, "comparator": Comparator.GE}, "年均增长≥12家"),
        (None, {}, "定性"),
    ],
)
def test_values_are_printed_as_written(value: str | None, more: dict[str, object], text: str) -> None:
    stated = metric(("值",), "值", "指标", value, "家", **more)
    assert value_text(stated, unit="家") == text


def test_a_multiple_keeps_its_unit() -> None:
    doubled = metric(("翻一番",), "翻一番", "研发投入", "2", "倍", measure=Measure.MULTIPLE)
    assert value_text(doubled, unit="倍") == "达到基期的2倍"


def test_another_unit_is_named() -> None:
    stated = metric(("值",), "值", "指标", "1.2", "万家", comparator=Comparator.APPROX)
    assert value_text(stated, unit="家") == "1.2万家左右"


def test_a_place_is_named_by_chapter_and_paragraph() -> None:
    review = family()
    assert position(review, place(review, 0, "58家")) == "一、发展基础，第2段"


def test_text_files_count_lines_and_plans_without_headings_have_no_chapter() -> None:
    plain = reading("甲", "到2025年达到2%。")
    plain = replace(plain, plan=replace(plain.plan, format="txt"))
    review = Review((plain,), (Role.DRAFT,), ())
    assert position(review, Place(0, 0, Span(7, 9))) == "第1行"


def test_footnotes_are_named_as_such() -> None:
    note = reading("甲", "资料来自统计年鉴。")
    block = replace(note.plan.blocks[0], part="footnotes")
    review = Review((replace(note, plan=replace(note.plan, blocks=(block,))),), (Role.DRAFT,), ())
    assert position(review, Place(0, 0, Span(0, 2))) == "注文第1段"


def test_the_marked_words_stand_in_brackets() -> None:
    review = family()
    expected = "到2025年，全社会研发投入占地区生产总值的比重达到【2%】，高新技术企业达到120家以上。"
    assert marked_sentence(review, place(review, 0, "2%")) == expected


def test_a_mark_over_the_whole_sentence_needs_no_brackets() -> None:
    review = family()
    assert marked_sentence(review, place(review, 0, DRAFT[0])) == DRAFT[0]


def test_long_sentences_are_cut_on_both_sides() -> None:
    text = "前" * 100 + "目标" + "后" * 100
    review = Review((reading("甲", text),), (Role.DRAFT,), ())
    shown = marked_sentence(review, place(review, 0, "目标"))
    assert shown == "……" + "前" * CONTEXT + "【目标】" + "后" * CONTEXT + "……"


def test_places_in_one_sentence_are_marked_together() -> None:
    review = family()
    places = (place(review, 0, "120家以上"), place(review, 0, "2%"), place(review, 0, "达到2%"))
    expected = "到2025年，全社会研发投入占地区生产总值的比重【达到2%】，高新技术企业达到【120家以上】。"
    assert quoted(review, finding(places)) == expected


def test_both_sides_are_quoted_with_their_document() -> None:
    review = family()
    text = quoted(review, finding((place(review, 0, "2%"), place(review, 1, "1.5%"), place(review, 0, "不足1%"))))
    first, second, third = text.split("\n")
    assert "【2%】" in first
    assert second.startswith("《甲市科技规划》：") and "【1.5%】" in second
    assert third.startswith("一、发展基础，第2段：") and "【不足1%】" in third


def test_a_place_in_a_table_is_quoted_with_its_row() -> None:
    rows = reading("甲", "指标", "2025年", "高新技术企业", "120家")
    places = [CellPlace(0, i // 2, i % 2) for i in range(4)]
    blocks = tuple(replace(b, kind=BlockKind.CELL, cell=c) for b, c in zip(rows.plan.blocks, places, strict=True))
    review = Review((replace(rows, plan=replace(rows.plan, blocks=blocks)),), (Role.DRAFT,), ())
    assert marked_sentence(review, place(review, 0, "120")) == "高新技术企业｜【120】家"


def test_a_cell_is_quoted_by_row_year_and_value() -> None:
    review = family()
    passages = tuple(replace(p, kind=PassageKind.CELL) for p in review.draft.passages)
    review = replace(review, readings=(replace(review.draft, passages=passages), *review.readings[1:]))
    assert metric_sentence(review, 0, review.draft.metrics[3]) == "高新技术企业（2025年）：≥120家"


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        ("长" * 70 + "到2025年，全社会研发投入" + "甲" * 48, "全社会研发投入" + "甲" * 48),
        ("长" * 70 + "增长2025.5%以上" + "甲" * 53, "以上" + "甲" * 53),
        ("长" * 70 + "二〇二五年" + "甲" * 57, "甲" * 57),
    ],
)
def test_a_long_sentence_is_cut_at_a_pause_and_never_in_a_number(before: str, shown: str) -> None:
    text = f"{before}2%"
    mark = Span(len(before), len(text))
    assert excerpt(text, Span(0, len(text)), mark).of(text) == f"{shown}2%"


@given(st.text(alphabet="2五.%年，增ab", min_size=60, max_size=200), st.integers(0, 200), st.integers(1, 8))
def test_no_excerpt_splits_a_number(text: str, start: int, length: int) -> None:
    mark = Span(min(start, len(text) - 1), min(start + length, len(text)))
    part = excerpt(text, Span(0, len(text)), mark, 20)
    assert part.start <= mark.start and part.stop >= mark.stop
    for at in {part.start, part.stop} - {0, len(text), mark.start, mark.stop}:
        assert not (text[at - 1].isdigit() and text[at].isdigit())
