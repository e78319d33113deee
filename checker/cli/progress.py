"""Progress in a terminal: a bar on standard error, and only where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager

from checker.engine import Progress
from checker.review import Review


def drain(steps: Generator[Progress, None, Review], name: str) -> Review:
    """Run a check to its end and return its review, showing its steps in a terminal."""
    with bar() as told:
        while True:
            try:
                step = next(steps)
            except StopIteration as done:
                return _review(done)
            told(f"{name}　{step.step}", step.done, step.total)


@contextmanager
def bar() -> Iterator[Callable[[str, int, int], None]]:
    """Give what is told each step (what it does, how many are done of how many); where no terminal is, it is mute."""
    if not sys.stderr.isatty():
        yield lambda step, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    with Bar(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("", total=None)
        yield lambda step, done, total: shown.update(task, description=step, completed=done, total=total)


def _review(done: StopIteration) -> Review:
    value = done.value
    if not isinstance(value, Review):
        raise TypeError("the engine gave no review")
    return value
