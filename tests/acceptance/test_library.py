"""The shelf as an office uses it, through the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.acceptance.conftest import Run
from tests.library.build import write


@pytest.fixture(autouse=True)
def own_shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test to a shelf of its own."""
    monkeypatch.setenv("GUIHUA_JIAOHE_LIBRARY", str(tmp_path / "shelf.db"))


def test_plans_are_added_found_and_taken_back(run: Run, tmp_path: Path, sample: tuple[Path, Path, Path]) -> None:
    write(tmp_path, "plans/a.txt", stage="征求意见稿")
    done = run("library", "add", "plans", sample[1], sample[2])
    assert done.returncode == 0, done.stderr
    assert "已入库 3" in done.stdout and done.stderr == ""
    done = run("library", "search", "高新技术企业", "--json", "-")
    hits = json.loads(done.stdout)["hits"]
    assert {hit["id"] for hit in hits} == {1, 2, 3}
    done = run("library", "show", "2", "--save", "back.docx")
    assert done.returncode == 0 and (tmp_path / "back.docx").read_bytes() == sample[1].read_bytes()
    assert run("library", "remove", "1").stdout.startswith("已移除 1")
    assert run("library", "show", "1").returncode == 3
    listed = json.loads(run("library", "list", "--json", "-").stdout)["plans"]
    assert [plan["id"] for plan in listed] == [2, 3]


def test_help_is_chinese(run: Run) -> None:
    for command in ("add", "list", "show", "search", "remove", "refresh", "set-aside"):
        done = run("library", command, "--help")
        assert done.returncode == 0 and "用法" in done.stdout and "usage" not in done.stdout
