"""The stamp: one for one program and one set of tables, another for any other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from checker import resources
from checker.library import stamp as module
from checker.library.stamp import stamp


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    stamp.cache_clear()
    yield
    stamp.cache_clear()


def _now() -> str:
    stamp.cache_clear()
    return stamp()


def test_the_same_program_has_the_same_stamp() -> None:
    assert _now() == _now() and len(stamp()) == 32


def test_all_code_that_is_named_is_there() -> None:
    root = Path(module.__file__).parent.parent
    assert [name for name in module._CODE if not (root / name).exists()] == []


def test_another_version_or_layout_has_another_stamp(monkeypatch: pytest.MonkeyPatch) -> None:
    before = _now()
    monkeypatch.setattr(module, "VERSION", "0.0.0")
    other = _now()
    monkeypatch.setattr(module.codec, "FORMAT", 0)
    assert len({before, other, _now()}) == 3


def test_a_table_of_the_office_counts_by_its_content(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    without = _now()
    monkeypatch.setattr(resources, "user_tables", lambda: tmp_path)
    assert _now() == without
    table = tmp_path / "like_indicator_words.tsv"
    stamps = []
    for text in ("pattern\n甲\n", "pattern\n乙\n", "pattern\n甲\n"):
        table.write_text(text, "utf-8")
        stamps.append(_now())
    assert without != stamps[0] != stamps[1] and stamps[0] == stamps[2]


@pytest.mark.parametrize("told", [module._by_state, module._by_content])
def test_changed_code_has_another_stamp(told: object, tmp_path: Path) -> None:
    (tmp_path / "inner" / "__pycache__").mkdir(parents=True)
    module_file = tmp_path / "inner" / "rule.py"
    seen = []
    for text in ("a = 1\n", "a = 10\n"):
        module_file.write_text(text, "utf-8")
        (tmp_path / "inner" / "__pycache__" / "rule.py").write_text(text, "utf-8")
        (tmp_path / "note.txt").write_text(text, "utf-8")
        told_of: list[bytes] = []
        module._add(told_of.append, tmp_path, ".py", told)  # type: ignore[arg-type]
        seen.append(told_of)
    assert [len(each) for each in seen] == [1, 1] and seen[0] != seen[1]
