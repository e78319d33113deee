"""`check --library`: the upper plans come from the library, said with their reasons."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.conftest import Run

DRAFT = """澜川市临溪区科技创新“十四五”规划
本规划依据《澜川市科技创新发展“十四五”规划》《澜川市人才发展“十四五”规划》编制。
一、发展目标
到2025年，临溪区全社会研发经费投入占地区生产总值比重达到2.1%，高新技术企业达到150家。
"""
CITY = """澜川市科技创新发展“十四五”规划
一、发展目标
到2025年，澜川市全市研发经费投入占地区生产总值比重达到1.8%，高新技术企业达到{count}家。澜川市全市创新能力增强。
"""
OTHER = """澜川市教育事业发展“十四五”规划
一、发展目标
到2025年，澜川市全市学前教育毛入园率达到98%，澜川市教育质量提高，全市教育均衡。
"""


@pytest.fixture
def shelf(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of two plans, and a draft beside it."""
    monkeypatch.setenv("GUIHUA_JIAOHE_DATA", str(tmp_path / "data"))
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "市科技.txt").write_text(CITY.format(count=900), "utf-8")
    (folder / "市教育.txt").write_text(OTHER, "utf-8")
    (tmp_path / "稿.txt").write_text(DRAFT, "utf-8")
    done = run("library", "add", folder)
    assert done.returncode == 0, done.stderr
    return tmp_path


def _plans(path: Path) -> list[tuple[str, str]]:
    result: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return [(plan["role"], plan["profile"]["title"]) for plan in result["plans"]]


def test_the_plan_above_the_draft_is_taken(run: Run, shelf: Path) -> None:
    done = run("check", "稿.txt", "--library", "--json", "果.json", "--fail-on", "never")
    assert done.returncode == 0, done.stderr
    assert _plans(shelf / "果.json")[1:] == [("upper", "澜川市科技创新发展“十四五”规划")]
    assert "取自规划库：《澜川市科技创新发展“十四五”规划》（上级同领域规划，编制依据中引用，同期）" in done.stderr
    result = json.loads((shelf / "果.json").read_text("utf-8"))
    assert any("《澜川市人才发展“十四五”规划》" in note for note in result["not_checked"])
    assert [pair["verdict"] for pair in result["pairs"] if pair["draft"] and pair["upper"]]


def test_what_is_given_is_not_taken_once_more(run: Run, shelf: Path) -> None:
    newer = shelf / "市科技另存.txt"
    newer.write_text(CITY.format(count=950), "utf-8")
    for given in (newer, shelf / "plans" / "市科技.txt"):
        done = run("check", "稿.txt", "--library", "--upper", given, "--json", "果.json", "--fail-on", "never")
        assert done.returncode == 0, done.stderr
        assert _plans(shelf / "果.json")[1:] == [("upper", "澜川市科技创新发展“十四五”规划")]
        assert "取自规划库" not in done.stderr


def test_each_draft_has_its_own_upper_plans(run: Run, shelf: Path) -> None:
    (shelf / "教育稿.txt").write_text(
        "澜川市临溪区教育事业发展“十四五”规划\n一、发展目标\n临溪区全区教育质量提高，临溪区教育均衡。\n", "utf-8"
    )
    done = run("check", "稿.txt", "教育稿.txt", "--library", "--json", "果", "--fail-on", "never")
    assert done.returncode == 0, done.stderr
    assert _plans(shelf / "果" / "稿.json")[1:] == [("upper", "澜川市科技创新发展“十四五”规划")]
    assert _plans(shelf / "果" / "教育稿.json")[1:] == [("upper", "澜川市教育事业发展“十四五”规划")]


def test_an_empty_library_is_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIHUA_JIAOHE_DATA", str(tmp_path / "data"))
    (tmp_path / "稿.txt").write_text(DRAFT, "utf-8")
    done = run("check", "稿.txt", "--library", "--fail-on", "never")
    assert done.returncode == 0, done.stderr
    assert "规划库中还没有规划" in done.stderr


def test_a_damaged_plan_of_the_library_is_told_and_the_check_goes_on(run: Run, shelf: Path) -> None:
    with closing(sqlite3.connect(shelf / "data" / "规划库.db")) as database, database:
        database.execute("UPDATE plan_reading SET data = x'00'")
        database.execute("UPDATE plan_file SET data = x'00'")
    done = run("check", "稿.txt", "--library", "--json", "果.json", "--fail-on", "never")
    assert done.returncode == 0, done.stderr
    notes = json.loads((shelf / "果.json").read_text("utf-8"))["not_checked"]
    assert any("《澜川市科技创新发展“十四五”规划》未能取出" in note for note in notes)
    assert "Traceback" not in done.stderr
