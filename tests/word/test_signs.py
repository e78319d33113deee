"""The sign in a comment's first line: read back, and true to whether somebody changed the words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.word.signs import same_words, short, sign_of, signed, words

KEY = "3f9a1c2b77aa00ff"
TEXT = "【错误】年均增速算错（NUM-04）\n按42.6→96.8计算为17.8%。"


def test_the_sign_stands_behind_the_rule() -> None:
    first, second = signed(TEXT, KEY).split("\n")
    assert first.startswith("【错误】年均增速算错（NUM-04）〔3f9a1c2b·") and first.endswith("〕")
    assert second == "按42.6→96.8计算为17.8%。"


def test_it_gives_rule_and_key_back() -> None:
    sign = sign_of(signed(TEXT, KEY))
    assert sign is not None
    assert (sign.rule, sign.key, sign.untouched) == ("NUM-04", short(KEY), True)


@pytest.mark.parametrize("text", ["", "核对", "（NUM-04）", "见〔2026〕5号", "〔3f9a1c2b〕", "〔·1586〕"])
def test_other_texts_have_none(text: str) -> None:
    assert sign_of(text) is None and words(text) == text


def test_a_comment_without_a_finding_is_not_signed() -> None:
    assert signed(TEXT, "") == TEXT


def test_a_document_number_beside_the_sign_does_no_harm() -> None:
    text = signed("见某发〔2026〕5号（XPL-01）\n第二行", KEY)
    sign = sign_of(text)
    assert sign is not None and sign.rule == "XPL-01" and words(text).startswith("见某发〔2026〕5号（XPL-01）\n")


def test_white_space_set_anew_is_no_change() -> None:
    text = signed(TEXT, KEY).replace("\n", " \n\n").replace("按42", "按 42")
    sign = sign_of(text)
    assert sign is not None and sign.untouched and same_words(text, TEXT)


@pytest.mark.parametrize(("old", "new"), [("17.8", "18"), ("【错误】", "【错误】已核，"), ("。", "。请改。")])
def test_words_that_somebody_changed_are_told(old: str, new: str) -> None:
    sign = sign_of(signed(TEXT, KEY).replace(old, new))
    assert sign is not None and not sign.untouched


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40), st.text("0123456789abcdef", max_size=16))
def test_any_text_comes_back(text: str, key: str) -> None:
    out = signed(text, key)
    sign = sign_of(out)
    if short(key) and sign_of(text) is None:
        assert sign is not None and sign.key == short(key) and sign.untouched
        assert words(out) == text
