"""Runs the tests of `checker` with the Python that is shipped for Windows, out of the portable .zip, under wine."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from desktop.packaging import smoke
from desktop.packaging.smoke_windows import COMPILER, NATIVE, Wine, windows
from desktop.packaging.stage import NAME, ROOT
from desktop.packaging.wheels import fetch, run, tool

# What meets the system: files, paths, encodings, locks, databases. The rules are the same text work everywhere.
_TESTS = "test_files.py test_paths.py test_resources.py test_settings.py test_text.py reviews library".split()
_REPOSITORY = ("checker", "resources", "templates", "tests", "desktop", ".ci", "main.py", "pyproject.toml")
# Windows does not let a file be deleted that is open.
_NOT_THERE = ("tests/reviews/test_database.py::test_a_deleted_file_is_written_anew",)
_PATHS = "python311.zip\n.\nsite\nrepository\ntestsite\n"
_PATIENCE = 1500  # seconds


def smoke_tests(dist: Path, work: Path) -> None:
    """Unpack the .zip, put a python.exe and the test tools beside it, run pytest; raises SmokeError at a failure."""
    archive = smoke.package(dist, "-win64-portable.zip")
    with windows(work) as wine:
        place = wine.disk / "tests"
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(place)
        folder = _prepared(place / NAME, work)
        skipped = [word for name in _NOT_THERE for word in ("--deselect", name)]
        names = [f"tests/{name}" for name in _TESTS]
        smoke.say("tests", _tests(wine, folder, [*skipped, *names]))


def _prepared(folder: Path, work: Path) -> Path:
    for wheel in fetch("windows_tests.txt", work / "wheels", ("win_amd64",)).values():
        with zipfile.ZipFile(wheel) as packed:  # whole: pytest finds its plugins in their metadata
            packed.extractall(folder / "testsite")
    for name in _REPOSITORY:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / "repository" / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / "repository" / name)
    shutil.rmtree(folder / "app")
    (folder / "python311._pth").write_text(_PATHS, "utf-8")
    run(tool(COMPILER), "-municode", "-s", "-o", folder / "python.exe", NATIVE / "python.c")
    return folder


def _tests(wine: Wine, folder: Path, words: list[str]) -> str:
    """Run pytest from the copied repository and return its last line."""
    place = wine.path(folder / "repository")
    start = f"import os, sys, pytest; os.chdir(r'{place}'); sys.exit(pytest.main(sys.argv[1:]))"
    options = ("-c", ".ci/pytest-without-qt.ini", "--rootdir", ".", "--tb=short")
    status, said = wine.call(folder / "python.exe", "-X", "utf8", "-c", start, *options, *words, patience=_PATIENCE)
    lines = [line for line in said.splitlines() if line.strip()]
    smoke.expect(status == 0, "\n".join(lines[-60:]))
    return lines[-1]
