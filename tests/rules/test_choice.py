"""What is found in all passages at once is what each of them gives alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from checker.findings import Place
from checker.rules.base import PROSE, passages
from checker.rules.choice import choice, pairs, quad
from checker.rules.language import near_words, repeats, unpaired_marks
from checker.rules.layout import comma_in_list
from checker.rules.remembered import EachPassage, Remembered
from checker.rules.word_table import WordTable
from checker.text import Span
from tests.rules.samples import reading_of

TEXTS = st.lists(st.text("年月平台台账，。5😀", min_size=1, max_size=12), min_size=1, max_size=8)
WORDS = ("平台", "台账", "台", "年月", "平台台")


@given(TEXTS)
@hypothesis_settings(max_examples=40, deadline=None)
def test_words_of_all_passages(lines: list[str]) -> None:
    draft, table = reading_of("\n".join(lines)), WordTable(WORDS)
    alone = [(word, Place(0, i, span)) for i, p in passages(draft) for word, span in WordTable(WORDS).find(p.normal)]
    assert list(table.places(draft)) == alone
    every = [(word, Place(0, i, span)) for i, p in passages(draft) for word, span in table.overlapping(p.normal)]
    assert list(table.all_places(draft)) == every


@given(TEXTS, st.text("年月平台账，。5😀", min_size=4, max_size=7))
@hypothesis_settings(max_examples=60, deadline=None)
def test_what_stands_in_the_texts_is_among_their_fours_and_places(lines: list[str], other: str) -> None:
    chosen = choice(reading_of("\n".join(lines)), PROSE)
    stretches = {text[at : at + 4] for text in chosen.texts for at in range(len(text) - 3)}
    asked = frozenset(map(quad, (*stretches, other)))
    begun = chosen.begun(asked)
    assert {quad(stretch) for stretch in stretches} <= begun <= asked
    assert quad(other) in begun or other not in chosen.joined
    for word in (*stretches, "台"):
        alone = [(i, at) for i, p in chosen.rows for at in range(len(p.normal)) if p.normal.startswith(word, at)]
        assert list(chosen.places(word)) == alone


@given(TEXTS, TEXTS)
@hypothesis_settings(max_examples=40, deadline=None)
def test_patterns_look_only_where_what_they_need_stands(lines: list[str], later: list[str]) -> None:
    narrow, wide = Remembered("(?:5|年)月", ("月",)), re.compile("(?:5|年)月")
    for text in (lines, later, [*lines[:-1], "5月"]):
        draft = reading_of("\n".join(text))
        found = [(i, match.span()) for i, match in narrow.over(draft)]
        assert found == [(i, m.span()) for i, p in passages(draft) for m in wide.finditer(p.normal)]
        assert all(bool(narrow.search(p.normal)) == bool(wide.search(p.normal)) for _, p in passages(draft))


@given(TEXTS)
@hypothesis_settings(max_examples=40, deadline=None)
def test_passages_that_hold_a_word(lines: list[str]) -> None:
    draft = reading_of("\n".join(lines))
    expected = [i for i, passage in passages(draft) if "平台" in passage.normal or "5" in passage.normal]
    assert [i for i, _ in passages(draft, PROSE, ("平台", "5"))] == expected
    chosen = choice(draft, PROSE)
    assert [chosen.rows[at][0] for at in chosen.holding(("平台", "5"))] == expected


def test_a_function_is_not_asked_where_nothing_can_be() -> None:
    asked: list[str] = []

    def spans(text: str) -> list[Span]:
        asked.append(text)
        return [Span(0, 1)]

    each = EachPassage(spans, needs=("账",))
    draft = reading_of("制定台账\n建设平台")
    assert list(each.over(draft)) == [(0, Span(0, 1))]
    assert each("建设平台") == ()
    assert asked == ["制定台账"]


@given(st.lists(st.text("的进推台账一😀", min_size=1, max_size=14), min_size=1, max_size=8), st.integers(1, 4))
@hypothesis_settings(max_examples=60, deadline=None)
def test_no_row_with_a_stretch_that_stands_twice_is_missed(lines: list[str], length: int) -> None:
    chosen = choice(reading_of("\n".join(lines)), PROSE)
    twice = re.compile(rf"(.{{{length}}})\1")
    expected = {at for at, text in enumerate(chosen.texts) if twice.search(text)}
    assert expected <= {chosen.row_at(at) for at in chosen.doubles(length)}


@given(st.text("“”‘’（()）[]《》进1、", max_size=12))
@hypothesis_settings(max_examples=150, deadline=None)
def test_marks_known_to_be_nested_need_no_look(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(unpaired_marks, "_nested", lambda text: False)
        looked = unpaired_marks._unpaired.__wrapped__(text, False)
    assert unpaired_marks._unpaired.__wrapped__(text, False) == looked


@given(st.lists(st.text("推进工作，。：", min_size=1, max_size=16), min_size=1, max_size=5))
@hypothesis_settings(max_examples=60, deadline=None)
def test_doubled_words_and_clauses_of_all_passages(lines: list[str]) -> None:
    draft = reading_of("\n".join([*lines, "推进工作，推进工作，"]))
    alone = [(i, hit) for i, p in passages(draft) for hit in repeats._doubled(p.normal)]
    assert list(EachPassage(repeats._doubled, rows=repeats._doubling).over(draft)) == alone


@given(st.text("年月平台账，😀", max_size=9))
def test_all_pairs_of_a_text_as_numbers(text: str) -> None:
    units = text.encode("utf-16-le")
    even, odd = pairs(text)
    stood = [units[at : at + 4] for at in range(0, len(units) - 3, 2)]
    assert [number.to_bytes(4, "little") for both in (even, odd) for number in both] == stood[::2] + stood[1::2]


_NEAR = sorted(near_words._table())[::2000]


@given(st.lists(st.sampled_from([*_NEAR, *"的年，😀"]), max_size=8).map("".join))
def test_pairs_that_are_no_word_are_found_where_they_stand(text: str) -> None:
    table = near_words._table()
    assert near_words._starts(text) == [at for at in range(len(text) - 1) if text[at : at + 2] in table]


@given(
    st.lists(
        st.lists(st.sampled_from(["先进技术", "先进工艺", "材料", "创新平台", "、", "，", "。", "5"])).map("".join),
        max_size=4,
    )
)
def test_words_side_by_side_in_all_texts_are_those_of_each(lines: list[str]) -> None:
    alone = {row: found[0] for row, line in enumerate(lines) if (found := comma_in_list._by_rows(line))}
    assert comma_in_list._by_rows("\n".join(lines)) == alone
    for line in lines:
        words = re.split("([^一-鿿]+)", line)
        neighbours = zip(words[::2], words[1::2], words[2::2], strict=False)
        listed = [(a, b) for a, mark, b in neighbours if mark == "、" and all(3 <= len(w) <= 14 for w in (a, b))]
        found = comma_in_list._by_rows(line).get(0)
        assert listed == (found[0].listed if found else [])
