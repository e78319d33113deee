"""`check`: read the drafts, lay them beside the upper plans, write what is asked for."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import partial
from multiprocessing.util import Finalize
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.cli import parallel
from checker.cli.drafts import drafts_of, summed
from checker.cli.outputs import STANDARD_OUTPUT, Wanted, write
from checker.cli.progress import drain
from checker.cli.statuses import FAILED, FOUND, OK
from checker.cli.upper_plans import UpperPlans
from checker.collector import let_go, paused
from checker.engine import check as check_draft
from checker.errors import PlanError, UsageError
from checker.findings import Severity
from checker.reading import read
from checker.review import Review
from checker.rules import registry
from checker.settings import load
from checker.sources import read_plan

if TYPE_CHECKING:
    from checker.library import Library


def check(options: argparse.Namespace, open_window: Any = None) -> int:
    """Check every draft; returns 0, 1 when a finding reaches --fail-on, or 3 when a draft failed."""
    _check_codes((*options.select, *options.ignore))
    options.drafts, options.several = drafts_of(options.drafts)
    wanted = Wanted.of(options)
    wanted.check_apart(options.drafts, several=options.several)
    if options.several:
        wanted.make_folders()
    else:
        wanted.check(options.drafts[0], _inputs(options))
    statuses = _statuses(options, wanted, time.perf_counter())
    if len(options.drafts) > 1:
        sys.stderr.write(f"{summed(options.drafts, statuses, options.fail_on)}\n")
    return max(statuses)


def _statuses(options: argparse.Namespace, wanted: Wanted, started: float) -> list[int]:
    """Check the drafts, in one process or in several, and return the exit status of each."""
    let_go()
    jobs = parallel.processes(options.jobs, len(options.drafts))
    with opened_library(options) as library:
        batch = Batch(options, wanted, library, started)
        if jobs == 1:
            return list(map(batch.check, options.drafts))
        if parallel.can_copy() and library is None:
            return parallel.check_apart(options.drafts, lambda: batch.check, jobs, copies=True)
    return parallel.check_apart(options.drafts, partial(_begin, options, wanted), jobs, copies=False)


def opened_library(options: argparse.Namespace) -> AbstractContextManager[Library | None]:
    """Return the library that is asked for, or nothing to close."""
    if not options.library:
        return nullcontext()
    with paused():
        from checker.library import Library  # a database is loaded only where one is used

        return Library.open()


def _begin(options: argparse.Namespace, wanted: Wanted) -> Callable[[Path], int]:
    """Return what checks one draft in a process of its own; the library is closed when that process ends."""
    library = opened_library(options).__enter__()
    if library is not None:
        Finalize(None, library.close, exitpriority=1)
    return Batch(options, wanted, library, time.perf_counter()).check


class Batch:
    """The drafts of one command, checked one after another beside the same plans."""

    def __init__(self, options: argparse.Namespace, wanted: Wanted, library: Library | None, started: float) -> None:
        self._options, self._wanted, self._started = options, wanted, started
        self._several: bool = options.several
        self._uppers = UpperPlans(options.upper, library)
        self._siblings = [read(read_plan(path)) for path in options.sibling]

    def check(self, draft: Path) -> int:
        """Check one draft, write and tell what was found; returns the exit status."""
        wanted = self._wanted.for_draft(draft) if self._several else self._wanted
        with paused():
            status = self._checked(draft, wanted)
        self._started = time.perf_counter()
        return status

    def _checked(self, draft: Path, wanted: Wanted) -> int:
        try:
            wanted.check(draft, _inputs(self._options))
            review = self._review(draft)
            notes = write(review, wanted)
        except PlanError as error:
            if not self._several:
                raise
            named = error.path is not None and error.path.name == draft.name  # then the error says it itself
            sys.stderr.write(f"{error}\n" if named else f"{draft.name}：{error}\n")
            return FAILED
        _report(review, wanted, (*self._uppers.said, *(f"注意：{note}" for note in (*review.not_checked, *notes))))
        return FOUND if _fails(review, self._options.fail_on) else OK

    def _review(self, draft: Path) -> Review:
        settings = load(draft, self._options.settings)
        reading = read(read_plan(draft))
        above, untaken = self._uppers.of(reading, self._siblings)
        read_seconds = time.perf_counter() - self._started
        steps = check_draft(
            reading,
            above,
            self._siblings,
            select=self._options.select,
            ignore=self._options.ignore,
            settings=settings,
            known=self._uppers.known,
        )
        review = drain(steps, draft.name)
        review = replace(review, not_checked=(*review.not_checked, *untaken))
        review.seconds["read"] = read_seconds
        return review


def _report(review: Review, wanted: Wanted, notes: Sequence[str]) -> None:
    """Say what was found and what was written, on standard error so that a report may own standard output."""
    counts = "，".join(f"{s.label} {sum(f.severity is s for f in review.findings)}" for s in Severity)
    name = review.draft.plan.path.name
    sys.stderr.write(f"{name}：{counts}（{len(review.draft.metrics)} 项指标，{len(review.readings) - 1} 份对照规划）\n")
    for note in notes:
        sys.stderr.write(f"  {note}\n")
    for path in wanted.paths.values():
        if path != STANDARD_OUTPUT:
            sys.stderr.write(f"  已写入 {path}\n")


def _fails(review: Review, level: str) -> bool:
    if level == "never":
        return False
    limit = Severity(level).rank
    return any(finding.severity.rank <= limit for finding in review.findings)


def _inputs(options: argparse.Namespace) -> tuple[Path, ...]:
    return (*options.drafts, *options.upper, *options.sibling)


def _check_codes(codes: Sequence[str]) -> None:
    if missing := registry.unknown(codes):
        raise UsageError(detail=f"没有“{missing[0]}”这条规则")
