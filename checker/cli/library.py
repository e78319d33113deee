"""`library`: add, list, show, search, remove, refresh, set-aside."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Generator
from dataclasses import asdict
from typing import Any

from checker.cli import library_tables as show_as
from checker.cli.library_arguments import LEVELS
from checker.cli.outputs import STANDARD_OUTPUT, write_json
from checker.cli.statuses import FAILED
from checker.files import check_output, write_bytes
from checker.library import AddProgress, AddReport, Library, Outcome, ShelfPlan, set_aside
from checker.reports.contract import profile_json

Json = dict[str, Any]


def library(options: argparse.Namespace, open_window: Any = None) -> int:
    """Run one command of the shelf; returns 0, or 3 when a file could not be added."""
    if options.action == "set-aside":
        sys.stdout.write(f"已把损坏的规划库改名为 {set_aside(options.shelf)}，下次使用时新建。\n")
        return 0
    for path in (options.json, getattr(options, "save", None)):
        if path is not None and path != STANDARD_OUTPUT:
            check_output(path)
    with Library.open(options.shelf) as shelf:
        return _ACTIONS[options.action](shelf, options)


def _add(shelf: Library, options: argparse.Namespace) -> int:
    report = _drain(shelf.add(options.paths), "入库")
    _answer(options, {"added": [_added(item) for item in report.items]}, lambda: show_as.added(report, shelf.name))
    return FAILED if report.of(Outcome.UNREADABLE) else 0


def _refresh(shelf: Library, options: argparse.Namespace) -> int:
    report = _drain(shelf.refresh(), "重新读取")
    _answer(options, {"refreshed": [_added(i) for i in report.items]}, lambda: show_as.refreshed(report, shelf.name))
    return FAILED if report.of(Outcome.UNREADABLE) else 0


def _list(shelf: Library, options: argparse.Namespace) -> int:
    plans = [plan for plan in shelf.listed() if _wanted(plan, options)]
    stale = len(shelf.stale())
    _answer(options, {"plans": [_plan(plan) for plan in plans]}, lambda: show_as.listed(plans, shelf.name))
    if stale:
        sys.stderr.write(f"有 {stale} 份规划是由旧版程序读取的，可运行 library refresh 更新。\n")
    return 0


def _show(shelf: Library, options: argparse.Namespace) -> int:
    plan, metrics = shelf.shown(options.id), shelf.metrics(options.id)
    if options.save is not None:
        write_bytes(options.save, shelf.file_bytes(options.id))
        sys.stderr.write(f"已写入 {options.save}\n")
    reading = shelf.reading(options.id)
    data = {**_plan(plan), "profile": profile_json(reading), "metrics": [asdict(metric) for metric in metrics]}
    _answer(options, {"plan": data}, lambda: show_as.shown(plan, metrics))
    return 0


def _search(shelf: Library, options: argparse.Namespace) -> int:
    hits = shelf.search(
        " ".join(options.words),
        region=options.region,
        level=LEVELS.get(options.level or ""),
        years=options.years,
        in_force=options.in_force,
        limit=options.limit,
    )
    rows = [
        {
            "id": hit.plan.id,
            "title": hit.plan.title,
            "section": hit.path,
            "line": hit.line,
            "part": hit.part,
            "snippet": hit.snippet,
            "marks": [list(mark) for mark in hit.marks],
        }
        for hit in hits
    ]
    _answer(options, {"hits": rows}, lambda: show_as.found(hits, options.words, len(shelf.plans())))
    return 0


def _remove(shelf: Library, options: argparse.Namespace) -> int:
    plans = [shelf.shown(id) for id in dict.fromkeys(options.ids)]  # all are there, or none is removed
    for plan in plans:
        shelf.remove(plan.known.id)
    _answer(options, {"removed": [_plan(plan) for plan in plans]}, lambda: show_as.removed(plans))
    return 0


_ACTIONS: dict[str, Callable[[Library, argparse.Namespace], int]] = {
    "add": _add,
    "list": _list,
    "show": _show,
    "search": _search,
    "remove": _remove,
    "refresh": _refresh,
}


def _answer(options: argparse.Namespace, data: Json, table: Callable[[], None]) -> None:
    """Give the answer as JSON where that is asked for, else as a table; JSON in a file leaves room for the table."""
    if options.json is not None:
        write_json({"schema": 1, **data}, options.json)
    if options.json != STANDARD_OUTPUT:
        table()


def _wanted(plan: ShelfPlan, options: argparse.Namespace) -> bool:
    profile = plan.known.profile
    if options.region and options.region not in (profile.region or ""):
        return False
    if options.level and profile.level != LEVELS[options.level]:
        return False
    if options.years:
        first, last = profile.period_start, profile.period_end or profile.period_start
        if first is None or last is None or first > options.years[1] or last < options.years[0]:
            return False
    return not (options.in_force and plan.known.superseded_by)


def _plan(plan: ShelfPlan) -> Json:
    profile = plan.known.profile
    return {
        "id": plan.known.id,
        "title": plan.known.title,
        "region": profile.region,
        "level": profile.level,
        "period_start": profile.period_start,
        "period_end": profile.period_end,
        "stage": profile.stage,
        "issued": profile.issued,
        "superseded_by": plan.known.superseded_by,
        "sha256": plan.known.sha256,
        "path": str(plan.path),
        "format": plan.format,
        "characters": plan.characters,
        "added_at": plan.added_at,
    }


def _added(item: Any) -> Json:
    return {
        "path": str(item.path),
        "outcome": item.outcome.value,
        "id": item.id,
        "title": item.title or None,
        "note": item.note or None,
    }


def _drain(steps: Generator[AddProgress, None, AddReport], doing: str) -> AddReport:
    """Run to the end with a bar in a terminal; interrupted, what was added stays."""
    from checker.cli.progress import bar

    with bar() as told:
        while True:
            try:
                step = next(steps)
            except StopIteration as done:
                report: AddReport = done.value
                return report
            told(f"{doing}　{step.path.name}", step.done, step.total)
