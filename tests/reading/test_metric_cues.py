"""The table of words around figures."""

from __future__ import annotations

import pytest

from checker import resources
from checker.reading import metric_cues


def test_every_word_stands_once_in_its_class_with_its_source() -> None:
    rows = resources.rows("metric_cues.tsv")
    assert all(row["class"] and row["word"] and row["source"] for row in rows)
    assert len({(row["class"], row["word"]) for row in rows}) == len(rows)


def test_the_longest_word_wins() -> None:
    assert metric_cues.tokens("由5亿元增加到9亿元，增加4亿元", "reach", "up") == ["由", "增加到", "增加"]
    assert metric_cues.any_of("add").findall("新增、新引进") == ["新增", "新引进"]


def test_an_unknown_class_is_an_error() -> None:
    with pytest.raises(KeyError):
        metric_cues.words("nonsense")
