"""`compare`: two versions of a draft beside each other, as the 修改对照表 or as JSON."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from checker.cli.check import opened_library
from checker.cli.outputs import STANDARD_OUTPUT, write_json
from checker.cli.progress import drain
from checker.cli.upper_plans import UpperPlans
from checker.collector import let_go, paused
from checker.drafting.compare import compare as compare_readings
from checker.drafting.versions.records import Basis
from checker.engine import check
from checker.errors import WrongOutputFormat
from checker.files import check_output
from checker.reading import read
from checker.reading.elements import Reading
from checker.review import Review
from checker.settings import load
from checker.sources import read_plan

FORMATS = (".docx", ".xlsx", ".json")


def compare(options: argparse.Namespace, open_window: Any = None) -> int:
    """Write what was changed from the old version to the new one; returns 0."""
    output: Path = options.output
    if output != STANDARD_OUTPUT:
        if output.suffix.lower() not in FORMATS:
            raise WrongOutputFormat(output, detail=" ".join(FORMATS))
        check_output(output, (options.old, options.new, *options.upper, *filter(None, [options.opinions])))
    let_go()
    with opened_library(options) as library, paused():
        uppers = UpperPlans(options.upper, library)
        old, new = (_review(path, uppers, options) for path in (options.old, options.new))
        bases = _bases(options.opinions, old.draft)
        found = compare_readings(old.draft, new.draft, old_review=old, new_review=new, bases=bases)
        _write(found, output, options)
    for note in dict.fromkeys((*old.not_checked, *new.not_checked)):
        sys.stderr.write(f"  注意：{note}\n")
    if output != STANDARD_OUTPUT:
        sys.stderr.write(f"  已写入 {output}\n")
    return 0


def _bases(path: Path | None, old: Reading) -> Sequence[Basis]:
    """Return the opinions that were followed, where a file of them is given."""
    if path is None:
        return ()
    from checker.drafting.opinions import load as load_opinions
    from checker.drafting.opinions import opinion_bases

    return opinion_bases(load_opinions(path), old)


def _review(path: Path, uppers: UpperPlans, options: argparse.Namespace) -> Review:
    """Return one version, checked beside the upper plans."""
    reading = read(read_plan(path))
    above, untaken = uppers.of(reading)
    for line in uppers.said:
        sys.stderr.write(f"  {line}\n")
    settings = load(path, options.settings)
    review = drain(check(reading, above, settings=settings, known=uppers.known), path.name)
    for note in untaken:
        sys.stderr.write(f"  注意：{note}\n")
    return review


def _write(found: Any, output: Path, options: argparse.Namespace) -> None:
    from checker.reports.version_table import summary

    sys.stderr.write(f"{options.old.name} → {options.new.name}：{summary(found)}\n")
    if output == STANDARD_OUTPUT or output.suffix.lower() == ".json":
        from checker.reports.version_json import versions_json

        write_json(versions_json(found), output)
        return
    from checker.reports.version_table import write_versions

    write_versions(found, output, author=options.author, when=options.date or datetime.now())
