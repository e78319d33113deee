"""`apply`: comments and text changes made elsewhere, written into a Word copy of a draft, or of many in one process."""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from checker.cli.faults import unforeseen
from checker.errors import EditsInvalid, PlanError, UsageError
from checker.files import check_output, read_bytes
from checker.word.changes import Earlier, Mode
from checker.word.edits import apply_edits, edits_from, edits_of

_KEYS = ("draft", "edits", "output")
Json = dict[str, Any]


def apply(options: argparse.Namespace, open_window: Any = None) -> int:
    """Write one copy and print an answer for each edit, or work through a batch; returns 0, or 3 when a job failed."""
    given = [getattr(options, key) for key in _KEYS]
    if options.batch is not None:
        if any(value is not None for value in given):
            raise UsageError(detail="--batch 中每一行已写明待审稿、修改清单和输出，不要再另外给出")
        return _batch(options.batch, options)
    if missing := [name for name, value in zip(("待审稿", "--edits", "--output"), given, strict=True) if value is None]:
        raise UsageError(detail=f"缺少参数：{'、'.join(missing)}")
    answers = _job(options.draft, options.edits, options.output, options)
    sys.stdout.write(json.dumps(answers, ensure_ascii=False, indent=1) + "\n")
    return 0


def _batch(path: Path, options: argparse.Namespace) -> int:
    """Do the jobs of a file one by one; a line of JSON on standard output says what became of each."""
    failed = False
    taken: dict[str, int] = {}
    for number, line in enumerate(read_bytes(path).removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        report = _reported(line, number, taken, options)
        failed = failed or "error" in report
        sys.stdout.write(json.dumps(report, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return 3 if failed else 0


def _reported(line: bytes, number: int, taken: dict[str, int], options: argparse.Namespace) -> Json:
    """Do the job of one line; whatever goes wrong with it is its own affair. `taken` are the outputs so far."""
    report: Json = {"job": number}
    try:
        job = _parsed(line, number, options.batch)
        report |= {"draft": job["draft"], "output": job["output"]}
        before = taken.setdefault(os.path.normcase(Path(job["output"]).absolute()), number)
        if before != number:
            raise EditsInvalid(options.batch, detail=f"第{number}行与第{before}行写到同一个文件")
        edits = job["edits"] if isinstance(job["edits"], list) else Path(job["edits"])
        return report | {"results": _job(Path(job["draft"]), edits, Path(job["output"]), options)}
    except PlanError as error:
        return report | {"error": str(error)}
    except Exception as error:  # the jobs that follow are not to suffer from a fault met in this one
        return report | {"error": unforeseen(error)}


def _parsed(line: bytes, number: int, path: Path) -> Json:
    """Return a job's line; raises EditsInvalid."""
    try:
        job = json.loads(line)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        raise EditsInvalid(path, detail=f"第{number}行不是正确的 JSON") from None
    if not isinstance(job, dict):
        raise EditsInvalid(path, detail=f"第{number}行不是一个对象")
    for key in _KEYS:
        if not (isinstance(job.get(key), str) and job[key]) and not (key == "edits" and isinstance(job.get(key), list)):
            raise EditsInvalid(path, detail=f"第{number}行的 {key} 应是文件路径")
    return job


def _job(draft: Path, edits: Path | list[object], output: Path, options: argparse.Namespace) -> list[Json]:
    """Write one copy; return the contract's answers."""
    check_output(output, (draft, edits) if isinstance(edits, Path) else (draft,))
    listed = edits_from(edits, options.batch) if isinstance(edits, list) else edits_of(read_bytes(edits), edits)
    notes: list[str] = []
    answers = apply_edits(
        draft,
        listed,
        output,
        author=options.author,
        when=options.date or datetime.now(),
        mode=Mode(options.mode),
        earlier=Earlier(options.earlier),
        notes=notes,
    )
    for note in notes:  # standard output is for those who parse it
        sys.stderr.write(f"{draft.name}：{note}\n")
    return [answer.as_json() for answer in answers]
