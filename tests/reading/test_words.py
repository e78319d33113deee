"""The table of reading words and the patterns made from it."""

from __future__ import annotations

import re

import pytest

from checker import resources
from checker.reading.words import either, words


def test_longer_words_come_first() -> None:
    assert words("issuer_ending").index("办公厅") < words("issuer_ending").index("厅")
    assert re.match(either("lead_label", "support_label"), "主要责任单位") is not None


def test_an_unknown_kind_is_an_error_and_not_an_empty_pattern() -> None:
    with pytest.raises(KeyError):
        words("没有这一类")


def test_every_word_has_a_source() -> None:
    rows = resources.rows("reading_words.tsv")
    assert all(row["kind"] and row["word"] and row["source"] for row in rows)
    assert len({(row["kind"], row["word"]) for row in rows}) == len(rows)
