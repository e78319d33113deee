"""The parts that language rules are made of: likeness of names, repeats, dates, explanations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.findings import Place
from checker.reading.elements import Name, NameKind, Profile
from checker.rules.base import PROSE
from checker.rules.choice import choice
from checker.rules.language.dates_of_terms import looks_back, months_between, written
from checker.rules.language.name_clusters import broken, same
from checker.rules.language.repeats import LEAST, doubled, long_repeats
from checker.text import Span
from tests.rules.samples import reading_of


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("深汕空港物流新城", "深汕空港现代物流新城", True),
        ("空港物流新城", "深汕空港现代物流产业新城", True),
        ("深汕特别合作区", "深汕经济特别合作区", True),
        ("英德高新技术产业开发区", "英德国家高新技术产业开发区", False),
        ("青山湖科技城", "临安青山湖科技城", False),
        ("南沙科学城", "广州科学城", False),
        ("张江科学城", "张江国际一流科学城", False),
    ],
)
def test_names_differ_by_filler_words_only(one: str, other: str, alike: bool) -> None:
    assert same(one, other) is alike
    assert same(other, one) is alike


def name(text: str) -> Name:
    return Name(NameKind.PLATFORM, text, text, 0, Span(0, len(text)))


def test_lost_characters_are_told_from_short_forms() -> None:
    forms = broken([name("清远市高新技术产业开发区")])
    assert forms["清远市高新技产业开发区"] == "清远市高新技术产业开发区"
    assert "清远高新技术产业开发区" not in forms
    assert "清远市高新技术产业开发" not in forms


def test_a_form_named_more_often_is_the_name() -> None:
    assert "深圳先进技研究院" not in broken([name("深圳先进技术研究院"), *[name("深圳先进技研究院")] * 2])


@pytest.mark.parametrize(
    ("text", "once"),
    [
        ("大力提升提升能力。", "提升"),
        ("加快建设平台，加快建设平台，形成合力。", "加快建设平台"),
        ("平台的的建设。", "的"),
    ],
)
def test_doubled_words_are_found(text: str, once: str) -> None:
    assert [found for _, found in doubled(text)] == [once]


@given(st.text("甲乙丙丁，。", max_size=120))
def test_repeats_say_the_same_at_both_places(text: str) -> None:
    reading = reading_of("一、基础\n" + text)
    for repeat in long_repeats(choice(reading, PROSE)):
        here = repeat.span.of(reading.passages[repeat.passage].normal)
        assert here == repeat.first.of(reading.passages[repeat.first_passage].normal)
        assert len(here) >= LEAST - 2
        assert (repeat.first_passage, repeat.first.start) < (repeat.passage, repeat.span.start)


def test_months_are_counted_from_bare_years_too() -> None:
    assert months_between("2020-10", "2021-03") == 5
    assert months_between("2010", "2011-02") == 13
    assert months_between("2021-03", "2020-10") == -5


def test_a_year_alone_is_no_date_of_a_plan() -> None:
    assert written(Profile(issued="2022-08-18")) == "2022-08"
    assert written(Profile(issued="2022")) is None
    assert written(Profile()) is None


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("“十三五”时期，适应新常态。", True),
        ("2019年，适应新常态。", True),
        ("改革以来，适应新常态。", True),
        ("“十四五”时期，适应新常态。", False),
        ("这一时期，适应新常态。", False),
        ("到2025年，适应新常态。", False),
    ],
)
def test_sentences_that_look_back(text: str, past: bool) -> None:
    reading = reading_of("一、基础\n" + text)
    index = next(i for i, p in enumerate(reading.passages) if "新常态" in p.normal)
    at = reading.passages[index].normal.index("适应")
    assert looks_back(reading, Place(0, index, Span(at, at + 5)), "2020-10") is past
