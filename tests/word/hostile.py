"""What becomes of hostile and strange files: seconds, further memory, and the sentence the user gets.

    python -m tests.word.hostile [--only WORDS] [--keep FOLDER]

Each file is made, then read in a process of its own that was warm before (tables loaded, one document read); of what
can be read a copy with a comment and a tracked change is written as well. `memory` is what the process needed at most
beyond what it had. Bars: no crash, refused or read as expected, within 1 s (of the processor) and 100 MB; the copy
within 20 s. Needs Linux: memory is measured from /proc.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from checker.errors import PlanError
from checker.plan import BODY, Plan
from checker.sources import read_plan
from checker.word.changes import Anchor, Comment, Replacement
from checker.word.export import export
from tests.word import hostile_archives, hostile_documents, hostile_formats, hostile_markup, hostile_pdf
from tests.word.hostile_cases import CASES, GOOD, PLACES, Case

TABLES = (hostile_archives, hostile_markup, hostile_documents, hostile_formats, hostile_pdf)  # importing fills CASES

SECONDS_BAR, MEGABYTES_BAR = 1.0, 100.0
ADDRESS_SPACE, CPU_SECONDS, PATIENCE = 6 << 30, 20, 120
NOBODY = 65534
_SENTENCE = re.compile(r"[^。]*[\u4e00-\u9fff][^。]*。")
_ADVICE = re.compile("请|可以|可用")
_PEAK = re.compile(r"VmHWM:\s+(\d+)")


class Result(NamedTuple):
    """What became of a file: `outcome` is `read`, the code of a refusal, or what went wrong."""

    name: str
    outcome: str
    seconds: float
    megabytes: float
    message: str
    copy: str = ""
    copy_seconds: float = 0.0
    expected: tuple[str, ...] = ()

    @property
    def missed(self) -> list[str]:
        """Name the bars that are missed."""
        out = []
        if self.outcome not in self.expected:
            out.append("outcome")
        if self.seconds > SECONDS_BAR:
            out.append("time")
        if self.megabytes > MEGABYTES_BAR:
            out.append("memory")
        if self.outcome != "read" and (len(_SENTENCE.findall(self.message)) < 2 or not _ADVICE.search(self.message)):
            out.append("sentence")
        if self.copy.startswith("!"):
            out.append("copy")
        return out


def peak() -> float:
    """Return the most memory this process has had since `reset`, in megabytes."""
    found = _PEAK.search(Path("/proc/self/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


def reset() -> None:
    """Forget the peak so far."""
    Path("/proc/self/clear_refs").write_text("5")


def measured(name: str, path: Path) -> Result:
    """Read one file in this process, write a copy of it, and tell what happened."""
    before, began = peak(), time.process_time()
    plan: Plan | None = None
    try:
        plan = read_plan(path)
        outcome, message = "read", f"{len(plan.blocks)} blocks"
    except PlanError as refusal:
        outcome, message = refusal.code, str(refusal)
    except BaseException as error:
        outcome, message = type(error).__name__, str(error)[:200]
    seconds, megabytes = time.process_time() - began, peak() - before
    began = time.process_time()
    copy = copied(path, plan) if plan is not None and plan.format == "docx" else ""
    return Result(name, outcome, seconds, megabytes, message, copy, time.process_time() - began)


def copied(path: Path, plan: Plan) -> str:
    """Write a copy with a comment and a change on the first line with text; `!` leads what went wrong."""
    block = next(b for b in plan.blocks if b.part == BODY and b.text.strip())
    anchor = Anchor(block.line, 0, 1)
    try:
        left_out = export(
            path,
            path.with_name("副本.docx"),
            comments=[Comment(anchor, "请核对。")],
            replacements=[Replacement(anchor, "新")],
            author="核稿助手",
            when=datetime(2026, 1, 5, 9),
        )
    except PlanError as refusal:
        return refusal.code
    except BaseException as error:
        return f"!{type(error).__name__}: {str(error)[:100]}"
    return f"{2 - len(left_out)} of 2"


def apart(name: str, path: Path, *, as_nobody: bool = False) -> Result:
    """Read one file in a child of this process, if asked without root's rights; a child that dies is a result too."""
    near, far = os.pipe()
    child = os.fork()
    if child == 0:
        # Nothing that fails here may go on as if it were the parent.
        try:
            resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
            resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
            signal.alarm(PATIENCE)
            reset()  # only root's own processes may after the rights are given up
            if as_nobody and os.getuid() == 0:
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            os.write(far, json.dumps(measured(name, path)).encode())
        finally:
            os._exit(0)
    os.close(far)
    with os.fdopen(near, "rb") as stream:
        said = stream.read()
    _, status = os.waitpid(child, 0)
    if not said:
        return Result(name, f"died ({status})", PATIENCE, 0, "")
    return Result(*json.loads(said))


def results(only: Sequence[str], without: Sequence[str], keep: Path | None = None) -> Iterator[Result]:
    """Make and read every file whose name has one of the words of `only` and none of `without`."""

    def wanted(name: str) -> bool:
        return any(words in name for words in only) and not any(words in name for words in without)

    with tempfile.TemporaryDirectory() as warm:
        path = Path(warm) / "稿件.docx"
        path.write_bytes(GOOD)
        assert measured("warm", path).copy == "2 of 2"
    for name, case in CASES.items():
        if wanted(name):
            with _folder(keep) as folder:
                path = Path(folder) / case.file
                _made(path, case)
                yield apart(name, path)._replace(expected=case.expected)
    for name, (make, expected) in PLACES.items():
        if wanted(name):
            with _folder(keep) as folder:
                yield apart(name, make(Path(folder)), as_nobody=True)._replace(expected=expected)


def _made(path: Path, case: Case) -> None:
    """Make a file in a process of its own, so that memory it took is not there for reading it."""
    child = os.fork()
    if child == 0:
        try:
            path.write_bytes(case.make())
        finally:
            os._exit(0)
    os.waitpid(child, 0)


def _folder(keep: Path | None) -> tempfile.TemporaryDirectory[str]:
    """Return a folder that anybody may write to."""
    out = tempfile.TemporaryDirectory(dir=keep, ignore_cleanup_errors=True)
    Path(out.name).chmod(0o777)
    return out


def main(arguments: list[str] | None = None) -> int:
    """Print the table; returns 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="*", default=[""], help="only files whose name has one of these words")
    parser.add_argument("--without", nargs="*", default=[], help="no files whose name has one of these words")
    parser.add_argument("--keep", type=Path, help="the folder in which the files are made")
    parser.add_argument("--json", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    found = []
    for result in results(options.only, options.without, options.keep):
        found.append(result)
        if not options.json:
            missed = f"  MISSED {', '.join(result.missed)}" if result.missed else ""
            copy = f"  copy {result.copy} {result.copy_seconds:.2f} s" if result.copy else ""
            print(
                f"{result.name:48} {result.outcome:6} {result.seconds:5.2f} s {result.megabytes:6.1f} MB{copy}{missed}",
                flush=True,
            )
            if missed or result.outcome != "read":
                print(f"    {result.message}", flush=True)
    missed = [result for result in found if result.missed]
    if options.json:
        print(json.dumps([[*result, result.missed] for result in found]))
        return 0
    slowest = max(found, key=lambda r: r.seconds)
    largest = max(found, key=lambda r: r.megabytes)
    print(f"{len(found)} files, {sum(r.outcome == 'read' for r in found)} read, {len(missed)} miss a bar;", end=" ")
    print(f"slowest {slowest.seconds:.2f} s ({slowest.name}), most {largest.megabytes:.0f} MB ({largest.name})")
    return 1 if missed else 0


if __name__ == "__main__":
    with suppress(BrokenPipeError):
        sys.exit(main())
