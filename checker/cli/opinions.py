"""`opinions`: what bureaus said of a draft, placed and answered, as the table of opinions and their adoption."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from checker.cli.outputs import write_json
from checker.drafting.opinions import answered, answers_of, as_json, place, read_opinions
from checker.errors import NoOpinions, UsageError, WrongOutputFormat
from checker.files import check_output
from checker.opinions import Opinion, Opinions
from checker.reading import read
from checker.reading.elements import Reading
from checker.reports.opinions import disagreements, footer, write_opinions
from checker.sources import read_plan

FORMATS = (".docx", ".xlsx", ".html", ".json")
_SHOWN = 24


def opinions(options: argparse.Namespace, open_window: Any = None) -> int:
    """Read, place and answer opinions, and write the table; returns 0, or 3 where a paper could not be read."""
    _check(options)
    draft = read(read_plan(options.draft))
    imported = read_opinions(_papers(options.files), region=draft.profile.short_region)
    found = place(imported.opinions, draft)
    if options.answers is not None:
        found = _signed(answered(found, answers_of(options.answers), options.answers), found, options)
    found.sent = options.sent if options.sent is not None else found.sent
    _write(found, draft, options)
    _report(found, imported.notes, options)
    for error in imported.refused:
        sys.stderr.write(f"  没有读入：{error}\n")
    return 3 if imported.refused else 0


def _papers(paths: Sequence[Path]) -> list[Path]:
    """Return the papers, those of a folder in the order of their names; what Word keeps beside an open one is none."""
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = sorted(p for p in path.iterdir() if p.is_file() and not p.name.startswith(("~$", ".")))
        if not inside:
            raise NoOpinions(path)
        found += inside
    return found


def _check(options: argparse.Namespace) -> None:
    """Raise before any work when the output can't be written or the numbers are wrong."""
    suffix = options.output.suffix.lower()
    if suffix not in FORMATS:
        raise WrongOutputFormat(options.output, detail=" ".join(FORMATS))
    inputs = (options.draft, *options.files, *((options.answers,) if options.answers else ()))
    check_output(options.output, inputs)
    if options.sent is not None and options.sent < 0:
        raise UsageError(detail="参数 --sent 应是发出的份数")


def _signed(found: Opinions, before: Opinions, options: argparse.Namespace) -> Opinions:
    """Return the opinions, those just answered signed with author and time where the answers say no other."""
    when = (options.date or datetime.now()).isoformat(timespec="seconds")
    items = [
        replace(new, who=new.who or options.author, when=new.when or when) if new != old else new
        for new, old in zip(found, before, strict=True)
    ]
    return Opinions(items, found.agreed, found.sent)


def _write(found: Opinions, draft: Reading, options: argparse.Namespace) -> None:
    if options.output.suffix.lower() == ".json":
        write_json(as_json(found), options.output)
        return
    title = draft.profile.title or draft.plan.path.stem
    when = options.date or datetime.now()
    write_opinions(found, title, options.output, author=options.author, when=when, inputs=_inputs(options))


def _inputs(options: argparse.Namespace) -> Sequence[Path]:
    return (options.draft, *options.files)


def _report(found: Opinions, notes: Sequence[str], options: argparse.Namespace) -> None:
    """Say how many opinions came in, what is to be known of them, and which found no place."""
    lines = [f"{options.draft.name}：{footer(found.counts)}"]
    lines += [f"  注意：{note}" for note in (*disagreements(found.counts), *notes)]
    lost = [(number, opinion) for number, opinion in enumerate(found, 1) if opinion.spot is None]
    if lost:
        lines.append(f"  已定位{len(found) - len(lost)}条，未定位{len(lost)}条：")
        lines += [f"    第{number}条 {opinion.unit}“{_short(opinion)}”：{opinion.unplaced}" for number, opinion in lost]
    sys.stderr.write("\n".join([*lines, f"  已写入 {options.output}", ""]))


def _short(opinion: Opinion) -> str:
    text = opinion.text.replace("\n", " ")
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
