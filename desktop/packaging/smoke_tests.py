"""Runs the tests, all but those of the window, with the Python shipped for Windows: out of the .zip, under wine.

They run in parts that each report, so that a failure in one does not hide the others. What can't run there says so
itself, by a mark with its reason; no file is left out by its name.
"""

from __future__ import annotations

import re
import shutil
import time
import zipfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from desktop.packaging import smoke
from desktop.packaging.smoke_windows import COMPILER, NATIVE, Wine, windows
from desktop.packaging.stage import NAME, ROOT
from desktop.packaging.wheels import fetch, run, tool

_REPOSITORY = (
    *("checker", "resources", "templates", "tests", "desktop", ".ci", "main.py"),
    *("pyproject.toml", "CHANGELOG.md", "README.md", "LICENSE"),
)
_QT = "desktop"  # needs pytest-qt and a screen; the window itself is tried by smoke_windows
_NO_TESTS = ("benchmarks", "__pycache__")
_FIRST = ("files", "sources", "library", "reviews", "cli", "acceptance")  # where Windows is met most
# The last folder and `site` are what `tests.no_network` needs: no PYTHONPATH is heeded beside such a list.
_PATHS = "python311.zip\n.\nsite\nrepository\ntestsite\nrepository/tests/no_network/site\nimport site\n"
_ALL_MODULES = """
import importlib, pkgutil, checker, desktop
for package in (checker, desktop):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)
        print(module.name)
"""
_AT_ONCE = 2  # parts: much of the time goes into starting Windows programs, one after the other
_PATIENCE = 3600  # seconds for one part on a busy machine
_LIMIT = 600  # seconds for one test there
_NO_TESTS_RAN = 5  # what pytest gives back then
_SKIPPED = re.compile(r"SKIPPED \[(\d+)\] (\S+?):(?:\d+:)? (.*)")
_COUNTED = re.compile(r"(\d+) (passed|failed|skipped|errors?|xfailed)")


@dataclass(slots=True)
class Part:
    """What one part came to: how many of each outcome, what was skipped and why, and what failed, as pytest told it."""

    name: str
    counts: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    failure: str = ""

    def line(self) -> str:
        """Return it as one line."""
        outcome = ", ".join(f"{number} {what}" for what, number in self.counts.items()) or "nothing ran"
        return f"{outcome}, {self.seconds:.0f} s"


def smoke_tests(dist: Path, work: Path) -> None:
    """Unpack the .zip, put a python.exe and the test tools beside it, run all parts; raises SmokeError at a failure."""
    archive = smoke.package(dist, "-win64-portable.zip")
    with windows(work) as wine:
        place = wine.disk / "trial"  # not “tests”: some tests tell their own files by that name
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(place)
        folder = _with_python(place / NAME)
        smoke.say("modules", _modules(wine, folder))
        _prepare(folder, work)
        done = []
        with ThreadPoolExecutor(_AT_ONCE) as several:
            for part in several.map(lambda words: _run(wine, folder, *words), parts(ROOT / "tests").items()):
                done.append(part)
                smoke.say(part.name, part.line())
    _tell(done)


def parts(tests: Path) -> dict[str, list[str]]:
    """Return what to give pytest for each part: a folder of tests each, and the files that lie in none as one."""
    folders = [path.name for path in tests.iterdir() if path.is_dir() and path.name not in (_QT, *_NO_TESTS)]
    found = {name: [f"tests/{name}"] for name in folders}
    found["files"] = sorted(f"tests/{path.name}" for path in tests.glob("test_*.py"))
    order = sorted(found, key=lambda name: (_FIRST.index(name) if name in _FIRST else len(_FIRST), name))
    return {name: found[name] for name in order}


def _with_python(folder: Path) -> Path:
    run(tool(COMPILER), "-municode", "-s", "-o", folder / "python.exe", NATIVE / "python.c")
    return folder


def _modules(wine: Wine, folder: Path) -> str:
    """Import every module that is shipped, since most are loaded only where they are asked for."""
    said = wine.good(folder / "python.exe", "-c", _ALL_MODULES).split()
    there = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for package in ("checker", "desktop")
        for path in (ROOT / package).rglob("*.py")
    }
    wanted = {name for name in there if not name.startswith("desktop.packaging")} - {"checker", "desktop"}
    smoke.expect(set(said) == wanted, f"not as in this checkout: {', '.join(sorted(wanted ^ set(said)))}")
    return f"all {len(wanted)} can be imported"


def _prepare(folder: Path, work: Path) -> None:
    """Lay the tests and what they need in place of the program itself."""
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


def _run(wine: Wine, folder: Path, name: str, words: list[str]) -> Part:
    """Run pytest on one part from the copied repository."""
    place = wine.path(folder / "repository")
    start = f"import os, sys, pytest; os.chdir(r'{place}'); sys.exit(pytest.main(sys.argv[1:]))"
    options = ["-c", ".ci/pytest-without-qt.ini", "--rootdir", ".", "--tb=short", "-rs"]
    options += ["--continue-on-collection-errors", "-o", f"timeout={_LIMIT}"]
    began = time.monotonic()
    status, said = wine.call(folder / "python.exe", "-c", start, *options, *words, patience=_PATIENCE)
    return read(name, status, said, time.monotonic() - began)


def read(name: str, status: int, said: str, seconds: float) -> Part:
    """Return what pytest said about one part."""
    lines = [line for line in said.splitlines() if line.strip()]
    part = Part(name, seconds=seconds)
    part.counts.update({what: int(number) for number, what in _COUNTED.findall(lines[-1] if lines else "")})
    for line in lines:
        if found := _SKIPPED.fullmatch(line.strip()):
            part.skipped[f"{found[2]}: {found[3]}".replace("\\", "/")] += int(found[1])
    if status not in (0, _NO_TESTS_RAN) or not (part.counts or status):  # wine says 0 of one that broke off, too
        part.failure = "\n".join(lines[-80:]) or f"ended with {status} without a word"
    return part


def _tell(done: list[Part]) -> None:
    """Tell the sum and every reason for a skipped test; raises SmokeError with what the failed parts said."""
    for part in done:
        for reason, number in sorted(part.skipped.items()):
            smoke.say("skipped", f"{number} × {reason}")
    total = sum((part.counts for part in done), Counter[str]())
    smoke.say("all parts", ", ".join(f"{number} {what}" for what, number in total.items()))
    failed = [f"{part.name}:\n{part.failure}" for part in done if part.failure]
    smoke.expect(not failed, "\n\n".join(failed))
