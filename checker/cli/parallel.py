"""Several drafts checked by several processes, told in the order of the drafts as if one process had checked them.

What a worker says is held back until the drafts before are told; a worker that dies leaves its drafts to this process.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from multiprocessing.context import BaseContext
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from checker.cli.progress import bar

MANY = 16
"""Drafts from which on several processes are worth their start, where nothing else is asked for."""
_MOST = 4  # processes, unless more are asked for

CheckOne = Callable[[Path], int]
"""Checks one draft, writes and tells it, and returns the exit status."""
_check: list[CheckOne] = []  # what a worker was made for


class Said(NamedTuple):
    """What one draft came to: its exit status, and what belongs on standard output and standard error."""

    status: int
    output: str
    messages: str


def processes(asked: int | None, drafts: int) -> int:
    """Return how many processes check so many drafts: as asked, or one per core, up to four, where they are many."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    wanted = asked or (min(_MOST, usable) if drafts >= MANY else 1)
    return min(wanted, drafts)


def can_copy() -> bool:
    """Tell whether workers may start as copies of this process, with all that it has loaded, instead of afresh."""
    return sys.platform.startswith("linux")


def check_apart(drafts: Sequence[Path], make: Callable[[], CheckOne], jobs: int, *, copies: bool) -> list[int]:
    """Check the drafts in `jobs` processes and return the exit status of each.

    `make` gives what checks one draft, and is called in each process; where these are no `copies` of this one it is
    pickled on its way there.
    """
    pool = ProcessPoolExecutor(jobs, _context(copies), initializer=_start, initargs=(make,))
    try:
        with _uninterrupted():  # a process that is just starting would answer with a traceback
            results = [pool.submit(_checked, draft) for draft in drafts]
        return _told(drafts, results, make)
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        _interrupt_workers()
        raise
    finally:
        pool.shutdown()


def _told(drafts: Sequence[Path], results: Sequence[Future[Said]], make: Callable[[], CheckOne]) -> list[int]:
    """Tell the results in the order of the drafts, and return the status of each."""
    statuses = []
    with bar() as told:
        for number, (draft, result) in enumerate(zip(drafts, results, strict=True)):
            told(draft.name, number, len(drafts))
            try:
                said = result.result()
            except BrokenProcessPool:
                said = _held_back(_own(make), draft)
            sys.stdout.write(said.output)
            sys.stderr.write(said.messages)
            statuses.append(said.status)
    return statuses


def _own(make: Callable[[], CheckOne]) -> CheckOne:
    """Return what checks a draft in this process."""
    if not _check:
        _check.append(make())
    return _check[0]


def _start(make: Callable[[], CheckOne]) -> None:
    """Make a worker ready; between two drafts it is deaf to Ctrl+C, which then ends the process that gave it work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # was born with it held back
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):  # said once, by the process that asks
        _check[:] = [make()]


def _checked(draft: Path) -> Said:
    """Check one draft in a worker."""
    signal.signal(signal.SIGINT, _interrupted)
    try:
        return _held_back(_check[0], draft)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def _held_back(check: CheckOne, draft: Path) -> Said:
    """Check one draft and return what it says instead of saying it."""
    with redirect_stdout(io.StringIO()) as output, redirect_stderr(io.StringIO()) as messages:
        status = check(draft)
    return Said(status, output.getvalue(), messages.getvalue())


def _interrupted(number: int, frame: FrameType | None) -> None:
    """Stop the draft in work, once: what is half written is being put away then."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise KeyboardInterrupt


def _interrupt_workers() -> None:
    """Pass Ctrl+C on to the workers; on Windows the console does that itself."""
    if sys.platform != "win32":
        for worker in multiprocessing.active_children():
            if worker.pid is not None and worker.is_alive():
                os.kill(worker.pid, signal.SIGINT)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold Ctrl+C back inside the block, as do the processes that start there; it is answered behind the block.

    On Windows, which can't hold it back, it is ignored; outside the main thread nothing changes.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
    elif hasattr(signal, "pthread_sigmask"):
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
    else:
        handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, handler)


def _context(copies: bool) -> BaseContext:
    if copies:
        return multiprocessing.get_context("fork")
    if not Path(sys.executable).stem.lower().startswith("python"):
        sys.frozen = True  # type: ignore[attr-defined]  # the launcher of a package then starts itself as worker
    return multiprocessing.get_context("spawn")
