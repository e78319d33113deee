"""Many words in one pass: the longest, all of them, and none."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.rules.word_table import WordTable
from tests.rules.samples import reading_of

TEXTS = st.text("甲乙丙丁😀", max_size=20)


def test_the_longest_word_is_taken() -> None:
    found = [(word, tuple(span)) for word, span in WordTable(["环境保护局", "保护局", "环境"]).find("市环境保护局")]
    assert found == [("环境保护局", (1, 6))]


def test_all_words_are_found_where_asked() -> None:
    words = {word for word, _ in WordTable(["环境保护局", "保护局", "环境"]).overlapping("市环境保护局")}
    assert words == {"环境保护局", "保护局", "环境"}


def test_a_table_without_words_finds_nothing() -> None:
    assert not list(WordTable([]).find("任何文字"))
    assert not list(WordTable([""]).overlapping("任何文字"))


@given(TEXTS, st.lists(st.text("甲乙丙丁😀", min_size=1, max_size=3), max_size=5))
def test_what_is_found_stands_there_and_does_not_overlap(text: str, words: list[str]) -> None:
    stop = 0
    for word, span in WordTable(words).find(text):
        assert span.of(text) == word
        assert span.start >= stop
        stop = span.stop
    assert {word for word, _ in WordTable(words).overlapping(text)} == {word for word in words if word in text}


def test_places_are_those_of_the_passages() -> None:
    reading = reading_of("一、基础\n推广台账。\n更新台账。")
    places = [place for _, place in WordTable(["台账"]).places(reading)]
    assert [place.span.of(reading.passages[place.passage].normal) for place in places] == ["台账", "台账"]
    assert places[0].passage < places[1].passage
