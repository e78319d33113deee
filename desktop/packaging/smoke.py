"""`python -m desktop.packaging.smoke [windows] [windows-tests] [linux]`: does what is in dist/ do its work?

Not part of the quick tests: it takes minutes. A system whose tools are missing here is skipped, and says why.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from checker import resources
from checker.cli.demo import sample_paths
from desktop.packaging.stage import ROOT

Line = dict[str, object]
_COLOURS = 200  # an empty screen has one, a window with text some thousand


class SmokeError(Exception):
    """What was built does not do its work."""


class SkippedError(Exception):
    """The tools to try it are not here."""


def say(step: str, result: str) -> None:
    """Print one step that went well."""
    sys.stdout.write(f"  {step}: {result}\n")
    sys.stdout.flush()


def expect(right: bool, what: str) -> None:
    """Raise SmokeError unless it is right."""
    if not right:
        raise SmokeError(what)


def need(*tools: str) -> None:
    """Raise SkippedError unless all tools are on PATH."""
    if missing := [name for name in tools if shutil.which(name) is None]:
        raise SkippedError(f"{', '.join(missing)} not on PATH")


def first(said: str) -> str:
    """Return the first line that says something."""
    return next((line.strip() for line in said.splitlines() if line.strip()), "")


def package(dist: Path, ending: str) -> Path:
    """Return the newest package with an ending; raises SkippedError where there is none."""
    found = sorted(dist.glob(f"*{ending}"), key=lambda path: path.stat().st_mtime)
    if not found:
        raise SkippedError(f"no *{ending} in {dist}: build it first")
    return found[-1]


def sample(folder: Path, draft_name: str) -> tuple[Path, list[Path]]:
    """Copy the sample into a folder, the draft under another name; return the draft and the plans above it."""
    draft, uppers = sample_paths()
    folder.mkdir(parents=True, exist_ok=True)
    copied = Path(shutil.copy(draft, folder / draft_name))
    return copied, [Path(shutil.copy(upper, folder)) for upper in uppers]


def findings(result: Path) -> list[tuple[object, ...]]:
    """Return what a written result says of each finding, but for the program and the paths."""
    found = json.loads(result.read_text("utf-8"))["findings"]
    return [tuple(json.dumps(line[key], ensure_ascii=False) for key in sorted(line)) for line in found]


def expected_findings(draft: Path, uppers: list[Path], work: Path) -> list[tuple[object, ...]]:
    """Return the findings that this checkout's own Python comes to."""
    target = work / "expected.json"
    words = ["check", str(draft), *(word for upper in uppers for word in ("--upper", str(upper)))]
    command = [sys.executable, str(ROOT / "main.py"), *words, "--json", str(target), "--fail-on", "never"]
    subprocess.run(command, check=True, capture_output=True)
    return findings(target)


def compare(result: Path, expected: list[tuple[object, ...]]) -> str:
    """Return how many findings agree; raises SmokeError unless all do, and the stored list is among them."""
    found = findings(result)
    expect(found == expected, f"{len(found)} findings, not the {len(expected)} that are expected")
    rules = {json.loads(line["rule"]) for line in map(_named(result), found)}
    missing = {row["rule"] for row in resources.rows("samples/expected.tsv")} - rules
    expect(not missing, f"not found: {', '.join(sorted(missing))}")
    return f"{len(found)} of {len(expected)}, the stored list among them"


def _named(result: Path) -> Callable[[tuple[object, ...]], dict[str, str]]:
    keys = sorted(json.loads(result.read_text("utf-8"))["findings"][0])
    return lambda line: dict(zip(keys, map(str, line), strict=True))


@contextmanager
def screen() -> Iterator[str]:
    """Give a screen of its own, with a number that is free; yields what DISPLAY has to say."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1500x950x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    try:
        yield f":{process.stdout.readline().strip()}"  # written once the screen is there
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()


def picture(display: str, target: Path, patience: float) -> int:
    """Wait until there is a window to see, take a picture of the screen, and return how many colours it has."""
    target.parent.mkdir(parents=True, exist_ok=True)
    end, seen = time.monotonic() + patience, 0
    while time.monotonic() < end:
        time.sleep(3)
        subprocess.run(["import", "-display", display, "-window", "root", target], check=True, capture_output=True)
        before, seen = seen, colours(target)
        if seen > _COLOURS and seen == before:  # two pictures alike: it is all there
            return seen
    raise SmokeError(f"no window within {patience:.0f} s, {seen} colours on the screen")


def colours(image: Path) -> int:
    """Return how many colours a picture has."""
    told = subprocess.run(["identify", "-format", "%k", image], check=True, capture_output=True, text=True)
    return int(told.stdout)


def listing(folder: Path) -> set[str]:
    """Return the files below a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def main() -> int:
    """Try what is asked for; returns 1 when something built does not do its work."""
    from desktop.packaging.smoke_linux import smoke_linux
    from desktop.packaging.smoke_tests import smoke_tests
    from desktop.packaging.smoke_windows import smoke_windows

    systems = {"windows": smoke_windows, "windows-tests": smoke_tests, "linux": smoke_linux}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("systems", nargs="*", choices=[*systems, []], help="all when none is given")
    parser.add_argument("--dist", type=Path, default=Path("dist"))
    options = parser.parse_args()
    failed = 0
    for system in options.systems or systems:
        sys.stdout.write(f"{system}\n")
        with tempfile.TemporaryDirectory(prefix="smoke-") as work:
            try:
                systems[system](options.dist.resolve(), Path(work))
            except SkippedError as reason:
                sys.stdout.write(f"  skipped: {reason}\n")
            except (SmokeError, subprocess.SubprocessError, OSError) as error:
                sys.stdout.write(f"  FAILED: {error}\n")
                failed = 1
    return failed


if __name__ == "__main__":
    from desktop.packaging import smoke  # the module that the others know, not the one that was started

    sys.exit(smoke.main())
