"""Maps between what rules read and what the author wrote."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text import MappedText, Piece, Span

TEXT = st.text(alphabet="全社会研发投入 1.5%０１，,（)\u3000", max_size=40)


def test_identity_maps_onto_itself() -> None:
    text = MappedText.identity("研发投入2%")
    assert text.normal == text.source
    assert text.to_source(Span(4, 6)) == Span(4, 6)
    assert text.to_normal(Span(4, 6)) == Span(4, 6)


def test_a_map_that_does_not_touch_is_refused() -> None:
    with pytest.raises(ValueError, match="touch"):
        MappedText("ab", "ab", (Piece(Span(0, 1), Span(0, 1)), Piece(Span(1, 2), Span(0, 2))))


def test_a_map_that_does_not_cover_is_refused() -> None:
    with pytest.raises(ValueError, match="cover"):
        MappedText("abc", "ab", (Piece(Span(0, 2), Span(0, 2)),))


def test_removed_blanks_come_back_inside_a_quote() -> None:
    text = MappedText.identity("提高到 1.5 %，研发").substituted(re.compile(r" "), "")
    assert text.normal == "提高到1.5%，研发"
    start = text.normal.index("1.5%")
    assert text.to_source(Span(start, start + 4)).of(text.source) == "1.5 %"


def test_removed_text_at_the_ends_stays_out() -> None:
    text = MappedText.identity("  研发  ").substituted(re.compile(r"^ +| +$"), "")
    assert text.normal == "研发"
    assert text.to_source(Span(0, 2)).of(text.source) == "研发"


def test_longer_replacement_maps_as_a_whole() -> None:
    text = MappedText.identity("增长½左右").substituted(re.compile("½"), "二分之一")
    assert text.to_source(Span(3, 4)).of(text.source) == "½"
    assert text.to_source(Span(2, 6)).of(text.source) == "½"


def test_translation_must_keep_the_length() -> None:
    text = MappedText.identity("１２")
    assert text.translated({ord("１"): "1", ord("２"): "2"}).normal == "12"
    with pytest.raises(ValueError, match="length"):
        text.translated({ord("１"): "11"})


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        MappedText.identity("abcd").replaced([(Span(0, 3), ""), (Span(2, 4), "")])


@given(TEXT)
def test_repeated_cleaning_keeps_the_way_back(source: str) -> None:
    text = MappedText.identity(source)
    text = text.translated({ord("０"): "0", ord("１"): "1", ord(","): "，"})
    text = text.substituted(re.compile(r"[ \u3000]+"), "")
    text = text.substituted(re.compile("研发"), "研究与试验发展")
    kept = [c for c in source if c not in " \u3000"]
    assert text.source == source
    for index, char in enumerate(text.normal):
        back = text.to_source(Span(index, index + 1)).of(source)
        assert back
        if char.isdigit():
            assert back.strip(" \u3000") in {char, {"0": "０", "1": "１"}.get(char, char)}
    assert len(text.normal) == len(kept) + 5 * text.normal.count("研究与试验发展")


@given(TEXT, st.integers(0, 40), st.integers(0, 40))
def test_way_in_and_way_back_agree(source: str, a: int, b: int) -> None:
    text = MappedText.identity(source).substituted(re.compile(r"[ \u3000]+"), "")
    start, stop = sorted((min(a, len(text.normal)), min(b, len(text.normal))))
    if start < stop:
        assert text.to_normal(text.to_source(Span(start, stop))) == Span(start, stop)


def test_spans() -> None:
    assert Span(0, 2).overlaps(Span(1, 3))
    assert not Span(0, 2).overlaps(Span(2, 3))
    assert Span(1, 3).shifted(2) == Span(3, 5)
    assert Span(1, 3).of("abcd") == "bc"
