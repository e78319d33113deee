"""Where a check's outputs go: one file each for one draft, one folder each for several."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from checker.cli.arguments import OUTPUTS
from checker.errors import FolderMissing, PlanError, UsageError, WriteFailed, WrongOutputFormat
from checker.files import check_output, reason, write_bytes
from checker.reports.contract import review_json
from checker.review import Review
from checker.word.changes import Earlier
from checker.word.parts import MACRO_SUFFIXES

if TYPE_CHECKING:
    from checker.decisions import Decisions
    from checker.opinions import Opinions
    from checker.reports.explanation_facts import Facts

STANDARD_OUTPUT = Path("-")
_COPIES = ("annotated", "revised", "clean")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The outputs asked for, by option name, and who signs them."""

    paths: dict[str, Path]
    author: str
    when: datetime
    hints: bool = False
    cover: bool = False
    earlier: Earlier = Earlier.KEEP
    facts: Facts | None = None
    opinions: Opinions | None = None

    @classmethod
    def of(cls, options: argparse.Namespace) -> Wanted:
        """Return what the command line asks for."""
        paths = {name: path for name in OUTPUTS if (path := getattr(options, name)) is not None}
        if options.cover and "annotated" not in paths:
            raise UsageError(detail="--cover 要与 --annotated 一起用")
        earlier = Earlier(options.earlier)
        if earlier is Earlier.ACCEPT and "clean" not in paths:
            raise UsageError(detail="--earlier accept 要与 --clean 一起用")
        facts, opinions = _told(options, "explanation" in paths)
        when = options.date or datetime.now()
        return cls(paths, options.author, when, options.hints, options.cover, earlier, facts, opinions)

    def for_draft(self, draft: Path) -> Wanted:
        """Return the outputs of one of several drafts: files named like the draft, in the folders given."""
        paths = {
            name: path if path == STANDARD_OUTPUT else path / f"{draft.stem}{_format(path, _formats(name, draft)[0])}"
            for name, path in self.paths.items()
        }
        return replace(self, paths=paths)

    def make_folders(self) -> None:
        """Make the output folders for several drafts; raises OutputError."""
        for path in self.paths.values():
            if path == STANDARD_OUTPUT:
                continue
            try:
                path.mkdir(parents=True, exist_ok=True)
            except FileExistsError:
                raise WriteFailed(path, detail="校核多份待审稿时，输出应为文件夹") from None
            except OSError:
                raise FolderMissing(path) from None

    def check_apart(self, drafts: Sequence[Path], *, several: bool) -> None:
        """Raise UsageError where two outputs would be the same file."""
        taken: dict[str, tuple[str, Path]] = {}
        for draft in drafts:
            for name, path in (self.for_draft(draft) if several else self).paths.items():
                if path == STANDARD_OUTPUT:
                    continue
                other, before = taken.setdefault(os.path.normcase(path.absolute()), (name, draft))
                if other != name:
                    raise UsageError(detail=f"--{other} 和 --{name} 写到同一个文件“{path.name}”，请给出不同的文件名")
                if before is not draft:
                    raise UsageError(detail=f"两份待审稿的名称都是“{draft.stem}”，结果会互相覆盖，请分开校核")

    def check(self, draft: Path, inputs: tuple[Path, ...]) -> None:
        """Raise before any work when an output can't be written or has the wrong format."""
        for name, path in self.paths.items():
            if path == STANDARD_OUTPUT and name == "json":
                continue
            formats = _formats(name, draft)
            if name != "json" and path.suffix.lower() not in formats:
                raise WrongOutputFormat(path, detail=" ".join(formats))
            check_output(path, inputs)


def _told(options: argparse.Namespace, explained: bool) -> tuple[Facts | None, Opinions | None]:
    """Return what the user tells of the making of a plan and of the opinions on it."""
    given = [name for name in ("facts", "opinions") if getattr(options, name) is not None]
    if given and (not explained or options.several):
        raise UsageError(detail=f"--{given[0]} 要与 --explanation 一起用，一次一份待审稿")
    facts = opinions = None
    if options.facts is not None:
        from checker.reports.explanation_facts import load_facts

        facts = load_facts(options.facts)
    if options.opinions is not None:
        from checker.drafting.opinions import load  # what reads papers is none of a plain check's business

        opinions = load(options.opinions)
    return facts, opinions


def write(review: Review, wanted: Wanted, decisions: Decisions | None = None) -> list[str]:
    """Write every output; returns in Chinese what is to be known of the Word copies, as what is not in them."""
    notes: list[str] = []
    for name, path in wanted.paths.items():
        try:
            notes += _written(name, review, path, wanted, decisions)
        except PlanError:
            raise
        except OSError as error:
            if path == STANDARD_OUTPUT:
                raise
            raise WriteFailed(path, detail=reason(error)) from error
    return notes


def _written(name: str, review: Review, path: Path, wanted: Wanted, decisions: Decisions | None) -> list[str]:
    if name == "json":
        write_json(review_json(review), path)
        return []
    from checker.cli.writers import WRITERS  # what makes Word copies and reports takes longer to load than to check

    return WRITERS[name](review, path, wanted, decisions)


def write_json(data: dict[str, object], path: Path) -> None:
    """Write a JSON report to a file, or to standard output for `-`."""
    try:
        content = msgspec.json.format(msgspec.json.encode(data), indent=1) + b"\n"
    except UnicodeEncodeError:  # a file name that the system's encoding can't tell holds halves of characters
        content = json.dumps(data, indent=1).encode("ascii") + b"\n"
    if path == STANDARD_OUTPUT:
        sys.stdout.write(content.decode("utf-8"))
    else:
        write_bytes(path, content)


def _formats(name: str, draft: Path) -> tuple[str, ...]:
    """Return the endings that an output may have, the usual one first: a copy of a draft with macros keeps them."""
    keeps = name in _COPIES and draft.suffix.lower() in MACRO_SUFFIXES
    return MACRO_SUFFIXES if keeps else OUTPUTS[name]


def _format(folder: Path, default: str) -> str:
    """Return the ending of the files in an output folder: `reports.xlsx/` gives .xlsx, `reports/` the default."""
    return folder.suffix.lower() if folder.suffix else default
