"""Steps as JSON."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.word.structure import InsertBox, InsertTable, MoveChapter, SetLevel, Step, decoded, encoded

LINES = st.integers(1, 9999)
ENDS = st.none() | LINES
STEPS: st.SearchStrategy[Step] = st.one_of(
    st.builds(SetLevel, LINES, st.none() | st.integers(1, 5)),
    st.builds(
        InsertTable,
        LINES,
        st.lists(st.lists(st.text(), max_size=3).map(tuple), max_size=3).map(tuple),
        st.integers(0, 3),
        st.text(),
    ),
    st.builds(InsertBox, LINES, st.text(), st.lists(st.text(), max_size=3).map(tuple)),
    st.builds(MoveChapter, LINES, ENDS, ENDS),
)


@given(st.lists(STEPS, max_size=5).map(tuple))
def test_steps_come_back_from_json(steps: tuple[Step, ...]) -> None:
    assert decoded(encoded(steps)) == steps


def test_the_json_is_what_other_versions_of_the_program_read() -> None:
    text = '[{"type":"SetLevel","line":3,"level":null},{"type":"MoveChapter","first":4,"stop":9,"before":null}]'
    assert decoded(text) == (SetLevel(3, None), MoveChapter(4, 9, None))
    assert encoded(decoded(text)) == text


@pytest.mark.parametrize("text", ["", "{}", '[{"type":"Else"}]', '[{"type":"SetLevel","line":"三","level":1}]'])
def test_anything_else_is_no_steps(text: str) -> None:
    with pytest.raises(ValueError):
        decoded(text)
