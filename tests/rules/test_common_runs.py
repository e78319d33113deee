"""Stretches that a text shares with plans: all of the length asked for are found, by no other way than comparing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.rules.alignment.common_runs import CommonRuns, common_runs, plain, written
from tests.rules.samples import reading_of

WORDS = st.text("甲乙丙丁，。", min_size=0, max_size=60)
OPENING = "一、任务\n"


def shares(text: str, other: str, length: int) -> bool:
    """Tell by trying all whether two plain texts have a stretch of so many characters in common."""
    return any(text[at : at + length] in other for at in range(len(text) - length + 1))


@given(
    WORDS, WORDS, st.integers(8, 30), st.text("子丑寅卯辰巳午未申酉戌亥", min_size=30, max_size=44), st.integers(0, 30)
)
def test_every_long_stretch_is_found_and_quoted_rightly(
    before: str, behind: str, length: int, common: str, cut: int
) -> None:
    draft, upper = before + common[: len(common) - cut % 9] + behind, behind + "戊" + common + before
    reading = reading_of(OPENING + upper + "。")
    bodies = {i: p.normal for i, p in enumerate(reading.passages)}
    found = CommonRuns([reading], length).shared(draft)
    body = next((text for text in bodies.values() if common in text), "")
    if shares(plain(draft), plain(body), length):
        assert found
    for item in found:
        assert item.length >= length
        assert plain(item.span.of(draft)) == plain(item.other.of(bodies[item.passage]))


def test_titles_and_marks_are_left_out() -> None:
    text = "按照《某某市规划》，一是，推进建设。"
    assert plain(text) == "按照一是推进建设"
    assert [written(text, at, at + 1).of(text) for at in range(len(plain(text)))] == list(plain(text))
    assert written(text, 0, 4).of(text) == "按照《某某市规划》，一是"
    with pytest.raises(ValueError, match="no characters"):
        written(text, 7, 20)


def test_the_runs_of_the_same_plans_are_kept() -> None:
    plans = (reading_of(OPENING + "甲乙丙丁。"),)
    assert common_runs(plans, 22) is common_runs(plans, 22)
    assert common_runs(plans, 22) is not common_runs(plans, 23)


@given(
    st.lists(WORDS, max_size=6), WORDS, st.text("子丑寅卯辰巳午未😀申酉", min_size=12, max_size=40), st.integers(8, 14)
)
def test_texts_at_once_share_what_each_shares_alone(texts: list[str], around: str, common: str, length: int) -> None:
    plans = [reading_of(f"{OPENING}{around}{text}{common}。") for text in (around, common)]
    asked = [*texts, common, around + common, common[3:] + around, common]
    at_once = CommonRuns(plans, length).over(asked)
    assert at_once == [CommonRuns(plans, length).shared(text) for text in asked]
    runs = CommonRuns(plans, length)
    assert [runs.shared(text) for text in reversed(asked)][::-1] == at_once == runs.over(asked)
