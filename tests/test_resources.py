"""Tables: how they are read, and how an office's own rows take their place."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

import pytest

from checker import resources

SHIPPED = [{"word": "甲", "near": "一", "source": "书"}, {"word": "乙", "near": "", "source": "书"}]


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GUIHUA_JIAOHE_DATA", str(tmp_path))
    folder = tmp_path / "规则词表"
    folder.mkdir()
    return folder


def test_a_table_is_read_by_its_header() -> None:
    assert resources.parse("# 说明\nword\tnear\n\n甲\t 一 \n乙\n") == [
        {"word": "甲", "near": "一"},
        {"word": "乙", "near": ""},
    ]


def test_own_rows_replace_add_and_take_out() -> None:
    own = resources.parse("word\tnear\tnote\n甲\t二\tx\n-乙\n丙\t三")
    assert resources.merged(SHIPPED, own) == [
        {"word": "甲", "near": "二", "source": ""},
        {"word": "丙", "near": "三", "source": ""},
    ]


def test_several_own_rows_of_one_key_all_stand() -> None:
    own = resources.parse("word\tnear\n甲\t二\n甲\t三")
    assert [row["near"] for row in resources.merged(SHIPPED, own)] == ["二", "三", ""]


def test_tables_of_kinds_have_the_kind_in_their_key() -> None:
    shipped = resources.parse("kind\tword\na\t甲\nb\t甲")
    assert resources.merged(shipped, resources.parse("kind\tword\na\t-甲")) == [{"kind": "b", "word": "甲"}]


def test_no_own_table_changes_nothing() -> None:
    assert resources.merged(SHIPPED, []) is SHIPPED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_own_tables_are_read_as_offices_save_them(tables: Path, encoding: str) -> None:
    before = len(resources.rows("wrong_words.tsv"))
    table = "wrong\tright\trule\n南河巿\t南河市\tLNG-07\n-布署\n"
    (tables / "wrong_words.tsv").write_bytes(table.encode(encoding))
    words = {row["wrong"]: row["right"] for row in resources.rows("wrong_words.tsv")}
    assert words["南河巿"] == "南河市"
    assert "布署" not in words
    assert len(words) == before


def test_a_table_that_can_not_be_read_is_said_and_left_aside(tables: Path, caplog: pytest.LogCaptureFixture) -> None:
    before = resources.rows("wrong_words.tsv")
    (tables / "wrong_words.tsv").write_bytes(b"wrong\t\xff\x81\xff\n")
    with caplog.at_level(logging.WARNING):
        assert resources.rows("wrong_words.tsv") == before
    assert "读不了" in caplog.text


def test_the_folder_is_the_users(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GUIHUA_JIAOHE_DATA", raising=False)
    assert resources.user_tables().name == "规则词表"
    assert "guihua-jiaohe" in str(resources.user_tables())


def test_rows_of_a_kind_are_those_of_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "position_words.tsv"
    every = resources.rows(name)
    kinds = list(dict.fromkeys(row["kind"] for row in every))
    assert resources.of_kind(name, kinds[0]) == [row for row in every if row["kind"] == kinds[0]]
    assert resources.of_kind(name, *kinds) == every
    monkeypatch.setenv("GUIHUA_JIAOHE_DATA", str(tmp_path))
    own = resources.user_tables() / name
    own.parent.mkdir()
    own.write_text(f"kind\tword\n{kinds[0]}\t新增词\n", "utf-8")
    assert resources.of_kind(name, kinds[0])[-1]["word"] == "新增词"


@pytest.mark.skipif(sys.platform != "win32", reason="Windows has two places")
def test_data_go_along_from_desk_to_desk_and_the_cache_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GUIHUA_JIAOHE_DATA", raising=False)
    assert resources.user_folder() == Path(os.environ["APPDATA"], "guihua-jiaohe")
    assert resources.cache_folder().is_relative_to(os.environ["LOCALAPPDATA"])
