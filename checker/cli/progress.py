"""Progress of a check in a terminal: a bar on standard error, and only where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Generator

from checker.engine import Progress
from checker.review import Review


def drain(steps: Generator[Progress, None, Review], name: str) -> Review:
    """Run a check to its end and return its review, showing its steps in a terminal."""
    if not sys.stderr.isatty():
        return _finish(steps)
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(name, total=None)
        while True:
            try:
                step = next(steps)
            except StopIteration as done:
                return _review(done)
            bar.update(task, description=f"{name}　{step.step}", completed=step.done, total=step.total)


def _finish(steps: Generator[Progress, None, Review]) -> Review:
    while True:
        try:
            next(steps)
        except StopIteration as done:
            return _review(done)


def _review(done: StopIteration) -> Review:
    value = done.value
    if not isinstance(value, Review):
        raise TypeError("the engine gave no review")
    return value
