"""Answers to findings, kept by key."""

from __future__ import annotations

import pytest

from checker.decisions import Answer, Decision, Decisions


def test_an_answer_replaces_the_earlier_one() -> None:
    decisions = Decisions([Decision("k", Answer.LATER)])
    decisions.put(Decision("k", Answer.DECLINED, "口径不同", "李工", "2026-11-25T09:00:00"))
    found = decisions.get("k")
    assert found is not None and found.answer.label == "不采纳" and found.reason == "口径不同"
    assert len(decisions) == 1


def test_an_answer_can_be_taken_back() -> None:
    decisions = Decisions([Decision("k", Answer.ACCEPTED)])
    decisions.take_back("k")
    decisions.take_back("k")
    assert decisions.get("k") is None


def test_saved_answers_come_back_the_same() -> None:
    decisions = Decisions([Decision("a", Answer.ACCEPTED), Decision("b", Answer.DECLINED, "已报批")])
    assert list(Decisions.from_rows(decisions.as_rows())) == list(decisions)


def test_rows_from_elsewhere_are_refused() -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        Decisions.from_rows([{"key": "a", "answer": "perhaps"}])
